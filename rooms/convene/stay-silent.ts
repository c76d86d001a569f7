import { ok, refuse } from '@plenaria/kernel/result.ts';
import { streamOf } from '#nouns/noun.ts';
import type { Verb } from '#record/contract.ts';
import * as made from './made.ts';

export type StaySilentRefusal = 'no-mandate' | 'no-day-was-set' | 'not-yet' | 'nobody-silent';

/** The day after the one that was set, a recipient who said nothing has stayed silent: a fact, written by the clock. */
export const staySilent: Verb<{ readonly mandate: string }, StaySilentRefusal> = {
  name: 'convene.stay-silent',
  reads: ({ mandate }) => [streamOf('mandate', mandate)],
  decide: (past, { mandate: id }, now) => {
    const mandate = past.state('mandate', id);
    if (mandate.state === 'draft') return refuse('no-mandate');
    const since = mandate.published.silentAfter;
    if (since === null) return refuse('no-day-was-set');
    if (now.day <= since) return refuse('not-yet');
    const silent = mandate.published.recipients.filter((recipient) => mandate.published.receptions[recipient] === 'asked');
    if (silent.length === 0) return refuse('nobody-silent');
    return ok(silent.map((recipient) => made.mandate(id, 'RecipientStayedSilent', { recipient, since }, {})));
  },
};
