import { invariant, ok, refuse, type Result } from '@plenaria/kernel/result.ts';
import { build } from './build.ts';
import { distinct, type Mixture, type Pace } from './face.ts';
import { priced } from './price.ts';
import { bestPanel } from './programs.ts';
import { relaxedLeximin, type Targets } from './relaxed.ts';
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
  /** Each type's chance under that mixture: what is certainly reached, whether or not it is the best. */
  readonly reached: readonly number[];
  /** Σ |reached − target| over types, in seats; below `proof` the targets are what they are called, and said to be. */
  readonly off: number;
  readonly cuts: readonly Cut[];
}

export interface Watch extends Pace {
  readonly seed: string;
}

export type Refused = 'infeasible' | 'cancelled';
type Highs = Awaited<ReturnType<typeof solver>>;

/** What a lottery should give each type, were seats divisible; null where no divisible panel meets the rules. */
export type Aim = (highs: Highs, shape: Shape, never: ReadonlySet<number>, cuts: readonly Cut[]) => Targets | null;

/** At most so many integer programs look for types that no panel holds: each costs more where there are more types. */
const mostSearches = (types: number): number => Math.max(20, Math.floor(20_000 / types));

/** Types that nobody has seen in a panel are looked for by integer programs, one each: found, or proven never to be chosen. */
function searched(highs: Highs, shape: Shape, panels: readonly Int16Array[], known: ReadonlySet<number>): { readonly never: ReadonlySet<number>; readonly found: readonly Int16Array[] } {
  const never = new Set(known);
  const found: Int16Array[] = [];
  let searches = mostSearches(shape.sizes.length);
  for (const type of shape.sizes.keys()) {
    if (never.has(type) || [...panels, ...found].some((panel) => (panel[type] ?? 0) > 0)) continue;
    if (searches-- <= 0) break;
    const held = bestPanel(highs, shape, shape.sizes.map(() => 0), type);
    if (held === null) never.add(type);
    else if (held.panel !== null) found.push(held.panel);
  }
  return { never, found };
}

const wantedOf = ({ sizes }: Shape, { chances }: Targets): readonly number[] => sizes.map((size, type) => size * (chances[type] ?? 0));

/** What is left open after one round: the mixture that came nearest, and what the next round should know. */
interface Round {
  readonly mixture: Mixture;
  readonly never: ReadonlySet<number>;
  readonly kept: readonly Int16Array[];
  readonly cut: Cut | null;
  readonly done: boolean;
}

async function attempt(highs: Highs, shape: Shape, targets: Targets, before: ReadonlySet<number>, start: readonly Int16Array[], turn: number, watch: Watch): Promise<Result<Round, Refused>> {
  const wanted = wantedOf(shape, targets);
  const known = new Set([...before, ...targets.none]);
  const zero = new Set([...known, ...wanted.flatMap((seats, type) => (seats < 1e-7 ? [type] : []))]);
  const mixture = await build(highs, shape, wanted, zero, start, `${watch.seed}/${turn}`, watch);
  if (mixture === null) return refuse('cancelled');
  if (mixture.off < proof) return ok({ mixture, never: known, kept: mixture.panels, cut: null, done: true });
  const first = mixture.panels.length === 0 && start.length === 0 ? bestPanel(highs, shape, wanted) : undefined;
  if (first === null) return refuse('infeasible');
  const panels = distinct([...mixture.panels, ...start, ...(first?.panel ? [first.panel] : [])]);
  const { never, found } = searched(highs, shape, panels, known);
  const joined = distinct([...panels, ...found]);
  if (never.size > known.size) return ok({ mixture: { ...mixture, panels: joined, weights: new Float64Array(joined.length) }, never, kept: joined, cut: null, done: false });
  const better = await priced(highs, shape, wanted, zero, joined, `${watch.seed}/${turn}/price`, watch);
  if (better === null) return refuse('cancelled');
  const kept = better.panels.filter((panel, at) => (better.weights[at] ?? 1) > 1e-12 || found.includes(panel));
  return ok({ mixture: better, never, kept, cut: better.cut, done: better.cut === null });
}

/**
 * An aim with its proof: targets from the relaxation, and a mixture of real panels that meets them. Where the relaxation promises
 * more than any mixture of panels gives, exact cuts bring it down. `off` above `proof` means: not proven, and the caller must
 * not call it by the aim's name; `reached` is certain all the same, and `targets` bounds it.
 */
export async function certified(shape: Shape, aim: Aim, watch: Watch): Promise<Result<Certificate, Refused>> {
  const highs = await solver();
  const cuts: Cut[] = [];
  let [never, kept]: [ReadonlySet<number>, readonly Int16Array[]] = [new Set(), []];
  let last: Certificate | null = null;
  for (let turn = 0; turn < 60; turn += 1) {
    await watch.breathe?.();
    if (watch.cancelled?.()) return refuse('cancelled');
    const targets = aim(highs, shape, never, cuts);
    if (targets === null) return refuse('infeasible');
    const round = await attempt(highs, shape, targets, never, kept, turn, watch);
    if (!round.ok) return round;
    const { mixture, cut, done } = round.value;
    ({ never, kept } = round.value);
    last = certificateOf(shape, targets, never, mixture, cuts);
    if (done) return ok(last);
    if (cut !== null) cuts.push(cut);
  }
  invariant(last !== null, 'at least one round was made');
  return ok(last);
}

/** Leximin by types, with its proof: the least chance as large as any lottery can make it, then the next least, and so on. */
export const leximin = (shape: Shape, watch: Watch): Promise<Result<Certificate, Refused>> => certified(shape, relaxedLeximin, watch);

function certificateOf({ sizes }: Shape, targets: Targets, never: ReadonlySet<number>, { panels, weights, off }: Mixture, cuts: readonly Cut[]): Certificate {
  const used = panels.flatMap((panel, at) => ((weights[at] ?? 0) > 1e-12 ? [{ panel, weight: weights[at] ?? 0 }] : []));
  const total = used.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const reached = sizes.map((size, type) => used.reduce((sum, { panel, weight }) => sum + (weight * (panel[type] ?? 0)) / total, 0) / size);
  return { targets, never: [...never].sort((a, b) => a - b), panels: used.map(({ panel }) => panel), weights: used.map(({ weight }) => weight / total), reached, off, cuts: [...cuts] };
}
