import { ok, refuse } from '@plenaria/kernel/result.ts';
import { streamOf } from '#nouns/noun.ts';
import type { Verb } from '#record/contract.ts';
import * as made from './made.ts';

export type CancelSessionRefusal = 'no-such-session' | 'already-begun' | 'reason-missing';

/** Cancels a session before it begins, with a reason; the session stays on view as cancelled. */
export const cancelSession: Verb<{ readonly session: string; readonly why: string }, CancelSessionRefusal> = {
  name: 'deliberate.cancel-session',
  reads: ({ session }) => [streamOf('session', session)],
  decide: (past, { session: id, why }) => {
    const session = past.state('session', id);
    if (session.state === 'unscheduled') return refuse('no-such-session');
    if (session.state !== 'scheduled') return refuse('already-begun');
    if (why.trim() === '') return refuse('reason-missing');
    return ok([made.session(id, 'SessionCancelled', {}, { why })]);
  },
};
