import type { CivilDate } from '@plenaria/kernel/civil-date.ts';
import { ok, refuse } from '@plenaria/kernel/result.ts';
import { streamOf } from '#nouns/noun.ts';
import type { Verb } from '#record/contract.ts';
import * as made from './made.ts';

export interface TakeOverClaimCommand {
  readonly commitment: string;
  readonly body: string;
  readonly cycle: string;
  /** The text the claim is about; a claim about everything is about the report. */
  readonly item: string;
  readonly debtor: string;
  readonly standing: 'under-way' | 'done';
  readonly statement: string;
  readonly owner: string;
  readonly asOf: CivilDate;
  readonly source: string;
}

export type TakeOverClaimRefusal = 'no-such-text' | 'no-such-office' | 'statement-missing' | 'source-missing' | 'in-the-future' | 'already-there';

/** Takes over what an office said elsewhere about what it did. It stays a claim: one claim about the whole says nothing of a part. */
export const takeOverClaim: Verb<TakeOverClaimCommand, TakeOverClaimRefusal> = {
  name: 'monitor.take-over-claim',
  reads: ({ commitment, item, debtor }) => [streamOf('commitment', commitment), streamOf('item', item), streamOf('party', debtor)],
  decide: (past, { commitment, body, cycle, item, debtor, standing, statement, owner, asOf, source }, now) => {
    if (!past.has(streamOf('item', item))) return refuse('no-such-text');
    if (!past.has(streamOf('party', debtor))) return refuse('no-such-office');
    if (past.has(streamOf('commitment', commitment))) return refuse('already-there');
    if (statement.trim() === '') return refuse('statement-missing');
    if (source.trim() === '') return refuse('source-missing');
    if (asOf > now.day) return refuse('in-the-future');
    return ok([made.commitment(commitment, 'ClaimTakenOver', { body, cycle, item, debtor, standing, asOf }, { statement, owner, source })]);
  },
};
