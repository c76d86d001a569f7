import { ok, refuse } from '@plenaria/kernel/result.ts';
import { streamOf } from '#nouns/noun.ts';
import type { Verb } from '#record/contract.ts';
import * as made from './made.ts';

export interface CountPaperCommand {
  readonly decision: string;
  readonly batch: string;
  readonly ballots: number;
  /** The two people who typed the same papers without seeing each other's work. */
  readonly counters: readonly [string, string];
  readonly digest: string;
  readonly otherDigest: string;
}

export type CountPaperRefusal = 'not-voting' | 'no-paper' | 'batch-already-counted' | 'one-counter' | 'counters-differ' | 'empty-batch';

/** Takes a batch of paper ballots into the box once two people have read the same from it. */
export const countPaper: Verb<CountPaperCommand, CountPaperRefusal> = {
  name: 'decide.count-paper',
  reads: ({ decision }) => [streamOf('decision', decision)],
  decide: (past, { decision: id, batch, ballots, counters, digest, otherDigest }) => {
    const decision = past.state('decision', id);
    if (decision.state !== 'voting') return refuse('not-voting');
    if (!decision.channels.includes('paper')) return refuse('no-paper');
    if (decision.paper.some((counted) => counted.batch === batch)) return refuse('batch-already-counted');
    if (counters[0] === counters[1]) return refuse('one-counter');
    if (digest !== otherDigest) return refuse('counters-differ');
    if (ballots <= 0) return refuse('empty-batch');
    return ok([made.decision(id, 'PaperCounted', { batch, ballots, counters: [...counters], digest }, {})]);
  },
};
