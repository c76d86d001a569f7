import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Instant } from '@plenaria/kernel/civil-date.ts';
import { boxOf, cast, handPaper, reopenBox, shutBox, takeBack } from '#rooms/decide/store/ballots.ts';
import { freshDatabase, type FreshDatabase } from './database/for-tests.ts';
import { houseInTest, type HouseInTest } from './house-for-tests.ts';

describe('the box', () => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.drop());
  const now = '2026-11-24T20:00:00.000Z' as Instant;

  test('every ballot that was acknowledged is in the count, however close to the close it came', async () => {
    const taken = new Set<string>();
    const voters = Array.from({ length: 300 }, (_, at) => `m-${at}`);
    const casting = voters.map(async (voter) => ((await cast(database.pool, 'd1', voter, 'page', { i: 'for' }, now)) ? taken.add(voter) : null));
    await casting[40];
    await shutBox(database.pool, 'd1');
    const counted = await boxOf(database.pool, 'd1', [], 'seed');
    await Promise.all(casting);
    expect(counted.length).toBe(taken.size);
    expect(taken.size).toBeGreaterThan(0);
    expect(await cast(database.pool, 'd1', 'm-late', 'page', { i: 'for' }, now)).toBe(false);
    await reopenBox(database.pool, 'd1');
    expect(await cast(database.pool, 'd1', 'm-late', 'page', { i: 'for' }, now)).toBe(true);
  });

  test('who was handed paper cannot vote on the page, until the paper comes back unmarked', async () => {
    expect(await cast(database.pool, 'd2', 'm-1', 'page', { i: 'for' }, now)).toBe(true);
    expect(await handPaper(database.pool, 'd2', 'm-1', now)).toBe(true);
    expect(await cast(database.pool, 'd2', 'm-1', 'page', { i: 'for' }, now)).toBe(false);
    expect(await takeBack(database.pool, 'd2', 'm-1')).toBe(true);
    expect(await takeBack(database.pool, 'd2', 'm-1')).toBe(false);
    expect(await cast(database.pool, 'd2', 'm-1', 'code', { i: 'against' }, now)).toBe(true);
  });
});

describe('paper with two counters, in the county’s open vote', () => {
  let house: HouseInTest;
  let decision = '';
  const tellers: string[] = [];
  beforeAll(async () => {
    house = await houseInTest('demonstration');
    const { rows: [open] } = await house.pool.query<{ id: string; body: string }>(`select id, body from decide_view.decision where state = 'voting'`);
    decision = open?.id ?? '';
    const { rows } = await house.pool.query<{ person: string }>(`select person from people.role where role = 'teller' and place = $1 order by since, person`, [open?.body]);
    for (const { person } of rows) tellers.push(await house.cookieOf(person));
  });
  afterAll(() => house.close());

  const type = async (cookie: string, number: number, marks: readonly string[], then: string): Promise<Response> => {
    const page = await (await house.open(`/decisions/${decision}/paper/A/${number}`, cookie)).text();
    const items = [...new Set([...page.matchAll(/type="radio"[^>]* name="([^"]+)"/g)].map(([, name]) => name ?? ''))];
    return house.send(`/decisions/${decision}/paper/A/${number}`, { ...Object.fromEntries(items.map((item, at) => [item, marks[at % marks.length] ?? ''])), then }, cookie);
  };
  const desk = async (cookie: string): Promise<string> => (await house.open(`/decisions/${decision}/paper`, cookie)).text();

  test('a batch goes into the box only when two people have read the same', async () => {
    const [one = '', two = ''] = tellers;
    const labels = [...(await (await house.open(`/decisions/${decision}/paper/A/1`, one)).text()).matchAll(/type="radio"[^>]* value="([^"]+)"/g)].map(([, value]) => value ?? '');
    const [first = '', second = ''] = labels;
    expect((await type(one, 1, [''], 'next')).status).toBe(422);
    expect((await type(one, 1, [first], 'next')).status).toBe(303);
    expect((await type(one, 2, [first], 'last')).status).toBe(303);
    expect(await desk(one)).toContain('a second person must read them too');
    expect(await desk(two)).toContain('you can be the second');
    await type(two, 1, [first], 'next');
    await type(two, 2, [second], 'last');
    expect(await desk(one)).toContain('Look at paper 2 again');
    expect(await desk(two)).toContain('The two readings differ');
    await type(two, 2, [first], 'next');
    expect(await desk(two)).toContain('2 papers, read the same by two people');
    const { rows } = await house.pool.query(`select 1 from record.fact where type = 'PaperCounted' and stream = $1`, [`decision/${decision}`]);
    expect(rows).toHaveLength(1);
  });

  test('one person alone never counts a batch', async () => {
    const [one = ''] = tellers;
    await house.send(`/decisions/${decision}/paper/B/1`, {}, one);
    expect((await type(one, 1, ['x'], 'last')).headers.get('location')).toContain('/paper');
    expect((await house.send(`/decisions/${decision}/paper/begin`, { batch: '../x' }, one)).status).toBe(422);
  });
});

describe('a printed code, in the county’s open vote', () => {
  let house: HouseInTest;
  beforeAll(async () => {
    house = await houseInTest('demonstration');
  });
  afterAll(() => house.close());

  test('opens one member’s ballot without signing in; a new code makes the old one useless; after the close it shows only what that ballot did', async () => {
    const { rows: [open] } = await house.pool.query<{ id: string; body: string; voter: string; item: string }>(`select id, body, folded -> 'electorate' ->> 0 as voter, folded -> 'items' -> 0 ->> 'item' as item from decide_view.decision where state = 'voting'`);
    const { rows: [teller] } = await house.pool.query<{ person: string }>(`select person from people.role where role = 'teller' and place = $1`, [open?.body]);
    const cookie = await house.cookieOf(teller?.person ?? '');
    const make = async (): Promise<string> => /<p class="code"><strong>([^<]+)</.exec(await (await house.send(`/decisions/${open?.id}/codes`, { voters: open?.voter ?? '' }, cookie)).text())?.[1] ?? '';
    const first = await make();
    const code = await make();
    expect((await house.send('/sign-in', { code: first })).status).toBe(422);
    const ballot = await (await house.send('/sign-in', { code })).text();
    expect(ballot).toContain('Your ballot');
    const item = open?.item ?? '';
    expect(await (await house.send('/ballots/review', { code, [item]: 'for' })).text()).toContain('Is this your ballot?');
    expect((await house.send('/ballots/cast', { code, [item]: 'for' })).status).toBe(303);
    expect((await house.send('/ballots/cast', { code, [item]: 'against' })).status).toBe(303);
    const { rows } = await house.pool.query<{ channel: string; choices: Record<string, string> }>('select channel, choices from decide.ballot where decision = $1 and voter = $2', [open?.id, open?.voter]);
    expect(rows).toEqual([{ channel: 'code', choices: { [item]: 'against' } }]);
    expect((await house.send('/ballots/cast', { code: 'AAAA-AAAA-AAAA-AAAA', [item]: 'for' })).status).toBe(422);
    await house.send(`/decisions/${open?.id}/close`, { seen: '' }, cookie);
    expect(await (await house.send('/sign-in', { code })).text()).toContain('Your ballot is one of the 18 that were counted');
    expect((await house.send('/ballots/cast', { code })).status).toBe(409);
  });
});
