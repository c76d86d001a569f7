import type { Instant } from '@plenaria/kernel/civil-date.ts';
import { after } from '@plenaria/kernel/civil-date.ts';
import { isLanguage, type Language } from '@plenaria/kernel/language.ts';
import { Button, Form, Notice, Problems, Receipt, Select, TextField, untyped, type Typed } from '#kit/form.tsx';
import { Page } from '#kit/page.tsx';
import { renderPage } from '#kit/render.ts';
import { Table } from '#kit/table.tsx';
import { dateIn } from '#kit/words.ts';
import { streamOf } from '#nouns/noun.ts';
import { mayTry } from '#people/attempts.ts';
import { issueCode, lookUp, spend, withdrawCodes, type CodeRefusal } from '#people/code.ts';
import { createPerson, giveRole, personOf } from '#people/persons.ts';
import { signIn, signOutEverywhere } from '#people/sessions.ts';
import { roles, type Reply, type Role, type Route, type Visit } from '#people/visit.ts';
import { backTo } from '#people/web/fields.ts';
import type { Desk } from '#record/act.ts';
import { titlesOf } from '#record/read.ts';
import { enrolForm } from '#rooms/recruit/web/enrol.tsx';
import type { Clock } from './clock.ts';
import { setLanguage, setSession } from './cookies.ts';
import { erasePerson, heldAbout } from './held.ts';
import { roleWords, say } from './house-routes-words.ts';
import type { OpenLog } from './log.ts';

export interface HouseTools {
  readonly clock: Clock;
  readonly turn: () => Promise<void>;
  readonly desk: Desk;
  readonly log: OpenLog;
}

const https = (visit: Visit): boolean => visit.origin.startsWith('https:');
const page = (html: string, status: 200 | 422 = 200): Reply => ({ kind: 'page', html, status, secret: true });

const refusalWords: Readonly<Record<CodeRefusal, 'notACode' | 'unknownCode' | 'usedCode' | 'tooManyTries'>> = {
  'not-a-code': 'notACode', 'unknown-code': 'unknownCode', 'used-or-over': 'usedCode', 'too-many-tries': 'tooManyTries',
};

function signInPage(visit: Visit, typed: Typed): Reply {
  const { language } = visit;
  return page(renderPage(
    <Page around={visit.around} title={say(language, 'signInTitle')} lede={say(language, 'signInLede')} wrong={typed.problems.length > 0}>
      <Problems typed={typed} />
      <Form action="/sign-in" proof={visit.proof}>
        <input type="hidden" name="back" value={backTo(visit.query.get('back') ?? visit.form.get('back'))} />
        <TextField name="code" label={say(language, 'code')} help={say(language, 'codeHelp')} typed={typed} complete="one-time-code" />
        <Button>{say(language, 'go')}</Button>
      </Form>
    </Page>,
  ), typed.problems.length > 0 ? 422 : 200);
}

const wrongCode = (visit: Visit, key: 'notACode' | 'unknownCode' | 'usedCode' | 'tooManyTries'): Reply =>
  signInPage(visit, { language: visit.language, values: visit.form.values, problems: [{ field: 'code', words: say(visit.language, key) }] });

async function comeIn(visit: Visit, person: string, to: string): Promise<Reply> {
  const token = await signIn(visit.db, visit.random, person);
  return { kind: 'see-other', to, cookies: [setSession(token, https(visit))] };
}

/** A code opens what it was made for: a signed-in time, the form for a letter, or the first set-up. */
async function useCode(visit: Visit): Promise<Reply> {
  if (!(await mayTry(visit.db, 'code', visit.now, { most: 600, minutes: 15 }))) return wrongCode(visit, 'tooManyTries');
  const found = await lookUp(visit.db, visit.form.get('code'), visit.now);
  if (!found.ok) return wrongCode(visit, refusalWords[found.refusal]);
  const { purpose, subject, locator } = found.value;
  if (purpose === 'sign-in') return (await personOf(visit.db, subject)) === null ? wrongCode(visit, 'usedCode') : comeIn(visit, subject, backTo(visit.form.get('back')) === '/' ? '/today' : backTo(visit.form.get('back')));
  if (purpose === 'enrol') return enrolForm(visit, subject, visit.form.get('code'));
  if (purpose !== 'set-up' || !(await spend(visit.db, locator))) return wrongCode(visit, 'usedCode');
  const guest = await createPerson(visit.db, visit.random, { name: '', language: visit.language, at: visit.now });
  await giveRole(visit.db, guest, 'steward', 'house', visit.now);
  return comeIn(visit, guest, '/house/set-up');
}

const signInRoutes: readonly Route[] = [
  { method: 'GET', path: '/sign-in', policy: { may: 'anyone' }, run: async (visit) => signInPage(visit, untyped(visit.language)) },
  { method: 'POST', path: '/sign-in', policy: { may: 'anyone' }, run: useCode },
  {
    method: 'POST', path: '/sign-out', policy: { may: 'signed-in' },
    run: async (visit) => {
      await signOutEverywhere(visit.db, visit.person?.id ?? '');
      return { kind: 'see-other', to: '/', cookies: [setSession('', https(visit))] };
    },
  },
  {
    method: 'GET', path: '/language', policy: { may: 'anyone' },
    run: async (visit) => {
      const to = visit.query.get('to') ?? '';
      return { kind: 'see-other', to: backTo(visit.query.get('back') ?? '/'), cookies: isLanguage(to) ? [setLanguage(to, https(visit))] : [] };
    },
  },
];

interface Actor {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly place: string;
}

/** Staff and officials, and two members of each body: enough to walk every journey. */
async function castOf(visit: Visit): Promise<readonly Actor[]> {
  const { rows } = await visit.db.query<Actor>(`
    select id, name, role, place from (
      select p.id, p.name, r.role, r.place, row_number() over (partition by r.role, r.place order by p.since, p.name) as n
      from people.role r join people.person p on p.id = r.person where p.erased is null and p.name <> '') cast_
    where role not in ('steward') and (role <> 'member' or n <= 2) order by name, role`);
  return rows;
}

async function demonstrationPage(visit: Visit): Promise<Reply> {
  if (!visit.house.demonstration) return { kind: 'not-found' };
  const { language } = visit;
  const cast = await castOf(visit);
  const titles = await titlesOf(visit.db, cast.flatMap(({ place }) => [streamOf('body', place), streamOf('party', place)]));
  const placeOf = (place: string): string => titles.get(streamOf('body', place)) ?? titles.get(streamOf('party', place)) ?? say(language, 'wholeHouse');
  const people = [...new Map(cast.map((actor) => [actor.id, cast.filter(({ id }) => id === actor.id)])).values()];
  return page(renderPage(
    <Page around={visit.around} title={say(language, 'demoTitle')} lede={say(language, 'demoLede')}>
      <h2>{say(language, 'clockTitle')}</h2>
      <p>{say(language, 'today', { day: dateIn(language, visit.day) })} {say(language, 'clockHelp')}</p>
      <Form action="/demonstration/clock" proof={visit.proof} wide><p class="acts">{[1, 7, 30, 90].map((days) => <Button name="days" value={String(days)} second>{say(language, 'days', { days })}</Button>)}</p></Form>
      <h2>{say(language, 'demoPeople')}</h2>
      <Table caption={say(language, 'demoPeople')} columns={[{ heading: say(language, 'person'), lead: true }, { heading: say(language, 'role') }, { heading: say(language, 'be') }]}
        rows={people.map((acts) => [
          <strong><bdi>{acts[0]?.name}</bdi></strong>,
          <>{[...new Set(acts.map(({ place }) => place))].map((place) => <span class="under">{acts.filter((one) => one.place === place).map(({ role }) => roleWords.say(language, role)).join(', ')} · <span dir="auto">{placeOf(place)}</span></span>)}</>,
          <Form action="/demonstration/person" proof={visit.proof}><input type="hidden" name="person" value={acts[0]?.id} /><button class="quiet-button" type="submit">{say(language, 'be')}<span class="seen-not"> {acts[0]?.name}</span></button></Form>,
        ])} />
    </Page>,
  ));
}

const demonstrationRoutes = ({ clock, turn }: HouseTools): readonly Route[] => [
  { method: 'GET', path: '/demonstration', policy: { may: 'anyone' }, run: demonstrationPage },
  {
    method: 'POST', path: '/demonstration/person', policy: { may: 'anyone' },
    run: async (visit) => {
      if (!visit.house.demonstration || (await personOf(visit.db, visit.form.get('person'))) === null) return { kind: 'not-found' };
      return comeIn(visit, visit.form.get('person'), '/today');
    },
  },
  {
    method: 'POST', path: '/demonstration/clock', policy: { may: 'anyone' },
    run: async (visit) => {
      const days = Number(visit.form.get('days'));
      if (!visit.house.demonstration || ![1, 7, 30, 90].includes(days)) return { kind: 'not-found' };
      for (let step = 1; step <= days; step += 1) {
        await clock.move(`${after(visit.day, { days: step })}T20:00:00.000Z` as Instant);
        await turn();
      }
      return { kind: 'see-other', to: '/demonstration' };
    },
  },
];

const knownZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).format(0) !== '';
  } catch {
    return false;
  }
};

const steward = { may: ['steward'] as const, at: async () => 'house' };

function setUpPage(visit: Visit, typed: Typed): Reply {
  const { language } = visit;
  return page(renderPage(
    <Page around={visit.around} title={say(language, 'setUpTitle')} lede={say(language, 'setUpLede')} wrong={typed.problems.length > 0}>
      <Problems typed={typed} />
      <Form action="/house/set-up" proof={visit.proof}>
        <TextField name="name" label={say(language, 'yourName')} typed={typed} complete="name" />
        <TextField name="house" label={say(language, 'houseName')} typed={typed} />
        <TextField name="zone" label={say(language, 'zone')} help={say(language, 'zoneHelp')} typed={typed} />
        <Button>{say(language, 'go')}</Button>
      </Form>
    </Page>,
  ), typed.problems.length > 0 ? 422 : 200);
}

function codePage(visit: Visit, name: string, code: string): Reply {
  const { language } = visit;
  return page(renderPage(
    <Page around={visit.around} title={say(language, 'newCodeTitle')} lede={say(language, 'newCodeMore')}>
      <Receipt title={say(language, 'handOver', { name })}><p class="code"><strong>{code}</strong></p></Receipt>
      <p><a href="/today">{say(language, 'toYourPage')}</a></p>
    </Page>,
  ));
}

const never = '2100-01-01T00:00:00.000Z' as Instant;

async function codeFor(visit: Visit, person: string): Promise<string> {
  await withdrawCodes(visit.db, 'sign-in', person);
  return issueCode(visit.db, visit.random, { purpose: 'sign-in', subject: person, uses: 1_000_000, ends: never });
}

async function setUp(visit: Visit): Promise<Reply> {
  const [name, house, zone] = ['name', 'house', 'zone'].map((field) => visit.form.get(field).trim());
  const { language } = visit;
  const problems = [
    ...(name ? [] : [{ field: 'name', words: say(language, 'nameMissing') }]),
    ...(house ? [] : [{ field: 'house', words: say(language, 'nameMissing') }]),
    ...(zone && knownZone(zone) ? [] : [{ field: 'zone', words: say(language, 'zoneWrong') }]),
  ];
  if (problems.length > 0 || !name || visit.person === null) return setUpPage(visit, { language, values: visit.form.values, problems });
  await visit.db.query('update people.person set name = $2, language = $3 where id = $1', [visit.person.id, name, language]);
  await visit.db.query('update people.house set name = $1, zone = $2, language = $3', [house, zone, language]);
  await giveRole(visit.db, visit.person.id, 'organiser', 'house', visit.now);
  return codePage(visit, name, await codeFor(visit, visit.person.id));
}

async function staffPage(visit: Visit, typed: Typed): Promise<Reply> {
  const { language } = visit;
  const { rows } = await visit.db.query<Actor>(`select p.id, p.name, r.role, r.place from people.role r join people.person p on p.id = r.person where p.erased is null and r.role not in ('member', 'candidate') order by p.name, r.role`);
  const { rows: bodies } = await visit.db.query<{ id: string; kind: string }>(`select id, 'body' as kind from convene_view.body where state <> 'proposed' union all select id, 'party' from convene_view.party where state = 'known'`);
  const titles = await titlesOf(visit.db, bodies.map(({ id, kind }) => streamOf(kind === 'body' ? 'body' : 'party', id)));
  const places = [{ value: 'house', label: say(language, 'wholeHouse') }, ...bodies.map(({ id, kind }) => ({ value: id, label: titles.get(streamOf(kind === 'body' ? 'body' : 'party', id)) ?? id }))];
  const placeName = (place: string): string => places.find(({ value }) => value === place)?.label ?? place;
  return page(renderPage(
    <Page around={visit.around} title={say(language, 'staffTitle')} lede={say(language, 'staffLede')} wrong={typed.problems.length > 0}>
      <Problems typed={typed} />
      <Form action="/house/people" proof={visit.proof}>
        <TextField name="name" label={say(language, 'person')} typed={typed} />
        <Select name="role" label={say(language, 'role')} typed={typed} options={roles.filter((role) => role !== 'member' && role !== 'candidate').map((role) => ({ value: role, label: roleWords.say(language, role) }))} />
        <Select name="place" label={say(language, 'where')} typed={typed} options={places} />
        <Button>{say(language, 'add')}</Button>
      </Form>
      <Table caption={say(language, 'staffTitle')} columns={[{ heading: say(language, 'person'), lead: true }, { heading: say(language, 'role') }, { heading: say(language, 'where') }, { heading: say(language, 'newCode') }]}
        rows={rows.map(({ id, name, role, place }) => [<bdi>{name}</bdi>, roleWords.say(language, role), <span dir="auto">{placeName(place)}</span>,
          <Form action="/house/people/code" proof={visit.proof}><input type="hidden" name="person" value={id} /><button class="quiet-button" type="submit">{say(language, 'newCode')}<span class="seen-not"> {name}</span></button></Form>])} />
    </Page>,
  ), typed.problems.length > 0 ? 422 : 200);
}

async function addStaff(visit: Visit): Promise<Reply> {
  const [name, role, place] = [visit.form.get('name').trim(), visit.form.get('role'), visit.form.get('place')];
  const known = roles.find((one) => one === role && one !== 'member' && one !== 'candidate');
  const { rowCount } = await visit.db.query(`select 1 where $1 = 'house' union all select 1 from convene_view.body where id = $1 union all select 1 from convene_view.party where id = $1`, [place]);
  if (name === '' || known === undefined || rowCount === 0) return staffPage(visit, { language: visit.language, values: visit.form.values, problems: [{ field: 'name', words: say(visit.language, 'nameMissing') }] });
  const person = await createPerson(visit.db, visit.random, { name, language: visit.language, at: visit.now });
  await giveRole(visit.db, person, known, place, visit.now);
  return codePage(visit, name, await codeFor(visit, person));
}

const stewardRoutes: readonly Route[] = [
  { method: 'GET', path: '/house/set-up', policy: steward, run: async (visit) => setUpPage(visit, untyped(visit.language, { house: visit.house.name, zone: visit.house.zone })) },
  { method: 'POST', path: '/house/set-up', policy: steward, run: setUp },
  { method: 'GET', path: '/house/people', policy: steward, run: (visit) => staffPage(visit, untyped(visit.language)) },
  { method: 'POST', path: '/house/people', policy: steward, run: addStaff },
  {
    method: 'POST', path: '/house/people/code', policy: steward,
    run: async (visit) => {
      const person = await personOf(visit.db, visit.form.get('person'));
      return person === null ? { kind: 'not-found' } : codePage(visit, person.name, await codeFor(visit, person.id));
    },
  },
];

async function yourData(visit: Visit, language: Language, wrong: boolean): Promise<Reply> {
  const held = await heldAbout(visit.db, visit.person?.id ?? '');
  const typed: Typed = { language, values: {}, problems: wrong ? [{ field: 'word', words: say(language, 'eraseWrong') }] : [] };
  return page(renderPage(
    <Page around={visit.around} title={say(language, 'yourDataTitle')} lede={say(language, 'yourDataLede')} wrong={wrong}>
      <Problems typed={typed} />
      <pre class="code small" dir="ltr">{JSON.stringify(held, null, 2)}</pre>
      <p><a href="/you/file">{say(language, 'download')}</a></p>
      <h2>{say(language, 'eraseMe')}</h2>
      <Notice tone="owed"><p>{say(language, 'eraseHelp')}</p></Notice>
      <Form action="/you/erase" proof={visit.proof}><TextField name="word" label={say(language, 'eraseSure')} typed={typed} width="short" /><Button second>{say(language, 'eraseMe')}</Button></Form>
    </Page>,
  ), wrong ? 422 : 200);
}

const ownRoutes: readonly Route[] = [
  { method: 'GET', path: '/you', policy: { may: 'signed-in' }, run: (visit) => yourData(visit, visit.language, false) },
  {
    method: 'GET', path: '/you/file', policy: { may: 'signed-in' },
    run: async (visit) => ({ kind: 'file', name: 'you.json', mediaType: 'application/json', bytes: new TextEncoder().encode(JSON.stringify(await heldAbout(visit.db, visit.person?.id ?? ''), null, 2)) }),
  },
  {
    method: 'POST', path: '/you/erase', policy: { may: 'signed-in' },
    run: async (visit) => {
      if (visit.form.get('word').trim().toUpperCase() !== 'ERASE') return yourData(visit, visit.language, true);
      await erasePerson(visit.db, visit.person?.id ?? '', visit.now);
      return { kind: 'see-other', to: '/', cookies: [setSession('', https(visit))] };
    },
  },
];

/** Routes of the house itself: coming in and going out, the demonstration, the keeper's pages, and what is held about you. */
export const houseRoutes = (tools: HouseTools): readonly Route[] => [...signInRoutes, ...demonstrationRoutes(tools), ...stewardRoutes, ...ownRoutes];
