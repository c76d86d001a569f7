import { byCodePoint } from '@plenaria/kernel/language.ts';
import type { Accounts, Ballots, Option } from '../contract.ts';

/**
 * Ranked papers as whole numbers: paper group g carries `counts[g]` papers and its preferences are
 * `marks[starts[g]] … marks[starts[g + 1] - 1]`, each the place of an option in `options`.
 */
export interface Papers {
  /** Ids in code-point order; a mark is a place in this list. */
  readonly options: readonly string[];
  readonly counts: Int32Array;
  readonly starts: Int32Array;
  readonly marks: Int16Array;
  readonly accounts: Accounts;
}

export interface Hygiene {
  /** A rank with two options: the paper ends there, or the rank is passed over. */
  readonly overvote: 'exhaust' | 'skip';
  /** How many empty ranks in a row are passed over before the paper ends. */
  readonly skipsAllowed: number;
  /** An option named again: the rank is passed over, or the paper ends there. */
  readonly duplicate: 'exhaust' | 'skip';
}

/** Only an unbroken sequence 1, 2, 3 … counts, as the Scottish Local Government Elections Order 2007 (rule 45) has it. */
export const strict: Hygiene = { overvote: 'exhaust', skipsAllowed: 0, duplicate: 'exhaust' };

interface Read {
  readonly marks: readonly number[];
  readonly passed: Readonly<Record<'overvote' | 'skip' | 'duplicate' | 'unknown', number>>;
}

/** The marks of one paper that count, and how many were passed over. */
export function marksOf(ranks: readonly (readonly string[])[], places: ReadonlyMap<string, number>, hygiene: Hygiene): Read {
  const marks: number[] = [];
  const passed = { overvote: 0, skip: 0, duplicate: 0, unknown: 0 };
  let empty = 0;
  for (const rank of ranks) {
    empty = rank.length === 0 ? empty + 1 : 0;
    if (rank.length === 0) passed.skip += 1;
    if (empty > hygiene.skipsAllowed) break;
    if (rank.length > 1) {
      passed.overvote += 1;
      if (hygiene.overvote === 'exhaust') break;
    }
    const [id] = rank;
    if (id === undefined || rank.length > 1) continue;
    const place = places.get(id);
    if (place === undefined) passed.unknown += 1;
    else if (!marks.includes(place)) marks.push(place);
    else {
      passed.duplicate += 1;
      if (hygiene.duplicate === 'exhaust') break;
    }
  }
  return { marks, passed };
}

/** Papers from ballots: every paper is valid, blank or invalid with a reason, and the classes add up to those cast. */
export function papersOf(options: readonly Option[], ballots: readonly Ballots[], hygiene: Hygiene): Papers {
  const ids = options.map(({ id }) => id).sort(byCodePoint);
  const places = new Map(ids.map((id, place) => [id, place]));
  const groups = new Map<string, { count: number; readonly marks: readonly number[] }>();
  const tally = { cast: 0, valid: 0, blank: 0 };
  const invalid: Record<string, number> = {};
  const passed = { overvote: 0, skip: 0, duplicate: 0, unknown: 0 };
  for (const { count, says } of ballots) {
    tally.cast += count;
    if (says.kind !== 'ranks') {
      invalid['not-ranked'] = (invalid['not-ranked'] ?? 0) + count;
      continue;
    }
    const read = marksOf(says.ranks, places, hygiene);
    for (const key of ['overvote', 'skip', 'duplicate', 'unknown'] as const) passed[key] += read.passed[key] * count;
    if (read.marks.length === 0) {
      if (says.ranks.every((rank) => rank.length === 0)) tally.blank += count;
      else invalid['no-first-preference'] = (invalid['no-first-preference'] ?? 0) + count;
      continue;
    }
    tally.valid += count;
    const key = read.marks.join(' ');
    const group = groups.get(key);
    if (group) group.count += count;
    else groups.set(key, { count, marks: read.marks });
  }
  const sorted = [...groups].sort(([a], [b]) => byCodePoint(a, b)).map(([, group]) => group);
  return { options: ids, ...packed(sorted), accounts: { ...tally, abstain: 0, invalid, marks: passed } };
}

/** Groups of papers alike, packed into typed arrays. */
export function packed(groups: readonly { readonly count: number; readonly marks: readonly number[] }[]): Pick<Papers, 'counts' | 'starts' | 'marks'> {
  const starts = new Int32Array(groups.length + 1);
  groups.forEach(({ marks }, at) => (starts[at + 1] = (starts[at] ?? 0) + marks.length));
  const marks = new Int16Array(starts[groups.length] ?? 0);
  groups.forEach((group, at) => marks.set(group.marks, starts[at]));
  return { counts: Int32Array.from(groups, ({ count }) => count), starts, marks };
}
