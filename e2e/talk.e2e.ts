import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { riverbend } from '#scenarios/riverbend.ts';
import { axeFinds, become, contextOf, factTypes, headOf, launch, openHouse, type House } from './house.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const press = async (page: Page, name: RegExp | string): Promise<void> => {
  await page.getByRole('button', { name }).first().click();
};

/** A session of the tenants' union that is open, with twelve people marked as here. */
export async function openSession(page: Page, { base, database }: House): Promise<void> {
  const { rows: [union] } = await database.pool.query<{ id: string }>(`select b.id from convene_view.body b join record.title t on t.stream = 'body/' || b.id join record.text x on x.ref = t.ref where x.words like '%Tenants%'`);
  await become(page, base, 'Ana Beltrán');
  await page.goto(`${base}/assemblies/${union?.id ?? ''}/sessions`);
  await page.getByLabel('Name of the session').fill('Evening on the stairs');
  const [year = '', month = '', day = ''] = riverbend.today.split('-');
  const boxes = page.getByRole('group', { name: 'Day' });
  for (const [label, text] of [['Day', day], ['Month', month], ['Year', year]] as const) await boxes.getByLabel(label, { exact: true }).fill(text);
  await page.getByLabel(/Place, as you would/).fill('Union hall');
  await press(page, 'Call this session');
  await press(page, 'Open this session');
  await page.getByRole('link', { name: 'Who is there' }).click();
  for (let at = 0; at < 12; at += 1) await page.getByRole('checkbox').nth(at).check();
  await press(page, 'Save for now');
  await page.getByRole('link', { name: 'Evening on the stairs' }).click();
}

async function queue(page: Page, house: House): Promise<void> {
  await openSession(page, house);
  await page.getByRole('link', { name: 'Talk queue' }).click();
  expect(await page.locator('h1').innerText()).toBe('Nobody waits to speak');
  const names = await page.locator('.taps button span').allInnerTexts();
  expect(names).toHaveLength(12);
  const [first = '', second = '', third = ''] = names;
  await press(page, first);
  await press(page, `Give the floor to ${first}`);
  expect(await page.locator('h1').innerText()).toBe(`${first} has the floor`);
  await press(page, second);
  await press(page, 'Finished');
  await press(page, first);
  await press(page, third);
  expect((await page.locator('.queue strong').allInnerTexts()).map((name) => name.trim())).toEqual([second, third, first]);
  await page.locator('.queue summary').nth(2).click();
  await page.locator('.queue li').nth(2).getByRole('button', { name: 'Put first' }).click();
  expect(await page.locator('#problems').innerText()).toContain('Write why');
  await page.locator('.queue li').nth(2).locator('summary').click();
  await page.locator('.queue li').nth(2).getByRole('textbox').fill('Has to catch a bus.');
  await page.locator('.queue li').nth(2).getByRole('button', { name: 'Put first' }).click();
  expect(await page.locator('h1').innerText()).toBe(`Next: ${first}`);
  await press(page, `Take back: ${first} was put first`);
  expect(await page.locator('h1').innerText()).toBe(`Next: ${second}`);
  expect(await axeFinds(page)).toEqual([]);
  await press(page, 'Close the queue for this session');
  expect(await page.locator('main').innerText()).toContain('The queue is closed: one turn.');
}

test.each([[true], [false]])('the talk queue is led from one device, scripts %s', async (scripts) => {
  const house = await openHouse('demonstration');
  const context = await contextOf(browser, scripts);
  try {
    const before = await headOf(house);
    const page = await context.newPage();
    page.setDefaultTimeout(8000);
    if (scripts) await queue(page, house);
    else await queueWithoutScripts(page, house);
    expect((await factTypes(house, before)).filter((type) => type.startsWith('Talk'))).toEqual(['TalkClosed']);
    const shots = process.env['PLENARIA_SHOTS'];
    if (shots && scripts) await pictures(page, house, shots);
  } finally {
    await context.close();
    await house.close();
  }
});

async function queueWithoutScripts(page: Page, house: House): Promise<void> {
  await openSession(page, house);
  await page.getByRole('link', { name: 'Talk queue' }).click();
  const [first = ''] = await page.locator('.taps button span').allInnerTexts();
  await press(page, first);
  await press(page, `Give the floor to ${first}`);
  await press(page, 'Finished');
  await press(page, 'Close the queue for this session');
}

async function pictures(page: Page, house: House, folder: string): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 900 });
  await openSession(page, house);
  await page.getByRole('link', { name: 'Talk queue' }).click();
  for (const at of [0, 0, 0, 3]) await page.locator('.taps button').nth(at).click();
  await press(page, /^Give the floor to/);
  await page.screenshot({ path: `${folder}/talk-1280.png`, fullPage: true });
  await page.setViewportSize({ width: 360, height: 780 });
  await page.screenshot({ path: `${folder}/talk-360.png`, fullPage: true });
}
