import type { Instant } from '@plenaria/kernel/civil-date.ts';
import type { Language } from '@plenaria/kernel/language.ts';
import { after, type CivilDate } from '@plenaria/kernel/civil-date.ts';
import type pg from 'pg';
import { issueCode } from '#people/code.ts';
import { realTime } from './clock.ts';

export interface Founding {
  readonly name: string;
  readonly zone: string;
  readonly language: Language;
  readonly demonstration: boolean;
  readonly clock: Instant | null;
}

export async function isFounded(pool: pg.Pool): Promise<boolean> {
  const { rowCount } = await pool.query('select 1 from people.house');
  return rowCount !== 0;
}

/** Founds an installation. A demonstration and a real one are different databases for ever. */
export const found = (pool: pg.Pool, { name, zone, language, demonstration, clock }: Founding) =>
  pool.query('insert into people.house (name, zone, language, demonstration, clock) values ($1, $2, $3, $4, $5)', [name, zone, language, demonstration, clock]);

/** The one-time code with which the first organiser comes in; good for a week. */
export async function setUpCode(pool: pg.Pool, random: (bytes: number) => Uint8Array): Promise<string> {
  const now = realTime();
  const ends = `${after(now.slice(0, 10) as CivilDate, { days: 7 })}T00:00:00.000Z` as Instant;
  await pool.query(`update people.code set uses = 0 where purpose = 'set-up'`);
  return issueCode(pool, random, { purpose: 'set-up', subject: 'house', uses: 1, ends });
}
