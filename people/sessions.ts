import { createHash } from 'node:crypto';
import type { Instant } from '@plenaria/kernel/civil-date.ts';
import type { Db } from '#record/contract.ts';

/** A signed-in time is at most twelve hours, and two hours without a visit. */
const longest = '12 hours';
const idle = '2 hours';

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Begins a signed-in time; answers the token that goes into the cookie. Only its hash is kept. */
export async function signIn(db: Db, random: (bytes: number) => Uint8Array, person: string, now: Instant): Promise<string> {
  const token = Buffer.from(random(32)).toString('base64url');
  await db.query(`insert into people.session (hash, person, since, seen, ends) values ($1, $2, $3, $3, $3::timestamptz + $4::interval)`, [hashOf(token), person, now, longest]);
  return token;
}

/** Who is signed in with this token; null when nobody is, any more. */
export async function whoIs(db: Db, token: string, now: Instant): Promise<string | null> {
  const { rows } = await db.query<{ person: string; old: boolean }>({
    name: 'session',
    text: `select person, seen < $2::timestamptz - interval '5 minutes' as old from people.session where hash = $1 and ends > $2 and seen > $2::timestamptz - $3::interval`,
    values: [hashOf(token), now, idle],
  });
  const session = rows[0];
  if (session?.old) await db.query('update people.session set seen = $2 where hash = $1', [hashOf(token), now]);
  return session?.person ?? null;
}

/** Signs somebody out on every device: a lost phone is signed out from the next one. */
export const signOutEverywhere = (db: Db, person: string) => db.query('delete from people.session where person = $1', [person]);
