import { dayIn, type Instant } from '@plenaria/kernel/civil-date.ts';
import type { Recorded } from '#nouns/noun.ts';
import type { Book, Clockwork, Db, Reactor } from './contract.ts';
import { factsBetween, headOf } from './read.ts';

export interface Following {
  readonly db: Db;
  readonly book: Book;
  readonly zone: string;
  readonly now: () => Instant;
}

async function cursorOf(db: Db, reactor: string): Promise<number> {
  const { rows } = await db.query<{ position: string }>('select position from record.cursor where reactor = $1', [reactor]);
  return Number(rows[0]?.position ?? 0);
}

const move = (db: Db, reactor: string, position: number) =>
  db.query('insert into record.cursor (reactor, position) values ($1, $2) on conflict (reactor) do update set position = excluded.position', [reactor, position]);

async function waitingStreams(db: Db, reactor: string): Promise<ReadonlySet<string>> {
  const { rows } = await db.query<{ stream: string }>('select distinct stream from record.parked where reactor = $1', [reactor]);
  return new Set(rows.map(({ stream }) => stream));
}

const park = (db: Db, reactor: string, fact: Recorded, why: string, at: Instant) =>
  db.query('insert into record.parked (reactor, stream, position, why, at) values ($1, $2, $3, $4, $5) on conflict do nothing', [reactor, fact.stream, fact.position, why, at]);

const triesBeforeParking = 3;

async function tryToRun(reactor: Reactor, fact: Recorded, following: Following): Promise<string | null> {
  let why = '';
  for (let attempt = 0; attempt < triesBeforeParking; attempt += 1) {
    try {
      await reactor.run(fact, { db: following.db, book: following.book, at: following.now() });
      return null;
    } catch (trouble) {
      why = trouble instanceof Error ? trouble.message : String(trouble);
    }
  }
  return why;
}

async function follow(reactor: Reactor, fact: Recorded, waiting: Set<string>, following: Following): Promise<void> {
  if (!reactor.on.includes(fact.type)) return;
  const why = waiting.has(fact.stream) ? 'waits for an earlier fact of its stream' : await tryToRun(reactor, fact, following);
  if (why === null) return;
  waiting.add(fact.stream);
  await park(following.db, reactor.name, fact, why, following.now());
}

/**
 * Runs one reactor over what was committed since it last ran. A fact that keeps failing is parked and its stream waits;
 * the others go on. The cursor moves after each fact, so a crash repeats at most one: reactors use idempotency keys.
 */
export async function runReactor(reactor: Reactor, following: Following): Promise<number> {
  const waiting = new Set(await waitingStreams(following.db, reactor.name));
  let position = await cursorOf(following.db, reactor.name);
  const head = await headOf(following.db);
  while (position < head) {
    for (const fact of await factsBetween(following.db, position + 1, Math.min(head, position + 200))) {
      await follow(reactor, fact, waiting, following);
      position = fact.position;
      await move(following.db, reactor.name, position);
    }
  }
  return position;
}

/** Tries parked facts again, in order; those that succeed leave the list. */
export async function retryParked(reactor: Reactor, following: Following): Promise<number> {
  const { rows } = await following.db.query<{ position: string }>('select position from record.parked where reactor = $1 order by position', [reactor.name]);
  let done = 0;
  for (const { position } of rows) {
    const [fact] = await factsBetween(following.db, Number(position), Number(position));
    if (fact === undefined || (await tryToRun(reactor, fact, following)) !== null) break;
    await following.db.query('delete from record.parked where reactor = $1 and position = $2', [reactor.name, position]);
    done += 1;
  }
  return done;
}

/** One turn of the clock: every room looks for what fell due and begins acts, which may be refused. */
export async function runClockwork(clockwork: readonly Clockwork[], following: Following): Promise<void> {
  const at = following.now();
  for (const clock of clockwork) await clock.run({ db: following.db, book: following.book, at, day: dayIn(at, following.zone) });
}
