import type { Recorded, Stream, TextRef } from '#nouns/noun.ts';
import type { Db } from './contract.ts';
import { Kept } from './kept.ts';
import { readLeaf } from './seal.ts';

/** A fact as the public reads it: with the act it belongs to. */
export type Read = Recorded & { readonly act: string; readonly factVersion: number };

/** Facts that pages told before; a leaf is its own name. */
const keptLeaves = new Kept<Read>(8_000_000, readLeaf);

/** The position of the last fact: the version of everything a page shows. */
export async function headOf(db: Db): Promise<number> {
  const { rows } = await db.query<{ position: string }>({ name: 'head-position', text: 'select position from record.head' });
  return Number(rows[0]?.position ?? 0);
}

export async function factsBetween(db: Db, from: number, to: number): Promise<readonly Read[]> {
  const { rows } = await db.query<{ leaf: string }>({
    name: 'facts-between',
    text: 'select leaf from record.fact where position between $1 and $2 order by position',
    values: [from, to],
  });
  return rows.map(({ leaf }) => readLeaf(leaf));
}

/** The facts of some streams in the order of the record; of some types only, where a page tells only those. */
export async function factsOfStreams(db: Db, streams: readonly Stream[], types: readonly string[] | null = null): Promise<readonly Read[]> {
  const { rows } = await db.query<{ leaf: string }>({
    name: 'facts-told',
    text: 'select leaf from record.fact where stream = any($1) and ($2::text[] is null or type = any($2)) order by position',
    values: [streams, types],
  });
  return rows.map(({ leaf }) => keptLeaves.get(leaf) ?? keptLeaves.keep(leaf, leaf));
}

/** The words behind references, in one query. What was erased is simply not in the answer. */
export async function textsOf(db: Db, refs: readonly TextRef[]): Promise<ReadonlyMap<TextRef, string>> {
  if (refs.length === 0) return new Map();
  const { rows } = await db.query<{ ref: TextRef; words: string }>({
    name: 'texts',
    text: 'select ref, words from record.text where ref = any($1)',
    values: [[...new Set(refs)]],
  });
  return new Map(rows.map(({ ref, words }) => [ref, words]));
}

/** Titles of streams ("Riverbend Civic Assembly"), in one query; streams without a title, or with an erased one, are absent. */
export async function titlesOf(db: Db, streams: readonly Stream[]): Promise<ReadonlyMap<Stream, string>> {
  if (streams.length === 0) return new Map();
  const { rows } = await db.query<{ stream: Stream; words: string }>({
    name: 'titles',
    text: 'select t.stream, x.words from record.title t join record.text x on x.ref = t.ref where t.stream = any($1)',
    values: [[...new Set(streams)]],
  });
  return new Map(rows.map(({ stream, words }) => [stream, words]));
}

/** The title of one stream; an ellipsis where it has none, or where it was erased. */
export const titleOf = async (db: Db, stream: Stream): Promise<string> => (await titlesOf(db, [stream])).get(stream) ?? '…';

/** Words behind references and titles of streams together, in one query: a page that shows a whole body asks once. */
export async function wordsAndTitles(db: Db, refs: readonly TextRef[], streams: readonly Stream[]): Promise<{ readonly words: ReadonlyMap<TextRef, string>; readonly titles: ReadonlyMap<Stream, string> }> {
  const { rows } = await db.query<{ stream: Stream | null; ref: TextRef; words: string }>({
    name: 'words-and-titles',
    text: `select null as stream, ref, words from record.text where ref = any($1)
           union all select t.stream, t.ref, x.words from record.title t join record.text x on x.ref = t.ref where t.stream = any($2)`,
    values: [[...new Set(refs)], [...new Set(streams)]],
  });
  const titles = rows.flatMap(({ stream, words }) => (stream === null ? [] : [[stream, words] as const]));
  return { words: new Map(rows.flatMap(({ stream, ref, words }) => (stream === null ? [[ref, words] as const] : []))), titles: new Map(titles) };
}

/** Every stream of a noun that has a title, by its id: for choosing among public bodies. */
export async function titledOf(db: Db, noun: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await db.query<{ id: string; words: string }>({
    name: 'titled',
    text: `select substr(t.stream, length($1) + 2) as id, x.words from record.title t join record.text x on x.ref = t.ref where t.stream like $1 || '/%' order by x.words`,
    values: [noun],
  });
  return new Map(rows.map(({ id, words }) => [id, words]));
}
