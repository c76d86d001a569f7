import type { Db } from '#record/contract.ts';
import { rowOf, rowsOf } from '#record/view.ts';
import { seats } from './views.ts';

/** This room's window: the seats of bodies, with who holds them. */
export const seatsOf = (db: Db, body: readonly string[]) => rowsOf(seats, db, { column: 'body', any: body });
export const seatsById = (db: Db, id: string) => rowOf(seats, db, id);
export { panelsIn } from './store/draw-files.ts';
