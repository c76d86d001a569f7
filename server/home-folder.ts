import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where an installation keeps what it must not lose: PLENARIA_HOME, else a folder of its own for each clone. */
export function homeFolder(root: string): string {
  const wanted = process.env['PLENARIA_HOME'];
  if (wanted) return wanted;
  const hash = createHash('sha256').update(realpathSync(root)).digest('hex').slice(0, 12);
  return process.getuid?.() === 0 ? `/var/lib/plenaria/${hash}` : join(process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local/share'), 'plenaria', hash);
}

/**
 * Only one program runs in a home at a time. The lock is a socket name of the kernel, not a file: it is free again the
 * moment its holder dies, however it dies. Null where somebody else holds it.
 */
export function holdHome(home: string): Promise<Server | null> {
  const name = `\0plenaria-${createHash('sha256').update(home).digest('hex').slice(0, 24)}`;
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (trouble: NodeJS.ErrnoException) => (trouble.code === 'EADDRINUSE' ? resolve(null) : reject(trouble)));
    server.listen(name, () => resolve(server));
    server.unref();
  });
}
