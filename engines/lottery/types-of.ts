import { byCodePoint } from '@plenaria/kernel/language.ts';
import type { Candidate, Quota, Type } from './contract.ts';

/** The features that the quotas ask about, in a fixed order. */
export const featuresOf = (quotas: readonly Quota[]): readonly string[] => [...new Set(quotas.map(({ feature }) => feature))].sort(byCodePoint);

/** The people of each household in which more than one of the pool lives. */
export function householdsOf(pool: readonly Candidate[]): ReadonlyMap<string, readonly Candidate[]> {
  const homes = new Map<string, Candidate[]>();
  for (const person of pool) {
    if (person.household === undefined || person.household === '') continue;
    const others = homes.get(person.household);
    if (others) others.push(person);
    else homes.set(person.household, [person]);
  }
  return new Map([...homes].filter(([, people]) => people.length > 1));
}

const keyIn = (features: readonly string[], { features: own }: Candidate): string => JSON.stringify(features.map((feature) => own[feature] ?? ''));

/** Groups the pool into people who are alike in every feature that counts; the order of the pool changes nothing. */
export const typesOf = (pool: readonly Candidate[], quotas: readonly Quota[]): readonly Type[] => grouped(pool, featuresOf(quotas), () => '');

/**
 * Groups the pool into people who are alike in every feature that counts, and who live in households that are alike: with people
 * of the same features. Exchanging two such households changes nothing, so they may get, and do get, the same chances.
 */
export function typesAtHome(pool: readonly Candidate[], quotas: readonly Quota[]): readonly Type[] {
  const features = featuresOf(quotas);
  const kinds = new Map([...householdsOf(pool)].map(([home, people]) => [home, people.map((one) => keyIn(features, one)).sort(byCodePoint).join('+')]));
  return grouped(pool, features, ({ household }) => kinds.get(household ?? '') ?? '');
}

function grouped(pool: readonly Candidate[], features: readonly string[], homeOf: (person: Candidate) => string): readonly Type[] {
  const groups = new Map<string, { values: Record<string, string>; members: string[]; household: string }>();
  for (const person of pool) {
    const household = homeOf(person);
    const own = keyIn(features, person);
    const key = household === '' ? own : `${own} in ${household}`;
    const group = groups.get(key) ?? { values: Object.fromEntries(features.map((feature) => [feature, person.features[feature] ?? ''])), members: [], household };
    group.members.push(person.id);
    groups.set(key, group);
  }
  return [...groups].sort(([a], [b]) => byCodePoint(a, b)).map(([key, { values, members, household }]) => ({ key, values, members: members.sort(byCodePoint), ...(household === '' ? {} : { household }) }));
}
