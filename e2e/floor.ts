import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import { riverbend } from '#scenarios/riverbend.ts';
import { become, type House } from './house.ts';

const press = async (page: Page, name: RegExp | string): Promise<void> => {
  await page.getByRole('button', { name }).first().click();
};

/** A facilitator's day: called, opened, people marked, tables made, a sheet closed, a text made from its notes, a correction. */
export async function facilitator(page: Page, { base, database }: House): Promise<void> {
  const { rows: [union] } = await database.pool.query<{ id: string }>(`select b.id from convene_view.body b join record.title t on t.stream = 'body/' || b.id join record.text x on x.ref = t.ref where x.words like '%Tenants%'`);
  await become(page, base, 'Ana Beltrán');
  await page.goto(`${base}/assemblies/${union?.id ?? ''}`);
  await page.getByRole('link', { name: 'Call a session' }).click();
  await page.getByLabel('Name of the session').fill('Winter meeting');
  await press(page, 'Call this session');
  expect(await page.locator('#problems').innerText()).toContain('Write a day');
  const [year = '', month = '', day = ''] = riverbend.today.split('-');
  const boxes = page.getByRole('group', { name: 'Day' });
  for (const [label, text] of [['Day', day], ['Month', month], ['Year', year]] as const) await boxes.getByLabel(label, { exact: true }).fill(text);
  await page.getByLabel(/Place, as you would/).fill('Union hall, ground floor');
  await press(page, 'Call this session');
  expect(await page.locator('h1').innerText()).toBe('Winter meeting');
  await press(page, 'Open this session');
  await press(page, 'End this session');
  expect(await page.locator('#problems').innerText()).toContain('Close attendance first');
  await page.getByRole('link', { name: 'Who is there' }).click();
  const people = page.getByRole('checkbox');
  for (let at = 0; at < 12; at += 1) await people.nth(at).check();
  await press(page, 'Save for now');
  expect(await page.locator('main').innerText()).toContain('12 people are marked as here');
  await press(page, 'Close attendance');
  await page.getByRole('link', { name: /Make tables for round 1/ }).click();
  await page.getByLabel('How many tables').fill('99');
  await press(page, 'Set these tables');
  expect(await page.locator('#problems').innerText()).toContain('between 1 and 12');
  await page.getByLabel('How many tables').fill('3');
  await page.getByRole('group', { name: /Must sit at table 1/ }).getByRole('checkbox').first().check();
  await press(page, 'Set these tables');
  expect(await page.locator('h1').innerText()).toBe('Round 1: who sits where');
  await page.getByRole('link', { name: 'Winter meeting' }).click();
  await page.getByRole('link', { name: 'Sheet of table 1' }).click();
  await page.getByRole('textbox', { name: 'Notes' }).fill('The stairs are dark.\nThe lift stops on Sundays.');
  await press(page, 'Close this sheet');
  expect(await page.locator('#problems').innerText()).toContain('Read the notes back');
  await page.getByRole('checkbox', { name: 'I read the notes back to the table' }).check();
  await press(page, 'Close this sheet');
  expect(await page.locator('main').innerText()).toContain('its words stand still');
  await page.goto(`${base}/assemblies/${union?.id ?? ''}/texts`);
  await page.getByLabel('Title, as people will call it').fill('Light on every stair');
  await page.getByLabel('The text', { exact: true }).fill('Every stair is lit by 1 March.');
  await page.getByRole('checkbox', { name: /The stairs are dark/ }).check();
  await press(page, 'Publish this draft');
  expect(await page.locator('main').innerText()).toContain('The stairs are dark.');
  await page.goto(`${base}/today`);
  await page.getByRole('link', { name: 'Lead Winter meeting' }).click();
  await page.getByRole('link', { name: 'Correct attendance' }).click();
  await page.getByLabel('Who', { exact: true }).selectOption({ index: 1 });
  await page.getByRole('radio', { name: 'Was not there' }).check();
  await page.getByLabel(/Why/).fill('Marked by mistake.');
  await press(page, 'Publish this correction');
  await press(page, 'End this session');
  expect(await page.locator('main').innerText()).toContain('This session has ended. 11 of');
}
