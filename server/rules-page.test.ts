import { afterAll, beforeAll, expect, test } from 'vitest';
import { houseInTest, type HouseInTest } from './house-for-tests.ts';

let house: HouseInTest;
let body = '';
beforeAll(async () => {
  house = await houseInTest('demonstration');
  body = (await house.pool.query<{ id: string }>('select id from convene_view.body order by id limit 1')).rows[0]?.id ?? '';
});
afterAll(() => house.close());

const textOf = async (path: string, cookie = ''): Promise<string> =>
  (await (await house.open(path, cookie)).text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

test('the rules of an assembly stand on a page in whole sentences, in three languages', async () => {
  expect(await textOf(`/assemblies/${body}/rules`)).toContain('The vote counts only if those who voted are at least');
  expect(await textOf(`/assemblies/${body}/rules?language=es`, 'language=es')).not.toMatch(/undefined|\{|\}/);
});

test('a count is tried, figures and all; a wrong number and too many ballots are said', async () => {
  const model = '/new/rules?model=members&percent=60&days=30&seats=';
  expect(await textOf(`${model}&for=20&against=10&stand-aside=3&blank=1&seated=40`)).toMatch(/34 of 40 is 85 %.*20 of 33 is 60\.6 %.*So it is adopted\./);
  expect(await textOf(`${model}&for=19&against=10&stand-aside=3&blank=1&seated=40`)).toContain('So it falls.');
  expect(await textOf(`${model}&for=-1&against=10&stand-aside=&blank=&seated=40`)).toContain('Type whole numbers from 0 to 100000.');
  expect(await textOf(`${model}&for=41&against=&stand-aside=&blank=&seated=40`)).toContain('More ballots than members who hold a seat.');
});

test('the blanks of a model change what it would sign', async () => {
  expect(await textOf('/new/rules?model=lottery&seats=40&percent=80&days=60')).toMatch(/40 seats.*four fifths of the ballots cast.*The time is 60 days\./);
  expect(await textOf('/new/rules?model=lottery&seats=40&percent=80&days=')).toContain('No date was promised, so nothing is ever late.');
  expect(await textOf('/new/rules?model=nonsense&seats=-4&percent=900&days=x')).toContain('30 seats');
});

test('an assembly that is not there has no rules', async () => expect((await house.open('/assemblies/none/rules')).status).toBe(404));
