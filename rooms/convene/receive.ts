import { ok, refuse } from '@plenaria/kernel/result.ts';
import { streamOf } from '#nouns/noun.ts';
import type { Verb } from '#record/contract.ts';
import * as made from './made.ts';

export interface ReceiveCommand {
  readonly mandate: string;
  readonly recipient: string;
  readonly accepts: boolean;
  readonly statement: string;
}

export type ReceiveRefusal = 'no-mandate' | 'not-a-recipient' | 'already-said' | 'statement-missing';

/** A recipient says that it will receive and answer, or that it will not; a refusal needs a statement. */
export const receive: Verb<ReceiveCommand, ReceiveRefusal> = {
  name: 'convene.receive',
  reads: ({ mandate }) => [streamOf('mandate', mandate)],
  decide: (past, { mandate: id, recipient, accepts, statement }) => {
    const mandate = past.state('mandate', id);
    if (mandate.state === 'draft') return refuse('no-mandate');
    const reception = mandate.published.receptions[recipient];
    if (reception === undefined) return refuse('not-a-recipient');
    if (reception === 'accepted' || reception === 'refused') return refuse('already-said');
    if (!accepts && statement.trim() === '') return refuse('statement-missing');
    return ok([made.mandate(id, accepts ? 'RecipientAccepted' : 'RecipientRefused', { recipient }, { statement })]);
  },
};
