import type { Instant } from '@plenaria/kernel/civil-date.ts';
import type { Db } from '#record/contract.ts';

/** True while fewer than `most` tries of one kind came in this span of minutes: a whole room behind one address passes. */
export async function mayTry(db: Db, what: string, now: Instant, { most, minutes }: { readonly most: number; readonly minutes: number }): Promise<boolean> {
  const span = Math.floor(Date.parse(now) / (minutes * 60_000));
  const { rows } = await db.query<{ count: number }>(
    'insert into people.attempt (what, span, count) values ($1, $2, 1) on conflict (what, span) do update set count = people.attempt.count + 1 returning count', [what, span]);
  return (rows[0]?.count ?? 0) <= most;
}
