import type { DecisionFact } from '#nouns/decision.ts';
import { maker } from '#nouns/noun.ts';

/** Facts of decisions are made in this room and nowhere else. */
export const decision = maker<DecisionFact>('decide', 'decision');
