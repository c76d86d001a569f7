import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openHouse, type House } from '../e2e/house.ts';
import { bringUpToDate } from '#record/book.ts';
import { exportLines } from '#record/export.ts';
import { verify } from '#record/verify.ts';
import { viewDigest } from '#record/view.ts';
import { backup, restore } from './backup.ts';
import { freshDatabase, type FreshDatabase } from './database/for-tests.ts';
import { openLog, succeed } from './log.ts';
import { rooms } from './rooms.ts';

let house: House;
let other: FreshDatabase;
let folder: string;
beforeEach(async () => {
  house = await openHouse('demonstration');
  other = await freshDatabase();
  folder = mkdtempSync(join(tmpdir(), 'plenaria-backup-'));
});
afterEach(async () => {
  await house.close();
  await other.drop();
  rmSync(folder, { recursive: true });
});

const views = rooms.flatMap((room) => room.views);
const root = process.cwd();

async function exported(pool: House['database']['pool'], key: string): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const line of exportLines(pool, key)) lines.push(line.trimEnd());
  return lines;
}

test('a restored installation has the same record to the byte, verifies, and folds to the same views', async () => {
  const { pool } = house.database;
  const path = join(folder, 'backup.plenaria');
  const rows = await backup(pool, root, path);
  expect(rows).toBeGreaterThan(500);
  expect(await restore(other.pool, root, path)).toBe(rows);
  const [before, after] = [await exported(pool, house.running.log.verifierKey), await exported(other.pool, house.running.log.verifierKey)];
  expect(after).toEqual(before);
  expect(verify(after, null).problems).toEqual([]);
  await bringUpToDate(other.pool, views);
  for (const view of views) expect(await viewDigest(view, other.pool)).toBe(await viewDigest(view, pool));
});

test('a backup that is cut short, or one restored over something, changes nothing', async () => {
  const path = join(folder, 'backup.plenaria');
  await backup(house.database.pool, root, path);
  await expect(restore(house.database.pool, root, path)).rejects.toThrow('not empty');
  writeFileSync(path, readFileSync(path, 'utf8').split('\n').slice(0, 40).join('\n'));
  await expect(restore(other.pool, root, path)).rejects.toThrow('not whole');
  expect((await other.pool.query('select position from record.head')).rows).toEqual([{ position: '0' }]);
});

test('an older backup beside a newer checkpoint only reads, until a new log succeeds the old one and cites it', async () => {
  const { pool } = house.database;
  const home = join(folder, 'home');
  const log = await openLog({ pool, home, name: 'http://riverbend.example' });
  const path = join(folder, 'backup.plenaria');
  await backup(pool, root, path);
  await pool.query(`insert into record.act values ('later', 'x', 'x', 'x', 'x', now(), 9999, 9999)`);
  await pool.query(`insert into record.fact select (select position + 1 from record.head), 'later', 'party/later', 1, 'PartyEntered', now(), now(), leaf from record.fact where position = 1`);
  await log.sign('2026-11-24T20:00:00.000Z' as Parameters<typeof log.sign>[0]);
  await restore(other.pool, root, path);
  const behind = await openLog({ pool: other.pool, home, name: 'http://riverbend.example' });
  expect([behind.appends, behind.why]).toEqual([false, log.origin === behind.origin ? 'behind' : 'not-ours']);
  await succeed({ pool: other.pool, home, name: 'http://riverbend.example' });
  const again = await openLog({ pool: other.pool, home, name: 'http://riverbend.example' });
  expect(again.appends).toBe(true);
  const { rows } = await other.pool.query<{ cites: string }>('select cites from record.log order by number desc limit 1');
  expect(rows[0]?.cites).toContain(log.origin);
});
