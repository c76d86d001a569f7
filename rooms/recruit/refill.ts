import { ok, refuse } from '@plenaria/kernel/result.ts';
import { streamOf } from '#nouns/noun.ts';
import { occupantsOf } from '#nouns/seat.ts';
import type { Verb } from '#record/contract.ts';
import * as made from './made.ts';

export interface RefillCommand {
  readonly seats: string;
  readonly seat: number;
  readonly occupant: string;
  /** How many quotas the body misses with this person, against how many before; worked out by the lottery engine. */
  readonly quotasMissed: number;
  readonly quotasMissedBefore: number;
  readonly file: string;
}

export type RefillRefusal = 'no-such-seat' | 'not-vacant' | 'already-seated' | 'misses-more-quotas';

/** Fills a vacant seat so that no more quotas are missed than before (I4); alternates come first. */
export const refill: Verb<RefillCommand, RefillRefusal> = {
  name: 'recruit.refill',
  reads: ({ seats }) => [streamOf('seat', seats)],
  decide: (past, { seats: id, seat, occupant, quotasMissed, quotasMissedBefore, file }) => {
    const seats = past.state('seat', id);
    const place = seats.places.find((one) => one.seat === seat);
    if (place === undefined) return refuse('no-such-seat');
    if (place.occupant !== null) return refuse('not-vacant');
    if (occupantsOf(seats).includes(occupant)) return refuse('already-seated');
    if (quotasMissed > quotasMissedBefore) return refuse('misses-more-quotas');
    const from = seats.alternates.includes(occupant) ? 'alternates' : 'pool';
    return ok([made.seats(id, 'SeatRefilled', { seat, occupant, from, quotasMissed, file }, {})]);
  },
};
