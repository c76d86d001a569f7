import { digestOfJson } from '@plenaria/kernel/digest.ts';
import { ok, refuse } from '@plenaria/kernel/result.ts';
import { streamOf } from '#nouns/noun.ts';
import type { Verb } from '#record/contract.ts';
import * as made from './made.ts';

/** One payment, kept in this room's precious table; the record holds the sum and the digest of the list. */
export interface Payment {
  readonly to: string;
  readonly amount: number;
}

export interface PayCommand {
  readonly line: string;
  readonly session: string | null;
  readonly payments: readonly Payment[];
}

export type PayRefusal = 'no-such-line' | 'nobody-to-pay' | 'amount-not-above-zero' | 'more-than-committed' | 'paid-twice';

function refusalOf(payments: readonly Payment[], left: number): PayRefusal | null {
  if (payments.length === 0) return 'nobody-to-pay';
  if (payments.some(({ amount }) => !Number.isSafeInteger(amount) || amount <= 0)) return 'amount-not-above-zero';
  if (new Set(payments.map(({ to }) => to)).size !== payments.length) return 'paid-twice';
  return payments.reduce((sum, { amount }) => sum + amount, 0) > left ? 'more-than-committed' : null;
}

/** Pays stipends or care from a line, never more than was committed to it. Amounts in whole cents. */
export const pay: Verb<PayCommand, PayRefusal> = {
  name: 'provide.pay',
  reads: ({ line }) => [streamOf('ledger-line', line)],
  decide: (past, { line: id, session, payments }) => {
    const line = past.state('ledger-line', id);
    if (line.state === 'none') return refuse('no-such-line');
    const why = refusalOf(payments, line.committed - line.paid);
    if (why !== null) return refuse(why);
    const amount = payments.reduce((sum, payment) => sum + payment.amount, 0);
    const digest = digestOfJson(payments.map(({ to, amount: cents }) => [to, cents]));
    return ok([made.line(id, 'Paid', { amount, payments: payments.length, session, digest }, {})]);
  },
};
