import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CivilDate, Instant } from '@plenaria/kernel/civil-date.ts';
import { diceFrom } from '@plenaria/kernel/dice.ts';
import { ok, refuse } from '@plenaria/kernel/result.ts';
import { signingKey, verifierKey } from '@plenaria/merkle/index.ts';
import { maker, streamOf, type Stream, type TextRef } from '#nouns/noun.ts';
import type { PartyFact } from '#nouns/party.ts';
import { commitments } from '#rooms/monitor/views.ts';
import { answer } from '#rooms/respond/answer.ts';
import { laid } from '#rooms/respond/effects.ts';
import { duties } from '#rooms/respond/views.ts';
import { freshDatabase, type FreshDatabase } from '#server/database/for-tests.ts';
import { vocabulary } from '#server/vocabulary.ts';
import type { Desk } from './act.ts';
import { runReactor } from './after.ts';
import { bringUpToDate, openBook } from './book.ts';
import { beginLog, Signer } from './checkpoint.ts';
import type { Book, Call, Verb } from './contract.ts';
import { erase } from './erase.ts';
import { exportLines } from './export.ts';
import { factsBetween, headOf, textsOf, titlesOf } from './read.ts';
import { verify } from './verify.ts';
import { rebuild, rowOf, viewDigest } from './view.ts';

const at = '2026-11-24T12:00:00.000Z' as Instant;
const clerk = { role: 'official', pseudonym: 'o-7' };
const views = [duties, commitments];
const partyFact = maker<PartyFact>('convene', 'party');

let database: FreshDatabase;
let desk: Desk;
let book: Book;
let appends = true;

beforeEach(async () => {
  database = await freshDatabase();
  appends = true;
  const dice = diceFrom('the record’s tests');
  const random = (bytes: number) => Uint8Array.from({ length: bytes }, () => dice.below(256));
  desk = { pool: database.pool, vocabulary, views, zone: 'America/Los_Angeles', random, appends: () => appends };
  book = openBook(desk);
  await bringUpToDate(database.pool, views);
});
afterEach(() => database.drop());

const owe: Verb<{ readonly duty: string; readonly item: string }, 'laid-before'> = {
  name: 'respond.test-owe',
  reads: ({ duty }) => [streamOf('duty', duty)],
  decide: (past, { duty, item }) =>
    past.has(streamOf('duty', duty)) ? refuse('laid-before') : ok([laid({ duty, item, body: 'b1', cycle: 'c1', debtor: 'county', creditor: 'b1', kind: 'respond', basis: 'letter', due: '2026-12-31' as CivilDate, ladder: [] })]),
};
const enter: Verb<{ readonly party: string; readonly name: string }, never> = {
  name: 'convene.test-enter',
  reads: ({ party }) => [streamOf('party', party)],
  decide: (_, { party, name }) => ok([partyFact(party, 'PartyEntered', { kind: 'public-body', place: null }, { name })]),
};

const call = <C>(command: C, key: string, seen?: Call<C>['seen']): Call<C> => ({ command, key, by: clerk, at, ...(seen ? { seen } : {}) });
const accepted = { duty: 'u7', disposition: 'accepted' as const, reason: '', act: 'Open the night bus line 12', owner: 'Transit office', by: '2027-06-30' as CivilDate, referredTo: null };
const duty7: Stream = 'duty/u7';

test('the first answer is already an act of two rooms: both stand, or neither', async () => {
  await book.act(owe, call({ duty: 'u7', item: 'i7' }, 'k1'));
  const acted = await book.act(answer, call({ answers: [accepted] }, 'k2'));
  expect(acted.ok && acted.value.facts.map(({ position, stream }) => `${position} ${stream.split('/')[0]}`)).toEqual(['2 duty', '3 commitment']);
  expect((await rowOf(duties, database.pool, 'u7')).state.state).toBe('fulfilled');
});

test('one stale stream refuses the whole act, saying what was seen and what stands', async () => {
  await book.act(owe, call({ duty: 'u7', item: 'i7' }, 'k1'));
  await book.act(answer, call({ answers: [{ ...accepted, disposition: 'acknowledged' as const }] }, 'k2'));
  const late = await book.act(answer, call({ answers: [accepted] }, 'k3', { [duty7]: 1 }));
  expect(late).toEqual({ ok: false, refusal: { stale: [{ stream: duty7, seen: 1, now: 2 }] } });
  expect(await headOf(database.pool)).toBe(2);
});

test('a replayed key returns the first result; the same key for another command is refused', async () => {
  const first = await book.act(owe, call({ duty: 'u7', item: 'i7' }, 'k1'));
  const again = await book.act(owe, call({ duty: 'u7', item: 'i7' }, 'k1'));
  expect(again.ok && again.value.facts).toMatchObject(first.ok ? first.value.facts : []);
  expect(again.ok && again.value.replayed).toBe(true);
  expect(await book.act(owe, call({ duty: 'u8', item: 'i8' }, 'k1'))).toEqual({ ok: false, refusal: 'key-used-for-something-else' });
});

test('sixteen writers at once: positions are dense, in commit order, and every view is as a rebuild makes it', async () => {
  const writers = Array.from({ length: 16 }, async (_, writer) => {
    for (let turn = 0; turn < 5; turn += 1) await book.act(owe, call({ duty: `u${writer}-${turn}`, item: 'i1' }, `k${writer}-${turn}`));
  });
  await Promise.all(writers);
  expect((await factsBetween(database.pool, 1, 1000)).map(({ position }) => position)).toEqual(Array.from({ length: 80 }, (_, n) => n + 1));
  const before = await viewDigest(duties, database.pool);
  await rebuild(duties, database.pool);
  expect(await viewDigest(duties, database.pool)).toBe(before);
});

test('two writers on one duty: one answer stands, the other is refused in words', async () => {
  await book.act(owe, call({ duty: 'u7', item: 'i7' }, 'k1'));
  const both = await Promise.all(['k2', 'k3'].map((key) => book.act(answer, call({ answers: [accepted] }, key))));
  expect(both.filter(({ ok: done }) => done)).toHaveLength(1);
  expect(both.find(({ ok: done }) => !done)).toMatchObject({ refusal: { why: 'already-answered' } });
});

test('dropping a view’s schema rebuilds it to the same bytes; a draft beside it is intact', async () => {
  await book.act(owe, call({ duty: 'u7', item: 'i7' }, 'k1'));
  await book.act(answer, call({ answers: [accepted] }, 'k2'));
  const { pool } = database;
  const before = await viewDigest(duties, pool);
  await pool.query(`create schema if not exists respond; create table respond.test_draft (words text); insert into respond.test_draft values ('kept')`);
  await pool.query(`drop schema respond_view cascade; delete from record.view_version where name = 'respond_view.duty'`);
  expect(await bringUpToDate(pool, views)).toEqual(['respond_view.duty']);
  expect(await viewDigest(duties, pool)).toBe(before);
  expect((await pool.query('select words from respond.test_draft')).rows).toEqual([{ words: 'kept' }]);
});

test.each(['update record.fact set type = $$X$$', 'delete from record.fact', 'truncate record.fact cascade', 'update record.act set verb = $$x$$', 'delete from record.text'])('the database refuses "%s"', async (sql) => {
  await book.act(enter, call({ party: 'p1', name: 'Riverbend County' }, 'k1'));
  await expect(database.pool.query(sql)).rejects.toThrow(/written once|only by erase/);
});

test('facts that a room made of a noun it does not own are a fault, and nothing is written', async () => {
  const forged: Verb<{ readonly duty: string }, never> = {
    name: 'monitor.test-forge', reads: ({ duty }) => [streamOf('duty', duty)],
    decide: (_, { duty }) => ok([{ ...laid({ duty, item: 'i', body: 'b', cycle: 'c', debtor: 'd', creditor: 'b', kind: 'respond', basis: 'letter', due: null, ladder: [] }), room: 'monitor' as const }]),
  };
  await expect(book.act(forged, call({ duty: 'u1' }, 'k1'))).rejects.toThrow('does not own');
  expect(await headOf(database.pool)).toBe(0);
});

async function exported(key: string): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of exportLines(database.pool, key)) lines.push(line.trimEnd());
  return lines;
}

async function signedRecord() {
  const key = signingKey('riverbend.example/record', new Uint8Array(32).fill(3));
  await beginLog(database.pool, key.name, null);
  const signer = new Signer({ pool: database.pool, key, first: 1 });
  await book.act(enter, call({ party: 'p1', name: 'Riverbend County' }, 'k1'));
  await book.act(owe, call({ duty: 'u7', item: 'i7' }, 'k2'));
  const kept = await signer.sign(at);
  await book.act(answer, call({ answers: [accepted] }, 'k3'));
  await signer.sign(at);
  return { key, signer, kept: kept?.note ?? '', lines: await exported(verifierKey(key)) };
}

test('an export verifies without a database, against its own checkpoints and one that somebody kept', async () => {
  const { lines, kept } = await signedRecord();
  expect(verify(lines, kept)).toEqual({ problems: [], facts: 4, texts: 6, missingTexts: 0, checkpoints: 2, signedTo: 4 });
});

test.each([
  ['a word of a leaf changed', (lines: string[]) => lines.map((line) => line.replace('letter', 'law')), /not the ones that were signed/],
  ['a fact taken away', (lines: string[]) => lines.filter((_, at) => at !== 2), /holds 3/],
  ['two facts in another order', (lines: string[]) => [lines[0] ?? '', lines[2] ?? '', lines[1] ?? '', ...lines.slice(3)], /says that it is number 2/],
  ['a typed word changed', (lines: string[]) => lines.map((line) => line.replace('Transit office', 'Parks office')), /not the one that was recorded/],
  ['a text slipped in', (lines: string[]) => [...lines, JSON.stringify({ ref: 'a'.repeat(64), salt: '', words: 'new' })], /no fact names/],
  ['its checkpoints taken away', (lines: string[]) => lines.filter((line) => !line.startsWith('{"checkpoint"')), /No checkpoint/],
  ['a broken line', (lines: string[]) => [...lines, '{"leaf":'], /cannot be read/],
])('an export with %s is caught', async (_, change, sentence) => {
  const { lines } = await signedRecord();
  expect(verify(change([...lines]), null).problems.join('\n')).toMatch(sentence);
});

test('a whole book written anew with the key is caught by a checkpoint that somebody kept', async () => {
  const { key, kept } = await signedRecord();
  await database.pool.query(`alter table record.fact disable trigger user; update record.fact set leaf = replace(leaf, '"letter"', '"claim"')`);
  const forger = new Signer({ pool: database.pool, key, first: 1 });
  const { root, size } = await forger.now();
  const { signCheckpoint } = await import('@plenaria/merkle/index.ts');
  const lines = (await exported(verifierKey(key))).filter((line) => !line.startsWith('{"checkpoint"'));
  const forged = [...lines, JSON.stringify({ checkpoint: signCheckpoint({ origin: key.name, size, root }, key) })];
  expect(verify(forged, null).problems).toEqual([]);
  expect(verify(forged, kept).problems.join()).toContain('The first 2 facts are not the ones that were signed');
});

test('any text can be erased: the record verifies, views rebuild, pages have no words and no error', async () => {
  const { signer, key, kept } = await signedRecord();
  const [entered] = await factsBetween(database.pool, 1, 1);
  const ref = (entered?.texts as Record<string, TextRef>)['name'] ?? ('' as TextRef);
  expect(await titlesOf(database.pool, ['party/p1'])).toEqual(new Map([['party/p1', 'Riverbend County']]));
  expect(await erase(desk, { ref, ground: 'asked-by-the-person', by: clerk, at })).toEqual({ ok: true, value: { position: 5 } });
  await signer.sign(at);
  expect(await textsOf(database.pool, [ref])).toEqual(new Map());
  expect(await titlesOf(database.pool, ['party/p1'])).toEqual(new Map());
  expect(verify(await exported(verifierKey(key)), kept)).toMatchObject({ problems: [], facts: 5, missingTexts: 1 });
  await rebuild(duties, database.pool);
  expect(await erase(desk, { ref, ground: 'asked-by-the-person', by: clerk, at })).toEqual({ ok: false, refusal: 'no-such-text' });
});

test('a database that is behind a checkpoint kept outside, or forked from it, is known; only the whole one stands', async () => {
  const { signer, key, kept } = await signedRecord();
  expect((await signer.stands(kept)).ok).toBe(true);
  const other = await freshDatabase();
  const older = new Signer({ pool: other.pool, key, first: 1 });
  expect(await older.stands(kept)).toEqual({ ok: false, refusal: 'behind' });
  await database.pool.query(`alter table record.fact disable trigger user; update record.fact set leaf = replace(leaf, '"letter"', '"claim"')`);
  expect(await signer.stands(kept)).toEqual({ ok: false, refusal: 'forked' });
  await other.drop();
});

test('while it only reads, nothing is appended', async () => {
  appends = false;
  expect(await book.act(owe, call({ duty: 'u7', item: 'i7' }, 'k1'))).toEqual({ ok: false, refusal: 'reads-only' });
});

test('a poison fact parks: its stream waits, the others go on, and the cursor moves', async () => {
  await book.act(owe, call({ duty: 'u1', item: 'poison' }, 'k1'));
  await book.act(owe, call({ duty: 'u2', item: 'i2' }, 'k2'));
  await book.act(answer, call({ answers: [{ ...accepted, duty: 'u1' }] }, 'k3'));
  const heard: string[] = [];
  const reactor = {
    name: 'respond.test-tell' as const, on: ['DutyLaid', 'RecommendationAnswered'],
    run: async (fact: { readonly fields: object; readonly stream: string }) => {
      if ('item' in fact.fields && fact.fields.item === 'poison') throw new Error('cannot be told');
      heard.push(fact.stream);
    },
  };
  const following = { db: database.pool, book, zone: 'UTC', now: () => at };
  expect(await runReactor(reactor, following)).toBe(4);
  expect(heard).toEqual(['duty/u2']);
  const { rows } = await database.pool.query('select stream, why from record.parked order by position');
  expect(rows).toEqual([{ stream: 'duty/u1', why: 'cannot be told' }, { stream: 'duty/u1', why: 'waits for an earlier fact of its stream' }]);
  await runReactor(reactor, following);
  expect(heard).toEqual(['duty/u2']);
});

test('more than 500 facts in one act are refused', async () => {
  const many: Verb<Record<string, never>, never> = {
    name: 'convene.test-many', reads: () => Array.from({ length: 501 }, (_, n) => streamOf('party', `p${n}`)),
    decide: () => ok(Array.from({ length: 501 }, (_, n) => partyFact(`p${n}`, 'PartyEntered', { kind: 'agency', place: null }, { name: 'x' }))),
  };
  expect(await book.act(many, call({}, 'k1'))).toEqual({ ok: false, refusal: 'too-many-facts' });
});
