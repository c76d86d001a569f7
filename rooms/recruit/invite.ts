import type { CivilDate } from '@plenaria/kernel/civil-date.ts';
import { ok, refuse } from '@plenaria/kernel/result.ts';
import { streamOf } from '#nouns/noun.ts';
import type { Verb } from '#record/contract.ts';
import * as made from './made.ts';

export interface InviteCommand {
  readonly seats: string;
  readonly mandate: string;
  readonly route: string;
  readonly count: number;
  readonly digest: string;
  readonly answerBy: CivilDate;
}

export type InviteRefusal = 'no-such-seats' | 'mandate-not-in-force' | 'pool-already-frozen' | 'nobody-to-invite' | 'no-time-to-answer';

/** Records that invitations went out. Nobody is invited before the mandate is in force (I1). */
export const invite: Verb<InviteCommand, InviteRefusal> = {
  name: 'recruit.invite',
  reads: ({ seats, mandate }) => [streamOf('seat', seats), streamOf('mandate', mandate)],
  decide: (past, { seats: id, mandate, route, count, digest, answerBy }, now) => {
    const seats = past.state('seat', id);
    if (seats.state === 'none') return refuse('no-such-seats');
    if (past.state('mandate', mandate).state !== 'in-force') return refuse('mandate-not-in-force');
    if (seats.state !== 'open') return refuse('pool-already-frozen');
    if (count <= 0) return refuse('nobody-to-invite');
    if (answerBy <= now.day) return refuse('no-time-to-answer');
    return ok([made.seats(id, 'InvitationsSent', { route, count, digest, answerBy }, {})]);
  },
};
