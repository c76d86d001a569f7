import type { Db } from '#record/contract.ts';
import { by, rowOf, rowsOf } from '#record/view.ts';
import { bodies, cycles, mandates, parties } from './views.ts';

/** This room's window: many ids in, nouns out. */
export const allBodies = (db: Db) => rowsOf(bodies, db, 'all');
export const bodyById = (db: Db, id: string) => rowOf(bodies, db, id);
export const mandatesOf = (db: Db, body: readonly string[]) => rowsOf(mandates, db, { column: 'body', any: body });
export const mandateById = (db: Db, id: string) => rowOf(mandates, db, id);
export const cyclesOf = (db: Db, body: readonly string[]) => rowsOf(cycles, db, { column: 'body', any: body });
export const allParties = (db: Db) => rowsOf(parties, db, 'all');
export const partiesById = (db: Db, ids: readonly string[]) => rowsOf(parties, db, { column: 'id', any: ids });
export const allMandates = (db: Db) => rowsOf(mandates, db, 'all');

/** The same, opened together with other rooms' in one query. */
export const windows = { bodies: by(bodies, 'id'), mandates: by(mandates, 'body'), cycles: by(cycles, 'body') };
