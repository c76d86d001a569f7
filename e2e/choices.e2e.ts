import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { count, firstOrganiser, followOwn, made, secondTeller, voteByCode, voteByPage, voteOnPaper, type Hall } from './choices.ts';
import { contextOf, factTypes, headOf, launch, openHouse } from './house.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const press = (page: Page, name: RegExp | string): Promise<void> => page.getByRole('button', { name }).first().click();
const members = ['Ada Bell', 'Bo Castro', 'Cy Dunn', 'Di Eaton'];

/** Money among projects: set up, cast in three ways, counted, followed, handed over. */
async function budget(page: Page, house: Hall): Promise<void> {
  const { assembly, codes: [ada = ''] } = await made(page, house, '/new/budget', 'Elm Street', async () => {
    await page.getByLabel('Money to share out').fill('50,000');
    await page.getByRole('radio', { name: /^No: what a ballot marks/ }).check();
  }, members, ['Benches', 'Lamps', 'Swings']);
  await page.goto(`${assembly}/vote`);
  await page.getByLabel('Benches').fill('20,000');
  await page.getByLabel('Lamps').fill('a lot');
  await page.getByLabel('Swings').fill('30000');
  await press(page, 'Call this vote');
  expect(await page.locator('#problems').innerText()).toContain('Give an amount such as 1250');
  expect(await page.getByLabel('Benches').inputValue()).toBe('20,000');
  await page.getByLabel('Lamps').fill('25,000.00');
  await press(page, 'Call this vote');
  expect(await page.locator('h1').innerText()).toBe('A vote on 3 projects for 50,000.00\u00a0USD was called');
  await press(page, 'Open voting');
  const decision = page.url();
  await voteByPage(page, house, ada, { Benches: 'yes', Lamps: 'yes', Swings: 'yes' }, 'What you marked costs 75,000.00\u00a0USD; 50,000.00\u00a0USD are the most', { Swings: 'no' });
  const code = await voteByCode(page, house, decision, 'Bo Castro', { Benches: 'yes', Swings: 'yes' });
  const typing = (titles: readonly string[]) => async (at: Page): Promise<void> => {
    await at.getByRole('radio', { name: 'The marks typed below' }).check();
    for (const title of ['Benches', 'Lamps', 'Swings']) await at.getByRole('checkbox', { name: title }).setChecked(titles.includes(title));
  };
  await voteOnPaper(page, house, decision, 'Cy Dunn', await secondTeller(house, assembly), { misread: typing(['Lamps']), right: typing(['Swings']) });
  await count(page, house, decision, '2 of 3 projects are funded, for 50,000.00\u00a0USD of 50,000.00\u00a0USD');
  await followOwn(page, house, ada, decision, [/Benches\s+Approved/, /Swings\s+Not marked/, /Your share is/, /You pay [\d,.]+\u00a0USD for Benches/]);
  await followOwn(page, house, code, null, [/You pay [\d,.]+\u00a0USD for Swings/]);
  await page.goto(`${assembly}/transmit`);
  for (const recipient of await page.getByRole('checkbox', { name: 'City of Elm Street' }).all()) await recipient.check();
  await press(page, 'Hand them over');
  expect(await page.locator('main').innerText()).toContain('Benches');
}

/** Places among texts, counted as runoffs. */
async function choice(page: Page, house: Hall): Promise<void> {
  const { assembly, codes: [ada = ''] } = await made(page, house, '/new/choice', 'Oak Hall', async () => {
    await page.getByRole('radio', { name: /counted as runoffs/ }).check();
    await page.getByLabel('How many texts are chosen').fill('1');
  }, members, ['Garden', 'Library', 'Pool']);
  await page.goto(`${assembly}/vote`);
  for (const title of ['Garden', 'Library', 'Pool']) await page.getByRole('checkbox', { name: title }).check();
  await press(page, 'Call this vote');
  await press(page, 'Open voting');
  const decision = page.url();
  await voteByPage(page, house, ada, { Garden: '1', Library: '1' }, 'Two texts have place 1', { Garden: '1', Library: '2' });
  const code = await voteByCode(page, house, decision, 'Bo Castro', { Library: '1' });
  const typing = (place: string) => async (at: Page): Promise<void> => {
    await at.getByRole('radio', { name: 'The marks typed below' }).check();
    await at.getByLabel('Library').fill('1');
    await at.getByLabel('Pool').fill(place);
  };
  await voteOnPaper(page, house, decision, 'Cy Dunn', await secondTeller(house, assembly), { misread: typing('?'), right: typing('2') });
  await count(page, house, decision, '1 of 3 texts were adopted');
  await followOwn(page, house, ada, decision, [/Garden\s+Place 1/, /Your paper counts for Garden/]);
  await followOwn(page, house, code, null, [/Library\s+Place 1/, /Your paper counts for Library/]);
}

async function facts(scripts: boolean): Promise<readonly string[]> {
  const house: Hall = { ...(await openHouse('empty')), scripts };
  const context = await contextOf(browser, scripts);
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    const before = await headOf(house);
    await firstOrganiser(page, house);
    await budget(page, house);
    await choice(page, house);
    return await factTypes(house, before);
  } finally {
    await context.close();
    await house.close();
  }
}

test('votes among texts and projects, on the page, by code and on paper: with scripts and without, the same facts', async () => {
  const [without, with_] = await Promise.all([facts(false), facts(true)]);
  expect(without.filter((type) => type === 'DecisionCertified')).toHaveLength(2);
  expect(with_).toEqual(without);
});
