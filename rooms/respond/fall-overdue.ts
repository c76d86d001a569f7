import { ok, refuse } from '@plenaria/kernel/result.ts';
import { streamOf } from '#nouns/noun.ts';
import type { Verb } from '#record/contract.ts';
import * as made from './made.ts';

export type OverdueRefusal = 'not-waiting' | 'no-date-was-promised' | 'not-yet';

/** Silence is a fact too: the day after the date, the record itself says that no answer came. */
export const fallOverdue: Verb<{ readonly duty: string }, OverdueRefusal> = {
  name: 'respond.fall-overdue',
  reads: ({ duty }) => [streamOf('duty', duty)],
  decide: (past, command, now) => {
    const duty = past.state('duty', command.duty);
    if (duty.state !== 'owed') return refuse('not-waiting');
    const due = duty.extendedTo ?? duty.due;
    if (due === null) return refuse('no-date-was-promised');
    if (now.day <= due) return refuse('not-yet');
    return ok([made.duty(command.duty, 'DutyFellOverdue', { due }, {})]);
  },
};
