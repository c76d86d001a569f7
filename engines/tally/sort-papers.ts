import { fraction, one, plus, times, zero, type Fraction } from '@plenaria/kernel/fraction.ts';
import { refuse, ok, type Result } from '@plenaria/kernel/result.ts';
import type { Accounts, Ballots, Exact, Refusal, Said } from './contract.ts';

/** What one paper turns out to be: something that counts, nothing, a declared abstention, or invalid for a reason. */
export type Verdict<Says> =
  | { readonly kind: 'valid'; readonly says: Says }
  | { readonly kind: 'blank' | 'abstain' }
  | { readonly kind: 'invalid'; readonly why: string };

/** Marks that are passed over on a paper that stays valid. */
export type Marks = Record<'overvote' | 'skip' | 'duplicate' | 'unknown' | 'overLimit', number>;

/** Papers alike that count: how many, what they weigh together, and what they say. */
export interface Sorted<Says> {
  readonly count: number;
  readonly weight: Fraction;
  readonly segment: string;
  readonly says: Says;
}

export interface SortedPapers<Says> {
  readonly valid: readonly Sorted<Says>[];
  readonly accounts: Accounts;
  /** What the papers of each class weigh; equal to their number where no paper carries a weight of its own. */
  readonly weights: Readonly<Record<'cast' | 'valid' | 'blank' | 'abstain' | 'invalid', Fraction>>;
}

/** "12", "-3" or "7/3" as a fraction; null for anything else. */
export function exactOf(text: Exact): Fraction | null {
  const [, n, d] = /^(-?\d{1,400})(?:\/(\d{1,400}))?$/.exec(text) ?? [];
  if (n === undefined || (d !== undefined && BigInt(d) === 0n)) return null;
  return fraction(BigInt(n), BigInt(d ?? 1));
}

/** A fraction as "7" or "7/3". */
export const exactly = ({ n, d }: Fraction): Exact => (d === 1n ? String(n) : `${n}/${d}`);

const noMarks = (): Marks => ({ overvote: 0, skip: 0, duplicate: 0, unknown: 0, overLimit: 0 });

function weightOf({ count, weight }: Ballots): Fraction | null {
  if (!Number.isSafeInteger(count) || count < 0) return null;
  const each = weight === undefined ? one : exactOf(weight);
  return each === null || each.n < 0n ? null : times(fraction(count), each);
}

/**
 * Sorts papers into classes. `read` judges one paper and notes the marks it passes over. The classes add up to those cast.
 * Refuses a number of papers that is not whole, and a weight that is no number or below zero.
 */
export function sortPapers<Says>(ballots: readonly Ballots[], read: (says: Said, marks: Marks) => Verdict<Says>): Result<SortedPapers<Says>, Refusal> {
  const classes = { cast: 0, valid: 0, blank: 0, abstain: 0 };
  const weights = { cast: zero, valid: zero, blank: zero, abstain: zero, invalid: zero };
  const [invalid, passed, valid]: [Record<string, number>, Marks, Sorted<Says>[]] = [{}, noMarks(), []];
  for (const group of ballots) {
    const weight = weightOf(group);
    if (weight === null) return refuse({ word: 'bad-count', about: String(group.weight ?? group.count) });
    const marks = noMarks();
    const verdict = read(group.says, marks);
    classes.cast += group.count;
    weights.cast = plus(weights.cast, weight);
    weights[verdict.kind] = plus(weights[verdict.kind], weight);
    if (verdict.kind === 'invalid') invalid[verdict.why] = (invalid[verdict.why] ?? 0) + group.count;
    else classes[verdict.kind] += group.count;
    if (verdict.kind !== 'valid') continue;
    for (const mark of Object.keys(passed) as (keyof Marks)[]) passed[mark] += marks[mark] * group.count;
    valid.push({ count: group.count, weight, segment: group.segment ?? '', says: verdict.says });
  }
  const marked = Object.fromEntries(Object.entries(passed).filter(([, n]) => n > 0));
  return ok({ valid, weights, accounts: { cast: classes.cast, valid: classes.valid, blank: classes.blank, abstain: classes.abstain, invalid, marks: marked } });
}
