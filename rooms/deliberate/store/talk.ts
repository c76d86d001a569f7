import type { Instant } from '@plenaria/kernel/civil-date.ts';
import type { TalkEvent } from '@plenaria/opinion/contract.ts';
import type { Db } from '#record/contract.ts';

/** One line of the queue's log, and when it was tapped. */
export interface TalkLine {
  readonly event: TalkEvent;
  readonly at: Instant;
}

export async function talkOf(db: Db, session: string): Promise<readonly TalkLine[]> {
  const { rows } = await db.query<{ event: TalkEvent; at: Date }>('select event, at from deliberate.talk where session = $1 order by position', [session]);
  return rows.map(({ event, at }) => ({ event, at: at.toISOString() as Instant }));
}

/** Adds one event after `position` others; false where somebody else's tap came first. */
export async function writeTalk(db: Db, session: string, position: number, event: TalkEvent, by: string, at: Instant): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into deliberate.talk (session, position, event, by, at)
     select $1::text, $2::int, $3::jsonb, $4::text, $5::timestamptz where (select count(*) from deliberate.talk where session = $1::text) = $2::int on conflict do nothing`,
    [session, position, JSON.stringify(event), by, at]);
  return rowCount === 1;
}

/** Who must sit near the door, together, or apart in a round: kept here and never in the record. */
export interface TableWishes {
  readonly access: readonly string[];
  readonly together: readonly string[];
  readonly apart: readonly string[];
}

export const keepWishes = (db: Db, session: string, round: number, wishes: TableWishes) =>
  db.query('insert into deliberate.table_wish (session, round, wishes) values ($1, $2, $3) on conflict (session, round) do update set wishes = excluded.wishes', [session, round, JSON.stringify(wishes)]);

/** The wishes of a round, or of the round it was planned with. */
export async function wishesOf(db: Db, session: string, round: number): Promise<TableWishes> {
  const { rows } = await db.query<{ wishes: TableWishes }>('select wishes from deliberate.table_wish where session = $1 and round <= $2 order by round desc limit 1', [session, round]);
  return rows[0]?.wishes ?? { access: [], together: [], apart: [] };
}
