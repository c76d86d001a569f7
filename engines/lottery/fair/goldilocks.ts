import type { Highs } from 'highs';
import type { Aim } from '../leximin.ts';
import { optimal, programOf, relaxedLeximin, type Targets } from '../relaxed.ts';
import type { Cut, Shape } from '../shape.ts';

/** The greatest least chance where nobody's chance is above a cap; 0 where the quotas need a greater one. */
type Least = (cap: number) => number;

/** The program stays as it is between caps; only the bounds of the types move. */
function withLeast<T>(highs: Highs, shape: Shape, out: ReadonlySet<number>, cuts: readonly Cut[], use: (least: Least) => T): T {
  const model = programOf(highs, shape, out, cuts);
  const known = new Map<number, number>();
  try {
    return use((cap) => {
      const before = known.get(cap);
      if (before !== undefined) return before;
      shape.sizes.forEach((size, type) => model.changeColBounds(type + 1, 0, out.has(type) ? 0 : size * cap));
      const least = model.run().modelStatus === optimal ? Math.max(0, model.getSolution().colValue[0] ?? 0) : 0;
      known.set(cap, least);
      return least;
    });
  } finally {
    model.dispose();
  }
}

/** The cap of the least cost between two, where the cost falls and then rises (golden section), and what it costs at least. */
function valley(cost: (cap: number) => number, floor: (low: number, high: number) => number): { readonly cap: number; readonly cost: number; readonly atLeast: number } {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [0, 1];
  let [left, right] = [1 - ratio, ratio];
  for (let turn = 0; turn < 40 && high - low > 1e-9; turn += 1) {
    // Where neither cap can be kept the valley lies to the right.
    if (cost(left) < cost(right)) [high, right, left] = [right, left, right - ratio * (right - low)];
    else [low, left, right] = [left, right, left + ratio * (high - left)];
  }
  const best = [high, left, right, 1].reduce((so, cap) => (cost(cap) < cost(so) ? cap : so), 1);
  return { cap: best, cost: cost(best), atLeast: Math.min(cost(best), floor(low, high)) };
}

type Measure = (most: number, least: number, fair: number) => number;

/** Whoever it finds the best cap for, leximin under that cap then shares out the rest. */
const under = (measure: Measure): Aim => (highs, shape, never, cuts): Targets | null => {
  const first = relaxedLeximin(highs, shape, never, cuts, 1, true);
  if (first === null) return null;
  const out = new Set([...never, ...first.none]);
  const people = shape.sizes.reduce((sum, size, type) => sum + (out.has(type) ? 0 : size), 0);
  const fair = shape.seats / Math.max(1, people);
  const found = withLeast(highs, shape, out, cuts, (least) => valley((cap) => (least(cap) > 1e-12 ? measure(cap, least(cap), fair) : Infinity), (low, high) => (least(high) > 1e-12 ? measure(low, least(high), fair) : 0)));
  const capped = relaxedLeximin(highs, shape, never, cuts, found.cap + 1e-9) ?? first;
  return { ...capped, none: first.none, leastAtMost: first.leastAtMost, objective: { value: -found.cost, atMost: -found.atLeast } };
};

/**
 * Goldilocks: neither too small a chance for anybody nor too great a one, so that nobody gains by misreporting and the draw stays
 * fair (Baharav and Flanigan, *Fair, Manipulation-Robust, and Transparent Sortition*, EC 2024). Minimises most ÷ fair + γ × fair ÷ least,
 * where fair is seats over people; its value is minus that.
 */
export const goldilocks = (gamma = 1): Aim => under((most, least, fair) => most / fair + (gamma * fair) / least);

/** The same with the worse of the two ratios instead of their sum. */
export const minimaxGoldilocks: Aim = under((most, least, fair) => Math.max(most / fair, fair / least));
