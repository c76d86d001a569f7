import type { VNode } from 'preact';
import { Button, Form, Notice, Select, TextField, untyped } from '#kit/form.tsx';
import { Page } from '#kit/page.tsx';
import { renderPage } from '#kit/render.ts';
import { Said } from '#kit/said.tsx';
import type { Reply, Role, Route, Visit } from '#people/visit.ts';
import { actingRole, generalRefusal } from '#people/web/verb-form.tsx';
import { closeTalk } from '#rooms/deliberate/close-talk.ts';
import { arrived, talkOf } from '#rooms/deliberate/read.ts';
import { writeTalk, type TalkLine } from '#rooms/deliberate/store/talk.ts';
import { replayTalk, secondsLeft, silentPeople, silentRoom, timeShares, turnsOf, type TalkEvent, type TalkKind, type TalkRefusal, type TalkState } from '#rooms/deliberate/talk.ts';
import { namedOf } from './named.ts';
import { crumbsOf, floor, hallOf, type Hall } from './session.tsx';
import { say } from './talk-words.ts';

const leaders: readonly Role[] = ['facilitator', 'organiser'];
const kinds: readonly TalkKind[] = ['contribution', 'reply', 'clarifying', 'answer', 'point-of-order'];

interface Named {
  readonly value: string;
  readonly label: string;
}

/** The queue as its page needs it: the room that the log left, when the present speaker began, and everybody's name. */
interface Queue {
  readonly hall: Hall;
  readonly log: readonly TalkLine[];
  readonly state: TalkState;
  readonly present: readonly Named[];
  readonly nameOf: (pseudonym: string) => string;
}

async function queueOf(visit: Visit): Promise<Queue | null> {
  const hall = await hallOf(visit);
  if (hall === null) return null;
  const log = await talkOf(visit.db, hall.id);
  const here = hall.session.present ?? (await arrived(visit.db, hall.id));
  const inLog = log.flatMap(({ event }) => ('person' in event ? [event.person] : []));
  const shown = new Set(here.length > 0 ? here : hall.seated);
  const everybody = await namedOf(visit, [...new Set([...shown, ...inLog])]);
  const names = new Map(everybody.map(({ value, label }) => [value, label]));
  const replayed = replayTalk(log.map(({ event }) => event));
  return { hall, log, state: replayed.ok ? replayed.value : silentRoom, present: everybody.filter(({ value }) => shown.has(value)), nameOf: (one) => names.get(one) ?? one };
}

/** "4:05" */
const clockOf = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

const secondsSince = (visit: Visit, { log }: Queue): number => {
  const began = log.findLast(({ event }) => event.type === 'began');
  return began === undefined ? 0 : Math.max(0, Math.round((Date.parse(visit.now) - Date.parse(began.at)) / 1000));
};

/** One form for all taps: the position keeps two devices from tapping at once. */
const Taps = ({ visit, queue, children }: { readonly visit: Visit; readonly queue: Queue; readonly children: VNode | readonly VNode[] }): VNode => (
  <Form action={`/sessions/${queue.hall.id}/talk`} proof={visit.proof} wide><input type="hidden" name="position" value={queue.log.length} />{children}</Form>
);

function Speaking({ visit, queue }: { readonly visit: Visit; readonly queue: Queue }): VNode {
  const { state, nameOf, log, hall } = queue;
  const { language } = visit;
  const left = secondsLeft(state, secondsSince(visit, queue));
  const began = log.findLast(({ event }) => event.type === 'began');
  const time = began === undefined ? '' : new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone: visit.house.zone }).format(Date.parse(began.at));
  const first = state.waiting[0];
  return (
    <>
      {left === null ? null : <Notice {...(left < 0 ? { tone: 'late' } : {})}><p>{say(language, left < 0 ? 'over' : 'left', { time: clockOf(Math.abs(left)) })}</p></Notice>}
      <Taps visit={visit} queue={queue}>
        {state.speaking !== null
          ? <p class="acts"><Button name="tap" value="ended">{say(language, 'finished')}</Button><span>{say(language, state.speakingAs ?? 'contribution')}, {say(language, 'since', { time })}</span></p>
          : first === undefined ? <p class="quiet">{say(language, hall.session.state === 'open' ? 'quiet' : 'notYet')}</p> : <p class="acts"><Button name="tap" value={`began:${first.person}`}>{say(language, 'give', { name: nameOf(first.person) })}</Button></p>}
      </Taps>
    </>
  );
}

const spokeWords = (visit: Visit, state: TalkState, person: string): string => say(visit.language, 'spoke', { times: turnsOf(state, person).timesThisItem, time: clockOf(turnsOf(state, person).seconds) });

function Waiting({ visit, queue }: { readonly visit: Visit; readonly queue: Queue }): VNode | null {
  const { state, nameOf } = queue;
  const { language } = visit;
  if (state.waiting.length === 0) return null;
  return (
    <>
      <h2>{say(language, 'waiting')}</h2>
      <p class="quiet">{say(language, 'order')}</p>
      <ol class="list queue">{state.waiting.map(({ person, kind, movedFirst }) => (
        <li>
          <div><strong><Said>{nameOf(person)}</Said></strong><span class="under">{say(language, kind)} · {spokeWords(visit, state, person)}{movedFirst > 0 ? ` · ${say(language, 'first')}` : ''}</span></div>
          <Taps visit={visit} queue={queue}>
            <p class="acts">{state.speaking === null ? <Button name="tap" value={`began:${person}`} second>{say(language, 'give', { name: nameOf(person) })}</Button> : <></>}<button class="quiet-button" name="tap" value={`withdrew:${person}`}>{say(language, 'withdraw')}</button></p>
          </Taps>
          <details><summary>{say(language, 'putFirst')}</summary><Taps visit={visit} queue={queue}><div class="row"><div class="field"><label for={`reason-${person}`}>{say(language, 'reason')}</label><input id={`reason-${person}`} name="reason" type="text" dir="auto" autoComplete="off" /></div><Button name="tap" value={`moved-first:${person}`} second>{say(language, 'putFirst')}</Button></div></Taps></details>
        </li>
      ))}</ol>
    </>
  );
}

/** Everybody who is here, a tap each; whoever waits or speaks has no tap. */
function Hands({ visit, queue }: { readonly visit: Visit; readonly queue: Queue }): VNode {
  const { state, present } = queue;
  const { language } = visit;
  const busy = new Set([...state.waiting.map(({ person }) => person), ...(state.speaking === null ? [] : [state.speaking])]);
  const typed = untyped(language, { kind: 'reply' });
  return (
    <>
      <h2>{say(language, 'hands')}</h2>
      {state.listClosed ? <Notice tone="owed"><p>{say(language, 'listClosed')}</p></Notice> : present.length === 0 ? <p class="quiet">{say(language, 'noSeats')}</p> : (
        <Taps visit={visit} queue={queue}>
          <div class="taps">{present.filter(({ value }) => !busy.has(value)).map(({ value, label }) => <button type="submit" class="second" name="tap" value={`asked:${value}:contribution`}><span dir="auto">{label}</span><small>{spokeWords(visit, state, value)}</small></button>)}</div>
        </Taps>
      )}
      <details><summary>{say(language, 'other')}</summary>
        <Taps visit={visit} queue={queue}>
          <Select name="person" label={say(language, 'person')} typed={typed} options={present.filter(({ value }) => !busy.has(value))} />
          <Select name="kind" label={say(language, 'kind')} typed={typed} options={kinds.map((kind) => ({ value: kind, label: say(language, kind) }))} />
          <Button name="tap" value="asked" second>{say(language, 'add')}</Button>
        </Taps>
      </details>
    </>
  );
}

/** The last event that still stands, in words. */
function lastWords(visit: Visit, { log, nameOf }: Queue): string | null {
  const standing: TalkEvent[] = [];
  for (const { event } of log) if (event.type === 'undid') standing.pop(); else standing.push(event);
  const last = standing.at(-1);
  return last === undefined || last.type === 'undid' ? null : say(visit.language, `did_${last.type}`, { name: 'person' in last ? nameOf(last.person) : '' });
}

function Chair({ visit, queue }: { readonly visit: Visit; readonly queue: Queue }): VNode {
  const { language } = visit;
  const last = lastWords(visit, queue);
  return (
    <>
      {last === null ? null : <Taps visit={visit} queue={queue}><p class="acts"><Button name="tap" value="undid" second>{say(language, 'back', { what: last })}</Button></p></Taps>}
      {queue.state.speaking === null ? (
        <details><summary>{say(language, 'item')}</summary>
          <Taps visit={visit} queue={queue}><TextField name="minutes" label={say(language, 'minutes')} typed={untyped(language)} width="tiny" mode="numeric" /><Button name="tap" value="next-item" second>{say(language, 'item')}</Button></Taps>
        </details>
      ) : null}
      <Taps visit={visit} queue={queue}><p class="acts"><Button name="tap" value={queue.state.listClosed ? 'list-opened' : 'list-closed'} second>{say(language, queue.state.listClosed ? 'openList' : 'closeList')}</Button></p></Taps>
      {queue.state.speaking === null && queue.state.turns.size > 0 ? <Form action={`/sessions/${queue.hall.id}/talk/close`} proof={visit.proof}><p class="acts"><Button second>{say(language, 'closeTalk')}</Button></p></Form> : null}
    </>
  );
}

function Balance({ visit, queue: { state, present, nameOf } }: { readonly visit: Visit; readonly queue: Queue }): VNode {
  const { language } = visit;
  const here = present.map(({ value }) => value);
  const silent = silentPeople(state, here);
  const shares = timeShares(state, here).toReversed().filter(({ seconds }) => seconds > 0);
  const all = shares.reduce((sum, { seconds }) => sum + seconds, 0);
  let [sum, half] = [0, 0];
  for (const { seconds } of shares) if (sum * 2 < all) [sum, half] = [sum + seconds, half + 1];
  return (
    <>
      <h2>{say(language, 'silent', { count: silent.length })}</h2>
      {silent.length === 0 ? null : <ul>{present.filter(({ value }) => silent.includes(value)).map(({ label }) => <li><Said>{label}</Said></li>)}</ul>}
      {all === 0 ? null : <><h2>{say(language, 'share')}</h2><p>{say(language, 'half', { count: half, all: here.length })}</p><ul>{shares.map(({ person, seconds }) => <li><Said>{nameOf(person)}</Said> {clockOf(seconds)}</li>)}</ul></>}
    </>
  );
}

async function talkPage(visit: Visit, problem: string | null): Promise<Reply> {
  const queue = await queueOf(visit);
  if (queue === null) return { kind: 'not-found' };
  const { language } = visit;
  const { state, hall, nameOf } = queue;
  const first = state.waiting[0];
  const title = state.speaking !== null ? say(language, 'speaks', { name: nameOf(state.speaking) }) : first ? say(language, 'next', { name: nameOf(first.person) }) : say(language, 'quiet');
  const live = hall.session.state === 'open' && hall.session.talk === null;
  const html = renderPage(
    <Page around={visit.around} title={title} crumbs={crumbsOf(visit, hall, true)} place="assemblies" wrong={problem !== null}
      lede={say(language, 'lede', { item: state.item.number, waiting: state.waiting.length })} margin={<Balance visit={visit} queue={queue} />}>
      {problem === null ? null : <div class="summary" role="alert" id="problems" tabIndex={-1}><p>{problem}</p></div>}
      {hall.session.talk === null ? null : <Notice tone="kept"><p>{say(language, 'closed', { turns: hall.session.talk.turns })}</p></Notice>}
      {live ? <><Speaking visit={visit} queue={queue} /><Waiting visit={visit} queue={queue} /><Hands visit={visit} queue={queue} /><Chair visit={visit} queue={queue} /></> : hall.session.talk === null ? <Notice><p>{say(language, 'notYet')}</p></Notice> : null}
    </Page>,
  );
  return { kind: 'page', html, status: problem === null ? 200 : 422, secret: true };
}

const people = new Set(['asked', 'withdrew', 'began', 'moved-first']);

/** What was tapped as an event of the log; null where it is none. */
function eventOf(visit: Visit, queue: Queue): TalkEvent | null {
  const [type = '', tapped = '', kindTapped = ''] = visit.form.get('tap').split(':');
  const person = tapped || visit.form.get('person');
  if (people.has(type) && !queue.present.some(({ value }) => value === person) && !queue.state.waiting.some((one) => one.person === person)) return null;
  const kind = kinds.find((one) => one === (kindTapped || visit.form.get('kind')));
  const minutes = visit.form.get('minutes').trim();
  switch (type) {
    case 'asked': return kind === undefined ? null : { type, person, kind };
    case 'withdrew': case 'began': return { type, person };
    case 'moved-first': return { type, person, reason: visit.form.get('reason').trim() };
    case 'ended': return { type, seconds: secondsSince(visit, queue) };
    case 'next-item': return minutes === '' ? { type } : /^\d{1,3}$/.test(minutes) ? { type, seconds: Number(minutes) * 60 } : null;
    case 'list-closed': case 'list-opened': case 'undid': return { type };
    default: return null;
  }
}

const refusals: Readonly<Partial<Record<TalkRefusal, 'rWaits' | 'rList' | 'rReason'>>> = { 'already-waiting': 'rWaits', 'list-is-closed': 'rList', 'reason-missing': 'rReason' };

async function tap(visit: Visit): Promise<Reply> {
  const queue = await queueOf(visit);
  if (queue === null) return { kind: 'not-found' };
  const { hall, log } = queue;
  if (hall.session.state !== 'open' || hall.session.talk !== null) return talkPage(visit, say(visit.language, 'rState'));
  const event = eventOf(visit, queue);
  if (event === null) return talkPage(visit, say(visit.language, visit.form.get('tap') === 'next-item' ? 'rMinutes' : 'rState'));
  if (visit.form.get('position') !== String(log.length)) return talkPage(visit, say(visit.language, 'rTap'));
  const after = replayTalk([...log.map((line) => line.event), event]);
  if (!after.ok) return talkPage(visit, say(visit.language, refusals[after.refusal.because] ?? 'rState'));
  const by = await visit.actor(actingRole(visit, leaders, hall.session.body), hall.session.body);
  const written = await writeTalk(visit.db, hall.id, log.length, event, by.pseudonym ?? by.role, visit.now);
  return written ? { kind: 'see-other', to: visit.path } : talkPage(visit, say(visit.language, 'rTap'));
}

async function closeIt(visit: Visit): Promise<Reply> {
  const queue = await queueOf(visit);
  if (queue === null) return { kind: 'not-found' };
  const { hall, log } = queue;
  const by = await visit.actor(actingRole(visit, leaders, hall.session.body), hall.session.body);
  const acted = await visit.book.act(closeTalk, { command: { session: hall.id, log: log.map(({ event }) => event) }, key: visit.form.get('key') || visit.proof.key, by, at: visit.now });
  if (acted.ok) return { kind: 'see-other', to: `/sessions/${hall.id}/talk` };
  return talkPage(visit, generalRefusal(acted.refusal, visit.language) ?? say(visit.language, acted.refusal === 'nobody-spoke' || acted.refusal === 'somebody-speaks' ? 'rSpoke' : 'rState'));
}

/** The talk queue of a session: led from one device, without scripts, each tap a line of a log that can be replayed. */
export const talkRoutes: readonly Route[] = [
  { method: 'GET', path: '/sessions/:session/talk', policy: floor, run: (visit) => talkPage(visit, null) },
  { method: 'POST', path: '/sessions/:session/talk', policy: floor, run: tap },
  { method: 'POST', path: '/sessions/:session/talk/close', policy: floor, run: closeIt },
];
