import type { Words } from '@plenaria/kernel/language.ts';
import type { PlannedStage, StageKind } from '#nouns/cycle.ts';
import type { Charter, DutyTemplate } from '#rules/charter.ts';
import type { DecisionRule } from '#rules/decision.ts';

/** What an organiser may fill in. */
export interface Settings {
  readonly seats: number;
  /** Days to answer; null where no date is promised. */
  readonly dueAfterDays: number | null;
  /** Whole per cent of support that adopts a text. */
  readonly percent: number;
}

export interface Template {
  readonly words: Words;
  readonly help: Words;
  readonly charter: (settings: Settings) => Charter;
}

const stage = (key: StageKind): PlannedStage => ({ key, kind: key, opens: null, closes: null });

const stages: readonly PlannedStage[] = (['form', 'learn', 'deliberate', 'decide', 'transmit', 'respond', 'monitor'] as const).map(stage);

const label = (key: string, support: boolean, words: Words) => ({ key, support, words });

/** Five grades, two of which are support; neutral counts in the denominator (Healthy Democracy, Deschutes 2024). */
export const graded = (percent: number): DecisionRule => ({
  version: 'decision-rule/1', method: 'graded', base: 'cast', atLeast: { of: percent, per: 100 }, quorum: { of: 'seated', atLeast: { of: 2, per: 3 } },
  labels: [
    label('strongly-support', true, { en: 'I strongly support it', es: 'La apoyo firmemente', pt: 'Apoio fortemente' }),
    label('support', true, { en: 'I support it', es: 'La apoyo', pt: 'Apoio' }),
    label('neutral', false, { en: 'I am neutral', es: 'Soy neutral', pt: 'Sou neutro' }),
    label('oppose', false, { en: 'I oppose it', es: 'Me opongo', pt: 'Sou contra' }),
    label('strongly-oppose', false, { en: 'I strongly oppose it', es: 'Me opongo firmemente', pt: 'Sou fortemente contra' }),
  ],
});

const forOrAgainst = (percent: number): DecisionRule => ({
  ...graded(percent), base: 'valid', quorum: { of: 'seated', atLeast: { of: 1, per: 2 } },
  labels: [
    label('for', true, { en: 'For', es: 'A favor', pt: 'A favor' }),
    label('against', false, { en: 'Against', es: 'En contra', pt: 'Contra' }),
    label('stand-aside', false, { en: 'I stand aside', es: 'Me hago a un lado', pt: 'Fico de lado' }),
  ],
});

const owed = (dueAfterDays: number | null): DutyTemplate => ({
  basis: 'letter', dueAfterDays,
  ladder: dueAfterDays === null ? [] : [{ days: 0, act: 'publish' }, { days: 14, act: 'raise' }, { days: 30, act: 'mobilise' }],
});

const addresses = { key: 'addresses', frame: 'addresses' as const, words: { en: 'by a letter to addresses drawn by lot', es: 'por carta a direcciones sorteadas', pt: 'por carta a endereços sorteados' } };
const agencies = { key: 'agencies', frame: 'agencies' as const, words: { en: 'through an agency that knows people without an address', es: 'por medio de una agencia que conoce a personas sin domicilio', pt: 'por uma agência que conhece pessoas sem endereço' } };
const members = { key: 'members', frame: 'members' as const, words: { en: 'as a member of the organisation', es: 'como integrante de la organización', pt: 'como membro da organização' } };

/** Saved configurations; the code never asks which one an assembly came from. */
export const templates = {
  lottery: {
    words: { en: 'People drawn by lot', es: 'Personas elegidas por sorteo', pt: 'Pessoas escolhidas por sorteio' },
    help: { en: 'Letters go out, a public draw fills the seats, texts are graded, offices answer each one.', es: 'Se envían cartas, un sorteo público llena los puestos, los textos se califican y las entidades responden cada uno.', pt: 'Cartas são enviadas, um sorteio público preenche os lugares, os textos recebem notas e os órgãos respondem a cada um.' },
    charter: ({ seats, dueAfterDays, percent }) => ({
      version: 'charter/1', template: 'lottery/1', selection: 'lottery', classes: [{ key: 'member', least: seats, most: seats, vote: true }],
      routes: [addresses, agencies], stages, decision: graded(percent), duty: owed(dueAfterDays),
    }),
  },
  members: {
    words: { en: 'The members of an organisation', es: 'Las personas que integran una organización', pt: 'Os membros de uma organização' },
    help: { en: 'Everybody on the members’ list has a seat; texts are put for or against; the organisation answers to its own members.', es: 'Toda persona de la lista tiene un puesto; los textos se votan a favor o en contra; la organización responde ante su propia gente.', pt: 'Toda pessoa da lista tem um lugar; os textos são votados a favor ou contra; a organização responde aos próprios membros.' },
    charter: ({ dueAfterDays, percent }) => ({
      version: 'charter/1', template: 'members/1', selection: 'join', classes: [{ key: 'member', least: 1, most: null, vote: true }],
      routes: [members], stages, decision: forOrAgainst(percent), duty: owed(dueAfterDays),
    }),
  },
} as const satisfies Readonly<Record<string, Template>>;

export type TemplateKey = keyof typeof templates;
