import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPerson, giveRole } from '#people/persons.ts';
import { roles, type Role, type Route } from '#people/visit.ts';
import { houseInTest, origin, type HouseInTest } from './house-for-tests.ts';

let house: HouseInTest;
const cookies = new Map<Role | 'nobody-yet' | 'stranger', string>();
const elsewhere = 'a-place-that-is-not-here';

beforeAll(async () => {
  house = await houseInTest('demonstration');
  const { running, pool } = house;
  cookies.set('stranger', '');
  for (const role of [...roles, 'nobody-yet'] as const) {
    const person = await createPerson(pool, running.random, { name: `Somebody ${role}`, language: 'en', at: running.clock.now() });
    if (role !== 'nobody-yet') await giveRole(pool, person, role, elsewhere, running.clock.now());
    cookies.set(role, await house.cookieOf(person));
  }
});
afterAll(() => house.close());

/** A real id for each name in a path, so that the policy is asked about something that exists. */
async function realIds(): Promise<Readonly<Record<string, string>>> {
  const one = async (table: string): Promise<string> => (await house.pool.query<{ id: string }>(`select id from ${table} order by id limit 1`)).rows[0]?.id ?? 'none';
  return {
    body: await one('convene_view.body'), party: await one('convene_view.party'), mandate: await one('convene_view.mandate'), item: await one('deliberate_view.item'),
    session: await one('deliberate_view.session'), decision: await one('decide_view.decision'), commitment: await one('monitor_view.commitment'),
    finding: await one('monitor_view.finding'), line: await one('provide_view.line'), seats: await one('recruit_view.seats').catch(() => 'none'), digest: 'none',
  };
}

const filled = (path: string, ids: Readonly<Record<string, string>>): string => path.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? 'none');

const ask = (route: Route, path: string, cookie: string): Promise<Response> => (route.method === 'GET' ? house.open(path, cookie) : house.send(path, {}, cookie));

test('every route, asked by a stranger and by every role held somewhere else, opens only where its policy says anyone or signed-in', async () => {
  const ids = await realIds();
  const opened: string[] = [];
  for (const route of house.running.routes.filter(({ policy }) => Array.isArray(policy.may))) {
    const path = filled(route.path, ids);
    for (const [who, cookie] of cookies) {
      const { status, headers } = await ask(route, path, cookie);
      const refused = who === 'stranger' ? status === 303 && headers.get('location')?.startsWith('/sign-in') : status === 404;
      if (!refused) opened.push(`${who} ${route.method} ${path}: ${status}`);
    }
  }
  expect(house.running.routes.length).toBeGreaterThan(40);
  expect(opened).toEqual([]);
});

test('a page for signed-in people sends a stranger to the sign-in page, which knows where she wanted to go', async () => {
  const answer = await house.open('/today');
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/sign-in?back=%2Ftoday']);
});

test('no route answers 5xx to anybody, for things that exist and for things that do not', async () => {
  const real = await realIds();
  const { rows: [organiser] } = await house.pool.query<{ person: string }>(`select person from people.role where role = 'organiser' and place <> 'house' order by person limit 1`);
  const insider = await house.cookieOf(organiser?.person ?? '');
  const broken: string[] = [];
  for (const route of house.running.routes.filter(({ path }) => !['/sign-out', '/you/erase'].includes(path))) {
    for (const ids of [real, {}]) {
      for (const cookie of ['', insider]) {
        const { status } = await ask(route, filled(route.path, ids), cookie);
        if (status >= 500) broken.push(`${route.method} ${filled(route.path, ids)}: ${status}`);
      }
    }
  }
  expect(broken).toEqual([]);
});

const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }), fc.constantFrom('\u0000', '%00', '../../etc/passwd', "' or 1=1 --", '<script>', 'javascript:alert(1)', '\ud800', '‮', '9'.repeat(400), '-1', '1e999', '{}', 'a\r\nset-cookie: x=y', '%', '%zz', '{x, plural, other {#}}'),
);

test('hostile paths and queries are answered with a page, never with a fault of ours', async () => {
  const gets = house.running.routes.filter(({ method }) => method === 'GET');
  const raw = (text: string): string => { try { return encodeURIComponent(text); } catch { return '%ED%A0%80'; } };
  await fc.assert(fc.asyncProperty(fc.constantFrom(...gets), nasty, nasty, fc.boolean(), async (route, part, query, encoded) => {
    const segment = encoded ? raw(part) : part.replace(/[^\x21-\x7e]|[?#\\/]/g, '') || 'x';
    const path = `${route.path.replace(/:\w+/g, segment.replaceAll('$', ''))}?back=${raw(query)}&to=${raw(query)}&page=${raw(query)}&q=${raw(part)}`;
    const { status } = await house.open(path);
    expect(status, path).toBeLessThan(500);
  }), { numRuns: 300, seed: 7 });
});

test('hostile forms, sent by somebody who may, are refused in words or done, never a fault of ours', async () => {
  const { rows } = await house.pool.query<{ person: string }>(`select person from people.role where role in ('organiser', 'official', 'monitor', 'teller', 'steward') group by person order by person`);
  const insiders = await Promise.all(rows.map(({ person }) => house.cookieOf(person)));
  const ids = await realIds();
  const posts = house.running.routes.filter(({ method, path }) => method === 'POST' && !['/sign-out', '/you/erase', '/demonstration/clock'].includes(path));
  const names = ['name', 'code', 'person', 'role', 'place', 'zone', 'house', 'amount', 'owner', 'act', 'by-day', 'by-month', 'by-year', 'reason', 'disposition', 'key', 'seen', 'file', 'words', 'back'];
  const form = fc.array(fc.tuple(fc.constantFrom(...names), nasty), { maxLength: 12 });
  await fc.assert(fc.asyncProperty(fc.constantFrom(...posts), form, fc.constantFrom('', ...insiders), async (route, fields, cookie) => {
    const { status } = await house.send(filled(route.path, ids), Object.fromEntries(fields), cookie);
    expect(status, `POST ${filled(route.path, ids)} ${JSON.stringify(fields)}`).toBeLessThan(500);
  }), { numRuns: 200, seed: 11 });
});

test('a form from another site, without proof or with somebody else’s, does nothing', async () => {
  const cookie = cookies.get('nobody-yet') ?? '';
  const post = (headers: Readonly<Record<string, string>>, csrf: string): Promise<Response> =>
    house.running.fetch(new Request(`${origin}/you/erase`, { method: 'POST', headers: { cookie, ...headers }, body: new URLSearchParams({ csrf, word: 'ERASE' }) }));
  const other = /name="csrf" value="([^"]+)"/.exec(await (await house.open('/you', cookies.get('monitor'))).text())?.[1] ?? '';
  expect((await post({ origin: 'https://evil.example' }, other)).status).toBe(403);
  expect((await post({ origin: 'null' }, other)).status).toBe(403);
  expect((await post({ origin }, '')).status).toBe(403);
  expect((await post({ origin }, other)).status).toBe(403);
  expect((await post({}, other)).status).toBe(403);
  expect((await house.open('/you', cookie)).status).toBe(200);
});

test('a body that is too large, even one that does not say its length, is refused; a body that is no form is told so', async () => {
  const post = (body: ReadableStream | string, type: string): Promise<Response> =>
    house.running.fetch(new Request(`${origin}/sign-in`, { method: 'POST', headers: { origin, 'content-type': type }, body, duplex: 'half' } as RequestInit));
  let sent = 0;
  const endless = new ReadableStream({ pull: (to) => { sent += 1; if (sent > 60) to.close(); else to.enqueue(new Uint8Array(1024 * 1024).fill(97)); } });
  expect((await post(endless, 'application/x-www-form-urlencoded')).status).toBe(413);
  expect(sent).toBeLessThan(30);
  expect((await post('{"code":1}', 'application/json')).status).toBe(415);
  expect((await post('x', 'multipart/form-data; boundary=never')).status).toBe(400);
});

test('a page that exists but not for this method says so', async () => {
  const answer = await house.running.fetch(new Request(`${origin}/owed`, { method: 'DELETE' }));
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET']);
});

test('switching the language comes back to this site and nowhere else', async () => {
  for (const back of ['//evil.example', '/\\evil.example', 'https://evil.example', '/x\r\nset-cookie: a=b', 'javascript:alert(1)', '/\t/evil.example', '/../..//evil.example']) {
    const answer = await house.open(`/language?to=es&back=${encodeURIComponent(back)}`);
    const location = new URL(answer.headers.get('location') ?? '', origin);
    expect(location.origin, back).toBe(origin);
    expect(answer.headers.get('set-cookie')).toMatch(/^language=es;/);
  }
  expect((await house.open('/language?to=xx%0d%0aset-cookie:a=b&back=/owed')).headers.get('set-cookie')).toBeNull();
});

test('every answer carries the headers that keep foreign code and frames out', async () => {
  for (const path of ['/', '/sign-in', '/nothing-here', '/you']) {
    const { headers } = await house.open(path, cookies.get('monitor'));
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
    expect(headers.get('content-security-policy')).not.toMatch(/unsafe/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  }
  const codePage = await house.open('/sign-in');
  expect([codePage.headers.get('referrer-policy'), codePage.headers.get('cache-control')]).toEqual(['no-referrer', 'no-store']);
});

test('the front page is the same for every stranger, so it is made once; its door opens as it did', async () => {
  const [once, again] = [await (await house.open('/')).text(), await (await house.open('/')).text()];
  expect(again).toBe(once);
  expect((await house.send('/sign-in', { code: 'AAAA-BBBB-CCCC-DDDD' })).status).toBe(422);
});
