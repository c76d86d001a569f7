import type { CivilDate } from '@plenaria/kernel/civil-date.ts';
import { ok, refuse } from '@plenaria/kernel/result.ts';
import { streamOf } from '#nouns/noun.ts';
import type { Verb } from '#record/contract.ts';
import * as made from './made.ts';

export interface AnnounceDrawCommand {
  readonly seats: string;
  /** SHA-256 of the commitment text (assembly-lottery/v1). */
  readonly commitment: string;
  readonly on: CivilDate;
  readonly file: string;
}

export type AnnounceDrawRefusal = 'portfolio-not-published' | 'day-in-the-past';

/** Fixes in advance how chance will be made and when: after this, nothing about the draw can change unseen. */
export const announceDraw: Verb<AnnounceDrawCommand, AnnounceDrawRefusal> = {
  name: 'recruit.announce-draw',
  reads: ({ seats }) => [streamOf('seat', seats)],
  decide: (past, { seats: id, commitment, on, file }, now) => {
    const seats = past.state('seat', id);
    if (seats.state !== 'portfolio-published' || seats.portfolio === null) return refuse('portfolio-not-published');
    if (on < now.day) return refuse('day-in-the-past');
    return ok([made.seats(id, 'DrawAnnounced', { commitment, rule: 'direct', panels: seats.portfolio.panels, on, file }, {})]);
  },
};
