import { byCodePoint } from '@plenaria/kernel/language.ts';
import { canonicalJson, type Json } from '@plenaria/kernel/canonical-json.ts';
import type { Ballots, Option } from '../contract.ts';

/** What a file of ballots says, whatever its form: options, papers alike joined, and what it says about itself. */
export interface BallotFile {
  readonly title: string;
  readonly seats?: number;
  readonly options: readonly Option[];
  readonly ballots: readonly Ballots[];
}

/** Joins papers alike, in the byte order of what they say. */
export function joinAlike(ballots: readonly Ballots[]): readonly Ballots[] {
  const groups = new Map<string, Ballots>();
  for (const { count, ...rest } of ballots) {
    const key = canonicalJson(rest as unknown as Json);
    groups.set(key, { ...rest, count: (groups.get(key)?.count ?? 0) + count });
  }
  return [...groups].sort(([a], [b]) => byCodePoint(a, b)).map(([, group]) => group);
}
