import { ok, refuse } from '@plenaria/kernel/result.ts';
import type { Owed } from '#nouns/duty.ts';
import { streamOf, type Made } from '#nouns/noun.ts';
import type { EffectWord } from '#record/contract.ts';
import * as made from './made.ts';

export interface Owe extends Owed {
  readonly duty: string;
}

declare module '#record/contract.ts' {
  interface EffectArguments {
    owe: Owe;
  }
}

/** The fact that a duty was laid: one for each recipient and item. */
export const laid = ({ duty, body, cycle, item, debtor, creditor, kind, basis, due, ladder }: Owe): Made =>
  made.duty(duty, 'DutyLaid', { body, cycle, item, debtor, creditor, kind, basis, due, ladder }, {});

/** A claim is a demand nobody accepted: it may never carry a promised date (domain 5.10). */
const owe: EffectWord<Owe> = {
  room: 'respond',
  streams: ({ duty }) => [streamOf('duty', duty)],
  make: (past, owed) => {
    if (past.has(streamOf('duty', owed.duty))) return refuse('duty-already-laid');
    if (owed.basis === 'claim' && owed.due !== null) return refuse('claim-with-a-promised-date');
    return ok([laid(owed)]);
  },
};

export const effects = { owe };
