import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, openSync, readFileSync, readlinkSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { findBinaries, type Binaries } from './binaries.ts';
import { give, serverOwner, type Owner } from './owner.ts';
import type { Address } from './pool.ts';

/** Our own PostgreSQL server: a folder, a socket that only its owner opens, a random password, no network port. */
export interface Supervised {
  readonly address: Address;
  readonly kind: Binaries['kind'];
  readonly major: number;
  readonly adopted: boolean;
  readonly stop: () => Promise<void>;
  /** Starts the server again where it died under the program (killed, or stopped by a full disk); does nothing where it lives. */
  readonly mind: () => Promise<void>;
}

export interface Home {
  readonly root: string;
  readonly home: string;
  readonly only?: 'system' | 'embedded';
}

interface Folders {
  readonly data: string;
  readonly socket: string;
  readonly password: string;
  readonly log: string;
}

/** Socket paths end at about 107 bytes; a deep home gets its socket in the temporary folder. */
function foldersOf(home: string): Folders {
  const short = join(home, 'socket');
  const socket = short.length < 80 ? short : join(tmpdir(), `plenaria-${createHash('sha256').update(home).digest('hex').slice(0, 16)}`);
  return { data: join(home, 'pg'), socket, password: join(home, 'database-password'), log: join(home, 'postgres.log') };
}

function passwordIn(path: string): string {
  if (!existsSync(path)) writeFileSync(path, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' });
  return readFileSync(path, 'utf8');
}

const majorOf = (data: string): number | null => (existsSync(join(data, 'PG_VERSION')) ? Number(readFileSync(join(data, 'PG_VERSION'), 'utf8')) : null);

const asOwner = (owner: Owner | null) => (owner === null ? {} : { uid: owner.uid, gid: owner.gid });

function initialise({ bin }: Binaries, folders: Folders, password: string, owner: Owner | null): void {
  const half = `${folders.data}.half`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { mode: 0o700 });
  give(half, owner);
  const secret = join(half, '..', 'password-for-initdb');
  writeFileSync(secret, password, { mode: 0o600 });
  give(secret, owner);
  const run = spawnSync(join(bin, 'initdb'), ['-D', half, '-U', 'plenaria', `--pwfile=${secret}`, '--auth=scram-sha-256', '--data-checksums', '-E', 'UTF8', '--locale=C.UTF-8'], { ...asOwner(owner), cwd: half, encoding: 'utf8' });
  rmSync(secret);
  if (run.status !== 0) throw new Error(`The database folder could not be made: ${run.stderr || String(run.error)}`);
  renameSync(half, folders.data);
}

const addressOf = (folders: Folders, password: string, database = 'plenaria'): Address => ({ host: folders.socket, port: 5432, user: 'plenaria', password, database });

async function answers(address: Address): Promise<'yes' | 'starting' | 'no'> {
  const client = new pg.Client({ ...address, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.end();
    return 'yes';
  } catch (trouble) {
    const code = (trouble as { code?: string }).code;
    return code === '57P03' ? 'starting' : 'no';
  }
}

/** Processes of this machine whose working folder is the data folder: the server and its children. */
function processesIn(data: string): readonly number[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === data;
    } catch {
      return false;
    }
  });
}

const firstLine = (path: string): number => (existsSync(path) ? Number(readFileSync(path, 'utf8').split('\n')[0]) : 0);

/** Tells a process to end; one that went by itself in the meantime is no fault. */
function tell(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (trouble) {
    if ((trouble as NodeJS.ErrnoException).code !== 'ESRCH') throw trouble;
  }
}

/** After a killed server its children go by themselves; a busy one otherwise keeps the shared memory and the lock. */
async function waitForOrphans(data: string): Promise<void> {
  for (let waited = 0; waited < 50 && processesIn(data).length > 0; waited += 1) await pause(100);
  for (const pid of processesIn(data)) tell(pid, 'SIGQUIT');
  for (let waited = 0; waited < 50 && processesIn(data).length > 0; waited += 1) await pause(100);
}

/** A process of another program that got the number in the lock file: PostgreSQL is told to pass over it, nothing is deleted. */
function grandparent(data: string): Record<string, string> {
  const pid = firstLine(join(data, 'postmaster.pid'));
  return pid > 0 && existsSync(`/proc/${pid}`) && !processesIn(data).includes(pid) ? { PG_GRANDPARENT_PID: String(pid) } : {};
}

function launch({ bin }: Binaries, folders: Folders, owner: Owner | null): void {
  const log = openSync(folders.log, 'a', 0o600);
  const settings = ['listen_addresses=', `unix_socket_directories=${folders.socket}`, 'unix_socket_permissions=0700', 'max_connections=60', 'password_encryption=scram-sha-256'];
  const child = spawn(join(bin, 'postgres'), ['-D', folders.data, ...settings.flatMap((setting) => ['-c', setting])], {
    ...asOwner(owner), cwd: folders.data, detached: true, stdio: ['ignore', log, log],
    env: { PATH: process.env['PATH'] ?? '', ...grandparent(folders.data) },
  });
  child.unref();
}

async function untilItAnswers(address: Address, folders: Folders): Promise<void> {
  for (let waited = 0; waited < 300; waited += 1) {
    if ((await answers(address)) === 'yes') return;
    await pause(100);
  }
  throw new Error(`The database did not answer within 30 seconds. Its last words: ${readFileSync(folders.log, 'utf8').slice(-800)}`);
}

async function stopServer(data: string): Promise<void> {
  const pid = firstLine(join(data, 'postmaster.pid'));
  if (pid <= 0 || !processesIn(data).includes(pid)) return;
  tell(pid, 'SIGINT');
  for (let waited = 0; waited < 100 && processesIn(data).length > 0; waited += 1) await pause(50);
  if (processesIn(data).length > 0) tell(pid, 'SIGQUIT');
}

async function ensureDatabase(folders: Folders, password: string): Promise<void> {
  const client = new pg.Client({ ...addressOf(folders, password, 'postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query(`select 1 from pg_database where datname = 'plenaria'`);
    if (rowCount === 0) await client.query('create database plenaria');
  } finally {
    await client.end();
  }
}

function prepare(home: string, folders: Folders, owner: Owner | null): void {
  mkdirSync(home, { recursive: true, mode: 0o711 });
  mkdirSync(folders.socket, { recursive: true, mode: 0o700 });
  chmodSync(folders.socket, 0o700);
  give(folders.socket, owner);
}

/**
 * Starts the server of a home folder, or adopts the one that still runs there. Two programs in one home are kept apart
 * by the caller's mutex; PostgreSQL's own lock file is never deleted, and a data folder keeps its major version.
 */
export async function supervise({ root, home, only }: Home): Promise<Supervised> {
  const folders = foldersOf(home);
  const owner = serverOwner();
  prepare(home, folders, owner);
  const binaries = findBinaries({ root, home, major: majorOf(folders.data), ...(only ? { only } : {}) });
  if (binaries === null) throw new Error(`No PostgreSQL server was found${majorOf(folders.data) === null ? '' : ` of version ${majorOf(folders.data)}, which wrote ${folders.data}`}. Install one, or set DATABASE_URL.`);
  const password = passwordIn(folders.password);
  if (majorOf(folders.data) === null) initialise(binaries, folders, password, owner);
  const inside = addressOf(folders, password, 'postgres');
  const mind = async (): Promise<void> => {
    if ((await answers(inside)) !== 'no') return;
    await waitForOrphans(folders.data);
    launch(binaries, folders, owner);
    await untilItAnswers(inside, folders);
  };
  const adopted = (await answers(inside)) !== 'no';
  if (!adopted) await mind();
  await untilItAnswers(inside, folders);
  await ensureDatabase(folders, password);
  return { address: addressOf(folders, password), kind: binaries.kind, major: binaries.major, adopted, stop: () => stopServer(folders.data), mind };
}
