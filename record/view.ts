import { digestOf, type Digest } from '@plenaria/kernel/digest.ts';
import { nouns } from '#nouns/all.ts';
import { idOf, nounOf, type FactShape, type Noun, type NounName, type Recorded, type Stream } from '#nouns/noun.ts';
import type { Change, Db, StateOf, View } from './contract.ts';
import { isErasure } from './past.ts';
import { readLeaf } from './seal.ts';

type SqlType = 'text' | 'date' | 'integer' | 'bigint' | 'boolean' | 'text[]';

/** A column taken out of the state, so that it can be searched. */
export interface Column<State> {
  readonly type: SqlType;
  readonly of: (state: State) => string | number | boolean | null | readonly string[];
}

export interface NounView<N extends NounName> extends View {
  readonly noun: N;
}

interface Folding<N extends NounName> {
  readonly noun: N;
  /** Raise it whenever the columns or the noun's folding change: older views are then rebuilt. */
  readonly version: number;
  readonly table: `${string}_view.${string}`;
  readonly columns: Readonly<Record<string, Column<StateOf<N>>>>;
}

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');

function upsert(table: string, columns: readonly (readonly [string, SqlType])[]): string {
  const names = ['id', 'version', 'position', 'folded', ...columns.map(([name]) => name)];
  const values = ['$1', '$2', '$3', '$4::jsonb', ...columns.map(([, type], at) => `$${at + 5}::${type}`)];
  const changed = names.slice(1).map((name) => `"${name}" = excluded."${name}"`).join(', ');
  return `insert into ${table} (${quoted(names)}) values (${values.join(', ')}) on conflict (id) do update set ${changed}`;
}

/**
 * One row for each stream of a noun: its id, its version, the position of its last fact, its state, and the columns a
 * room searches by. Columns are indexed.
 */
export function nounView<N extends NounName>({ noun, version, table, columns }: Folding<N>): NounView<N> {
  const entries = Object.entries(columns);
  const definitions = entries.map(([name, { type }]) => `, "${name}" ${type}`).join('');
  const [schema = '', name = ''] = table.split('.');
  const sql = upsert(table, entries.map(([column, { type }]) => [column, type] as const));
  const apply = async (changes: readonly Change[], db: Db): Promise<void> => {
    for (const change of changes) {
      const state = change.state as StateOf<N>;
      const values = [change.id, change.version, change.position, JSON.stringify(state), ...entries.map(([, { of }]) => of(state))];
      await db.query({ name: `view-${table}`, text: sql, values });
    }
  };
  return {
    noun, table, version, apply,
    create: [
      `create schema if not exists ${schema}`,
      `create table ${table} (id text primary key, version integer not null, position bigint not null, folded jsonb not null${definitions})`,
      ...entries.map(([column, { type }]) => `create index "${name}_${column}" on ${table} ${type === 'text[]' ? 'using gin ' : ''}("${column}")`),
    ],
  };
}

/** A row of a view: what the room's window hands to a page. */
export interface Row<N extends NounName> {
  readonly id: string;
  readonly version: number;
  readonly position: number;
  readonly state: StateOf<N>;
}

/** Rows of a view, by id or by a column; in the order of the record unless told otherwise. */
export async function rowsOf<N extends NounName>(
  view: NounView<N>, db: Db, where: { readonly column: string; readonly any: readonly string[] } | 'all', order = 'position', limit = 10_000,
): Promise<readonly Row<N>[]> {
  const condition = where === 'all' ? '' : `where "${where.column}" = any($2)`;
  const { rows } = await db.query<{ id: string; version: number; position: string; state_of: StateOf<N> }>({
    name: `rows-${view.table}-${where === 'all' ? 'all' : where.column}-${order}`,
    text: `select id, version, position, folded as state_of from ${view.table} ${condition} order by ${order}, id limit $1`,
    values: where === 'all' ? [limit] : [limit, where.any],
  });
  return rows.map((row) => ({ id: row.id, version: row.version, position: Number(row.position), state: row.state_of }));
}

/** What a page asks of one view; several are answered by one query. */
export interface Asked<N extends NounName> {
  readonly view: NounView<N>;
  readonly column: string;
  readonly any: readonly string[];
}

/** A window that can be opened together with others: `by(items, 'body')`. */
export const by = <N extends NounName>(view: NounView<N>, column: string) => (any: readonly string[]): Asked<N> => ({ view, column, any });

type Answered<A> = { readonly [K in keyof A]: A[K] extends Asked<infer N> ? readonly Row<N>[] : never };

/** Opens several windows with one query, each in the order of the record: a page that shows a whole body asks once. */
export async function together<const A extends readonly Asked<NounName>[]>(db: Db, ...asks: A): Promise<Answered<A>> {
  const parts = asks.map(({ view, column }, at) => `select ${at} as ask, id, version, position, folded as state_of from ${view.table} where "${column}" = any($${at + 1})`);
  const { rows } = await db.query<{ ask: number; id: string; version: number; position: string; state_of: unknown }>({
    name: `together-${digestOf(parts.join()).slice(0, 16)}`, text: `${parts.join(' union all ')} order by ask, position, id`, values: asks.map(({ any }) => any),
  });
  const answers: { readonly id: string; readonly version: number; readonly position: number; readonly state: unknown }[][] = asks.map(() => []);
  for (const { ask, id, version, position, state_of } of rows) answers[ask]?.push({ id, version, position: Number(position), state: state_of });
  return answers as unknown as Answered<A>;
}

/** One row, or its noun's empty state at version 0. */
export async function rowOf<N extends NounName>(view: NounView<N>, db: Db, id: string): Promise<Row<N>> {
  const [row] = await rowsOf(view, db, { column: 'id', any: [id] });
  return row ?? { id, version: 0, position: 0, state: nouns[view.noun].empty as StateOf<N> };
}

function foldStream(stream: Stream, facts: readonly Recorded[]): Change {
  const noun = nouns[nounOf(stream)] as unknown as Noun<NounName, unknown, FactShape>;
  const state = facts.reduce((before, fact) => (isErasure(fact) ? before : noun.evolve(before, fact)), noun.empty);
  const last = facts[facts.length - 1];
  return { noun: nounOf(stream), stream, id: idOf(stream), version: last?.version ?? 0, position: last?.position ?? 0, state };
}

async function refold(view: View, db: Db): Promise<void> {
  const { rows } = await db.query<{ stream: Stream; leaves: string[] }>(
    `select stream, array_agg(leaf order by position) as leaves from record.fact where stream like $1 group by stream order by max(position)`,
    [`${view.noun}/%`],
  );
  await view.apply(rows.map(({ stream, leaves }) => foldStream(stream, leaves.map(readLeaf))), db);
}

/** Drops a view and folds it again from the facts; run inside a transaction that holds the record's pen. */
export async function rebuild(view: View, db: Db): Promise<void> {
  await db.query(`drop table if exists ${view.table}`);
  for (const statement of view.create) await db.query(statement);
  await refold(view, db);
  await db.query(
    `insert into record.view_version (name, version) values ($1, $2) on conflict (name) do update set version = excluded.version`,
    [view.table, view.version],
  );
}

/** The views whose version in the database is not this program's. */
export async function outOfDate(views: readonly View[], db: Db): Promise<readonly View[]> {
  const { rows } = await db.query<{ name: string; version: number }>('select name, version from record.view_version');
  const versions = new Map(rows.map(({ name, version }) => [name, version]));
  return views.filter(({ table, version }) => versions.get(table) !== version);
}

/** Digest of every row of a view in the order of its ids: two rebuilds of one record give the same. */
export async function viewDigest(view: View, db: Db): Promise<Digest> {
  const { rows } = await db.query<{ row: string }>(`select to_jsonb(v)::text as row from ${view.table} v order by id`);
  return digestOf(rows.map(({ row }) => row).join('\n'));
}
