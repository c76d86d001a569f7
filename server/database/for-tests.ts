import { readFileSync } from 'node:fs';
import type pg from 'pg';
import { poolAt, type Address } from './pool.ts';

/** A database of its own for one test file, copied from a template with all migrations run. */
export interface FreshDatabase {
  readonly pool: pg.Pool;
  readonly address: Address;
  readonly drop: () => Promise<void>;
}

/** The file in which the test run's set-up leaves the address of its server. */
export const addressFile = 'PLENARIA_TEST_DATABASE';

const serverAddress = (): Extract<Address, { readonly host: string }> => {
  const path = process.env[addressFile];
  if (path === undefined) throw new Error('The tests of the database run under vitest with tools/database-for-tests.ts as their set-up.');
  return JSON.parse(readFileSync(path, 'utf8')) as Extract<Address, { readonly host: string }>;
};

let made = 0;

export async function freshDatabase(template: 'plenaria' | 'template0' = 'plenaria'): Promise<FreshDatabase> {
  const address = serverAddress();
  made += 1;
  const database = `test_${process.pid}_${made}_${process.hrtime.bigint()}`;
  const admin = poolAt({ ...address, database: 'postgres' }, 1);
  await admin.query(`select pg_advisory_lock(1)`);
  await admin.query(`create database ${database} template ${template}`);
  await admin.end();
  const pool = poolAt({ ...address, database });
  const drop = async (): Promise<void> => {
    await pool.end();
    const after = poolAt({ ...address, database: 'postgres' }, 1);
    await after.query(`drop database if exists ${database} with (force)`);
    await after.end();
  };
  return { pool, address: { ...address, database }, drop };
}
