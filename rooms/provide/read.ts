import type { Db } from '#record/contract.ts';
import { by, rowOf, rowsOf } from '#record/view.ts';
import { lines } from './views.ts';

/** This room's window: money lines of bodies. */
export const linesOf = (db: Db, body: readonly string[]) => rowsOf(lines, db, { column: 'body', any: body });
export const lineById = (db: Db, id: string) => rowOf(lines, db, id);

/** The same, opened together with other rooms' in one query. */
export const windows = { lines: by(lines, 'body') };
