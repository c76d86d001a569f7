import { diceFrom } from '@plenaria/kernel/dice.ts';

/** Numbers for simulations: uniform on [0, 1). */
export type Noise = () => number;

/**
 * Noise anybody can make again from the seed: Chris Doty-Humphrey's sfc32, started from the public dice. A simulation draws
 * millions of numbers, which the dice themselves (SHA-256) would take minutes for. Nothing is drawn by lot with it.
 */
export function noiseFrom(seed: string): Noise {
  const dice = diceFrom(seed);
  let a = dice.below(2 ** 32) | 0;
  let b = dice.below(2 ** 32) | 0;
  let c = dice.below(2 ** 32) | 0;
  let counter = 1;
  return () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
}

/** A standard normal number, by Box and Muller. */
export const normalFrom = (noise: Noise): number => Math.sqrt(-2 * Math.log(1 - noise())) * Math.cos(2 * Math.PI * noise());
