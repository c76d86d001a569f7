import { ceiling, compare, floor, fraction, plus, times, zero, type Fraction } from '@plenaria/kernel/fraction.ts';
import type { Exact, Roll } from '../contract.ts';

/**
 * What a share is a share of. `cast`: every paper that was cast. `valid`: those that are neither blank nor invalid.
 * `answers`: valid ones without the answers named (without `abstain`: yes and no). `present`, `seated`, `eligible`: from the roll.
 */
export type Base =
  | { readonly of: 'cast' | 'valid' | 'present' | 'seated' | 'eligible' }
  | { readonly of: 'answers'; readonly without: readonly string[] };

/** A cut: at least, or more than, a share of a base. Two thirds is "2/3", never 0.67. */
export interface Cut {
  readonly base: Base;
  readonly threshold: Exact;
  readonly comparator: 'at-least' | 'more-than';
}

/** What was cast in the whole or in one segment: weights by answer, and by class. */
export interface Cast {
  readonly answers: Readonly<Record<string, Fraction>>;
  readonly blank: Fraction;
  readonly invalid: Fraction;
}

const sum = (values: readonly Fraction[]): Fraction => values.reduce(plus, zero);

/** The size of a base; null where the roll does not say it. */
export function baseOf(base: Base, { answers, blank, invalid }: Cast, roll: Pick<Roll, 'eligible' | 'seated' | 'present'> | undefined): Fraction | null {
  if (base.of === 'answers') return sum(Object.entries(answers).flatMap(([answer, weight]) => (base.without.includes(answer) ? [] : [weight])));
  const valid = sum(Object.values(answers));
  if (base.of === 'valid') return valid;
  if (base.of === 'cast') return sum([valid, blank, invalid]);
  const size = roll?.[base.of];
  return size === undefined ? null : fraction(size);
}

/** Whether support reaches the cut: q·support ⋛ p·base, in whole numbers. */
export function reaches(support: Fraction, base: Fraction, threshold: Fraction, comparator: Cut['comparator']): boolean {
  const order = compare(support, times(threshold, base));
  return comparator === 'at-least' ? order >= 0 : order > 0;
}

/** The smallest whole support that reaches the cut of a base that stays as it is. */
export function needed(base: Fraction, threshold: Fraction, comparator: Cut['comparator']): bigint {
  const cut = times(threshold, base);
  return comparator === 'at-least' ? ceiling(cut) : floor(cut) + 1n;
}
