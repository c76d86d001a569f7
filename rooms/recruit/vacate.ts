import { ok, refuse } from '@plenaria/kernel/result.ts';
import { streamOf } from '#nouns/noun.ts';
import type { VacatedBecause } from '#nouns/seat.ts';
import type { Verb } from '#record/contract.ts';
import * as made from './made.ts';

export interface VacateCommand {
  readonly seats: string;
  readonly seat: number;
  readonly because: VacatedBecause;
}

export type VacateRefusal = 'no-such-seat' | 'already-vacant';

/** A member leaves. The reason is a class, never a story: a story would be about one person. */
export const vacate: Verb<VacateCommand, VacateRefusal> = {
  name: 'recruit.vacate',
  reads: ({ seats }) => [streamOf('seat', seats)],
  decide: (past, { seats: id, seat, because }) => {
    const place = past.state('seat', id).places.find((one) => one.seat === seat);
    if (place === undefined) return refuse('no-such-seat');
    if (place.occupant === null) return refuse('already-vacant');
    return ok([made.seats(id, 'SeatVacated', { seat, because }, {})]);
  },
};
