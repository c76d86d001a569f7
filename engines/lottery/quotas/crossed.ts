import type { Candidate, Quota } from '../contract.ts';

/** Joins features or values of an intersection: `age × area`, `16-29 × North`. */
export const cross = ' × ';

/** The features an intersection is made of; one for a plain feature. `*` between features does as well. */
export const partsOf = (text: string): readonly string[] => text.split(/\s*[×*]\s*/u).map((part) => part.trim());

export const crossedFeatures = (quotas: readonly Quota[]): readonly string[] => [...new Set(quotas.map(({ feature }) => feature))].filter((feature) => partsOf(feature).length > 1);

/**
 * The pool with a feature for every intersection that the quotas ask about, made of its parts. People's types do not
 * change where the parts have quotas too; everything that reads quotas reads these like any other.
 */
export function withCrossed(pool: readonly Candidate[], quotas: readonly Quota[]): readonly Candidate[] {
  const crossed = crossedFeatures(quotas);
  if (crossed.length === 0) return pool;
  return pool.map((person) => ({
    ...person,
    features: { ...person.features, ...Object.fromEntries(crossed.map((feature) => [feature, partsOf(feature).map((part) => person.features[part] ?? '').join(cross)])) },
  }));
}

/** How many of a group have each value of `row` and, of those, each value of `column`: counts by `row × column`. */
export function intersections(people: readonly Candidate[], row: string, column: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { features } of people) {
    const cell = `${features[row] ?? ''}${cross}${features[column] ?? ''}`;
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  return counts;
}
