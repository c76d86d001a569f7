import type { Shape } from './shape.ts';
import { triesFrom } from './tries.ts';

/** A table of the pairs of more types would not fit; then only those of whom there are most stand in it. */
const tableTypes = 1600;

/**
 * What can stand in for what. Every rule that has nothing to spare gets a random whole number; a type's mark is the sum of the
 * numbers of its rules, so two groups of people with one sum of marks are the same to all those rules (Zobrist 1970).
 */
export interface Exchange {
  /** The number of each rule, and the mark of each type: below 2^50. */
  readonly weights: Float64Array;
  readonly marks: Float64Array;
  /** Where each group of pairs begins. */
  readonly starts: Int32Array;
  /** Pairs as a·T + b, group after group. */
  readonly pairs: Int32Array;
  /** The group of pairs with a sum of marks. */
  readonly groups: Places;
  /** The types of one mark: the first one, and each one's next; -1 at the end. */
  readonly first: Places;
  readonly next: Int32Array;
}

function marksOf({ sizes, rows }: Shape): Pick<Exchange, 'weights' | 'marks'> {
  const dice = triesFrom('marks');
  const marks = new Float64Array(sizes.length);
  const weights = Float64Array.from(rows, () => dice.below(2 ** 20) * 2 ** 25 + dice.below(2 ** 20) * 2 ** 5 + 1);
  rows.forEach(({ types, low, high }, rule) => {
    if (low === high) for (const type of types) marks[type] = (marks[type] ?? 0) + (weights[rule] ?? 0);
  });
  return { weights, marks };
}

/**
 * Whole numbers by mark: open addressing over doubles, because a Map of heap numbers is five times slower here, behind a sieve of
 * one bit in eight that turns most strangers away without leaving the processor's cache (Bloom 1970).
 */
export class Places {
  readonly #keys: Float64Array;
  readonly #values: Int32Array;
  readonly #mask: number;
  readonly #sieve: Uint8Array;
  readonly #sieveMask: number;

  constructor(most: number) {
    const size = 2 ** Math.ceil(Math.log2(most * 2 + 8));
    this.#keys = new Float64Array(size);
    this.#values = new Int32Array(size).fill(-1);
    this.#mask = size - 1;
    this.#sieve = new Uint8Array(size >> 1);
    this.#sieveMask = (size << 2) - 1;
  }

  #hash(mark: number): number {
    const low = mark >>> 0;
    return Math.imul(low ^ (low >>> 15), 0x9e3779b1) >>> 5;
  }

  /** What stands under a mark; -1 where nothing does. */
  get(mark: number): number {
    const hash = this.#hash(mark);
    const bit = hash & this.#sieveMask;
    if ((((this.#sieve[bit >> 3] ?? 0) >> (bit & 7)) & 1) === 0) return -1;
    let at = hash & this.#mask;
    while (this.#values[at] !== -1 && this.#keys[at] !== mark) at = (at + 1) & this.#mask;
    return this.#values[at] ?? -1;
  }

  /** What stood there before, or -1. */
  set(mark: number, value: number): number {
    const hash = this.#hash(mark);
    const bit = hash & this.#sieveMask;
    this.#sieve[bit >> 3] = (this.#sieve[bit >> 3] ?? 0) | (1 << (bit & 7));
    let at = hash & this.#mask;
    while (this.#values[at] !== -1 && this.#keys[at] !== mark) at = (at + 1) & this.#mask;
    const before = this.#values[at] ?? -1;
    this.#keys[at] = mark;
    this.#values[at] = value;
    return before;
  }
}

function singles(marks: Float64Array, allowed: readonly number[]): Pick<Exchange, 'first' | 'next'> {
  const places = new Places(allowed.length);
  const next = new Int32Array(marks.length).fill(-1);
  for (const type of allowed) next[type] = places.set(marks[type] ?? 0, type);
  return { first: places, next };
}

function table(marks: Float64Array, sizes: readonly number[], used: readonly number[]): Pick<Exchange, 'starts' | 'pairs' | 'groups'> {
  const count = sizes.length;
  const total = (used.length * (used.length + 1)) / 2;
  const places = new Places(total);
  const [groupOf, many] = [new Int32Array(total).fill(-1), new Int32Array(total + 1)];
  let groups = 0;
  const each = (visit: (at: number, pair: number, mark: number) => void): void => {
    let at = 0;
    used.forEach((a, place) => {
      for (let other = (sizes[a] ?? 0) > 1 ? place : place + 1; other < used.length; other += 1) visit(at++, a * count + (used[other] ?? 0), (marks[a] ?? 0) + (marks[used[other] ?? 0] ?? 0));
    });
  };
  each((at, _, mark) => {
    let group = places.get(mark);
    if (group < 0) places.set(mark, group = groups++);
    many[group] = (many[group] ?? 0) + 1;
    groupOf[at] = group;
  });
  const starts = new Int32Array(groups + 1);
  for (let group = 0; group < groups; group += 1) starts[group + 1] = (starts[group] ?? 0) + (many[group] ?? 0);
  const pairs = new Int32Array(starts[groups] ?? 0);
  const filled = starts.slice();
  each((at, pair) => {
    const group = groupOf[at] ?? 0;
    pairs[filled[group] ?? 0] = pair;
    filled[group] = (filled[group] ?? 0) + 1;
  });
  return { starts, pairs, groups: places };
}

/** The exchanges among the types that are not in `never`. */
export function exchangesOf(shape: Shape, never: ReadonlySet<number>): Exchange {
  const { weights, marks } = marksOf(shape);
  const allowed = [...shape.sizes.keys()].filter((type) => !never.has(type));
  const many = (type: number): number => shape.sizes[type] ?? 0;
  const used = allowed.length <= tableTypes ? allowed : [...allowed].sort((a, b) => many(b) - many(a) || a - b).slice(0, tableTypes).sort((a, b) => a - b);
  return { weights, marks, ...table(marks, shape.sizes, used), ...singles(marks, allowed) };
}
