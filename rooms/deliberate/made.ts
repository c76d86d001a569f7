import type { ItemFact } from '#nouns/item.ts';
import { maker } from '#nouns/noun.ts';
import type { SessionFact } from '#nouns/session.ts';

/** Facts of sessions and items are made in this room and nowhere else. */
export const session = maker<SessionFact>('deliberate', 'session');
export const item = maker<ItemFact>('deliberate', 'item');
