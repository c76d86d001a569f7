import { byCodePoint } from '@plenaria/kernel/language.ts';
import type { Candidate, Quota, Type } from './contract.ts';

/** The features that the quotas ask about, in a fixed order. */
export const featuresOf = (quotas: readonly Quota[]): readonly string[] => [...new Set(quotas.map(({ feature }) => feature))].sort(byCodePoint);

/** Groups the pool into people who are alike in every feature that counts; the order of the pool changes nothing. */
export function typesOf(pool: readonly Candidate[], quotas: readonly Quota[]): readonly Type[] {
  const features = featuresOf(quotas);
  const groups = new Map<string, { values: Record<string, string>; members: string[] }>();
  for (const { id, features: own } of pool) {
    const values = Object.fromEntries(features.map((feature) => [feature, own[feature] ?? '']));
    const key = JSON.stringify(features.map((feature) => values[feature]));
    const group = groups.get(key) ?? { values, members: [] };
    group.members.push(id);
    groups.set(key, group);
  }
  return [...groups].sort(([a], [b]) => byCodePoint(a, b)).map(([key, { values, members }]) => ({ key, values, members: members.sort(byCodePoint) }));
}
