import type { CivilDate } from '@plenaria/kernel/civil-date.ts';
import { ok, refuse } from '@plenaria/kernel/result.ts';
import { streamOf } from '#nouns/noun.ts';
import type { Verb } from '#record/contract.ts';
import * as made from './made.ts';

export interface ScheduleCommand {
  readonly session: string;
  readonly body: string;
  readonly cycle: string;
  readonly stage: string;
  readonly number: number;
  readonly on: CivilDate;
  readonly from: string;
  readonly to: string;
  readonly way: 'in-person' | 'online' | 'both';
  readonly name: string;
  readonly place: string;
}

export type ScheduleRefusal = 'already-scheduled' | 'no-such-cycle' | 'no-such-stage' | 'name-missing' | 'place-missing' | 'day-in-the-past' | 'ends-before-it-begins';

/** Calls a session. Hours are `HH:MM` on the wall clock of the place. */
export const schedule: Verb<ScheduleCommand, ScheduleRefusal> = {
  name: 'deliberate.schedule',
  reads: ({ session, cycle }) => [streamOf('session', session), streamOf('cycle', cycle)],
  decide: (past, { session, name, place, ...called }, now) => {
    if (past.has(streamOf('session', session))) return refuse('already-scheduled');
    const cycle = past.state('cycle', called.cycle);
    if (cycle.state === 'unplanned') return refuse('no-such-cycle');
    if (!cycle.stages.some(({ key }) => key === called.stage)) return refuse('no-such-stage');
    if (name.trim() === '') return refuse('name-missing');
    if (place.trim() === '') return refuse('place-missing');
    if (called.on < now.day) return refuse('day-in-the-past');
    if (called.to <= called.from) return refuse('ends-before-it-begins');
    return ok([made.session(session, 'SessionScheduled', called, { name, place })]);
  },
};
