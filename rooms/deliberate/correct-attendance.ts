import { ok, refuse } from '@plenaria/kernel/result.ts';
import { streamOf } from '#nouns/noun.ts';
import type { Verb } from '#record/contract.ts';
import * as made from './made.ts';

export interface CorrectAttendanceCommand {
  readonly session: string;
  readonly occupant: string;
  readonly present: boolean;
  readonly why: string;
}

export type CorrectAttendanceRefusal = 'no-such-session' | 'not-closed-yet' | 'nothing-to-correct' | 'reason-missing';

/** Corrects attendance after it was closed: a new fact with a reason, never an overwrite. */
export const correctAttendance: Verb<CorrectAttendanceCommand, CorrectAttendanceRefusal> = {
  name: 'deliberate.correct-attendance',
  reads: ({ session }) => [streamOf('session', session)],
  decide: (past, { session: id, occupant, present, why }) => {
    const session = past.state('session', id);
    if (session.state === 'unscheduled') return refuse('no-such-session');
    if (session.present === null) return refuse('not-closed-yet');
    if (session.present.includes(occupant) === present) return refuse('nothing-to-correct');
    if (why.trim() === '') return refuse('reason-missing');
    return ok([made.session(id, 'AttendanceCorrected', { occupant, present }, { why })]);
  },
};
