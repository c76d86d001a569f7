import type { Db } from '#record/contract.ts';
import { by, rowOf, rowsOf } from '#record/view.ts';
import { seats } from './views.ts';

/** This room's window: the seats of bodies, with who holds them. */
export const seatsOf = (db: Db, body: readonly string[]) => rowsOf(seats, db, { column: 'body', any: body });
export const seatsById = (db: Db, id: string) => rowOf(seats, db, id);
export { panelsIn } from './store/draw-files.ts';

/** What members said of themselves when they came forward, by pseudonym: only for mixing tables, never shown. */
export async function featuresOf(db: Db, pseudonyms: readonly string[]): Promise<ReadonlyMap<string, Readonly<Record<string, string>>>> {
  const { rows } = await db.query<{ pseudonym: string; features: Readonly<Record<string, string>> }>('select pseudonym, features from recruit.applicant where pseudonym = any($1)', [pseudonyms]);
  return new Map(rows.map(({ pseudonym, features }) => [pseudonym, features]));
}

/** The same, opened together with other rooms' in one query. */
export const windows = { seats: by(seats, 'body') };
