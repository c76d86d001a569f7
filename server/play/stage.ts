import { startOf, type CivilDate, type Instant } from '@plenaria/kernel/civil-date.ts';
import { idFrom } from '@plenaria/kernel/id.ts';
import { diceFrom, type Dice } from '@plenaria/kernel/dice.ts';
import type pg from 'pg';
import type { Actor } from '#nouns/noun.ts';
import { createPerson, giveRole, pseudonymOf } from '#people/persons.ts';
import type { Role } from '#people/visit.ts';
import type { Acted, Book, Verb } from '#record/contract.ts';

export interface Theatre {
  readonly book: Book;
  readonly pool: pg.Pool;
  readonly zone: string;
  readonly random: (bytes: number) => Uint8Array;
  readonly say: (line: string) => void;
}

/** Plays verbs on days, as the people of a story; whatever is refused stops the play with the refusal's word. */
export class Stage {
  readonly theatre: Theatre;
  readonly dice: Dice = diceFrom('the people of a story');
  readonly parties = new Map<string, string>();
  readonly officials = new Map<string, string>();
  organiser = '';
  second = '';
  monitor = '';

  constructor(theatre: Theatre) {
    this.theatre = theatre;
  }

  get pool(): pg.Pool {
    return this.theatre.pool;
  }

  newId(): string {
    return idFrom(this.theatre.random(20));
  }

  /** Noon of the day where the story happens. */
  noon(day: string): Instant {
    return startOf(day as CivilDate, this.theatre.zone).replace(/T.*/, 'T20:00:00.000Z') as Instant;
  }

  party(key: string): string {
    const id = this.parties.get(key);
    if (id === undefined) throw new Error(`The story names ${key}, which is no party of it.`);
    return id;
  }

  person(name: string, day: string): Promise<string> {
    return createPerson(this.pool, this.theatre.random, { name, language: 'en', at: this.noon(day) });
  }

  /** Half of the people gave an e-mail address; `example.org` is nobody's (RFC 2606). */
  async reach(person: string, address: string): Promise<void> {
    await this.pool.query(`insert into people.channel (person, kind, value) values ($1, 'email', $2)`, [person, address]);
  }

  async give(person: string, role: Role, place: string, day: string): Promise<void> {
    await giveRole(this.pool, person, role, place, this.noon(day));
  }

  async as(person: string, role: Role, place: string): Promise<Actor> {
    return { role, pseudonym: await pseudonymOf(this.pool, this.theatre.random, person, place) };
  }

  async play<C, R>(verb: Verb<C, R>, command: C, day: string, by: Actor): Promise<Acted> {
    const acted = await this.theatre.book.act(verb, { command, key: this.newId(), by, at: this.noon(day) });
    if (!acted.ok) throw new Error(`${verb.name} on ${day} was refused: ${JSON.stringify(acted.refusal)}`);
    return acted.value;
  }
}

export const clockActor: Actor = { role: 'clock', pseudonym: null };
