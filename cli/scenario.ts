import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bringUpToDate, openBook } from '#record/book.ts';
import { factsBetween, headOf, titlesOf } from '#record/read.ts';
import { sentenceOf, streamsIn } from '#record/sentence.ts';
import { dateIn, filled } from '#kit/words.ts';
import { deschutes } from '#scenarios/deschutes.ts';
import { riverbend } from '#scenarios/riverbend.ts';
import type { World } from '#scenarios/story.ts';
import { migrate } from '#server/database/migrate.ts';
import { poolAt } from '#server/database/pool.ts';
import { supervise } from '#server/database/supervise.ts';
import { playWorld } from '#server/play/play.ts';
import { rooms } from '#server/rooms.ts';
import { vocabulary } from '#server/vocabulary.ts';

const worlds: Readonly<Record<string, World>> = { deschutes, riverbend };

/** Plays a scenario in a database of its own, prints every fact as a sentence, and throws the database away. */
export async function runScenario(args: readonly string[], root: string): Promise<number> {
  const world = worlds[args[0] ?? ''];
  if (world === undefined) throw new Error(`Which scenario? One of: ${Object.keys(worlds).join(', ')}`);
  const home = mkdtempSync(join(tmpdir(), 'plenaria-scenario-'));
  chmodSync(home, 0o711);
  const server = await supervise({ root, home });
  const pool = poolAt(server.address);
  try {
    await migrate(pool, join(root, 'migrations'));
    const views = rooms.flatMap((room) => room.views);
    await bringUpToDate(pool, views);
    const random = (bytes: number): Uint8Array => new Uint8Array(randomBytes(bytes));
    const book = openBook({ pool, vocabulary, views, zone: world.house.zone, random, appends: () => true });
    await playWorld({ book, pool, zone: world.house.zone, random, say: (line) => console.log(`# ${line}`) }, world);
    const facts = await factsBetween(pool, 1, await headOf(pool));
    const titles = await titlesOf(pool, facts.flatMap(streamsIn));
    for (const fact of facts) console.log(`${String(fact.position).padStart(4)}  ${fact.day}  ${sentenceOf(fact, { language: 'en', title: (stream) => titles.get(stream), date: (day) => dateIn('en', day), fill: (message, values) => filled('en', message, values) })}`);
    for (const source of world.sources) console.log(`\n${source}`);
    return 0;
  } finally {
    await pool.end();
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  }
}
