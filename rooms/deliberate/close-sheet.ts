import { digestOfJson } from '@plenaria/kernel/digest.ts';
import { ok, refuse } from '@plenaria/kernel/result.ts';
import { streamOf } from '#nouns/noun.ts';
import type { Verb } from '#record/contract.ts';
import * as made from './made.ts';

export interface CloseSheetCommand {
  readonly session: string;
  readonly round: number;
  readonly table: number;
  /** The notes as they stand in this room's table, in order; only their digest is in the record. */
  readonly notes: readonly { readonly id: string; readonly words: string }[];
  /** Whether the note-taker read the sheet back to the table. */
  readonly readBack: boolean;
}

export type CloseSheetRefusal = 'no-such-session' | 'session-over' | 'no-such-table' | 'already-closed' | 'empty-sheet';

/** Closes a table's sheet: its notes can now be cited by items and never change unseen. */
export const closeSheet: Verb<CloseSheetCommand, CloseSheetRefusal> = {
  name: 'deliberate.close-sheet',
  reads: ({ session }) => [streamOf('session', session)],
  decide: (past, { session: id, round, table, notes, readBack }) => {
    const session = past.state('session', id);
    if (session.state === 'unscheduled') return refuse('no-such-session');
    if (session.state === 'cancelled') return refuse('session-over');
    if (session.rounds[String(round)]?.[table - 1] === undefined) return refuse('no-such-table');
    if (session.sheets.some((sheet) => sheet.round === round && sheet.table === table)) return refuse('already-closed');
    if (notes.length === 0) return refuse('empty-sheet');
    const digest = digestOfJson(notes.map((note) => [note.id, note.words]));
    return ok([made.session(id, 'SheetClosed', { round, table, notes: notes.length, digest, readBack }, {})]);
  },
};
