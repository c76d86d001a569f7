import type { VNode } from 'preact';
import { Button, Form, Notice } from '#kit/form.tsx';
import { Page } from '#kit/page.tsx';
import { renderPage } from '#kit/render.ts';
import { Said } from '#kit/said.tsx';
import { dateIn, listIn } from '#kit/words.ts';
import { streamOf } from '#nouns/noun.ts';
import { occupantsOf } from '#nouns/seat.ts';
import type { Session } from '#nouns/session.ts';
import type { Policy, Reply, Route, Visit } from '#people/visit.ts';
import { actingRole, generalRefusal } from '#people/web/verb-form.tsx';
import type { Verb } from '#record/contract.ts';
import { factsOfStreams, textsOf, titlesOf } from '#record/read.ts';
import { endSession } from '#rooms/deliberate/end-session.ts';
import { openSession } from '#rooms/deliberate/open-session.ts';
import { notesOf, roundOf, sessionById } from '#rooms/deliberate/read.ts';
import { seatsOf } from '#rooms/recruit/read.ts';
import { say } from './session-words.ts';
import { say as sayStatements } from './statements-words.ts';
import { say as sayTalk } from './talk-words.ts';

export type Held = Exclude<Session, { state: 'unscheduled' }>;

/** A session as every page about it needs it: its words, its body's name and who holds the seats. */
export interface Hall {
  readonly id: string;
  readonly version: number;
  readonly session: Held;
  readonly name: string;
  readonly place: string;
  readonly bodyName: string;
  readonly seated: readonly string[];
}

export async function hallOf(visit: Visit): Promise<Hall | null> {
  const { id, version, state: session } = await sessionById(visit.db, visit.params['session'] ?? '');
  if (session.state === 'unscheduled') return null;
  const texts = await textsOf(visit.db, [session.name, session.place]);
  const titles = await titlesOf(visit.db, [streamOf('body', session.body)]);
  const seated = (await seatsOf(visit.db, [session.body])).flatMap(({ state }) => occupantsOf(state));
  return { id, version, session, name: texts.get(session.name) ?? '…', place: texts.get(session.place) ?? '…', bodyName: titles.get(streamOf('body', session.body)) ?? '…', seated };
}

/** Who leads the floor: facilitators and organisers of the body whose session it is. */
export const floor: Policy = {
  may: ['facilitator', 'organiser'],
  at: async (visit) => {
    const { state } = await sessionById(visit.db, visit.params['session'] ?? '');
    return state.state === 'unscheduled' ? null : state.body;
  },
};

export const crumbsOf = (visit: Visit, hall: Hall, inside: boolean) => [
  { words: say(visit.language, 'assemblies'), href: '/' }, { words: hall.bodyName, href: `/assemblies/${hall.session.body}` }, ...(inside ? [{ words: hall.name, href: `/sessions/${hall.id}` }] : []),
];

const tones = { scheduled: {}, open: { tone: 'owed' }, ended: { tone: 'kept' }, cancelled: { tone: 'late' } } as const;
const ways = { 'in-person': 'wayInPerson', online: 'wayOnline', both: 'wayBoth' } as const;

/** Round and table numbers of this round's sheets, those that are still drafts too. */
function Sheets({ hall, visit }: { readonly hall: Hall; readonly visit: Visit }): VNode {
  const rounds = Object.entries(hall.session.rounds);
  return (
    <>{rounds.map(([round, tables]) => (
      <>
        <p><a href={`/sessions/${hall.id}/rounds/${round}`}>{say(visit.language, 'whoSits', { round })}</a></p>
        <ul>{tables.map((_, at) => <li><a href={`/sessions/${hall.id}/rounds/${round}/tables/${at + 1}`}>{say(visit.language, 'sheet', { table: at + 1 })}</a></li>)}</ul>
      </>
    ))}</>
  );
}

function FloorActs({ hall, visit }: { readonly hall: Hall; readonly visit: Visit }): VNode | null {
  const { id, version, session } = hall;
  const { language, proof } = visit;
  if (!leadsHere(visit, hall) || session.state === 'cancelled') return null;
  const seen = { [streamOf('session', id)]: version };
  const round = Math.max(0, ...Object.keys(session.rounds).map(Number)) + 1;
  return (
    <>
      <h2>{say(language, 'yours')}</h2>
      {session.state === 'scheduled' ? <div class="acts"><Form action={`/sessions/${id}/open`} proof={proof} seen={seen}><Button>{say(language, 'openIt')}</Button></Form><a class="button second" href={`/sessions/${id}/cancel`}>{say(language, 'cancelIt')}</a></div> : null}
      <p class="acts">
        {session.state === 'open' && session.present === null ? <a class="button second" href={`/sessions/${id}/attendance`}>{say(language, 'attendance')}</a> : null}
        {session.state === 'open' || session.talk !== null ? <a class="button second" href={`/sessions/${id}/talk`}>{sayTalk(language, 'link')}</a> : null}
        {session.present !== null ? <a class="button second" href={`/sessions/${id}/correct`}>{say(language, 'correct')}</a> : null}
        {session.state === 'ended' ? null : <a class="button second" href={`/sessions/${id}/rounds/${round}/tables`}>{say(language, 'makeTables', { round })}</a>}
      </p>
      <Sheets hall={hall} visit={visit} />
      {session.state === 'open' ? <Form action={`/sessions/${id}/end`} proof={proof} seen={seen}><Button second>{say(language, 'endIt')}</Button></Form> : null}
    </>
  );
}

/** The pseudonym of who looks, in this session's body; null for strangers. */
export async function pseudonymHere(visit: Visit, hall: Hall): Promise<string | null> {
  if (visit.person === null) return null;
  const { rows } = await visit.db.query<{ pseudonym: string }>('select pseudonym from people.pseudonym where person = $1 and place = $2', [visit.person.id, hall.session.body]);
  return rows[0]?.pseudonym ?? null;
}

/** Whether who looks leads the floor here. */
export const leadsHere = (visit: Visit, hall: Hall): boolean => visit.person?.roles.some(({ role, place }) => place === hall.session.body && (role === 'facilitator' || role === 'organiser')) ?? false;

async function mineOf(visit: Visit, hall: Hall): Promise<string | null> {
  const own = await pseudonymHere(visit, hall);
  if (own === null) return null;
  const tables = Object.entries(hall.session.rounds).flatMap(([round, all]) => all.flatMap((table, at) => (table.includes(own) ? [say(visit.language, 'atTable', { round, table: at + 1 })] : [])));
  return tables.length === 0 ? null : say(visit.language, 'yourTable', { tables: listIn(visit.language, tables) });
}

async function stateWords(visit: Visit, { id, session }: Hall): Promise<string> {
  if (session.state !== 'cancelled') return say(visit.language, session.state);
  const fact = (await factsOfStreams(visit.db, [streamOf('session', id)])).find(({ type }) => type === 'SessionCancelled');
  const ref = fact?.texts['why'];
  return say(visit.language, 'cancelled', { why: ref === undefined ? '…' : ((await textsOf(visit.db, [ref])).get(ref) ?? '…') });
}

/** A session: when and where, how many were there, and the notes of its closed sheets by table, never by person. */
export async function sessionPage(visit: Visit, problem: string | null = null): Promise<Reply> {
  const hall = await hallOf(visit);
  if (hall === null) return { kind: 'not-found' };
  const { id, session, seated } = hall;
  const { language } = visit;
  const mine = await mineOf(visit, hall);
  const answering = session.state === 'ended' && session.statements === null && (await roundOf(visit.db, id)) !== null;
  const sheets = [];
  for (const sheet of session.sheets) sheets.push({ ...sheet, lines: await notesOf(visit.db, { session: id, round: sheet.round, table: sheet.table }) });
  const html = renderPage(
    <Page around={visit.around} title={hall.name} place="assemblies" crumbs={crumbsOf(visit, hall, false)} wrong={problem !== null}
      lede={<>{say(language, 'when', { day: dateIn(language, session.on), from: session.from, to: session.to })}. <Said>{hall.place}</Said>. {say(language, ways[session.way])}.</>}>
      {problem === null ? null : <div class="summary" role="alert" id="problems" tabIndex={-1}><p>{problem}</p></div>}
      <Notice {...tones[session.state]}><p>{await stateWords(visit, hall)} {session.present === null ? (session.state === 'open' ? `${say(language, 'notClosed')}.` : '') : `${say(language, 'present', { present: session.present.length, seats: Math.max(seated.length, session.present.length) })}.`}{mine === null ? '' : ` ${mine}`}</p></Notice>
      {session.state === 'scheduled' ? <p><a href={`/sessions/${id}/calendar.ics`}>{say(language, 'calendarFile')}</a></p> : null}
      {session.state === 'open' || session.statements !== null || answering ? <p><a class="button second" href={`/sessions/${id}/statements`}>{sayStatements(language, 'link')}</a></p> : null}
      <FloorActs hall={hall} visit={visit} />
      <h2>{say(language, 'notes')}</h2>
      {sheets.length === 0 ? <p class="quiet">{say(language, 'noNotes')}</p> : sheets.map(({ round, table, lines }) => <><h3>{say(language, 'tableOf', { round, table })}</h3><ul>{lines.map(({ words }) => <li><Said>{words}</Said></li>)}</ul></>)}
    </Page>,
  );
  return { kind: 'page', html, status: problem === null ? 200 : 422 };
}

const floorWords: Readonly<Record<string, Parameters<typeof say>[1]>> = { 'before-the-day': 'rDay', 'not-funded': 'rFunds', 'attendance-not-closed': 'rAttendance' };

/** One button of the floor: done and back to the session, or the session with the reason why not. */
const press = <R extends string>(verb: Verb<{ readonly session: string }, R>) => async (visit: Visit): Promise<Reply> => {
  const hall = await hallOf(visit);
  if (hall === null) return { kind: 'not-found' };
  const by = await visit.actor(actingRole(visit, ['facilitator', 'organiser'], hall.session.body), hall.session.body);
  const acted = await visit.book.act(verb, { command: { session: hall.id }, key: visit.form.get('key') || visit.proof.key, by, at: visit.now, seen: visit.seen });
  if (acted.ok) return { kind: 'see-other', to: `/sessions/${hall.id}` };
  const why = acted.refusal;
  return sessionPage(visit, generalRefusal(why, visit.language) ?? say(visit.language, (typeof why === 'string' ? floorWords[why] : undefined) ?? 'rState'));
};

export const sessionRoutes: readonly Route[] = [
  { method: 'GET', path: '/sessions/:session', policy: { may: 'anyone' }, run: (visit) => sessionPage(visit) },
  { method: 'POST', path: '/sessions/:session/open', policy: floor, run: press(openSession) },
  { method: 'POST', path: '/sessions/:session/end', policy: floor, run: press(endSession) },
];
