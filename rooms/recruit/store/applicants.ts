import type { Instant } from '@plenaria/kernel/civil-date.ts';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Candidate } from '@plenaria/lottery/contract.ts';
import { commitPool, rootOfPool, type PoolFiles, type Receipt, type Salts } from '@plenaria/lottery/draw/pool.ts';
import type { Db } from '#record/contract.ts';

/** Somebody who said yes, under the pseudonym of the body; the answers never enter the record. */
export interface Applicant {
  readonly pseudonym: string;
  readonly seats: string;
  readonly person: string;
  readonly route: string;
  readonly features: Readonly<Record<string, string>>;
  readonly household: string | null;
  readonly needs: string;
  /** Whoever typed for somebody else; null when she typed herself. */
  readonly by: string | null;
  readonly salt: Uint8Array;
  readonly at: Instant;
}

/** Keeps an application; a second one of the same person replaces the answers of the first. */
export const keepApplicant = (db: Db, { pseudonym, seats, person, route, features, household, needs, by, salt, at }: Applicant) =>
  db.query(
    `insert into recruit.applicant (pseudonym, seats, person, route, features, household, needs, salt, by, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (pseudonym) do update set features = excluded.features, household = excluded.household, needs = excluded.needs, by = excluded.by`,
    [pseudonym, seats, person, route, JSON.stringify(features), household, needs, Buffer.from(salt), by, at]);

/** One of a person's salts. What is shown of one tells nothing of the others, nor of the secret they come from. */
export const saltOf = (secret: Uint8Array, of: string): string => bytesToHex(hmac(sha256, secret, utf8ToBytes(of)));

interface Row {
  readonly pseudonym: string;
  readonly route: string;
  readonly features: Readonly<Record<string, string>>;
  readonly household: string | null;
  readonly salt: Buffer;
}

async function rowsOf(db: Db, seats: string): Promise<readonly Row[]> {
  const { rows } = await db.query<Row>('select pseudonym, route, features, household, salt from recruit.applicant where seats = $1 order by pseudonym collate "C"', [seats]);
  return rows;
}

const candidate = ({ pseudonym, features, household }: Row): Candidate => ({ id: pseudonym, features, ...(household === null ? {} : { household }) });

/** The pool as the lottery sees it. */
export const poolOf = async (db: Db, seats: string): Promise<readonly Candidate[]> => (await rowsOf(db, seats)).map(candidate);

const saltsOf = ({ features, salt }: Row): Salts => ({ leaf: saltOf(salt, 'leaf'), features: Object.fromEntries(Object.keys(features).map((feature) => [feature, saltOf(salt, `feature ${feature}`)])) });

/** Salts by pseudonym, for the leaves of assembly-lottery/v1. A feature that somebody did not answer has a salt too. */
export async function saltsIn(db: Db, seats: string): Promise<(id: string) => Salts> {
  const rows = await rowsOf(db, seats);
  const every = Object.fromEntries(rows.flatMap(({ features }) => Object.keys(features)).map((feature) => [feature, '']));
  const salts = new Map(rows.map((row) => [row.pseudonym, saltsOf({ ...row, features: { ...every, ...row.features } })]));
  return (id) => salts.get(id) ?? { leaf: '', features: {} };
}

/** The pool as it is committed to: salted pseudonymous leaves, features that can be opened one by one, a receipt for each person. */
export const committedPool = async (db: Db, seats: string): Promise<PoolFiles> => commitPool(seats, await poolOf(db, seats), await saltsIn(db, seats));

export interface PoolDigest {
  readonly root: string;
  readonly people: number;
  readonly byRoute: { [route: string]: number };
}

/** Root over salted, pseudonymous leaves (assembly-lottery/v1): a person with her receipt can show that she is in the pool exactly once. */
export async function poolDigest(db: Db, seats: string): Promise<PoolDigest> {
  const rows = await rowsOf(db, seats);
  const byRoute: { [route: string]: number } = {};
  for (const { route } of rows) byRoute[route] = (byRoute[route] ?? 0) + 1;
  return { root: rootOfPool(seats, rows.map(({ pseudonym, salt }) => ({ pseudonym, salt: saltOf(salt, 'leaf') }))), people: rows.length, byRoute };
}

export const countOf = async (db: Db, seats: string): Promise<Readonly<Record<string, number>>> => {
  const { rows } = await db.query<{ route: string; count: string }>('select route, count(*) from recruit.applicant where seats = $1 group by route order by route', [seats]);
  return Object.fromEntries(rows.map(({ route, count }) => [route, Number(count)]));
};

/** One person's receipt, to whoever knows her number and the salt of her leaf; null otherwise. */
export async function receiptFor(db: Db, seats: string, pseudonym: string, salt: string): Promise<Receipt | null> {
  const { rows } = await db.query<Row>('select pseudonym, route, features, household, salt from recruit.applicant where seats = $1 and pseudonym = $2', [seats, pseudonym]);
  const [row] = rows;
  if (row === undefined || saltOf(row.salt, 'leaf') !== salt) return null;
  return (await committedPool(db, seats)).receipts.find((receipt) => receipt.pseudonym === pseudonym) ?? null;
}
