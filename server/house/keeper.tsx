import { Button, Form, Problems, Select, TextField, untyped, type Typed } from '#kit/form.tsx';
import { Page } from '#kit/page.tsx';
import { renderPage } from '#kit/render.ts';
import { Table } from '#kit/table.tsx';
import { streamOf } from '#nouns/noun.ts';
import { createPerson, giveRole } from '#people/persons.ts';
import { roles, type Reply, type Role, type Route, type Visit } from '#people/visit.ts';
import { titlesOf } from '#record/read.ts';
import { addKeeper, codeFor, codePage, codeRoutes, waitingShown } from './codes.tsx';
import { page, steward } from './desk.ts';
import { lookRoutes } from './looks.tsx';
import { roleWords, say } from './words.ts';

interface Actor {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly place: string;
}

async function staffPage(visit: Visit, typed: Typed): Promise<Reply> {
  const { language } = visit;
  const { rows } = await visit.db.query<Actor>(`select p.id, p.name, r.role, r.place from people.role r join people.person p on p.id = r.person where p.erased is null and r.role not in ('member', 'candidate') order by p.name, r.role`);
  const { rows: bodies } = await visit.db.query<{ id: string; kind: string }>(`select id, 'body' as kind from convene_view.body where state <> 'proposed' union all select id, 'party' from convene_view.party where state = 'known'`);
  const titles = await titlesOf(visit.db, bodies.map(({ id, kind }) => streamOf(kind === 'body' ? 'body' : 'party', id)));
  const places = [{ value: 'house', label: say(language, 'wholeHouse') }, ...bodies.map(({ id, kind }) => ({ value: id, label: titles.get(streamOf(kind === 'body' ? 'body' : 'party', id)) ?? id }))];
  await visit.looked('staff', rows.map(({ id }) => id));
  const placeName = (place: string): string => places.find(({ value }) => value === place)?.label ?? place;
  return page(renderPage(
    <Page around={visit.around} title={say(language, 'staffTitle')} lede={say(language, 'staffLede')} wrong={typed.problems.length > 0}>
      <Problems typed={typed} />
      {await waitingShown(visit)}
      <Form action="/house/people" proof={visit.proof}>
        <TextField name="name" label={say(language, 'person')} typed={typed} />
        <Select name="role" label={say(language, 'role')} typed={typed} options={roles.filter((role) => role !== 'member' && role !== 'candidate').map((role) => ({ value: role, label: roleWords.say(language, role) }))} />
        <Select name="place" label={say(language, 'where')} typed={typed} options={places} />
        <Button>{say(language, 'add')}</Button>
      </Form>
      <Table caption={say(language, 'staffTitle')} columns={[{ heading: say(language, 'person'), lead: true }, { heading: say(language, 'role') }, { heading: say(language, 'where') }, { heading: say(language, 'newCode') }]}
        rows={rows.map(({ id, name, role, place }) => [<bdi>{name}</bdi>, roleWords.say(language, role), <span dir="auto">{placeName(place)}</span>,
          <a href={`/house/people/${id}/code`}>{say(language, 'newCode')}<span class="seen-not"> {name}</span></a>])} />
    </Page>,
  ), typed.problems.length > 0 ? 422 : 200);
}

async function addStaff(visit: Visit): Promise<Reply> {
  const [name, role, place] = [visit.form.get('name').trim(), visit.form.get('role'), visit.form.get('place')];
  const known = roles.find((one) => one === role && one !== 'member' && one !== 'candidate');
  const { rowCount } = await visit.db.query(`select 1 where $1 = 'house' union all select 1 from convene_view.body where id = $1 union all select 1 from convene_view.party where id = $1`, [place]);
  if (name === '' || known === undefined || rowCount === 0) return staffPage(visit, { language: visit.language, values: visit.form.values, problems: [{ field: 'name', words: say(visit.language, 'nameMissing') }] });
  const person = await createPerson(visit.db, visit.random, { name, language: visit.language, at: visit.now });
  if (known === 'steward') return addKeeper(visit, person, name);
  await giveRole(visit.db, person, known, place, visit.now);
  return codePage(visit, name, await codeFor(visit, person));
}

export const stewardRoutes: readonly Route[] = [
  { method: 'GET', path: '/house/people', policy: steward, run: (visit) => staffPage(visit, untyped(visit.language)) },
  { method: 'POST', path: '/house/people', policy: steward, run: addStaff },
  ...codeRoutes,
  ...lookRoutes,
];
