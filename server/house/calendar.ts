import { civilDate, type Calendar, type CivilDate } from '@plenaria/kernel/civil-date.ts';
import { ok, refuse, type Result } from '@plenaria/kernel/result.ts';
import type { Db } from '#record/contract.ts';

/** A day off, or a span of them, as somebody typed it. */
export interface DayOff {
  readonly first: CivilDate;
  readonly last: CivilDate;
  readonly name: string;
}

export interface WrongLine {
  readonly line: number;
  readonly found: string;
}

const dateOr = (text: string): CivilDate | null => {
  const date = civilDate(text);
  return date.ok ? date.value : null;
};

/** `2026-12-25 Christmas`, `2026-07-20 to 2026-08-31 Recess`; with commas or semicolons too, as a table is saved. */
function readLine(text: string): DayOff | null {
  const parts = /^(\d{4}-\d{2}-\d{2})(?:\s*(?:to|until|a|hasta|até|–|-|\.\.)\s*(\d{4}-\d{2}-\d{2})|[,;\s]+(\d{4}-\d{2}-\d{2}))?[,;\s]*(.*)$/u.exec(text.trim().replace(/"/g, ''));
  const first = dateOr(parts?.[1] ?? '');
  const last = dateOr(parts?.[2] ?? parts?.[3] ?? parts?.[1] ?? '');
  return first === null || last === null || last < first ? null : { first, last, name: (parts?.[4] ?? '').trim() };
}

/** Reads days off, one a line; empty lines count for nothing. Says which lines it cannot read, and then keeps none. */
export function readDaysOff(text: string): Result<readonly DayOff[], readonly WrongLine[]> {
  const lines = text.split('\n').map((found, at) => ({ found: found.trim(), line: at + 1 })).filter(({ found }) => found !== '');
  const wrong = lines.filter(({ found }) => readLine(found) === null);
  return wrong.length > 0 ? refuse(wrong) : ok(lines.flatMap(({ found }) => readLine(found) ?? []));
}

export const written = (days: readonly DayOff[]): string => days.map(({ first, last, name }) => `${first}${last === first ? '' : ` to ${last}`} ${name}`.trim()).join('\n');

export async function daysOff(db: Db): Promise<readonly DayOff[]> {
  const { rows } = await db.query<DayOff>(`select to_char(first, 'YYYY-MM-DD') as first, to_char(last, 'YYYY-MM-DD') as last, name from people.holiday order by first, last`);
  return rows;
}

/** Replaces all days off by these, in one statement: a deadline never meets half a calendar. */
export const keepDaysOff = (db: Db, days: readonly DayOff[]) => db.query(
  `with typed as (select distinct on (first, last) * from unnest($1::date[], $2::date[], $3::text[]) as t (first, last, name) order by first, last),
     gone as (delete from people.holiday h where not exists (select 1 from typed t where t.first = h.first and t.last = h.last))
   insert into people.holiday select * from typed on conflict (first, last) do update set name = excluded.name`,
  [days.map(({ first }) => first), days.map(({ last }) => last), days.map(({ name }) => name)]);

/** The calendar of the jurisdiction, from what is kept: single days off, and spans in which its clocks stand still. */
export const calendarOf = (restDays: readonly number[], days: readonly DayOff[]): Calendar & { readonly restDays: readonly number[] } => ({
  restDays, holidays: days.filter(({ first, last }) => first === last).map(({ first }) => first),
  recesses: days.filter(({ first, last }) => first !== last).map(({ first, last }) => ({ from: first, to: last })),
});
