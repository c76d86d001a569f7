import { byCodePoint } from '@plenaria/kernel/language.ts';
import { ok, type Result } from '@plenaria/kernel/result.ts';
import { cannot, plainPapers } from '../close.ts';
import type { Accounts, Ballots, Lots, Option, Refusal } from '../contract.ts';
import { sortPapers, type Marks, type Verdict } from '../sort-papers.ts';
import type { Ranking } from './condorcet.ts';

export interface Rankings {
  /** Ids in code-point order; papers name places in this list. */
  readonly ids: readonly string[];
  readonly papers: readonly Ranking[];
  readonly accounts: Accounts;
}

function readRanks(ranks: readonly (readonly string[])[], places: ReadonlyMap<string, number>, marks: Marks, equal: 'share' | 'end'): readonly (readonly number[])[] {
  const seen = new Set<number>();
  const read: (readonly number[])[] = [];
  for (const rank of ranks) {
    const known = rank.flatMap((id) => places.get(id) ?? []);
    const fresh = [...new Set(known)].filter((place) => !seen.has(place)).sort((a, b) => a - b);
    marks.unknown += rank.length - known.length;
    marks.duplicate += known.length - fresh.length;
    if (rank.length === 0) marks.skip += 1;
    if (rank.length > 1 && equal === 'end') {
      marks.overvote += 1;
      return read;
    }
    for (const place of fresh) seen.add(place);
    if (fresh.length > 0) read.push(fresh);
  }
  return read;
}

/**
 * Ranked papers in which options may share a rank (`share`) or end the paper where they do (`end`). Empty ranks, unknown
 * options and options named again are passed over and counted as marks. Papers alike are joined.
 */
export function rankingsOf(options: readonly Option[], ballots: readonly Ballots[], equal: 'share' | 'end'): Result<Rankings, Refusal> {
  const ids = options.map(({ id }) => id).sort(byCodePoint);
  const places = new Map(ids.map((id, place) => [id, place]));
  const odd = plainPapers(ballots);
  if (odd !== null) return odd;
  const sorted = sortPapers(ballots, (says, marks): Verdict<readonly (readonly number[])[]> => {
    if (says.kind !== 'ranks') return { kind: 'invalid', why: 'not-ranked' };
    if (says.ranks.every((rank) => rank.length === 0)) return { kind: 'blank' };
    const ranks = readRanks(says.ranks, places, marks, equal);
    return ranks.length === 0 ? { kind: 'invalid', why: 'no-first-preference' } : { kind: 'valid', says: ranks };
  });
  if (!sorted.ok) return sorted;
  const groups = new Map<string, { count: number; readonly ranks: readonly (readonly number[])[] }>();
  for (const { count, says } of sorted.value.valid) {
    const key = says.map((rank) => rank.join('=')).join('>');
    const group = groups.get(key);
    if (group) group.count += count;
    else groups.set(key, { count, ranks: says });
  }
  return ok({ ids, papers: [...groups].sort(([a], [b]) => byCodePoint(a, b)).map(([, group]) => group), accounts: sorted.value.accounts });
}

/** What makes a ranked question uncountable whatever its rule. */
export function rankedFault(options: readonly Option[], seats: number, lots: Lots | undefined): Result<never, Refusal> | null {
  const ids = options.map(({ id }) => id);
  if (ids.length === 0) return cannot('no-options', 'options');
  if (new Set(ids).size !== ids.length) return cannot('double-option', 'options');
  if (!Number.isSafeInteger(seats) || seats < 1) return cannot('bad-parameter', 'seats');
  return lots !== undefined && (lots.length !== ids.length || lots.some((id) => !ids.includes(id))) ? cannot('wrong-lots', 'lots') : null;
}
