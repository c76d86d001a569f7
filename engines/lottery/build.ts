import type { Highs } from 'highs';
import { cool, mend, seeded } from './anneal.ts';
import { nearOn, spanning } from './balanced.ts';
import { distinct, type Face, faceOf, idle, isValid, joined, type Mixture, type Pace } from './face.ts';
import { Herd, type Wanted } from './herd.ts';
import { columnsOf, nearestWeights } from './mixture.ts';
import { Mixer } from './programs.ts';
import type { Shape } from './shape.ts';

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

const heats = [2, 1, 0.6, 0.4, 0.3, 0.2] as const;
/** Well below what counts as proof, and above what rounding leaves. */
const enough = 3e-6;

/**
 * Where panels hold many, panels near what is wanted, rounded to whole seats (balanced.ts). Else panels annealed together until equal weights come near what is wanted and nearly equal ones meet it. Answers the best mixture
 * found; an empty one where no panel was found, null where it was cancelled.
 */
export async function build(highs: Highs, shape: Shape, wanted: readonly number[], never: ReadonlySet<number>, kept: readonly Int16Array[], seed: string, pace: Pace, most = 24): Promise<Mixture | null> {
  const face = faceOf(shape, wanted);
  const near = nearOn(face, wanted, never, seed);
  const rounded = near === null ? undefined : await spanning(highs, near, pace);
  if (rounded === null) return null;
  if (rounded !== undefined && rounded.panels.length > 0) return { ...rounded, panels: rounded.panels.map((panel) => joined(panel, face.always, 1)) };
  const size = panelsFor(shape.sizes.length - never.size);
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
