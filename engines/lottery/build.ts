import type { Highs } from 'highs';
import { cool, mend, seeded } from './anneal.ts';
import { Herd, type Wanted } from './herd.ts';
import { columnsOf, nearestWeights } from './mixture.ts';
import { Mixer } from './programs.ts';
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

/** The rules as every panel of a mixture that meets the targets must keep them: what is met with nothing to spare on average is met so by all. */
export function face(shape: Shape, wanted: readonly number[]): Shape {
  const rows = shape.rows.map(({ types, low, high }): Row => {
    const sum = types.reduce((so, type) => so + (wanted[type] ?? 0), 0);
    return sum < low + 1e-5 ? { types, low, high: low } : sum > high - 1e-5 ? { types, low: high, high } : { types, low, high };
  });
  const always = shape.sizes.flatMap((size, type): Row[] => ((wanted[type] ?? 0) > size - 1e-6 ? [{ types: [type], low: size, high: size }] : []));
  return { ...shape, rows: [...rows, ...always] };
}

/** How many panels are changed together: enough to span the types, and no more than memory holds. From the types, never from a pool's name. */
const panelsFor = (types: number): number => Math.max(60, Math.min(Math.ceil(types * 1.8) + 20, 5000, Math.floor(40_000_000 / types)));

/** A herd whose panels all keep the rules of the face, from those that are there and new ones from chance; empty where none was found. */
export function herdOf(shape: Shape, wanted: readonly number[], never: ReadonlySet<number>, kept: readonly Int16Array[], size: number, seed: string): Herd {
  const onFace = face(shape, wanted);
  const herd = new Herd(onFace, never, size + 1, seed);
  const draw = Float64Array.from(wanted, (seats, type) => (never.has(type) ? 0 : seats + 1e-4));
  const goal: Wanted = { low: Float64Array.from(wanted, (seats) => seats * size), high: Float64Array.from(wanted, (seats) => seats * size) };
  for (const panel of kept) if (herd.size < size / 2 && isValid(onFace, panel) && panel.every((count, type) => count === 0 || !never.has(type))) herd.add(panel);
  const most = Math.min(40, size);
  for (let attempt = 0; attempt < 60 && herd.size < most && (herd.size < 4 || attempt < 40); attempt += 1) seeded(herd, draw, goal, 6000 + 400 * attempt);
  const starts = herd.size;
  for (let at = starts; starts > 0 && at < size; at += 1) herd.add(herd.panel(at % starts));
  return herd;
}

export interface Pace {
  readonly cancelled?: () => boolean;
  readonly breathe?: () => Promise<void>;
  readonly progress?: (done: number, of: number) => void;
}

const heats = [2, 1, 0.6, 0.4, 0.3, 0.2] as const;
/** Well below what counts as proof, and above what rounding leaves. */
const enough = 3e-6;

/**
 * Panels annealed together until equal weights come near what is wanted and nearly equal ones meet it. Answers the best mixture
 * found; an empty one where no panel was found, null where it was cancelled.
 */
export async function build(highs: Highs, shape: Shape, wanted: readonly number[], never: ReadonlySet<number>, kept: readonly Int16Array[], seed: string, pace: Pace, most = 24): Promise<Mixture | null> {
  const size = panelsFor(shape.sizes.length - never.size);
  const herd = herdOf(shape, wanted, never, kept, size, seed);
  if (herd.size === 0) return { panels: [], weights: new Float64Array(0), off: Infinity };
  const goal: Wanted = { low: Float64Array.from(wanted, (seats) => seats * size), high: Float64Array.from(wanted, (seats) => seats * size) };
  let best: Mixture = { panels: [], weights: new Float64Array(0), off: Infinity };
  let [before, stalled] = [Infinity, 0];
  for (let turn = 0; turn < most && stalled < 3; turn += 1) {
    await pace.breathe?.();
    if (pace.cancelled?.()) return null;
    pace.progress?.(turn, most);
    const heat = heats[Math.min(turn, heats.length - 1)] ?? 0.2;
    cool(herd, goal, heat, 20);
    mend(herd, goal, heat, 20 * size);
    const off = herd.off(goal);
    if (turn > 0) best = nearer(highs, shape, herd, wanted, best, turn % 2 === 1);
    if (best.off < enough) return best;
    stalled = off > before * 0.93 ? stalled + 1 : 0;
    before = Math.min(before, off);
  }
  return best;
}

/** The panels' best mixture: by nearly equal weights, and where they do not suffice and it is `worth` its while, by a linear program. */
function nearer(highs: Highs, shape: Shape, herd: Herd, wanted: readonly number[], best: Mixture, worth: boolean): Mixture {
  const panels = distinct([...Array(herd.size).keys()].map((at) => herd.panel(at))).filter((panel) => isValid(shape, panel));
  if (panels.length === 0) return best;
  const { weights, off } = nearestWeights(columnsOf(panels, shape.sizes.length), wanted, new Float64Array(panels.length).fill(1 / panels.length));
  if (off < enough || !worth) return off < best.off ? { panels, weights, off } : best;
  const mixer = new Mixer(highs, wanted);
  mixer.add(panels);
  const mix = mixer.mix();
  mixer.dispose();
  return mix.off < best.off ? { panels, weights: mix.weights, off: mix.off } : best;
}
