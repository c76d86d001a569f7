import { byCodePoint } from '@plenaria/kernel/language.ts';
import type { Counts } from '../contract.ts';
import { fewest } from './tally-shown.ts';

/** One partition of the people who answered a statement: by table, round or declared stratum. */
export interface Part {
  readonly part: string;
  readonly counts: Counts;
}

/** Parts that may be published by themselves, and those that only appear together. */
export interface PartsShown {
  readonly alone: readonly Part[];
  /** Two parts or more, counted as one; null where none had to be. */
  readonly together: { readonly parts: readonly string[]; readonly counts: Counts } | null;
}

const sizeOf = ({ agree, disagree, pass }: Counts): number => agree + disagree + pass;
const sayable = ({ agree, disagree, pass }: Counts): boolean => [agree, disagree, pass].every((count) => count === 0 || count >= fewest);
const sum = (parts: readonly Part[]): Counts =>
  parts.reduce((all, { counts }) => ({ agree: all.agree + counts.agree, disagree: all.disagree + counts.disagree, pass: all.pass + counts.pass }), { agree: 0, disagree: 0, pass: 0 });

const choices = ['agree', 'disagree', 'pass'] as const;

/** A pool tells its parts' cells where all of them must hold the most that a small cell can. */
const telling = (pool: readonly Part[]): boolean => choices.some((choice) => pool.length > 0 && sum(pool)[choice] === (fewest - 1) * pool.length && pool.every(({ counts }) => counts[choice] < fewest));

/**
 * The tallies of parts, so that every number said, and every difference of numbers said, is zero or about five people or more.
 * Parts with a cell of one to four are counted together; while that still leaves such a cell, or gives one away, the next
 * of the others joins them, in the order of names: an order of sizes would say something of the sizes. Null where the whole itself has such a cell, or where fewer than two parts would stand alone
 * beside the pool: then `tallyShown` of the whole is all that may be said.
 * One partition of a statement only: two published side by side can be subtracted from each other.
 */
export function partsShown(parts: readonly Part[]): PartsShown | null {
  const sorted = [...parts].filter(({ counts }) => sizeOf(counts) > 0).sort((a, b) => byCodePoint(a.part, b.part));
  if (!sayable(sum(sorted))) return null;
  let pool = sorted.filter(({ counts }) => !sayable(counts));
  let rest = sorted.filter(({ counts }) => sayable(counts));
  while (rest.length > 0 && pool.length > 0 && (!sayable(sum(pool)) || telling(pool))) [pool, rest] = [[...pool, ...rest.slice(0, 1)], rest.slice(1)];
  if (pool.length > 0 && rest.length < 2) return null;
  const byName = (all: readonly Part[]): readonly Part[] => [...all].sort((a, b) => byCodePoint(a.part, b.part));
  return { alone: byName(rest), together: pool.length === 0 ? null : { parts: byName(pool).map(({ part }) => part), counts: sum(pool) } };
}
