import type { Language } from '@plenaria/kernel/language.ts';
import type { Db } from '#record/contract.ts';
import type { Applicant } from './applicants.ts';

/** Everything that one letter's answers become. */
export interface Enrolling {
  readonly locator: string;
  readonly invitation: string;
  readonly name: string;
  readonly language: Language;
  readonly reach: { readonly kind: 'email' | 'phone' | 'host'; readonly value: string };
  /** The place of the pseudonym: the body. */
  readonly body: string;
  readonly applicant: Applicant;
}

/**
 * Uses the letter's code up and keeps the answers, in one statement: a program that is killed in between leaves neither a
 * used code without answers nor answers without a person. False where the code was used in the meantime.
 */
export async function keepEnrolment(db: Db, { locator, invitation, name, language, reach, body, applicant }: Enrolling): Promise<boolean> {
  const { pseudonym, seats, person, route, features, household, needs, by, salt, at } = applicant;
  const { rowCount } = await db.query(
    `with spent as (update people.code set uses = uses - 1 where locator = $1 and uses > 0 returning 1),
       came as (insert into people.person (id, name, language, since) select $2, $3, $4, $5 from spent returning id),
       reached as (insert into people.channel (person, kind, value) select id, $6, $7 from came),
       masked as (insert into people.pseudonym (person, place, pseudonym) select id, $8, $9 from came),
       applied as (insert into recruit.applicant (pseudonym, seats, person, route, features, household, needs, salt, by, at) select $9, $10, id, $11, $12::jsonb, $13, $14, $15::bytea, $16, $5 from came)
     update recruit.invitation set enrolled = came.id from came where recruit.invitation.id = $17`,
    [locator, person, name.trim(), language, at, reach.kind, reach.value, body, pseudonym, seats, route, JSON.stringify(features), household, needs, Buffer.from(salt), by, invitation]);
  return rowCount === 1;
}
