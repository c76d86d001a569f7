import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { invariant } from './result.ts';

/** A stream of whole numbers that anybody can throw again: the same seed gives the same numbers everywhere. */
export interface Dice {
  /** Uniform on 0 … sides-1, by rejection: the plain remainder would favour low numbers. `sides` ≤ 2^32. */
  readonly below: (sides: number) => number;
}

/** Dice from a seed: 32-bit big-endian words of SHA-256(seed, newline, counter), counter from 0. */
export function diceFrom(seed: string): Dice {
  let counter = 0;
  let words: number[] = [];
  const nextWord = (): number => {
    if (words.length === 0) {
      const block = sha256(utf8ToBytes(`${seed}\n${counter}`));
      counter += 1;
      const view = new DataView(block.buffer, block.byteOffset, block.byteLength);
      words = [0, 4, 8, 12, 16, 20, 24, 28].map((at) => view.getUint32(at));
    }
    return words.shift() ?? 0;
  };
  const below = (sides: number): number => {
    invariant(Number.isSafeInteger(sides) && sides > 0 && sides <= 2 ** 32, 'a die has between 1 and 2^32 sides');
    const limit = 2 ** 32 - (2 ** 32 % sides);
    let word = nextWord();
    while (word >= limit) word = nextWord();
    return word % sides;
  };
  return { below };
}

/** The list in the order the dice give it (Fisher and Yates); the list itself stays as it was. */
export function shuffled<T>(list: readonly T[], dice: Dice): T[] {
  const order = [...list];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const chosen = dice.below(last + 1);
    [order[last], order[chosen]] = [order[chosen] as T, order[last] as T];
  }
  return order;
}
