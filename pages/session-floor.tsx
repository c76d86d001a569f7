import { idFrom } from '@plenaria/kernel/id.ts';
import type { Words } from '@plenaria/kernel/language.ts';
import { Button, Choice, Form, Notice, Problems, TextArea, type Option, type Typed } from '#kit/form.tsx';
import { Page } from '#kit/page.tsx';
import { renderPage } from '#kit/render.ts';
import { Said } from '#kit/said.tsx';
import { streamOf } from '#nouns/noun.ts';
import type { Reply, Role, Route, Visit } from '#people/visit.ts';
import { dateFrom, wholeFrom } from '#people/web/fields.ts';
import { actingRole, generalRefusal, verbForm } from '#people/web/verb-form.tsx';
import { titlesOf } from '#record/read.ts';
import { cyclesOf } from '#rooms/convene/read.ts';
import { cancelSession } from '#rooms/deliberate/cancel-session.ts';
import { closeAttendance } from '#rooms/deliberate/close-attendance.ts';
import { closeSheet } from '#rooms/deliberate/close-sheet.ts';
import { correctAttendance } from '#rooms/deliberate/correct-attendance.ts';
import { planRounds } from '#rooms/deliberate/plan-tables.ts';
import { arrived, notesOf, sessionsOf } from '#rooms/deliberate/read.ts';
import { schedule } from '#rooms/deliberate/schedule.ts';
import { featuresOf } from '#rooms/recruit/read.ts';
import { setTables } from '#rooms/deliberate/set-tables.ts';
import { keepWishes } from '#rooms/deliberate/store/talk.ts';
import { arrive, leaveList, noteId, writeSheet, type Sheet } from '#rooms/deliberate/store/notes.ts';
import { crumbsOf, floor, hallOf, type Hall } from './session.tsx';
import { stageName } from './stages.ts';
import { namedOf } from './named.ts';
import { roundRoutes } from './session-round.tsx';
import { say, words } from './session-words.ts';

const leaders: readonly Role[] = ['facilitator', 'organiser'];
const ofBody = { may: ['facilitator', 'organiser'] as const, at: async (visit: Visit) => visit.params['body'] ?? null };
const bodyOf = async (visit: Visit): Promise<string | null> => (await hallOf(visit))?.session.body ?? null;
const at = (field: string, sentence: Words) => ({ field, words: sentence });
const seenOf = ({ id, version }: Hall) => ({ [streamOf('session', id)]: version });
const back = (_: Visit, { id }: { readonly id: string }): string => `/sessions/${id}`;

const ways = ['in-person', 'online', 'both'] as const;
const hour = /^([01]\d|2[0-3]):[0-5]\d$/;

const scheduleRoutes = verbForm({
  path: '/assemblies/:body/sessions', policy: ofBody, as: leaders, place: async (visit) => visit.params['body'] ?? null, button: words.call, verb: schedule,
  fields: [
    { kind: 'text', name: 'name', label: words.name }, { kind: 'area', name: 'place', label: words.place }, { kind: 'date', name: 'on', label: words.on }, { kind: 'short', name: 'from', label: words.from }, { kind: 'short', name: 'to', label: words.to },
    { kind: 'choice', name: 'way', label: words.way, options: [{ value: 'in-person', label: words.wayInPerson }, { value: 'online', label: words.wayOnline }, { value: 'both', label: words.wayBoth }] }, { kind: 'choice', name: 'stage', label: words.stage },
  ],
  know: async (visit) => {
    const body = visit.params['body'] ?? '';
    const [cycle] = await cyclesOf(visit.db, [body]);
    if (!cycle || cycle.state.state === 'unplanned') return null;
    const titles = await titlesOf(visit.db, [streamOf('body', body)]);
    return { body, cycle: cycle.id, stages: cycle.state.stages, name: titles.get(streamOf('body', body)) ?? '…', next: (await sessionsOf(visit.db, [body])).length + 1 };
  },
  show: (visit, { body, stages, name }) => ({
    title: say(visit.language, 'scheduleTitle'), lede: say(visit.language, 'scheduleLede'), crumbs: [{ words: say(visit.language, 'assemblies'), href: '/' }, { words: name, href: `/assemblies/${body}` }], place: 'assemblies',
    options: { stage: stages.map(({ key, kind }) => ({ value: key, label: stageName(kind, visit.language) })) }, values: { from: '09:00', to: '17:00', way: 'in-person', stage: stages.find(({ kind }) => kind === 'learn' || kind === 'deliberate')?.key ?? stages[0]?.key ?? '' },
  }),
  command: async (visit, { body, cycle, next }) => {
    const { form, language } = visit;
    const [from, to] = [form.get('from').trim(), form.get('to').trim()];
    const [on, way] = [dateFrom(visit, 'on'), ways.find((one) => one === form.get('way'))];
    if (on === null) return [{ field: 'on', words: say(language, 'mDay') }];
    if (!hour.test(from) || !hour.test(to)) return [{ field: hour.test(from) ? 'to' : 'from', words: say(language, 'mHours') }];
    if (way === undefined) return [{ field: 'way', words: say(language, 'mWay') }];
    return { session: idFrom(visit.random(20)), body, cycle, stage: form.get('stage'), number: next, on, from, to, way, name: form.get('name'), place: form.get('place') };
  },
  refusals: {
    'already-scheduled': at('name', words.mCalled), 'no-such-cycle': at('stage', words.mStage), 'no-such-stage': at('stage', words.mStage), 'name-missing': at('name', words.mName),
    'place-missing': at('place', words.mPlace), 'day-in-the-past': at('on', words.mDay), 'ends-before-it-begins': at('to', words.mHours),
  },
  done: (_, __, { facts }) => `/sessions/${facts[0]?.stream.slice('session/'.length) ?? ''}`,
});

const cancelRoutes = verbForm({
  path: '/sessions/:session/cancel', policy: floor, as: leaders, place: bodyOf, button: words.cancelIt, verb: cancelSession, fields: [{ kind: 'area', name: 'why', label: words.why }], know: hallOf,
  show: (visit, hall) => ({ title: say(visit.language, 'cancelTitle'), lede: say(visit.language, 'cancelLede'), crumbs: crumbsOf(visit, hall, true), place: 'assemblies', seen: seenOf(hall) }),
  command: async (visit, { id }) => ({ session: id, why: visit.form.get('why') }),
  refusals: { 'no-such-session': at('why', words.rState), 'already-begun': at('why', words.rState), 'reason-missing': at('why', words.rReason) }, done: back,
});

const correctRoutes = verbForm({
  path: '/sessions/:session/correct', policy: floor, as: leaders, place: bodyOf, button: words.publish, verb: correctAttendance,
  fields: [{ kind: 'select', name: 'occupant', label: words.who }, { kind: 'choice', name: 'was', label: words.was, options: [{ value: 'yes', label: words.wasYes }, { value: 'no', label: words.wasNo }] }, { kind: 'area', name: 'why', label: words.why }],
  know: async (visit) => {
    const hall = await hallOf(visit);
    return hall === null ? null : { ...hall, named: await namedOf(visit, [...new Set([...hall.seated, ...(hall.session.present ?? [])])]) };
  },
  show: (visit, hall) => ({ title: say(visit.language, 'correctTitle'), lede: say(visit.language, 'correctLede'), crumbs: crumbsOf(visit, hall, true), place: 'assemblies', options: { occupant: [{ value: '', label: '–' }, ...hall.named] }, seen: seenOf(hall) }),
  command: async (visit, { id, named }) => {
    const [occupant, was] = [visit.form.get('occupant'), visit.form.get('was')];
    if (!named.some(({ value }) => value === occupant)) return [{ field: 'occupant', words: say(visit.language, 'mWho') }];
    if (was !== 'yes' && was !== 'no') return [{ field: 'was', words: say(visit.language, 'mWas') }];
    return { session: id, occupant, present: was === 'yes', why: visit.form.get('why') };
  },
  refusals: { 'no-such-session': at('occupant', words.rState), 'not-closed-yet': at('occupant', words.rAttendance), 'nothing-to-correct': at('was', words.mNothing), 'reason-missing': at('why', words.rReason) }, done: back,
});

const tablesRoutes = verbForm({
  path: '/sessions/:session/rounds/:round/tables', policy: floor, as: leaders, place: bodyOf, button: words.setTables, verb: setTables,
  fields: [{ kind: 'number', name: 'tables', label: words.howMany }, { kind: 'number', name: 'rounds', label: words.howManyRounds, help: words.howManyRoundsHelp }, { kind: 'choices', name: 'access', label: words.access }, { kind: 'choices', name: 'together', label: words.together }, { kind: 'choices', name: 'apart', label: words.apart }],
  know: async (visit) => {
    const hall = await hallOf(visit);
    if (hall === null || !/^[1-9]\d?$/.test(visit.params['round'] ?? '')) return null;
    const here = hall.session.present ?? (await arrived(visit.db, hall.id));
    const people = here.length > 0 ? here : hall.seated;
    return people.length === 0 ? null : { ...hall, people, round: Number(visit.params['round']), named: await namedOf(visit, people) };
  },
  show: (visit, { people, round, named, ...hall }) => ({
    title: say(visit.language, 'tablesTitle', { round }), lede: say(visit.language, 'tablesLede', { count: people.length }), crumbs: crumbsOf(visit, hall, true), place: 'assemblies',
    options: { access: named, together: named, apart: named }, values: { tables: String(Math.max(1, Math.round(people.length / 6))), rounds: '1' }, seen: seenOf(hall),
  }),
  command: async (visit, { id, people, round, session }) => {
    const tables = wholeFrom(visit, 'tables');
    if (tables === null || tables < 1 || tables > people.length) return [{ field: 'tables', words: say(visit.language, 'mMany', { most: people.length }) }];
    const rounds = wholeFrom(visit, 'rounds') ?? 1;
    if (rounds < 1 || rounds > 12) return [{ field: 'rounds', words: say(visit.language, 'mRounds') }];
    const chosen = (name: string): readonly string[] => visit.form.all(name).filter((one) => people.includes(one));
    const wishes = { access: chosen('access'), together: chosen('together'), apart: chosen('apart') };
    const plan = planRounds({ session: id, people, round, tables, features: await featuresOf(visit.db, people), sessions: await sessionsOf(visit.db, [session.body]), ...wishes }, rounds);
    const [first, ...following] = plan ?? [];
    if (first === undefined) return [{ field: 'tables', words: say(visit.language, 'mPlan') }];
    await keepWishes(visit.db, id, round, wishes);
    return { session: id, round, tables: first, following };
  },
  refusals: { 'no-such-session': at('tables', words.rState), 'session-over': at('tables', words.rState), 'nobody-at-a-table': at('tables', words.mTables), 'at-two-tables': at('tables', words.mTables) },
  done: (_, { id, round }) => `/sessions/${id}/rounds/${round}`,
});

async function attendancePage(visit: Visit, problem: string | null): Promise<Reply> {
  const hall = await hallOf(visit);
  if (hall === null) return { kind: 'not-found' };
  const { language } = visit;
  const here = await arrived(visit.db, hall.id);
  const typed: Typed = { language, values: { here: here.join('\n') }, problems: problem === null ? [] : [{ field: 'here', words: problem }] };
  const options: readonly Option[] = await namedOf(visit, hall.seated);
  const html = renderPage(
    <Page around={visit.around} title={say(language, 'attendanceTitle')} lede={say(language, 'attendanceLede')} crumbs={crumbsOf(visit, hall, true)} place="assemblies" wrong={problem !== null}>
      <Problems typed={typed} />
      {here.length > 0 ? <Notice><p>{say(language, 'saved', { count: here.length })}</p></Notice> : null}
      {options.length === 0 ? <Notice><p>{say(language, 'nobody')}</p></Notice> : (
        <Form action={visit.path} proof={visit.proof} seen={seenOf(hall)}>
          <Choice name="here" label={say(language, 'members')} typed={typed} options={options} several />
          <p class="acts"><Button name="do" value="save" second>{say(language, 'save')}</Button><Button name="do" value="close">{say(language, 'closeList')}</Button></p>
        </Form>
      )}
    </Page>,
  );
  return { kind: 'page', html, status: problem === null ? 200 : 422, secret: true };
}

/** Keeps the marks; with "close" they become a fact as well. Marks are kept even where closing is refused. */
async function markAttendance(visit: Visit): Promise<Reply> {
  const hall = await hallOf(visit);
  if (hall === null) return { kind: 'not-found' };
  if (hall.session.state !== 'open' || hall.session.present !== null) return attendancePage(visit, say(visit.language, 'rState'));
  const here = visit.form.all('here').filter((one) => hall.seated.includes(one));
  for (const one of await arrived(visit.db, hall.id)) if (!here.includes(one)) await leaveList(visit.db, hall.id, one);
  for (const one of here) await arrive(visit.db, hall.id, one, visit.now);
  if (visit.form.get('do') !== 'close') return { kind: 'see-other', to: visit.path };
  const by = await visit.actor(actingRole(visit, leaders, hall.session.body), hall.session.body);
  const acted = await visit.book.act(closeAttendance, { command: { session: hall.id, present: here }, key: visit.form.get('key') || visit.proof.key, by, at: visit.now, seen: visit.seen });
  return acted.ok ? { kind: 'see-other', to: `/sessions/${hall.id}` } : attendancePage(visit, generalRefusal(acted.refusal, visit.language) ?? say(visit.language, 'rState'));
}

/** The sheet of one table that this visit is about; null where there is no such table. */
async function sheetOf(visit: Visit): Promise<{ readonly hall: Hall; readonly sheet: Sheet; readonly closed: boolean } | null> {
  const hall = await hallOf(visit);
  const [round, table] = [Number(visit.params['round']), Number(visit.params['table'])];
  if (hall === null || hall.session.rounds[String(round)]?.[table - 1] === undefined) return null;
  return { hall, sheet: { session: hall.id, round, table }, closed: hall.session.sheets.some((one) => one.round === round && one.table === table) };
}

async function sheetPage(visit: Visit, problem: string | null): Promise<Reply> {
  const found = await sheetOf(visit);
  if (found === null) return { kind: 'not-found' };
  const { language } = visit;
  const { hall, sheet, closed } = found;
  const notes = await notesOf(visit.db, sheet);
  const typed: Typed = { language, values: { notes: problem !== null && visit.form.get('notes') !== '' ? visit.form.get('notes') : notes.map((note) => note.words).join('\n') }, problems: problem === null ? [] : [{ field: 'notes', words: problem }] };
  const html = renderPage(
    <Page around={visit.around} title={say(language, 'tableOf', { round: sheet.round, table: sheet.table })} lede={closed ? say(language, 'sheetClosed') : say(language, 'sheetLede')} crumbs={crumbsOf(visit, hall, true)} place="assemblies" wrong={problem !== null}>
      <Problems typed={typed} />
      {closed ? <ul>{notes.map((note) => <li><Said>{note.words}</Said></li>)}</ul> : (
        <>
          {notes.length > 0 && problem === null ? <Notice><p>{say(language, 'sheetSaved')}</p></Notice> : null}
          <Form action={visit.path} proof={visit.proof} seen={seenOf(hall)}>
            <TextArea name="notes" label={say(language, 'noteLines')} typed={typed} rows={14} />
            <Choice name="readBack" label={say(language, 'closeSheet')} typed={typed} options={[{ value: 'yes', label: say(language, 'readBack') }]} several />
            <p class="acts"><Button name="do" value="save" second>{say(language, 'save')}</Button><Button name="do" value="close">{say(language, 'closeSheet')}</Button></p>
          </Form>
        </>
      )}
    </Page>,
  );
  return { kind: 'page', html, status: problem === null ? 200 : 422, secret: true };
}

async function closeTheSheet(visit: Visit, hall: Hall, sheet: Sheet): Promise<Reply> {
  const notes = (await notesOf(visit.db, sheet)).map((note) => ({ id: noteId(sheet, note.line), words: note.words }));
  const by = await visit.actor(actingRole(visit, leaders, hall.session.body), hall.session.body);
  const acted = await visit.book.act(closeSheet, { command: { ...sheet, notes, readBack: true }, key: visit.form.get('key') || visit.proof.key, by, at: visit.now });
  if (acted.ok) return { kind: 'see-other', to: visit.path };
  return sheetPage(visit, generalRefusal(acted.refusal, visit.language) ?? say(visit.language, acted.refusal === 'empty-sheet' ? 'mEmpty' : 'rState'));
}

async function saveSheet(visit: Visit): Promise<Reply> {
  const found = await sheetOf(visit);
  if (found === null) return { kind: 'not-found' };
  const { hall, sheet, closed } = found;
  if (closed || hall.session.state === 'cancelled') return sheetPage(visit, say(visit.language, 'rState'));
  const lines = visit.form.get('notes').split('\n').map((line) => line.trim()).filter((line) => line !== '');
  if (lines.length > 200 || lines.some((line) => line.length > 1000)) return sheetPage(visit, say(visit.language, 'mLong'));
  await writeSheet(visit.db, sheet, lines, visit.now);
  if (visit.form.get('do') !== 'close') return { kind: 'see-other', to: visit.path };
  return visit.form.get('readBack') === 'yes' ? closeTheSheet(visit, hall, sheet) : sheetPage(visit, say(visit.language, 'mReadBack'));
}

/** What happens on the floor of a session: called, opened, people marked, tables made, sheets written and closed. */
export const floorRoutes: readonly Route[] = [
  ...scheduleRoutes, ...cancelRoutes, ...correctRoutes, ...tablesRoutes,
  { method: 'GET', path: '/sessions/:session/attendance', policy: floor, run: (visit) => attendancePage(visit, null) },
  { method: 'POST', path: '/sessions/:session/attendance', policy: floor, run: markAttendance },
  ...roundRoutes,
  { method: 'GET', path: '/sessions/:session/rounds/:round/tables/:table', policy: floor, run: (visit) => sheetPage(visit, null) },
  { method: 'POST', path: '/sessions/:session/rounds/:round/tables/:table', policy: floor, run: saveSheet },
];
