import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addressFile } from '#server/database/for-tests.ts';
import { migrate } from '#server/database/migrate.ts';
import { poolAt } from '#server/database/pool.ts';
import { supervise } from '#server/database/supervise.ts';

/** One database server for the whole test run, in a folder that goes when the run ends. */
export default async function setup(): Promise<() => Promise<void>> {
  const home = mkdtempSync(join(tmpdir(), 'plenaria-test-'));
  chmodSync(home, 0o711);
  const only = process.env['PLENARIA_DATABASE'];
  const server = await supervise({ root: process.cwd(), home, ...(only === 'system' || only === 'embedded' ? { only } : {}) });
  const pool = poolAt(server.address, 2);
  await migrate(pool, join(process.cwd(), 'migrations'));
  await pool.end();
  const file = join(home, 'address.json');
  writeFileSync(file, JSON.stringify(server.address), { mode: 0o600 });
  process.env[addressFile] = file;
  console.log(`Database for the tests: PostgreSQL ${server.major} (${server.kind}).`);
  return async () => {
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  };
}
