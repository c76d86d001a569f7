import { canonicalJson, type Json } from '@plenaria/kernel/canonical-json.ts';
import { dayIn, everyDay, type Calendar, type CivilDate } from '@plenaria/kernel/civil-date.ts';
import { digestOf } from '@plenaria/kernel/digest.ts';
import { idFrom } from '@plenaria/kernel/id.ts';
import { invariant, ok, refuse, type Result } from '@plenaria/kernel/result.ts';
import type pg from 'pg';
import { nouns } from '#nouns/all.ts';
import { nounOf, owners, type Actor, type Made, type Recorded, type Stream } from '#nouns/noun.ts';
import type { Acted, ActRefusal, Call, Circumstances, Needs, Stale, Verb, View, Vocabulary } from './contract.ts';
import { Memory, type Foresee } from './past.ts';
import { headOf } from './read.ts';
import { leafOf, recorded, seal, type Entry } from './seal.ts';
import { actByKey, factsOf, replayed, takePen, versionsOf, writePage, type Page } from './store.ts';

/** What an act needs from outside. */
export interface Desk {
  readonly pool: pg.Pool;
  readonly vocabulary: Vocabulary;
  readonly views: readonly View[];
  readonly zone: string;
  /** The jurisdiction's open days; absent where every day is alike. */
  readonly calendar?: Calendar;
  readonly random: (bytes: number) => Uint8Array;
  /** False while the database is behind a checkpoint that somebody holds, or the views are another version's. */
  readonly appends: () => boolean;
}

const most = 500;

const actorKey = ({ role, pseudonym, onBehalfOf }: Actor): string => `${role}/${pseudonym ?? ''}/${onBehalfOf ?? ''}`;

/** Verbs run again after `needs`: the n-th id they ask for must be the same one. */
function idsFrom(random: Desk['random']): () => () => string {
  const drawn: string[] = [];
  return () => {
    let next = 0;
    return () => (drawn[next++] ??= idFrom(random(20)));
  };
}

function foreseeing(now: Circumstances): Foresee {
  const noWords = (texts: Readonly<Record<string, string>>) => Object.fromEntries(Object.keys(texts).map((name) => [name, '0'.repeat(64)]));
  return (made, version) => ({
    position: 0, stream: made.stream, version, type: made.type, fields: made.fields, cites: made.cites,
    texts: noWords(made.texts) as Recorded['texts'], at: now.at, day: now.day, by: now.by,
  });
}

interface Considered {
  readonly past: Memory;
  readonly facts: readonly Made[];
}

const isNeeds = (refusal: unknown): refusal is Needs => typeof refusal === 'object' && refusal !== null && 'needs' in refusal;

/** Load, decide, and again with what the verb found that it needs: at most four times. */
async function consider<C, R>(desk: Desk, verb: Verb<C, R>, call: Call<C>, now: Omit<Circumstances, 'newId'>): Promise<Result<Considered, R | ActRefusal>> {
  const streams = new Set<Stream>([...verb.reads(call.command), ...(Object.keys(call.seen ?? {}) as Stream[])]);
  const ids = idsFrom(desk.random);
  for (let round = 0; round <= 4; round += 1) {
    const circumstances: Circumstances = { ...now, newId: ids() };
    const past = Memory.of([...streams], await factsOf(desk.pool, [...streams]), foreseeing(circumstances));
    const decided = verb.decide(past, call.command, circumstances, desk.vocabulary);
    if (!decided.ok && !isNeeds(decided.refusal)) return refuse(decided.refusal);
    const missing = decided.ok ? decided.value.map(({ stream }) => stream).filter((stream) => !past.loaded(stream)) : isNeeds(decided.refusal) ? decided.refusal.needs : [];
    if (decided.ok && missing.length === 0) return decided.value.length > most ? refuse('too-many-facts') : ok({ past, facts: decided.value });
    for (const stream of missing) streams.add(stream);
  }
  return refuse('needs-without-end');
}

function staleStreams(seen: Call<unknown>['seen'], past: Memory): Stale | null {
  const stale = Object.entries(seen ?? {}).flatMap(([stream, version]) => {
    const now = past.version(stream as Stream);
    return now === version ? [] : [{ stream: stream as Stream, seen: version, now }];
  });
  return stale.length > 0 ? { stale } : null;
}

/** A room makes facts of its own nouns only; anything else is a fault of the program, not of a person. */
function ownedByTheirRooms(facts: readonly Made[]): void {
  for (const { room, stream, type } of facts) {
    invariant(owners[nounOf(stream)] === room, `${type} on ${stream} was made by ${room}, which does not own it`);
  }
}

const factVersionOf = (fact: Made): number => {
  const catalogue: Readonly<Record<string, { readonly version: number }>> = nouns[nounOf(fact.stream)].facts;
  const entry = catalogue[fact.type];
  invariant(entry, `${fact.type} is in the catalogue of ${nounOf(fact.stream)}`);
  return entry.version;
};

function titlesOf(facts: readonly Recorded[]): ReadonlyMap<Stream, string> {
  const titles = new Map<Stream, string>();
  for (const fact of facts) {
    const named: Readonly<Record<string, string>> = nouns[nounOf(fact.stream)].titles;
    const text = named[fact.type];
    const ref = text === undefined ? undefined : (fact.texts as Readonly<Record<string, string>>)[text];
    if (ref !== undefined) titles.set(fact.stream, ref);
  }
  return titles;
}

interface Written {
  readonly page: Page;
  readonly positions: ReadonlyMap<Stream, number>;
}

function compose(desk: Desk, call: Call<unknown>, verb: string, command: string, considered: Considered, head: number, day: CivilDate): Written {
  const act = idFrom(desk.random(20));
  const versions = new Map<Stream, number>();
  const positions = new Map<Stream, number>();
  const facts = seal(considered.facts, desk.random(32)).map((sealed, at) => {
    const { stream } = sealed.made;
    const version = (versions.get(stream) ?? considered.past.version(stream)) + 1;
    versions.set(stream, version);
    positions.set(stream, head + 1 + at);
    const entry: Entry = { position: head + 1 + at, version, factVersion: factVersionOf(sealed.made), act, at: call.at, day, by: call.by };
    const fact = recorded(sealed, entry);
    return { fact, leaf: leafOf(fact, entry), texts: sealed.texts };
  });
  const page = { act, verb, actor: actorKey(call.by), key: call.key, command, at: call.at, day, first: head + 1, facts, titles: titlesOf(facts.map(({ fact }) => fact)) };
  return { page, positions };
}

/** The streams as they stand once the page is written, folded with the references that it really holds. */
function standing({ page, positions }: Written, considered: Considered) {
  const byVersion = new Map(page.facts.map(({ fact }) => [`${fact.stream}@${fact.version}`, fact]));
  const foresee: Foresee = (made, version) => {
    const fact = byVersion.get(`${made.stream}@${version}`);
    invariant(fact, 'every fact of the page is folded');
    return fact;
  };
  return considered.past.seenThrough(foresee).with(considered.facts).changes(positions);
}

async function bringViewsUp(desk: Desk, client: pg.PoolClient, written: Written, considered: Considered): Promise<void> {
  const changes = standing(written, considered);
  for (const view of desk.views) {
    const own = changes.filter(({ noun }) => noun === view.noun);
    if (own.length > 0) await view.apply(own, client);
  }
}

type Attempt = Result<Acted, ActRefusal> | 'again';

/** Under the lock: nothing but the check of key and versions, one statement that appends, and the views. */
async function append(desk: Desk, client: pg.PoolClient, call: Call<unknown>, verb: string, command: string, considered: Considered, day: CivilDate): Promise<Attempt> {
  const head = await takePen(client);
  const before = await actByKey(client, actorKey(call.by), call.key);
  if (before !== null) return before.command === command ? ok(await replayed(client, before)) : refuse('key-used-for-something-else');
  const streams = considered.past.streams();
  const versions = await versionsOf(client, streams);
  if (streams.some((stream) => (versions.get(stream) ?? 0) !== considered.past.version(stream))) return 'again';
  const written = compose(desk, call, verb, command, considered, head, day);
  await writePage(client, written.page);
  await bringViewsUp(desk, client, written, considered);
  const facts = written.page.facts.map(({ fact }) => fact);
  return ok({ act: written.page.act, position: head + facts.length, facts, replayed: false });
}

async function inOneTransaction(desk: Desk, work: (client: pg.PoolClient) => Promise<Attempt>): Promise<Attempt> {
  const client = await desk.pool.connect();
  try {
    await client.query(`begin; set local idle_in_transaction_session_timeout = '2s'`);
    const attempt = await work(client);
    await client.query(attempt !== 'again' && attempt.ok && !attempt.value.replayed ? 'commit' : 'rollback');
    client.release();
    return attempt;
  } catch (trouble) {
    client.release(true);
    throw trouble;
  }
}

/**
 * One act: load, decide, lock, check, append, bring the views up, commit. It may append to any number of streams and
 * names the version of every stream it read. Another writer in between makes it decide again; a page that is older than
 * what stands now is refused as stale. A key that was used before gives the first result.
 */
export async function act<C, R>(desk: Desk, verb: Verb<C, R>, call: Call<C>): Promise<Result<Acted, R | ActRefusal>> {
  if (!desk.appends()) return refuse('reads-only');
  const command = digestOf(`${verb.name}\n${canonicalJson(call.command as Json)}`);
  const before = await actByKey(desk.pool, actorKey(call.by), call.key);
  if (before !== null) return before.command === command ? ok(await replayed(desk.pool, before)) : refuse('key-used-for-something-else');
  const day = dayIn(call.at, desk.zone);
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const considered = await consider(desk, verb, call, { at: call.at, day, calendar: desk.calendar ?? everyDay, by: call.by });
    if (!considered.ok) return considered;
    const stale = staleStreams(call.seen, considered.value.past);
    if (stale !== null) return refuse(stale);
    ownedByTheirRooms(considered.value.facts);
    if (considered.value.facts.length === 0) return ok({ act: '', position: await headOf(desk.pool), facts: [], replayed: false });
    const result = await inOneTransaction(desk, (client) => append(desk, client, call, verb.name, command, considered.value, day));
    if (result !== 'again') return result;
  }
  return refuse('needs-without-end');
}
