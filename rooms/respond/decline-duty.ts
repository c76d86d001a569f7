import { ok, refuse } from '@plenaria/kernel/result.ts';
import { streamOf } from '#nouns/noun.ts';
import type { Verb } from '#record/contract.ts';
import * as made from './made.ts';

export type DeclineDutyRefusal = 'no-such-duty' | 'already-over' | 'laid-by-law' | 'statement-missing';

/** An office may say in public that it will not answer at all; "refused to answer" is a fact of the first rank. */
export const declineDuty: Verb<{ readonly duty: string; readonly why: string }, DeclineDutyRefusal> = {
  name: 'respond.decline-duty',
  reads: ({ duty }) => [streamOf('duty', duty)],
  decide: (past, { duty: id, why }) => {
    const duty = past.state('duty', id);
    if (duty.state === 'none') return refuse('no-such-duty');
    if (duty.state !== 'owed' && duty.state !== 'overdue') return refuse('already-over');
    if (duty.basis === 'law') return refuse('laid-by-law');
    if (why.trim() === '') return refuse('statement-missing');
    return ok([made.duty(id, 'DutyRefused', {}, { why })]);
  },
};
