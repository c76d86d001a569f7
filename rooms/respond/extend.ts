import type { CivilDate } from '@plenaria/kernel/civil-date.ts';
import { ok, refuse } from '@plenaria/kernel/result.ts';
import { streamOf } from '#nouns/noun.ts';
import type { Verb } from '#record/contract.ts';
import * as made from './made.ts';

export interface ExtendCommand {
  readonly duty: string;
  readonly until: CivilDate;
  readonly why: string;
}

export type ExtendRefusal = 'no-such-duty' | 'not-waiting' | 'no-date-was-promised' | 'not-later' | 'reason-missing';

/** The creditor may give more time. The first date stays on view for ever and lateness is counted against it (I12). */
export const extend: Verb<ExtendCommand, ExtendRefusal> = {
  name: 'respond.extend',
  reads: ({ duty }) => [streamOf('duty', duty)],
  decide: (past, { duty: id, until, why }) => {
    const duty = past.state('duty', id);
    if (duty.state === 'none') return refuse('no-such-duty');
    if (duty.state !== 'owed') return refuse('not-waiting');
    const due = duty.extendedTo ?? duty.due;
    if (due === null) return refuse('no-date-was-promised');
    if (until <= due) return refuse('not-later');
    if (why.trim() === '') return refuse('reason-missing');
    return ok([made.duty(id, 'DutyExtended', { until }, { why })]);
  },
};
