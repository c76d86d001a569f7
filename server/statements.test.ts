import type { Instant } from '@plenaria/kernel/civil-date.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addStatement, answer, openRound, shutRound, statementsOf, takeOut } from '#rooms/deliberate/store/statements.ts';
import { riverbend } from '#scenarios/riverbend.ts';
import { houseInTest, type HouseInTest } from './house-for-tests.ts';

let house: HouseInTest;
let cookie = '';
const now = `${riverbend.today}T20:00:00.000Z` as Instant;
const seeds = ['Every stair is lit.', 'Dues rise by a tenth.', 'The union buys a building.'];

beforeAll(async () => {
  house = await houseInTest('demonstration');
  const { rows: [held] } = await house.pool.query<{ person: string }>(`select person from people.role where role = 'facilitator' and place = $1 limit 1`, [await union()]);
  cookie = await house.cookieOf(held?.person ?? '');
});
afterAll(() => house.close());

async function union(): Promise<string> {
  const { rows: [body] } = await house.pool.query<{ id: string }>(`select b.id from convene_view.body b join record.title t on t.stream = 'body/' || b.id join record.text x on x.ref = t.ref where x.words like '%Tenants%'`);
  return body?.id ?? '';
}

/** A session that is under way, with three statements open to answers. */
async function answering(): Promise<string> {
  const [year = '', month = '', day = ''] = riverbend.today.split('-');
  const form = /name="stage" value="([^"]+)"/.exec(await (await house.open(`/assemblies/${await union()}/sessions`, cookie)).text());
  const called = await house.send(`/assemblies/${await union()}/sessions`, { name: 'Evening', place: 'Hall', 'on-day': day, 'on-month': month, 'on-year': year, from: '18:00', to: '20:00', way: 'in-person', stage: form?.[1] ?? '' }, cookie);
  const session = (called.headers.get('location') ?? '').replace('/sessions/', '');
  expect((await house.send(`/sessions/${session}/open`, {}, cookie)).status).toBe(303);
  expect((await house.send(`/sessions/${session}/statements`, { do: 'open', words: seeds.join('\n') }, cookie)).status).toBe(303);
  return session;
}

const vote = (session: string, pseudonym: string, id: string, statement: string) => answer(house.pool, { id, session, statement, pseudonym, choice: 'agree', matters: false }, now);
const statementOf = async (session: string): Promise<string> => (await house.pool.query<{ id: string }>('select id from deliberate.statement where session = $1 order by number limit 1', [session])).rows[0]?.id ?? '';

test('twenty people write a statement at the same moment: twenty statements, numbered in a row', async () => {
  await openRound(house.pool, 's-many', 'salt', now);
  await Promise.all(Array.from({ length: 20 }, (_, at) => addStatement(house.pool, 's-many', { id: `many-${at}`, words: `Statement ${at}`, author: null, seed: false }, now)));
  const { rows } = await house.pool.query<{ number: number }>(`select number from deliberate.statement where session = 's-many' order by number`);
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
});

test('while answering is being closed, every answer that was taken is in the results, and no other is taken', async () => {
  const session = await answering();
  const statement = await statementOf(session);
  const closing = house.send(`/sessions/${session}/statements`, { do: 'close' }, cookie);
  const taken: boolean[] = [];
  const crowd = async (lane: number): Promise<void> => {
    for (let at = 0; at < 100; at += 1) taken.push(await vote(session, `x-${lane}-${at}`, `${session}-${lane}-${at}`, statement));
  };
  await Promise.all([crowd(0), crowd(1), crowd(2)]);
  expect((await closing).status).toBe(303);
  const file = (await (await house.open(`/sessions/${session}/statements.json`)).json()) as { readonly position: number };
  const { rows: [kept] } = await house.pool.query<{ answers: number }>('select count(*)::int as answers from deliberate.answer where session = $1', [session]);
  expect([file.position, taken.filter((one) => one).length]).toEqual([kept?.answers, kept?.answers]);
  expect(await vote(session, 'late', `${session}-late`, statement)).toBe(false);
  expect(await addStatement(house.pool, session, { id: `${session}-late`, words: 'Too late.', author: null, seed: false }, now)).toBe(false);
  await takeOut(house.pool, session, statement, 'Too late.');
  expect((await statementsOf(house.pool, session)).every(({ out }) => out === null)).toBe(true);
});

test('closing that was broken off is taken up again by the same button, with the answers as they stood', async () => {
  const session = await answering();
  const statement = await statementOf(session);
  for (let at = 0; at < 6; at += 1) await vote(session, `x-${at}`, `${session}-${at}`, statement);
  await shutRound(house.pool, session, now);
  expect(await (await house.open(`/sessions/${session}/statements`)).text()).toContain('Answering is closed');
  expect((await house.open(`/sessions/${session}/statements.json`)).status).toBe(404);
  expect((await house.send(`/sessions/${session}/statements`, { do: 'out', statement, why: 'Late.' }, cookie)).status).toBe(422);
  const close = () => house.send(`/sessions/${session}/statements`, { do: 'close' }, cookie);
  expect((await Promise.all([close(), close()])).map(({ status }) => status)).toEqual([303, 303]);
  expect((await close()).status).toBe(303);
  expect((await house.send(`/sessions/${session}/statements`, { do: 'out', statement, why: 'Late.' }, cookie)).status).toBe(422);
  expect(await (await house.open(`/sessions/${session}/statements`)).text()).toContain('6 people answered 3 statements');
  const { rows } = await house.pool.query(`select 1 from record.fact where type = 'StatementsClosed' and stream = $1`, [`session/${session}`]);
  expect(rows).toHaveLength(1);
  expect((await (await house.open(`/sessions/${session}/statements.json`)).json() as { readonly people: number }).people).toBe(6);
});

test('where closing is refused, answers are taken again', async () => {
  const session = await answering();
  for (const { id } of await statementsOf(house.pool, session)) await takeOut(house.pool, session, id, 'Not now.');
  expect((await house.send(`/sessions/${session}/statements`, { do: 'close' }, cookie)).status).toBe(422);
  expect(await addStatement(house.pool, session, { id: `${session}-new`, words: 'A new one.', author: null, seed: false }, now)).toBe(true);
});

test('a session that ended before its answers were closed still publishes them', async () => {
  const session = await answering();
  const statement = await statementOf(session);
  for (let at = 0; at < 6; at += 1) await vote(session, `x-${at}`, `${session}-${at}`, statement);
  await house.send(`/sessions/${session}/attendance`, { do: 'close' }, cookie);
  await house.send(`/sessions/${session}/end`, {}, cookie);
  const page = await (await house.open(`/sessions/${session}`, cookie)).text();
  expect(page).toContain('This session has ended');
  expect(page).toContain(`/sessions/${session}/statements`);
  expect((await house.send(`/sessions/${session}/statements`, { do: 'close' }, cookie)).status).toBe(303);
  expect((await house.open(`/sessions/${session}/statements.json`)).status).toBe(200);
});

test('a session goes into calendars from its own page, and all of a member’s from Today; a stranger has no such list', async () => {
  const session = await answering();
  const file = await house.open(`/sessions/${session}/calendar.ics`);
  expect(file.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  expect(await file.text()).toMatch(/^BEGIN:VCALENDAR\r\n[^]*\r\nSUMMARY:Evening\r\nLOCATION:Hall\r\n/);
  expect((await house.open('/sessions/none/calendar.ics')).status).toBe(404);
  expect(await (await house.open('/today', cookie)).text()).toContain('/today/sessions.ics');
  const own = await (await house.open('/today/sessions.ics', cookie)).text();
  expect(own.replaceAll('\r\n ', '')).toContain(`/sessions/${session}\r\n`);
  expect(await (await house.open('/today/sessions.ics')).text()).not.toContain('BEGIN:VCALENDAR');
});

test('a statement that is added is seen at once by everybody, though it is no fact', async () => {
  const session = await answering();
  const before = await (await house.open(`/sessions/${session}/statements`)).text();
  expect(await addStatement(house.pool, session, { id: `${session}-more`, words: 'The bus runs at night.', author: null, seed: false }, now)).toBe(true);
  expect(before).toContain('3 statements');
  expect(await (await house.open(`/sessions/${session}/statements`)).text()).toContain('4 statements');
});
