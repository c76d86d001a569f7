import type { Option, Said } from '../contract.ts';
import type { Marks, Verdict } from '../sort-papers.ts';

/** Options that a paper approves, each once and known. */
export function approvalsOf(says: Said, ids: ReadonlySet<string>, marks: Marks, least: number, most: number): Verdict<readonly string[]> {
  if (says.kind !== 'approves') return { kind: 'invalid', why: 'not-an-approval' };
  const known = says.options.filter((id) => ids.has(id));
  const chosen = [...new Set(known)];
  marks.unknown += says.options.length - known.length;
  marks.duplicate += known.length - chosen.length;
  if (chosen.length > most) return { kind: 'invalid', why: 'over-limit' };
  if (chosen.length === 0) return says.options.length === 0 ? { kind: 'blank' } : { kind: 'invalid', why: 'unknown-option' };
  return chosen.length < least ? { kind: 'invalid', why: 'under-limit' } : { kind: 'valid', says: chosen };
}

/** Whole scores within a range, by option; an option left out stays out. */
export function scoresOf(says: Said, ids: ReadonlySet<string>, marks: Marks, least: number, most: number): Verdict<ReadonlyMap<string, number>> {
  if (says.kind !== 'scores') return { kind: 'invalid', why: 'not-scores' };
  const given = Object.entries(says.scores);
  const known = given.filter(([id]) => ids.has(id));
  marks.unknown += given.length - known.length;
  if (known.some(([, score]) => !Number.isSafeInteger(score) || score < least || score > most)) return { kind: 'invalid', why: 'out-of-range' };
  if (known.length === 0) return given.length === 0 ? { kind: 'blank' } : { kind: 'invalid', why: 'unknown-option' };
  return { kind: 'valid', says: new Map(known) };
}

export const idsOf = (options: readonly Option[]): ReadonlySet<string> => new Set(options.map(({ id }) => id));
