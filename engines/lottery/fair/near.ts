import type { Aim } from '../leximin.ts';
import type { Shape } from '../shape.ts';
import { smooth } from './smooth.ts';

/** Chances in proportion to weights that add up to the seats; whoever would come above one has one, and the others share the rest. */
function shares({ sizes, seats }: Shape, weights: readonly number[]): readonly number[] {
  const certain = new Set<number>();
  for (;;) {
    const left = seats - [...certain].reduce((sum, type) => sum + (sizes[type] ?? 0), 0);
    const total = sizes.reduce((sum, size, type) => sum + (certain.has(type) ? 0 : size * (weights[type] ?? 0)), 0);
    const chances = sizes.map((_, type) => (certain.has(type) ? 1 : total > 0 ? (Math.max(0, left) * (weights[type] ?? 0)) / total : 0));
    const above = chances.flatMap((chance, type) => (chance > 1 && !certain.has(type) ? [type] : []));
    if (above.length === 0) return chances;
    for (const type of above) certain.add(type);
  }
}

/** The chances nearest to wished ones: least squares, each measured by its own wish. Its value is minus Σ (chance − wish)² / wish. */
const nearestTo = (wishes: (shape: Shape, out: ReadonlySet<number>) => readonly number[]): Aim => smooth((shape, out) => {
  const wished = shares(shape, wishes(shape, out)).map((wish) => Math.max(wish, 1e-6));
  const wish = (type: number): number => wished[type] ?? 1;
  return { of: (type, chance) => -((chance - wish(type)) ** 2) / wish(type), slope: (type, chance) => (-2 * (chance - wish(type))) / wish(type), curve: (type) => -2 / wish(type) };
});

/** Everybody’s chance as near to equal as the quotas allow: seats over people, projected (least squares). */
export const equal: Aim = nearestTo((shape, out) => shape.sizes.map((_, type) => (out.has(type) ? 0 : 1)));

/**
 * Corrected for self-selection: whoever is of a kind that seldom comes forward gets the more chance, in proportion to one over how
 * often people of that kind take part (Flanigan, Gölz, Gupta and Procaccia, *Neutralizing self-selection bias*, NeurIPS 2020), projected
 * on the quotas. `participation` is each type's share of those invited who volunteered, above 0.
 */
export const corrected = (participation: readonly number[]): Aim => nearestTo((shape, out) => shape.sizes.map((_, type) => (out.has(type) ? 0 : 1 / Math.max(participation[type] ?? 1, 1e-9))));
