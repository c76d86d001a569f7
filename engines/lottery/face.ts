import type { Row, Shape } from './shape.ts';

/** Real panels and their weights, which add up to one, and how far they leave the types from what is wanted, in seats. */
export interface Mixture {
  readonly panels: readonly Int16Array[];
  readonly weights: Float64Array;
  readonly off: number;
}

export const keyOf = (panel: Int16Array): string => String.fromCharCode(...panel);

export const distinct = (panels: readonly Int16Array[]): readonly Int16Array[] => [...new Map(panels.map((panel) => [keyOf(panel), panel])).values()];

/** Whether a panel fills its seats, from the people there are, within every rule. */
export function isValid({ sizes, seats, rows }: Shape, panel: Int16Array): boolean {
  return panel.reduce((sum, count) => sum + count, 0) === seats && panel.every((count, type) => count >= 0 && count <= (sizes[type] ?? 0)) && rows.every(({ types, low, high }) => {
    const met = types.reduce((sum, type) => sum + (panel[type] ?? 0), 0);
    return met >= low && met <= high;
  });
}

/** The problem as every panel of a mixture that meets the targets must solve it. */
export interface Face {
  /** Without the people who stand in every panel and the seats they fill. */
  readonly shape: Shape;
  /** The seats by type that every panel fills alike. */
  readonly always: Int16Array;
}

/** What is met with nothing to spare on average is met so by every panel, and whoever has a chance of one stands in each. */
export function faceOf(shape: Shape, wanted: readonly number[]): Face {
  const always = Int16Array.from(shape.sizes, (size, type) => ((wanted[type] ?? 0) > size - 1e-6 ? size : 0));
  const sizes = shape.sizes.map((size, type) => size - (always[type] ?? 0));
  const rows = shape.rows.map(({ types, low, high }): Row => {
    const sum = types.reduce((so, type) => so + (wanted[type] ?? 0), 0);
    const there = types.reduce((so, type) => so + (always[type] ?? 0), 0);
    const [least, most] = sum < low + 1e-5 ? [low, low] : sum > high - 1e-5 ? [high, high] : [low, high];
    return { types, low: Math.max(0, least - there), high: most - there };
  });
  return { shape: { ...shape, sizes, rows, seats: shape.seats - always.reduce((so, one) => so + one, 0) }, always };
}

/** The types that no exchange on this face may bring in. */
export const idle = ({ shape }: Face, never: ReadonlySet<number>): ReadonlySet<number> => new Set([...never, ...shape.sizes.flatMap((size, type) => (size === 0 ? [type] : []))]);

/** A panel with those who always stand in it, or without them. */
export const joined = (panel: Int16Array, always: Int16Array, sign: 1 | -1): Int16Array => panel.map((count, type) => count + sign * (always[type] ?? 0));

/** How long work is watched: told of, paused and ended. */
export interface Pace {
  readonly cancelled?: () => boolean;
  readonly breathe?: () => Promise<void>;
  readonly progress?: (done: number, of: number) => void;
}
