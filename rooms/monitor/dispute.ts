import { ok, refuse } from '@plenaria/kernel/result.ts';
import { streamOf } from '#nouns/noun.ts';
import type { Verb } from '#record/contract.ts';
import * as made from './made.ts';

export type DisputeRefusal = 'no-such-promise' | 'nothing-to-dispute' | 'reason-missing';

/** Members or monitors dispute what the office claims, before any finding is ready. */
export const dispute: Verb<{ readonly commitment: string; readonly why: string }, DisputeRefusal> = {
  name: 'monitor.dispute',
  reads: ({ commitment }) => [streamOf('commitment', commitment)],
  decide: (past, { commitment: id, why }, now) => {
    const commitment = past.state('commitment', id);
    if (commitment.state === 'none') return refuse('no-such-promise');
    if (commitment.state !== 'claimed' && commitment.state !== 'under-way') return refuse('nothing-to-dispute');
    if (why.trim() === '') return refuse('reason-missing');
    return ok([made.commitment(id, 'ClaimDisputed', { by: now.by.pseudonym ?? now.by.role }, { why })]);
  },
};
