import { randomBytes } from 'node:crypto';
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

/**
 * A new sign-in code for a keeper who lost everything, made on the machine itself. Her devices are signed out, her passkeys
 * go. Throws where no keeper, or more than one, has the name.
 */
export async function keeperCode(pool: pg.Pool, name: string): Promise<string> {
  const { rows } = await pool.query<{ id: string; name: string }>(`select p.id, p.name from people.role r join people.person p on p.id = r.person where r.role = 'steward' and r.place = 'house' and p.erased is null and p.name <> '' order by p.name`);
  const [keeper, second] = rows.filter((one) => one.name === name);
  if (keeper === undefined || second !== undefined) throw new Error(`Which keeper? plenaria keeper code "NAME". They are: ${rows.map((one) => one.name).join(', ') || 'none yet'}`);
  await pool.query(`with out as (delete from people.session where person = $1), keys as (delete from people.passkey where person = $1) update people.code set uses = 0 where purpose = 'sign-in' and subject = $1`, [keeper.id]);
  const code = await issueCode(pool, (bytes) => new Uint8Array(randomBytes(bytes)), { purpose: 'sign-in', subject: keeper.id, uses: 1_000_000, ends: '2100-01-01T00:00:00.000Z' as Instant });
  return `${keeper.name} comes in at /sign-in with this code, shown only now. Her old code, passkeys and devices open nothing any more.\n\n    ${code}\n`;
}

/** The one-time code with which the first organiser comes in; good for a week. */
export async function setUpCode(pool: pg.Pool, random: (bytes: number) => Uint8Array): Promise<string> {
  const now = realTime();
  const ends = `${after(now.slice(0, 10) as CivilDate, { days: 7 })}T00:00:00.000Z` as Instant;
  await pool.query(`update people.code set uses = 0 where purpose = 'set-up'`);
  return issueCode(pool, random, { purpose: 'set-up', subject: 'house', uses: 1, ends });
}
