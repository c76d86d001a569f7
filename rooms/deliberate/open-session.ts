import { ok, refuse } from '@plenaria/kernel/result.ts';
import { streamOf } from '#nouns/noun.ts';
import type { Verb } from '#record/contract.ts';
import * as made from './made.ts';

export type OpenSessionRefusal = 'no-such-session' | 'not-scheduled' | 'before-the-day' | 'not-funded';

/**
 * Opens a session, once its day has come and every money line of the cycle is covered by what was *committed*: nobody
 * is asked to come before stipends, care and interpreters are paid for (safeguard 16, I15).
 */
export const openSession: Verb<{ readonly session: string }, OpenSessionRefusal> = {
  name: 'deliberate.open-session',
  reads: ({ session }) => [streamOf('session', session)],
  decide: (past, { session: id }, now, vocabulary) => {
    const session = past.state('session', id);
    if (session.state === 'unscheduled') return refuse('no-such-session');
    if (session.state !== 'scheduled') return refuse('not-scheduled');
    if (now.day < session.on) return refuse('before-the-day');
    const short = vocabulary.figure('funds.lines_short', { body: session.body, cycle: session.cycle, mandate: '' }, past);
    if (!short.ok) return refuse(short.refusal);
    if (short.value !== 0) return refuse('not-funded');
    return ok([made.session(id, 'SessionOpened', {}, {})]);
  },
};
