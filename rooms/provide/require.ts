import { ok, refuse } from '@plenaria/kernel/result.ts';
import { streamOf } from '#nouns/noun.ts';
import type { Verb } from '#record/contract.ts';
import * as made from './made.ts';

export type RequireRefusal = 'no-such-line' | 'amount-below-zero' | 'reason-missing';

/** Changes what a line needs, with a reason that stays on view. Amount in whole cents. */
export const requireMoney: Verb<{ readonly line: string; readonly required: number; readonly why: string }, RequireRefusal> = {
  name: 'provide.require',
  reads: ({ line }) => [streamOf('ledger-line', line)],
  decide: (past, { line, required, why }) => {
    if (!past.has(streamOf('ledger-line', line))) return refuse('no-such-line');
    if (!Number.isSafeInteger(required) || required < 0) return refuse('amount-below-zero');
    if (why.trim() === '') return refuse('reason-missing');
    return ok([made.line(line, 'RequirementChanged', { required }, { why })]);
  },
};
