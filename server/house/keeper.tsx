import type { VNode } from 'preact';
import { Button, Form, Problems, Select, TextField, untyped, type Typed } from '#kit/form.tsx';
import { Page } from '#kit/page.tsx';
import { renderPage } from '#kit/render.ts';
import { Table } from '#kit/table.tsx';
import { streamOf } from '#nouns/noun.ts';
import { createPerson, giveRole, takeRole } from '#people/persons.ts';
import { keepers } from '#people/second-keeper.ts';
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

/** Who may end a task: any keeper for everybody else's, but a keeper only her own, so that nobody is put out alone. */
const mayEnd = (visit: Visit, { id, role }: Pick<Actor, 'id' | 'role'>, keeping: number): boolean => role !== 'steward' || (id === visit.person?.id && keeping > 1);

interface TasksProps {
  readonly tasks: readonly Actor[];
  readonly placeName: (place: string) => string;
  readonly visit: Visit;
  readonly keeping: number;
}

function TaskOf({ task, visit, keeping }: Pick<TasksProps, 'visit' | 'keeping'> & { readonly task: Actor }): VNode {
  const words = roleWords.say(visit.language, task.role);
  if (!mayEnd(visit, task, keeping)) return <p class="line">{words}</p>;
  return (
    <Form action={`/house/people/${task.id}/end`} proof={visit.proof}>
      <input type="hidden" name="role" value={task.role} /><input type="hidden" name="place" value={task.place} />
      <p class="line">{words} <button class="quiet-button" type="submit">{say(visit.language, 'endTask')}<span class="seen-not"> {task.name}, {words}</span></button></p>
    </Form>
  );
}

/** What one person does here, place by place: a line for each task, with a button that ends it. */
const TasksOf = ({ tasks, placeName, visit, keeping }: TasksProps): VNode => (
  <>{[...new Set(tasks.map(({ place }) => place))].map((place) => (
    <div class="place"><p class="line"><strong dir="auto">{placeName(place)}</strong></p>{tasks.filter((task) => task.place === place).map((task) => <TaskOf task={task} visit={visit} keeping={keeping} />)}</div>
  ))}</>
);

async function endTask(visit: Visit): Promise<Reply> {
  const [id, role] = [visit.params['person'] ?? '', roles.find((one) => one === visit.form.get('role'))];
  if (role === undefined || !mayEnd(visit, { id, role }, (await keepers(visit.db)).length)) return { kind: 'not-found' };
  await takeRole(visit.db, id, role, visit.form.get('place'));
  return { kind: 'see-other', to: '/house/people' };
}

async function staffPage(visit: Visit, typed: Typed): Promise<Reply> {
  const { language } = visit;
  const { rows } = await visit.db.query<Actor>(`select p.id, p.name, r.role, r.place from people.role r join people.person p on p.id = r.person where p.erased is null and r.role not in ('member', 'candidate') order by p.name, r.role`);
  const { rows: bodies } = await visit.db.query<{ id: string; kind: string }>(`select id, 'body' as kind from convene_view.body where state <> 'proposed' union all select id, 'party' from convene_view.party where state = 'known'`);
  const titles = await titlesOf(visit.db, bodies.map(({ id, kind }) => streamOf(kind === 'body' ? 'body' : 'party', id)));
  const places = [{ value: 'house', label: say(language, 'wholeHouse') }, ...bodies.map(({ id, kind }) => ({ value: id, label: titles.get(streamOf(kind === 'body' ? 'body' : 'party', id)) ?? id }))];
  const people = [...new Set(rows.map(({ id }) => id))].map((id) => rows.filter((row) => row.id === id));
  const keeping = (await keepers(visit.db)).length;
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
      <Table caption={say(language, 'staffTitle')} columns={[{ heading: say(language, 'person'), lead: true }, { heading: say(language, 'role') }, { heading: say(language, 'newCode') }]}
        rows={people.map((tasks) => [<strong><bdi>{tasks[0]?.name}</bdi></strong>, <TasksOf tasks={tasks} placeName={placeName} visit={visit} keeping={keeping} />,
          <a href={`/house/people/${tasks[0]?.id}/code`}>{say(language, 'newCode')}<span class="seen-not"> {tasks[0]?.name}</span></a>])} />
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
  { method: 'POST', path: '/house/people/:person/end', policy: steward, run: endTask },
  ...codeRoutes,
  ...lookRoutes,
];
