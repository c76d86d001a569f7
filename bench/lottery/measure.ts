import { diceFrom } from '@plenaria/kernel/dice.ts';
import { must } from '@plenaria/kernel/result.ts';
import { aims } from '@plenaria/lottery/fair/aims.ts';
import { legacy } from '@plenaria/lottery/fair/legacy.ts';
import { aimNamed } from '@plenaria/lottery/fair/names.ts';
import { certified, proof, type Aim, type Certificate } from '@plenaria/lottery/leximin.ts';
import { relaxedLeximin } from '@plenaria/lottery/relaxed.ts';
import { seated } from '@plenaria/lottery/seating.ts';
import { shapeOf, type Shape } from '@plenaria/lottery/shape.ts';
import { solver } from '@plenaria/lottery/solver.ts';
import { aimedAt, equalTickets } from '@plenaria/lottery/tickets.ts';
import { featuresOf } from '@plenaria/lottery/types-of.ts';
import type { Pool } from './pools.ts';

/** What the benchmark says of one pool and one algorithm; the issue names the fields up to `portfolioCpuSeconds`. */
export interface Line {
  readonly pool: string;
  readonly people: number;
  readonly seats: number;
  readonly features: number;
  readonly algorithm: string;
  readonly feasible: boolean;
  readonly minProbability: number | null;
  readonly upperBound: number | null;
  readonly gini: number | null;
  readonly targetsCpuSeconds: number | null;
  readonly cpuSeconds: number | null;
  readonly seconds: number | null;
  readonly panels: number | null;
  readonly maxDeviation: number | null;
  readonly portfolioCpuSeconds: number | null;
  readonly types: number;
  /** People who can never be chosen, the distance from the targets in seats, cuts, distinct panels, and the measure with its bound. */
  readonly never: number;
  readonly off: number | null;
  readonly cuts: number;
  /** Draws that LEGACY began for its panels; null for whatever has a certificate. */
  readonly begun: number | null;
  readonly distinct: number;
  readonly objective: { readonly value: number; readonly atMost: number } | null;
}

const cpu = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** The Gini coefficient of people's chances, from types: 0 where all are equal. */
function giniOf(sizes: readonly number[], chances: readonly number[]): number {
  const order = [...sizes.keys()].sort((a, b) => (chances[a] ?? 0) - (chances[b] ?? 0));
  const people = sizes.reduce((sum, size) => sum + size, 0);
  const total = sizes.reduce((sum, size, type) => sum + size * (chances[type] ?? 0), 0);
  let [before, area] = [0, 0];
  for (const type of order) {
    const [size, chance] = [sizes[type] ?? 0, chances[type] ?? 0];
    area += chance * (2 * before * size + size * size);
    before += size;
  }
  return total === 0 ? 0 : area / (people * total) - 1;
}

/** The largest distance of a person's share among the panels from her target: members of a type take turns. */
function deviationOf({ sizes }: Shape, panels: readonly Int16Array[], chances: readonly number[]): number {
  const sums = sizes.map(() => 0);
  for (const panel of panels) panel.forEach((count, type) => (sums[type] = (sums[type] ?? 0) + count));
  return sizes.reduce((most, size, type) => {
    const [seats, target] = [sums[type] ?? 0, chances[type] ?? 0];
    return Math.max(most, Math.abs(Math.floor(seats / size) / panels.length - target), Math.abs(Math.ceil(seats / size) / panels.length - target));
  }, 0);
}

/** Different panels of people: members of a type take turns, so panels of the same types are seldom the same people. */
const distinctOf = ({ people }: Pool, shape: Shape, panels: readonly Int16Array[], seed: string): number => new Set(seated(people, shape, panels, diceFrom(seed)).map((names) => names.join('\n'))).size;

const nothing = { minProbability: null, upperBound: null, gini: null, targetsCpuSeconds: null, cpuSeconds: null, seconds: null, panels: null, maxDeviation: null, portfolioCpuSeconds: null, never: 0, off: null, cuts: 0, begun: null, distinct: 0, objective: null };

/** CPU seconds of the targets alone once the solver is loaded: the median of five runs, after everything else is measured. */
async function targetsAlone(shape: Shape, aim: Aim, { never, cuts }: Certificate): Promise<number> {
  const highs = await solver();
  const taken = [1, 2, 3, 4, 5].map(() => {
    const before = cpu();
    aim(highs, shape, new Set(never), cuts);
    return cpu() - before;
  });
  return taken.sort((a, b) => a - b)[2] ?? 0;
}

type Known = Pick<Line, 'pool' | 'people' | 'seats' | 'features' | 'types'>;

async function measureLegacy(pool: Pool, shape: Shape, known: Known, seed: string, started: number): Promise<Line> {
  const highs = await solver();
  const bound = relaxedLeximin(highs, shape, new Set(), []);
  const made = legacy(shape, 1000, seed);
  const used = { cpuSeconds: cpu(), seconds: (performance.now() - started) / 1000 };
  if (bound === null) return { ...known, algorithm: 'legacy', feasible: false, ...nothing };
  process.stderr.write(`${known.pool}: LEGACY's chances are estimated from ${made.panels.length} panels, of ${made.begun} draws begun with seed ${seed}.\n`);
  if (made.panels.length === 0) return { ...known, algorithm: 'legacy (no panel found)', feasible: true, ...nothing, begun: made.begun };
  const open = made.chances.filter((_, type) => !bound.none.includes(type));
  return { ...known, algorithm: 'legacy', feasible: true, ...nothing, ...used, begun: made.begun, minProbability: Math.min(...open), upperBound: bound.leastAtMost, gini: giniOf(shape.sizes, made.chances), panels: made.panels.length, portfolioCpuSeconds: used.cpuSeconds, distinct: distinctOf(pool, shape, made.panels, seed) };
}

/** Targets, certificate and 1,000 panels for one pool and one algorithm, with the CPU seconds of the whole process at each step. */
export async function measure(pool: Pool, algorithm: string, seed: string): Promise<Line> {
  const started = performance.now();
  const shape = shapeOf(pool.people, pool.quotas, pool.seats);
  const known: Known = { pool: pool.name, people: pool.people.length, seats: pool.seats, features: featuresOf(pool.quotas).length, types: shape.types.length };
  const name = aimNamed(algorithm);
  if (name === null) return measureLegacy(pool, shape, known, seed, started);
  const aim = aims[name];
  const found = await certified(shape, aim, { seed });
  if (!found.ok) return { ...known, algorithm, feasible: false, ...nothing };
  const [cpuSeconds, seconds] = [cpu(), (performance.now() - started) / 1000];
  const { targets, never, off, cuts } = found.value;
  const tickets = must(await equalTickets(shape, found.value, 1000, seed), 'nobody cancels');
  const portfolioCpuSeconds = cpu();
  const chances = aimedAt(found.value);
  const minProbability = shape.sizes.reduce((least, _, type) => (never.includes(type) ? least : Math.min(least, chances[type] ?? 0)), 1);
  return {
    ...known, algorithm: off < proof ? algorithm : `${algorithm} (not proven)`, feasible: true, minProbability, upperBound: targets.leastAtMost, gini: giniOf(shape.sizes, chances), targetsCpuSeconds: await targetsAlone(shape, aim, found.value),
    cpuSeconds, seconds, panels: tickets.panels.length, maxDeviation: deviationOf(shape, tickets.panels, chances), portfolioCpuSeconds,
    never: never.reduce((sum, type) => sum + (shape.sizes[type] ?? 0), 0), off, cuts: cuts.length, begun: null, distinct: distinctOf(pool, shape, tickets.panels, seed), objective: targets.objective ?? null,
  };
}
