import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFinds, become, contextOf, launch, openHouse, type House } from './house.ts';

let browser: Browser;
let house: House;
beforeAll(async () => {
  [browser, house] = [await launch(), await openHouse('demonstration', 'localhost')];
});
afterAll(async () => {
  await browser.close();
  await house.close();
});

interface Key {
  readonly cdp: CDPSession;
  readonly authenticatorId: string;
}

/** A key in the browser's own make-believe: it knows its owner and answers without being touched. */
async function keyIn(context: BrowserContext, page: Page): Promise<Key> {
  const cdp = await context.newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  });
  return { cdp, authenticatorId };
}

const addOne = async (page: Page, name: string): Promise<void> => {
  await page.goto(`${house.base}/you`);
  await page.getByLabel('A name for the new passkey').fill(name);
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByText(name, { exact: true }).first().waitFor();
};

const comeIn = async (page: Page): Promise<void> => {
  await page.context().clearCookies();
  await page.goto(`${house.base}/sign-in`);
  await page.getByRole('button', { name: 'Use my passkey' }).click();
};

test('passkeys: added, named, used to come in, closed when there is a copy, removed', async () => {
  const context = await contextOf(browser, true);
  const page = await context.newPage();
  const key = await keyIn(context, page);
  await become(page, house.base, 'Ana Beltrán');
  await addOne(page, 'office laptop');
  expect(await axeFinds(page)).toEqual([]);
  await comeIn(page);
  await page.waitForURL('**/today');
  expect(await page.locator('header').innerText()).toContain('Ana Beltrán');

  // A copy of the key that was made before the last use answers with an older counter.
  const { credentials: [credential] } = await key.cdp.send('WebAuthn.getCredentials', { authenticatorId: key.authenticatorId });
  await key.cdp.send('WebAuthn.removeCredential', { authenticatorId: key.authenticatorId, credentialId: credential?.credentialId ?? '' });
  await key.cdp.send('WebAuthn.addCredential', { authenticatorId: key.authenticatorId, credential: { ...credential, signCount: 0 } as never });
  await comeIn(page);
  await page.getByText('its counter went back').first().waitFor();
  await comeIn(page);
  await page.getByText('This passkey is closed').first().waitFor();

  await become(page, house.base, 'Ana Beltrán');
  await page.goto(`${house.base}/you`);
  await page.getByRole('button', { name: 'Remove office laptop' }).click();
  expect(await page.locator('#passkeys').innerText()).toBe('You have no passkey yet');
  await context.close();
});

test('passkeys: one that does not know its owner does not open, and one answer counts once', async () => {
  const context = await contextOf(browser, true);
  const page = await context.newPage();
  const key = await keyIn(context, page);
  await become(page, house.base, 'Rosa Whitefeather');
  await addOne(page, 'blue key');
  await page.route('**/sign-in/passkey', (route) => route.abort());
  const sent = page.waitForRequest('**/sign-in/passkey');
  await comeIn(page);
  const body = new URLSearchParams((await sent).postData() ?? '');
  const send = async (): Promise<number> => (await fetch(`${house.base}/sign-in/passkey`, { method: 'POST', redirect: 'manual', headers: { origin: house.base }, body })).status;
  expect((await Promise.all([send(), send(), send()])).sort()).toEqual([303, 422, 422]);
  await page.unroute('**/sign-in/passkey');
  await key.cdp.send('WebAuthn.setUserVerified', { authenticatorId: key.authenticatorId, isUserVerified: false });
  await comeIn(page);
  await page.getByText('your device did not answer').waitFor();
  await context.close();
});

test('passkeys: without scripts the button says to use the printed code', async () => {
  const context = await contextOf(browser, false);
  const page = await context.newPage();
  await page.goto(`${house.base}/sign-in`);
  await page.getByRole('button', { name: 'Use my passkey' }).click();
  expect(await page.locator('#problems').innerText()).toContain('use your printed code');
  await context.close();
});

test('a link in a mail: asked, opened here, in; another browser is told where to open it', async () => {
  const { rows: [member] } = await house.database.pool.query<{ value: string }>(`select c.value from people.channel c where c.kind = 'email' and not exists (select 1 from people.role r where r.person = c.person and r.role not in ('member', 'candidate')) limit 1`);
  for (const scripts of [true, false]) {
    const context = await contextOf(browser, scripts, 360);
    const page = await context.newPage();
    await page.goto(`${house.base}/sign-in`);
    await page.getByRole('textbox', { name: 'E-mail address' }).fill(member?.value ?? '');
    await page.getByRole('button', { name: 'Send me a link' }).click();
    await page.getByRole('link', { name: /See the mail here/ }).click();
    if (scripts) expect(await axeFinds(page)).toEqual([]);
    await page.getByRole('link', { name: 'Come in' }).first().click();
    const url = page.url();
    await page.getByRole('button', { name: 'Come in' }).click();
    await page.waitForURL('**/today');
    const other = await contextOf(browser, scripts);
    const elsewhere = await other.newPage();
    await elsewhere.goto(url);
    expect(await elsewhere.locator('h1').innerText()).toContain('in the browser where you asked');
    await other.close();
    await context.close();
  }
});
