import { ok, refuse } from '@plenaria/kernel/result.ts';
import { streamOf } from '#nouns/noun.ts';
import type { Verb } from '#record/contract.ts';
import * as made from './made.ts';

export type CloseAttendanceRefusal = 'no-such-session' | 'not-open' | 'already-closed' | 'counted-twice';

/** Closes the list of who is there, so that quorums and stipends rest on a fact. */
export const closeAttendance: Verb<{ readonly session: string; readonly present: readonly string[] }, CloseAttendanceRefusal> = {
  name: 'deliberate.close-attendance',
  reads: ({ session }) => [streamOf('session', session)],
  decide: (past, { session: id, present }) => {
    const session = past.state('session', id);
    if (session.state === 'unscheduled') return refuse('no-such-session');
    if (session.state !== 'open') return refuse('not-open');
    if (session.present !== null) return refuse('already-closed');
    if (new Set(present).size !== present.length) return refuse('counted-twice');
    return ok([made.session(id, 'AttendanceClosed', { present: [...present].sort() }, {})]);
  },
};
