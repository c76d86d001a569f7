import { ok, refuse } from '@plenaria/kernel/result.ts';
import { streamOf } from '#nouns/noun.ts';
import type { Verb } from '#record/contract.ts';
import * as made from './made.ts';

export type AbandonRefusal = 'no-such-promise' | 'already-over' | 'reason-missing';

/** The office gives a promise up in public; giving up without a reason is refused. */
export const abandon: Verb<{ readonly commitment: string; readonly why: string }, AbandonRefusal> = {
  name: 'monitor.abandon',
  reads: ({ commitment }) => [streamOf('commitment', commitment)],
  decide: (past, { commitment: id, why }) => {
    const commitment = past.state('commitment', id);
    if (commitment.state === 'none') return refuse('no-such-promise');
    if (commitment.state === 'verified' || commitment.state === 'abandoned') return refuse('already-over');
    if (why.trim() === '') return refuse('reason-missing');
    return ok([made.commitment(id, 'CommitmentAbandoned', {}, { why })]);
  },
};
