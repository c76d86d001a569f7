import { randomBytes } from 'node:crypto';
import { fsyncSync, openSync, writeSync } from 'node:fs';
import type { Instant } from '@plenaria/kernel/civil-date.ts';
import { openBook } from '#record/book.ts';
import { enterParty } from '#rooms/convene/enter-party.ts';
import { parties } from '#rooms/convene/views.ts';
import { vocabulary } from '#server/vocabulary.ts';
import { poolAt, type Address } from './pool.ts';

/**
 * A writer of its own for the crash test: it enters parties as fast as it can, and writes down, on disk, each one that
 * was acknowledged. `node crash-writer.mjs ADDRESS FILE PREFIX [off]`; `off` gives up synchronous commits for the control.
 */
const [address = '{}', file = '', prefix = '', commits = 'on'] = process.argv.slice(2);
const pool = poolAt(JSON.parse(address) as Address, 8);
if (commits === 'off') pool.on('connect', (client) => void client.query('set synchronous_commit = off'));
const acknowledged = openSync(file, 'a');
const random = (bytes: number): Uint8Array => new Uint8Array(randomBytes(bytes));
const book = openBook({ pool, vocabulary, views: [parties], zone: 'UTC', random, appends: () => true });

async function write(writer: number): Promise<void> {
  for (let turn = 0; ; turn += 1) {
    const party = `${prefix}-${writer}-${turn}`;
    const acted = await book.act(enterParty, { command: { party, kind: 'agency', name: party }, key: party, by: { role: 'organiser', pseudonym: 'o-1' }, at: '2026-11-24T12:00:00.000Z' as Instant }).catch(() => null);
    if (acted?.ok !== true) return;
    writeSync(acknowledged, `${party}\n`);
    fsyncSync(acknowledged);
  }
}

await Promise.all([0, 1, 2, 3].map(write));
process.exit(0);
