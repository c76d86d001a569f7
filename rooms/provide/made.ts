import type { LedgerLineFact } from '#nouns/ledger-line.ts';
import { maker } from '#nouns/noun.ts';

/** Facts of money lines are made in this room and nowhere else. */
export const line = maker<LedgerLineFact>('provide', 'ledger-line');
