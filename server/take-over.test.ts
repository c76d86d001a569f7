import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keyOf, readPublished } from '#rooms/deliberate/published-file.ts';
import { houseInTest, origin, type HouseInTest } from './house-for-tests.ts';

describe('a file of texts that were published elsewhere', () => {
  test('columns are found by their headings, numbers in whatever they stand', () => {
    const read = readPublished('\ufeffID;Theme;Measure;Status\r\nM-07;Se loger;"Isoler; vite";En danger\r\n\r\nM-08;;Planter;\r\n');
    expect(read.ok && read.value).toEqual([
      { number: 7, axis: 'Se loger', title: 'Isoler; vite', words: '', reading: 'en-danger', label: 'En danger' },
      { number: 8, axis: '', title: 'Planter', words: '', reading: '', label: '' },
    ]);
  });

  test('every problem is named by row and column, and nothing is taken in half', () => {
    const read = readPublished('number,title\n1,One\n1,Again\nx,Three\n4,\n');
    expect(!read.ok && read.refusal.map(({ row, column }) => `${row} ${column}`)).toEqual(['3 number', '4 number', '5 title']);
    expect(readPublished('a,b\n1,2\n').ok).toBe(false);
    expect(readPublished('').ok).toBe(false);
  });

  test('keys hold no accent, no space and no more than forty characters', () => expect(keyOf(` Révision de la Constitution${'x'.repeat(60)}`)).toMatch(/^revision-de-la-constitution[x]{13}$/));
});

describe('through pages', () => {
  let house: HouseInTest;
  let cookie = '';
  let body = '';
  let author = '';
  beforeAll(async () => {
    house = await houseInTest('demonstration');
    const { rows: [held] } = await house.pool.query<{ person: string; place: string }>(`select person, place from people.role where role = 'organiser' and place <> 'house' and place not in (select body from deliberate_view.item) order by since, place limit 1`);
    cookie = await house.cookieOf(held?.person ?? '');
    body = held?.place ?? '';
    const { rows: [party] } = await house.pool.query<{ id: string }>(`select id from convene_view.party limit 1`);
    author = party?.id ?? '';
  });
  afterAll(() => house.close());

  const proof = async (): Promise<string> => /name="csrf" value="([^"]+)"/.exec(await (await house.open(`/assemblies/${body}/take-over`, cookie)).text())?.[1] ?? '';
  async function upload(csv: string, fields: Readonly<Record<string, string>>): Promise<Response> {
    const form = new FormData();
    for (const [name, value] of Object.entries({ csrf: await proof(), key: 'one', ...fields })) form.set(name, value);
    form.set('file', new Blob([csv], { type: 'text/csv' }), 'measures.csv');
    return house.running.fetch(new Request(`${origin}/assemblies/${body}/take-over`, { method: 'POST', headers: { cookie, origin }, body: form }));
  }
  const told = () => ({ report: 'The report of 2020', source: 'example.org', author, 'decidedOn-day': '21', 'decidedOn-month': '6', 'decidedOn-year': '2020', 'asOf-day': '25', 'asOf-month': '8', 'asOf-year': '2020' });
  const csv = `number,theme,title,status\n${Array.from({ length: 30 }, (_, at) => `${at + 1},${at % 2 ? 'Homes' : 'Food'},Measure ${at + 1},${at === 4 ? 'In danger' : 'Not studied'}`).join('\n')}\n`;

  test('a broken file is refused row by row; a whole one is looked at first, then taken over once', async () => {
    const refused = await upload('number,title\nx,One\n', told());
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('Row 2, number: “x”; expected a number');
    expect(await (await upload(csv, { ...told(), author: '' })).text()).toContain('choose whose they are');
    const looked = await (await upload(csv, told())).text();
    expect(looked).toContain('30 texts can be taken over');
    const kept = /name="kept" value="([^"]+)"/.exec(looked)?.[1] ?? '';
    const send = () => house.send(`/assemblies/${body}/take-over/publish`, { ...told(), kept, key: 'the-same' }, cookie);
    expect((await send()).status).toBe(303);
    expect((await send()).status).toBe(303);
    const { rows } = await house.pool.query<{ n: number }>(`select count(*)::int as n from record.fact where type = 'ItemTakenOver'`);
    expect(rows[0]?.n).toBe(31);
  });

  test('the tracker keeps readings apart from claims and findings, filters them and pages them', async () => {
    const path = `/assemblies/${body}/tracker`;
    const all = await (await house.open(path)).text();
    expect(all).toMatch(/Page 1 of \d/);
    const filtered = await (await house.open(`${path}?axis=food&reading=in-danger`)).text();
    expect(filtered).toContain('Measure 5');
    expect(filtered).not.toContain('Measure 7<');
    expect(filtered).toContain('No claim recorded');
    expect(await (await house.open(`${path}?reading=nothing`)).text()).toContain('No text fits this choice');
    expect((await house.open(`${path}?page=999999`)).status).toBe(200);
    const file = await (await house.open(`${path}.csv`)).text();
    expect(readPublished(file).ok).toBe(true);
    expect(file).toContain('Measure 5');
  });
});
