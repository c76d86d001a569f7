import { afterAll, beforeAll, expect, test } from 'vitest';
import { houseInTest, type HouseInTest } from './house-for-tests.ts';
import { erasePerson, heldAbout, heldTables } from './held.ts';

let house: HouseInTest;
beforeAll(async () => {
  house = await houseInTest('demonstration');
});
afterAll(() => house.close());

test('whatever table points to a person is on her page', async () => {
  const { rows } = await house.pool.query<{ table: string }>(
    `select distinct c.conrelid::regclass::text as table from pg_constraint c where c.contype = 'f' and c.confrelid = 'people.person'::regclass order by 1`);
  const shown = heldTables.map(({ table }) => table);
  expect(rows.length).toBeGreaterThan(5);
  expect(rows.map(({ table }) => table).filter((table) => !shown.includes(table))).toEqual([]);
});

test('a member sees her answers and her ballot; erased, nothing leads to her and the frozen pool keeps its size', async () => {
  const { rows: [member] } = await house.pool.query<{ person: string; seats: string }>(
    `select a.person, a.seats from recruit.applicant a join people.pseudonym s on s.person = a.person join decide.ballot b on b.voter = s.pseudonym order by a.person limit 1`);
  const person = member?.person ?? '';
  const poolSize = async (): Promise<string | undefined> => (await house.pool.query<{ count: string }>('select count(*) from recruit.applicant where seats = $1', [member?.seats])).rows[0]?.count;
  const [cookie, before, held] = [await house.cookieOf(person), await poolSize(), await heldAbout(house.pool, person)];
  expect(held['recruit.applicant']).toHaveLength(1);
  expect(held['decide.ballot']).not.toHaveLength(0);
  expect((await house.send('/you/erase', { word: 'yes' }, cookie)).status).toBe(422);
  expect((await house.send('/you/erase', { word: 'erase' }, cookie)).status).toBe(303);
  const after = await heldAbout(house.pool, person);
  expect(Object.entries(after).filter(([, rows]) => rows.length > 0)).toMatchObject([['people.person', [{ name: '' }]]]);
  expect(await poolSize()).toBe(before);
  expect((await house.open('/you', cookie)).status).toBe(303);
});

test('somebody who is erased while the pool is still open is taken out of it', async () => {
  const { rows: [waiting] } = await house.pool.query<{ person: string; pseudonym: string }>(`select person, pseudonym from recruit.applicant where person is not null order by person limit 1`);
  await house.pool.query(`update recruit_view.seats set state = 'open' where id = (select seats from recruit.applicant where pseudonym = $1)`, [waiting?.pseudonym]);
  await erasePerson(house.pool, waiting?.person ?? '', house.running.clock.now());
  const { rowCount } = await house.pool.query('select 1 from recruit.applicant where pseudonym = $1', [waiting?.pseudonym]);
  expect(rowCount).toBe(0);
});
