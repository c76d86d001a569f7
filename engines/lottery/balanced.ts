import type { Highs } from 'highs';
import { type Face, idle, isValid, type Mixture, type Pace } from './face.ts';
import { columnsOf, nearestWeights } from './mixture.ts';
import { Mixer } from './programs.ts';
import { Rounding } from './rounding.ts';

/** What is to be met on a face, and how panels near it are made. */
export interface Near {
  readonly rounding: Rounding;
  /** Seats by type, without those who stand in every panel. */
  readonly wanted: readonly number[];
  readonly isPanel: (panel: Int16Array) => boolean;
}

/** Where panels hold almost half as many people as there are types or more, seats by type can be rounded; null where they hold fewer, and hardly any draw is near a panel. */
export function nearOn(face: Face, all: readonly number[], never: ReadonlySet<number>, seed: string): Near | null {
  const wanted = all.map((seats, type) => Math.max(0, seats - (face.always[type] ?? 0)));
  const open = wanted.filter((seats) => seats > 1e-9).length;
  if (face.shape.seats < 100 || face.shape.seats < open * 0.4 || open < 20) return null;
  return { wanted, rounding: new Rounding(face.shape, wanted, idle(face, never), seed), isPanel: (panel) => isValid(face.shape, panel) };
}

/** The most seats that a panel makes up for of those that a type is behind or ahead. */
const most = 3;

/** What is wanted and a push, less for a type of whom panels hold less than one; never below none, and as many seats in all. */
function drawOf(wanted: readonly number[], push: (type: number) => number): Float64Array {
  const draw = Float64Array.from(wanted, (seats, type) => Math.max(0, seats + Math.min(1, seats) * Math.max(-most, Math.min(most, push(type)))));
  const share = wanted.reduce((sum, seats) => sum + seats, 0) / draw.reduce((sum, seats) => sum + seats, 1e-12);
  return draw.map((seats) => seats * share);
}

/**
 * Panels one after another, each near what is wanted and what those before it left (error feedback, as in halftoning: Floyd and
 * Steinberg 1976). So the sum of any stretch of them is near that many times what is wanted, however many they are. Fewer where
 * draws in a row gave no panel; null where it was cancelled.
 */
export async function balanced({ rounding, wanted, isPanel }: Near, count: number, pace: Pace, patience = 100): Promise<readonly Int16Array[] | null> {
  const panels: Int16Array[] = [];
  const behind = new Float64Array(wanted.length);
  for (let failed = 0, turn = 0; panels.length < count && failed < patience && turn < 3 * count + patience; turn += 1) {
    if (turn % 16 === 0) {
      await pace.breathe?.();
      if (pace.cancelled?.()) return null;
      pace.progress?.(panels.length, count);
    }
    const panel = rounding.near(drawOf(wanted, (type) => behind[type] ?? 0));
    failed += 1;
    if (panel === null || !isPanel(panel)) continue;
    failed = 0;
    panels.push(panel);
    for (let type = 0; type < wanted.length; type += 1) behind[type] = (behind[type] ?? 0) + (wanted[type] ?? 0) - (panel[type] ?? 0);
  }
  return panels;
}

/** Below what counts as proof. */
const enough = 8e-6;
/** How many more panels lean towards what is missing, in each of so many turns. */
const [leaning, turns] = [24, 12] as const;
const pushes = [1.5, 0.7, 0.3] as const;

/**
 * Panels enough to span the types, and weights under which they meet what is wanted. Twice as many directions as there are types
 * hold the middle among them as often as not (Wendel 1962). What is then still missing some panels more are drawn towards.
 */
export async function spanning(highs: Highs, near: Near, pace: Pace): Promise<Mixture | null> {
  const { wanted } = near;
  const open = wanted.filter((seats) => seats > 1e-9).length;
  const first = await balanced(near, Math.ceil(2.2 * open) + 60, pace);
  if (first === null) return null;
  if (first.length === 0) return { panels: [], weights: new Float64Array(0), off: Infinity };
  const { weights, off } = nearestWeights(columnsOf(first, wanted.length), wanted, new Float64Array(first.length).fill(1 / first.length), 10);
  if (off < enough / 2) return { panels: first, weights, off };
  const panels = [...first];
  const mixer = new Mixer(highs, wanted);
  try {
    mixer.add(panels);
    let mix = mixer.mix();
    for (let turn = 0; turn < turns && mix.off > enough; turn += 1) {
      const { prices } = mix;
      const pushed = await balanced({ ...near, wanted: wanted.map((seats, type) => Math.max(0, seats + (pushes[turn % pushes.length] ?? 1) * (prices[type] ?? 0))) }, leaning, pace, 40);
      if (pushed === null) return null;
      panels.push(...pushed);
      mixer.add(pushed);
      mix = mixer.mix();
    }
    return { panels, weights: mix.weights, off: mix.off };
  } finally {
    mixer.dispose();
  }
}
