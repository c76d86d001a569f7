import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bringUpToDate, openBook } from '#record/book.ts';
import { rowsOf } from '#record/view.ts';
import { items } from '#rooms/deliberate/views.ts';
import { commitments } from '#rooms/monitor/views.ts';
import { seats } from '#rooms/recruit/views.ts';
import { duties } from '#rooms/respond/views.ts';
import { deschutes } from '#scenarios/deschutes.ts';
import { freshDatabase, type FreshDatabase } from '#server/database/for-tests.ts';
import { rooms } from '#server/rooms.ts';
import { vocabulary } from '#server/vocabulary.ts';
import { playWorld } from './play.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  const views = rooms.flatMap((room) => room.views);
  const random = (bytes: number) => new Uint8Array(randomBytes(bytes));
  await bringUpToDate(database.pool, views);
  const book = openBook({ pool: database.pool, vocabulary, views, zone: deschutes.house.zone, random, appends: () => true });
  await playWorld({ book, pool: database.pool, zone: deschutes.house.zone, random, say: () => undefined }, deschutes);
});
afterAll(() => database.drop());

test('Deschutes County, 2024: two routes, thirty seats', async () => {
  const [row] = await rowsOf(seats, database.pool, 'all');
  expect(row?.state.invited).toEqual({ addresses: 12_500, agencies: 250 });
  expect(row?.state.places).toHaveLength(30);
});

test('each text went to four recipients, and each owes its own answer', async () => {
  const sent = (await rowsOf(items, database.pool, 'all')).filter(({ state }) => state.state === 'transmitted');
  expect(await rowsOf(duties, database.pool, 'all')).toHaveLength(sent.length * 4);
  expect(sent.length).toBe(23);
});

test('no deadline was promised, so nothing is late; eight acknowledgements answer nothing and promise nothing', async () => {
  const all = (await rowsOf(duties, database.pool, 'all')).flatMap(({ state }) => (state.state === 'none' ? [] : [state]));
  expect(all.every(({ due, state }) => due === null && state === 'owed')).toBe(true);
  expect(all.filter(({ answers }) => answers.length > 0)).toHaveLength(8);
  expect(await rowsOf(commitments, database.pool, 'all')).toHaveLength(0);
});
