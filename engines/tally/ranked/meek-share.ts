import { invariant } from '@plenaria/kernel/result.ts';
import type { Ranking } from './condorcet.ts';

/** Nine decimals: a whole vote is this many units. */
export const unit = 1_000_000_000;

/** a·b as a multiple of 10^9 and what is left over, exact for a, b from 0 to 10^9: no product passes 2^53. */
function product(a: number, b: number, round: (quotient: number) => number): number {
  const high = Math.floor(b / 100_000);
  const first = a * high;
  const whole = Math.floor(first / 10_000);
  return whole + round(((first - whole * 10_000) * 100_000 + a * (b - high * 100_000)) / unit);
}

/** ⌊a·b ÷ 10^9⌋ for a, b from 0 to 10^9. */
export const timesDown = (a: number, b: number): number => product(a, b, Math.floor);
/** ⌈a·b ÷ 10^9⌉ for a, b from 0 to 10^9. */
export const timesUp = (a: number, b: number): number => product(a, b, Math.ceil);

/** `up`: what a candidate keeps is rounded up and the rest subtracted (PR Foundation). `down`: both are cut (Droop.py, stv-rs). */
export type Rounding = 'up' | 'down';

/** Binomial coefficients of one row. */
function binomials(n: number): readonly number[] {
  const row = [1];
  for (let k = 1; k <= n; k += 1) row.push(((row[k - 1] ?? 0) * (n - k + 1)) / k);
  return row;
}

/** As many equal candidates as sums stay whole numbers for: a row of binomials times 10^9 stays below 2^53. */
const mostEqual = 26;

/** ⌊a·b ÷ 10^9⌋ for a below 2^53 and b up to 10^9. */
function cut(a: number, b: number): number {
  if (a <= unit) return timesDown(a, b);
  // The quotient of two doubles may be rounded up to the next whole number.
  const near = Math.floor(a / unit);
  const whole = near * unit > a ? near - 1 : near;
  return whole * b + timesDown(a - whole * unit, b);
}

/**
 * What comes to one of several equal candidates before she keeps her part, as the mean over every order: symmetric sums of
 * what the others pass on, each divided by how many there are. Every product and quotient is cut.
 */
function comesTo(passed: readonly number[], skip: number, row: readonly number[]): number {
  const sums: number[] = passed.map((_, k) => (k === 0 ? unit : 0));
  passed.forEach((each, at) => {
    if (at !== skip && each !== 0) for (let k = sums.length - 1; k > 0; k -= 1) sums[k] = (sums[k] ?? 0) + cut(sums[k - 1] ?? 0, each);
  });
  return sums.reduce((so, each, k) => so + Math.floor(each / (row[k] ?? 1)), 0);
}

interface Shares {
  readonly kept: readonly number[];
  /** What of a whole vote goes on to the next rank. */
  readonly left: number;
}

/** What each of several equally ranked candidates keeps of a whole vote, as the mean over every order of them. */
function meanShares(keeps: readonly number[]): Shares {
  invariant(keeps.length <= mostEqual, `at most ${mostEqual} candidates are ranked equally`);
  const [passed, row] = [keeps.map((keep) => unit - keep), binomials(keeps.length - 1)];
  // Whoever passes nothing on meets the same sums, so they are made once; whoever keeps nothing needs none.
  let toHopeful: number | null = null;
  const kept = keeps.map((keep, at) => {
    if (keep === 0) return 0;
    const comes = keep === unit ? (toHopeful ??= comesTo(passed, -1, row)) : comesTo(passed, at, row);
    return Math.floor(cut(comes, keep) / keeps.length);
  });
  return { kept, left: passed.reduce(timesDown, unit) };
}

/** Adds up what candidates keep; whole numbers while they are exact, else big ones. */
export class Sums {
  readonly #small: Float64Array;
  readonly #large: bigint[] | null;

  constructor(candidates: number, papers: number) {
    this.#small = new Float64Array(candidates);
    this.#large = papers * unit < Number.MAX_SAFE_INTEGER ? null : new Array<bigint>(candidates).fill(0n);
  }

  add(candidate: number, kept: number, count: number): void {
    if (this.#large === null) this.#small[candidate] = (this.#small[candidate] ?? 0) + kept * count;
    else this.#large[candidate] = (this.#large[candidate] ?? 0n) + BigInt(kept) * BigInt(count);
  }

  totals(): readonly bigint[] {
    return this.#large ?? Array.from(this.#small, (sum) => BigInt(sum));
  }
}

type Known = Map<readonly number[], Shares>;

function give(sums: Sums, { count, ranks }: Ranking, keeps: readonly number[], rounding: Rounding, known: Known): void {
  let power = unit;
  for (const rank of ranks) {
    const [only = 0] = rank;
    if (rank.length === 1) {
      const keep = keeps[only] ?? 0;
      const kept = rounding === 'up' ? timesUp(power, keep) : timesDown(power, keep);
      sums.add(only, kept, count);
      power = rounding === 'up' ? power - kept : timesDown(power, unit - keep);
    } else {
      const shares = known.get(rank) ?? meanShares(rank.map((candidate) => keeps[candidate] ?? 0));
      known.set(rank, shares);
      for (const [at, candidate] of rank.entries()) sums.add(candidate, timesDown(power, shares.kept[at] ?? 0), count);
      power = timesDown(power, shares.left);
    }
    if (power === 0) return;
  }
}

/** The same papers, with ranks alike made one list, so that what a rank gives is found once in a count. */
export function withSharedRanks(papers: readonly Ranking[]): readonly Ranking[] {
  const lists = new Map<string, readonly number[]>();
  const shared = (rank: readonly number[]): readonly number[] => {
    const known = lists.get(rank.join(' ')) ?? rank;
    lists.set(rank.join(' '), known);
    return known;
  };
  return papers.map(({ count, ranks }) => ({ count, ranks: ranks.map(shared) }));
}

/** What every candidate keeps of all papers, in units of 10^-9 of a vote, given keep factors in the same unit. */
export function keptBy(papers: readonly Ranking[], keeps: readonly number[], rounding: Rounding): readonly bigint[] {
  const all = papers.reduce((sum, { count }) => sum + count, 0);
  invariant(Number.isSafeInteger(all), 'papers are counted in whole numbers');
  const [sums, known]: [Sums, Known] = [new Sums(keeps.length, all), new Map()];
  for (const paper of papers) give(sums, paper, keeps, rounding, known);
  return sums.totals();
}
