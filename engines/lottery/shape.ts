import { byCodePoint } from '@plenaria/kernel/language.ts';
import type { Candidate, Quota, Type } from './contract.ts';
import { typesOf } from './types-of.ts';

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
  readonly rows: readonly Row[];
  /** The value of each feature of each type, as a whole number; -1 where no quota names it. */
  readonly values: readonly (readonly number[])[];
}

/** The problem of a pool; the order of people and of quotas changes nothing. */
export function shapeOf(pool: readonly Candidate[], unordered: readonly Quota[], seats: number): Shape {
  const quotas = [...unordered].sort((a, b) => byCodePoint(`${a.feature}\n${a.value}`, `${b.feature}\n${b.value}`));
  const types = typesOf(pool, quotas);
  const features = [...new Set(quotas.map(({ feature }) => feature))];
  const rows = quotas.map(({ feature, value, min, max }): Row => ({ types: types.flatMap(({ values }, at) => (values[feature] === value ? [at] : [])), low: min, high: max }));
  const values = types.map((type) => features.map((feature) => quotas.findIndex((quota) => quota.feature === feature && quota.value === type.values[feature])));
  return { types, sizes: types.map(({ members }) => members.length), seats, quotas, rows, values };
}

/** A valid inequality that every panel meets and the relaxation did not: Σ weight × seats ≤ most. */
export interface Cut {
  readonly weights: readonly number[];
  readonly most: number;
}
