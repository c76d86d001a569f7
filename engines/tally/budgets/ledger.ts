import type { Profile } from './profile.ts';

/** The common divisor of two whole numbers that are safe as doubles. */
function divisorOf(a: number, b: number): number {
  let [x, y] = [Math.abs(a), Math.abs(b)];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}

/** A price per payer as an exact fraction of the unit of money. */
export interface Price {
  readonly n: bigint;
  readonly d: bigint;
}

/** Below zero, zero or above zero as a/b is smaller than, equal to or larger than c/d, each price divided by a whole number. */
export const comparePrices = (a: Price, aBy: number, b: Price, bBy: number): -1 | 0 | 1 => {
  const difference = a.n * b.d * BigInt(bBy) - b.n * a.d * BigInt(aBy);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};

/**
 * The exact money of every group in one run of equal shares. A group holds its share less the prices of all it paid in full,
 * or nothing. Prices are whole numbers over one common denominator.
 */
export class Ledger {
  readonly #profile: Profile;
  readonly #share: bigint;
  /** Place of each project's purchase, or -1. */
  readonly bought: Int16Array;
  readonly broke: Uint8Array;
  /** The purchase, counted from 0, at which a group gave its last money; -1 while it has some. */
  readonly brokeAt: Int16Array;
  #denominator = 1n;
  #prices: bigint[] = [];

  constructor(profile: Profile, share: number) {
    this.#profile = profile;
    this.#share = BigInt(share);
    this.bought = new Int16Array(profile.votes.length).fill(-1);
    this.broke = new Uint8Array(profile.weights.length);
    this.brokeAt = new Int16Array(profile.weights.length).fill(-1);
  }

  /** What a group still has, times the common denominator. */
  #money(group: number): bigint {
    if (this.broke[group] === 1) return 0n;
    const { rowStarts, rows } = this.#profile;
    let spent = 0n;
    for (let at = rowStarts[group] ?? 0; at < (rowStarts[group + 1] ?? 0); at += 1) {
      const purchase = this.bought[rows[at] ?? 0] ?? -1;
      if (purchase >= 0) spent += this.#prices[purchase] ?? 0n;
    }
    return this.#share * this.#denominator - spent;
  }

  /** Whether a group has less than a price (-1), exactly it (0) or more (1). */
  compare(group: number, price: Price): -1 | 0 | 1 {
    const difference = this.#money(group) * price.d - price.n * this.#denominator;
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }

  /** What the poor give together: their share less what they paid, times the common denominator, without a big number per group. */
  #given(poor: readonly number[]): bigint {
    const { weights, rowStarts, rows } = this.#profile;
    const paid = new Float64Array(this.#prices.length);
    let people = 0;
    for (const group of poor) {
      if (this.broke[group] === 1) continue;
      const weight = weights[group] ?? 0;
      people += weight;
      for (let at = rowStarts[group] ?? 0; at < (rowStarts[group + 1] ?? 0); at += 1) {
        const purchase = this.bought[rows[at] ?? 0] ?? -1;
        if (purchase >= 0) paid[purchase] = (paid[purchase] ?? 0) + weight;
      }
    }
    let total = BigInt(people) * this.#share * this.#denominator;
    paid.forEach((weight, purchase) => {
      if (weight > 0) total -= BigInt(weight) * (this.#prices[purchase] ?? 0n);
    });
    return total;
  }

  /** The price at which `rich` people pay alike what the poor, who give all they have, leave of the cost. */
  price(cost: number, poor: readonly number[], rich: number): Price {
    return { n: BigInt(cost) * this.#denominator - this.#given(poor), d: this.#denominator * BigInt(rich) };
  }

  /** Whether what these groups hold is at least the cost, exactly. */
  affords(cost: number, groups: readonly number[]): boolean {
    return this.#given(groups) >= BigInt(cost) * this.#denominator;
  }

  /** Marks a group that has given the last of its money to the purchase just entered. */
  empty(group: number): void {
    if (this.broke[group] === 1) return;
    this.broke[group] = 1;
    this.brokeAt[group] = this.#prices.length - 1;
  }

  /** Enters a purchase; the caller marks who is broke by it. */
  buy(project: number, price: Price): void {
    this.bought[project] = this.#prices.length;
    // The price stands over this denominator times its payers. Only divisors shared with their number are taken out: a full
    // common divisor of numbers of hundreds of digits costs more than carrying what it would save.
    const payers = price.d / this.#denominator;
    const shared = BigInt(divisorOf(Number(price.n % payers), Number(payers)) || 1);
    const theirs = payers / shared;
    if (theirs !== 1n) this.#prices = this.#prices.map((one) => one * theirs);
    this.#denominator *= theirs;
    this.#prices.push(price.n / shared);
  }
}
