import type { Json } from '@plenaria/kernel/canonical-json.ts';
import { digestOfJson } from '@plenaria/kernel/digest.ts';
import { must, ok, refuse } from '@plenaria/kernel/result.ts';
import type { GradedBallot } from '@plenaria/tally/contract.ts';
import { ballotsDigest } from '@plenaria/tally/graded.ts';
import { streamOf } from '#nouns/noun.ts';
import type { Verb } from '#record/contract.ts';
import { readSignedRule } from '#rules/signed.ts';
import { countOf } from './counted.ts';
import * as made from './made.ts';

export interface CountCommand {
  readonly decision: string;
  readonly ballots: readonly GradedBallot[];
  readonly file: string;
}

export type CountRefusal = 'box-not-closed' | 'not-the-ballots-of-the-box';

/** Counts what was in the box. A counted result always stands; certifying it, with what follows, is another act. */
export const count: Verb<CountCommand, CountRefusal> = {
  name: 'decide.count',
  reads: ({ decision }) => [streamOf('decision', decision)],
  decide: (past, { decision: id, ballots, file }) => {
    const decision = past.state('decision', id);
    if (decision.state !== 'closed' || decision.box === null) return refuse('box-not-closed');
    const inputs = ballotsDigest(ballots);
    if (inputs !== decision.box.digest) return refuse('not-the-ballots-of-the-box');
    const counted = countOf(decision, must(readSignedRule(decision.rule), 'a rule that was called can be read'), ballots);
    const transcript = digestOfJson(counted.map(({ item, counted: { digests } }) => ({ item, ...digests })) as unknown as Json);
    return ok([made.decision(id, 'VotesCounted', { outcomes: counted.map(({ outcome }) => outcome), inputs, transcript, engine: `tally/${counted[0]?.question.rule ?? 'motion@1'}`, file }, {})]);
  },
};
