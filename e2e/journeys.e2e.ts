import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setUpCode } from '#server/found.ts';
import { facilitator } from './floor.ts';
import { axeFinds, become, contextOf, factTypes, headOf, launch, openHouse, type House } from './house.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

async function inHouse(kind: 'demonstration' | 'empty', scripts: boolean, walk: (page: Page, house: House) => Promise<void>): Promise<readonly string[]> {
  const house = await openHouse(kind);
  const context = await contextOf(browser, scripts);
  try {
    const before = await headOf(house);
    await walk(await context.newPage(), house);
    return await factTypes(house, before);
  } finally {
    await context.close();
    await house.close();
  }
}

const press = async (page: Page, name: RegExp | string): Promise<void> => {
  await page.getByRole('button', { name }).first().click();
};

async function official(page: Page, { base }: House): Promise<void> {
  await become(page, base, 'Peter Lindqvist');
  await page.getByRole('link', { name: /Answer 2 recommendations/ }).click();
  await press(page, /Save the draft/);
  expect(await page.title()).toContain('Error:');
  const declined = page.getByRole('radio', { name: /^Decline/ }).first();
  await declined.check();
  await press(page, /Save the draft/);
  expect(await page.locator('#problems').innerText()).toContain('Give the reason');
  expect(await page.getByRole('radio', { name: /^Decline/ }).first().isChecked()).toBe(true);
  await page.getByLabel('Reason or condition').first().fill('The Council has no money for it before 2028.');
  await press(page, /Save the draft/);
  await press(page, /Publish one answer/);
  expect(await page.locator('h1').innerText()).toMatch(/Published: one answer/);
}

async function monitor(page: Page, house: House): Promise<void> {
  const { base } = house;
  await become(page, base, 'Rosa Whitefeather');
  await page.getByRole('link', { name: 'Check what is claimed' }).first().click();
  await page.getByRole('radio', { name: 'Done in part' }).check();
  await page.getByLabel('What you saw, when and where').fill('The lease is signed; nobody works there yet. Visit of 24 November 2026.');
  await press(page, 'Send it to the office');
  await become(page, base, 'Marisol Vance');
  await page.getByRole('link', { name: 'Reply to a finding before it is published' }).click();
  await page.getByLabel('Your reply').fill('Two people start on 1 December.');
  await press(page, 'Publish this reply');
  await become(page, base, 'Rosa Whitefeather');
  await page.getByRole('link', { name: /Publish a finding/ }).click();
  await press(page, 'Publish for everybody');
  expect(await page.locator('main').innerText()).toContain('Two people start on 1 December.');
}

async function clockRuns(page: Page, { base }: House): Promise<void> {
  await become(page, base, 'Ana Beltrán');
  await page.getByRole('link', { name: 'Cover a money line: sessions cannot open yet' }).click();
  await page.getByLabel('Amount').fill('600.00');
  await press(page, 'Publish this commitment');
  await page.goto(`${base}/demonstration`);
  await press(page, '30 days on');
  await page.goto(`${base}/today`);
  await page.getByRole('link', { name: 'Draw the panel in public' }).click();
  await page.getByLabel(/What the dice show/).fill('2 5 2');
  await page.getByLabel('Read again by a second person').fill('2 5 3');
  await press(page, 'Draw this panel, in public');
  expect(await page.locator('#problems').innerText()).toContain('The two readings differ');
  await page.getByLabel('Read again by a second person').fill('2 5 2');
  await press(page, 'Draw this panel, in public');
  expect(await page.locator('h1').innerText()).toBe('Panel 252 of 1,000 was drawn');
}

async function firstOrganiser(page: Page, house: House): Promise<void> {
  const code = await setUpCode(house.database.pool, house.running.random);
  await page.goto(`${house.base}/sign-in`);
  await page.getByLabel('Your code').fill('WRONG-CODE');
  await press(page, 'Continue');
  expect(await page.locator('#problems').innerText()).toContain('This is not a code');
  await page.getByLabel('Your code').fill(code.toLowerCase().replaceAll('-', ' '));
  await press(page, 'Continue');
  await page.getByLabel('Your name').fill('Imani');
  await page.getByLabel('Name of your organisation').fill('Jackson Table');
  await page.getByLabel('Time zone').fill('America/Chicago');
  await press(page, 'Continue');
  await page.goto(`${house.base}/new`);
  await page.getByRole('radio', { name: /The members of an organisation/ }).check();
  await page.getByLabel('Name of the assembly').fill('Water Table');
  await page.getByLabel('The question, as you would ask it in the street').fill('Who decides about our water?');
  await press(page, 'Publish this mandate');
  expect(await page.locator('#problems').innerText()).toContain('Say why');
  await page.getByLabel('Why this question, and why now').fill('The pipes broke twice.');
  await page.getByLabel(/Names of organisations or public bodies/).fill('Jackson People’s Assembly\nCity of Jackson');
  await press(page, 'Publish this mandate');
  expect(await page.locator('h1').innerText()).toBe('Who decides about our water?');
}

async function begin(page: Page, house: House, model: RegExp, fill: readonly (readonly [string | RegExp, string])[]): Promise<void> {
  const code = await setUpCode(house.database.pool, house.running.random);
  await page.goto(`${house.base}/sign-in`);
  await page.getByLabel('Your code').fill(code);
  await press(page, 'Continue');
  for (const [label, text] of [['Your name', 'Imani'], ['Name of your organisation', 'Jackson Table'], ['Time zone', 'America/Chicago']] as const) await page.getByLabel(label).fill(text);
  await press(page, 'Continue');
  await page.goto(`${house.base}/new`);
  await page.getByRole('radio', { name: model }).check();
  for (const [label, text] of [['Name of the assembly', 'Water Table'], ['The question, as you would ask it in the street', 'Who decides about our water?'], ['Why this question, and why now', 'The pipes broke twice.'], [/Names of organisations or public bodies/, 'City of Jackson'], ...fill] as const) await page.getByLabel(label).fill(text);
  await press(page, 'Publish this mandate');
  await house.running.turn();
  await page.reload();
}

const inAYear = async (page: Page, label: string): Promise<void> => {
  const boxes = page.getByRole('group', { name: label });
  await boxes.getByLabel('Day').fill('1');
  await boxes.getByLabel('Month').fill('3');
  await boxes.getByLabel('Year').fill('2090');
};

/** Small pools are ready at once; where they are not, the page looks again by itself while the house's clock turns. */
async function panelsArePublished(page: Page, house: House): Promise<void> {
  for (let turn = 0; turn < 60 && !page.url().includes('/draws/'); turn += 1) {
    await house.running.turn();
    await page.waitForTimeout(500);
  }
}

async function letterHolder(page: Page, house: House): Promise<void> {
  await begin(page, house, /People drawn by lot/, [['Number of seats (only where people are drawn)', '5']]);
  await page.getByRole('link', { name: 'Fill the seats by lot' }).click();
  await page.getByLabel(/1. Quotas/).fill('feature,value,min,max\nage,under 40,two,3\nage,40 and over,2,3');
  await press(page, 'Set these quotas');
  expect(await page.locator('#problems').innerText()).toContain('Row 2, min: “two” is not a whole number from 0 up.');
  await page.getByLabel(/1. Quotas/).fill('feature,value,min,max\nage,under 40,2,3\nage,40 and over,2,3');
  await page.getByLabel('Why these numbers').fill('The census of the city.');
  await press(page, 'Set these quotas');
  const form = page.url();
  await page.getByLabel(/2. Letters/).fill('2');
  await inAYear(page, 'Answer by');
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Make the letters as a PDF')]);
  expect(download.suggestedFilename()).toBe('letters.pdf');
  await page.goto(form);
  await page.getByLabel(/2. Letters/).fill('12');
  await inAYear(page, 'Answer by');
  await press(page, 'Make them as a page to print');
  const codes = await page.locator('p.code').allInnerTexts();
  expect(codes).toHaveLength(12);
  for (const [at, code] of codes.slice(0, 9).entries()) {
    await page.goto(`${house.base}/sign-in`);
    await page.getByLabel('Your code').fill(code);
    await press(page, 'Continue');
    await page.getByLabel('What is your name?').fill(`Neighbour ${at}`);
    await press(page, 'Next question');
    if (at === 0) {
      await press(page, 'Next question');
      expect(await page.locator('#problems').innerText()).toContain('Choose an answer');
      await press(page, 'Back');
      expect(await page.getByLabel('What is your name?').inputValue()).toBe('Neighbour 0');
      await press(page, 'Next question');
    }
    await page.getByRole('radio', { name: at % 3 === 0 ? 'under 40' : '40 and over' }).check();
    for (const step of ['Next question', 'Next question']) await press(page, step);
    await page.getByLabel(/How can we reach you/).fill('through the library');
    for (const step of ['Next question', 'See all answers', 'Yes, put me in the draw']) await press(page, step);
    expect(await page.locator('h1').innerText()).toBe('You are in the draw');
  }
  await page.goto(`${house.base}/sign-in`);
  await page.getByLabel('Your code').fill(codes[0] ?? '');
  await press(page, 'Continue');
  expect(await page.locator('#problems').innerText()).toContain('was used already');
  await page.goto(house.base);
  await page.getByRole('link', { name: 'Who decides about our water?' }).click();
  await page.getByRole('link', { name: 'Fill the seats by lot' }).click();
  expect(await page.locator('.lede').innerText()).toContain('9 people have come forward for 5 seats');
  await inAYear(page, 'Day of the public draw');
  await press(page, 'Close the pool and announce the draw');
  await panelsArePublished(page, house);
  expect(await page.locator('h1').innerText()).toBe('One of 1,000 panels will be drawn on 1 March 2090');
}

async function secondAssembly(page: Page, house: House): Promise<void> {
  const { base } = house;
  await begin(page, house, /The members of an organisation/, []);
  await page.getByRole('link', { name: 'Give people their seats' }).click();
  await page.getByLabel('Names').fill('Ada Bell\nBo Castro\nCy Dunn');
  await press(page, 'Give these seats');
  const codes = await page.locator('p.code').allInnerTexts();
  await page.goto(base);
  await page.getByRole('link', { name: 'Who decides about our water?' }).click();
  const assembly = page.url();
  for (const title of ['Pipes first', 'Prices stay']) {
    await page.goto(`${assembly}/texts`);
    await page.getByLabel('Title, as people will call it').fill(title);
    await page.getByLabel('The text', { exact: true }).fill(`${title}: so that everybody has water.`);
    await press(page, 'Publish this draft');
  }
  await page.goto(`${assembly}/vote`);
  for (const title of ['Pipes first', 'Prices stay']) await page.getByRole('checkbox', { name: title }).check();
  await press(page, 'Call this vote');
  await press(page, 'Open voting');
  const decision = page.url();
  const context = page.context();
  const organiser = await context.cookies();
  for (const [at, code] of codes.entries()) {
    await context.clearCookies();
    await page.goto(`${base}/sign-in`);
    await page.getByLabel('Your code').fill(code);
    await press(page, 'Continue');
    await page.getByRole('link', { name: 'Vote: your ballot is open' }).click();
    await page.getByRole('group', { name: 'Pipes first' }).getByRole('radio', { name: 'For', exact: true }).check();
    await page.getByRole('group', { name: 'Prices stay' }).getByRole('radio', { name: at === 0 ? 'For' : 'Against', exact: true }).check();
    await press(page, 'Look at my ballot once more');
    await press(page, 'Cast my ballot');
  }
  await context.clearCookies();
  await context.addCookies(organiser);
  await page.goto(decision);
  await press(page, 'Close the box and count');
  await press(page, 'Certify this count');
  expect(await page.locator('h1').innerText()).toBe('1 of 2 texts were adopted');
  await page.goto(`${assembly}/transmit`);
  await press(page, 'Hand them over');
  expect(await page.locator('#problems').innerText()).toContain('Choose somebody for every text');
  await page.getByRole('checkbox', { name: 'City of Jackson' }).check();
  await press(page, 'Hand them over');
  expect(await page.locator('main').innerText()).toContain('Asked, no date');
}

async function memberAndTellers(page: Page, house: House): Promise<void> {
  const { base, database } = house;
  const { rows: [member] } = await database.pool.query<{ name: string; person: string }>(`
    select p.name, p.id as person from people.role r join people.person p on p.id = r.person join decide_view.decision d on d.body = r.place and d.state = 'voting'
    where r.role = 'member' and not exists (select 1 from decide.ballot b join people.pseudonym s on s.pseudonym = b.voter where s.person = p.id) order by p.since, p.name limit 1`);
  await page.goto(`${base}/demonstration`);
  await page.locator(`form:has(input[value="${member?.person ?? ''}"]) button`).click();
  await page.getByRole('link', { name: 'Vote: your ballot is open' }).click();
  await page.getByRole('radio', { name: 'For', exact: true }).check();
  await press(page, 'Look at my ballot once more');
  await press(page, 'Cast my ballot');
  expect(await page.locator('h1').innerText()).toBe('Your ballot is in the box');
  await become(page, base, 'Ana Beltrán');
  await page.getByRole('link', { name: 'Close the box, count and certify' }).click();
  expect(await page.locator('h1').innerText()).toContain('18 of 41 have voted');
  await press(page, 'Close the box and count');
  expect(await page.locator('main').innerText()).toContain('No result');
  await press(page, 'Certify this count');
  expect(await page.locator('main').innerText()).toContain('Certified');
}

const journeys = {
  'member whose vote is too small a meeting, and the tellers': memberAndTellers,
  official, monitor, 'facilitator whose session is called, held and corrected': facilitator, 'organiser whose draw waits for its day': clockRuns, 'first organiser of an empty house': firstOrganiser,
  'empty house: letters, enrolment and a pool that is closed': letterHolder, 'empty house: a second, different assembly through pages alone': secondAssembly } as const;

describe('journeys', () => {
  test.each(Object.entries(journeys))('the %s: with scripts and without, the same facts', async (name, walk) => {
    const kind = name.includes('empty house') ? 'empty' : 'demonstration';
    const without = await inHouse(kind, false, walk);
    const with_ = await inHouse(kind, true, walk);
    expect(without.length).toBeGreaterThan(0);
    expect(with_).toEqual(without);
  });
});

describe('pages', () => {
  let house: House;
  let paths: readonly string[];
  beforeAll(async () => {
    house = await openHouse('demonstration');
    const { rows: [body] } = await house.database.pool.query<{ id: string }>(`select id from convene_view.body order by position limit 1`);
    const { rows: [item] } = await house.database.pool.query<{ id: string }>(`select item as id from monitor_view.commitment where state = 'disputed'`);
    const { rows: [decision] } = await house.database.pool.query<{ id: string }>(`select id from decide_view.decision order by position limit 1`);
    const { rows: [session] } = await house.database.pool.query<{ id: string }>(`select id from deliberate_view.session order by position limit 1`);
    paths = ['/', `/assemblies/${body?.id}`, `/items/${item?.id}`, `/draws/${body?.id}.member`, `/decisions/${decision?.id}`, `/sessions/${session?.id}`, '/owed', '/record', '/record/check', '/sign-in', '/demonstration', '/nowhere'];
  });
  afterAll(() => house.close());

  test.each([360, 1280])('axe finds nothing and nothing scrolls sideways at %i pixels', async (width) => {
    const context = await contextOf(browser, true, width);
    const page = await context.newPage();
    for (const path of paths) {
      await page.goto(house.base + path);
      expect((await axeFinds(page)).map((found) => `${path}: ${found}`), path).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth'), `${path} scrolls sideways`).toBe(true);
    }
    await context.close();
  });

  test('at 320 pixels, and in Spanish and Portuguese, nothing scrolls sideways and nothing is left in English', async () => {
    const context = await contextOf(browser, true, 320);
    const page = await context.newPage();
    for (const language of ['es', 'pt']) {
      await page.goto(`${house.base}/language?to=${language}&back=/`);
      for (const path of paths) {
        await page.goto(house.base + path);
        expect(await page.getAttribute('html', 'lang')).toBe(language);
        expect(await page.locator('nav.places').innerText()).not.toContain('Assemblies');
        expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth'), `${path} scrolls sideways in ${language}`).toBe(true);
      }
    }
    await context.close();
  });

  test('with the keyboard alone: the first Tab skips to the text, every control shows its focus', async () => {
    const context = await contextOf(browser, true);
    const page = await context.newPage();
    await page.goto(house.base);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement?.className')).toBe('skip');
    for (let step = 0; step < 12; step += 1) {
      await page.keyboard.press('Tab');
      expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid');
    }
    await context.close();
  });
});
