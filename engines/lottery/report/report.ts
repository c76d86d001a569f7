import type { Candidate, Portfolio, Quota } from '../contract.ts';
import type { PopulationShare } from '../quotas/checks.ts';
import { cross, intersections, partsOf } from '../quotas/crossed.ts';

/** Everybody's chance in a lottery over equal panels; all shares between 0 and 1, rounded to millionths. */
export interface Chances {
  readonly least: number;
  readonly most: number;
  readonly equal: number;
  /** No lottery over valid panels gives everybody who can be chosen more than this. */
  readonly leastPossibleAtMost: number;
  /** Gini coefficient over the whole pool: 0 where all chances are the same. */
  readonly gini: number;
  /** Geometric mean over those who can be chosen. */
  readonly geometricMean: number;
  /** People in no panel at all. */
  readonly never: number;
  /** Everybody's chance, from the least to the most, without names. */
  readonly sorted: readonly number[];
}

/** Seats of one group: what the quota says, what the pool and the population have, what panels give. */
export interface Line {
  readonly feature: string;
  readonly value: string;
  readonly min: number | null;
  readonly max: number | null;
  readonly poolPeople: number;
  readonly poolShare: number;
  readonly populationShare: number | null;
  /** Mean number of seats over all panels. */
  readonly seatsOnAverage: number;
  /** Seats on the panel that was drawn; null before. */
  readonly seatsDrawn: number | null;
  readonly reason: string;
}

export interface Intersection {
  readonly features: readonly [string, string];
  readonly lines: readonly Line[];
}

/** What a lottery did, for people and for programs. Nobody's name or pseudonym stands in it. */
export interface Report {
  readonly form: 'plenaria-lottery-report/1';
  readonly title: string;
  readonly algorithm: string;
  readonly people: number;
  readonly seats: number;
  readonly panels: number;
  readonly distinctPanels: number;
  readonly drawn: boolean;
  readonly chances: Chances;
  readonly groups: readonly Line[];
  readonly intersections: readonly Intersection[];
}

export interface Told {
  readonly title: string;
  readonly pool: readonly Candidate[];
  readonly quotas: readonly Quota[];
  readonly portfolio: Portfolio;
  readonly drawn: readonly string[] | null;
  readonly population?: readonly PopulationShare[];
}

const millionths = (share: number): number => Math.round(share * 1_000_000) / 1_000_000;

/** Gini coefficient of whole counts in ascending order. */
export function giniOf(sorted: readonly number[]): number {
  const total = sorted.reduce((sum, one) => sum + one, 0);
  if (total === 0) return 0;
  return sorted.reduce((sum, one, at) => sum + one * (2 * (at + 1) - sorted.length - 1), 0) / (sorted.length * total);
}

function chancesOf({ pool, portfolio }: Told): Chances {
  const { panels, chances, seats, leastPossibleAtMost } = portfolio;
  const counts = pool.map(({ id }) => chances[id] ?? 0).sort((a, b) => a - b);
  const seen = counts.filter((count) => count > 0);
  const share = (count: number): number => millionths(count / panels.length);
  return {
    least: share(seen[0] ?? 0), most: share(counts.at(-1) ?? 0), equal: millionths(seats / Math.max(1, pool.length)), leastPossibleAtMost: leastPossibleAtMost / 1_000_000, gini: millionths(giniOf(counts)),
    geometricMean: millionths(Math.exp(seen.reduce((sum, count) => sum + Math.log(count / panels.length), 0) / Math.max(1, seen.length))), never: counts.length - seen.length, sorted: counts.map(share),
  };
}

interface Group {
  readonly feature: string;
  readonly value: string;
  readonly has: (person: Candidate) => boolean;
}

function lineOf({ pool, quotas, portfolio, drawn, population = [] }: Told, { feature, value, has }: Group): Line {
  const members = pool.filter(has);
  const quota = quotas.find((one) => one.feature === feature && one.value === value);
  const share = population.find((one) => one.feature === feature && one.value === value)?.share;
  const tickets = members.reduce((sum, { id }) => sum + (portfolio.chances[id] ?? 0), 0);
  const sitting = new Set(drawn ?? []);
  return {
    feature, value, min: quota?.min ?? null, max: quota?.max ?? null, poolPeople: members.length, poolShare: millionths(members.length / Math.max(1, pool.length)),
    populationShare: share === undefined ? null : millionths(share.part / share.of), seatsOnAverage: millionths(tickets / portfolio.panels.length),
    seatsDrawn: drawn === null ? null : members.filter(({ id }) => sitting.has(id)).length, reason: quota?.reason ?? '',
  };
}

function crossings(told: Told, plain: readonly string[]): readonly Intersection[] {
  return plain.flatMap((first, at) => plain.slice(at + 1).map((second): Intersection => {
    const feature = `${first}${cross}${second}`;
    const cells = new Set([...intersections(told.pool, first, second).keys(), ...(told.population ?? []).filter((one) => one.feature === feature).map(({ value }) => value)]);
    return { features: [first, second], lines: [...cells].sort().map((value) => lineOf(told, { feature, value, has: ({ features }) => `${features[first] ?? ''}${cross}${features[second] ?? ''}` === value })) };
  }));
}

/** The report of a lottery, before the draw or after it. Intersections are those of every two features that quotas ask about. */
export function reportOf(told: Told): Report {
  const { title, pool, quotas, portfolio, drawn } = told;
  const plain = [...new Set(quotas.map(({ feature }) => feature))].filter((feature) => partsOf(feature).length === 1);
  return {
    form: 'plenaria-lottery-report/1', title, algorithm: portfolio.algorithm, people: pool.length, seats: portfolio.seats, panels: portfolio.panels.length,
    distinctPanels: new Set(portfolio.panels.map((panel) => panel.join('\n'))).size, drawn: drawn !== null, chances: chancesOf(told),
    groups: quotas.map(({ feature, value }) => lineOf(told, { feature, value, has: ({ features }) => features[feature] === value })), intersections: crossings(told, plain),
  };
}
