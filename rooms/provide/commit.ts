import { ok, refuse } from '@plenaria/kernel/result.ts';
import { streamOf } from '#nouns/noun.ts';
import type { Verb } from '#record/contract.ts';
import * as made from './made.ts';

export interface CommitMoneyCommand {
  readonly line: string;
  /** Whole cents. */
  readonly amount: number;
  readonly from: string;
  readonly conditions: string;
}

export type CommitMoneyRefusal = 'no-such-line' | 'amount-not-above-zero' | 'unknown-funder';

/** Money somebody committed in writing. What was only pledged opens no session (safeguard 16). */
export const commitMoney: Verb<CommitMoneyCommand, CommitMoneyRefusal> = {
  name: 'provide.commit',
  reads: ({ line, from }) => [streamOf('ledger-line', line), streamOf('party', from)],
  decide: (past, { line, amount, from, conditions }) => {
    if (!past.has(streamOf('ledger-line', line))) return refuse('no-such-line');
    if (!Number.isSafeInteger(amount) || amount <= 0) return refuse('amount-not-above-zero');
    if (!past.has(streamOf('party', from))) return refuse('unknown-funder');
    return ok([made.line(line, 'MoneyCommitted', { amount, from, conditions: conditions.trim() !== '' }, { conditions })]);
  },
};
