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

/** Answers of everybody else in the union, as their phones would send them: two camps that part over one statement and agree on two. */
async function everybodyAnswers({ database }: House, people: number): Promise<void> {
  const { rows: [round] } = await database.pool.query<{ session: string }>('select session from deliberate.statements order by opened desc limit 1');
  await database.pool.query(
    `insert into deliberate.answer (id, session, statement, pseudonym, choice, matters, at)
     select o.pseudonym || '/' || s.id, s.session, s.id, o.pseudonym,
       case when s.number <= 2 then case when o.n % 11 = 0 then 'pass' when o.n % 13 = 0 then 'disagree' else 'agree' end when s.number % 2 = 1 then case when o.n % 2 = 0 then 'agree' else 'disagree' end else case when o.n % 2 = 0 then 'disagree' else 'agree' end end,
       (o.n + s.number) % 3 = 0, now()
     from deliberate.statement s cross join (select 'x-' || n as pseudonym, n from generate_series(1, $2::int) n) o
     where s.session = $1 on conflict do nothing`, [round?.session, people]);
}

async function statements(page: Page, house: House): Promise<void> {
  await openSession(page, house);
  await page.getByRole('link', { name: 'Statements' }).click();
  await page.getByLabel('Statements to begin with, one a line').fill('One line only');
  await press(page, 'Open answering');
  expect(await page.locator('#problems').innerText()).toContain('at least three');
  await page.getByLabel('Statements to begin with, one a line').fill('Every stair should be lit all night.\nRepairs should be answered within a week.\nThe union should buy a building.\nDues should rise by a tenth.');
  await press(page, 'Open answering');
  expect(await page.locator('h1').innerText()).toBe('Members are answering');
  await page.getByLabel('A statement others can answer').fill('Every stair should be lit all night');
  await press(page, 'Add this statement');
  expect(await page.locator('#problems').innerText()).toContain('seems to be here already');
  await page.getByLabel('A statement others can answer').fill('Meetings should have child care.');
  await press(page, 'Mine is different: add it');
  await page.getByLabel('A statement others can answer').fill('Each stair should be lit all night!');
  await press(page, 'Add this statement');
  await press(page, 'Mine is different: add it');
  const session = page.url().split('?')[0] ?? '';
  await becomeMember(page, house);
  await page.goto(session);
  await press(page, 'Begin');
  await page.getByRole('checkbox', { name: /among what matters most/ }).check();
  const shots = process.env['PLENARIA_SHOTS'];
  if (shots) await page.screenshot({ path: `${shots}/turn-1280.png`, fullPage: true });
  for (let turn = 0; turn < 5; turn += 1) await page.locator('.taps').getByRole('button', { name: 'Agree', exact: true }).click();
  await page.setViewportSize({ width: 360, height: 780 });
  if (shots) await page.screenshot({ path: `${shots}/turn-360.png`, fullPage: true });
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.locator('.taps').getByRole('button', { name: 'Agree', exact: true }).click();
  await page.locator('summary', { hasText: 'Your answers' }).click();
  await page.locator('li', { hasText: 'buy a building' }).getByRole('button', { name: 'Disagree', exact: true }).click();
  expect(await page.locator('main').innerText()).toContain('You have answered everything');
  await everybodyAnswers(house, 70);
  await become(page, house.base, 'Ana Beltrán');
  await page.goto(session);
  expect(await page.locator('main').innerText()).toContain('71 people have answered');
  expect(await page.locator('main').innerText()).toContain('Statements that seem alike');
  if (shots) await page.screenshot({ path: `${shots}/moderate-1280.png`, fullPage: true });
  await page.locator('li form', { hasText: 'Every stair should be lit all night.' }).getByRole('button', { name: 'Keep this one' }).click();
  await page.locator('summary', { hasText: 'Take out' }).last().click();
  await page.getByLabel('Why (everybody can read this)').last().fill('Said twice.');
  await page.locator('li', { hasText: 'child care' }).getByRole('button', { name: 'Take out' }).click();
  await press(page, 'Close answering and publish the results');
  const text = await page.locator('main').innerText();
  expect(text).toContain('71 people answered 4 statements');
  expect(text).toContain('Said twice.');
  expect(text).toContain('Said already: “Every stair should be lit all night.”');
  const file = (await (await page.request.get(`${session}.json`)).json()) as { readonly people: number; readonly statements: readonly unknown[] };
  expect([file.people, file.statements.length]).toEqual([71, 4]);
  expect(await axeFinds(page)).toEqual([]);
}

/** Steps into the first member of the tenants' union. */
async function becomeMember(page: Page, { base, database }: House): Promise<void> {
  const { rows: [member] } = await database.pool.query<{ name: string }>(`select p.name from people.role r join people.person p on p.id = r.person join record.title t on t.stream = 'body/' || r.place join record.text x on x.ref = t.ref where r.role = 'member' and x.words like '%Tenants%' order by p.since, p.name limit 1`);
  await become(page, base, member?.name ?? '');
}

test('two rounds are planned at once, and whoever comes late gets a seat while the others keep theirs', async () => {
  const house = await openHouse('demonstration');
  const context = await contextOf(browser, false);
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(8000);
    await openSession(page, house);
    await page.getByRole('link', { name: /Make tables for round 1/ }).click();
    await page.getByLabel('How many tables').fill('3');
    await page.getByLabel('How many rounds to plan at once').fill('2');
    await page.getByRole('group', { name: /Must sit at table 1/ }).getByRole('checkbox').first().check();
    await press(page, 'Set these tables');
    const round = page.url();
    const before = await page.locator('.boards li').allInnerTexts();
    await page.getByRole('link', { name: 'Evening on the stairs' }).click();
    await page.getByRole('link', { name: 'Who is there' }).click();
    await page.getByRole('checkbox').nth(12).check();
    await press(page, 'Save for now');
    await page.goto(round);
    expect(await page.locator('main').innerText()).toContain('One person came late; nobody is missing.');
    await press(page, /^Seat them/);
    expect(await page.locator('main').innerText()).toContain('Nobody else had to move.');
    const after = await page.locator('.boards li').allInnerTexts();
    expect([before.length, after.length]).toEqual([12, 13]);
    await page.goto(round.replace(/1$/, '2'));
    expect(await page.locator('.boards li').count()).toBe(13);
    const shots = process.env['PLENARIA_SHOTS'];
    if (shots) {
      await page.screenshot({ path: `${shots}/round-1280.png`, fullPage: true });
      await page.setViewportSize({ width: 360, height: 780 });
      await page.screenshot({ path: `${shots}/round-360.png`, fullPage: true });
    }
  } finally {
    await context.close();
    await house.close();
  }
});

test('members answer statements, and what is published says nothing of one to four people', async () => {
  const house = await openHouse('demonstration');
  const context = await contextOf(browser, true);
  try {
    const before = await headOf(house);
    const page = await context.newPage();
    page.setDefaultTimeout(8000);
    await statements(page, house);
    expect((await factTypes(house, before)).filter((type) => type.startsWith('Statements'))).toEqual(['StatementsClosed']);
    const shots = process.env['PLENARIA_SHOTS'];
    if (shots) {
      await page.screenshot({ path: `${shots}/results-1280.png`, fullPage: true });
      await page.setViewportSize({ width: 360, height: 780 });
      await page.screenshot({ path: `${shots}/results-360.png`, fullPage: true });
    }
  } finally {
    await context.close();
    await house.close();
  }
});

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
