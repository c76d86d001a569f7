import { compare, minus, plus, zero, type Fraction } from '@plenaria/kernel/fraction.ts';
import { byCodePoint } from '@plenaria/kernel/language.ts';
import { ok } from '@plenaria/kernel/result.ts';
import { cannot, close, type Found, type Ruling } from '../close.ts';
import type { Line, Lots, Step } from '../contract.ts';
import { placed, type Link, type Placed } from '../places.ts';
import { exactly, sortPapers, type Sorted, type SortedPapers } from '../sort-papers.ts';
import { pointsOf } from './counts.ts';
import { idsOf, scoresOf } from './papers.ts';
import { byMost, placesFault, pointLine, type Points } from './standing.ts';

export interface StarParameters {
  readonly most: number;
}

type Papers = readonly Sorted<ReadonlyMap<string, number>>[];

/** How many prefer one of two, the other, and neither. */
export function preferences(papers: Papers, one: string, other: string): { readonly one: Fraction; readonly other: Fraction; readonly neither: Fraction } {
  const sum = (sign: number): Fraction => papers.filter(({ says }) => Math.sign((says.get(one) ?? 0) - (says.get(other) ?? 0)) === sign).reduce((so, { weight }) => plus(so, weight), zero);
  return { one: sum(1), other: sum(-1), neither: sum(0) };
}

const headToHead = (papers: Papers): Link => ({ name: 'head-to-head', compare: (a, b) => {
  const { one, other } = preferences(papers, a, b);
  return compare(other, one);
} });

/**
 * Who goes into the runoff: the two highest sums. Where exactly two are equal for one place, the one preferred by more goes;
 * where more are equal, the one with more highest marks; then the lot (the order of the Equal Vote Coalition).
 */
function finalists(scores: Points, tops: Points, papers: Papers, lots: Lots | undefined): Placed {
  const sum: Link = { name: 'score', compare: byMost(scores) };
  const order = [...scores.keys()].sort((a, b) => sum.compare(a, b) || byCodePoint(a, b));
  const last = order[1];
  const equal = last === undefined ? [] : order.filter((id) => sum.compare(id, last) === 0);
  const stars: Link = { name: 'more-highest-marks', compare: byMost(tops) };
  return placed(order, equal.length === 2 ? [sum, headToHead(papers), stars] : [sum, stars], 2, lots);
}

interface Told {
  readonly sorted: SortedPapers<ReadonlyMap<string, number>>;
  readonly scores: Points;
  readonly tops: Points;
  readonly lots: Lots | undefined;
}

const scoring = ({ sorted, scores }: Told, final: Placed): Step => ({
  number: 1, clause: 'star.1', event: 'measure', lines: [...scores].map(([id, points]): Line => pointLine(id, points)), pots: {}, elected: [], excluded: [...scores.keys()].filter((id) => !final.winners.includes(id)),
  facts: { valid: exactly(sorted.weights.valid), finalists: final.winners.join(', ') }, ...(final.tie === undefined ? {} : { tie: final.tie }),
});

function runoff(told: Told, [one = '', other = '']: readonly string[]): { readonly step: Step; readonly placed: Placed } {
  const { sorted: { valid }, scores, tops, lots } = told;
  const prefer = preferences(valid, one, other);
  const links: readonly Link[] = [headToHead(valid), { name: 'score', compare: byMost(scores) }, { name: 'more-highest-marks', compare: byMost(tops) }];
  const result = placed([one, other].sort(byCodePoint), links, 1, lots);
  const lead = compare(prefer.one, prefer.other) >= 0 ? minus(prefer.one, prefer.other) : minus(prefer.other, prefer.one);
  const step: Step = {
    number: 2, clause: 'star.2', event: 'compare', lines: [pointLine(one, prefer.one), pointLine(other, prefer.other)], pots: { noPreference: exactly(prefer.neither) },
    elected: result.winners, excluded: [one, other].filter((id) => result.winners.length > 0 && !result.winners.includes(id)), facts: { lead: exactly(lead) }, ...(result.tie === undefined ? {} : { tie: result.tie }),
  };
  return { step, placed: result };
}

function foundOf(told: Told): Found {
  const { sorted, scores, tops, lots } = told;
  const figures = { valid: exactly(sorted.weights.valid), places: '1' };
  if (sorted.accounts.valid === 0) return { status: 'no-decision', winners: [], accounts: sorted.accounts, steps: [], figures };
  const final = finalists(scores, tops, sorted.valid, lots);
  const first = scoring(told, final);
  if (final.tied !== undefined) return { status: 'needs-lot', winners: [], accounts: sorted.accounts, steps: [first], figures, tied: { set: final.tied.set, step: 1, places: final.tied.places } };
  if (final.winners.length === 1) return { status: 'decided', winners: final.winners, accounts: sorted.accounts, steps: [{ ...first, elected: final.winners }], figures };
  const second = runoff(told, final.winners);
  const steps = [first, second.step];
  if (second.placed.tied !== undefined) return { status: 'needs-lot', winners: [], accounts: sorted.accounts, steps, figures, tied: { set: second.placed.tied.set, step: 2, places: 1 } };
  return { status: 'decided', winners: second.placed.winners, accounts: sorted.accounts, steps, figures };
}

/**
 * STAR: score, then automatic runoff between the two highest sums. A paper that gives all options the same score abstains. A
 * tie in the runoff goes to the higher sum, then to more highest marks, then to the lot.
 */
export const star: Ruling<StarParameters> = (question) => {
  const { options, ballots, parameters, lots } = question;
  const fault = placesFault({ ...question, parameters: { places: 1 } });
  if (fault !== null) return fault;
  if (!Number.isSafeInteger(parameters.most) || parameters.most < 1) return cannot('bad-parameter', 'most');
  const ids = idsOf(options);
  const sorted = sortPapers(ballots, (says, marks) => {
    const verdict = scoresOf(says, ids, marks, 0, parameters.most);
    if (verdict.kind !== 'valid' || ids.size === 1) return verdict;
    return new Set([...ids].map((id) => verdict.says.get(id) ?? 0)).size === 1 ? { kind: 'abstain' } : verdict;
  });
  if (!sorted.ok) return sorted;
  const scores = pointsOf(ids, sorted.value.valid, (given, id) => given.get(id) ?? 0);
  const tops = pointsOf(ids, sorted.value.valid, (given, id) => Number(given.get(id) === parameters.most));
  return ok(close(question, foundOf({ sorted: sorted.value, scores, tops, lots })));
};
