import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '@plenaria/kernel/civil-date.ts';
import { digestOf } from '@plenaria/kernel/digest.ts';
import { signingKey, verifierKey, type LogTree } from '@plenaria/merkle/index.ts';
import type pg from 'pg';
import { beginLog, currentLog, Signer } from '#record/checkpoint.ts';

/** The log of this installation: its key, its signer, and whether it may still be written. */
export interface OpenLog {
  readonly origin: string;
  readonly verifierKey: string;
  /** False while the database is behind the last checkpoint that was kept outside it. */
  readonly appends: boolean;
  readonly why: 'behind' | 'forked' | 'not-ours' | null;
  readonly secretDigest: string;
  readonly sign: (at: Instant) => Promise<void>;
  /** The log hashed up to now, and the position of its first leaf. */
  readonly tree: () => Promise<LogTree>;
  readonly first: number;
}

interface Place {
  readonly pool: pg.Pool;
  readonly home: string;
  /** What the log is called: the installation's address without the protocol. */
  readonly name: string;
}

/** The Ed25519 key: 32 random bytes in a file that only the server reads. */
function secretIn(home: string): Uint8Array {
  mkdirSync(home, { recursive: true });
  const path = join(home, 'log-key');
  if (!existsSync(path)) writeFileSync(path, randomBytes(32), { mode: 0o400, flag: 'wx' });
  return new Uint8Array(readFileSync(path));
}

const keptIn = (home: string): string => join(home, 'last-checkpoint');

function keepOutside(home: string, note: string): void {
  writeFileSync(`${keptIn(home)}.new`, note);
  renameSync(`${keptIn(home)}.new`, keptIn(home));
}

/**
 * Opens the log. The last signed checkpoint is kept in a file beside the database, not in it: a restored older backup is
 * behind it, and then nothing is signed or written until an operator begins a new log that cites the old checkpoint.
 */
export async function openLog({ pool, home, name }: Place): Promise<OpenLog> {
  const secret = secretIn(home);
  const log = (await currentLog(pool)) ?? (await beginLog(pool, `${name.replace(/^https?:\/\//, '')}/record`, null));
  const key = signingKey(log.origin, secret);
  const signer = new Signer({ pool, key, first: log.first });
  const kept = existsSync(keptIn(home)) ? readFileSync(keptIn(home), 'utf8') : null;
  const stands = kept === null ? null : await signer.stands(kept);
  const why = stands === null || stands.ok ? null : stands.refusal;
  return {
    origin: log.origin, verifierKey: verifierKey(key), appends: why === null, why, secretDigest: digestOf(secret), first: log.first, tree: () => signer.tree(),
    sign: async (at) => {
      const signed = why === null ? await signer.sign(at) : null;
      if (signed !== null) keepOutside(home, signed.note);
    },
  };
}

/** Begins a new log after an older backup had to be restored: the lost checkpoint is cited, so nobody can deny it existed. */
export async function succeed({ pool, home, name }: Place): Promise<string> {
  const kept = existsSync(keptIn(home)) ? readFileSync(keptIn(home), 'utf8') : '';
  const log = await beginLog(pool, `${name.replace(/^https?:\/\//, '')}/record`, kept);
  if (kept !== '') renameSync(keptIn(home), `${keptIn(home)}.${log.number - 1}`);
  return log.origin;
}
