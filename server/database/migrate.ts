import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '@plenaria/kernel/digest.ts';
import type pg from 'pg';

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly digest: string;
}

function migrationsIn(folder: string): readonly Migration[] {
  return readdirSync(folder).filter((name) => name.endsWith('.sql')).sort().map((name) => {
    const sql = readFileSync(join(folder, name), 'utf8');
    return { name, sql, digest: digestOf(sql) };
  });
}

async function done(client: pg.ClientBase): Promise<ReadonlyMap<string, string>> {
  await client.query('create table if not exists public.migration (name text primary key, digest text not null, at timestamptz not null default now())');
  const { rows } = await client.query<{ name: string; digest: string }>('select name, digest from public.migration');
  return new Map(rows.map(({ name, digest }) => [name, digest]));
}

/**
 * Brings a database to this program's tables: forward only, each step in a transaction of its own, one program at a
 * time. Throws where a step that ran before has other words now, or the database is newer than the program.
 */
export async function migrate(pool: pg.Pool, folder: string): Promise<readonly string[]> {
  const client = await pool.connect();
  const ran: string[] = [];
  try {
    await client.query('select pg_advisory_lock(7305, 0)');
    const before = await done(client);
    const migrations = migrationsIn(folder);
    const unknown = [...before.keys()].find((name) => !migrations.some((one) => one.name === name));
    if (unknown !== undefined) throw new Error(`This database is newer than this program: it knows ${unknown}. Use the newer program.`);
    for (const { name, sql, digest } of migrations) {
      const known = before.get(name);
      if (known === digest) continue;
      if (known !== undefined) throw new Error(`The step ${name} ran before with other words. A step that ran is never changed; add a new one.`);
      await client.query('begin');
      await client.query(sql);
      await client.query('insert into public.migration (name, digest) values ($1, $2)', [name, digest]);
      await client.query('commit');
      ran.push(name);
    }
    return ran;
  } catch (trouble) {
    await client.query('rollback').catch(() => undefined);
    throw trouble;
  } finally {
    await client.query('select pg_advisory_unlock(7305, 0)').catch(() => undefined);
    client.release();
  }
}
