import { ok, refuse } from '@plenaria/kernel/result.ts';
import { streamOf } from '#nouns/noun.ts';
import type { Verb } from '#record/contract.ts';
import * as made from './made.ts';

export interface RecordFrameCommand {
  readonly seats: string;
  /** The route's key in the charter: `addresses`, `agencies`. */
  readonly route: string;
  readonly frame: string;
  readonly size: number;
  /** Digest of the list as it was used; the list itself never enters the record. */
  readonly digest: string;
}

export type RecordFrameRefusal = 'no-such-seats' | 'empty-list';

/** Records the list that people are invited from, before anybody is. */
export const recordFrame: Verb<RecordFrameCommand, RecordFrameRefusal> = {
  name: 'recruit.record-frame',
  reads: ({ seats }) => [streamOf('seat', seats)],
  decide: (past, { seats, route, frame, size, digest }) => {
    if (past.state('seat', seats).state === 'none') return refuse('no-such-seats');
    if (size <= 0) return refuse('empty-list');
    return ok([made.seats(seats, 'FrameRecorded', { route, frame, size, digest }, {})]);
  },
};
