import type { VNode } from 'preact';
import { grouped } from '@plenaria/kernel/grouped.ts';
import { Button, Form, Notice, TextField, untyped } from '#kit/form.tsx';
import { pageOf, Pages } from '#kit/list.tsx';
import { Mark, Marks } from '#kit/mark.tsx';
import { Page } from '#kit/page.tsx';
import { renderPage } from '#kit/render.ts';
import { Said } from '#kit/said.tsx';
import { Figures } from '#kit/table.tsx';
import { dateIn } from '#kit/words.ts';
import { stageIsOpen } from '#nouns/cycle.ts';
import type { TextRef } from '#nouns/noun.ts';
import { occupantsOf } from '#nouns/seat.ts';
import type { Reply, Visit } from '#people/visit.ts';
import { factsOfStreams } from '#record/read.ts';
import { together } from '#record/view.ts';
import { allBodies, windows as convene } from '#rooms/convene/read.ts';
import { windows as decide } from '#rooms/decide/read.ts';
import { windows as deliberate } from '#rooms/deliberate/read.ts';
import { windows as monitor } from '#rooms/monitor/read.ts';
import { windows as recruit } from '#rooms/recruit/read.ts';
import { windows as respond } from '#rooms/respond/read.ts';
import { say } from './page-words.ts';
import { stageNow } from './stages.ts';
import { promiseOn, standingOfDuty } from './standing.ts';
import { titlesFor, wordsOf } from './texts.ts';
import { VoteArc } from './vote-arc.tsx';

/** Asking with a code twice does no harm, so the form needs no key of its own and the page can be kept. */
const Door = ({ visit }: { readonly visit: Visit }): VNode => (
  <div class="door"><Form action="/sign-in" proof={{ csrf: visit.proof.csrf }} wide><div class="row">
    <TextField name="code" label={say(visit.language, 'door')} typed={untyped(visit.language)} complete="one-time-code" />
    <Button>{say(visit.language, 'open')}</Button>
  </div></Form></div>
);

/** Everything the front page tells, read at one moment. */
async function gather({ db }: Visit) {
  const bodies = (await allBodies(db)).flatMap(({ id, position, state }) => (state.state === 'proposed' ? [] : [{ id, position, name: state.name }]));
  const ids = bodies.map(({ id }) => id);
  const [mandates, cycles, seats, items, decisions, duties, promises] = await together(
    db, convene.mandates(ids), convene.cycles(ids), recruit.seats(ids), deliberate.items(ids), decide.decisions(ids), respond.duties(ids), monitor.promises(ids));
  const laid = duties.flatMap(({ state }) => (state.state === 'none' ? [] : [state]));
  return {
    bodies, cycles, decisions, laid, late: laid.filter(({ state }) => state === 'overdue').length,
    mandates: mandates.flatMap(({ state }) => (state.state === 'draft' ? [] : [state])),
    seats: seats.map(({ state }) => state),
    adopted: items.flatMap(({ state }) => (state.state === 'adopted' || state.state === 'transmitted' ? [state] : [])),
    promised: promises.flatMap(({ state }) => (state.state === 'none' ? [] : [state])),
  };
}

type House = Awaited<ReturnType<typeof gather>>;

function Numbers({ house, visit: { language } }: { readonly house: House; readonly visit: Visit }): VNode | null {
  const { cycles, adopted, promised, laid, late } = house;
  const underWay = cycles.filter(({ state }) => state.state !== 'unplanned' && state.stages.some(({ key }) => stageIsOpen(state, key))).length;
  if (adopted.length === 0) return null;
  return (
    <Figures figures={[
      { value: String(underWay), of: say(language, 'fUnderWay', { of: underWay }) },
      { value: String(adopted.length), of: say(language, 'fInForce', { of: adopted.length }) },
      { value: String(promised.filter(({ state }) => state === 'verified').length), of: say(language, 'fVerified', { of: promised.length }) },
      { value: String(late), of: say(language, 'fLate', { of: laid.filter(({ due }) => due !== null).length }), late: late > 0 },
    ]} />
  );
}

/** The last vote that was certified and adopted something, drawn. */
async function latest(house: House, visit: Visit): Promise<VNode | null> {
  const { language } = visit;
  const certified = house.decisions.filter(({ state }) => state.state === 'certified' && state.count?.outcomes.some(({ outcome }) => outcome === 'adopted')).sort((a, b) => b.position - a.position);
  const [last] = certified;
  if (last === undefined || last.state.state === 'uncalled') return null;
  const item = last.state.count?.outcomes.find(({ outcome }) => outcome === 'adopted')?.item ?? '';
  const [fact] = await factsOfStreams(visit.db, [`decision/${last.id}`], ['DecisionCertified']);
  const titles = await titlesFor(visit.db, [['item', item]]);
  return (
    <>
      <p><strong>{fact ? say(language, 'latest', { day: dateIn(language, fact.day) }) : null}</strong><br /><a href={`/items/${item}`}><Said>{titles('item', item)}</Said></a></p>
      <VoteArc decision={last.id} state={last.state} item={item} language={language} />
    </>
  );
}

const shownDues = 4;

async function owedNow(house: House, visit: Visit): Promise<VNode | null> {
  const { language } = visit;
  const open = house.laid.filter(({ state }) => state === 'owed' || state === 'overdue');
  const first = open.filter(({ due }) => due !== null).sort((a, b) => ((a.due ?? '') < (b.due ?? '') ? -1 : 1)).slice(0, shownDues);
  if (first.length === 0) return null;
  const titles = await titlesFor(visit.db, first.flatMap(({ debtor, item }) => [['party', debtor] as const, ['item', item] as const]));
  return (
    <>
      <div class="beside-heading"><h2>{say(language, 'owedNow')}</h2><p><a href="/owed">{say(language, 'allDuties', { count: open.length })}</a></p></div>
      <ul class="dues">
        {first.map((duty) => {
          const { standing, words } = standingOfDuty(duty, undefined, language, visit.day);
          return (
            <li><p><Mark standing={standing} words={words} /></p><p><strong><Said>{titles('party', duty.debtor)}</Said></strong><br /><a href={`/items/${duty.item}`}><Said>{titles('item', duty.item)}</Said></a></p>
              <p class="quiet">{duty.due === null ? null : say(language, duty.basis === 'law' ? 'setByLaw' : 'promisedFor', { day: dateIn(language, duty.due) })}</p></li>
          );
        })}
      </ul>
    </>
  );
}

type Words = Awaited<ReturnType<typeof wordsOf>>;

/** What every card needs, found once for all of them. */
function byBody({ mandates, cycles, seats, laid, promised, adopted }: House) {
  const body = <Row extends { readonly body: string }>(row: Row): string => row.body;
  const planned = cycles.flatMap(({ state }) => (state.state === 'unplanned' ? [] : [state]));
  return { mandate: grouped(mandates, ({ published }) => published.body), cycle: grouped(planned, body), seats: grouped(seats, body), laid: grouped(laid, body), promised: grouped(promised, body), adopted: grouped(adopted, body) };
}

function Card({ id, name, held, visit, words }: { readonly id: string; readonly name: TextRef; readonly held: ReturnType<typeof byBody>; readonly visit: Visit; readonly words: Words }): VNode {
  const { language, day } = visit;
  const [[mandate], [cycle]] = [held.mandate.get(id) ?? [], held.cycle.get(id) ?? []];
  const filled = (held.seats.get(id) ?? []).reduce((sum, seats) => sum + occupantsOf(seats).length, 0);
  const promised = held.promised.get(id) ?? [];
  const standings = (held.laid.get(id) ?? []).map((duty) => standingOfDuty(duty, promiseOn(duty, promised), language, day).standing);
  const adopted = held.adopted.get(id)?.length ?? 0;
  const fate = { adopted, verified: standings.filter((standing) => standing === 'verified').length, late: standings.filter((standing) => standing === 'late').length };
  return (
    <li class="card">
      <p class="quiet small"><Said>{words(name)}</Said> · <strong>{stageNow(cycle, language)}</strong></p>
      <h3><a href={`/assemblies/${id}`}><Said>{words(mandate?.question ?? name)}</Said></a></h3>
      <p class="small">{say(language, 'cardSeats', { filled })}. {adopted === 0 ? say(language, 'cardNone') : <a href={`/assemblies/${id}/tracker`}>{say(language, 'cardFate', fate)}</a>}.</p>
      <Marks standings={standings} />
    </li>
  );
}

/** The front page: the door for the letter, what is owed, and every assembly with its question and its fate. */
export async function home(visit: Visit): Promise<Reply> {
  const { db, language, query } = visit;
  const house = await gather(visit);
  const shown = pageOf([...house.bodies].sort((a, b) => b.position - a.position), query.get('page'));
  const held = byBody(house);
  const words = await wordsOf(db, shown.rows.map(({ id, name }) => [name, ...(held.mandate.get(id) ?? []).map(({ question }) => question)]), language);
  const organiser = visit.person?.roles.some(({ role, place }) => role === 'organiser' && place === 'house') ?? false;
  const beside = await latest(house, visit);
  const html = renderPage(
    <Page around={visit.around} title={say(language, 'homeTitle')} lede={say(language, 'homeLede', { count: house.bodies.length, late: house.late })} place="assemblies" beside={beside} opening={<Door visit={visit} />}>
      <Numbers house={house} visit={visit} />
      {await owedNow(house, visit)}
      <h2>{say(language, 'assemblies')}</h2>
      {organiser ? <p class="acts"><a class="button second" href="/new">{say(language, 'newAssembly')}</a></p> : null}
      {house.bodies.length === 0 ? <Notice><p>{say(language, 'emptyHome')}</p></Notice> : null}
      <ul class="cards">{shown.rows.map(({ id, name }) => <Card id={id} name={name} held={held} visit={visit} words={words} />)}</ul>
      <Pages path="/" query={query} page={shown.page} pages={shown.pages} language={language} />
    </Page>,
  );
  return { kind: 'page', html };
}
