import type pg from 'pg';

/**
 * Makes turns of the clock follow each other: inside this process one waits for the other, and of several processes on
 * one database only one turns at a time (an advisory lock that ends with its connection). It is not the pen's lock (record/store.ts): acts that
 * begin in a turn take the pen themselves.
 */
export function oneAtATime(pool: pg.Pool, turn: () => Promise<void>): () => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  const alone = async (): Promise<void> => {
    const client = await pool.connect();
    try {
      await client.query('select pg_advisory_lock(7305, 2)');
      await turn();
      await client.query('select pg_advisory_unlock(7305, 2)');
      client.release();
    } catch (trouble) {
      client.release(true);
      throw trouble;
    }
  };
  return () => {
    last = last.catch(() => undefined).then(alone);
    return last;
  };
}
