import type { CivilDate } from '@plenaria/kernel/civil-date.ts';
import type { Db } from '#record/contract.ts';

/** What somebody who works here can look at: each has a sentence in three languages. */
export type Looked = 'staff' | 'floor' | 'paper-roll' | 'letters' | 'entered' | 'seats';

/** Writes down that somebody saw what is held about people: one line a day for each of them, with a count. Her own is not a look. */
export async function keepLook(db: Db, by: string, what: Looked, persons: readonly string[], day: CivilDate): Promise<void> {
  await db.query(
    `insert into people.look (person, by, what, day) select p.id, $2, $3, $4 from people.person p where p.id = any($1) and p.id <> $2 order by p.id
     on conflict (person, by, what, day) do update set times = people.look.times + 1`, [[...new Set(persons)], by, what, day]);
}

export interface Look {
  readonly what: Looked;
  readonly day: CivilDate;
  readonly times: number;
  readonly by: string;
  readonly of: string;
}

const columns = `l.what, to_char(l.day, 'YYYY-MM-DD') as day, l.times, b.name as by, p.name as of`;
const from = 'from people.look l join people.person b on b.id = l.by join people.person p on p.id = l.person';

/** Who looked at what is held about one person, the latest first. */
export async function looksAt(db: Db, person: string, most: number): Promise<readonly Look[]> {
  const { rows } = await db.query<Look>(`select ${columns} ${from} where l.person = $1 order by l.day desc, b.name, l.what limit $2`, [person, most]);
  return rows;
}

export interface LookSum {
  readonly by: string;
  readonly what: Looked;
  readonly day: CivilDate;
  readonly people: number;
  readonly times: number;
}

/** For the keeper: who looked at how many people, day by day; whom, only the person herself sees. */
export async function looksByDay(db: Db, most: number): Promise<readonly LookSum[]> {
  const { rows } = await db.query<LookSum>(
    `select b.name as by, l.what, to_char(l.day, 'YYYY-MM-DD') as day, count(*)::int as people, sum(l.times)::int as times ${from} group by b.id, b.name, l.what, l.day order by l.day desc, b.name, l.what limit $1`, [most]);
  return rows;
}
