import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Instant } from '@plenaria/kernel/civil-date.ts';
import { diceFrom } from '@plenaria/kernel/dice.ts';
import { signIn } from '#people/sessions.ts';
import type pg from 'pg';
import { riverbend } from '#scenarios/riverbend.ts';
import { compose, type Running } from './compose.tsx';
import { freshDatabase } from './database/for-tests.ts';
import { found } from './found.ts';
import { playWorld } from './play/play.ts';
import type { Carrier } from './post.ts';

/** The address of a house in a test. */
export const origin = 'http://localhost:4747';

/** A whole house on a database of its own, without a port. */
export interface HouseInTest {
  readonly running: Running;
  readonly pool: pg.Pool;
  /** Opens a path as somebody; without a cookie as a stranger. */
  readonly open: (path: string, cookie?: string) => Promise<Response>;
  /** Sends a form as a browser does, with the person's own proof. */
  readonly send: (path: string, fields: Readonly<Record<string, string>>, cookie?: string) => Promise<Response>;
  readonly cookieOf: (person: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** The proof that a page would give to this visitor. */
async function proofFor(running: Running, cookie: string): Promise<string> {
  const page = await (await running.fetch(new Request(`${origin}${cookie.includes('plenaria=') ? '/you' : '/sign-in'}`, { headers: { cookie } }))).text();
  return /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
}

/** Opens a house: the demonstration with its county, or a real and empty one. */
export async function houseInTest(kind: 'demonstration' | 'real', carry: Carrier | null = null): Promise<HouseInTest> {
  const database = await freshDatabase();
  const home = mkdtempSync(join(tmpdir(), 'plenaria-house-'));
  const dice = diceFrom(`a house that is ${kind}`);
  const random = (bytes: number): Uint8Array => Uint8Array.from({ length: bytes }, () => dice.below(256));
  const demonstration = kind === 'demonstration';
  await found(database.pool, { name: 'A house', zone: riverbend.house.zone, language: 'en', demonstration, clock: demonstration ? (`${riverbend.today}T20:00:00.000Z` as Instant) : null });
  const running = await compose({ pool: database.pool, root: process.cwd(), home, origin, random, carry });
  if (demonstration) await playWorld({ book: running.book, pool: database.pool, zone: riverbend.house.zone, random, say: () => undefined }, riverbend);
  return {
    running, pool: database.pool,
    open: (path, cookie = '') => running.fetch(new Request(`${origin}${path}`, { headers: { cookie } })),
    send: async (path, fields, cookie = '') => {
      const csrf = await proofFor(running, cookie);
      return running.fetch(new Request(`${origin}${path}`, { method: 'POST', headers: { cookie, origin }, body: new URLSearchParams({ csrf, ...fields }) }));
    },
    cookieOf: async (person) => `plenaria=${await signIn(database.pool, random, person)}`,
    close: async () => {
      await database.drop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
