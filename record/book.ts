import type { Result } from '@plenaria/kernel/result.ts';
import { act, type Desk } from './act.ts';
import type { Acted, ActRefusal, Book, Call, Verb, View } from './contract.ts';
import { takePen } from './store.ts';
import { outOfDate, rebuild } from './view.ts';

/** The record as the house uses it. */
export const openBook = (desk: Desk): Book => ({
  act: <C, R>(verb: Verb<C, R>, call: Call<C>): Promise<Result<Acted, R | ActRefusal>> => act(desk, verb, call),
});

/** Folds again every view that is older or newer than this program; the start does it before it listens. */
export async function bringUpToDate(pool: Desk['pool'], views: readonly View[]): Promise<readonly string[]> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await takePen(client);
    const old = await outOfDate(views, client);
    for (const view of old) {
      await client.query(`create schema if not exists ${view.table.split('.')[0] ?? ''}`);
      await rebuild(view, client);
    }
    await client.query('commit');
    return old.map(({ table }) => table);
  } catch (trouble) {
    await client.query('rollback').catch(() => undefined);
    throw trouble;
  } finally {
    client.release();
  }
}
