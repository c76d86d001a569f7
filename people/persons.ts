import type { Instant } from '@plenaria/kernel/civil-date.ts';
import { idFrom } from '@plenaria/kernel/id.ts';
import type { Language } from '@plenaria/kernel/language.ts';
import type { Db } from '#record/contract.ts';
import type { HeldRole, Person, Role } from './visit.ts';

type Random = (bytes: number) => Uint8Array;

/** A person may exist without e-mail and without a phone. */
export async function createPerson(db: Db, random: Random, person: { readonly name: string; readonly language: Language; readonly at: Instant }): Promise<string> {
  const id = idFrom(random(20));
  await db.query('insert into people.person (id, name, language, since) values ($1, $2, $3, $4)', [id, person.name.trim(), person.language, person.at]);
  return id;
}

export const giveRole = (db: Db, person: string, role: Role, place: string, at: Instant) =>
  db.query('insert into people.role (person, role, place, since) values ($1, $2, $3, $4) on conflict do nothing', [person, role, place, at]);

export const takeRole = (db: Db, person: string, role: Role, place: string) =>
  db.query('delete from people.role where person = $1 and role = $2 and place = $3', [person, role, place]);

interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly language: Language;
  readonly roles: readonly HeldRole[];
}

export async function personOf(db: Db, id: string): Promise<Person | null> {
  const { rows } = await db.query<PersonRow>({
    name: 'person',
    text: `select p.id, p.name, p.language, coalesce((select json_agg(json_build_object('role', role, 'place', place) order by since, role) from people.role r where r.person = p.id), '[]') as roles
           from people.person p where id = $1 and erased is null`,
    values: [id],
  });
  return rows[0] ?? null;
}

/** A new pseudonym, 40 random bits: two places can never be joined through it. */
export const newPseudonym = (random: Random): string => `m-${idFrom(random(20)).slice(0, 8)}`;

/** The person's pseudonym in a place, made at random the first time: two places can never be joined through it. */
export async function pseudonymOf(db: Db, random: Random, person: string, place: string): Promise<string> {
  const { rows: [known] } = await db.query<{ pseudonym: string }>('select pseudonym from people.pseudonym where person = $1 and place = $2', [person, place]);
  if (known) return known.pseudonym;
  const fresh = newPseudonym(random);
  await db.query('insert into people.pseudonym (person, place, pseudonym) values ($1, $2, $3) on conflict do nothing', [person, place, fresh]);
  const { rows: [kept] } = await db.query<{ pseudonym: string }>('select pseudonym from people.pseudonym where person = $1 and place = $2', [person, place]);
  return kept?.pseudonym ?? fresh;
}

/** Names behind pseudonyms, for staff who call members by their names. Erased people are absent. */
export async function namesOf(db: Db, pseudonyms: readonly string[]): Promise<ReadonlyMap<string, { readonly person: string; readonly name: string }>> {
  const { rows } = await db.query<{ pseudonym: string; person: string; name: string }>(
    'select s.pseudonym, p.id as person, p.name from people.pseudonym s join people.person p on p.id = s.person where s.pseudonym = any($1) and p.erased is null', [pseudonyms]);
  return new Map(rows.map(({ pseudonym, person, name }) => [pseudonym, { person, name }]));
}

export async function peopleWith(db: Db, role: Role, place: string): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const { rows } = await db.query<{ id: string; name: string }>(
    'select p.id, p.name from people.role r join people.person p on p.id = r.person where r.role = $1 and r.place = $2 and p.erased is null order by p.name', [role, place]);
  return rows;
}
