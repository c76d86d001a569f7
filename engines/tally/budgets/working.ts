import { compare, fraction, plus, times, type Fraction } from '@plenaria/kernel/fraction.ts';
import type { Profile } from './profile.ts';
import type { Run } from './shares-run.ts';

/**
 * Whose money went where in one run of equal shares, exact, from its purchases alone. A group that approves a project it paid
 * for gave the price of it, or all that it had left if that was less.
 */
export interface Working {
  /** What a project's supporters hold together before purchase `at`, counted from 0; after the last one where `at` is their number. */
  readonly behind: (project: number, at: number) => Fraction;
  /** What a project's supporters gave to each purchase of the run, in its order. */
  readonly paid: (project: number) => readonly Fraction[];
}

/** Sums of whole-number multiples of the share and of the prices: nothing is rounded before the end. */
class Sum {
  #share = 0;
  readonly #prices: Float64Array;

  constructor(purchases: number) {
    this.#prices = new Float64Array(purchases);
  }

  share(weight: number): void {
    this.#share += weight;
  }

  price(purchase: number, weight: number): void {
    this.#prices[purchase] = (this.#prices[purchase] ?? 0) + weight;
  }

  total(share: number, prices: readonly Fraction[]): Fraction {
    return this.#prices.reduce<Fraction>((sum, weight, at) => (weight === 0 ? sum : plus(sum, times(fraction(weight), prices[at] ?? fraction(0)))), fraction(BigInt(this.#share) * BigInt(share)));
  }
}

export function workingOf(profile: Profile, { share, purchases, brokeAt }: Run): Working {
  const prices = purchases.map(({ price }) => fraction(price.n, price.d));
  const boughtAt = new Map(purchases.map(({ project }, at) => [project, at]));
  const groupsOf = (project: number): Int32Array => profile.columns.subarray(profile.columnStarts[project], profile.columnStarts[project + 1]);
  const bought = (group: number): readonly number[] => [...profile.rows.subarray(profile.rowStarts[group], profile.rowStarts[group + 1])].flatMap((project) => boughtAt.get(project) ?? []);
  const hold = (sum: Sum, group: number, before: number, sign: 1 | -1): void => {
    const weight = (profile.weights[group] ?? 0) * sign;
    sum.share(weight);
    for (const purchase of bought(group)) if (purchase < before) sum.price(purchase, -weight);
  };
  const behind = (project: number, at: number): Fraction => {
    const sum = new Sum(prices.length);
    for (const group of groupsOf(project)) if ((brokeAt[group] ?? -1) < 0 || (brokeAt[group] ?? -1) >= at) hold(sum, group, at, 1);
    return sum.total(share, prices);
  };
  const paid = (project: number): readonly Fraction[] => {
    const sums = prices.map(() => new Sum(prices.length));
    for (const group of groupsOf(project)) {
      for (const purchase of bought(group)) {
        const sum = sums[purchase];
        const last = brokeAt[group] ?? -1;
        if (sum === undefined || (last >= 0 && purchase > last)) continue;
        if (purchase === last) hold(sum, group, purchase, 1);
        else sum.price(purchase, profile.weights[group] ?? 0);
      }
    }
    return sums.map((sum) => sum.total(share, prices));
  };
  return { behind, paid };
}

/** The first purchase after which a project's supporters no longer had its cost; their money only shrinks, so this bisects. */
export function fellAt({ behind }: Working, project: number, cost: number, purchases: number): number {
  let [low, high] = [0, purchases];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(behind(project, middle), fraction(cost)) < 0) high = middle;
    else low = middle + 1;
  }
  return low;
}
