import type { Db } from '#record/contract.ts';
import { by, rowOf, rowsOf } from '#record/view.ts';
import { decisions } from './views.ts';

/** This room's window: votes, their counts and how they ended. */
export const decisionsOf = (db: Db, body: readonly string[]) => rowsOf(decisions, db, { column: 'body', any: body });
export const decisionById = (db: Db, id: string) => rowOf(decisions, db, id);
export const decisionsById = (db: Db, ids: readonly string[]) => rowsOf(decisions, db, { column: 'id', any: ids });
/** The body that votes, without reading the vote: for asking who may enter. */
export async function bodyOfDecision(db: Db, id: string): Promise<string | null> {
  const { rows } = await db.query<{ body: string }>({ name: 'body-of-decision', text: 'select body from decide_view.decision where id = $1', values: [id] });
  return rows[0]?.body ?? null;
}
export { votedSoFar } from './store/ballots.ts';

/** The same, opened together with other rooms' in one query. */
export const windows = { decisions: by(decisions, 'body') };
