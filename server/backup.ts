import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { once } from 'node:events';
import type pg from 'pg';
import { migrate } from './database/migrate.ts';

interface Table {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly string[];
}

/** Tables that must not be lost: everything but what is folded from facts and the list of migrations. */
async function preciousTables(client: pg.ClientBase): Promise<readonly Table[]> {
  const { rows } = await client.query<Table>(`
    select c.table_schema as schema, c.table_name as name, json_agg(c.column_name order by c.ordinal_position) as columns
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where t.table_type = 'BASE TABLE' and c.table_schema not in ('pg_catalog', 'information_schema', 'public') and c.table_schema not like '%\\_view'
      and not (c.table_schema = 'record' and c.table_name = 'view_version')
    group by 1, 2 order by 1, 2`);
  return rows;
}

const full = ({ schema, name }: Table): string => `"${schema}"."${name}"`;
const migrationsIn = (root: string): readonly string[] => readdirSync(join(root, 'migrations')).filter((name) => name.endsWith('.sql')).sort();

async function* rowsOf(client: pg.ClientBase, table: Table): AsyncGenerator<string> {
  await client.query(`declare rows cursor for select to_jsonb(t)::text as row from ${full(table)} t`);
  for (;;) {
    const { rows } = await client.query<{ row: string }>('fetch 500 from rows');
    for (const { row } of rows) yield row;
    if (rows.length < 500) break;
  }
  await client.query('close rows');
}

/**
 * Writes the whole installation into one file, as it was at one moment: a line for each row, then a line with the digest
 * of all that came before. Our own program does it, because the embedded server ships no `pg_dump`. Answers the rows written.
 */
export async function backup(pool: pg.Pool, root: string, path: string): Promise<number> {
  const client = await pool.connect();
  const out = createWriteStream(path, { flags: 'wx', mode: 0o600 });
  const digest = createHash('sha256');
  let rows = 0;
  const write = async (line: string): Promise<void> => {
    digest.update(`${line}\n`);
    if (!out.write(`${line}\n`)) await once(out, 'drain');
  };
  try {
    await client.query('begin isolation level repeatable read read only');
    const tables = await preciousTables(client);
    await write(JSON.stringify({ backup: 'plenaria/1', migrations: migrationsIn(root), tables }));
    for (const [at, table] of tables.entries()) {
      for await (const row of rowsOf(client, table)) {
        await write(`${at} ${row}`);
        rows += 1;
      }
    }
    await client.query('commit');
    out.end(`${JSON.stringify({ end: digest.digest('hex'), rows })}\n`);
    await once(out, 'close');
    return rows;
  } finally {
    client.release();
  }
}

interface Header {
  readonly backup: string;
  readonly migrations: readonly string[];
  readonly tables: readonly Table[];
}

/** Reads the file once from end to end: it is whole, and it is ours, before anything is written. */
async function checked(path: string, root: string): Promise<Header> {
  if (!existsSync(path)) throw new Error(`There is no file ${path}.`);
  const digest = createHash('sha256');
  let header: Header | null = null;
  let before: string | null = null;
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    if (before !== null) digest.update(`${before}\n`);
    else header = JSON.parse(line) as Header;
    before = line;
  }
  const end = before?.startsWith('{"end"') ? (JSON.parse(before) as { readonly end?: string }) : {};
  if (header?.backup !== 'plenaria/1') throw new Error('This is not a backup of Plenaria.');
  if (end.end !== digest.digest('hex')) throw new Error('This backup is not whole: its last line does not match what comes before. Nothing was restored.');
  const unknown = header.migrations.find((name) => !migrationsIn(root).includes(name));
  if (unknown !== undefined) throw new Error(`This backup is from a newer program: it knows ${unknown}. Use the newer program.`);
  return header;
}

async function empty(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ facts: string; houses: string }>('select (select count(*) from record.fact) as facts, (select count(*) from people.house) as houses');
  return rows[0]?.facts === '0' && rows[0].houses === '0';
}

async function putBack(client: pg.ClientBase, tables: readonly Table[], batch: readonly { readonly at: number; readonly row: string }[]): Promise<void> {
  for (const at of new Set(batch.map((one) => one.at))) {
    const table = tables[at];
    if (table === undefined) continue;
    const rows = batch.filter((one) => one.at === at).map(({ row }) => row);
    await client.query(`insert into ${full(table)} select r.* from unnest($1::text[]) with ordinality as j (row, n), jsonb_populate_record(null::${full(table)}, j.row::jsonb) r order by n`, [rows]);
  }
}

/** Restores a backup into an empty database, all of it or nothing. Views are folded again at the next start. Answers the rows restored. */
export async function restore(pool: pg.Pool, root: string, path: string): Promise<number> {
  const { tables } = await checked(path, root);
  await migrate(pool, join(root, 'migrations'));
  const client = await pool.connect();
  try {
    if (!(await empty(client))) throw new Error('This installation is not empty. A backup is restored into a new one, so that nothing is lost by mistake.');
    await client.query('begin');
    await client.query(`set local session_replication_role = 'replica'`);
    await client.query('delete from record.head');
    let batch: { at: number; row: string }[] = [];
    let rows = 0;
    for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
      const space = line.indexOf(' ');
      if (line.startsWith('{') || space < 0) continue;
      batch.push({ at: Number(line.slice(0, space)), row: line.slice(space + 1) });
      rows += 1;
      if (batch.length < 500) continue;
      await putBack(client, tables, batch);
      batch = [];
    }
    await putBack(client, tables, batch);
    await client.query('commit');
    return rows;
  } catch (trouble) {
    await client.query('rollback').catch(() => undefined);
    throw trouble;
  } finally {
    client.release();
  }
}
