import type { DutyFact } from '#nouns/duty.ts';
import { maker } from '#nouns/noun.ts';

/** Facts of a duty are made in this room and nowhere else. */
export const duty = maker<DutyFact>('respond', 'duty');
