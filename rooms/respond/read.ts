import type { Db } from '#record/contract.ts';
import { by, rowOf, rowsOf } from '#record/view.ts';
import { duties } from './views.ts';

/** This room's window: who owes what to whom, by when, and what was answered. */
export const dutiesOf = (db: Db, body: readonly string[]) => rowsOf(duties, db, { column: 'body', any: body });
export const dutiesOn = (db: Db, items: readonly string[]) => rowsOf(duties, db, { column: 'item', any: items });
export const dutiesOfDebtor = (db: Db, parties: readonly string[]) => rowsOf(duties, db, { column: 'debtor', any: parties });
export const dutiesIn = (db: Db, states: readonly string[]) => rowsOf(duties, db, { column: 'state', any: states });
export const dutyById = (db: Db, id: string) => rowOf(duties, db, id);

/** The same, opened together with other rooms' in one query. */
export const windows = { duties: by(duties, 'body') };
