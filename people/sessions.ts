import { createHash } from 'node:crypto';
import type { Db } from '#record/contract.ts';
import type { Person } from './visit.ts';

/** A signed-in time is at most twelve hours, and two hours without a visit. */
const longest = '12 hours';
const idle = '2 hours';

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** By which way somebody came in. */
export type Way = 'code' | 'link' | 'passkey' | 'demonstration';

/** Begins a signed-in time on a device; answers the token that goes into the cookie. Only its hash is kept. */
export async function signIn(db: Db, random: (bytes: number) => Uint8Array, person: string, { device, way }: { readonly device: string; readonly way: Way } = { device: '', way: 'code' }): Promise<string> {
  const token = Buffer.from(random(32)).toString('base64url');
  await db.query(`insert into people.session (hash, person, since, seen, ends, device, way) values ($1, $2, now(), now(), now() + $3::interval, $4, $5)`, [hashOf(token), person, longest, device, way]);
  return token;
}

/** A signed-in device as its owner sees it. `mark` names it in a form; nobody can come in with it. */
export interface Device {
  readonly mark: string;
  readonly device: string;
  readonly way: Way;
  readonly since: Date;
  readonly seen: Date;
}

/** What names a signed-in time in a form: the beginning of the hash of its token. */
export const markOf = (token: string): string => (token === '' ? '' : hashOf(token).slice(0, 20));

export async function devicesOf(db: Db, person: string): Promise<readonly Device[]> {
  const { rows } = await db.query<Device>(
    'select left(hash, 20) as mark, device, way, since, seen from people.session where person = $1 and ends > now() and seen > now() - $2::interval order by seen desc', [person, idle]);
  return rows;
}

/** True in the first quarter of an hour after somebody came in: only then may she add a new way to come in. */
export async function beganLately(db: Db, person: string, mark: string): Promise<boolean> {
  const { rowCount } = await db.query(`select 1 from people.session where person = $1 and left(hash, 20) = $2 and since > now() - interval '15 minutes'`, [person, mark]);
  return rowCount !== 0;
}

/** Signs one device of a person out; nobody can name another person's. */
export const signOutOf = (db: Db, person: string, mark: string) => db.query('delete from people.session where person = $1 and left(hash, 20) = $2', [person, mark]);

/**
 * Who is signed in with this token, with her roles; null when nobody is, any more. Real time counts, also where a
 * demonstration's clock is moved. `beside` is a query of one row that is answered in the same turn: every page asks both.
 */
export async function whoIs<Beside extends object>(db: Db, token: string, beside: { readonly name: string; readonly text: string; readonly values: readonly unknown[] }): Promise<Beside & { readonly person: Person | null }> {
  const at = beside.values.length;
  const { rows: [found] } = await db.query<Beside & { readonly person: Person | null; readonly old: boolean | null }>({
    name: `session-${beside.name}`,
    text: `select beside.*, who.person, who.old from (${beside.text}) beside left join lateral
             (select json_build_object('id', p.id, 'name', p.name, 'language', p.language, 'roles',
                       coalesce((select json_agg(json_build_object('role', role, 'place', place) order by since, role) from people.role r where r.person = p.id), '[]')) as person,
                     s.seen < now() - interval '5 minutes' as old
              from people.session s join people.person p on p.id = s.person
              where s.hash = $${at + 1} and s.ends > now() and s.seen > now() - $${at + 2}::interval and p.erased is null) who on true`,
    values: [...beside.values, token === '' ? '' : hashOf(token), idle],
  });
  if (found === undefined) throw new Error('Invariant broken: what is asked beside a session is one row');
  const { old, ...answer } = found;
  if (old) await db.query('update people.session set seen = now() where hash = $1', [hashOf(token)]);
  return answer as unknown as Beside & { readonly person: Person | null };
}

/** Signs somebody out on every device: a lost phone is signed out from the next one. */
export const signOutEverywhere = (db: Db, person: string) => db.query('delete from people.session where person = $1', [person]);
