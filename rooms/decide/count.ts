import type { Json } from '@plenaria/kernel/canonical-json.ts';
import { digestOfJson } from '@plenaria/kernel/digest.ts';
import { must, ok, refuse } from '@plenaria/kernel/result.ts';
import { countGraded } from '@plenaria/tally/graded.ts';
import type { Count, GradedBallot, OptionFigures } from '@plenaria/tally/contract.ts';
import type { Decision, Outcome } from '#nouns/decision.ts';
import { streamOf } from '#nouns/noun.ts';
import type { Verb } from '#record/contract.ts';
import { readDecisionRule, settle, type DecisionRule, type Tally } from '#rules/decision.ts';
import * as made from './made.ts';

export interface CountCommand {
  readonly decision: string;
  readonly ballots: readonly GradedBallot[];
  readonly file: string;
}

export type CountRefusal = 'box-not-closed' | 'not-the-ballots-of-the-box';

type Closed = Exclude<Decision, { state: 'uncalled' }>;

/** The figures a rule is settled on: blank choices are cast, two marks are cast and not valid. */
export const tallyOf = (option: OptionFigures, voted: number, seated: number): Tally => ({
  support: option.support, cast: voted, valid: option.classes.valid, seated, voted,
});

/** What the ballots and the signed rule give, for every item: a person can redo it from the published files. */
export function countOf(decision: Closed, rule: DecisionRule, ballots: readonly GradedBallot[]): { readonly count: Count; readonly outcomes: readonly Outcome[] } {
  const labels = rule.labels.map(({ key }) => key);
  const support = rule.labels.filter((label) => label.support).map(({ key }) => key);
  const count = countGraded({ rule: 'graded@1', labels, support }, decision.items.map(({ item }) => item), ballots);
  const outcomes = decision.items.map(({ item }): Outcome => {
    const option = count.options.find((one) => one.option === item);
    if (option === undefined) throw new Error('Invariant broken: every item was counted');
    const settled = settle(rule, tallyOf(option, ballots.length, decision.electorate.length));
    const { support: inFavour, labels: marked, classes } = option;
    return { item, outcome: settled.outcome, figures: { ...Object.fromEntries(Object.entries(marked).map(([label, n]) => [`label.${label}`, n])), support: inFavour, ...classes, base: settled.base, needed: settled.needed ?? 0, quorum: settled.quorumNeeded, voted: ballots.length, seated: decision.electorate.length } };
  });
  return { count, outcomes };
}

/** Counts what was in the box. A counted result always stands; certifying it, with what follows, is another act. */
export const count: Verb<CountCommand, CountRefusal> = {
  name: 'decide.count',
  reads: ({ decision }) => [streamOf('decision', decision)],
  decide: (past, { decision: id, ballots, file }) => {
    const decision = past.state('decision', id);
    if (decision.state !== 'closed' || decision.box === null) return refuse('box-not-closed');
    const rule = must(readDecisionRule(decision.rule), 'a rule that was called can be read');
    const { count: counted, outcomes } = countOf(decision, rule, ballots);
    if (counted.inputs !== decision.box.digest) return refuse('not-the-ballots-of-the-box');
    const transcript = digestOfJson(counted as unknown as Json);
    return ok([made.decision(id, 'VotesCounted', { outcomes, inputs: counted.inputs, transcript, engine: counted.engine, file }, {})]);
  },
};
