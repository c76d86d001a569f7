import type { Db } from '#record/contract.ts';
import { by, rowOf, rowsOf } from '#record/view.ts';
import { decisions } from './views.ts';

/** This room's window: votes, their counts and how they ended. */
export const decisionsOf = (db: Db, body: readonly string[]) => rowsOf(decisions, db, { column: 'body', any: body });
export const decisionById = (db: Db, id: string) => rowOf(decisions, db, id);
export const decisionsById = (db: Db, ids: readonly string[]) => rowsOf(decisions, db, { column: 'id', any: ids });
export { votedSoFar } from './store/ballots.ts';

/** The same, opened together with other rooms' in one query. */
export const windows = { decisions: by(decisions, 'body') };
