import { ok, refuse } from '@plenaria/kernel/result.ts';
import { streamOf } from '#nouns/noun.ts';
import { occupantsOf } from '#nouns/seat.ts';
import type { Verb } from '#record/contract.ts';
import * as made from './made.ts';

export interface NameAlternatesCommand {
  readonly seats: string;
  readonly alternates: readonly string[];
  readonly file: string;
}

export type NameAlternatesRefusal = 'not-drawn-yet' | 'already-seated' | 'named-twice';

/** Names alternates in their order, with the file that shows how they were chosen. */
export const nameAlternates: Verb<NameAlternatesCommand, NameAlternatesRefusal> = {
  name: 'recruit.name-alternates',
  reads: ({ seats }) => [streamOf('seat', seats)],
  decide: (past, { seats: id, alternates, file }) => {
    const seats = past.state('seat', id);
    if (seats.state !== 'drawn') return refuse('not-drawn-yet');
    if (new Set(alternates).size !== alternates.length) return refuse('named-twice');
    const seated = occupantsOf(seats);
    if (alternates.some((alternate) => seated.includes(alternate))) return refuse('already-seated');
    return ok([made.seats(id, 'AlternatesNamed', { alternates: [...alternates], file }, {})]);
  },
};
