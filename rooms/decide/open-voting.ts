import { must, ok, refuse } from '@plenaria/kernel/result.ts';
import type { Channel } from '#nouns/decision.ts';
import { streamOf } from '#nouns/noun.ts';
import { occupantsOf } from '#nouns/seat.ts';
import type { Verb } from '#record/contract.ts';
import { readSignedRule } from '#rules/signed.ts';
import * as made from './made.ts';

export interface OpenVotingCommand {
  readonly decision: string;
  /** The streams of the seat classes that vote, as the charter says. */
  readonly seats: readonly string[];
  readonly channels: readonly Channel[];
}

export type OpenVotingRefusal = 'no-such-decision' | 'already-opened' | 'nobody-may-vote' | 'no-channel' | 'too-much-money';

/** Opens voting and fixes who may vote: everybody who holds a seat at this moment, and nobody who gets one later (I2). */
export const openVoting: Verb<OpenVotingCommand, OpenVotingRefusal> = {
  name: 'decide.open-voting',
  reads: ({ decision, seats }) => [streamOf('decision', decision), ...seats.map((id) => streamOf('seat', id))],
  decide: (past, { decision: id, seats, channels }) => {
    const decision = past.state('decision', id);
    if (decision.state === 'uncalled') return refuse('no-such-decision');
    if (decision.state !== 'called') return refuse('already-opened');
    if (channels.length === 0) return refuse('no-channel');
    const electorate = [...new Set(seats.flatMap((seat) => occupantsOf(past.state('seat', seat))))].sort();
    if (electorate.length === 0) return refuse('nobody-may-vote');
    const money = must(readSignedRule(decision.rule), 'a rule that was called can be read').among?.money ?? null;
    if (money !== null && money.amount * electorate.length ** 2 > Number.MAX_SAFE_INTEGER) return refuse('too-much-money');
    return ok([made.decision(id, 'VotingOpened', { electorate, channels: [...channels] }, {})]);
  },
};
