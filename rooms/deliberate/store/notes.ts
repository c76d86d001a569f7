import type { Instant } from '@plenaria/kernel/civil-date.ts';
import type { Db } from '#record/contract.ts';

/** One line of a table's sheet: a row of this room; only the sheet's digest is in the record. */
export interface Note {
  readonly line: number;
  readonly words: string;
}

export interface Sheet {
  readonly session: string;
  readonly round: number;
  readonly table: number;
}

export const noteId = ({ session, round, table }: Sheet, line: number): string => `${session}/${round}/${table}/${line}`;

export async function notesOf(db: Db, { session, round, table }: Sheet): Promise<readonly Note[]> {
  const { rows } = await db.query<Note>('select line, words from deliberate.note where session = $1 and round = $2 and board = $3 order by line', [session, round, table]);
  return rows;
}

/** Writes the sheet as it stands now, a line for each note; lines that were taken out go. */
export async function writeSheet(db: Db, { session, round, table }: Sheet, lines: readonly string[], at: Instant): Promise<void> {
  await db.query('delete from deliberate.note where session = $1 and round = $2 and board = $3', [session, round, table]);
  await db.query(
    `insert into deliberate.note (session, round, board, line, words, at) select $1, $2, $3, n.line, n.words, $5 from unnest($4::text[]) with ordinality as n (words, line)`,
    [session, round, table, lines, at]);
}

/** Words of notes by their ids; the public reads them once the sheet is closed. */
export async function notesNamed(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await db.query<{ id: string; words: string }>(
    `select session || '/' || round || '/' || board || '/' || line as id, words from deliberate.note where session || '/' || round || '/' || board || '/' || line = any($1)`, [ids]);
  return new Map(rows.map(({ id, words }) => [id, words]));
}

export const arrive = (db: Db, session: string, pseudonym: string, at: Instant) =>
  db.query('insert into deliberate.arrival (session, pseudonym, at) values ($1, $2, $3) on conflict do nothing', [session, pseudonym, at]);

export const leaveList = (db: Db, session: string, pseudonym: string) => db.query('delete from deliberate.arrival where session = $1 and pseudonym = $2', [session, pseudonym]);

export async function arrived(db: Db, session: string): Promise<readonly string[]> {
  const { rows } = await db.query<{ pseudonym: string }>('select pseudonym from deliberate.arrival where session = $1 order by pseudonym', [session]);
  return rows.map(({ pseudonym }) => pseudonym);
}
