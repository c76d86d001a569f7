import type { CivilDate, Instant } from '@plenaria/kernel/civil-date.ts';
import type { Recorded, Stream } from '#nouns/noun.ts';
import type { Acted, Db } from './contract.ts';
import { readLeaf, type SealedText } from './seal.ts';

/** The statements of the record. All are named, so that PostgreSQL plans them once for each connection. */
export async function factsOf(db: Db, streams: readonly Stream[]): Promise<readonly Recorded[]> {
  if (streams.length === 0) return [];
  const { rows } = await db.query<{ leaf: string }>({
    name: 'facts-of-streams',
    text: 'select leaf from record.fact where stream = any($1) order by position',
    values: [streams],
  });
  return rows.map(({ leaf }) => readLeaf(leaf));
}

interface ActRow {
  readonly id: string;
  readonly verb: string;
  readonly command: string;
  readonly first: string;
  readonly last: string;
}

export async function actByKey(db: Db, actor: string, key: string): Promise<ActRow | null> {
  const { rows } = await db.query<ActRow>({
    name: 'act-by-key',
    text: 'select id, verb, command, first, last from record.act where actor = $1 and key = $2',
    values: [actor, key],
  });
  return rows[0] ?? null;
}

export async function replayed(db: Db, act: ActRow): Promise<Acted> {
  const { rows } = await db.query<{ leaf: string }>({
    name: 'facts-of-act',
    text: 'select leaf from record.fact where act = $1 order by position',
    values: [act.id],
  });
  return { act: act.id, position: Number(act.last), facts: rows.map(({ leaf }) => readLeaf(leaf)), replayed: true };
}

/** Takes the clerk's pen: the fair advisory lock first, then the head. Answers the position of the last fact. */
export async function takePen(db: Db): Promise<number> {
  await db.query({ name: 'pen', text: 'select pg_advisory_xact_lock(7305, 1)' });
  const { rows } = await db.query<{ position: string }>({ name: 'head', text: 'select position from record.head for update' });
  return Number(rows[0]?.position ?? 0);
}

export async function versionsOf(db: Db, streams: readonly Stream[]): Promise<ReadonlyMap<Stream, number>> {
  const { rows } = await db.query<{ stream: Stream; version: number }>({
    name: 'versions',
    text: 'select stream, max(version) as version from record.fact where stream = any($1) group by stream',
    values: [streams],
  });
  return new Map(rows.map(({ stream, version }) => [stream, version]));
}

export interface Page {
  readonly act: string;
  readonly verb: string;
  readonly actor: string;
  readonly key: string;
  readonly command: string;
  readonly at: Instant;
  readonly day: CivilDate;
  readonly first: number;
  readonly facts: readonly { readonly fact: Recorded; readonly leaf: string; readonly texts: readonly SealedText[] }[];
  readonly titles: ReadonlyMap<Stream, string>;
}

const append = `
with written as (
  insert into record.act (id, verb, actor, key, command, at, first, last) values ($1, $2, $3, $4, $5, $6, $7, $8)
), facts as (
  insert into record.fact (position, act, stream, version, type, at, day, leaf)
  select f.position, $1, f.stream, f.version, f.type, $6, $9, f.leaf
  from unnest($10::bigint[], $11::text[], $12::integer[], $13::text[], $14::text[]) as f (position, stream, version, type, leaf)
), texts as (
  insert into record.text (ref, position, name, salt, words)
  select * from unnest($15::text[], $16::bigint[], $17::text[], $18::bytea[], $19::text[])
), titles as (
  insert into record.title (stream, ref) select * from unnest($20::text[], $21::text[])
  on conflict (stream) do update set ref = excluded.ref
)
update record.head set position = $8`;

/** Writes an act with its facts, its texts and its titles, and moves the head: one statement. */
export async function writePage(db: Db, page: Page): Promise<void> {
  const last = page.first + page.facts.length - 1;
  const texts = page.facts.flatMap(({ fact, texts: sealed }) => sealed.map((text) => ({ ...text, position: fact.position })));
  await db.query({
    name: 'append',
    text: append,
    values: [
      page.act, page.verb, page.actor, page.key, page.command, page.at, page.first, last, page.day,
      page.facts.map(({ fact }) => fact.position), page.facts.map(({ fact }) => fact.stream),
      page.facts.map(({ fact }) => fact.version), page.facts.map(({ fact }) => fact.type), page.facts.map(({ leaf }) => leaf),
      texts.map(({ ref }) => ref), texts.map(({ position }) => position), texts.map(({ name }) => name),
      texts.map(({ salt }) => Buffer.from(salt)), texts.map(({ words }) => words),
      [...page.titles.keys()], [...page.titles.values()],
    ],
  });
}
