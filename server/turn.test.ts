import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from './database/for-tests.ts';
import { oneAtATime } from './turn.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

test('two processes with three turns each never turn at the same moment, and a turn that fails holds nobody up', async () => {
  let [turning, most, done] = [0, 0, 0];
  const turn = async (): Promise<void> => {
    turning += 1;
    most = Math.max(most, turning);
    await database.pool.query('select pg_sleep(0.02)');
    turning -= 1;
    done += 1;
    if (done === 2) throw new Error('this turn failed');
  };
  const [one, other] = [oneAtATime(database.pool, turn), oneAtATime(database.pool, turn)];
  const ends = await Promise.allSettled([one(), other(), one(), other(), one(), other()]);
  expect([most, done, ends.filter(({ status }) => status === 'rejected').length]).toEqual([1, 6, 1]);
});
