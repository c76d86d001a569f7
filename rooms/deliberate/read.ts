import type { Db } from '#record/contract.ts';
import { by, rowOf, rowsOf } from '#record/view.ts';
import { items, sessions } from './views.ts';

/** This room's window: sessions, items and the notes they came from. */
export const itemsOf = (db: Db, body: readonly string[]) => rowsOf(items, db, { column: 'body', any: body }, 'number');
export const itemsById = (db: Db, ids: readonly string[]) => rowsOf(items, db, { column: 'id', any: ids }, 'number');
export const itemById = (db: Db, id: string) => rowOf(items, db, id);
export const sessionsOf = (db: Db, body: readonly string[]) => rowsOf(sessions, db, { column: 'body', any: body });
export const sessionById = (db: Db, id: string) => rowOf(sessions, db, id);
export { notesNamed, notesOf } from './store/notes.ts';
export { arrived } from './store/notes.ts';
export { talkOf } from './store/talk.ts';

/** The same, opened together with other rooms' in one query. */
export const windows = { items: by(items, 'body'), sessions: by(sessions, 'body') };
export { answersBy, answeredBy, answersOf, pendingFor, roundOf, roundsOpen, statementsOf, type Round, type StatementRow } from './store/statements.ts';
