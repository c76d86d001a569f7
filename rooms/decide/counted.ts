import { invariant, must } from '@plenaria/kernel/result.ts';
import type { Decision as Counted, GradedBallot, Question } from '@plenaria/tally/contract.ts';
import { decide } from '@plenaria/tally/decide.ts';
import { questionAbout } from '@plenaria/tally/graded.ts';
import type { MotionParameters } from '@plenaria/tally/motions/motion.ts';
import type { Decision, Outcome } from '#nouns/decision.ts';
import type { SignedRule } from '#rules/signed.ts';
import { countAmong, type ItemCounted } from './counted-among.ts';

type Called = Exclude<Decision, { state: 'uncalled' }>;

/** The signed rule as the engine reads it: its labels, those that are support, the base and the cut. Quorum stays with the house. */
export function parametersOf({ labels, cut }: SignedRule): MotionParameters {
  invariant(cut !== null, 'a rule about each text alone has its cut');
  const { base, atLeast, comparator } = cut;
  return {
    answers: labels.map(({ key }) => key), support: labels.filter(({ support }) => support).map(({ key }) => key), against: [], abstentions: [],
    majorities: [{ among: 'people', base: { of: base }, threshold: `${atLeast.of}/${atLeast.per}`, comparator }],
  };
}

const wholeOf = (text: string | undefined): number => Number(text ?? 0);

function figuresOf(question: Question<MotionParameters>, { steps, accounts, figures }: Counted): { readonly [figure: string]: number } {
  const [measured] = steps;
  const labels = Object.fromEntries((measured?.lines ?? []).map(({ option, after }) => [`label.${option}`, wholeOf(after)]));
  const invalid = Object.values(accounts.invalid).reduce((sum, n) => sum + n, 0);
  const overvote = question.ballots.reduce((sum, { count, says }) => (says.kind === 'stance' && says.stance === 'two-marks' ? sum + count : sum), 0);
  return { ...labels, support: wholeOf(figures['support']), valid: accounts.valid, blank: accounts.blank, overvote, unknown: invalid - overvote };
}

/** Counts one text: the engine's figures, settled by the house's rule. Both must come to the same wherever there is a quorum. */
function countItem(decision: Called, rule: SignedRule, item: string, ballots: readonly GradedBallot[]): ItemCounted {
  const seated = decision.electorate.length;
  const question = questionAbout({ id: item, name: item }, parametersOf(rule), ballots, { seated });
  const counted = must(decide(question), 'a rule that was called can be counted');
  const figures = figuresOf(question, counted);
  const settled = rule.settle({ answers: Object.fromEntries(rule.labels.map(({ key }) => [key, figures[`label.${key}`] ?? 0])), voted: ballots.length, seated });
  invariant(settled.outcome === 'no-result' || (settled.outcome === 'adopted') === counted.winners.includes(item), 'the engine and the rule come to the same');
  const outcome: Outcome = { item, outcome: settled.outcome, figures: { ...figures, base: settled.base, needed: settled.needed ?? 0, quorum: settled.quorumNeeded, voted: ballots.length, seated } };
  return { item, question, counted, settled, outcome };
}

/** What the ballots and the signed rule give, for every text: a person can redo it from the published files. */
export const countOf = (decision: Called, rule: SignedRule, ballots: readonly GradedBallot[]): readonly ItemCounted[] =>
  rule.among !== null ? countAmong(decision, rule.among, ballots) : decision.items.map(({ item }) => countItem(decision, rule, item, ballots));
