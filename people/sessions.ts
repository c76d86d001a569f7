import { createHash } from 'node:crypto';
import type { Db } from '#record/contract.ts';

/** A signed-in time is at most twelve hours, and two hours without a visit. */
const longest = '12 hours';
const idle = '2 hours';

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Begins a signed-in time; answers the token that goes into the cookie. Only its hash is kept. */
export async function signIn(db: Db, random: (bytes: number) => Uint8Array, person: string): Promise<string> {
  const token = Buffer.from(random(32)).toString('base64url');
  await db.query(`insert into people.session (hash, person, since, seen, ends) values ($1, $2, now(), now(), now() + $3::interval)`, [hashOf(token), person, longest]);
  return token;
}

/** Who is signed in with this token; null when nobody is, any more. Real time counts, also where a demonstration's clock is moved. */
export async function whoIs(db: Db, token: string): Promise<string | null> {
  const { rows } = await db.query<{ person: string; old: boolean }>({
    name: 'session',
    text: `select person, seen < now() - interval '5 minutes' as old from people.session where hash = $1 and ends > now() and seen > now() - $2::interval`,
    values: [hashOf(token), idle],
  });
  const session = rows[0];
  if (session?.old) await db.query('update people.session set seen = now() where hash = $1', [hashOf(token)]);
  return session?.person ?? null;
}

/** Signs somebody out on every device: a lost phone is signed out from the next one. */
export const signOutEverywhere = (db: Db, person: string) => db.query('delete from people.session where person = $1', [person]);
