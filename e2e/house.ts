import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Instant } from '@plenaria/kernel/civil-date.ts';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { riverbend } from '#scenarios/riverbend.ts';
import { compose, type Running } from '#server/compose.tsx';
import { freshDatabase, type FreshDatabase } from '#server/database/for-tests.ts';
import { found } from '#server/found.ts';
import { listen, type Listening } from '#server/listen.ts';
import { playWorld } from '#server/play/play.ts';

/** A house of its own for a test: the demonstration, or an empty one. */
export interface House {
  readonly database: FreshDatabase;
  readonly running: Running;
  readonly base: string;
  readonly close: () => Promise<void>;
}

const random = (bytes: number): Uint8Array => new Uint8Array(randomBytes(bytes));

/** Passkeys need a host with a name: then it is `localhost`. */
export async function openHouse(kind: 'demonstration' | 'empty', host: '127.0.0.1' | 'localhost' = '127.0.0.1'): Promise<House> {
  const database = await freshDatabase();
  const demonstration = kind === 'demonstration';
  await found(database.pool, { name: riverbend.house.name, zone: riverbend.house.zone, language: 'en', demonstration, clock: demonstration ? (`${riverbend.today}T20:00:00.000Z` as Instant) : null });
  const home = mkdtempSync(join(tmpdir(), 'plenaria-e2e-'));
  let answer: (request: Request) => Promise<Response> = async () => new Response('');
  const listening: Listening = await listen((request) => answer(request), 5600, '127.0.0.1');
  const base = `http://${host}:${listening.port}`;
  const running = await compose({ pool: database.pool, root: process.cwd(), home, origin: base, random });
  if (demonstration) await playWorld({ book: running.book, pool: database.pool, zone: riverbend.house.zone, random, say: () => undefined }, riverbend);
  await running.turn();
  answer = running.fetch;
  const close = async (): Promise<void> => {
    await listening.close();
    await database.drop();
    rmSync(home, { recursive: true, force: true });
  };
  return { database, running, base, close };
}

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env['PLENARIA_BROWSER'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });

const axe = readFileSync(join(process.cwd(), 'node_modules/axe-core/axe.min.js'), 'utf8');

interface AxeResult {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly target: unknown; readonly failureSummary: string }[] }[];
}

/** What axe finds on a page, in short. */
export async function axeFinds(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  const result = await page.evaluate<AxeResult>(`axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })`);
  return result.violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} at ${String(target)}: ${failureSummary}`));
}

export const contextOf = (browser: Browser, scripts: boolean, width = 1280): Promise<BrowserContext> =>
  browser.newContext({ javaScriptEnabled: scripts, viewport: { width, height: 900 }, bypassCSP: scripts, locale: 'en-GB' });

/** Steps into a person of the demonstration by name. */
export async function become(page: Page, base: string, name: string): Promise<void> {
  await page.goto(`${base}/demonstration`);
  await page.locator('tr', { hasText: name }).first().locator('button').click();
  await page.waitForURL('**/today');
}

/** What the record grew by, without what is random: the types of facts in order. */
export async function factTypes(house: House, after: number): Promise<readonly string[]> {
  const { rows } = await house.database.pool.query<{ type: string }>('select type from record.fact where position > $1 order by position', [after]);
  return rows.map(({ type }) => type);
}

export async function headOf(house: House): Promise<number> {
  const { rows } = await house.database.pool.query<{ position: string }>('select position from record.head');
  return Number(rows[0]?.position ?? 0);
}
