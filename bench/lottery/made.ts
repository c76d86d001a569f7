import type { Candidate, Quota } from '@plenaria/lottery/contract.ts';

/** What a made-up pool is like. */
export interface Making {
  readonly people: number;
  readonly seats: number;
  /** How many values each feature has. */
  readonly features: readonly number[];
  /** How far those who come forward differ from the population: 0 not at all, 1 as in practice, 2 greatly. */
  readonly skew: number;
  /** Seats between the least and the most of each quota: 0 for exact quotas. */
  readonly slack: number;
  readonly seed: number;
  /** At most this many different kinds of people, where fewer are wanted than chance makes. */
  readonly kinds?: number;
}

/** mulberry32: a stream of numbers from 0 to 1. */
function chanceFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const pick = (shares: readonly number[], at: number): number => {
  let left = at * shares.reduce((sum, share) => sum + share, 0);
  return Math.max(0, shares.findIndex((share) => (left -= share) <= 0));
};

/** Whole seats for shares by largest remainders. */
function seatsFor(shares: readonly number[], seats: number): readonly number[] {
  const total = shares.reduce((sum, share) => sum + share, 0);
  const exact = shares.map((share) => (share / total) * seats);
  const left = seats - exact.reduce((sum, one) => sum + Math.floor(one), 0);
  const up = new Set([...exact.keys()].sort((a, b) => ((exact[b] ?? 0) % 1) - ((exact[a] ?? 0) % 1)).slice(0, left));
  return exact.map((one, at) => Math.floor(one) + (up.has(at) ? 1 : 0));
}

/**
 * A pool as self-selection makes it: four milieus with their own shares of every value, in other proportions among those who
 * come forward than in the population; quotas are the population's shares in whole seats.
 */
export function madePool({ people, seats, features, skew, slack, seed, kinds }: Making): { readonly people: readonly Candidate[]; readonly quotas: readonly Quota[]; readonly seats: number } {
  const chance = chanceFrom(seed);
  const milieus = [0, 1, 2, 3].map(() => ({ size: 0.3 + chance(), eager: Math.exp(skew * 1.2 * (chance() - 0.5)), shares: features.map((values) => Array.from({ length: values }, () => 0.15 + chance() ** 2)) }));
  const population = features.map((values, feature) => Array.from({ length: values }, (_, value) => milieus.reduce((sum, { size, shares }) => sum + (size * (shares[feature]?.[value] ?? 0)) / (shares[feature] ?? []).reduce((so, one) => so + one, 0), 0)));
  const lean = features.map((values) => Array.from({ length: values }, () => Math.exp(skew * 1.1 * (chance() - 0.5))));
  const one = (): readonly number[] => {
    const milieu = milieus[pick(milieus.map(({ size, eager }) => size * eager), chance())] ?? milieus[0];
    return features.map((_, feature) => pick((milieu?.shares[feature] ?? []).map((share, value) => share * (lean[feature]?.[value] ?? 1)), chance()));
  };
  const known = kinds === undefined ? null : Array.from({ length: kinds }, one);
  const pool = Array.from({ length: people }, (_, at): Candidate => {
    const values = known === null ? one() : (known[at < known.length ? at : Math.floor(chance() ** 2 * known.length)] ?? []);
    return { id: `p${at}`, features: Object.fromEntries(values.map((value, feature) => [`f${feature}`, `v${value}`])) };
  });
  const quotas = features.flatMap((_, feature) => seatsFor(population[feature] ?? [], seats).map((count, value): Quota => {
    const down = Math.floor(chance() * (slack + 1));
    return { feature: `f${feature}`, value: `v${value}`, min: Math.max(0, count - down), max: count + slack - down };
  }));
  return { people: pool, quotas, seats };
}
