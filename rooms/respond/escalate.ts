import { after } from '@plenaria/kernel/civil-date.ts';
import { ok, refuse } from '@plenaria/kernel/result.ts';
import type { Duty } from '#nouns/duty.ts';
import { streamOf } from '#nouns/noun.ts';
import type { Verb } from '#record/contract.ts';
import * as made from './made.ts';

export type EscalateRefusal = 'not-overdue' | 'ladder-ended' | 'not-yet';

/** The next rung that was not climbed yet, with its number counted from one. */
export function nextRung(duty: Duty): { readonly rung: number; readonly days: number; readonly act: 'publish' | 'notify' | 'raise' | 'call' | 'refer' | 'mobilise' } | null {
  if (duty.state === 'none') return null;
  const rung = duty.ladder[duty.rungs.length];
  return rung ? { rung: duty.rungs.length + 1, days: rung.days, act: rung.act } : null;
}

/** Climbs one rung of the ladder that the charter set, so many days after the date; each rung is its own fact. */
export const escalate: Verb<{ readonly duty: string }, EscalateRefusal> = {
  name: 'respond.escalate',
  reads: ({ duty }) => [streamOf('duty', duty)],
  decide: (past, command, now) => {
    const duty = past.state('duty', command.duty);
    if (duty.state !== 'overdue') return refuse('not-overdue');
    const next = nextRung(duty);
    const due = duty.extendedTo ?? duty.due;
    if (next === null || due === null) return refuse('ladder-ended');
    if (now.day <= after(due, { days: next.days })) return refuse('not-yet');
    return ok([made.duty(command.duty, 'DutyEscalated', next, {})]);
  },
};
