import { digestOf, type Digest } from '@plenaria/kernel/digest.ts';
import { nouns } from '#nouns/all.ts';
import { idOf, nounOf, type FactShape, type Noun, type NounName, type Recorded, type Stream } from '#nouns/noun.ts';
import type { Change, Db, StateOf, View } from './contract.ts';
import { isErasure } from './past.ts';
import { keptStates } from './kept.ts';
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
  const names = ['id', 'version', 'position', 'content', 'folded', ...columns.map(([name]) => name)];
  const values = ['$1', '$2', '$3', `encode(sha256(convert_to($4::jsonb::text, 'UTF8')), 'hex')`, '$4::jsonb', ...columns.map(([, type], at) => `$${at + 5}::${type}`)];
  const changed = names.slice(1).map((name) => `"${name}" = excluded."${name}"`).join(', ');
  return `insert into ${table} (${quoted(names)}) values (${values.join(', ')}) on conflict (id) do update set ${changed}`;
}

/** Raise it whenever the columns that every view has change: then all of them are folded again. */
const layout = 2;

/**
 * One row for each stream of a noun: its id, its version, the position of its last fact, its state with the digest of
 * it, and the columns a room searches by. Columns are indexed.
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
    noun, table, version: layout * 1000 + version, apply,
    create: [
      `create schema if not exists ${schema}`,
      `create table ${table} (id text primary key, version integer not null, position bigint not null, content text not null, folded jsonb not null${definitions})`,
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

/** A row before its state is known: light enough to be asked for on every page. */
interface Light {
  readonly id: string;
  readonly version: number;
  readonly position: string;
  readonly content: string;
}

const light = 'id, version, position, content';
const rowFrom = ({ id, version, position }: Light, state: unknown) => ({ id, version, position: Number(position), state });
type AnyRow = ReturnType<typeof rowFrom>;

/** Fetches the states that were never read before, in one query for all views; the rows stay in their order. */
async function withStates<A extends { readonly table: string; readonly row: Light }>(db: Db, asked: readonly A[]): Promise<readonly (readonly [A, AnyRow])[]> {
  const known = asked.map(({ row }) => keptStates.get(row.content));
  const unknown = asked.filter((_, at) => known[at] === undefined);
  if (unknown.length === 0) return asked.map((one, at) => [one, rowFrom(one.row, known[at])] as const);
  const tables = [...new Set(unknown.map(({ table }) => table))];
  const { rows } = await db.query<Light & { readonly of: string; readonly json: string }>(
    tables.map((table, at) => `select '${table}' as of, ${light}, folded::text as json from ${table} where id = any($${at + 1})`).join(' union all '),
    tables.map((table) => unknown.flatMap((one) => (one.table === table ? [one.row.id] : []))),
  );
  const fetched = new Map(rows.map(({ of, json, ...row }) => [`${of}/${row.id}`, rowFrom(row, keptStates.keep(row.content, json))]));
  return asked.flatMap((one, at) => {
    const row = known[at] === undefined ? fetched.get(`${one.table}/${one.row.id}`) : rowFrom(one.row, known[at]);
    return row === undefined ? [] : [[one, row] as const];
  });
}

/** Rows of a view, by id or by a column; in the order of the record unless told otherwise. */
export async function rowsOf<N extends NounName>(
  view: NounView<N>, db: Db, where: { readonly column: string; readonly any: readonly string[] } | 'all', order = 'position', limit = 10_000,
): Promise<readonly Row<N>[]> {
  const condition = where === 'all' ? '' : `where "${where.column}" = any($2)`;
  const { rows } = await db.query<Light>({
    name: `rows-${view.table}-${where === 'all' ? 'all' : where.column}-${order}`,
    text: `select ${light} from ${view.table} ${condition} order by ${order}, id limit $1`,
    values: where === 'all' ? [limit] : [limit, where.any],
  });
  const filled = await withStates(db, rows.map((row) => ({ table: view.table, row })));
  return filled.map(([, row]) => row) as readonly Row<N>[];
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
  const parts = asks.map(({ view, column }, at) => `select ${at} as ask, ${light} from ${view.table} where "${column}" = any($${at + 1})`);
  const { rows } = await db.query<Light & { readonly ask: number }>({
    name: `together-${digestOf(parts.join()).slice(0, 16)}`, text: `${parts.join(' union all ')} order by ask, position, id`, values: asks.map(({ any }) => any),
  });
  const answers: AnyRow[][] = asks.map(() => []);
  for (const [{ row: { ask } }, row] of await withStates(db, rows.map((row) => ({ table: asks[row.ask]?.view.table ?? '', row })))) answers[ask]?.push(row);
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
