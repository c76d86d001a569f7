import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bringUpToDate, openBook } from '#record/book.ts';
import { headOf } from '#record/read.ts';
import { rebuild, rowsOf, viewDigest } from '#record/view.ts';
import { commitments } from '#rooms/monitor/views.ts';
import { duties } from '#rooms/respond/views.ts';
import { items } from '#rooms/deliberate/views.ts';
import { riverbend } from '#scenarios/riverbend.ts';
import { freshDatabase, type FreshDatabase } from '#server/database/for-tests.ts';
import { rooms } from '#server/rooms.ts';
import { vocabulary } from '#server/vocabulary.ts';
import { playWorld } from './play.ts';

let database: FreshDatabase;
let bodies: readonly { readonly body: string }[];
const views = rooms.flatMap((room) => room.views);

beforeAll(async () => {
  database = await freshDatabase();
  const random = (bytes: number) => new Uint8Array(randomBytes(bytes));
  await bringUpToDate(database.pool, views);
  const book = openBook({ pool: database.pool, vocabulary, views, zone: riverbend.house.zone, random, appends: () => true });
  bodies = await playWorld({ book, pool: database.pool, zone: riverbend.house.zone, random, say: () => undefined }, riverbend);
});
afterAll(() => database.drop());

const statesOf = (rows: readonly { readonly state: { readonly state: string } }[]): Record<string, number> =>
  rows.reduce<Record<string, number>>((counts, { state }) => ({ ...counts, [state.state]: (counts[state.state] ?? 0) + 1 }), {});

test('the assembly on youth homelessness: seven texts adopted and handed over, one fell, two were joined into one', async () => {
  const rows = await rowsOf(items, database.pool, { column: 'body', any: [bodies[0]?.body ?? ''] });
  expect(statesOf(rows)).toEqual({ transmitted: 7, dropped: 1, merged: 2 });
});

test('what is owed: answered, overdue at the City, and a claim on the School District that said nothing', async () => {
  const rows = await rowsOf(duties, database.pool, { column: 'body', any: [bodies[0]?.body ?? ''] });
  expect(statesOf(rows)).toEqual({ fulfilled: 5, overdue: 2, owed: 1 });
  const claimed = rows.find(({ state }) => state.state === 'owed');
  expect(claimed?.state).toMatchObject({ basis: 'claim', due: null });
});

test('promises: one verified, one disputed, one under way, one pledged', async () => {
  const rows = await rowsOf(commitments, database.pool, { column: 'body', any: [bodies[0]?.body ?? ''] });
  expect(statesOf(rows)).toEqual({ verified: 1, disputed: 1, 'under-way': 1, pledged: 1 });
});

test('the rebuild drill: every view of the whole world folds again to the same bytes', async () => {
  expect(await headOf(database.pool)).toBeGreaterThan(150);
  for (const view of views) {
    const before = await viewDigest(view, database.pool);
    await rebuild(view, database.pool);
    expect(await viewDigest(view, database.pool)).toBe(before);
  }
});
