import { maker } from '#nouns/noun.ts';
import type { SeatFact } from '#nouns/seat.ts';

/** Facts of seats are made in this room and nowhere else. */
export const seats = maker<SeatFact>('recruit', 'seat');
