import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { build } from 'esbuild';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bringUpToDate } from '#record/book.ts';
import { rebuild, viewDigest } from '#record/view.ts';
import { parties } from '#rooms/convene/views.ts';
import { migrate } from './migrate.ts';
import { poolAt } from './pool.ts';
import { supervise, type Home, type Supervised } from './supervise.ts';

let home: string;
let server: Supervised;
let writer: string;
const only = process.env['PLENARIA_DATABASE'];
const wanted = (): Home => ({ root: process.cwd(), home, ...(only === 'system' || only === 'embedded' ? { only } : {}) });

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'plenaria-crash-'));
  chmodSync(home, 0o711);
  server = await supervise(wanted());
  const pool = poolAt(server.address, 2);
  await migrate(pool, join(process.cwd(), 'migrations'));
  await bringUpToDate(pool, [parties]);
  await pool.end();
  writer = join(process.cwd(), 'dist/crash-writer.mjs');
  await build({ entryPoints: ['server/database/crash-writer.ts'], outfile: writer, bundle: true, platform: 'node', format: 'esm', external: ['pg', '@noble/*', 'temporal-polyfill', 'hono'], logLevel: 'error' });
});
afterEach(async () => {
  await server.stop();
  rmSync(home, { recursive: true, force: true });
});

const postmaster = (): number => Number(readFileSync(join(home, 'pg/postmaster.pid'), 'utf8').split('\n')[0]);

/** Children of the server: killed as well in every second round, so that nothing is flushed by an orderly end. */
const children = (): readonly number[] => readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === join(home, 'pg');
  } catch {
    return false;
  }
});

/** Writes from another process, kills the server while it writes, restarts it, and counts what was acknowledged and is gone. */
async function crash(round: number, commits: 'on' | 'off'): Promise<{ readonly acknowledged: number; readonly lost: number }> {
  const file = join(home, `acknowledged-${commits}-${round}`);
  const child = spawn(process.execPath, [writer, JSON.stringify(server.address), file, `${commits}${round}`, commits], { stdio: 'ignore' });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  while (!existsSync(file) || readFileSync(file).length < 200) await pause(20);
  await pause(60 + (round % 5) * 20);
  const [parent, all] = [postmaster(), children()];
  for (const pid of round % 2 === 0 ? all : [parent]) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch { /* it went by itself */ }
  }
  await ended;
  server = await supervise(wanted());
  const pool = poolAt(server.address, 1);
  const names = readFileSync(file, 'utf8').split('\n').filter((name) => name !== '');
  const { rows } = await pool.query<{ stream: string }>('select stream from record.fact where stream = any($1)', [names.map((name) => `party/${name}`)]);
  await pool.end();
  return { acknowledged: names.length, lost: names.length - rows.length };
}

test('twenty times the server is killed while acts are written: nothing that was acknowledged is lost, and the views still fold the same', async () => {
  let acknowledged = 0;
  for (let round = 0; round < 20; round += 1) {
    const { acknowledged: written, lost } = await crash(round, 'on');
    acknowledged += written;
    expect(lost, `round ${round}`).toBe(0);
  }
  expect(acknowledged).toBeGreaterThan(100);
  const pool = poolAt(server.address, 1);
  const { rows } = await pool.query<{ dense: boolean }>('select count(*) = max(position) and max(position) = (select position from record.head) as dense from record.fact');
  expect(rows[0]?.dense).toBe(true);
  const before = await viewDigest(parties, pool);
  await rebuild(parties, pool);
  expect(await viewDigest(parties, pool)).toBe(before);
  await pool.end();
  console.log(`${acknowledged} acts acknowledged over twenty kills, 0 lost`);
}, 300_000);

test('the control: without synchronous commits the same kills do lose something, so the test can see a loss', async () => {
  let lost = 0;
  for (let round = 0; round < 12 && lost === 0; round += 1) lost += (await crash(round * 2, 'off')).lost;
  expect(lost).toBeGreaterThan(0);
}, 300_000);

test('a server that survived the program is adopted, never doubled', async () => {
  const before = postmaster();
  const again = await supervise(wanted());
  expect([again.adopted, postmaster()]).toEqual([true, before]);
});
