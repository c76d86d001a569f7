import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Instant } from '@plenaria/kernel/civil-date.ts';
import { deschutes } from '#scenarios/deschutes.ts';
import { riverbend } from '#scenarios/riverbend.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diceFrom } from '@plenaria/kernel/dice.ts';
import { compose, type Running } from '../compose.tsx';
import { freshDatabase, type FreshDatabase } from '../database/for-tests.ts';
import { found } from '../found.ts';
import { playDemonstration } from './demonstration.ts';

let database: FreshDatabase;
let running: Running;
const home = mkdtempSync(join(tmpdir(), 'plenaria-demonstration-'));
const origin = 'http://localhost:4747';
beforeAll(async () => {
  database = await freshDatabase();
  const dice = diceFrom('both worlds');
  const random = (bytes: number): Uint8Array => Uint8Array.from({ length: bytes }, () => dice.below(256));
  await found(database.pool, { name: riverbend.house.name, zone: riverbend.house.zone, language: 'en', demonstration: true, clock: `${riverbend.today}T20:00:00.000Z` as Instant });
  running = await compose({ pool: database.pool, root: process.cwd(), home, origin, random });
  await playDemonstration({ book: running.book, pool: database.pool, zone: riverbend.house.zone, random, say: () => undefined });
  await running.turn();
});
afterAll(async () => {
  await database.drop();
  rmSync(home, { recursive: true, force: true });
});

const page = async (path: string): Promise<string> => (await running.fetch(new Request(origin + path))).text();

test('the real case stands beside the invented county, and its page says what was published and what was invented', async () => {
  const [story] = deschutes.stories;
  const { rows: [body] } = await database.pool.query<{ id: string }>(`select b.id from convene_view.body b join record.title t on t.stream = 'body/' || b.id join record.text x on x.ref = t.ref where x.words = $1`, [story?.name]);
  const html = await page(`/assemblies/${body?.id ?? ''}`);
  expect(html).toContain('Published: 12,500 letters');
  expect(html).toContain('Invented: exact days');
  expect(html).not.toContain('days late');
});

test('a year and a half later the county is late and Deschutes is not: no date was ever promised there', async () => {
  const { rows } = await database.pool.query<{ late: number }>(`select count(*)::int as late from respond_view.duty d join convene_view.body b on b.id = d.folded ->> 'body' join record.title t on t.stream = 'body/' || b.id join record.text x on x.ref = t.ref where d.state = 'overdue' and x.words = $1`, [deschutes.stories[0]?.name]);
  expect(rows[0]?.late).toBe(0);
  expect(await page('/owed')).toContain('2 answers are late');
});
