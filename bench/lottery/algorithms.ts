import { entropy } from '@plenaria/lottery/fair/entropy.ts';
import { goldilocks, minimaxGoldilocks } from '@plenaria/lottery/fair/goldilocks.ts';
import { maximin } from '@plenaria/lottery/fair/maximin.ts';
import { nash } from '@plenaria/lottery/fair/nash.ts';
import { equal } from '@plenaria/lottery/fair/near.ts';
import type { Aim } from '@plenaria/lottery/leximin.ts';
import { relaxedLeximin } from '@plenaria/lottery/relaxed.ts';

/** Every fair lottery that is measured, by its name; `legacy` is what they are compared with. */
export const aims: Readonly<Record<string, Aim>> = {
  leximin: (highs, shape, never, cuts) => relaxedLeximin(highs, shape, never, cuts),
  maximin, nash, goldilocks: goldilocks(1), 'minimax-goldilocks': minimaxGoldilocks, 'max-entropy': entropy, 'equal-chance': equal,
};

export const algorithms: readonly string[] = [...Object.keys(aims), 'legacy'];
