import { byCodePoint } from '@plenaria/kernel/language.ts';
import type { Candidate, Quota } from '../contract.ts';

/** What is left to fill when some members stay: quotas less those who stay, and the people who may be asked. */
export interface Vacant {
  readonly seats: number;
  readonly quotas: readonly Quota[];
  readonly pool: readonly Candidate[];
}

const countOf = (members: readonly Candidate[], { feature, value }: Quota): number => members.filter(({ features }) => features[feature] === value).length;

/**
 * The lottery that fills vacancies: quotas become [max(0, min − staying), max − staying], never below 0; those who sit, those who
 * withdrew and whoever lives with somebody who stays are out. Where a value already has more than its most, 0 is the most.
 */
export function vacant(pool: readonly Candidate[], staying: readonly Candidate[], withdrawn: readonly string[], quotas: readonly Quota[], seats: number): Vacant {
  const out = new Set([...withdrawn, ...staying.map(({ id }) => id)]);
  const homes = new Set(staying.flatMap(({ household }) => household ?? []));
  return {
    seats: seats - staying.length,
    quotas: quotas.map((quota) => {
      const [min, max] = [Math.max(0, quota.min - countOf(staying, quota)), Math.max(0, quota.max - countOf(staying, quota))];
      return { feature: quota.feature, value: quota.value, min, max: Math.max(min, max), ...(quota.soft === undefined ? {} : { soft: quota.soft }) };
    }),
    pool: pool.filter(({ id, household }) => !out.has(id) && (household === undefined || !homes.has(household))),
  };
}

/** A quota that a body misses: `count` have the value where `min` to `max` should. */
export interface Miss {
  readonly quota: Quota;
  readonly count: number;
}

export const missesOf = (members: readonly Candidate[], quotas: readonly Quota[]): readonly Miss[] =>
  quotas.map((quota) => ({ quota, count: countOf(members, quota) })).filter(({ quota, count }) => count < quota.min || count > quota.max);

const distance = ({ quota: { min, max }, count }: Miss): number => Math.max(min - count, count - max);

/** Somebody who could take one vacant seat, and what the body would miss with her. */
export interface Offer {
  readonly person: Candidate;
  readonly misses: readonly Miss[];
  /** Seats by which quotas are missed, all together: 0 is a full fit. */
  readonly off: number;
}

/**
 * Everybody who could take one vacant seat, full fits first and near misses after them with what they would miss; among equals
 * alternates in their order, then by pseudonym. A body that still lacks members misses quotas with anybody: only the change counts.
 */
export function offers(pool: readonly Candidate[], staying: readonly Candidate[], withdrawn: readonly string[], alternates: readonly string[], quotas: readonly Quota[]): readonly Offer[] {
  const rank = new Map(alternates.map((id, at) => [id, at]));
  return vacant(pool, staying, withdrawn, quotas, staying.length + 1).pool.map((person): Offer => {
    const misses = missesOf([...staying, person], quotas);
    return { person, misses, off: misses.reduce((sum, miss) => sum + distance(miss), 0) };
  }).sort((a, b) => a.off - b.off || a.misses.length - b.misses.length || (rank.get(a.person.id) ?? alternates.length) - (rank.get(b.person.id) ?? alternates.length) || byCodePoint(a.person.id, b.person.id));
}
