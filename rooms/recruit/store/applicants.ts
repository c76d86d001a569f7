import type { Instant } from '@plenaria/kernel/civil-date.ts';
import { leafHash, rootOf } from '@plenaria/merkle/index.ts';
import { utf8ToBytes, bytesToHex } from '@noble/hashes/utils.js';
import type { Candidate } from '@plenaria/lottery/contract.ts';
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

interface Row {
  readonly pseudonym: string;
  readonly route: string;
  readonly features: Readonly<Record<string, string>>;
  readonly salt: Buffer;
}

async function rowsOf(db: Db, seats: string): Promise<readonly Row[]> {
  const { rows } = await db.query<Row>('select pseudonym, route, features, salt from recruit.applicant where seats = $1 order by pseudonym collate "C"', [seats]);
  return rows;
}

/** The pool as the lottery sees it. */
export const poolOf = async (db: Db, seats: string): Promise<readonly Candidate[]> =>
  (await rowsOf(db, seats)).map(({ pseudonym, features }) => ({ id: pseudonym, features }));

export interface PoolDigest {
  readonly root: string;
  readonly people: number;
  readonly byRoute: { [route: string]: number };
}

/** Root over salted pseudonymous leaves: a person with her receipt can show that she is in the pool exactly once. */
export async function poolDigest(db: Db, seats: string): Promise<PoolDigest> {
  const rows = await rowsOf(db, seats);
  const leaf = ({ pseudonym, salt }: Row): Uint8Array => leafHash(utf8ToBytes(`assembly-lottery/pool/v1\n${seats}\n${pseudonym}\n${salt.toString('hex')}`));
  const byRoute: { [route: string]: number } = {};
  for (const { route } of rows) byRoute[route] = (byRoute[route] ?? 0) + 1;
  return { root: bytesToHex(rootOf(rows.map(leaf))), people: rows.length, byRoute };
}

export const countOf = async (db: Db, seats: string): Promise<Readonly<Record<string, number>>> => {
  const { rows } = await db.query<{ route: string; count: string }>('select route, count(*) from recruit.applicant where seats = $1 group by route order by route', [seats]);
  return Object.fromEntries(rows.map(({ route, count }) => [route, Number(count)]));
};

