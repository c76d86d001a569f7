import type { VNode } from 'preact';
import { grouped } from '@plenaria/kernel/grouped.ts';
import { Arc } from '#kit/arc.tsx';
import { Notice } from '#kit/form.tsx';
import { rowsAPage } from '#kit/list.tsx';
import { Mark } from '#kit/mark.tsx';
import { Page } from '#kit/page.tsx';
import { renderPage } from '#kit/render.ts';
import { Paragraphs, Said } from '#kit/said.tsx';
import { Figures, Table, Timeline, type Moment } from '#kit/table.tsx';
import { dateIn, moneyIn, percentIn } from '#kit/words.ts';
import { covers } from '#nouns/duty.ts';
import { occupantsOf } from '#nouns/seat.ts';
import type { Reply, Visit } from '#people/visit.ts';
import { windows as convene } from '#rooms/convene/read.ts';
import { windows as decide } from '#rooms/decide/read.ts';
import { windows as deliberate } from '#rooms/deliberate/read.ts';
import { windows as monitor } from '#rooms/monitor/read.ts';
import { windows as provide } from '#rooms/provide/read.ts';
import { windows as recruit } from '#rooms/recruit/read.ts';
import { windows as respond } from '#rooms/respond/read.ts';
import { signedCharterOf } from '#rules/signed-charter.ts';
import { say as sayRules } from './rules-words.ts';
import { wordingOf, type Item } from '#nouns/item.ts';
import { streamOf } from '#nouns/noun.ts';
import { factsOfStreams } from '#record/read.ts';
import { together } from '#record/view.ts';
import { stageNow } from './stages.ts';
import { say } from './page-words.ts';
import { promiseOn, standingOfDuty, standingOfItem, type Shown } from './standing.ts';
import { spokenOf } from './texts.ts';

const numberOf = (state: Item): number => (state.state === 'unwritten' ? 0 : state.number);
const byNumber = (a: { readonly state: Item }, b: { readonly state: Item }): number => numberOf(a.state) - numberOf(b.state);

/** Everything one assembly's page shows, read at one moment. */
async function gather(visit: Visit, id: string) {
  const { db, language } = visit;
  const asked = [id];
  const [bodies, mandates, cycles, seatClasses, items, sessions, decisions, duties, promises, lines] = await together(
    db, convene.bodies(asked), convene.mandates(asked), convene.cycles(asked), recruit.seats(asked), deliberate.items(asked), deliberate.sessions(asked), decide.decisions(asked), respond.duties(asked), monitor.promises(asked), provide.lines(asked));
  const body = bodies[0]?.state;
  if (body === undefined || body.state === 'proposed') return null;
  const [[mandateRow], [cycleRow], [seats]] = [mandates, cycles, seatClasses];
  const mandate = mandateRow?.state;
  const parties = mandate && mandate.state !== 'draft' ? mandate.published.recipients : [];
  const debtors = duties.flatMap(({ state }) => (state.state === 'none' ? [] : [state.debtor]));
  const asks = mandate && mandate.state !== 'draft' ? [mandate.question, mandate.why, mandate.inScope, mandate.outOfScope] : [];
  const titled = items.flatMap(({ state }) => (state.state === 'unwritten' ? [] : [wordingOf(state).title]));
  const named = [...[...parties, ...debtors].map((party) => ['party', party] as const), ...lines.map((line) => ['ledger-line', line.id] as const)];
  const { words, titles } = await spokenOf(db, [body.name, body.purpose, ...asks, ...titled, ...sessions.flatMap(({ state }) => (state.state === 'unscheduled' ? [] : [state.name]))], named, language);
  const laidOn = grouped(duties.flatMap((row) => (row.state.state === 'none' ? [] : [row.state])), ({ item }) => item);
  const promisedOn = grouped(promises.flatMap(({ state }) => (state.state === 'none' ? [] : [state])), ({ item }) => item);
  return { laidOn, promisedOn, id, body, mandate, mandateId: mandateRow?.id ?? '', cycle: cycleRow?.state, cycleId: cycleRow?.id ?? '', seats, items: [...items].sort(byNumber), sessions, decisions, duties, promises, lines, titles, words };
}

type Gathered = NonNullable<Awaited<ReturnType<typeof gather>>>;

/** The count of an item, from the decision that decided it. */
function figuresOf({ decisions }: Gathered, item: string): { readonly support: number; readonly base: number; readonly decision: string } | null {
  for (const { id, state } of decisions) {
    if (state.state === 'uncalled' || state.count === null) continue;
    const outcome = state.count.outcomes.find((one) => one.item === item);
    if (outcome) return { support: outcome.figures['support'] ?? 0, base: outcome.figures['base'] ?? 0, decision: id };
  }
  return null;
}

function standingsOf(gathered: Gathered, item: string, state: Gathered['items'][number]['state'], visit: Visit): readonly Shown[] {
  const own = gathered.laidOn.get(item) ?? [];
  if (own.length === 0) return state.state === 'unwritten' || state.state === 'transmitted' ? [] : [standingOfItem(state.state, visit.language)];
  const promised = gathered.promisedOn.get(item) ?? [];
  return own.map((laid) => standingOfDuty(laid, promiseOn(laid, promised), visit.language, visit.day));
}

function Recommendations({ gathered, visit }: { readonly gathered: Gathered; readonly visit: Visit }): VNode | null {
  const { language } = visit;
  const shown = gathered.items.filter(({ state }) => state.state !== 'unwritten' && state.state !== 'merged' && state.state !== 'withdrawn');
  if (shown.length === 0) return null;
  const voted = shown.some(({ id }) => figuresOf(gathered, id) !== null);
  const base = Math.max(0, ...shown.map(({ id }) => figuresOf(gathered, id)?.base ?? 0));
  return (
    <>
      <h2>{say(language, 'recommendations')}</h2>
      <Table caption={say(language, voted ? 'tableCaption' : 'tableDraft', { shown: shown.length, base })}
        columns={[{ heading: say(language, 'number') }, { heading: say(language, 'asked'), lead: true }, { heading: say(language, 'support'), number: true }, { heading: say(language, 'now') }]}
        rows={shown.slice(0, rowsAPage).map(({ id, state }) => {
          const figures = figuresOf(gathered, id);
          const to = state.state === 'unwritten' ? [] : state.to;
          return [
            state.state === 'unwritten' ? '' : String(state.number),
            <><a href={`/items/${id}`}><strong><Said>{state.state === 'unwritten' ? '' : gathered.words(wordingOf(state).title)}</Said></strong></a>{to.length > 0 ? <span class="under" dir="auto">{to.map((party) => gathered.titles('party', party)).join(', ')}</span> : null}</>,
            figures === null ? '–' : figures.base === 0 ? <strong>{figures.support}</strong> : <><strong>{figures.support}</strong>{` / ${figures.base}`}<span class="under">{percentIn(language, figures.support, figures.base)}</span></>,
            <>{standingsOf(gathered, id, state, visit).map(({ standing, words }) => <div><Mark standing={standing} words={words} /></div>)}</>,
          ];
        })} />
      <p><a href={`/assemblies/${gathered.id}/tracker`}>{say(language, shown.length > rowsAPage ? 'trackAll' : 'track', { count: shown.length })}</a></p>
    </>
  );
}

/** The types of facts that the story of an assembly tells; the large ones between them are not read. */
const toldHere = ['MandatePublished', 'InvitationsSent', 'PoolFrozen', 'DrawAnnounced', 'PanelDrawn', 'SessionScheduled', 'AttendanceClosed', 'DecisionCertified'] as const;

async function moments(gathered: Gathered, visit: Visit): Promise<readonly Moment[]> {
  const { language } = visit;
  const streams = [streamOf('mandate', gathered.mandateId), ...(gathered.seats ? [streamOf('seat', gathered.seats.id)] : []), ...gathered.sessions.map(({ id }) => streamOf('session', id)), ...gathered.decisions.map(({ id }) => streamOf('decision', id))];
  const facts = await factsOfStreams(visit.db, streams, toldHere);
  return facts.flatMap((fact): Moment[] => {
    const fields = fact.fields as Readonly<Record<string, unknown>>;
    const at = { when: dateIn(language, fact.day), day: fact.day };
    switch (fact.type) {
      case 'MandatePublished':
        return [{ ...at, what: say(language, 'jPublished') }];
      case 'InvitationsSent':
        return [{ ...at, what: say(language, 'jInvited', { count: Number(fields['count']) }) }];
      case 'PoolFrozen':
        return [{ ...at, what: say(language, 'jPool', { count: Number(fields['people']) }) }];
      case 'DrawAnnounced':
        return [{ ...at, what: say(language, 'jAnnounced', { day: dateIn(language, fields['on'] as typeof fact.day) }), more: <a href={`/draws/${gathered.seats?.id ?? ''}`}>{say(language, 'checkDraw')}</a> }];
      case 'PanelDrawn':
        return [{ ...at, what: say(language, 'jDrawn', { panel: Number(fields['panel']), of: Number(fields['of']) }), more: <a href={`/draws/${gathered.seats?.id ?? ''}`}>{say(language, 'checkDraw')}</a> }];
      case 'SessionScheduled':
        return calledSession(gathered, visit, fact.stream, at);
      case 'AttendanceClosed':
        return [sessionMoment(gathered, visit, fact.stream, (fields['present'] as readonly string[]).length, at)];
      case 'DecisionCertified': {
        const outcomes = fields['outcomes'] as readonly { readonly outcome: string }[];
        return [{ ...at, what: say(language, 'jVote', { adopted: outcomes.filter(({ outcome }) => outcome === 'adopted').length, put: outcomes.length }), more: <a href={`/decisions/${fact.stream.slice(9)}`}>{say(language, 'countWorking')}</a> }];
      }
      default:
        return [];
    }
  });
}

function sessionMoment(gathered: Gathered, visit: Visit, stream: string, present: number, at: { readonly when: string; readonly day: string }): Moment {
  const row = gathered.sessions.find(({ id }) => `session/${id}` === stream);
  const state = row?.state;
  if (!row || !state || state.state === 'unscheduled') return { ...at, what: '' };
  const notes = state.sheets.reduce((sum, sheet) => sum + sheet.notes, 0);
  return {
    ...at, what: <a href={`/sessions/${row.id}`}><Said>{gathered.words(state.name)}</Said></a>,
    more: <>{say(visit.language, 'jPresent', { present })}{notes > 0 ? `. ${say(visit.language, 'jNotes', { notes, tables: state.sheets.length })}.` : '.'}</>,
  };
}

/** A session that has not had its attendance closed yet; later it shows with who was there. */
function calledSession(gathered: Gathered, visit: Visit, stream: string, at: { readonly when: string; readonly day: string }): Moment[] {
  const row = gathered.sessions.find(({ id }) => `session/${id}` === stream);
  if (!row || row.state.state === 'unscheduled' || row.state.present !== null) return [];
  return [{ ...at, what: <a href={`/sessions/${row.id}`}><Said>{say(visit.language, 'jCalled', { name: gathered.words(row.state.name) })}</Said></a>, more: dateIn(visit.language, row.state.on) }];
}

const receptionKeys = { accepted: 'receptionAccepted', refused: 'receptionRefused', silent: 'receptionSilent', asked: 'receptionAsked' } as const;

function Margin({ gathered, visit }: { readonly gathered: Gathered; readonly visit: Visit }): VNode {
  const { mandate, words, titles } = gathered;
  const { language } = visit;
  if (!mandate || mandate.state === 'draft') return <></>;
  const charter = signedCharterOf(mandate.published);
  const seated = gathered.seats ? occupantsOf(gathered.seats.state).length : 0;
  return (
    <>
      {charter.ok ? <><h2>{say(language, 'ruleTitle')}</h2>{charter.value.decision.brief(language).map((sentence) => <p>{sentence}</p>)}{seated > 0 ? <p>{charter.value.decision.boundary(seated, language)}</p> : null}<p><a href={`/assemblies/${mandate.published.body}/rules`}>{sayRules(language, 'title')}</a></p></> : null}
      <h2>{say(language, 'whoAnswers')}</h2>
      <p>{mandate.published.recipients.map((party) => <span class="under" dir="auto">{say(language, receptionKeys[mandate.published.receptions[party] ?? 'asked'], { party: titles('party', party) })}</span>)}</p>
      <h2>{say(language, 'why')}</h2><Paragraphs text={words(mandate.why)} />
      <h2>{say(language, 'scope')}</h2><Paragraphs text={words(mandate.inScope)} />
      <h2>{say(language, 'outOfScope')}</h2><Paragraphs text={words(mandate.outOfScope)} />
    </>
  );
}

function Money({ gathered, visit }: { readonly gathered: Gathered; readonly visit: Visit }): VNode | null {
  const { language } = visit;
  const { lines } = gathered;
  if (lines.length === 0) return null;
  const currency = lines[0]?.state.currency ?? '';
  const short = lines.filter(({ state }) => state.committed < state.required).length;
  return (
    <>
      <h2 id="money">{say(language, 'money')}</h2>
      {short > 0 ? <Notice tone="owed"><p>{say(language, 'shortOf', { count: short })}</p></Notice> : null}
      <Table caption={say(language, 'moneyCaption', { currency })} columns={[{ heading: say(language, 'forWhat'), lead: true }, { heading: say(language, 'needed'), number: true }, { heading: say(language, 'committed'), number: true }, { heading: say(language, 'paid'), number: true }]}
        rows={lines.map(({ id, state }) => [<Said>{gathered.titles('ledger-line', id)}</Said>, moneyIn(language, state.required, currency), moneyIn(language, state.committed, currency), moneyIn(language, state.paid, currency)])} />
    </>
  );
}

function figures(gathered: Gathered, visit: Visit): readonly { readonly value: string; readonly of: string; readonly late?: boolean }[] {
  const { language } = visit;
  const outcomes = gathered.decisions.flatMap(({ state }) => (state.state === 'certified' ? (state.count?.outcomes ?? []) : []));
  const laid = gathered.duties.flatMap(({ state }) => (state.state === 'none' ? [] : [state]));
  const promises = gathered.promises.flatMap(({ state }) => (state.state === 'none' ? [] : [state]));
  const late = laid.filter(({ state }) => state === 'overdue').length;
  const answered = laid.filter(({ answers }) => answers.some(({ disposition, commitment }) => covers(disposition) && commitment !== null)).length;
  if (outcomes.length === 0) return [];
  return [
    { value: String(outcomes.filter(({ outcome }) => outcome === 'adopted').length), of: say(language, 'fAdopted', { of: outcomes.length }) },
    { value: String(answered), of: say(language, 'fAccepted', { of: laid.length }) },
    { value: String(promises.filter(({ state }) => state === 'verified').length), of: say(language, 'fVerified', { of: promises.length }) },
    { value: String(late), of: say(language, 'fLate', { of: laid.filter(({ due }) => due !== null).length }), late: late > 0 },
  ];
}

function Seats({ gathered, visit }: { readonly gathered: Gathered; readonly visit: Visit }): VNode | null {
  const { seats } = gathered;
  if (!seats) return null;
  const filled = occupantsOf(seats.state).length;
  const size = Math.max(seats.state.size, filled);
  const caption = seats.state.size > 0 ? say(visit.language, 'seatsFilled', { seats: size, filled }) : say(visit.language, 'seatsOpen', { filled });
  return (
    <>
      <Arc counts={{ for: filled, vacant: size - filled }} caption={caption} />
      {seats.state.portfolio ? <p><a href={`/draws/${seats.id}`}>{say(visit.language, seats.state.drawn ? 'howDrawn' : 'drawSoon')}</a></p> : null}
    </>
  );
}

/** What an organiser of this very body can begin here. */
function Acts({ gathered, visit }: { readonly gathered: Gathered; readonly visit: Visit }): VNode | null {
  const { language, person } = visit;
  if (!person?.roles.some(({ role, place }) => role === 'organiser' && place === gathered.id)) return null;
  const drafts = gathered.items.some(({ state }) => state.state === 'draft' || state.state === 'dropped');
  return (
    <>
      <h2>{say(language, 'youMay')}</h2>
      <p class="acts">
        {gathered.seats && gathered.seats.state.size > 0 ? <a class="button second" href={`/seats/${gathered.seats.id}`}>{say(language, 'tLot')}</a> : <a class="button second" href={`/assemblies/${gathered.id}/members`}>{say(language, 'tMembers')}</a>}
        <a class="button second" href={`/assemblies/${gathered.id}/sessions`}>{say(language, 'tSession')}</a>
        <a class="button second" href={`/assemblies/${gathered.id}/texts`}>{say(language, 'tText')}</a>
        {drafts ? <a class="button second" href={`/assemblies/${gathered.id}/vote`}>{say(language, 'tCall')}</a> : null}
        <a class="button second" href={`/assemblies/${gathered.id}/stages`}>{say(language, 'tStage')}</a>
        <a class="button second" href={`/assemblies/${gathered.id}/take-over`}>{say(language, 'tTakeOver')}</a>
      </p>
    </>
  );
}

/** An assembly: its question, its seats, what it asked for and what became of it. */
export async function assembly(visit: Visit): Promise<Reply> {
  const gathered = await gather(visit, visit.params['body'] ?? '');
  if (gathered === null) return { kind: 'not-found' };
  const { body, mandate, words } = gathered;
  const { language } = visit;
  const question = mandate && mandate.state !== 'draft' ? words(mandate.question) : words(body.name);
  const numbers = figures(gathered, visit);
  const html = renderPage(
    <Page around={visit.around} title={question} lede={<><Said>{words(body.name)}</Said>. <Said>{words(body.purpose)}</Said> <strong>{stageNow(gathered.cycle, language)}.</strong></>} place="assemblies"
      crumbs={[{ words: say(language, 'assemblies'), href: '/' }, { words: words(body.name) }]} beside={<Seats gathered={gathered} visit={visit} />} margin={<Margin gathered={gathered} visit={visit} />}>
      {numbers.length > 0 ? <Figures figures={numbers} /> : null}
      <Acts gathered={gathered} visit={visit} />
      <Recommendations gathered={gathered} visit={visit} />
      <h2>{say(language, 'journey')}</h2>
      <Timeline moments={await moments(gathered, visit)} />
      <Money gathered={gathered} visit={visit} />
    </Page>,
  );
  return { kind: 'page', html };
}
