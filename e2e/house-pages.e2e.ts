import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPerson, giveRole } from '#people/persons.ts';
import { signIn } from '#people/sessions.ts';
import { axeFinds, contextOf, launch, openHouse, type House } from './house.ts';

let browser: Browser;
let house: House;
let keeper: string;
beforeAll(async () => {
  [browser, house] = [await launch(), await openHouse('demonstration', 'localhost')];
  const { database: { pool }, running } = house;
  keeper = await createPerson(pool, running.random, { name: 'Kit Keeper', language: 'en', at: running.clock.now() });
  const second = await createPerson(pool, running.random, { name: 'Sam Second', language: 'en', at: running.clock.now() });
  for (const person of [keeper, second]) await giveRole(pool, person, 'steward', 'house', running.clock.now());
});
afterAll(async () => {
  await browser.close();
  await house.close();
});

async function asKeeper(width: number, language: string): Promise<readonly [BrowserContext, Page]> {
  const context = await contextOf(browser, true, width);
  const page = await context.newPage();
  const token = await signIn(house.database.pool, house.running.random, keeper, { device: 'Chrome, Linux', way: 'code' });
  await context.addCookies([{ name: 'plenaria', value: token, url: house.base }, { name: 'language', value: language, url: house.base }]);
  return [context, page];
}

/** What is wrong with a page: what axe finds, and whether it is wider than its window. */
async function wrongWith(page: Page, path: string): Promise<readonly string[]> {
  await page.goto(house.base + path);
  const over = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
  return [...(await axeFinds(page)), ...(over > 0 ? [`wider than the window by ${over} px`] : [])].map((fault) => `${path}: ${fault}`);
}

const paths = ['/sign-in', '/sign-in/mail', '/sign-in/link/none', '/house', '/house/people', '/house/set-up', '/house/looks', '/house/post', '/you'];

test.each([[360, 'pt'], [1280, 'es']] as const)('the house’s own pages at %i px have nothing that axe finds and fit their window', async (width, language) => {
  const [context, page] = await asKeeper(width, language);
  for (const path of paths) expect(await wrongWith(page, path)).toEqual([]);
  await context.close();
});

test('with the keyboard alone a keeper sets the telephone and a holiday, and the foot of every page has the number', async () => {
  const [context, page] = await asKeeper(1280, 'en');
  await page.goto(`${house.base}/house`);
  const reach = async (name: string): Promise<void> => {
    for (let press = 0; press < 60; press += 1) {
      await page.keyboard.press('Tab');
      if (await page.evaluate<boolean>(`document.activeElement.id === ${JSON.stringify(name)} || document.activeElement.textContent.trim() === ${JSON.stringify(name)}`)) return;
    }
    throw new Error(`${name} is not reached by Tab.`);
  };
  await reach('Name, language, telephone, calendar');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/house/set-up');
  await reach('phone');
  await page.keyboard.type('+1 601 555 0100');
  await reach('days');
  await page.keyboard.type('2026-12-25 Christmas');
  await reach('Keep these settings');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/house');
  expect(await page.locator('footer').innerText()).toContain('+1 601 555 0100');
  expect(house.running.house.calendar.holidays).toEqual(['2026-12-25']);
  await context.close();
});
