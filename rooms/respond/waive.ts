import { ok, refuse } from '@plenaria/kernel/result.ts';
import { streamOf } from '#nouns/noun.ts';
import type { Verb } from '#record/contract.ts';
import * as made from './made.ts';

export type WaiveRefusal = 'no-such-duty' | 'already-over' | 'reason-missing';

/** Only the creditor may say that it no longer asks; the duty and the reason stay in the record. */
export const waive: Verb<{ readonly duty: string; readonly why: string }, WaiveRefusal> = {
  name: 'respond.waive',
  reads: ({ duty }) => [streamOf('duty', duty)],
  decide: (past, { duty: id, why }) => {
    const duty = past.state('duty', id);
    if (duty.state === 'none') return refuse('no-such-duty');
    if (duty.state !== 'owed' && duty.state !== 'overdue') return refuse('already-over');
    if (why.trim() === '') return refuse('reason-missing');
    return ok([made.duty(id, 'DutyWaived', {}, { why })]);
  },
};
