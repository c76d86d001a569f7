import type { Db } from '#record/contract.ts';
import { by, rowOf, rowsOf } from '#record/view.ts';
import { commitments, findings } from './views.ts';

/** This room's window: promises, what is claimed of them and what was found. */
export const promisesOf = (db: Db, body: readonly string[]) => rowsOf(commitments, db, { column: 'body', any: body });
export const promisesOn = (db: Db, items: readonly string[]) => rowsOf(commitments, db, { column: 'item', any: items });
export const promisesOfDebtor = (db: Db, parties: readonly string[]) => rowsOf(commitments, db, { column: 'debtor', any: parties });
export const promiseById = (db: Db, id: string) => rowOf(commitments, db, id);
export const findingsOn = (db: Db, promises: readonly string[]) => rowsOf(findings, db, { column: 'commitment', any: promises });
export const findingsOf = (db: Db, body: readonly string[]) => rowsOf(findings, db, { column: 'body', any: body });
export const findingById = (db: Db, id: string) => rowOf(findings, db, id);
export const findingsAwaiting = (db: Db, parties: readonly string[]) => rowsOf(findings, db, { column: 'debtor', any: parties });
export const readingsOn = (db: Db, items: readonly string[]) => rowsOf(findings, db, { column: 'item', any: items });

/** The same, opened together with other rooms' in one query. */
export const windows = { promises: by(commitments, 'body'), findings: by(findings, 'body') };
