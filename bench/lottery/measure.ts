import { leximin, proof } from '@plenaria/lottery/leximin.ts';
import { relaxedLeximin } from '@plenaria/lottery/relaxed.ts';
import { featuresOf } from '@plenaria/lottery/types-of.ts';
import { shapeOf, type Shape } from '@plenaria/lottery/shape.ts';
import { solver } from '@plenaria/lottery/solver.ts';
import { equalTickets } from '@plenaria/lottery/tickets.ts';
import type { Pool } from './pools.ts';

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
  readonly never: number;
  readonly off: number;
  readonly cuts: number;
  readonly distinct: number;
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
  return Math.max(...sizes.map((size, type) => {
    const seats = panels.reduce((sum, panel) => sum + (panel[type] ?? 0), 0);
    const target = chances[type] ?? 0;
    return Math.max(Math.abs(Math.floor(seats / size) / panels.length - target), Math.abs(Math.ceil(seats / size) / panels.length - target));
  }));
}

/** Targets, certificate and 1,000 panels for one pool, with the CPU seconds of the whole process at each step. */
export async function measure(pool: Pool, seed: string): Promise<Line> {
  const started = performance.now();
  const shape = shapeOf(pool.people, pool.quotas, pool.seats);
  const known = { pool: pool.name, people: pool.people.length, seats: pool.seats, features: featuresOf(pool.quotas).length, types: shape.types.length };
  const none = { minProbability: null, upperBound: null, gini: null, targetsCpuSeconds: null, cpuSeconds: null, seconds: null, panels: null, maxDeviation: null, portfolioCpuSeconds: null, never: 0, off: 0, cuts: 0, distinct: 0 };
  const highs = await solver();
  const before = cpu();
  relaxedLeximin(highs, shape, new Set(), []);
  const targetsCpuSeconds = cpu() - before;
  const found = await leximin(shape, { seed });
  if (!found.ok) return { ...known, algorithm: 'leximin', feasible: false, ...none };
  const cpuSeconds = cpu();
  const { targets, never, off, cuts } = found.value;
  const tickets = equalTickets(shape, found.value, 1000, seed);
  const choosable = shape.sizes.flatMap((_, type) => (never.includes(type) ? [] : [targets.chances[type] ?? 0]));
  return {
    ...known, algorithm: off < proof ? 'leximin' : 'leximin targets, not proven', feasible: true,
    minProbability: Math.min(...choosable), upperBound: targets.leastAtMost, gini: giniOf(shape.sizes, targets.chances), targetsCpuSeconds, cpuSeconds, seconds: (performance.now() - started) / 1000,
    panels: tickets.panels.length, maxDeviation: deviationOf(shape, tickets.panels, targets.chances), portfolioCpuSeconds: cpu(),
    never: never.reduce((sum, type) => sum + (shape.sizes[type] ?? 0), 0), off, cuts: cuts.length, distinct: new Set(tickets.panels.map((panel) => panel.join())).size,
  };
}
