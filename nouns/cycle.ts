import type { CivilDate } from '@plenaria/kernel/civil-date.ts';
import type { Noun, Recorded, Shape } from './noun.ts';

/** The nine kinds of stage (domain 5.5): what a stage does on the way from agenda to enforcement. */
export const stageKinds = ['agenda', 'form', 'learn', 'deliberate', 'decide', 'transmit', 'respond', 'implement', 'monitor'] as const;
export type StageKind = (typeof stageKinds)[number];

export interface PlannedStage {
  readonly [key: string]: string | null;
  readonly key: string;
  readonly kind: StageKind;
  readonly opens: CivilDate | null;
  readonly closes: CivilDate | null;
}

export type CycleFact =
  | Shape<'CyclePlanned', { body: string; mandate: string; number: number; stages: readonly PlannedStage[] }, 'name'>
  | Shape<'StageOpened', { stage: string }>
  | Shape<'StageClosed', { stage: string }>
  | Shape<'GateSetAside', { stage: string; gate: string }, 'why'>
  | Shape<'CycleClosed', Record<string, never>>;

export type Cycle =
  | { readonly state: 'unplanned' }
  | {
      readonly state: 'planned' | 'under-way' | 'closed';
      readonly body: string;
      readonly mandate: string;
      readonly number: number;
      readonly stages: readonly PlannedStage[];
      readonly opened: readonly string[];
      readonly closed: readonly string[];
      readonly setAside: readonly { readonly stage: string; readonly gate: string }[];
    };

function evolve(cycle: Cycle, fact: Recorded<CycleFact>): Cycle {
  if (fact.type === 'CyclePlanned') return { state: 'planned', ...fact.fields, opened: [], closed: [], setAside: [] };
  if (cycle.state === 'unplanned') throw new Error(`Invariant broken: ${fact.type} before the cycle was planned`);
  switch (fact.type) {
    case 'StageOpened':
      return { ...cycle, state: 'under-way', opened: [...cycle.opened, fact.fields.stage] };
    case 'StageClosed':
      return { ...cycle, closed: [...cycle.closed, fact.fields.stage] };
    case 'GateSetAside':
      return { ...cycle, setAside: [...cycle.setAside, { stage: fact.fields.stage, gate: fact.fields.gate }] };
    case 'CycleClosed':
      return { ...cycle, state: 'closed' };
  }
}

/** A stage is open when it was opened and not closed since. */
export const stageIsOpen = (cycle: Cycle, stage: string): boolean =>
  cycle.state !== 'unplanned' && cycle.opened.includes(stage) && !cycle.closed.includes(stage);

/** The name of a stage by its usual key; a stage that a charter calls otherwise keeps its own word. */
const called = {
  en: '{stage, select, agenda {agenda} form {forming the body} learn {learning} deliberate {deliberation} decide {the vote} transmit {handing over} respond {answers} implement {carrying out} monitor {checking} other {{stage}}}',
  es: '{stage, select, agenda {agenda} form {formación} learn {aprendizaje} deliberate {deliberación} decide {votación} transmit {entrega} respond {respuestas} implement {ejecución} monitor {comprobación} other {{stage}}}',
  pt: '{stage, select, agenda {pauta} form {formação} learn {aprendizado} deliberate {deliberação} decide {votação} transmit {entrega} respond {respostas} implement {execução} monitor {verificação} other {{stage}}}',
};

export const cycle: Noun<'cycle', Cycle, CycleFact> = {
  name: 'cycle',
  empty: { state: 'unplanned' },
  evolve,
  titles: { CyclePlanned: 'name' },
  facts: {
    CyclePlanned: {
      version: 1,
      sentence: {
        en: '{body} planned its work in {stages} stages.',
        es: '{body} planificó su trabajo en {stages} etapas.',
        pt: '{body} planejou seu trabalho em {stages} etapas.',
      },
      names: { body: 'body', mandate: 'mandate' },
      sample: { body: 'b1', mandate: 'm1', number: 1, stages: [{ key: 'form', kind: 'form', opens: null, closes: null }] },
    },
    StageOpened: {
      version: 1,
      sentence: { en: `The stage “${called.en}” opened.`, es: `Se abrió la etapa «${called.es}».`, pt: `A etapa “${called.pt}” foi aberta.` },
      sample: { stage: 'form' },
    },
    StageClosed: {
      version: 1,
      sentence: { en: `The stage “${called.en}” closed.`, es: `Se cerró la etapa «${called.es}».`, pt: `A etapa “${called.pt}” foi encerrada.` },
      sample: { stage: 'form' },
    },
    GateSetAside: {
      version: 1,
      sentence: {
        en: 'A condition of the stage “{stage}” was set aside, with a reason: {gate}.',
        es: 'Se dejó sin efecto, con un motivo, una condición de la etapa «{stage}»: {gate}.',
        pt: 'Uma condição da etapa “{stage}” foi afastada, com um motivo: {gate}.',
      },
      sample: { stage: 'learn', gate: 'funded' },
    },
    CycleClosed: {
      version: 1,
      sentence: { en: 'The cycle closed.', es: 'El ciclo se cerró.', pt: 'O ciclo foi encerrado.' },
      sample: {},
    },
  },
};
