import { ok, refuse } from '@plenaria/kernel/result.ts';
import { streamOf } from '#nouns/noun.ts';
import { occupantsOf } from '#nouns/seat.ts';
import type { EffectWord, FigureWord } from '#record/contract.ts';
import * as made from './made.ts';

export interface OpenSeats {
  readonly body: string;
  readonly class: string;
  /** Zero where the class is open to everyone. */
  readonly seats: number;
}

export interface TakeSeats {
  readonly body: string;
  readonly class: string;
  readonly occupants: readonly string[];
  readonly how: 'everyone' | 'elected' | 'appointed' | 'nominated';
}

declare module '#record/contract.ts' {
  interface EffectArguments {
    open_seats: OpenSeats;
    seat: TakeSeats;
  }
}

/** One stream for each class of seats of a body. */
export const seatsId = (body: string, seatClass: string): string => `${body}.${seatClass}`;

const streams = (seats: { readonly body: string; readonly class: string }) => [streamOf('seat', seatsId(seats.body, seats.class))];

const openSeats: EffectWord<OpenSeats> = {
  room: 'recruit',
  streams,
  make: (past, { body, class: seatClass, seats }) => {
    const id = seatsId(body, seatClass);
    if (past.has(streamOf('seat', id))) return refuse('seats-already-open');
    return ok([made.seats(id, 'SeatsOpened', { body, class: seatClass, seats }, {})]);
  },
};

/** Seats people whom a decision, an election or an open door gave a seat; never more than the class has (I2). */
const seat: EffectWord<TakeSeats> = {
  room: 'recruit',
  streams,
  make: (past, { body, class: seatClass, occupants, how }) => {
    const seats = past.state('seat', seatsId(body, seatClass));
    if (seats.state === 'none') return refuse('no-such-seats');
    const seated = occupantsOf(seats);
    if (occupants.some((occupant) => seated.includes(occupant))) return refuse('already-seated');
    if (seats.size > 0 && seated.length + occupants.length > seats.size) return refuse('more-than-the-seats');
    return ok([made.seats(seatsId(body, seatClass), 'SeatsTaken', { occupants: [...occupants], how }, {})]);
  },
};

export const effects = { open_seats: openSeats, seat };

const memberClass = (body: string) => [streamOf('seat', seatsId(body, 'member'))];

export const figures: Readonly<Record<string, FigureWord>> = {
  'seats.filled': { room: 'recruit', streams: ({ body }) => memberClass(body), value: (past, { body }) => occupantsOf(past.state('seat', seatsId(body, 'member'))).length },
  'seats.total': { room: 'recruit', streams: ({ body }) => memberClass(body), value: (past, { body }) => past.state('seat', seatsId(body, 'member')).size },
};
