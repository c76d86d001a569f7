import type { Instant } from '@plenaria/kernel/civil-date.ts';
import type { Db } from '#record/contract.ts';

/** A table with rows about a person. `by` says how a row is hers; `columns` is what she is shown. */
interface HeldTable {
  readonly table: string;
  readonly columns: string;
  readonly by: 'id' | 'person' | 'enrolled' | 'pseudonym' | 'voter';
}

/** Every table that holds rows about persons. A test compares this list with the database. */
export const heldTables: readonly HeldTable[] = [
  { table: 'people.person', columns: 'name, language, since', by: 'id' },
  { table: 'people.channel', columns: 'kind, value', by: 'person' },
  { table: 'people.role', columns: 'role, place, since', by: 'person' },
  { table: 'people.pseudonym', columns: 'place, pseudonym', by: 'person' },
  { table: 'people.session', columns: 'device, way, since, seen, ends', by: 'person' },
  { table: 'people.passkey', columns: 'name, since, used, closed', by: 'person' },
  { table: 'people.link', columns: 'purpose, address, ends, used', by: 'person' },
  { table: 'people.post', columns: 'address, kind, at, sent', by: 'person' },
  { table: 'people.look', columns: 'what, day, times', by: 'person' },
  { table: 'people.asked', columns: 'kind, ends', by: 'person' },
  { table: 'people.consent', columns: 'purpose, given, at', by: 'person' },
  { table: 'recruit.applicant', columns: 'seats, pseudonym, route, features, household, needs, by, at', by: 'person' },
  { table: 'recruit.invitation', columns: 'seats, route, address, sent', by: 'enrolled' },
  { table: 'convene.draft', columns: 'typed, at', by: 'person' },
  { table: 'deliberate.arrival', columns: 'session, at', by: 'pseudonym' },
  { table: 'decide.ballot', columns: 'decision, channel, choices, at', by: 'voter' },
];

const whose = ({ by }: HeldTable): string =>
  by === 'pseudonym' || by === 'voter' ? `${by} in (select pseudonym from people.pseudonym where person = $1)` : `${by} = $1`;

/** Everything that is held about a person, for her own eyes. Codes are left out: only their hashes are kept. */
export async function heldAbout(db: Db, person: string): Promise<Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>> {
  const held: Record<string, readonly Readonly<Record<string, unknown>>[]> = {};
  for (const one of heldTables) held[one.table] = (await db.query(`select ${one.columns} from ${one.table} where ${whose(one)}`, [person])).rows;
  return held;
}

/**
 * Erases a person, in one statement: all of it or nothing. Before the pool is frozen her application goes; after it, a
 * pseudonym without a person stays, so that the draw can be checked. Ballots and attendance stay under pseudonyms that
 * lead nowhere any more.
 */
export const erasePerson = (db: Db, person: string, at: Instant) =>
  db.query(`
    with waiting as (select a.pseudonym from recruit.applicant a join recruit_view.seats s on s.id = a.seats where a.person = $1 and s.state = 'open'),
      withdrawn as (delete from recruit.applicant where pseudonym in (select pseudonym from waiting)),
      unnamed as (update recruit.applicant set person = null, needs = '', household = null, by = null where person = $1 and pseudonym not in (select pseudonym from waiting)),
      invited as (update recruit.invitation set address = '', enrolled = null where enrolled = $1),
      drafted as (delete from convene.draft where person = $1),
      coded as (delete from people.code where purpose = 'sign-in' and subject = $1),
      reached as (delete from people.channel where person = $1),
      keyed as (delete from people.passkey where person = $1),
      looked as (delete from people.look where person = $1 or by = $1),
      waiting_code as (delete from people.asked where person = $1 or by = $1),
      linked as (delete from people.link where person = $1),
      posted as (delete from people.post where person = $1),
      held as (delete from people.role where person = $1),
      signed as (delete from people.session where person = $1),
      agreed as (delete from people.consent where person = $1),
      known as (delete from people.pseudonym where person = $1)
    update people.person set name = '', erased = $2 where id = $1`, [person, at]);
