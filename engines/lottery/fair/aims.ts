import type { AimName } from '../contract.ts';
import type { Aim } from '../leximin.ts';
import { relaxedLeximin } from '../relaxed.ts';
import { entropy } from './entropy.ts';
import { goldilocks, minimaxGoldilocks } from './goldilocks.ts';
import { maximin } from './maximin.ts';
import { nash } from './nash.ts';
import { equal } from './near.ts';

/** Every fair lottery that can be asked for, by its name. */
export const aims: Readonly<Record<AimName, Aim>> = {
  leximin: (highs, shape, never, cuts) => relaxedLeximin(highs, shape, never, cuts),
  maximin, nash, goldilocks: goldilocks(1), 'minimax-goldilocks': minimaxGoldilocks, 'max-entropy': entropy, 'equal-chance': equal,
};
