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

/** How many panels are changed together: enough to span the types, and no more than memory holds. From the types, never from a pool's name. */
const panelsFor = (types: number): number => Math.max(60, Math.min(Math.ceil(types * 1.8) + 20, 5000, Math.floor(40_000_000 / types)));

/** Whether exchanges of three find others: of so many tried without regard to what is wanted, one in twenty at the least. */
function isLively(herd: Herd, wanted: Wanted): boolean {
  const tries = 60;
  let found = 0;
  for (let one = 0; one < tries; one += 1) if (herd.chainMove(herd.dice.below(herd.size), herd.dice.below(herd.seats), herd.allowed[herd.dice.below(herd.allowed.length)] ?? 0, wanted, Infinity)) found += 1;
  return found * 20 >= tries;
}

/**
 * A herd whose panels all keep the rules of the face, from those that are there and new ones from chance; empty where none was found.
 * Where few types differ in little, exchanges are rare, and every panel is made anew, from what the others leave to be served.
 */
export async function herdOf(face: Face, wanted: Wanted, never: ReadonlySet<number>, kept: readonly Int16Array[], size: number, seed: string, pace: Pace): Promise<Herd | null> {
  const out = idle(face, never);
  const herd = new Herd(face.shape, out, size + 1, seed);
  const draw = Float64Array.from(wanted.low, (seats, type) => (out.has(type) ? 0 : seats / size + 1e-4));
  for (const panel of kept.map((one) => joined(one, face.always, -1))) if (herd.size < size / 2 && isValid(face.shape, panel) && panel.every((count, type) => count === 0 || !never.has(type))) herd.add(panel);
  const most = Math.min(40, size);
  for (let attempt = 0; attempt < 60 && herd.size < most && (herd.size < 4 || attempt < 40); attempt += 1) {
    if (attempt % 8 === 7) await pace.breathe?.();
    if (pace.cancelled?.()) return null;
    seeded(herd, draw, wanted, herd.size === 0 ? 6000 + 6000 * attempt : 6000 + 400 * attempt);
  }
  const starts = herd.size;
  // Few seats have few panels, and copies of those found will do; many seats have more than anybody will see.
  if (starts > 0 && herd.seats >= 200 && herd.allowed.length >= 100 && !isLively(herd, wanted)) return anew(herd, wanted, size, Math.ceil(size * 0.8), pace);
  for (let at = starts; starts > 0 && at < size; at += 1) herd.add(herd.panel(at % starts));
  return herd;
}

async function anew(herd: Herd, wanted: Wanted, many: number, size: number, pace: Pace): Promise<Herd | null> {
  let failed = 0;
  for (let steps = 25_000; herd.size < size && failed < 60;) {
    await pace.breathe?.();
    if (pace.cancelled?.()) return null;
    pace.progress?.(herd.size, size);
    const draw = Float64Array.from(wanted.low, (seats, type) => (seats <= 0 ? 0 : Math.max(seats / many / 20, (seats * (herd.size + 1)) / many - (herd.served[type] ?? 0))));
    if (seeded(herd, draw, wanted, steps)) failed = 0;
    else {
      failed += 1;
      steps = Math.min(1_000_000, steps * 1.3);
    }
  }
  return herd;
}

/** What `count` panels on a face should serve, so that with those who always stand in them each type gets what is wanted. */
export function goalOf({ always }: Face, wanted: readonly number[], count: number): Wanted {
  const goal = Float64Array.from(wanted, (seats, type) => Math.max(0, seats - (always[type] ?? 0)) * count);
  return { low: goal, high: goal };
}

/** How long work is watched: told of, paused and ended. */
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
  const face = faceOf(shape, wanted);
  const herd = await herdOf(face, goalOf(face, wanted, size), never, kept, size, seed, pace);
  if (herd === null) return null;
  if (herd.size === 0) return { panels: [], weights: new Float64Array(0), off: Infinity };
  const goal = goalOf(face, wanted, herd.size);
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
    if (turn > 0) best = nearer(highs, shape, { herd, always: face.always }, wanted, best, turn % 2 === 1);
    if (best.off < enough) return best;
    stalled = off > before * 0.93 ? stalled + 1 : 0;
    before = Math.min(before, off);
  }
  return best;
}

/** The panels' best mixture: by nearly equal weights, and where they do not suffice and it is `worth` its while, by a linear program. */
function nearer(highs: Highs, shape: Shape, { herd, always }: { readonly herd: Herd; readonly always: Int16Array }, wanted: readonly number[], best: Mixture, worth: boolean): Mixture {
  const panels = distinct([...Array(herd.size).keys()].map((at) => joined(herd.panel(at), always, 1))).filter((panel) => isValid(shape, panel));
  if (panels.length === 0) return best;
  const { weights, off } = nearestWeights(columnsOf(panels, shape.sizes.length), wanted, new Float64Array(panels.length).fill(1 / panels.length));
  if (off < enough || !worth) return off < best.off ? { panels, weights, off } : best;
  const mixer = new Mixer(highs, wanted);
  mixer.add(panels);
  const mix = mixer.mix();
  mixer.dispose();
  return mix.off < best.off ? { panels, weights: mix.weights, off: mix.off } : best;
}
