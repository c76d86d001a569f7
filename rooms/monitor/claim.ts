import { ok, refuse } from '@plenaria/kernel/result.ts';
import { streamOf } from '#nouns/noun.ts';
import type { Verb } from '#record/contract.ts';
import * as made from './made.ts';

export interface ClaimCommand {
  readonly commitment: string;
  readonly standing: 'under-way' | 'done';
  readonly statement: string;
  /** Digests of files that were uploaded before. */
  readonly evidence: readonly string[];
}

export type ClaimRefusal = 'no-such-promise' | 'already-verified' | 'given-up' | 'statement-missing';

/** What the office says about its own promise. A claim never closes a commitment: only a published finding does. */
export const claim: Verb<ClaimCommand, ClaimRefusal> = {
  name: 'monitor.claim',
  reads: ({ commitment }) => [streamOf('commitment', commitment)],
  decide: (past, { commitment: id, standing, statement, evidence }) => {
    const commitment = past.state('commitment', id);
    if (commitment.state === 'none') return refuse('no-such-promise');
    if (commitment.state === 'verified') return refuse('already-verified');
    if (commitment.state === 'abandoned') return refuse('given-up');
    if (statement.trim() === '') return refuse('statement-missing');
    return ok([made.commitment(id, 'ProgressClaimed', { standing, evidence: [...evidence] }, { statement })]);
  },
};
