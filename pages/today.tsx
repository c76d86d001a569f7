import type { VNode } from 'preact';
import { daysBetween } from '@plenaria/kernel/civil-date.ts';
import type { Language } from '@plenaria/kernel/language.ts';
import { Button, Form, Notice } from '#kit/form.tsx';
import { Mark } from '#kit/mark.tsx';
import { Page } from '#kit/page.tsx';
import { renderPage } from '#kit/render.ts';
import { Said } from '#kit/said.tsx';
import { dateIn } from '#kit/words.ts';
import { stageIsOpen } from '#nouns/cycle.ts';
import type { Reply, Role, Visit } from '#people/visit.ts';
import { allMandates, cyclesOf, mandatesOf } from '#rooms/convene/read.ts';
import { decisionsOf } from '#rooms/decide/read.ts';
import { itemsOf, roundsOpen, sessionsOf } from '#rooms/deliberate/read.ts';
import { findingsAwaiting, findingsOf, promisesOf, promisesOfDebtor } from '#rooms/monitor/read.ts';
import { linesOf } from '#rooms/provide/read.ts';
import { seatsOf } from '#rooms/recruit/read.ts';
import { dutiesOfDebtor } from '#rooms/respond/read.ts';
import { say } from './page-words.ts';
import { actorWords } from './actor-words.ts';
import { titlesFor } from './texts.ts';
import type { Db } from '#record/contract.ts';
import { textsOf } from '#record/read.ts';

/** One thing that waits: what it is, where it is done, and in which place. */
interface Task {
  readonly words: string;
  readonly more?: string;
  readonly href: string;
  readonly place: string;
  readonly urgent?: boolean;
  /** An answer is late; nothing else ever is. */
  readonly late?: boolean;
}

async function officialTasks(visit: Visit, party: string): Promise<readonly Task[]> {
  const { db, language } = visit;
  const open = (await dutiesOfDebtor(db, [party])).flatMap(({ state }) => (state.state === 'owed' || state.state === 'overdue' ? [state] : []));
  const late = open.filter(({ state }) => state === 'overdue').length;
  const asked = (await allMandates(db)).filter(({ state }) => state.state === 'in-force' && ['asked', 'silent'].includes(state.published.receptions[party] ?? ''));
  const promises = (await promisesOfDebtor(db, [party])).filter(({ state }) => state.state === 'pledged' || state.state === 'under-way' || state.state === 'disputed');
  const findings = (await findingsAwaiting(db, [party])).filter(({ state }) => state.state === 'awaiting-reply');
  return [
    ...(open.length > 0 ? [{ words: say(language, 'tAnswer', { count: open.length }), more: say(language, 'tAnswerMore', { late }), href: `/answers/${party}`, place: party, urgent: late > 0, late: late > 0 }] : []),
    ...asked.map(({ id }) => ({ words: say(language, 'tReceive'), href: `/mandates/${id}/receive/${party}`, place: party })),
    ...findings.map(({ id }) => ({ words: say(language, 'tReply'), href: `/findings/${id}/reply`, place: party, urgent: true })),
    ...promises.map(({ id }) => ({ words: say(language, 'tClaim'), href: `/promises/${id}/claim`, place: party })),
  ];
}

async function memberTasks(visit: Visit, body: string): Promise<readonly Task[]> {
  const open = (await decisionsOf(visit.db, [body])).filter(({ state }) => state.state === 'voting');
  const answering = (await sessionsOf(visit.db, [body])).filter(({ state }) => state.state === 'open' && state.statements === null);
  const rounds = await roundsOpen(visit.db, answering.map(({ id }) => id));
  return [
    ...open.map(({ id }) => ({ words: say(visit.language, 'tVote'), href: `/decisions/${id}/ballot`, place: body, urgent: true })),
    ...rounds.map((id) => ({ words: say(visit.language, 'tStatements'), href: `/sessions/${id}/statements`, place: body, urgent: true })),
  ];
}

async function monitorTasks(visit: Visit, body: string): Promise<readonly Task[]> {
  const { db, language } = visit;
  const promises = (await promisesOf(db, [body])).filter(({ state }) => state.state === 'claimed' || state.state === 'under-way');
  const findings = (await findingsOf(db, [body])).filter(({ state }) => state.state === 'replied' || (state.state === 'awaiting-reply' && visit.day > state.replyBy));
  return [
    ...findings.map(({ id }) => ({ words: say(language, 'tPublish'), href: `/findings/${id}/publish`, place: body, urgent: true })),
    ...promises.map(({ id }) => ({ words: say(language, 'tFind'), href: `/promises/${id}/find`, place: body })),
  ];
}

async function nextStage(db: Db, body: string): Promise<string | null> {
  const [row] = await cyclesOf(db, [body]);
  const cycle = row?.state;
  if (!row || cycle === undefined || cycle.state === 'unplanned') return null;
  return cycle.stages.some(({ key }) => stageIsOpen(cycle, key)) ? null : (cycle.stages.find(({ key }) => !cycle.opened.includes(key))?.key ?? null);
}

async function organiserTasks(visit: Visit, body: string): Promise<readonly Task[]> {
  const { db, language } = visit;
  const [mandate] = await mandatesOf(db, [body]);
  const ready = (await itemsOf(db, [body])).filter(({ state }) => state.state === 'adopted');
  const stage = await nextStage(db, body);
  return [
    ...(ready.length > 0 && mandate ? [{ words: say(language, 'tTransmit'), href: `/assemblies/${body}/transmit`, place: body, urgent: true }] : []),
    ...(stage === null ? [] : [{ words: say(language, 'tStage'), href: `/assemblies/${body}/stages`, place: body }]),
  ];
}

async function facilitatorTasks(visit: Visit, body: string): Promise<readonly Task[]> {
  const near = (await sessionsOf(visit.db, [body])).flatMap(({ id, state }) => (state.state === 'open' || (state.state === 'scheduled' && state.on <= visit.day) ? [{ id, name: state.name }] : []));
  const texts = await textsOf(visit.db, near.map(({ name }) => name));
  return near.map(({ id, name }) => ({ words: say(visit.language, 'tFloor', { name: texts.get(name) ?? '…' }), href: `/sessions/${id}`, place: body, urgent: true }));
}

const roleTasks: Readonly<Partial<Record<Role, (visit: Visit, place: string) => Promise<readonly Task[]>>>> = {
  official: officialTasks, member: memberTasks, monitor: monitorTasks, organiser: organiserTasks, facilitator: facilitatorTasks,
  treasurer: async (visit, body) => (await linesOf(visit.db, [body])).filter(({ state }) => state.committed < state.required).map(({ id }) => ({ words: say(visit.language, 'tFund'), href: `/money/${id}/commit`, place: body })),
  recruiter: async (visit, body) => (await seatsOf(visit.db, [body])).filter(({ state }) => state.state === 'draw-announced' && state.announced !== null && state.announced.on <= visit.day).map(({ id }) => ({ words: say(visit.language, 'tDraw'), href: `/draws/${id}/throw`, place: body, urgent: true })),
  teller: async (visit, body) => (await decisionsOf(visit.db, [body])).filter(({ state }) => ['voting', 'closed', 'counted'].includes(state.state)).map(({ id, state }) => ({ words: say(visit.language, state.state === 'counted' ? 'tCertify' : 'tCount'), href: `/decisions/${id}`, place: body })),
};

const Waiting = ({ tasks, name, language }: { readonly tasks: readonly Task[]; readonly name: (place: string) => string; readonly language: Language }): VNode => (
  <ul class="dues tasks">
    {tasks.map((task) => (
      <li><p><Mark standing={task.late ? 'late' : task.urgent ? 'owed' : 'plain'} words={say(language, task.late ? 'wLate' : task.urgent ? 'wNow' : 'wOpen')} /></p>
        <div><h3><a href={task.href}>{task.words}</a></h3><p class="quiet"><Said>{name(task.place)}</Said>{task.more ? ` · ${task.more}` : ''}</p></div></li>
    ))}
  </ul>
);

/** The day, and the next session of any body one belongs to: people plan by it. */
async function ahead(visit: Visit, bodies: readonly string[]): Promise<string> {
  const { db, day, language } = visit;
  const next = (await sessionsOf(db, bodies)).flatMap(({ state }) => (state.state === 'scheduled' && state.on >= day ? [state] : [])).sort((a, b) => (a.on < b.on ? -1 : 1))[0];
  if (next === undefined) return say(language, 'todayLede', { day: dateIn(language, day) });
  const name = (await textsOf(db, [next.name])).get(next.name) ?? '…';
  return say(language, 'todayNext', { day: dateIn(language, day), name, on: dateIn(language, next.on), days: daysBetween(day, next.on) });
}

/** Your page: what waits for you in every role you hold, the most urgent first. */
export async function today(visit: Visit): Promise<Reply> {
  const { language, person } = visit;
  if (person === null) return { kind: 'not-found' };
  const tasks: Task[] = [];
  for (const { role, place } of person.roles) tasks.push(...((await roleTasks[role]?.(visit, place)) ?? []));
  tasks.sort((a, b) => Number(b.urgent ?? false) - Number(a.urgent ?? false));
  const places = [...new Set(person.roles.map(({ place }) => place))].filter((place) => place !== 'house');
  const bodies = await titlesFor(visit.db, places.map((place) => ['body', place] as const));
  const parties = await titlesFor(visit.db, places.map((place) => ['party', place] as const));
  const name = (place: string): string => (bodies('body', place) === place ? parties('party', place) : bodies('body', place));
  const steward = person.roles.some(({ role }) => role === 'steward');
  const html = renderPage(
    <Page around={visit.around} title={say(language, 'todayTitle', { name: person.name || '–', count: tasks.length })} lede={await ahead(visit, places)}
      margin={<><h2>{say(language, 'yourRoles')}</h2>{places.map((place) => <p><Said>{name(place)}</Said><span class="under">{person.roles.filter((held) => held.place === place).map(({ role }) => actorWords(language, role)).join(', ')}</span></p>)}
        {steward ? <p><a href="/house">{say(language, 'tStaff')}</a></p> : null}{places.length === 0 ? null : <p><a href="/today/sessions.ics">{say(language, 'yourCalendar')}</a></p>}<p><a href="/you">{say(language, 'tYou')}</a></p>
        <Form action="/sign-out" proof={visit.proof}><Button second>{say(language, 'signOut')}</Button></Form></>}>
      <h2>{say(language, 'yourTasks')}</h2>
      {tasks.length === 0 ? <Notice><p>{say(language, 'noTasks')}</p></Notice> : <Waiting tasks={tasks} name={name} language={language} />}
    </Page>,
  );
  return { kind: 'page', html, secret: true };
}

