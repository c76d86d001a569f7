import { compare, fraction, over, times, zero, type Fraction } from '@plenaria/kernel/fraction.ts';
import { ok } from '@plenaria/kernel/result.ts';
import { cannot, close, type Ruling } from '../close.ts';
import type { Line, Step } from '../contract.ts';
import type { Link } from '../places.ts';
import { exactly, exactOf, sortPapers, type Sorted } from '../sort-papers.ts';
import { pointsOf } from './counts.ts';
import { idsOf, scoresOf } from './papers.ts';
import { byLeast, byMost, foundBy, placesFault, pointLine, type Places, type Points } from './standing.ts';

export interface ScoreParameters extends Places {
  readonly least: number;
  readonly most: number;
  /** `zero`: an option left out gets the least score. `no-opinion`: it is left out, and means are compared. */
  readonly missing: 'zero' | 'no-opinion';
  /** With `no-opinion`: the share of valid papers that must score an option for it to win. */
  readonly participation?: string;
}

export interface ResistanceParameters extends Places {
  /** The highest resistance; 0 is none. */
  readonly most: number;
}

type Scores = ReadonlyMap<string, number>;

const measure = (points: Points, clause: string, facts: Step['facts']): Omit<Step, 'number'> => ({ clause, event: 'measure', lines: [...points].map(([id, sum]): Line => pointLine(id, sum)), pots: {}, elected: [], excluded: [], facts });
const topMarks = (ids: ReadonlySet<string>, papers: readonly Sorted<Scores>[], most: number): Points => pointsOf(ids, papers, (scores, id) => Number(scores.get(id) === most));
const rangeFault = (least: number, most: number): boolean => !Number.isSafeInteger(least) || !Number.isSafeInteger(most) || least >= most;

function means(ids: ReadonlySet<string>, papers: readonly Sorted<Scores>[], sums: Points): { readonly mean: Points; readonly rated: Points } {
  const rated = pointsOf(ids, papers, (scores, id) => Number(scores.has(id)));
  const mean = new Map([...sums].map(([id, sum]): readonly [string, Fraction] => [id, (rated.get(id) ?? zero).n === 0n ? zero : over(sum, rated.get(id) ?? zero)]));
  return { mean, rated };
}

/** Score voting: the highest sum wins, or the highest mean of those who gave a score; then the most highest marks. */
export const score: Ruling<ScoreParameters> = (question) => {
  const { options, ballots, parameters } = question;
  const fault = placesFault(question);
  if (fault !== null) return fault;
  if (rangeFault(parameters.least, parameters.most)) return cannot('bad-parameter', 'least and most');
  const share = exactOf(parameters.participation ?? '0');
  if (share === null) return cannot('bad-parameter', 'participation');
  const ids = idsOf(options);
  const sorted = sortPapers(ballots, (says, marks) => scoresOf(says, ids, marks, parameters.least, parameters.most));
  if (!sorted.ok) return sorted;
  const { valid, weights } = sorted.value;
  const sums = pointsOf(ids, valid, (scores, id) => scores.get(id) ?? (parameters.missing === 'zero' ? parameters.least : 0));
  const { mean, rated } = means(ids, valid, sums);
  const points = parameters.missing === 'zero' ? sums : mean;
  const enough = [...points.keys()].filter((id) => parameters.missing === 'zero' || (compare(rated.get(id) ?? zero, times(share, weights.valid)) >= 0 && (rated.get(id) ?? zero).n > 0n));
  const facts = { valid: exactly(weights.valid), least: String(parameters.least), most: String(parameters.most), missing: parameters.missing };
  const links: readonly Link[] = [{ name: 'score', compare: byMost(points) }, { name: 'more-highest-marks', compare: byMost(topMarks(ids, valid, parameters.most)) }];
  return ok(close(question, foundBy(question, { sorted: sorted.value, ids: enough, links, measured: [measure(points, 'score.1', facts)], clause: 'score.2', figures: facts })));
};

const highest = (ids: ReadonlySet<string>, papers: readonly Sorted<Scores>[]): Points => new Map([...ids].map((id) => [id, fraction(Math.max(0, ...papers.filter(({ weight }) => weight.n > 0n).map(({ says }) => says.get(id) ?? 0)))]));

/**
 * Systemic consensing (Visotschnig and Schrotta): everybody says how much she resists each option; the least resistance wins,
 * then the lowest single resistance, then the fewest highest ones. An option
 * left out is not resisted. What is resisted more than the status quo cannot win.
 */
export const resistance: Ruling<ResistanceParameters> = (question) => {
  const { options, ballots, parameters } = question;
  const fault = placesFault(question);
  if (fault !== null) return fault;
  if (rangeFault(0, parameters.most)) return cannot('bad-parameter', 'most');
  const ids = idsOf(options);
  const sorted = sortPapers(ballots, (says, marks) => scoresOf(says, ids, marks, 0, parameters.most));
  if (!sorted.ok) return sorted;
  const { valid, weights } = sorted.value;
  const sums = pointsOf(ids, valid, (scores, id) => scores.get(id) ?? 0);
  const bar = parameters.statusQuo === undefined ? null : (sums.get(parameters.statusQuo) ?? zero);
  const allowed = [...sums.keys()].filter((id) => bar === null || compare(sums.get(id) ?? zero, bar) <= 0);
  const facts = { valid: exactly(weights.valid), most: String(parameters.most) };
  const links: readonly Link[] = [{ name: 'resistance', compare: byLeast(sums) }, { name: 'lowest-maximum', compare: byLeast(highest(ids, valid)) }, { name: 'fewest-highest', compare: byLeast(topMarks(ids, valid, parameters.most)) }];
  return ok(close(question, foundBy(question, { sorted: sorted.value, ids: allowed, links, measured: [measure(sums, 'resistance.1', facts)], clause: 'resistance.2', figures: facts })));
};
