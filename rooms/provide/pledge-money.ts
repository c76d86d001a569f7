import { ok, refuse } from '@plenaria/kernel/result.ts';
import { streamOf } from '#nouns/noun.ts';
import type { Verb } from '#record/contract.ts';
import * as made from './made.ts';

export type PledgeMoneyRefusal = 'no-such-line' | 'amount-not-above-zero' | 'unknown-funder';

/** Money somebody promised but did not yet commit in writing. Amount in whole cents. */
export const pledgeMoney: Verb<{ readonly line: string; readonly amount: number; readonly from: string }, PledgeMoneyRefusal> = {
  name: 'provide.pledge-money',
  reads: ({ line, from }) => [streamOf('ledger-line', line), streamOf('party', from)],
  decide: (past, { line, amount, from }) => {
    if (!past.has(streamOf('ledger-line', line))) return refuse('no-such-line');
    if (!Number.isSafeInteger(amount) || amount <= 0) return refuse('amount-not-above-zero');
    if (!past.has(streamOf('party', from))) return refuse('unknown-funder');
    return ok([made.line(line, 'MoneyPledged', { amount, from }, {})]);
  },
};
