import type { VNode } from 'preact';
import { Button, Form, Notice, TextField, untyped } from '#kit/form.tsx';
import { pageOf, Pages } from '#kit/list.tsx';
import { Mark, Marks } from '#kit/mark.tsx';
import { Page } from '#kit/page.tsx';
import { renderPage } from '#kit/render.ts';
import { Said } from '#kit/said.tsx';
import { Figures } from '#kit/table.tsx';
import { dateIn } from '#kit/words.ts';
import { stageIsOpen } from '#nouns/cycle.ts';
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
import { standingOfDuty } from './standing.ts';
import { titlesFor, wordsOf } from './texts.ts';
import { VoteArc } from './vote-arc.tsx';

const Door = ({ visit }: { readonly visit: Visit }): VNode => (
  <div class="door"><Form action="/sign-in" proof={visit.proof} wide><div class="row">
    <TextField name="code" label={say(visit.language, 'door')} typed={untyped(visit.language)} complete="one-time-code" />
    <Button>{say(visit.language, 'open')}</Button>
  </div></Form></div>
);

/** Everything the front page tells, read at one moment. */
async function gather({ db }: Visit) {
  const bodies = (await allBodies(db)).filter(({ state }) => state.state !== 'proposed');
  const ids = bodies.map(({ id }) => id);
  const [mandates, cycles, seats, items, decisions, duties, promises] = await together(
    db, convene.mandates(ids), convene.cycles(ids), recruit.seats(ids), deliberate.items(ids), decide.decisions(ids), respond.duties(ids), monitor.promises(ids));
  return {
    bodies, mandates, cycles, seats, decisions,
    adopted: items.flatMap(({ id, state }) => (state.state === 'adopted' || state.state === 'transmitted' ? [{ id, body: state.body }] : [])),
    laid: duties.flatMap(({ state }) => (state.state === 'none' ? [] : [state])),
    promised: promises.flatMap(({ state }) => (state.state === 'none' ? [] : [state])),
  };
}

type House = Awaited<ReturnType<typeof gather>>;

function Numbers({ house, visit: { language } }: { readonly house: House; readonly visit: Visit }): VNode | null {
  const { cycles, adopted, promised, laid } = house;
  const underWay = cycles.filter(({ state }) => state.state !== 'unplanned' && state.stages.some(({ key }) => stageIsOpen(state, key))).length;
  const late = laid.filter(({ state }) => state === 'overdue').length;
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

function Card({ house, id, visit, words }: { readonly house: House; readonly id: string; readonly visit: Visit; readonly words: Awaited<ReturnType<typeof wordsOf>> }): VNode | null {
  const { language, day } = visit;
  const body = house.bodies.find((one) => one.id === id)?.state;
  if (body === undefined || body.state === 'proposed') return null;
  const mandate = house.mandates.find(({ state }) => state.state !== 'draft' && state.published.body === id)?.state;
  const cycle = house.cycles.find(({ state }) => state.state !== 'unplanned' && state.body === id)?.state;
  const filled = house.seats.filter(({ state }) => state.body === id).reduce((sum, { state }) => sum + occupantsOf(state).length, 0);
  const laid = house.laid.filter((duty) => duty.body === id);
  const standings = laid.map((duty) => standingOfDuty(duty, house.promised.find(({ item, debtor }) => item === duty.item && debtor === duty.debtor), language, day).standing);
  const adopted = house.adopted.filter((item) => item.body === id).length;
  const fate = { adopted, verified: standings.filter((standing) => standing === 'verified').length, late: standings.filter((standing) => standing === 'late').length };
  return (
    <li class="card">
      <p class="quiet small"><Said>{words(body.name)}</Said> · <strong>{stageNow(cycle, language)}</strong></p>
      <h3><a href={`/assemblies/${id}`}><Said>{mandate && mandate.state !== 'draft' ? words(mandate.question) : words(body.name)}</Said></a></h3>
      <p class="small">{say(language, 'cardSeats', { filled })}. {adopted === 0 ? say(language, 'cardNone') : <a href={`/assemblies/${id}/tracker`}>{say(language, 'cardFate', fate)}</a>}.</p>
      <Marks standings={standings} />
    </li>
  );
}

/** The front page: the door for the letter, what is owed, and every assembly with its question and its fate. */
export async function home(visit: Visit): Promise<Reply> {
  const { db, language, query } = visit;
  const house = await gather(visit);
  const newest = [...house.bodies].sort((a, b) => b.position - a.position).map(({ id }) => id);
  const shown = pageOf(newest, query.get('page'));
  const words = await wordsOf(db, [house.bodies.map(({ state }) => state), house.mandates.map(({ state }) => (state.state === 'draft' ? null : state.question))], language);
  const organiser = visit.person?.roles.some(({ role, place }) => role === 'organiser' && place === 'house') ?? false;
  const beside = await latest(house, visit);
  const late = house.laid.filter(({ state }) => state === 'overdue').length;
  const html = renderPage(
    <Page around={visit.around} title={say(language, 'homeTitle')} lede={say(language, 'homeLede', { count: house.bodies.length, late })} place="assemblies" beside={beside} opening={<Door visit={visit} />}>
      <Numbers house={house} visit={visit} />
      {await owedNow(house, visit)}
      <h2>{say(language, 'assemblies')}</h2>
      {organiser ? <p class="acts"><a class="button second" href="/new">{say(language, 'newAssembly')}</a></p> : null}
      {house.bodies.length === 0 ? <Notice><p>{say(language, 'emptyHome')}</p></Notice> : null}
      <ul class="cards">{shown.rows.map((id) => <Card house={house} id={id} visit={visit} words={words} />)}</ul>
      <Pages path="/" query={query} page={shown.page} pages={shown.pages} language={language} />
    </Page>,
  );
  return { kind: 'page', html };
}
