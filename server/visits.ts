import { createHmac, timingSafeEqual } from 'node:crypto';
import { dayIn, type CivilDate, type Instant } from '@plenaria/kernel/civil-date.ts';
import { idFrom } from '@plenaria/kernel/id.ts';
import { isLanguage, languages, type Language } from '@plenaria/kernel/language.ts';
import type { Surround } from '#kit/page.tsx';
import type { Typeset } from '#kit/print/typeset.ts';
import type { Actor } from '#nouns/noun.ts';
import { keepLook } from '#people/looks.ts';
import { pseudonymOf } from '#people/persons.ts';
import { markOf, whoIs } from '#people/sessions.ts';
import type { House, KnockedFrom, Person, Visit } from '#people/visit.ts';
import type { Book, Db } from '#record/contract.ts';
import { browserCookie, cookiesOf, sessionCookie } from './cookies.ts';
import type { Clock } from './clock.ts';
import { deviceOf } from './device.ts';
import type { Posted } from './forms.ts';
import { networkOf } from './network.ts';

/** What the house knows when somebody knocks. */
export interface Porch {
  readonly db: Db;
  readonly book: Book;
  readonly house: House;
  readonly clock: Clock;
  readonly origin: string;
  readonly secret: string;
  readonly random: (bytes: number) => Uint8Array;
  readonly assets: Surround['assets'];
  /** How many proxies of our own stand before the house and say truly whom they serve. */
  readonly proxies: number;
  readonly typeset: Typeset;
}

export interface Knock {
  readonly request: Request;
  readonly url: URL;
  readonly params: Readonly<Record<string, string>>;
  readonly posted: Posted;
  readonly head: { readonly facts: number; readonly signedTo: number | null };
  readonly person: Person | null;
  readonly token: string;
}

/** The reader's language: the cookie, else what the browser asks for, else the house's own. */
export function languageOf(request: Request, house: Language): Language {
  const chosen = cookiesOf(request).get('language') ?? '';
  if (isLanguage(chosen)) return chosen;
  const asked = (request.headers.get('accept-language') ?? '').toLowerCase().split(',').map((tag) => tag.trim().slice(0, 2));
  return asked.flatMap((tag) => languages.find((language) => language === tag) ?? [])[0] ?? house;
}

/** The language that a button of a form asks for: a page in the middle of a form has no address to come back to. */
export const spokenIn = ({ form }: Posted): Language | null => languages.find((language) => language === form.get('speak')) ?? null;

/** Who knocks, and where the record stands just now, in one query. `log` is the origin of the log that this house signs. */
export async function knockedBy(porch: Porch, request: Request, log: string): Promise<Pick<Knock, 'person' | 'token' | 'head'>> {
  const sent = cookiesOf(request).get(sessionCookie(porch.origin.startsWith('https:'))) ?? '';
  const token = /^[A-Za-z0-9_-]{43}$/.test(sent) ? sent : '';
  const { person, facts, signed } = await whoIs<{ readonly facts: string; readonly signed: string | null }>(porch.db, token, {
    name: 'head', text: 'select position as facts, (select max(size) from record.checkpoint where origin = $1) as signed from record.head', values: [log],
  });
  return { person, token, head: { facts: Number(facts), signedTo: signed === null ? null : Number(signed) } };
}

/** Bound to the signed-in time: a form from elsewhere cannot know it. */
export const csrfOf = (secret: string, token: string): string => createHmac('sha256', secret).update(`form/${token}`).digest('base64url');

export function csrfHolds(secret: string, token: string, given: string): boolean {
  const [wanted, sent] = [Buffer.from(csrfOf(secret, token)), Buffer.from(given)];
  return wanted.length === sent.length && timingSafeEqual(wanted, sent);
}

function surround(porch: Porch, knock: Knock, language: Language, day: CivilDate): Surround {
  return {
    language, path: knock.request.method === 'GET' ? knock.url.pathname + knock.url.search : knock.url.pathname,
    houseName: porch.house.name, phone: porch.house.phone, demonstration: porch.house.demonstration ? day : null,
    person: knock.person?.name ?? null, facts: knock.head.facts, signedTo: knock.head.signedTo, assets: porch.assets,
  };
}

/** The network's address itself is never kept: only a hash with a key of this house. */
function knockedFrom(porch: Porch, { request, person, token }: Knock): KnockedFrom {
  const address = networkOf(request, porch.proxies);
  const browser = cookiesOf(request).get(browserCookie(porch.origin.startsWith('https:'))) ?? '';
  return {
    browser: /^[A-Za-z0-9_-]{43}$/.test(browser) ? browser : '', session: person === null ? '' : markOf(token), device: deviceOf(request.headers.get('user-agent') ?? ''), secret: porch.secret,
    network: address === null ? null : createHmac('sha256', porch.secret).update(`network/${address}`).digest('base64url').slice(0, 22),
  };
}

let today: { readonly minute: string; readonly zone: string; readonly day: CivilDate } = { minute: '', zone: '', day: '2026-01-01' as CivilDate };

/** The day it is in the house, worked out once a minute: a day begins on a whole minute everywhere. */
export function dayHere(now: Instant, zone: string): CivilDate {
  const minute = now.slice(0, 16);
  if (today.minute !== minute || today.zone !== zone) today = { minute, zone, day: dayIn(now, zone) };
  return today.day;
}

/** A visit as a room sees it. The actor's pseudonym is made in the place where the role is held. */
export function visitFrom(porch: Porch, knock: Knock, db: Db): Visit {
  const { request, url, params, posted, person, token } = knock;
  const language = spokenIn(posted) ?? languageOf(request, porch.house.language);
  const now = porch.clock.now();
  const day = dayHere(now, porch.house.zone);
  const actor: Visit['actor'] = async (role, place): Promise<Actor> => ({
    role, pseudonym: person === null ? null : await pseudonymOf(porch.db, porch.random, person.id, place),
  });
  return {
    method: request.method === 'POST' ? 'POST' : 'GET', path: url.pathname, params, query: url.searchParams, form: posted.form, seen: posted.seen,
    language, person, now, day, origin: porch.origin, db, book: porch.book, house: porch.house, actor, random: porch.random, knock: knockedFrom(porch, knock), typeset: porch.typeset,
    looked: async (what, persons) => void (person === null || persons.length === 0 ? null : await keepLook(porch.db, person.id, what, persons, day)),
    around: surround(porch, knock, language, day),
    proof: { csrf: csrfOf(porch.secret, token), key: idFrom(porch.random(20)) },
  };
}
