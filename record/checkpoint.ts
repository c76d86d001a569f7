import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Instant } from '@plenaria/kernel/civil-date.ts';
import { ok, refuse, type Result } from '@plenaria/kernel/result.ts';
import { Frontier, leafHash, LogTree, openCheckpoint, sameHash, signCheckpoint, type Checkpoint, type SigningKey } from '@plenaria/merkle/index.ts';
import type pg from 'pg';
import type { Db } from './contract.ts';

/**
 * The signer of one log. It reads leaves in order, outside the lock of the acts, and keeps the tree in memory, 64 bytes a
 * leaf, for receipts and tiles; after a restart it reads the leaves again.
 */
export class Signer {
  readonly #tree = new LogTree();
  #hashed = 0;

  constructor(desk: { readonly pool: pg.Pool; readonly key: SigningKey; readonly first: number }) {
    this.#desk = desk;
    this.#hashed = desk.first - 1;
  }

  readonly #desk: { readonly pool: pg.Pool; readonly key: SigningKey; readonly first: number };

  get origin(): string {
    return this.#desk.key.name;
  }

  #catching: Promise<void> = Promise.resolve();

  /** One reader at a time: two requests at once must not append the same leaves twice. */
  #catchUp(): Promise<void> {
    this.#catching = this.#catching.catch(() => undefined).then(() => this.#readOn());
    return this.#catching;
  }

  async #readOn(): Promise<void> {
    for (;;) {
      const { rows } = await this.#desk.pool.query<{ position: string; leaf: string }>(
        'select position, leaf from record.fact where position > $1 order by position limit 2000', [this.#hashed]);
      for (const { position, leaf } of rows) {
        this.#tree.append(leafHash(utf8ToBytes(leaf)));
        this.#hashed = Number(position);
      }
      if (rows.length < 2000) return;
    }
  }

  /** The tree as it is now, unsigned. */
  async now(): Promise<Checkpoint> {
    await this.#catchUp();
    return { origin: this.origin, size: this.#tree.size, root: this.#tree.root() };
  }

  /** Everything of this log up to now, hashed: for receipts and tiles. */
  async tree(): Promise<LogTree> {
    await this.#catchUp();
    return this.#tree;
  }

  /** Signs what was appended since the last time; the row is kept before anybody sees the note. Null when nothing is new. */
  async sign(at: Instant): Promise<{ readonly checkpoint: Checkpoint; readonly note: string } | null> {
    const checkpoint = await this.now();
    const latest = await latestCheckpoint(this.#desk.pool, this.origin);
    if (checkpoint.size === 0 || latest?.size === checkpoint.size) return null;
    const note = signCheckpoint(checkpoint, this.#desk.key);
    await this.#desk.pool.query(
      'insert into record.checkpoint (origin, size, root, note, at) values ($1, $2, $3, $4, $5) on conflict do nothing',
      [checkpoint.origin, checkpoint.size, Buffer.from(checkpoint.root), note, at],
    );
    return { checkpoint, note };
  }

  /**
   * Whether the database holds everything that an outside checkpoint says: at least as many leaves, and the same root at
   * that size. A restored older backup is behind; a forked log differs.
   */
  async stands(note: string): Promise<Result<Checkpoint, 'behind' | 'forked' | 'not-ours'>> {
    const opened = openCheckpoint(note, [this.#desk.key]);
    if (!opened.ok || opened.value.origin !== this.origin) return refuse('not-ours');
    const outside = opened.value;
    const { rows } = await this.#desk.pool.query<{ leaf: string }>(
      'select leaf from record.fact where position >= $1 order by position limit $2', [this.#desk.first, outside.size]);
    if (rows.length < outside.size) return refuse('behind');
    const frontier = new Frontier();
    for (const { leaf } of rows) frontier.append(leafHash(utf8ToBytes(leaf)));
    return sameHash(frontier.root(), outside.root) ? ok(outside) : refuse('forked');
  }
}

export interface SignedSize {
  readonly size: number;
  readonly note: string;
  readonly at: Date;
}

export async function latestCheckpoint(db: Db, origin: string): Promise<SignedSize | null> {
  const { rows } = await db.query<{ size: string; note: string; at: Date }>({
    name: 'latest-checkpoint',
    text: 'select size, note, at from record.checkpoint where origin = $1 order by size desc limit 1',
    values: [origin],
  });
  const row = rows[0];
  return row ? { ...row, size: Number(row.size) } : null;
}

export interface Log {
  readonly number: number;
  readonly origin: string;
  /** Position of its first leaf. */
  readonly first: number;
  /** The checkpoint of the log before it, where an operator had to succeed it. */
  readonly cites: string | null;
}

export async function currentLog(db: Db): Promise<Log | null> {
  const { rows } = await db.query<{ number: number; origin: string; first: string; cites: string | null }>(
    'select number, origin, first, cites from record.log order by number desc limit 1');
  const row = rows[0];
  return row ? { ...row, first: Number(row.first) } : null;
}

/** Begins a log: the first of an installation, or one that succeeds a log whose newest leaves are lost. */
export async function beginLog(db: Db, origin: string, cites: string | null): Promise<Log> {
  const before = await currentLog(db);
  const number = (before?.number ?? 0) + 1;
  const log: Log = { number, origin: number === 1 ? origin : `${origin}/${number}`, first: 1, cites };
  await db.query('insert into record.log (number, origin, first, cites) values ($1, $2, $3, $4)', [log.number, log.origin, log.first, cites]);
  return log;
}
