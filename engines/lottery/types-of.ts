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

/**
 * Groups the pool into people who are alike in every feature that counts, and who live in households that are alike: with people
 * of the same features. Exchanging two such households changes nothing, so they may get, and do get, the same chances.
 * The order of the pool changes nothing.
 */
export function typesOf(pool: readonly Candidate[], quotas: readonly Quota[]): readonly Type[] {
  const features = featuresOf(quotas);
  const keyOf = ({ features: own }: Candidate): string => JSON.stringify(features.map((feature) => own[feature] ?? ''));
  const kinds = new Map([...householdsOf(pool)].map(([home, people]) => [home, people.map(keyOf).sort(byCodePoint).join('+')]));
  const groups = new Map<string, { values: Record<string, string>; members: string[]; household: string }>();
  for (const person of pool) {
    const household = kinds.get(person.household ?? '') ?? '';
    const own = keyOf(person);
    const key = household === '' ? own : `${own} in ${household}`;
    const group = groups.get(key) ?? { values: Object.fromEntries(features.map((feature) => [feature, person.features[feature] ?? ''])), members: [], household };
    group.members.push(person.id);
    groups.set(key, group);
  }
  return [...groups].sort(([a], [b]) => byCodePoint(a, b)).map(([key, { values, members, household }]) => ({ key, values, members: members.sort(byCodePoint), ...(household === '' ? {} : { household }) }));
}
