import type { Db } from '#record/contract.ts';

export interface Limit {
  readonly most: number;
  readonly minutes: number;
}

const spanOf = `floor(extract(epoch from now()) / ($2 * 60))::bigint`;

/** Counts a try; true while at most `most` of one kind came in this span of real minutes. */
export async function mayTry(db: Db, what: string, { most, minutes }: Limit): Promise<boolean> {
  const { rows } = await db.query<{ count: number }>(
    `insert into people.attempt (what, span, count) values ($1, ${spanOf}, 1) on conflict (what, span) do update set count = people.attempt.count + 1 returning count`, [what, minutes]);
  return (rows[0]?.count ?? 0) <= most;
}

/** One try less: somebody who typed right takes nothing away from the others on her network. */
export const tryBack = (db: Db, what: string, { minutes }: Limit) =>
  db.query(`update people.attempt set count = greatest(0, count - 1) where what = $1 and span = ${spanOf}`, [what, minutes]);

/** Wrong codes from one network: a whole room behind one address passes, a machine that guesses does not. */
export const fromOneNetwork: Limit = { most: 60, minutes: 15 };
/** Wrong codes from everywhere: only a great attack from many networks comes here; each code is closed after five anyhow. */
export const fromEverywhere: Limit = { most: 6000, minutes: 15 };
/** Mails to one person, and asked for from one network. */
export const mailsToOne: Limit = { most: 3, minutes: 15 };
export const mailsFromOneNetwork: Limit = { most: 20, minutes: 15 };
