import type { Aim } from '../leximin.ts';
import { relaxedLeximin, type Targets } from '../relaxed.ts';
import type { Shape } from '../shape.ts';
import { cheapest } from './separable.ts';
import { boxOf } from './smooth.ts';

function keeps({ sizes, seats, rows }: Shape, chances: readonly number[]): boolean {
  const sum = (types: readonly number[]): number => types.reduce((so, type) => so + (sizes[type] ?? 0) * (chances[type] ?? 0), 0);
  return Math.abs(sum([...sizes.keys()]) - seats) < 1e-6 && rows.every(({ types, low, high }) => sum(types) > low - 1e-6 && sum(types) < high + 1e-6);
}

/**
 * The least chance as large as it can be (Flanigan, Gölz, Gupta and Procaccia, NeurIPS 2020), and among the lotteries that have it
 * the one with chances nearest to each other, by least squares: the corner that a linear program answers would favour some for no
 * reason. Its value is the least chance.
 */
export const maximin: Aim = (highs, shape, never, cuts): Targets | null => {
  const found = relaxedLeximin(highs, shape, never, cuts, 1, true);
  if (found === null) return null;
  const { sizes, seats } = shape;
  const fair = seats / sizes.reduce((sum, size) => sum + size, 0);
  const least = found.leastAtMost * (1 - 1e-7);
  const cost = { slope: (type: number, count: number) => count / (sizes[type] ?? 1) - fair, curve: (type: number) => 1 / (sizes[type] ?? 1) };
  const near = cheapest(shape, cuts, boxOf(shape, new Set([...never, ...found.none]), least), cost).map((count, type) => Math.min(1, Math.max(0, count / (sizes[type] ?? 1))));
  const chances = keeps(shape, near) ? near : found.chances;
  return { ...found, chances, stages: [], objective: { value: keeps(shape, near) ? least : found.leastAtMost, atMost: found.leastAtMost } };
};
