import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { migrate } from '#server/database/migrate.ts';
import { poolAt, type Address } from '#server/database/pool.ts';
import { supervise } from '#server/database/supervise.ts';

export const random = (bytes: number): Uint8Array => new Uint8Array(randomBytes(bytes));

/** A server and a database of their own, with fsync on as in real life, thrown away afterwards. */
export async function scratch(): Promise<{ readonly pool: pg.Pool; readonly address: Address; readonly home: string; readonly words: string; readonly close: () => Promise<void> }> {
  const home = mkdtempSync(join(tmpdir(), 'plenaria-bench-'));
  chmodSync(home, 0o711);
  const only = process.env['PLENARIA_DATABASE'];
  const server = await supervise({ root: process.cwd(), home, ...(only === 'system' || only === 'embedded' ? { only } : {}) });
  const pool = poolAt(server.address, 20);
  await migrate(pool, join(process.cwd(), 'migrations'));
  return {
    pool, address: server.address, home, words: `PostgreSQL ${server.major} (${server.kind}), fsync on`,
    close: async () => {
      await pool.end();
      await server.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
