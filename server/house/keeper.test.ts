import { afterAll, beforeAll, expect, test } from 'vitest';
import { after, firstOpenDay, type CivilDate } from '@plenaria/kernel/civil-date.ts';
import { refuse } from '@plenaria/kernel/result.ts';
import { createPerson, giveRole } from '#people/persons.ts';
import type { Role } from '#people/visit.ts';
import type { Verb } from '#record/contract.ts';
import { keeperCode } from '../found.ts';
import { houseInTest, type HouseInTest } from '../house-for-tests.ts';
import { calendarOf, readDaysOff, written } from './calendar.ts';

let house: HouseInTest;
const keepers: { readonly person: string; readonly cookie: string }[] = [];

beforeAll(async () => {
  house = await houseInTest('real');
  for (const name of ['First Keeper', 'Second Keeper', 'Third Keeper']) {
    const person = await createPerson(house.pool, house.running.random, { name, language: 'en', at: house.running.clock.now() });
    await giveRole(house.pool, person, 'steward', 'house', house.running.clock.now());
    keepers.push({ person, cookie: await house.cookieOf(person) });
  }
});
afterAll(() => house.close());

const keeper = (at: number): { readonly person: string; readonly cookie: string } => keepers[at] ?? { person: '', cookie: '' };
const codeIn = async (answer: Response): Promise<string> => /class="code"><strong>([^<]+)</.exec(await answer.text())?.[1] ?? '';
const settings = { house: 'Riverbend', zone: 'America/Chicago', language: 'es', phone: '+1 601 555 0100', rest: '6', days: '2026-12-25 Christmas\n2026-07-20 to 2026-08-31 Recess' };

test('a keeper cannot make a new code for a keeper, herself included, without a second one; neither can confirm her own', async () => {
  const [first, second, third] = [keeper(0), keeper(1), keeper(2)];
  const asked = await house.send(`/house/people/${first.person}/code`, { keys: 'yes' }, first.cookie);
  expect([asked.status, await codeIn(asked)]).toEqual([303, '']);
  expect((await house.send(`/house/people/${first.person}/confirm`, {}, first.cookie)).status).toBe(404);
  await house.send(`/house/people/${third.person}/code`, {}, second.cookie);
  expect((await house.send(`/house/people/${third.person}/confirm`, {}, second.cookie)).status).toBe(404);
  expect((await house.send(`/house/people/${third.person}/confirm`, {}, third.cookie)).status).toBe(404);
  const both = await Promise.all([second, third].map(({ cookie }) => house.send(`/house/people/${first.person}/confirm`, {}, cookie)));
  expect(both.map(({ status }) => status).sort()).toEqual([200, 404]);
  expect((await house.open('/you', first.cookie)).status).toBe(303);
  const code = (await Promise.all(both.map(codeIn))).join('');
  expect((await house.send('/sign-in', { code })).status).toBe(303);
});

test('a second identity cannot be made alone: a new keeper waits for another keeper too', async () => {
  const cookie = await house.cookieOf(keeper(1).person);
  expect((await house.send('/house/people', { name: 'Myself Again', role: 'steward', place: 'house' }, cookie)).status).toBe(303);
  const { rows: [made] } = await house.pool.query<{ id: string }>(`select id from people.person where name = 'Myself Again'`);
  const holds = async (): Promise<number | null> => (await house.pool.query('select 1 from people.role where person = $1', [made?.id])).rowCount;
  expect(await holds()).toBe(0);
  expect((await house.send(`/house/people/${made?.id}/confirm`, {}, await house.cookieOf(keeper(2).person))).status).toBe(200);
  expect(await holds()).toBe(1);
});

test('whoever leaves has her tasks ended at once; a keeper is put out by nobody but herself, and never the last one', async () => {
  const [cookie, teller] = [await house.cookieOf(keeper(1).person), await createPerson(house.pool, house.running.random, { name: 'Tom Teller', language: 'en', at: house.running.clock.now() })];
  await giveRole(house.pool, teller, 'teller', 'house', house.running.clock.now());
  const end = async (person: string, role: Role): Promise<number> => (await house.send(`/house/people/${person}/end`, { role, place: 'house' }, cookie)).status;
  expect([await end(teller, 'teller'), await end(keeper(2).person, 'steward')]).toEqual([303, 404]);
  expect((await house.pool.query('select 1 from people.role where person = $1', [teller])).rowCount).toBe(0);
});

test('whoever has the machine makes a code for a keeper by name, and says who is one where the name is wrong', async () => {
  await expect(keeperCode(house.pool, 'Nobody')).rejects.toThrow('First Keeper');
  const code = /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(await keeperCode(house.pool, 'First Keeper'))?.[0] ?? '';
  expect((await house.send('/sign-in', { code })).status).toBe(303);
});

test('a screen left open for long makes no codes: the keeper comes in anew first', async () => {
  const [cookie, facilitator] = [await house.cookieOf(keeper(2).person), await createPerson(house.pool, house.running.random, { name: 'A Facilitator', language: 'en', at: house.running.clock.now() })];
  expect(await codeIn(await house.send(`/house/people/${facilitator}/code`, {}, cookie))).not.toBe('');
  await house.pool.query(`update people.session set since = now() - interval '16 minutes' where person = $1`, [keeper(2).person]);
  expect((await house.send(`/house/people/${facilitator}/code`, {}, cookie)).status).toBe(422);
});

test('what a keeper saw of somebody is on that person’s own page, and the keeper’s list says how many', async () => {
  const cookie = await house.cookieOf(keeper(1).person);
  const official = await createPerson(house.pool, house.running.random, { name: 'Olga Official', language: 'en', at: house.running.clock.now() });
  await giveRole(house.pool, official, 'official', 'house', house.running.clock.now());
  for (let time = 0; time < 3; time += 1) await house.open('/house/people', cookie);
  const hers = await (await house.open('/you', await house.cookieOf(official))).text();
  expect(hers).toContain('3 looks at your details');
  expect(hers).toContain('Second Keeper');
  expect(await (await house.open('/house/looks', cookie)).text()).toContain('the list of people who work here');
});

test('the settings of the house count at once, for acts too: a Saturday, a holiday and a recess move what falls due', async () => {
  const cookie = await house.cookieOf(keeper(1).person);
  expect((await house.send('/house/set-up', settings, cookie)).status).toBe(303);
  expect(house.running.house).toMatchObject({ name: 'Riverbend', zone: 'America/Chicago', language: 'es', phone: '+1 601 555 0100', calendar: { restDays: [6] } });
  const probe: Verb<readonly string[], readonly string[]> = { name: 'test.probe', reads: () => [], decide: (_, days, { calendar }) => refuse(days.map((day) => firstOpenDay(day as CivilDate, calendar))) };
  const acted = await house.running.book.act(probe, { command: ['2026-12-25', '2026-08-01', '2026-11-27'], key: 'probe', by: { role: 'clock', pseudonym: null }, at: house.running.clock.now() });
  expect(acted).toEqual({ ok: false, refusal: ['2026-12-27', '2026-09-01', '2026-11-27'] });
  expect(await (await house.open('/')).text()).toContain('Riverbend');
});

test.each([
  ['a zone that is none', { zone: 'Mars/Olympus' }], ['a line that is no day', { days: '25 December' }], ['a day that is none', { days: '2026-02-30 Never' }], ['a recess that ends before it begins', { days: '2026-08-31 to 2026-07-20' }], ['no name', { house: ' ' }], ['a telephone in words', { phone: 'call me' }],
])('%s is refused with what was typed, and the settings stay', async (_, wrong) => {
  const before = JSON.stringify(house.running.house);
  const answer = await house.send('/house/set-up', { ...settings, ...wrong }, await house.cookieOf(keeper(1).person));
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain(Object.values(wrong)[0]);
  expect(JSON.stringify(house.running.house)).toBe(before);
});

test('days off are read as people write them, and written so that they can be read again', () => {
  const read = readDaysOff('2026-12-25, Navidad\n\n"2026-07-20","2026-08-31","Receso"\n2027-01-01\n2026-04-02 a 2026-04-05 Semana Santa');
  expect(read.ok && read.value.map(({ first, last, name }) => [first, last, name])).toEqual([['2026-12-25', '2026-12-25', 'Navidad'], ['2026-07-20', '2026-08-31', 'Receso'], ['2027-01-01', '2027-01-01', ''], ['2026-04-02', '2026-04-05', 'Semana Santa']]);
  expect(readDaysOff(written(read.ok ? read.value : []))).toEqual(read);
  expect(readDaysOff('x\n2026-12-25')).toEqual({ ok: false, refusal: [{ line: 1, found: 'x' }] });
  expect(firstOpenDay('2026-04-02' as CivilDate, calendarOf([7], read.ok ? read.value : []))).toBe(after('2026-04-05' as CivilDate, { days: 1 }));
});
