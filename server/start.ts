import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '@plenaria/kernel/civil-date.ts';
import type pg from 'pg';
import { riverbend } from '#scenarios/riverbend.ts';
import { compose, type Running } from './compose.tsx';
import { migrate } from './database/migrate.ts';
import { poolAt } from './database/pool.ts';
import { supervise } from './database/supervise.ts';
import { found, isFounded, setUpCode } from './found.ts';
import { holdHome, homeFolder } from './home-folder.ts';
import { listen } from './listen.ts';
import { proxiesOf } from './network.ts';
import { playDemonstration } from './play/demonstration.ts';
import { carrierOf } from './post.ts';

export interface StartOptions {
  readonly root: string;
  /** Begin empty instead of with the demonstration. */
  readonly new: boolean;
  readonly port: number;
  readonly host: string;
  readonly origin: string | null;
  readonly say: (line: string) => void;
}

const random = (bytes: number): Uint8Array => new Uint8Array(randomBytes(bytes));

export interface OpenDatabase {
  readonly pool: pg.Pool;
  readonly words: string;
  /** True where another program of ours already uses it: whoever came second never stops it. */
  readonly adopted: boolean;
  readonly close: () => Promise<void>;
  /** Brings our own server back where it died; a database of somebody else is minded by them. */
  readonly mind: () => Promise<void>;
}

/** The database of a home: the one that DATABASE_URL names, else our own server. */
export async function openDatabase(root: string, home: string): Promise<OpenDatabase> {
  const url = process.env['DATABASE_URL'];
  const only = process.env['PLENARIA_DATABASE'];
  if (url) {
    const pool = poolAt({ connectionString: url });
    return { pool, words: 'the database of DATABASE_URL', adopted: true, close: () => pool.end(), mind: async () => undefined };
  }
  const server = await supervise({ root, home, ...(only === 'system' || only === 'embedded' ? { only } : {}) });
  const pool = poolAt(server.address);
  return {
    pool, words: `PostgreSQL ${server.major} (${server.kind === 'system' ? 'of this machine' : 'from the npm package'}${server.adopted ? ', still running from before' : ''})`,
    adopted: server.adopted, mind: server.mind,
    close: async () => {
      await pool.end();
      await server.stop();
    },
  };
}

async function foundHouse(pool: pg.Pool, options: StartOptions): Promise<void> {
  if (await isFounded(pool)) return;
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
  if (options.new) await found(pool, { name: 'Plenaria', zone, language: 'en', demonstration: false, clock: null });
  else await found(pool, { name: riverbend.house.name, zone: riverbend.house.zone, language: 'en', demonstration: true, clock: `${riverbend.today}T20:00:00.000Z` as Instant });
}

async function firstLife(pool: pg.Pool, house: Running, options: StartOptions): Promise<void> {
  const { rows } = await pool.query<{ position: string }>('select position from record.head');
  if (house.house.demonstration && rows[0]?.position === '0') {
    options.say('Loading the demonstration: the Deschutes case of 2024, and an invented county with three assemblies.');
    await playDemonstration({ book: house.book, pool, zone: house.house.zone, random: house.random, say: (line) => options.say(`  ${line}`) });
    await pool.query('analyze');
  }
  const { rowCount } = await pool.query(`select 1 from people.role r join people.person p on p.id = r.person where r.role = 'steward' and p.name <> ''`);
  if (!house.house.demonstration && rowCount === 0) options.say(`\nFirst organiser, come in with this code at /sign-in (good for seven days, shown only now):\n\n    ${await setUpCode(pool, random)}\n`);
}

const addressFile = (home: string): string => join(home, 'address');

/** What already runs in this home: its address, or null. */
export const runningAddress = (home: string): string | null => (existsSync(addressFile(home)) ? readFileSync(addressFile(home), 'utf8') : null);

/** Does something once a second, never twice at once; stopping waits for what is under way. */
function everySecond(work: () => Promise<unknown>, failed: (trouble: unknown) => Promise<void>): () => Promise<void> {
  let working: Promise<unknown> = Promise.resolve();
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    working = work().catch(failed).finally(() => (busy = false));
  }, 1000);
  return async () => {
    clearInterval(timer);
    await working;
  };
}

/** Follows the record (clockwork, reactors, signing) and carries the post; a failed turn is tried again, after a look at the server. */
function keepTurning(house: Running, mind: () => Promise<void>): () => Promise<void> {
  const stopTurning = everySecond(house.turn, async (trouble) => {
    console.error(`A turn failed and is tried again: ${String(trouble)}`);
    await mind().catch((why: unknown) => console.error(`The database could not be started again yet: ${String(why)}`));
  });
  const stopPosting = everySecond(house.post, async (trouble) => console.error(`The post waits and is tried again: ${String(trouble)}`));
  return async () => {
    await stopTurning();
    await stopPosting();
  };
}

/** Starts the house and runs until it is told to stop. Answers the exit code. */
export async function start(options: StartOptions): Promise<number> {
  const home = homeFolder(options.root);
  mkdirSync(home, { recursive: true, mode: 0o711 });
  const held = await holdHome(home);
  if (held === null) {
    options.say(`Plenaria already runs here: ${runningAddress(home) ?? 'it is just starting'}`);
    return 0;
  }
  const database = await openDatabase(options.root, home);
  options.say(`Database: ${database.words}. Data folder: ${home}`);
  await migrate(database.pool, join(options.root, 'migrations'));
  await foundHouse(database.pool, options);
  let answer: (request: Request) => Promise<Response> = async () => new Response('Starting', { status: 503 });
  const listening = await listen((request) => answer(request), options.port, options.host);
  const origin = options.origin ?? `http://localhost:${listening.port}`;
  const house = await compose({ pool: database.pool, root: options.root, home, origin, random, carry: carrierOf(process.env), proxies: proxiesOf(process.env) });
  await firstLife(database.pool, house, options);
  answer = house.fetch;
  if (!house.log.appends) options.say(`This database is ${house.log.why === 'behind' ? 'older than' : 'not the one of'} the last checkpoint kept in ${home}: it can only be read. See "plenaria record succeed".`);
  const stopTurning = keepTurning(house, database.mind);
  writeFileSync(addressFile(home), origin);
  options.say(`\nPlenaria is open: ${origin}\nStop it with Ctrl-C.`);
  await new Promise<void>((resolve) => {
    // A terminal sends the signal to npm and to us; the second one must not cut the orderly end short.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });
  rmSync(addressFile(home), { force: true });
  await listening.close();
  await stopTurning();
  await database.close();
  held.close();
  return 0;
}
