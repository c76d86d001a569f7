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
  /** Tables of the rounds that follow, where several were planned at once. */
  readonly following?: readonly (readonly (readonly string[])[])[];
}

export type SetTablesRefusal = 'no-such-session' | 'session-over' | 'nobody-at-a-table' | 'at-two-tables';

type Tables = SetTablesCommand['tables'];

function wrongWith(tables: Tables): 'nobody-at-a-table' | 'at-two-tables' | null {
  if (tables.length === 0 || tables.some((table) => table.length === 0)) return 'nobody-at-a-table';
  const seated = tables.flat();
  return new Set(seated).size === seated.length ? null : 'at-two-tables';
}

/** Fixes who sits where in a round, or in several. Latecomers make a new plan; the last one of a round counts. */
export const setTables: Verb<SetTablesCommand, SetTablesRefusal> = {
  name: 'deliberate.set-tables',
  reads: ({ session }) => [streamOf('session', session)],
  decide: (past, { session: id, round, tables, following = [] }) => {
    const session = past.state('session', id);
    if (session.state === 'unscheduled') return refuse('no-such-session');
    if (session.state === 'ended' || session.state === 'cancelled') return refuse('session-over');
    const rounds = [tables, ...following].map((one) => one.map((table) => [...table]));
    for (const one of rounds) {
      const because = wrongWith(one);
      if (because !== null) return refuse(because);
    }
    return ok(rounds.map((plan, at) => made.session(id, 'TablesSet', { round: round + at, tables: plan, digest: digestOfJson(plan) }, {})));
  },
};
