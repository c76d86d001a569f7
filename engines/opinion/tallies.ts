import { byCodePoint } from '@plenaria/kernel/language.ts';
import { invariant } from '@plenaria/kernel/result.ts';
import type { Counts, VoteCast } from './contract.ts';

/** The vote that counts for each person and statement. A semilattice: merging is commutative, associative and idempotent. */
export type LastVotes = ReadonlyMap<string, VoteCast>;

export interface StatementCounts extends Counts {
  readonly statement: string;
}

export const noVotes: LastVotes = new Map();

const keyOf = ({ person, statement }: VoteCast): string => JSON.stringify([person, statement]);

/** Which of two votes of one person on one statement counts: the later position, then the higher id. */
function laterOf(one: VoteCast, other: VoteCast): VoteCast {
  if (one.position !== other.position) return one.position > other.position ? one : other;
  invariant(one.id !== other.id || one.choice === other.choice, `the vote ${one.id} says one thing only`);
  return byCodePoint(one.id, other.id) > 0 ? one : other;
}

/** Adds votes in any order; the same vote delivered twice changes nothing. Throws if one id says two things. */
export function withVotes(before: LastVotes, votes: Iterable<VoteCast>): LastVotes {
  const last = new Map(before);
  for (const vote of votes) {
    const key = keyOf(vote);
    const known = last.get(key);
    last.set(key, known === undefined ? vote : laterOf(known, vote));
  }
  return last;
}

/** Joins what two tablets or shards hold, as if all of it had arrived at one place. */
export const mergeVotes = (one: LastVotes, other: LastVotes): LastVotes => withVotes(one, other.values());

/** People who agree, disagree and pass, for each statement in code-point order. Whole numbers. */
export function tally(last: LastVotes): readonly StatementCounts[] {
  const counts = new Map<string, { agree: number; disagree: number; pass: number }>();
  for (const { statement, choice } of last.values()) {
    const own = counts.get(statement) ?? { agree: 0, disagree: 0, pass: 0 };
    own[choice] += 1;
    counts.set(statement, own);
  }
  return [...counts].sort(([a], [b]) => byCodePoint(a, b)).map(([statement, own]) => ({ statement, ...own }));
}

/**
 * The tallies of each part of one partition (a table, a round, a stratum): `partOf` says where a person belongs.
 * For the facilitator; what is published goes through `partsShown`.
 */
export function tallyBy(last: LastVotes, partOf: (person: string) => string): readonly { readonly part: string; readonly counts: readonly StatementCounts[] }[] {
  const parts = new Map<string, Map<string, VoteCast>>();
  for (const [key, vote] of last) {
    const part = partOf(vote.person);
    const own = parts.get(part) ?? new Map<string, VoteCast>();
    parts.set(part, own.set(key, vote));
  }
  return [...parts].sort(([a], [b]) => byCodePoint(a, b)).map(([part, own]) => ({ part, counts: tally(own) }));
}
