import type { Instant } from '@plenaria/kernel/civil-date.ts';
import { Button, Form, Problems, Receipt, Select, TextField, untyped, type Typed } from '#kit/form.tsx';
import { Page } from '#kit/page.tsx';
import { renderPage } from '#kit/render.ts';
import { Table } from '#kit/table.tsx';
import { streamOf } from '#nouns/noun.ts';
import { issueCode, withdrawCodes } from '#people/code.ts';
import { createPerson, giveRole, personOf } from '#people/persons.ts';
import { roles, type Reply, type Role, type Route, type Visit } from '#people/visit.ts';
import { titlesOf } from '#record/read.ts';
import { page } from './desk.ts';
import { roleWords, say } from './words.ts';

interface Actor {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly place: string;
}

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

export const stewardRoutes: readonly Route[] = [
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

