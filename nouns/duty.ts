import type { CivilDate } from '@plenaria/kernel/civil-date.ts';
import type { Noun, Recorded, Shape, TextRef } from './noun.ts';

/** What a duty rests on, from the strongest to the weakest. A *claim* is a demand nobody accepted. */
export const bases = ['law', 'resolution', 'contract', 'letter', 'pledge', 'claim'] as const;
export type Basis = (typeof bases)[number];

/** What an office may say to one item. *Acknowledged* covers nothing: the clock runs on. */
export const dispositions = ['accepted', 'in-part', 'conditional', 'referred', 'already-done', 'declined', 'acknowledged'] as const;
export type Disposition = (typeof dispositions)[number];

/** One rung of the ladder: so many days after the due date, this is done. */
export interface Rung {
  readonly [key: string]: string | number;
  readonly days: number;
  readonly act: 'publish' | 'notify' | 'raise' | 'call' | 'refer' | 'mobilise';
}

export interface Owed {
  readonly body: string;
  readonly cycle: string;
  readonly item: string;
  readonly debtor: string;
  readonly creditor: string;
  readonly kind: 'respond' | 'hear' | 'explain' | 'report' | 'find-owner';
  readonly basis: Basis;
  /** Never changes: lateness is counted against it for ever (I12). Null: no date was promised, so nothing can be late. */
  readonly due: CivilDate | null;
  readonly ladder: readonly Rung[];
}

export type DutyFact =
  | Shape<'DutyLaid', { body: string; cycle: string; item: string; debtor: string; creditor: string; kind: Owed['kind']; basis: Basis; due: CivilDate | null; ladder: readonly Rung[] }>
  | Shape<'DutyAccepted', Record<string, never>>
  | Shape<'DutyRefused', Record<string, never>, 'why'>
  | Shape<'RecommendationAnswered', { disposition: Disposition; commitment: string | null; referredTo: string | null; by: CivilDate | null; late: boolean; replaces: number | null }, 'reason' | 'act' | 'owner'>
  | Shape<'DutyFellOverdue', { due: CivilDate }>
  | Shape<'DutyEscalated', { rung: number; act: Rung['act']; days: number }>
  | Shape<'DutyExtended', { until: CivilDate }, 'why'>
  | Shape<'DutyWaived', Record<string, never>, 'why'>;

export interface Answer {
  readonly disposition: Disposition;
  readonly on: CivilDate;
  readonly version: number;
  readonly position: number;
  readonly commitment: string | null;
  readonly referredTo: string | null;
  readonly by: CivilDate | null;
  readonly late: boolean;
  readonly reason: TextRef;
  readonly act: TextRef;
  readonly owner: TextRef;
}

export type Duty =
  | { readonly state: 'none' }
  | (Owed & {
      readonly state: 'owed' | 'overdue' | 'fulfilled' | 'fulfilled-late' | 'refused' | 'waived';
      readonly extendedTo: CivilDate | null;
      readonly overdueSince: CivilDate | null;
      readonly rungs: readonly { readonly rung: number; readonly on: CivilDate }[];
      readonly answers: readonly Answer[];
    });

type Laid = Exclude<Duty, { state: 'none' }>;

/** An answer that says something: everything but a bare acknowledgement. */
export const covers = (disposition: Disposition): boolean => disposition !== 'acknowledged';

function answered(duty: Laid, fact: Extract<Recorded<DutyFact>, { type: 'RecommendationAnswered' }>): Laid {
  const { disposition, commitment, referredTo, by, late } = fact.fields;
  const answer = { disposition, on: fact.day, version: fact.version, position: fact.position, commitment, referredTo, by, late, ...fact.texts };
  const answers = [...duty.answers, answer];
  if (!covers(disposition)) return { ...duty, answers };
  return { ...duty, answers, state: late ? 'fulfilled-late' : 'fulfilled' };
}

function evolve(duty: Duty, fact: Recorded<DutyFact>): Duty {
  if (fact.type === 'DutyLaid') {
    return { state: 'owed', ...fact.fields, extendedTo: null, overdueSince: null, rungs: [], answers: [] };
  }
  if (duty.state === 'none') throw new Error(`Invariant broken: ${fact.type} before the duty was laid`);
  switch (fact.type) {
    case 'DutyAccepted':
      return duty;
    case 'DutyRefused':
      return { ...duty, state: 'refused' };
    case 'RecommendationAnswered':
      return answered(duty, fact);
    case 'DutyFellOverdue':
      return { ...duty, state: 'overdue', overdueSince: fact.day };
    case 'DutyEscalated':
      return { ...duty, rungs: [...duty.rungs, { rung: fact.fields.rung, on: fact.day }] };
    case 'DutyExtended':
      return { ...duty, extendedTo: fact.fields.until };
    case 'DutyWaived':
      return { ...duty, state: 'waived' };
  }
}

/** The answer in force: the last one that says something, else the last acknowledgement. */
export function answerOf(duty: Duty): Answer | null {
  if (duty.state === 'none') return null;
  const saying = duty.answers.filter(({ disposition }) => covers(disposition));
  return saying[saying.length - 1] ?? duty.answers[duty.answers.length - 1] ?? null;
}

const said = (en: string, es: string, pt: string) => ({ en, es, pt });

export const duty: Noun<'duty', Duty, DutyFact> = {
  name: 'duty',
  empty: { state: 'none' },
  evolve,
  titles: {},
  facts: {
    DutyLaid: {
      version: 1,
      sentence: said(
        '{debtor} owes an answer on “{item}”{due, select, none {; no date was promised} other {, by {due}}}.',
        '{debtor} debe una respuesta sobre «{item}»{due, select, none {; no se prometió fecha} other {, antes del {due}}}.',
        '{debtor} deve uma resposta sobre “{item}”{due, select, none {; nenhuma data foi prometida} other {, até {due}}}.',
      ),
      names: { item: 'item', debtor: 'party', creditor: 'body', body: 'body', cycle: 'cycle' },
      dates: ['due'],
      sample: { body: 'b1', cycle: 'c1', item: 'i7', debtor: 'p2', creditor: 'b1', kind: 'respond', basis: 'letter', due: '2027-01-31', ladder: [{ days: 0, act: 'publish' }] },
    },
    DutyAccepted: {
      version: 1,
      sentence: said('The office accepted that it owes this answer.', 'La entidad aceptó que debe esta respuesta.', 'O órgão aceitou que deve esta resposta.'),
      sample: {},
    },
    DutyRefused: {
      version: 1,
      sentence: said('The office refused to answer, with its words.', 'La entidad se negó a responder, con sus palabras.', 'O órgão recusou responder, com suas palavras.'),
      sample: {},
    },
    RecommendationAnswered: {
      version: 1,
      sentence: said(
        'The answer: {disposition, select, accepted {accepted} in_part {accepted in part} conditional {accepted on a condition} referred {referred to somebody else} already_done {said to be done already} declined {declined} other {acknowledged only, which answers nothing}}{late, select, true {, after the date that was promised} other {}}.',
        'La respuesta: {disposition, select, accepted {aceptada} in_part {aceptada en parte} conditional {aceptada con una condición} referred {remitida a otra entidad} already_done {se afirma que ya está hecha} declined {rechazada} other {solo acuse de recibo, que no responde nada}}{late, select, true {, después de la fecha prometida} other {}}.',
        'A resposta: {disposition, select, accepted {aceita} in_part {aceita em parte} conditional {aceita com uma condição} referred {encaminhada a outro órgão} already_done {afirma-se que já foi feita} declined {recusada} other {apenas recebida, o que não responde nada}}{late, select, true {, depois da data prometida} other {}}.',
      ),
      names: { commitment: 'commitment', referredTo: 'party' },
      dates: ['by'],
      sample: { disposition: 'accepted', commitment: 'k1', referredTo: null, by: '2027-06-30', late: false, replaces: null },
    },
    DutyFellOverdue: {
      version: 1,
      sentence: said('No answer came by {due}.', 'No hubo respuesta antes del {due}.', 'Nenhuma resposta veio até {due}.'),
      dates: ['due'],
      sample: { due: '2027-01-31' },
    },
    DutyEscalated: {
      version: 1,
      sentence: said(
        'Step {rung} of the ladder, {days} days after the date: {act, select, publish {the silence was published} notify {the debtor was reminded} raise {it was put to the assembly} call {a meeting was called} refer {it was referred} other {those who follow it were asked to act}}.',
        'Paso {rung} de la escalera, {days} días después de la fecha: {act, select, publish {se publicó el silencio} notify {se le recordó a quien debe} raise {se llevó a la asamblea} call {se convocó una reunión} refer {se remitió} other {se pidió actuar a quienes le dan seguimiento}}.',
        'Degrau {rung} da escada, {days} dias depois da data: {act, select, publish {o silêncio foi publicado} notify {quem deve foi lembrado} raise {foi levado à assembleia} call {foi convocada uma reunião} refer {foi encaminhado} other {pediu-se ação a quem acompanha}}.',
      ),
      sample: { rung: 1, act: 'publish', days: 0 },
    },
    DutyExtended: {
      version: 1,
      sentence: said('More time was given, until {until}, with a reason; the first date stays on view.', 'Se dio más tiempo, hasta el {until}, con un motivo; la primera fecha sigue a la vista.', 'Foi dado mais tempo, até {until}, com um motivo; a primeira data continua à vista.'),
      dates: ['until'],
      sample: { until: '2027-03-31' },
    },
    DutyWaived: {
      version: 1,
      sentence: said('The assembly no longer asks for this answer, with a reason.', 'La asamblea ya no pide esta respuesta, con un motivo.', 'A assembleia não pede mais esta resposta, com um motivo.'),
      sample: {},
    },
  },
};
