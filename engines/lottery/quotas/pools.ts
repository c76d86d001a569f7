import { invariant } from '@plenaria/kernel/result.ts';
import type { Candidate, Quota } from '../contract.ts';

/** One pool of a body that is filled from several: whoever came by this route, its fixed number of seats, and quotas of its own. */
export interface PoolOf {
  readonly key: string;
  readonly candidates: readonly Candidate[];
  readonly seats: number;
  readonly quotas: readonly Quota[];
}

export interface Joined {
  readonly pool: readonly Candidate[];
  readonly quotas: readonly Quota[];
  readonly seats: number;
}

const within = (feature: string, key: string): string => `${feature} (${key})`;
/** What people of other pools have in a feature that only one pool asks about: no quota names it. */
const elsewhere = '–';

/**
 * Several pools as one: each gets exactly its seats, its own quotas count its own people only, and `overall` counts the
 * whole body (Paris: the electoral roll, young people with a citizen card, and people from outside the Union, 100 seats
 * together). Everything that works on one pool then works on the body. Throws where an id stands in two pools.
 */
export function joinedPools(pools: readonly PoolOf[], overall: readonly Quota[] = []): Joined {
  const ids = pools.flatMap(({ candidates }) => candidates.map(({ id }) => id));
  invariant(new Set(ids).size === ids.length, 'nobody stands in two pools of one body');
  const own = pools.flatMap(({ key, quotas }) => quotas.map(({ feature }) => [key, feature] as const));
  const pool = pools.flatMap(({ key, candidates }) => candidates.map((person): Candidate => ({
    ...person, features: { ...person.features, pool: key, ...Object.fromEntries(own.map(([of, feature]) => [within(feature, of), of === key ? (person.features[feature] ?? '') : elsewhere])) },
  })));
  const quotas = pools.flatMap(({ key, seats, quotas: asked }): Quota[] => [{ feature: 'pool', value: key, min: seats, max: seats }, ...asked.map((quota) => ({ ...quota, feature: within(quota.feature, key) }))]);
  return { pool, quotas: [...quotas, ...overall], seats: pools.reduce((sum, { seats }) => sum + seats, 0) };
}
