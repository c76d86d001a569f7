import { digestOfJson } from '@plenaria/kernel/digest.ts';
import { ok, refuse } from '@plenaria/kernel/result.ts';
import { streamOf } from '#nouns/noun.ts';
import type { Verb } from '#record/contract.ts';
import * as made from './made.ts';

export interface CloseStatementsCommand {
  readonly session: string;
  /** Ids and words of the statements that stand. */
  readonly statements: readonly (readonly [string, string])[];
  /** Pseudonym, statement and choice of each answer that counts. */
  readonly answers: readonly (readonly [string, string, string])[];
  /** Keeps anybody from finding answers by trying all of them against the digest. */
  readonly salt: string;
}

export type CloseStatementsRefusal = 'no-such-session' | 'not-open' | 'already-closed' | 'no-statements';

/** Closes answering: what is published from now on rests on answers that no longer change. Results are published once, so that no two can be subtracted. A session may have ended before. */
export const closeStatements: Verb<CloseStatementsCommand, CloseStatementsRefusal> = {
  name: 'deliberate.close-statements',
  reads: ({ session }) => [streamOf('session', session)],
  decide: (past, { session: id, statements, answers, salt }) => {
    const session = past.state('session', id);
    if (session.state === 'unscheduled') return refuse('no-such-session');
    if (session.state !== 'open' && session.state !== 'ended') return refuse('not-open');
    if (session.statements !== null) return refuse('already-closed');
    if (statements.length === 0) return refuse('no-statements');
    const digest = digestOfJson([salt, statements.map(([one, words]) => [one, words]), answers.map(([who, what, choice]) => [who, what, choice])]);
    return ok([made.session(id, 'StatementsClosed', { statements: statements.length, digest }, {})]);
  },
};
