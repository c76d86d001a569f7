import type { CommitmentFact } from '#nouns/commitment.ts';
import type { FindingFact } from '#nouns/finding.ts';
import { maker } from '#nouns/noun.ts';

/** Facts of commitments and findings are made in this room and nowhere else. */
export const commitment = maker<CommitmentFact>('monitor', 'commitment');
export const finding = maker<FindingFact>('monitor', 'finding');
