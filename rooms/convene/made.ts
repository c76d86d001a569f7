import type { BodyFact } from '#nouns/body.ts';
import type { CycleFact } from '#nouns/cycle.ts';
import type { MandateFact } from '#nouns/mandate.ts';
import { maker } from '#nouns/noun.ts';
import type { PartyFact } from '#nouns/party.ts';

/** Facts of public parties, bodies, mandates and cycles are made in this room and nowhere else. */
export const party = maker<PartyFact>('convene', 'party');
export const body = maker<BodyFact>('convene', 'body');
export const mandate = maker<MandateFact>('convene', 'mandate');
export const cycle = maker<CycleFact>('convene', 'cycle');
