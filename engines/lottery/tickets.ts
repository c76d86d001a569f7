import { ok, refuse, type Result } from '@plenaria/kernel/result.ts';
import { cool, mend } from './anneal.ts';
import { balanced, nearOn } from './balanced.ts';
import { goalOf } from './build.ts';
import { type Face, faceOf, idle, joined, type Pace } from './face.ts';
import { everyPanel, ticketsAmong } from './every.ts';
import { Herd, type Wanted } from './herd.ts';
import { proof, type Certificate } from './leximin.ts';
import type { Shape } from './shape.ts';
import { solver } from './solver.ts';

/** Whole tickets for panels: the floor of each weight, and the largest remainders. */
function ticketsFor(weights: readonly number[], count: number): readonly number[] {
  const floors = weights.map((weight) => Math.floor(weight * count));
  const left = count - floors.reduce((sum, n) => sum + n, 0);
  const order = weights.map((weight, at) => ({ at, rest: weight * count - (floors[at] ?? 0) })).sort((a, b) => b.rest - a.rest || a.at - b.at).slice(0, Math.max(0, left));
  const up = new Set(order.map(({ at }) => at));
  return floors.map((n, at) => n + (up.has(at) ? 1 : 0));
}

/** What the tickets aim at: the targets where they are proven, else what the mixture certainly reaches. */
export const aimedAt = ({ targets, reached, off }: Certificate): readonly number[] => (off < proof ? targets.chances : reached);

export interface Tickets {
  readonly panels: readonly Int16Array[];
  /** How far the types are from what keeps every person within one panel of the target, in seats: 0 where all are. */
  readonly off: number;
  /** So many panels exist, all were weighed, and no `count` of them keep everybody within one panel: proven. */
  readonly none?: number;
}

/** Between how many panels each type may be served so that everybody in it stands within one panel of the target. */
function withinOne({ sizes }: Shape, chances: readonly number[], count: number): Wanted {
  const bound = (round: (panels: number) => number): Float64Array => Float64Array.from(sizes, (size, type) => (size === 0 ? 0 : size * round(count * (chances[type] ?? 0))));
  return { low: bound((panels) => Math.max(0, Math.ceil(panels - 1 - 1e-7))), high: bound((panels) => Math.min(count, Math.floor(panels + 1 + 1e-7))) };
}

const outside = (panels: readonly Int16Array[], { low, high }: Wanted): number => {
  const sums = new Float64Array(low.length);
  for (const panel of panels) panel.forEach((count, type) => (sums[type] = (sums[type] ?? 0) + count));
  return sums.reduce((so, sum, type) => so + Math.max(0, (low[type] ?? 0) - sum, sum - (high[type] ?? 0)), 0);
};

/** The mixture's panels as a herd: the floor of each weight, and the largest remainders. */
function herdFrom(face: Face, { panels, weights }: Certificate, none: ReadonlySet<number>, count: number, seed: string): Herd {
  const herd = new Herd(face.shape, none, count, seed);
  ticketsFor(weights, count).forEach((tickets, at) => {
    for (let one = 0; one < tickets; one += 1) herd.add(joined(panels[at] ?? new Int16Array(0), face.always, -1));
  });
  return herd;
}

/**
 * A uniform lottery over `count` panels that serves every type within one panel a person of its target. Where panels hold many they
 * are made one after another, each making up for what those before it left (balanced.ts); else they come from the mixture by largest
 * remainders, then exchanges that keep every quota. All members of a type stand in n or n + 1 of them, and both lie within one of
 * the target where `off` is 0.
 */
export async function equalTickets(shape: Shape, certificate: Certificate, count: number, seed: string, pace: Pace = {}): Promise<Result<Tickets, 'cancelled'>> {
  const chances = aimedAt(certificate);
  const wanted = shape.sizes.map((size, type) => size * (chances[type] ?? 0));
  const face = faceOf(shape, wanted);
  const never = new Set([...certificate.never, ...chances.flatMap((chance, type) => (chance < 1e-9 ? [type] : []))]);
  const near = nearOn(face, wanted, never, `${seed}/tickets`);
  const all = (panels: readonly Int16Array[]): readonly Int16Array[] => panels.map((panel) => joined(panel, face.always, 1));
  if (near !== null) {
    const panels = await balanced(near, count, pace);
    if (panels === null) return refuse('cancelled');
    const off = outside(panels, withinOne(face.shape, chances, count));
    if (panels.length === count && off === 0) return ok({ panels: all(panels), off });
  }
  const within = withinOne(face.shape, chances, count);
  let best: Tickets = { panels: [], off: Infinity };
  for (let attempt = 0; attempt < attempts && best.off > 0; attempt += 1) {
    const herd = herdFrom(face, certificate, idle(face, never), count, `${seed}/tickets/${attempt}`);
    const off = await evened(herd, goalOf(face, wanted, count), within, pace);
    if (off === null) return refuse('cancelled');
    if (off < best.off) best = { panels: all([...Array(herd.size).keys()].map((at) => herd.panel(at))), off };
    if (attempt === 0 && off > 0) best = await fromEvery(shape, never, chances, best);
    if (best.none !== undefined) break;
  }
  return ok(best);
}

/** Where exchanges end before everybody is within one panel of the target, other dice often get there. */
const attempts = 3;
/** So few panels can all be listed and weighed against each other at once. */
const [mostPanels, mostLooks] = [2000, 2_000_000] as const;

/** Where so few panels exist that all can be listed, the tickets that keep everybody within one of the target, or the proof that none do. */
async function fromEvery(shape: Shape, never: ReadonlySet<number>, chances: readonly number[], made: Tickets): Promise<Tickets> {
  const every = everyPanel(shape, never, mostPanels, mostLooks);
  if (every === null) return made;
  const numbers = ticketsAmong(await solver(), every, withinOne(shape, chances, made.panels.length), made.panels.length);
  if (numbers === null) return made;
  return numbers === 'none' ? { ...made, none: every.length } : { panels: every.flatMap((panel, at) => Array.from({ length: numbers[at] ?? 0 }, () => panel)), off: 0 };
}

/** Exchanges until every type is within its bounds; how far they are from that in the end. Null where it was cancelled. */
async function evened(herd: Herd, exactly: Wanted, within: Wanted, pace: Pace): Promise<number | null> {
  for (const heat of [4, 1.5, 0.5, 0.2]) cool(herd, exactly, heat, 80);
  mend(herd, exactly, 0.3, 3 * herd.size);
  let [least, idleTurns] = [herd.off(within), 0];
  for (let turn = 0; turn < 120 && least > 0 && idleTurns < 30; turn += 1) {
    await pace.breathe?.();
    if (pace.cancelled?.()) return null;
    mend(herd, within, turn % 2 === 0 ? 0.12 : 0.05, 3000);
    idleTurns = herd.off(within) < least ? 0 : idleTurns + 1;
    least = Math.min(least, herd.off(within));
  }
  return herd.off(within);
}
