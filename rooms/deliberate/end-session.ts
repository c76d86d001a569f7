import { ok, refuse } from '@plenaria/kernel/result.ts';
import { streamOf } from '#nouns/noun.ts';
import type { Verb } from '#record/contract.ts';
import * as made from './made.ts';

export type EndSessionRefusal = 'no-such-session' | 'not-open' | 'attendance-not-closed';

/** Ends a session whose attendance is closed. */
export const endSession: Verb<{ readonly session: string }, EndSessionRefusal> = {
  name: 'deliberate.end-session',
  reads: ({ session }) => [streamOf('session', session)],
  decide: (past, { session: id }) => {
    const session = past.state('session', id);
    if (session.state === 'unscheduled') return refuse('no-such-session');
    if (session.state !== 'open') return refuse('not-open');
    if (session.present === null) return refuse('attendance-not-closed');
    return ok([made.session(id, 'SessionEnded', {}, {})]);
  },
};
