import { body } from './body.ts';
import { commitment } from './commitment.ts';
import { cycle } from './cycle.ts';
import { decision } from './decision.ts';
import { duty } from './duty.ts';
import { finding } from './finding.ts';
import { item } from './item.ts';
import { ledgerLine } from './ledger-line.ts';
import { mandate } from './mandate.ts';
import { party } from './party.ts';
import { seat } from './seat.ts';
import { session } from './session.ts';

/** The twelve nouns. Everything else a person reads on a screen is a word of the task. */
export const nouns = {
  party, body, seat, mandate, cycle, session, item, decision, duty, commitment, finding, 'ledger-line': ledgerLine,
} as const;

export type Nouns = typeof nouns;
