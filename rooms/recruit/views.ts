import { nounView } from '#record/view.ts';
import { occupantsOf } from '#nouns/seat.ts';

/** The seats of each class of a body, with who sits in them now. */
export const seats = nounView({
  noun: 'seat', version: 1, table: 'recruit_view.seats',
  columns: {
    state: { type: 'text', of: (held) => held.state },
    body: { type: 'text', of: (held) => held.body },
    occupants: { type: 'text[]', of: (held) => occupantsOf(held) },
  },
});
