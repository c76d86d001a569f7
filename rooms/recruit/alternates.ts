import type { Candidate, Quota } from '@plenaria/lottery/contract.ts';
import { quotasMissed } from '@plenaria/lottery/feasible.ts';
import { byCodePoint } from '@plenaria/kernel/language.ts';

/** Somebody who could take a vacant seat, with what it would do to the quotas. */
export interface Replacement {
  readonly id: string;
  readonly quotasMissed: number;
}

/**
 * People who could take a vacant seat, the fewest missed quotas first; among equals alternates in their order, then by
 * pseudonym. `seated` are the members who stay.
 */
export function replacements(pool: readonly Candidate[], seated: readonly string[], alternates: readonly string[], quotas: readonly Quota[]): readonly Replacement[] {
  const staying = pool.filter(({ id }) => seated.includes(id));
  const rank = (id: string): number => (alternates.includes(id) ? alternates.indexOf(id) : alternates.length);
  return pool
    .filter(({ id }) => !seated.includes(id))
    .map((candidate) => ({ id: candidate.id, quotasMissed: quotasMissed([...staying, candidate], quotas) }))
    .sort((a, b) => a.quotasMissed - b.quotasMissed || rank(a.id) - rank(b.id) || byCodePoint(a.id, b.id));
}

/**
 * Alternates for a panel: each one in turn is the person who could replace the most members without missing a quota,
 * beyond what the earlier alternates already cover.
 */
export function chooseAlternates(pool: readonly Candidate[], panel: readonly string[], quotas: readonly Quota[], count: number): readonly string[] {
  const members = pool.filter(({ id }) => panel.includes(id));
  const covers = (candidate: Candidate): readonly string[] =>
    members.filter((member) => quotasMissed([...members.filter(({ id }) => id !== member.id), candidate], quotas) === 0).map(({ id }) => id);
  const open = pool.filter(({ id }) => !panel.includes(id)).map((candidate) => ({ id: candidate.id, covers: covers(candidate) }));
  const chosen: string[] = [];
  const covered = new Map<string, number>();
  while (chosen.length < count && chosen.length < open.length) {
    const worth = ({ covers: reached }: (typeof open)[number]): number => reached.reduce((sum, id) => sum + 1 / (1 + 3 * (covered.get(id) ?? 0)), 0);
    const best = open.filter(({ id }) => !chosen.includes(id)).sort((a, b) => worth(b) - worth(a) || byCodePoint(a.id, b.id))[0];
    if (best === undefined) break;
    chosen.push(best.id);
    for (const id of best.covers) covered.set(id, (covered.get(id) ?? 0) + 1);
  }
  return chosen;
}
