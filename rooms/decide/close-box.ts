import { ballotsDigest } from '@plenaria/tally/graded.ts';
import type { GradedBallot } from '@plenaria/tally/contract.ts';
import { ok, refuse } from '@plenaria/kernel/result.ts';
import { streamOf } from '#nouns/noun.ts';
import type { Verb } from '#record/contract.ts';
import * as made from './made.ts';

export interface CloseBoxCommand {
  readonly decision: string;
  /** Every ballot as it lies in the box, in an order that says nothing about who cast it. */
  readonly ballots: readonly GradedBallot[];
  /** Digest of the published file of the ballots. */
  readonly file: string;
}

export type CloseBoxRefusal = 'not-voting' | 'more-ballots-than-voters' | 'paper-does-not-add-up';

/** Closes the box: from here the ballots are fixed by their digest, and the count can be done by anybody. */
export const closeBox: Verb<CloseBoxCommand, CloseBoxRefusal> = {
  name: 'decide.close-box',
  reads: ({ decision }) => [streamOf('decision', decision)],
  decide: (past, { decision: id, ballots, file }) => {
    const decision = past.state('decision', id);
    if (decision.state !== 'voting') return refuse('not-voting');
    if (ballots.length > decision.electorate.length) return refuse('more-ballots-than-voters');
    const of = (channel: string): number => ballots.filter((ballot) => ballot.channel === channel).length;
    if (of('paper') !== decision.paper.reduce((sum, batch) => sum + batch.ballots, 0)) return refuse('paper-does-not-add-up');
    const byChannel = Object.fromEntries(decision.channels.map((channel) => [channel, of(channel)]));
    return ok([made.decision(id, 'BoxClosed', { voted: ballots.length, byChannel, digest: ballotsDigest(ballots), file }, {})]);
  },
};
