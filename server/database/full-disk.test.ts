import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Instant } from '@plenaria/kernel/civil-date.ts';
import { diceFrom } from '@plenaria/kernel/dice.ts';
import { bringUpToDate, openBook } from '#record/book.ts';
import { enterParty } from '#rooms/convene/enter-party.ts';
import { parties } from '#rooms/convene/views.ts';
import { compose } from '../compose.tsx';
import { found } from '../found.ts';
import { vocabulary } from '../vocabulary.ts';
import { migrate } from './migrate.ts';
import { poolAt } from './pool.ts';
import { supervise } from './supervise.ts';

/** A disk of 160 MB that can be filled: only root can mount one. */
function smallDisk(): string | null {
  const home = mkdtempSync(join(tmpdir(), 'plenaria-full-'));
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=160m', 'tmpfs', home]).status === 0) {
    chmodSync(home, 0o711);
    return home;
  }
  rmSync(home, { recursive: true });
  return null;
}

const disk = smallDisk();
const dice = diceFrom('a full disk');
const random = (bytes: number): Uint8Array => Uint8Array.from({ length: bytes }, () => dice.below(256));
const only = process.env['PLENARIA_DATABASE'];

test.runIf(disk !== null)('a full disk: an act is refused whole, public pages go on, and with room again nothing that was acknowledged is missing', async () => {
  const home = disk ?? '';
  const server = await supervise({ root: process.cwd(), home, ...(only === 'system' || only === 'embedded' ? { only } : {}) });
  const pool = poolAt(server.address, 4);
  try {
    await migrate(pool, join(process.cwd(), 'migrations'));
    await found(pool, { name: 'A full house', zone: 'UTC', language: 'en', demonstration: false, clock: null });
    const house = await compose({ pool, root: process.cwd(), home: mkdtempSync(join(tmpdir(), 'plenaria-log-')), origin: 'http://localhost:4747', random });
    await bringUpToDate(pool, [parties]);
    const book = openBook({ pool, vocabulary, views: [parties], zone: 'UTC', random, appends: () => true });
    const page = (): Promise<Response> => house.fetch(new Request('http://localhost:4747/record'));
    expect((await page()).status).toBe(200);
    const { bavail, bsize } = statfsSync(home);
    writeFileSync(join(home, 'ballast'), Buffer.alloc(Math.max(0, bavail * bsize - 3 * 1024 * 1024)));
    const acknowledged: string[] = [];
    let refused: unknown = null;
    for (let turn = 0; turn < 3000 && refused === null; turn += 1) {
      const party = `p-${turn}`;
      await book.act(enterParty, { command: { party, kind: 'agency', name: 'x'.repeat(30_000) }, key: party, by: { role: 'organiser', pseudonym: 'o-1' }, at: '2026-11-24T12:00:00.000Z' as Instant })
        .then((acted) => { if (acted.ok) acknowledged.push(party); }, (trouble: unknown) => { refused = trouble; });
    }
    expect(refused).not.toBeNull();
    expect([200, 503]).toContain((await page()).status);
    rmSync(join(home, 'ballast'));
    for (let waited = 0; waited < 100; waited += 1) {
      await server.mind().catch(() => undefined);
      if (await pool.query('select 1').then(() => true, () => false)) break;
      await pause(100);
    }
    const { rows } = await pool.query<{ stream: string }>('select stream from record.fact where stream = any($1)', [acknowledged.map((party) => `party/${party}`)]);
    expect(rows).toHaveLength(acknowledged.length);
    expect(acknowledged.length).toBeGreaterThan(0);
    expect((await book.act(enterParty, { command: { party: 'after', kind: 'agency', name: 'After' }, key: 'after', by: { role: 'organiser', pseudonym: 'o-1' }, at: '2026-11-24T12:00:00.000Z' as Instant })).ok).toBe(true);
    expect((await page()).status).toBe(200);
    console.log(`${acknowledged.length} acts acknowledged before the disk was full (${String((refused as { code?: string }).code)}); ${readFileSync(join(home, 'postgres.log'), 'utf8').includes('PANIC') ? 'the server stopped and was started again' : 'the server lived on'}`);
  } finally {
    await pool.end();
    await server.stop();
    await pause(500);
    spawnSync('umount', ['-l', home]);
    rmSync(home, { recursive: true, force: true });
  }
}, 180_000);
