import { createHash } from 'node:crypto';
import { ok, refuse, type Result } from '@plenaria/kernel/result.ts';
import type { Db } from '#record/contract.ts';
import type { Role } from './visit.ts';

type Random = (bytes: number) => Uint8Array;

/** A link by mail is good for a quarter of an hour of real time, also where a demonstration's clock is moved. */
export const linkMinutes = 15;

export type LinkPurpose = 'sign-in' | 'confirm';

export interface LinkFor {
  readonly person: string;
  readonly purpose: LinkPurpose;
  readonly address: string;
  /** The secret of the browser that asks; only its hash is kept. */
  readonly browser: string;
}

export const secretFrom = (random: Random): string => Buffer.from(random(32)).toString('base64url');
const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Makes a link's secret (256 bits) for one person and one browser. What a person asked for before stops working. */
export async function makeLink(db: Db, random: Random, { person, purpose, address, browser }: LinkFor): Promise<string> {
  const secret = secretFrom(random);
  await db.query('delete from people.link where person = $1 and purpose = $2 or ends < now() - interval \'1 day\'', [person, purpose]);
  await db.query(`insert into people.link (hash, person, purpose, address, browser, ends) values ($1, $2, $3, $4, $5, now() + $6::interval)`,
    [hashOf(secret), person, purpose, address, hashOf(browser), `${linkMinutes} minutes`]);
  return secret;
}

export type LinkRefusal = 'another-browser' | 'used-or-over';

/** Uses a link up, once, in the browser that asked for it. From another browser nothing happens to it. */
export async function spendLink(db: Db, secret: string, browser: string): Promise<Result<{ readonly person: string; readonly purpose: LinkPurpose; readonly address: string }, LinkRefusal>> {
  if (browser === '') return refuse('another-browser');
  const { rows: [spent] } = await db.query<{ person: string; purpose: LinkPurpose; address: string }>(
    'update people.link set used = true where hash = $1 and browser = $2 and not used and ends > now() returning person, purpose, address', [hashOf(secret), hashOf(browser)]);
  if (spent !== undefined) return ok(spent);
  const { rows: [kept] } = await db.query<{ elsewhere: boolean }>('select browser <> $2 as elsewhere from people.link where hash = $1 and not used and ends > now()', [hashOf(secret), hashOf(browser)]);
  return refuse(kept?.elsewhere ? 'another-browser' : 'used-or-over');
}

/** Staff and officials never come in by a link in a mail (ASVS 5.0, 6.3.6): a mailbox is read by more than its owner. */
export const mayComeByMail = (role: Role): boolean => role === 'member' || role === 'candidate';

/** Somebody with an address, and whether she works here. */
export interface Reached {
  readonly person: string;
  readonly address: string;
  readonly staff: boolean;
}

/** Everybody with this address; a household may share one. */
export async function reachedAt(db: Db, address: string): Promise<readonly Reached[]> {
  const { rows } = await db.query<Reached>(
    `select c.person, c.value as address, exists (select 1 from people.role r where r.person = c.person and r.role not in ('member', 'candidate')) as staff
     from people.channel c join people.person p on p.id = c.person where c.kind = 'email' and lower(c.value) = lower($1) and p.erased is null order by p.since limit 5`, [address]);
  return rows;
}

/** Something that can be an address for mail; whether it is one shows when the link comes back. */
export const looksLikeMail = (typed: string): boolean => typed.length <= 254 && /^[^\s@<>",;:()\\[\]]+@[^\s@<>",;:()\\[\]]+\.[^\s@<>",;:()\\[\]]{2,}$/.test(typed);
