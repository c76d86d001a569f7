import { chownSync } from 'node:fs';
import { execFileSync } from 'node:child_process';

/** Whom the database server runs as. PostgreSQL refuses to run as root. */
export interface Owner {
  readonly uid: number;
  readonly gid: number;
}

const idOf = (flag: '-u' | '-g', name: string): number | null => {
  try {
    return Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }).toString());
  } catch {
    return null;
  }
};

/** As root the system's `postgres`, else `nobody`; otherwise whoever runs the program (null: nothing to change). */
export function serverOwner(): Owner | null {
  if (process.getuid?.() !== 0) return null;
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = [idOf('-u', name), idOf('-g', name)];
    if (uid !== null && gid !== null) return { uid, gid };
  }
  throw new Error('As root the database needs a user to run as, and there is neither "postgres" nor "nobody". Start Plenaria as an ordinary user.');
}

export const give = (path: string, owner: Owner | null): void => {
  if (owner !== null) chownSync(path, owner.uid, owner.gid);
};
