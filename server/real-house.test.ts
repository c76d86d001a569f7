import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPerson, giveRole } from '#people/persons.ts';
import { setUpCode } from './found.ts';
import { houseInTest, origin, type HouseInTest } from './house-for-tests.ts';

let house: HouseInTest;
beforeAll(async () => {
  house = await houseInTest('real');
});
afterAll(() => house.close());

test('in a real house nobody can step into somebody else or move the clock, not even its keeper', async () => {
  const { running, pool } = house;
  const person = await createPerson(pool, running.random, { name: 'A real person', language: 'en', at: running.clock.now() });
  await giveRole(pool, person, 'steward', 'house', running.clock.now());
  for (const cookie of ['', await house.cookieOf(person)]) {
    expect((await house.open('/demonstration', cookie)).status).toBe(404);
    for (const [path, fields] of [['/demonstration/person', { person }], ['/demonstration/clock', { days: '30' }]] as const) {
      const answer = await house.send(path, fields, cookie);
      expect([path, answer.status, answer.headers.get('set-cookie')]).toEqual([path, 404, null]);
    }
  }
});

test('a cookie that was planted before signing in is worth nothing after it: signing in makes a new one', async () => {
  const planted = `plenaria=${'A'.repeat(43)}`;
  const code = await setUpCode(house.pool, house.running.random);
  const page = await (await house.open('/sign-in', planted)).text();
  const csrf = /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const answer = await house.running.fetch(new Request(`${origin}/sign-in`, { method: 'POST', headers: { cookie: planted, origin }, body: new URLSearchParams({ csrf, code }) }));
  const given = answer.headers.get('set-cookie') ?? '';
  expect(answer.status).toBe(303);
  expect(given).toMatch(/^plenaria=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Lax/);
  expect(given).not.toContain('A'.repeat(43));
  expect((await house.open('/you', planted)).status).toBe(303);
  expect((await house.open('/you', given.split(';')[0])).status).toBe(200);
});

test('the first code works once', async () => {
  const code = await setUpCode(house.pool, house.running.random);
  expect((await house.send('/sign-in', { code })).status).toBe(303);
  expect((await house.send('/sign-in', { code })).status).toBe(422);
});

test('looking at the sign-in page, as a mail scanner would, uses no code up', async () => {
  const code = await setUpCode(house.pool, house.running.random);
  for (let visit = 0; visit < 5; visit += 1) await house.open(`/sign-in?code=${code}`);
  expect((await house.send('/sign-in', { code })).status).toBe(303);
});

test('a signed-in time ends after two hours without a visit, after twelve hours, and everywhere at sign-out', async () => {
  const person = await createPerson(house.pool, house.running.random, { name: 'Somebody', language: 'en', at: house.running.clock.now() });
  const [idle, old, phone, laptop] = [await house.cookieOf(person), await house.cookieOf(person), await house.cookieOf(person), await house.cookieOf(person)];
  const { rows } = await house.pool.query<{ hash: string }>('select hash from people.session where person = $1 order by since', [person]);
  await house.pool.query(`update people.session set seen = now() - interval '121 minutes' where hash = $1`, [rows[0]?.hash]);
  await house.pool.query(`update people.session set ends = now() - interval '1 second' where hash = $1`, [rows[1]?.hash]);
  expect([(await house.open('/you', idle)).status, (await house.open('/you', old)).status, (await house.open('/you', phone)).status]).toEqual([303, 303, 200]);
  expect((await house.send('/sign-out', {}, phone)).status).toBe(303);
  expect((await house.open('/you', laptop)).status).toBe(303);
});

test('a server that threw everybody out is found again by the next reader, who notices nothing', async () => {
  const other = await houseInTest('real');
  for (let time = 0; time < 3; time += 1) {
    await other.open('/sign-in');
    await house.pool.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [other.pool.options.database]);
    expect((await other.open('/sign-in')).status).toBe(200);
  }
  await other.close();
});

test('when the database is gone a reader is told so, with 503, and nothing of the fault is shown', async () => {
  const other = await houseInTest('real');
  await other.pool.query('drop schema people cascade');
  const broken = await other.open('/you', `plenaria=${'B'.repeat(43)}`);
  expect(broken.status).toBe(500);
  expect(await broken.text()).not.toMatch(/relation|people\.session|select /);
  const { database } = other.pool.options;
  await house.pool.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [database]);
  await house.pool.query(`alter database ${database} with allow_connections false`);
  expect((await other.open('/')).status).toBe(503);
  await house.pool.query(`alter database ${database} with allow_connections true`);
  await other.close();
});
