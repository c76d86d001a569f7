import { ok, refuse } from '@plenaria/kernel/result.ts';
import { streamOf } from '#nouns/noun.ts';
import type { Verb } from '#record/contract.ts';
import { effects, seatsId } from './effects.ts';

export interface JoinCommand {
  readonly body: string;
  readonly class: string;
  readonly occupants: readonly string[];
  readonly how: 'everyone' | 'appointed' | 'nominated';
}

export type JoinRefusal = 'no-such-seats' | 'already-seated' | 'more-than-the-seats' | 'nobody';

/** People take seats without a draw: an open door, a nomination, an appointment, as the charter says. */
export const join: Verb<JoinCommand, JoinRefusal> = {
  name: 'recruit.join',
  reads: ({ body, class: seatClass }) => [streamOf('seat', seatsId(body, seatClass))],
  decide: (past, command, now) => {
    if (command.occupants.length === 0) return refuse('nobody');
    const seated = effects.seat.make(past, command, now);
    return seated.ok ? ok(seated.value) : refuse(seated.refusal as JoinRefusal);
  },
};
