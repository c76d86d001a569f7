import { invariant, ok, refuse, type Result } from '@plenaria/kernel/result.ts';
import { Panels } from './anneal.ts';
import { bestPanel, Mixer, relaxedLeximin, type Mix, type Targets } from './relaxed.ts';
import type { Cut, Shape } from './shape.ts';
import { solver } from './solver.ts';

/** How near the mixture of real panels must come to the targets, in seats over all types, for the targets to be proven. */
export const proof = 1e-5;

export interface Certificate {
  readonly targets: Targets;
  /** Types of whom no panel can hold a member. */
  readonly never: readonly number[];
  /** Real panels, as seats by type, and their weights: together they meet the targets. */
  readonly panels: readonly Int16Array[];
  readonly weights: readonly number[];
  /** Σ |reached − target| over types, in seats; below `proof` the targets are leximin, and said to be. */
  readonly off: number;
  readonly cuts: readonly Cut[];
}

export interface Watch {
  readonly seed: string;
  readonly progress?: (done: number, of: number) => void;
  readonly cancelled?: () => boolean;
  /** Waited for between pieces of work, so that a server can answer others meanwhile. */
  readonly breathe?: () => Promise<void>;
}

type Refused = 'infeasible' | 'cancelled';
type Highs = Awaited<ReturnType<typeof solver>>;

const keyOf = (panel: Int16Array): string => panel.join();

/** What annealing is given to do; from the number of types, never from a pool's name. */
interface Effort {
  readonly panels: number;
  readonly passes: number;
  readonly chains: number;
}

/** The quotas as every panel of a mixture that meets the targets must have them: one that is met with nothing to spare on average is met so by all. */
function face(shape: Shape, wanted: readonly number[]): Shape {
  const rows = shape.rows.map(({ types, low, high }) => {
    const sum = types.reduce((so, type) => so + (wanted[type] ?? 0), 0);
    return sum < low + 1e-5 ? { types, low, high: low } : sum > high - 1e-5 ? { types, low: high, high } : { types, low, high };
  });
  return { ...shape, rows };
}

/** The panels that annealing makes serve the targets together. Null where not even one panel could be found. */
function annealed(shape: Shape, targets: Targets, never: ReadonlySet<number>, { panels, passes, chains }: Effort, seed: string, kept: readonly Int16Array[]): readonly Int16Array[] {
  const wanted = shape.sizes.map((size, type) => size * (targets.chances[type] ?? 0));
  const herd = new Panels(face(shape, wanted), never, seed);
  const starts = [...kept.slice(0, 40)];
  for (let attempt = 0; starts.length < 12 && attempt < 24; attempt += 1) {
    const start = herd.seedPanel(wanted);
    if (start !== null) starts.push(start);
  }
  if (starts.length === 0) return [];
  for (let at = 0; at < panels; at += 1) herd.add(starts[at % starts.length] ?? []);
  const goal = Float64Array.from(wanted, (seats) => seats * panels);
  for (const temperature of [30, 8, 2, 0.5]) herd.cool(goal, goal, temperature, passes, chains);
  herd.cool(goal, goal, 0.1, passes, chains);
  return [...new Map(herd.held.map(({ counts }) => [keyOf(counts), counts])).values()];
}

/** The relaxation narrowed to real panels: types that no panel can hold are found by integer programs, one each. */
function neverChosen(highs: Highs, shape: Shape, targets: Targets, panels: readonly Int16Array[], known: ReadonlySet<number>, seed: string): { readonly never: ReadonlySet<number>; readonly found: readonly Int16Array[] } {
  const never = new Set(known);
  const found: Int16Array[] = [];
  const herd = new Panels(shape, never, `${seed}/cover`);
  for (const type of shape.sizes.keys()) {
    if (never.has(type) || [...panels, ...found].some((panel) => (panel[type] ?? 0) > 0)) continue;
    const [start] = panels;
    const near = start === undefined ? null : herd.climb(start, shape.sizes.map((_, other) => (other === type ? 5 : 0)), 4000, 1).panel;
    if (near !== null && (near[type] ?? 0) > 0) {
      found.push(near);
      continue;
    }
    const held = (targets.chances[type] ?? 0) > 1e-9 || targets.leastAtMost <= 1e-9 ? bestPanel(highs, shape, shape.sizes.map(() => 0), type) : null;
    if (held === null) never.add(type);
    else found.push(held.panel);
  }
  return { never, found };
}

/** A weight as a whole number of millionths: exact in the program, and coarse enough to be a stable cut. */
const rounded = (prices: ArrayLike<number>): readonly number[] => Array.from(prices, (price) => Math.round(price * 1e6) / 1e6);

interface Priced {
  readonly panels: readonly Int16Array[];
  readonly mix: Mix;
  /** Set where exact pricing shows that no mixture can meet the targets. */
  readonly cut: Cut | null;
}

/** Better panels by climbing from those in the mixture: quick, and no proof where it finds none. */
function climbed(herd: Panels, panels: readonly Int16Array[], mix: Mix, steps: number): readonly Int16Array[] {
  const order = [...panels.keys()].sort((a, b) => (mix.weights[b] ?? 0) - (mix.weights[a] ?? 0)).slice(0, 24);
  const known = new Set(panels.map(keyOf));
  const fresh = new Map<string, Int16Array>();
  for (const at of order) {
    const { panel, weight } = herd.climb(panels[at] ?? new Int16Array(0), mix.prices, steps, 0.7);
    if (weight > mix.level * -1 - 1e-9 && weight + mix.level > 1e-9 && !known.has(keyOf(panel))) fresh.set(keyOf(panel), panel);
  }
  return [...fresh.values()];
}

/** How long better panels are looked for before what was reached is reported as not proven: less where each round costs more. */
const roundsFor = ({ sizes }: Shape) => ({ climbing: Math.max(12, Math.min(150, Math.floor(40_000 / sizes.length))), exact: 60 });

/**
 * Column generation until the mixture meets the targets, or a cut shows that it cannot. Panels are first looked for by climbing;
 * where that finds none, pricing is solved exactly, so that "no better panel" is a proof.
 */
async function priced(highs: Highs, shape: Shape, targets: Targets, never: ReadonlySet<number>, start: readonly Int16Array[], watch: Watch): Promise<Result<Priced, Refused>> {
  const panels = [...start];
  const wanted = shape.sizes.map((size, type) => size * (targets.chances[type] ?? 0));
  const herd = new Panels(shape, never, `${watch.seed}/climb`);
  const mixer = new Mixer(highs, wanted);
  mixer.add(panels);
  const rounds = roundsFor(shape);
  let [mix, exact] = [mixer.mix(), 0];
  try {
    for (let round = 0; round < rounds.climbing && exact < rounds.exact && mix.off >= proof; round += 1) {
      await watch.breathe?.();
      if (watch.cancelled?.()) return refuse('cancelled');
      watch.progress?.(round, rounds.climbing);
      let fresh = climbed(herd, panels, mix, 12000);
      if (fresh.length === 0) {
        exact += 1;
        const weights = rounded(mix.prices);
        const best = bestPanel(highs, shape, weights);
        if (best === null) return refuse('infeasible');
        const asked = weights.reduce((sum, weight, type) => sum + weight * (wanted[type] ?? 0), 0);
        if (asked > best.weight + 1e-6) return ok({ panels: [...panels, best.panel], mix: { ...mix, weights: Float64Array.of(...mix.weights, 0) }, cut: { weights, most: best.weight } });
        if (panels.some((panel) => keyOf(panel) === keyOf(best.panel))) break;
        fresh = [best.panel];
      }
      panels.push(...fresh);
      mixer.add(fresh);
      mix = mixer.mix();
    }
    return ok({ panels, mix, cut: null });
  } finally {
    mixer.dispose();
  }
}

function nearestMix(highs: Highs, panels: readonly Int16Array[], wanted: readonly number[]): Mix {
  const mixer = new Mixer(highs, wanted);
  mixer.add(panels);
  const mix = mixer.mix();
  mixer.dispose();
  return mix;
}

const effortOf = ({ sizes }: Shape, turn: number): Effort => ({ panels: Math.min(600, Math.max(120, Math.ceil(sizes.length * 1.6)) + 60 * turn), passes: 120 + 180 * turn, chains: 2 + turn });

/**
 * Leximin by types, with its proof: targets from the relaxation, and a mixture of real panels that meets them. Where the
 * relaxation promises more than any mixture of panels gives, exact cuts bring it down. `off` above `proof` means: not proven,
 * and the caller must not call it leximin.
 */
export async function leximin(shape: Shape, watch: Watch): Promise<Result<Certificate, Refused>> {
  const highs = await solver();
  const cuts: Cut[] = [];
  let [never, kept]: [ReadonlySet<number>, readonly Int16Array[]] = [new Set(), []];
  let best: Certificate | null = null;
  for (let turn = 0; turn < 40; turn += 1) {
    await watch.breathe?.();
    if (watch.cancelled?.()) return refuse('cancelled');
    watch.progress?.(turn, 40);
    const targets = relaxedLeximin(highs, shape, never, cuts);
    if (targets === null) return refuse('infeasible');
    const small = new Set([...never, ...(targets.chances.flatMap((chance, type) => (chance < 1e-7 ? [type] : [])))]);
    const fresh = turn < 3 ? annealed(shape, targets, small, effortOf(shape, turn), `${watch.seed}/${turn}`, kept) : [];
    const joined = [...new Map([...kept, ...fresh].map((panel) => [keyOf(panel), panel])).values()];
    const checked = neverChosen(highs, shape, targets, joined, never, watch.seed);
    const panels = [...joined, ...checked.found];
    if (panels.length === 0) return refuse('infeasible');
    if (checked.never.size > never.size) {
      [never, kept] = [checked.never, panels];
      continue;
    }
    const wanted = shape.sizes.map((size, type) => size * (targets.chances[type] ?? 0));
    const quick = nearestMix(highs, panels, wanted);
    if (quick.off < proof) {
      best = certificate(targets, never, panels, quick, cuts);
      return ok(best);
    }
    const found = await priced(highs, shape, targets, small, panels, watch);
    if (!found.ok) return found;
    best = certificate(targets, never, found.value.panels, found.value.mix, cuts);
    if (found.value.cut === null) return ok(best);
    cuts.push(found.value.cut);
    kept = supported(found.value.panels, found.value.mix.weights);
  }
  invariant(best !== null, 'at least one mixture was looked at');
  return ok(best);
}

const supported = (panels: readonly Int16Array[], weights: Float64Array): readonly Int16Array[] => panels.filter((_, at) => (weights[at] ?? 0) > 1e-12);

function certificate(targets: Targets, never: ReadonlySet<number>, panels: readonly Int16Array[], mix: { readonly weights: Float64Array; readonly off: number }, cuts: readonly Cut[]): Certificate {
  const used = panels.flatMap((panel, at) => ((mix.weights[at] ?? 0) > 1e-12 ? [{ panel, weight: mix.weights[at] ?? 0 }] : []));
  return { targets, never: [...never].sort((a, b) => a - b), panels: used.map(({ panel }) => panel), weights: used.map(({ weight }) => weight), off: mix.off, cuts: [...cuts] };
}
