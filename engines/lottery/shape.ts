import { byCodePoint } from '@plenaria/kernel/language.ts';
import type { Candidate, Quota, Type } from './contract.ts';
import { householdsOf, typesAtHome } from './types-of.ts';

/** A row of a linear rule over types: low ≤ Σ of these types' seats ≤ high. */
export interface Row {
  readonly types: readonly number[];
  readonly low: number;
  readonly high: number;
}

/** A lottery's problem by types: everything that does not depend on who the people are. */
export interface Shape {
  readonly types: readonly Type[];
  readonly sizes: readonly number[];
  readonly seats: number;
  readonly quotas: readonly Quota[];
  /** One for each quota, in their order; then one for each kind of household: no more members than there are such households. */
  readonly rows: readonly Row[];
}

const quotaName = ({ feature, value }: Quota): string => `${feature}\n${value}`;

/** The problem of a pool; the order of people and of quotas changes nothing. Wishes count as rules: explain/relax.ts first makes them some that can be kept. */
export function shapeOf(pool: readonly Candidate[], unordered: readonly Quota[], seats: number): Shape {
  const quotas = [...unordered].sort((a, b) => byCodePoint(quotaName(a), quotaName(b)));
  const types = typesAtHome(pool, quotas);
  const having = new Map<string, number[]>();
  types.forEach(({ values }, at) => {
    for (const [feature, value] of Object.entries(values)) {
      const name = `${feature}\n${value}`;
      const before = having.get(name);
      if (before) before.push(at);
      else having.set(name, [at]);
    }
  });
  const rows = quotas.map((quota): Row => ({ types: having.get(quotaName(quota)) ?? [], low: quota.min, high: quota.max }));
  return { types, sizes: types.map(({ members }) => members.length), seats, quotas, rows: [...rows, ...householdRows(pool, types)] };
}

/**
 * One of each household at most, by types: households of a kind are all alike, so as many members as there are households can
 * always be given one each (see seating.ts), and more never can.
 */
function householdRows(pool: readonly Candidate[], types: readonly Type[]): readonly Row[] {
  const typeOf = new Map(types.flatMap(({ members }, at) => members.map((id) => [id, at] as const)));
  const kinds = new Map<string, { types: Set<number>; homes: number }>();
  for (const people of householdsOf(pool).values()) {
    const own = people.map(({ id }) => typeOf.get(id) ?? 0);
    const kind = types[own[0] ?? 0]?.household ?? '';
    const row = kinds.get(kind) ?? { types: new Set(), homes: 0 };
    own.forEach((type) => row.types.add(type));
    row.homes += 1;
    kinds.set(kind, row);
  }
  return [...kinds].sort(([a], [b]) => byCodePoint(a, b)).map(([, { types: own, homes }]) => ({ types: [...own].sort((a, b) => a - b), low: 0, high: homes }));
}

/** A valid inequality that every panel meets and the relaxation did not: Σ weight × seats ≤ most. */
export interface Cut {
  readonly weights: readonly number[];
  readonly most: number;
}
