import { streamOf } from '#nouns/noun.ts';
import { Drawing } from '#kit/drawing.tsx';
import { Button, Form, Notice } from '#kit/form.tsx';
import { Page } from '#kit/page.tsx';
import { renderPage } from '#kit/render.ts';
import { Said } from '#kit/said.tsx';
import type { Reply, Role, Route, Visit } from '#people/visit.ts';
import { actingRole, generalRefusal } from '#people/web/verb-form.tsx';
import { planPicture, svgOf, tablePicture } from '#rooms/deliberate/opinion.ts';
import { seatAgain } from '#rooms/deliberate/plan-tables.ts';
import { arrived, sessionsOf } from '#rooms/deliberate/read.ts';
import { setTables } from '#rooms/deliberate/set-tables.ts';
import { wishesOf } from '#rooms/deliberate/store/talk.ts';
import { featuresOf } from '#rooms/recruit/read.ts';
import { namedOf } from './named.ts';
import { crumbsOf, floor, hallOf, type Hall } from './session.tsx';
import { say } from './session-words.ts';

const leaders: readonly Role[] = ['facilitator', 'organiser'];

interface RoundHeld {
  readonly hall: Hall;
  readonly round: number;
  readonly tables: readonly (readonly string[])[];
  /** Who is here now; everybody who was seated where nobody was marked. */
  readonly here: readonly string[];
  readonly late: readonly string[];
  readonly gone: readonly string[];
}

async function roundOf(visit: Visit): Promise<RoundHeld | null> {
  const hall = await hallOf(visit);
  const round = Number(visit.params['round']);
  const tables = hall?.session.rounds[String(round)];
  if (hall === null || tables === undefined) return null;
  const seated = tables.flat();
  const marked = hall.session.present ?? (await arrived(visit.db, hall.id));
  const here = marked.length > 0 ? marked : seated;
  return { hall, round, tables, here, late: here.filter((one) => !seated.includes(one)), gone: seated.filter((one) => !here.includes(one)) };
}

/** The names at each table; two of one name are told apart wherever in the hall they sit. */
async function boardsOf(visit: Visit, tables: RoundHeld['tables']): Promise<readonly (readonly string[])[]> {
  const named = await namedOf(visit, tables.flat());
  return tables.map((table) => named.filter(({ value }) => table.includes(value)).map(({ label }) => label));
}

/** Who sits where in a round, by name, to hang at the door: staff only. Who came late since is seated from here. */
async function roundPage(visit: Visit, problem: string | null): Promise<Reply> {
  const found = await roundOf(visit);
  if (found === null) return { kind: 'not-found' };
  const { language } = visit;
  const { hall, round, tables, late, gone } = found;
  const boards = await boardsOf(visit, tables);
  const seats = Math.max(...tables.map((table) => table.length));
  const moved = visit.query.get('moved');
  const open = hall.session.state === 'open' || hall.session.state === 'scheduled';
  const html = renderPage(
    <Page around={visit.around} title={say(language, 'whoSits', { round })} lede={say(language, 'seatedLede')} crumbs={crumbsOf(visit, hall, true)} place="assemblies" wrong={problem !== null}>
      {problem === null ? null : <div class="summary" role="alert" id="problems" tabIndex={-1}><p>{problem}</p></div>}
      {moved !== null && /^\d+$/.test(moved) && late.length + gone.length === 0 ? <Notice tone="kept"><p>{say(language, 'seatedNow', { moved: Number(moved) })}</p></Notice> : null}
      {open && late.length + gone.length > 0 ? (
        <Notice tone="owed"><p>{say(language, 'lateNow', { late: late.length, gone: gone.length })}</p><Form action={`/sessions/${hall.id}/rounds/${round}/again`} proof={visit.proof} seen={{ [streamOf('session', hall.id)]: hall.version }}><Button>{say(language, 'seatThem')}</Button></Form></Notice>
      ) : null}
      <div class="boards">{boards.map((board, at) => (
        <section><h2>{say(language, 'tableOf', { round, table: at + 1 })}</h2><Drawing picture={tablePicture(language, at + 1, { people: board, seats })} as="small" /><ul>{board.map((label) => <li><Said>{label}</Said></li>)}</ul></section>
      ))}</div>
      <p><a href={`/sessions/${hall.id}/rounds/${round}/plan.svg`}>{say(language, 'planFile')}</a></p>
    </Page>,
  );
  return { kind: 'page', html, status: problem === null ? 200 : 422, secret: true };
}

async function planFile(visit: Visit): Promise<Reply> {
  const found = await roundOf(visit);
  if (found === null) return { kind: 'not-found' };
  const boards = await boardsOf(visit, found.tables);
  const seats = Math.max(...boards.map((board) => board.length));
  const svg = svgOf(planPicture(visit.language, found.round, boards.map((people) => ({ people, seats }))), visit.language);
  return { kind: 'file', name: `round-${found.round}.svg`, mediaType: 'image/svg+xml', bytes: new TextEncoder().encode(svg) };
}

/** Solves this round and those planned after it again for who is here, keeping every wish and moving few. */
async function seatLate(visit: Visit): Promise<Reply> {
  const found = await roundOf(visit);
  if (found === null) return { kind: 'not-found' };
  const { hall: { id, session }, round, here } = found;
  const planned = Object.keys(session.rounds).map(Number).filter((one) => one >= round).sort((a, b) => a - b).filter((one, at) => one === round + at).map((one) => session.rounds[String(one)] ?? []);
  const again = seatAgain({
    session: id, people: here, features: await featuresOf(visit.db, here), sessions: await sessionsOf(visit.db, [session.body]), round, tables: found.tables.length, ...(await wishesOf(visit.db, id, round)),
  }, planned);
  const [tables, ...following] = again?.rounds ?? [];
  if (again === null || tables === undefined) return roundPage(visit, say(visit.language, 'mPlan'));
  const by = await visit.actor(actingRole(visit, leaders, session.body), session.body);
  const acted = await visit.book.act(setTables, { command: { session: id, round, tables, following }, key: visit.form.get('key') || visit.proof.key, by, at: visit.now, seen: visit.seen });
  if (acted.ok) return { kind: 'see-other', to: `/sessions/${id}/rounds/${round}?moved=${again.moved}` };
  return roundPage(visit, generalRefusal(acted.refusal, visit.language) ?? say(visit.language, 'mTables'));
}

export const roundRoutes: readonly Route[] = [
  { method: 'GET', path: '/sessions/:session/rounds/:round', policy: floor, run: (visit) => roundPage(visit, null) },
  { method: 'GET', path: '/sessions/:session/rounds/:round/plan.svg', policy: floor, run: planFile },
  { method: 'POST', path: '/sessions/:session/rounds/:round/again', policy: floor, run: seatLate },
];
