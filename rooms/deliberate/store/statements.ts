import type { Instant } from '@plenaria/kernel/civil-date.ts';
import type { Fraction } from '@plenaria/kernel/fraction.ts';
import type { Choice, VoteCast } from '@plenaria/opinion/contract.ts';
import { noVotes, withVotes, type LastVotes } from '@plenaria/opinion/tallies.ts';
import type { Db } from '#record/contract.ts';
import type { Results } from '../results.ts';

/** A sentence people can agree or disagree with. `out`: the reason for which it was taken out; null while it stands. */
export interface StatementRow {
  readonly id: string;
  readonly number: number;
  readonly words: string;
  readonly author: string | null;
  readonly seed: boolean;
  readonly out: string | null;
}

export interface Round {
  readonly closed: boolean;
  readonly salt: string;
  readonly result: Results | null;
}

export async function roundOf(db: Db, session: string): Promise<Round | null> {
  const { rows: [row] } = await db.query<{ closed: Date | null; salt: string; result: Results | null }>('select closed, salt, result from deliberate.statements where session = $1', [session]);
  return row ? { closed: row.closed !== null, salt: row.salt, result: row.result } : null;
}

export const openRound = (db: Db, session: string, salt: string, at: Instant) => db.query('insert into deliberate.statements (session, opened, salt) values ($1, $2, $3) on conflict do nothing', [session, at, salt]);

/** Shuts answering: waits for answers that are being written; none is taken after. Shutting twice does nothing. */
export const shutRound = (db: Db, session: string, at: Instant) => db.query('update deliberate.statements set closed = $2 where session = $1 and closed is null', [session, at]);

/** Takes answers again, where closing was refused and nothing was published. */
export const openAgain = (db: Db, session: string) => db.query('update deliberate.statements set closed = null, result = null where session = $1', [session]);

/** Keeps what the fact of closing publishes; whoever comes second changes nothing. */
export const keepResult = (db: Db, session: string, result: Results) => db.query('update deliberate.statements set result = $2 where session = $1 and result is null', [session, JSON.stringify(result)]);

/** The round while it takes answers, held so that nobody shuts it before the line that follows is written. */
const stillOpen = 'with still as (select session from deliberate.statements where session = $1 and closed is null for share)';

export async function statementsOf(db: Db, session: string): Promise<readonly StatementRow[]> {
  const { rows } = await db.query<StatementRow>('select id, number, words, author, seed, out from deliberate.statement where session = $1 order by number', [session]);
  return rows;
}

/** Adds a statement with the next number; false where answering is closed. Of two that take one number at the same moment one takes the next. */
export async function addStatement(db: Db, session: string, { id, words, author, seed }: Pick<StatementRow, 'id' | 'words' | 'author' | 'seed'>, at: Instant): Promise<boolean> {
  for (;;) {
    const { rowCount } = await db.query(
      `${stillOpen} insert into deliberate.statement (session, id, number, words, author, seed, at)
       select still.session, $2::text, (select coalesce(max(number), 0) + 1 from deliberate.statement where session = $1), $3::text, $4::text, $5::boolean, $6::timestamptz from still on conflict (session, number) do nothing`,
      [session, id, words, author, seed, at]);
    if (rowCount === 1) return true;
    if ((await roundOf(db, session))?.closed !== false) return false;
  }
}

export const takeOut = (db: Db, session: string, id: string, why: string) => db.query(`${stillOpen} update deliberate.statement set out = $3 from still where statement.session = still.session and id = $2`, [session, id, why]);

/** Writes an answer; false where answering is closed, or where this answer was written before. */
export async function answer(db: Db, vote: { readonly id: string; readonly session: string; readonly statement: string; readonly pseudonym: string; readonly choice: Choice; readonly matters: boolean }, at: Instant): Promise<boolean> {
  const { rowCount } = await db.query(
    `${stillOpen} insert into deliberate.answer (id, session, statement, pseudonym, choice, matters, at)
     select $2::text, session, $3::text, $4::text, $5::text, $6::boolean, $7::timestamptz from still on conflict do nothing`,
    [vote.session, vote.id, vote.statement, vote.pseudonym, vote.choice, vote.matters, at]);
  return rowCount === 1;
}

/** The answers that count, and who marked which statement as mattering most with the answer that counts. */
export interface Answers {
  readonly last: LastVotes;
  readonly matters: ReadonlySet<string>;
  readonly position: number;
}

export async function answersOf(db: Db, session: string): Promise<Answers> {
  const { rows } = await db.query<VoteCast & { matters: boolean; position: string | number }>('select id, position, pseudonym as person, statement, choice, matters from deliberate.answer where session = $1 order by position', [session]);
  const last = withVotes(noVotes, rows.map((row) => ({ id: row.id, person: row.person, statement: row.statement, choice: row.choice, position: Number(row.position) })));
  const standing = new Set([...last.values()].map(({ id }) => id));
  return { last, matters: new Set(rows.filter(({ id, matters }) => matters && standing.has(id)).map(({ id }) => id)), position: rows.length };
}

/** What a person answered so far, in the order of the first answers. */
export async function answeredBy(db: Db, session: string, pseudonym: string): Promise<readonly string[]> {
  const { rows } = await db.query<{ statement: string }>('select statement from deliberate.answer where session = $1 and pseudonym = $2 group by statement order by min(position)', [session, pseudonym]);
  return rows.map(({ statement }) => statement);
}

/** A person's own answers that count, by statement. */
export async function answersBy(db: Db, session: string, pseudonym: string): Promise<ReadonlyMap<string, Choice>> {
  const { rows } = await db.query<{ statement: string; choice: Choice }>('select distinct on (statement) statement, choice from deliberate.answer where session = $1 and pseudonym = $2 order by statement, position desc', [session, pseudonym]);
  return new Map(rows.map(({ statement, choice }) => [statement, choice]));
}

/** Which of these sessions take answers now. */
export async function roundsOpen(db: Db, sessions: readonly string[]): Promise<readonly string[]> {
  const { rows } = await db.query<{ session: string }>('select session from deliberate.statements where session = any($1) and closed is null order by opened', [sessions]);
  return rows.map(({ session }) => session);
}

/** The statement that was shown and is not answered yet; null where nothing was. */
export async function pendingFor(db: Db, session: string, pseudonym: string): Promise<string | null> {
  const { rows } = await db.query<{ statement: string }>(
    `select i.statement from deliberate.impression i join deliberate.statement s on s.session = i.session and s.id = i.statement and s.out is null
     where i.session = $1 and i.pseudonym = $2 and not exists (select 1 from deliberate.answer a where a.session = i.session and a.pseudonym = i.pseudonym and a.statement = i.statement) limit 1`,
    [session, pseudonym]);
  return rows[0]?.statement ?? null;
}

export const impress = (db: Db, session: string, pseudonym: string, statement: string, propensity: Fraction, position: number, at: Instant) =>
  db.query('insert into deliberate.impression (session, pseudonym, statement, propensity, position, at) values ($1, $2, $3, $4, $5, $6) on conflict do nothing', [session, pseudonym, statement, `${propensity.n}/${propensity.d}`, position, at]);
