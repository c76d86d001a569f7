import type { Instant } from '@plenaria/kernel/civil-date.ts';
import type { Db } from '#record/contract.ts';

/** What an official typed and did not publish yet: a row of this room, never a fact. */
export type Typed = Readonly<Record<string, string>>;

export async function draftsOf(db: Db, debtor: string): Promise<ReadonlyMap<string, Typed>> {
  const { rows } = await db.query<{ duty: string; typed: Typed }>('select duty, typed from respond.draft where debtor = $1', [debtor]);
  return new Map(rows.map(({ duty, typed }) => [duty, typed]));
}

export const keepDraft = (db: Db, debtor: string, duty: string, typed: Typed, at: Instant) =>
  db.query(
    `insert into respond.draft (debtor, duty, typed, version, at) values ($1, $2, $3, 1, $4)
     on conflict (debtor, duty) do update set typed = excluded.typed, version = respond.draft.version + 1, at = excluded.at`,
    [debtor, duty, JSON.stringify(typed), at]);

export const dropDrafts = (db: Db, debtor: string, duties: readonly string[]) =>
  db.query('delete from respond.draft where debtor = $1 and duty = any($2)', [debtor, duties]);
