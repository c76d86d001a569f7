import type { Targets } from './relaxed.ts';
import type { Cut, Shape } from './shape.ts';

/**
 * By how much any step of leximin could be better than it is said to be, from the published prices alone and without a solver: weak
 * duality. Whatever a divisible panel x is, the least chance of those still open is at most Σ price × x over them; adding what the
 * rules, the cuts and those settled before allow gives a number, and that number is the bound. Above about 1e-6 the bound is not
 * proven by these prices. Infinity where a step has no prices at all.
 */
export function excess({ sizes, seats, rows }: Shape, { stages }: Targets, cuts: readonly Cut[]): number {
  const lines = [{ low: seats, high: seats, weight: () => 1 }, ...rows.map(({ types, low, high }) => {
    const own = new Set(types);
    return { low, high, weight: (type: number) => (own.has(type) ? 1 : 0) };
  }), ...cuts.map(({ weights, most }) => ({ low: -Infinity, high: most, weight: (type: number) => weights[type] ?? 0 }))];
  const floor = sizes.map(() => 0);
  let worst = 0;
  for (const { level, settled, open, held, rules } of stages) {
    const total = sizes.reduce((sum, size, type) => sum + size * Math.max(0, open[type] ?? 0), 0);
    let bound = 0;
    lines.forEach(({ low, high }, line) => {
      const price = rules[line] ?? 0;
      bound += price > 1e-12 ? price * high : price < -1e-12 ? price * low : 0;
    });
    sizes.forEach((size, type) => {
      const spent = lines.reduce((sum, { weight }, line) => sum + (rules[line] ?? 0) * weight(type), 0);
      const kept = held[type] ?? 0;
      bound += Math.max(0, Math.max(0, open[type] ?? 0) + kept - spent) * size - kept * (floor[type] ?? 0);
    });
    // Nobody's chance is above one, whatever the prices.
    worst = Math.max(worst, Math.min(1, total > 1e-9 ? bound / total : Infinity) - level);
    for (const type of settled) floor[type] = (sizes[type] ?? 0) * Math.max(0, level - 1e-8);
  }
  return worst;
}
