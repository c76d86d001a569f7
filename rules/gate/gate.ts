import { stageKinds, type StageKind } from '#nouns/cycle.ts';
import { nameActor, namedBy, readActor, type Actor } from '../actor.ts';
import { checkExpr } from '../expression/check.ts';
import { isTrue, type Witness, type Worked, type World } from '../expression/evaluate.ts';
import { clause, meanings, type Telling } from '../expression/explain.ts';
import { readExpr, type Expr } from '../expression/types.ts';
import { readNamed, said, sentence, the, type Named, type Said } from '../grammar.ts';
import { key, kinds, list, oneOf, orNull, record, type Fault, type Reader } from '../reading.ts';

export const gateVersion = 'gate/1';

/** At which moment a gate is asked. */
export type Moment =
  | { readonly is: 'opens' | 'closes'; readonly stage: string }
  | { readonly is: 'kind_opens'; readonly kinds: readonly StageKind[] }
  | { readonly is: 'invites' | 'transmits' | 'concludes' };

/** `gate/1`: a condition that must hold, and what happens where it does not: the act is refused, or it is only shown. */
export type Gate = {
  readonly key: string;
  readonly name: Named;
  readonly at: Moment;
  readonly must: Expr;
  readonly severity: 'block' | 'warn' | 'measure';
  /** Who may set it aside, by name and with a reason; null where nobody may. */
  readonly override: Actor | null;
};

const stage = { stage: key };
const stageKind = oneOf(stageKinds);
const readMoment: Reader<Moment> = kinds<Moment>({
  opens: stage,
  closes: stage,
  kind_opens: { kinds: list(stageKind, 1) },
  invites: {},
  transmits: {},
  concludes: {},
});
export const readGate: Reader<Gate> = record<Gate>({
  key,
  name: readNamed,
  at: readMoment,
  must: readExpr,
  severity: oneOf(['block', 'warn', 'measure']),
  override: orNull(readActor),
});

export interface Asked {
  readonly gate: string;
  readonly holds: boolean;
  /** The act goes on: the gate holds, or it only warns or measures. */
  readonly passes: boolean;
  readonly working: readonly Worked[];
}

/** Asks a gate in a world: whether it holds, and whether the act may go on. */
export function askGate(gate: Gate, world: World, witness: Witness): Asked {
  const working: Worked[] = [];
  witness.seen(gate.at);
  const holds = isTrue(gate.must, world, {
    seen: witness.seen,
    worked: (line) => {
      working.push(line);
      witness.worked(line);
    },
  });
  return { gate: gate.key, holds, passes: holds || gate.severity !== 'block', working };
}

/** Whether a gate is asked when a stage opens. */
export const guards = ({ at }: Gate, opening: { readonly key: string; readonly kind: string }): boolean =>
  (at.is === 'opens' && at.stage === opening.key) || (at.is === 'kind_opens' && at.kinds.some((kind) => kind === opening.kind));

export const checkGate = ({ must }: Gate, path: string): readonly Fault[] => checkExpr(must, 'truth', [], `${path}.must`);
export const namesInGate = ({ at, override }: Gate): readonly (readonly ['stage' | 'actor', string])[] => [
  ...('stage' in at ? [['stage', at.stage] as const] : []),
  ...(override ? namedBy(override).map((name) => ['actor', name] as const) : []),
];

const moments = {
  opens: { en: 'Before {the stage} opens', es: 'Antes de que se abra {the stage}', pt: 'Antes que {the stage} se abra' },
  closes: { en: 'Before {the stage} closes', es: 'Antes de que se cierre {the stage}', pt: 'Antes que {the stage} se encerre' },
  kind_opens: { en: 'Before people are asked to come', es: 'Antes de pedir a la gente que venga', pt: 'Antes de pedir que as pessoas venham' },
  invites: { en: 'Before anybody is invited', es: 'Antes de invitar a nadie', pt: 'Antes de convidar alguém' },
  transmits: { en: 'Before anything is handed over', es: 'Antes de entregar nada', pt: 'Antes de entregar qualquer coisa' },
  concludes: { en: 'Before the body ends its work', es: 'Antes de que el órgano termine su trabajo', pt: 'Antes que o órgão encerre seu trabalho' },
} as const;
const severities = {
  block: { en: '{at}, this must hold: {clause}.', es: '{at}, debe cumplirse esto: {clause}.', pt: '{at}, é preciso isto: {clause}.' },
  warn: {
    en: '{at}, this should hold; where it does not, the act goes on and the lack is published: {clause}.',
    es: '{at}, debería cumplirse esto; si no, el acto sigue y la falta se publica: {clause}.',
    pt: '{at}, isto deveria valer; se não, o ato segue e a falta é publicada: {clause}.',
  },
  measure: {
    en: '{at}, this is measured and shown: {clause}.',
    es: '{at}, esto se mide y se muestra: {clause}.',
    pt: '{at}, isto é medido e mostrado: {clause}.',
  },
} as const;
const override = {
  en: 'Only {the who} may set this aside, with a reason that is published.',
  es: 'Solo {the who} puede dejarlo sin efecto, con un motivo que se publica.',
  pt: 'Só {the who} pode afastá-lo, com um motivo que é publicado.',
} as const;

/** The gate in whole sentences, under its name. */
export function explainGate({ name, at, must, severity, override: by }: Gate, telling: Telling): Said {
  const { language } = telling;
  const moment = sentence(moments[at.is][language], language, { stage: 'stage' in at ? (telling.nameOf(at.stage) ?? at.stage) : '' });
  const rule = said(sentence(severities[severity][language], language, { at: moment, clause: clause(must, telling) }), meanings(must, telling));
  return said(`${the(name, language)}:`, [rule, ...(by ? [said(sentence(override[language], language, { who: nameActor(by, telling) }))] : [])]);
}
