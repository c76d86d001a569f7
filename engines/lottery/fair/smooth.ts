import type { Aim } from '../leximin.ts';
import { relaxedLeximin, type Targets } from '../relaxed.ts';
import type { Shape } from '../shape.ts';
import { mostOf } from './bound.ts';
import { cheapest, type Box, type Cost } from './separable.ts';

/** A smooth aim: what each type's chance is worth, times its people; the more the better. */
export interface Worth {
  /** The worth of one person's chance, in whatever unit the aim has. */
  readonly of: (type: number, chance: number) => number;
  readonly slope: (type: number, chance: number) => number;
  /** Below zero wherever people can be served at all. */
  readonly curve: (type: number, chance: number) => number;
}

/** Everybody who can be chosen may have any chance within these bounds. */
export function boxOf({ sizes }: Shape, out: ReadonlySet<number>, least = 0, most = 1): Box {
  return { low: sizes.map((size, type) => (out.has(type) ? 0 : size * least)), high: sizes.map((size, type) => (out.has(type) ? 0 : size * most)) };
}

/**
 * The chances of the greatest worth over all divisible panels, and the bound that no lottery passes: worth is concave, so its
 * slopes at any point bound it everywhere (Frank and Wolfe 1956). Whoever can never be chosen is left out.
 */
export function smooth(worthOf: (shape: Shape, out: ReadonlySet<number>) => Worth): Aim {
  return (highs, shape, never, cuts): Targets | null => {
    const first = relaxedLeximin(highs, shape, never, cuts);
    if (first === null) return null;
    const out = new Set([...never, ...first.none]);
    const worth = worthOf(shape, out);
    const { sizes } = shape;
    const box = boxOf(shape, out);
    const cost: Cost = { slope: (type, seats) => -worth.slope(type, seats / (sizes[type] ?? 1)), curve: (type, seats) => -worth.curve(type, seats / (sizes[type] ?? 1)) / (sizes[type] ?? 1) };
    const seats = cheapest(shape, cuts, box, cost);
    const chances = seats.map((one, type) => Math.min(1, Math.max(0, one / (sizes[type] ?? 1))));
    const inside = (type: number): boolean => !out.has(type);
    const value = chances.reduce((sum, chance, type) => sum + (inside(type) ? (sizes[type] ?? 0) * worth.of(type, chance) : 0), 0);
    const slopes = chances.map((chance, type) => (inside(type) ? worth.slope(type, chance) : 0));
    const most = mostOf(highs, shape, cuts, box, slopes);
    const here = seats.reduce((sum, one, type) => sum + one * (slopes[type] ?? 0), 0);
    return { ...first, chances, stages: [], objective: { value, atMost: most === null ? Infinity : value + Math.max(0, most - here) } };
  };
}
