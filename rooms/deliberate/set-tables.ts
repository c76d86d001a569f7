import { digestOfJson } from '@plenaria/kernel/digest.ts';
import { ok, refuse } from '@plenaria/kernel/result.ts';
import { streamOf } from '#nouns/noun.ts';
import type { Verb } from '#record/contract.ts';
import * as made from './made.ts';

export interface SetTablesCommand {
  readonly session: string;
  readonly round: number;
  /** Pseudonyms at each table, from the opinion engine's plan. */
  readonly tables: readonly (readonly string[])[];
}

export type SetTablesRefusal = 'no-such-session' | 'session-over' | 'nobody-at-a-table' | 'at-two-tables';

/** Fixes who sits where in a round. Latecomers make a new plan; the last one of a round counts. */
export const setTables: Verb<SetTablesCommand, SetTablesRefusal> = {
  name: 'deliberate.set-tables',
  reads: ({ session }) => [streamOf('session', session)],
  decide: (past, { session: id, round, tables }) => {
    const session = past.state('session', id);
    if (session.state === 'unscheduled') return refuse('no-such-session');
    if (session.state === 'ended' || session.state === 'cancelled') return refuse('session-over');
    if (tables.length === 0 || tables.some((table) => table.length === 0)) return refuse('nobody-at-a-table');
    const seated = tables.flat();
    if (new Set(seated).size !== seated.length) return refuse('at-two-tables');
    const plan = tables.map((table) => [...table]);
    return ok([made.session(id, 'TablesSet', { round, tables: plan, digest: digestOfJson(plan) }, {})]);
  },
};
