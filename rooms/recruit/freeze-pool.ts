import { ok, refuse } from '@plenaria/kernel/result.ts';
import { streamOf } from '#nouns/noun.ts';
import type { Verb } from '#record/contract.ts';
import * as made from './made.ts';

export interface FreezePoolCommand {
  readonly seats: string;
  readonly people: number;
  readonly byRoute: { readonly [route: string]: number };
  /** Root of the tree over salted, pseudonymous leaves: everybody in the pool holds a receipt (assembly-lottery/v1). */
  readonly root: string;
}

export type FreezePoolRefusal = 'no-such-seats' | 'already-frozen' | 'no-quotas' | 'too-few-people';

/** Closes the pool: after this nobody comes in and nobody is taken out unseen. */
export const freezePool: Verb<FreezePoolCommand, FreezePoolRefusal> = {
  name: 'recruit.freeze-pool',
  reads: ({ seats }) => [streamOf('seat', seats)],
  decide: (past, { seats: id, people, byRoute, root }) => {
    const seats = past.state('seat', id);
    if (seats.state === 'none') return refuse('no-such-seats');
    if (seats.state !== 'open') return refuse('already-frozen');
    if (seats.quotasDigest === null) return refuse('no-quotas');
    if (people < seats.size) return refuse('too-few-people');
    return ok([made.seats(id, 'PoolFrozen', { people, byRoute: { ...byRoute }, root, quotasDigest: seats.quotasDigest }, {})]);
  },
};
