import { ok, refuse } from '@plenaria/kernel/result.ts';
import { streamOf } from '#nouns/noun.ts';
import type { SeatFact } from '#nouns/seat.ts';
import type { Verb } from '#record/contract.ts';
import * as made from './made.ts';

type Published = Extract<SeatFact, { type: 'PortfolioPublished' }>['fields'];

export interface PublishPortfolioCommand {
  readonly seats: string;
  readonly portfolio: Published;
}

export type PublishPortfolioRefusal = 'pool-not-frozen' | 'too-few-panels' | 'wrong-size' | 'a-chance-of-nothing';

/** Publishes the possible panels with each person's chance, before anybody knows which one will be drawn. */
export const publishPortfolio: Verb<PublishPortfolioCommand, PublishPortfolioRefusal> = {
  name: 'recruit.publish-portfolio',
  reads: ({ seats }) => [streamOf('seat', seats)],
  decide: (past, { seats: id, portfolio }) => {
    const seats = past.state('seat', id);
    if (seats.state !== 'pool-frozen') return refuse('pool-not-frozen');
    if (portfolio.panels < 10) return refuse('too-few-panels');
    if (portfolio.seats !== seats.size) return refuse('wrong-size');
    if (portfolio.mostPerMille <= 0) return refuse('a-chance-of-nothing');
    return ok([made.seats(id, 'PortfolioPublished', { ...portfolio }, {})]);
  },
};
