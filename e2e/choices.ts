import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Instant } from '@plenaria/kernel/civil-date.ts';
import { issueCode } from '#people/code.ts';
import { createPerson, giveRole } from '#people/persons.ts';
import { setUpCode } from '#server/found.ts';
import { axeFinds, type House } from './house.ts';

const press = async (page: Page, name: RegExp | string): Promise<void> => {
  await page.getByRole('button', { name }).first().click();
};
const heading = (page: Page): Promise<string> => page.locator('h1').innerText();
const problems = (page: Page): Promise<string> => page.locator('#problems').innerText();

/** Somebody else at the same browser: the cookies of who was there come back afterwards. */
async function as<T>(page: Page, house: Hall, code: string, work: () => Promise<T>): Promise<T> {
  const context = page.context();
  const before = await context.cookies();
  await context.clearCookies();
  await page.goto(`${house.base}/sign-in`);
  await page.getByLabel('Your code').fill(code);
  await press(page, 'Continue');
  const done = await work();
  await context.clearCookies();
  await context.addCookies(before);
  return done;
}

/** A house, and whether the browser runs scripts: only then can a page be looked at by one. */
export interface Hall extends House {
  readonly scripts: boolean;
}

/** What is the same for every page on the way: no fault for somebody with a screen reader, and nothing scrolls sideways. */
async function looksRight(page: Page, { scripts }: Hall): Promise<void> {
  if (!scripts) return;
  expect(await axeFinds(page)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
}

export async function firstOrganiser(page: Page, house: Hall): Promise<void> {
  await page.goto(`${house.base}/sign-in`);
  await page.getByLabel('Your code').fill(await setUpCode(house.database.pool, house.running.random));
  await press(page, 'Continue');
  for (const [label, text] of [['Your name', 'Imani'], ['Name of your organisation', 'Jackson Table'], ['Time zone', 'America/Chicago']] as const) await page.getByLabel(label).fill(text);
  await press(page, 'Continue');
}

/** An assembly under a model, with its members' codes and its texts. */
export interface Made {
  readonly assembly: string;
  readonly codes: readonly string[];
}

/** Publishes a mandate from one of the forms, seats members and writes the texts. */
export async function made(page: Page, house: Hall, path: string, name: string, fill: () => Promise<void>, members: readonly string[], texts: readonly string[]): Promise<Made> {
  await page.goto(`${house.base}${path}`);
  await fill();
  for (const [label, text] of [['Name of the assembly', name], ['The question, as you would ask it in the street', `What shall ${name} do?`], ['Why this question, and why now', 'It was asked for.'], [/Names of organisations or public bodies/, `City of ${name}`]] as const) await page.getByLabel(label).fill(text);
  await press(page, 'Publish this mandate');
  await house.running.turn();
  const assembly = page.url();
  await page.goto(`${assembly}/members`);
  await page.getByLabel('Names').fill(members.join('\n'));
  await press(page, 'Give these seats');
  const codes = await page.locator('p.code').allInnerTexts();
  for (const title of texts) {
    await page.goto(`${assembly}/texts`);
    await page.getByLabel('Title, as people will call it').fill(title);
    await page.getByLabel('The text', { exact: true }).fill(`${title}, for everybody.`);
    await press(page, 'Publish this draft');
  }
  return { assembly, codes };
}

/** A second teller of the body, who signs in with a code. */
export async function secondTeller({ database: { pool }, running: { random, clock } }: Hall, assembly: string): Promise<string> {
  const person = await createPerson(pool, random, { name: 'Jo', language: 'en', at: clock.now() });
  await giveRole(pool, person, 'teller', assembly.split('/').at(-1) ?? '', clock.now());
  return issueCode(pool, random, { purpose: 'sign-in', subject: person, uses: 100, ends: '2100-01-01T00:00:00.000Z' as Instant });
}

/** Marks a ballot: a box for each approved text, or a value beside each. */
async function mark(page: Page, marks: Readonly<Record<string, string>>): Promise<void> {
  for (const [title, value] of Object.entries(marks)) {
    const box = page.getByRole('checkbox', { name: new RegExp(`^${title}`) });
    if ((await box.count()) === 0) await page.getByLabel(title).selectOption(value);
    else await box.setChecked(value === 'yes');
  }
}

async function cast(page: Page): Promise<void> {
  await press(page, 'Look at my ballot once more');
  expect(await heading(page)).toBe('Is this your ballot?');
  await press(page, 'Cast my ballot');
  expect(await heading(page)).toBe('Your ballot is in the box');
}

/** A member signs in and votes on the page; what cannot be counted is refused before, and what was marked stays. */
export async function voteByPage(page: Page, house: Hall, code: string, wrong: Readonly<Record<string, string>>, refusal: string, right: Readonly<Record<string, string>>): Promise<void> {
  await as(page, house, code, async () => {
    await page.getByRole('link', { name: 'Vote: your ballot is open' }).click();
    await looksRight(page, house);
    await mark(page, wrong);
    await press(page, 'Look at my ballot once more');
    expect(await problems(page)).toContain(refusal);
    await mark(page, right);
    await cast(page);
  });
}

/** The teller prints a code for a member, who votes with it and nothing else. */
export async function voteByCode(page: Page, house: Hall, decision: string, name: string, marks: Readonly<Record<string, string>>): Promise<string> {
  await page.goto(`${decision}/codes`);
  await page.getByRole('checkbox', { name }).check();
  await press(page, 'Make these codes');
  const code = await page.locator('p.code').innerText();
  await as(page, house, code, async () => {
    await mark(page, marks);
    await cast(page);
  });
  return code;
}

/** Types one paper into the fields of the counting desk. */
export type Typing = (page: Page) => Promise<void>;

const typePaper = async (page: Page, decision: string, number: number, typing: Typing, last: boolean): Promise<void> => {
  await page.goto(`${decision}/paper/A/${number}`);
  await typing(page);
  await press(page, last ? 'that was the last one' : 'next paper');
};

/** Hands a paper to somebody, and two people count it: first they differ, then they have read the same. */
export async function voteOnPaper(page: Page, house: Hall, decision: string, name: string, other: string, typing: { readonly misread: Typing; readonly right: Typing }): Promise<void> {
  await page.goto(`${decision}/paper/print`);
  expect(await page.locator('section.ballot').count()).toBe(1);
  await page.goto(`${decision}/paper`);
  await page.getByLabel('To whom').selectOption({ label: name });
  await press(page, 'I handed it out');
  await typePaper(page, decision, 1, typing.misread, true);
  await as(page, house, other, () => typePaper(page, decision, 1, typing.right, true));
  await page.goto(`${decision}/paper`);
  expect(await page.locator('main').innerText()).toContain('The two readings differ');
  await looksRight(page, house);
  await typePaper(page, decision, 1, typing.right, true);
  expect(await page.locator('main').innerText()).toContain('Counted: one paper, read the same by two people');
}

/** Closes, counts and certifies; the page says how, and a second program has come to the same. */
export async function count(page: Page, house: Hall, decision: string, title: string): Promise<void> {
  await page.goto(decision);
  await press(page, 'Close the box and count');
  expect(await heading(page)).toBe(title);
  await press(page, 'Certify this count');
  await page.locator('details.wide summary').click();
  expect(await page.locator('details.wide').innerText()).toMatch(/Checked again from the ballots by a second program/);
  await looksRight(page, house);
}

/** What her own ballot did, with her code or signed in; the page says that one like it stands in the count. */
export async function followOwn(page: Page, house: Hall, code: string, decision: string | null, says: readonly (string | RegExp)[]): Promise<void> {
  await as(page, house, code, async () => {
    if (decision !== null) {
      await page.goto(decision);
      await page.getByRole('link', { name: 'What your own ballot did' }).click();
    }
    const text = await page.locator('main').innerText();
    for (const words of [/Your ballot is one of the 3 that were counted/, /The published file holds one ballot that was cast (on this site|with a printed code) and says exactly this: it is yours/, ...says]) expect(text).toMatch(words);
    await looksRight(page, house);
  });
}
