import type { CivilDate } from '@plenaria/kernel/civil-date.ts';
import type { Noun, Recorded, Shape, TextRef } from './noun.ts';

export type SessionFact =
  | Shape<'SessionScheduled', { body: string; cycle: string; stage: string; number: number; on: CivilDate; from: string; to: string; way: 'in-person' | 'online' | 'both' }, 'name' | 'place'>
  | Shape<'SessionOpened', Record<string, never>>
  | Shape<'TablesSet', { round: number; tables: readonly (readonly string[])[]; digest: string }>
  | Shape<'AttendanceClosed', { present: readonly string[] }>
  | Shape<'AttendanceCorrected', { occupant: string; present: boolean }, 'why'>
  | Shape<'SheetClosed', { round: number; table: number; notes: number; digest: string; readBack: boolean }>
  | Shape<'TalkClosed', { turns: number; events: number; digest: string }>
  | Shape<'StatementsClosed', { statements: number; digest: string }>
  | Shape<'SessionEnded', Record<string, never>>
  | Shape<'SessionCancelled', Record<string, never>, 'why'>;

export interface Scheduled {
  readonly body: string;
  readonly cycle: string;
  readonly stage: string;
  readonly number: number;
  readonly on: CivilDate;
  readonly from: string;
  readonly to: string;
  readonly way: 'in-person' | 'online' | 'both';
}

/** A meeting, never a sign-in. `present` is null until attendance was closed. */
export type Session =
  | { readonly state: 'unscheduled' }
  | (Scheduled & {
      readonly state: 'scheduled' | 'open' | 'ended' | 'cancelled';
      readonly name: TextRef;
      readonly place: TextRef;
      readonly present: readonly string[] | null;
      readonly rounds: Readonly<Record<string, readonly (readonly string[])[]>>;
      readonly sheets: readonly { readonly round: number; readonly table: number; readonly notes: number; readonly digest: string }[];
      /** The talk queue's log as it stood when it was closed; null until then. */
      readonly talk: { readonly turns: number; readonly events: number; readonly digest: string } | null;
      /** The answers to statements as they stood when they were closed; null until then. */
      readonly statements: { readonly statements: number; readonly digest: string } | null;
    });

type Known = Exclude<Session, { state: 'unscheduled' }>;

function corrected(session: Known, occupant: string, present: boolean): Known {
  const others = (session.present ?? []).filter((one) => one !== occupant);
  return { ...session, present: present ? [...others, occupant].sort() : others };
}

function evolve(session: Session, fact: Recorded<SessionFact>): Session {
  if (fact.type === 'SessionScheduled') return { state: 'scheduled', ...fact.fields, ...fact.texts, present: null, rounds: {}, sheets: [], talk: null, statements: null };
  if (session.state === 'unscheduled') throw new Error(`Invariant broken: ${fact.type} before the session was scheduled`);
  switch (fact.type) {
    case 'SessionOpened':
      return { ...session, state: 'open' };
    case 'TablesSet':
      return { ...session, rounds: { ...session.rounds, [String(fact.fields.round)]: fact.fields.tables } };
    case 'AttendanceClosed':
      return { ...session, present: [...fact.fields.present].sort() };
    case 'AttendanceCorrected':
      return corrected(session, fact.fields.occupant, fact.fields.present);
    case 'SheetClosed': {
      const { round, table, notes, digest } = fact.fields;
      return { ...session, sheets: [...session.sheets, { round, table, notes, digest }] };
    }
    case 'TalkClosed':
      return { ...session, talk: fact.fields };
    case 'StatementsClosed':
      return { ...session, statements: fact.fields };
    case 'SessionEnded':
      return { ...session, state: 'ended' };
    case 'SessionCancelled':
      return { ...session, state: 'cancelled' };
  }
}

export const session: Noun<'session', Session, SessionFact> = {
  name: 'session',
  empty: { state: 'unscheduled' },
  evolve,
  titles: { SessionScheduled: 'name' },
  facts: {
    SessionScheduled: {
      version: 1,
      sentence: {
        en: '{title} was called for {on}, {from} to {to}.',
        es: '{title} se convocó para el {on}, de {from} a {to}.',
        pt: '{title} foi convocada para {on}, das {from} às {to}.',
      },
      names: { body: 'body', cycle: 'cycle' },
      dates: ['on'],
      sample: { body: 'b1', cycle: 'c1', stage: 'learn', number: 1, on: '2026-09-14', from: '09:00', to: '17:00', way: 'in-person' },
    },
    SessionOpened: {
      version: 1,
      sentence: { en: '{title} opened.', es: '{title} comenzó.', pt: '{title} começou.' },
      sample: {},
    },
    TablesSet: {
      version: 1,
      sentence: {
        en: 'The tables of round {round} were set.',
        es: 'Se formaron las mesas de la ronda {round}.',
        pt: 'As mesas da rodada {round} foram formadas.',
      },
      sample: { round: 1, tables: [['m-1', 'm-2']], digest: '00' },
    },
    AttendanceClosed: {
      version: 1,
      sentence: {
        en: 'Attendance at {title} was closed: {present, plural, one {# person} other {# people}} there.',
        es: 'Se cerró la asistencia de {title}: {present, plural, one {# persona} other {# personas}}.',
        pt: 'A presença em {title} foi encerrada: {present, plural, one {# pessoa} other {# pessoas}}.',
      },
      sample: { present: ['m-1'] },
    },
    AttendanceCorrected: {
      version: 1,
      sentence: {
        en: 'Attendance was corrected, with a reason: one member was {present, select, true {there} other {not there}}.',
        es: 'Se corrigió la asistencia, con un motivo: una persona miembro {present, select, true {sí estuvo} other {no estuvo}}.',
        pt: 'A presença foi corrigida, com um motivo: uma pessoa membro {present, select, true {estava} other {não estava}} lá.',
      },
      sample: { occupant: 'm-1', present: true },
    },
    SheetClosed: {
      version: 1,
      sentence: {
        en: 'Table {table} closed its sheet of round {round}: {notes, plural, one {# note} other {# notes}}.',
        es: 'La mesa {table} cerró su hoja de la ronda {round}: {notes, plural, one {# nota} other {# notas}}.',
        pt: 'A mesa {table} fechou sua folha da rodada {round}: {notes, plural, one {# nota} other {# notas}}.',
      },
      sample: { round: 1, table: 1, notes: 7, digest: '00', readBack: true },
    },
    TalkClosed: {
      version: 1,
      sentence: {
        en: 'The talk queue of {title} was closed: {turns, plural, one {# turn} other {# turns}}.',
        es: 'Se cerró la lista de palabra de {title}: {turns, plural, one {# intervención} other {# intervenciones}}.',
        pt: 'A lista de fala de {title} foi encerrada: {turns, plural, one {# fala} other {# falas}}.',
      },
      sample: { turns: 37, events: 120, digest: '00' },
    },
    StatementsClosed: {
      version: 1,
      sentence: {
        en: 'Answering at {title} was closed, with {statements, plural, one {# statement} other {# statements}}.',
        es: 'Se cerraron las respuestas en {title}, con {statements, plural, one {# afirmación} other {# afirmaciones}}.',
        pt: 'As respostas em {title} foram encerradas, com {statements, plural, one {# afirmação} other {# afirmações}}.',
      },
      sample: { statements: 24, digest: '00' },
    },
    SessionEnded: {
      version: 1,
      sentence: { en: '{title} ended.', es: '{title} terminó.', pt: '{title} terminou.' },
      sample: {},
    },
    SessionCancelled: {
      version: 1,
      sentence: {
        en: '{title} was cancelled, with a reason.',
        es: '{title} se canceló, con un motivo.',
        pt: '{title} foi cancelada, com um motivo.',
      },
      sample: {},
    },
  },
};
