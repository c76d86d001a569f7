import { after, type Instant } from '@plenaria/kernel/civil-date.ts';
import { Button, Form } from '#kit/form.tsx';
import { Page } from '#kit/page.tsx';
import { renderPage } from '#kit/render.ts';
import { Table } from '#kit/table.tsx';
import { dateIn } from '#kit/words.ts';
import { streamOf } from '#nouns/noun.ts';
import { personOf } from '#people/persons.ts';
import type { Reply, Role, Route, Visit } from '#people/visit.ts';
import { titlesOf } from '#record/read.ts';
import { comeIn, page, type HouseTools } from './desk.ts';
import { roleWords, say } from './words.ts';

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
      <p><a href="/demonstration/post">{say(language, 'demoPost')}</a></p>
      <h2>{say(language, 'demoPeople')}</h2>
      <Table headed caption={say(language, 'demoPeople')} columns={[{ heading: say(language, 'person'), lead: true }, { heading: say(language, 'role') }, { heading: say(language, 'be') }]}
        rows={people.map((acts) => [
          <strong><bdi>{acts[0]?.name}</bdi></strong>,
          <>{[...new Set(acts.map(({ place }) => place))].map((place) => <span class="under">{acts.filter((one) => one.place === place).map(({ role }) => roleWords.say(language, role)).join(', ')} · <span dir="auto">{placeOf(place)}</span></span>)}</>,
          <Form action="/demonstration/person" proof={visit.proof}><input type="hidden" name="person" value={acts[0]?.id} /><button class="quiet-button" type="submit">{say(language, 'be')}<span class="seen-not"> {acts[0]?.name}</span></button></Form>,
        ])} />
    </Page>,
  ));
}

export const demonstrationRoutes = ({ clock, turn }: HouseTools): readonly Route[] => [
  { method: 'GET', path: '/demonstration', policy: { may: 'anyone' }, run: demonstrationPage },
  {
    method: 'POST', path: '/demonstration/person', policy: { may: 'anyone' },
    run: async (visit) => {
      if (!visit.house.demonstration || (await personOf(visit.db, visit.form.get('person'))) === null) return { kind: 'not-found' };
      return comeIn(visit, visit.form.get('person'), '/today', 'demonstration');
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

