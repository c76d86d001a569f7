import { digestOf } from '@plenaria/kernel/digest.ts';
import type { Seating } from './seating.ts';

/** What a broken rule weighs while a plan is sought: more than any seat can gain. */
export const brokenCost = 40;

export interface Rise {
  readonly cost: number;
  readonly broken: number;
}

/** xorshift32 (Marsaglia 2003): millions of tries a second; the dice of the draw are for draws. */
export function tries(seed: string): () => number {
  let state = Number.parseInt(digestOf(seed).slice(0, 8), 16) | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

/** Yes if it costs nothing; else with chance two to the minus (cost × coldness / 128), straight between whole powers. */
export function accepted(cost: number, coldness: number, chance: number): boolean {
  if (cost <= 0) return true;
  const eased = cost * coldness;
  const halvings = Math.floor(eased / 128);
  if (halvings > 31) return false;
  return chance < (2 ** 32 / 2 ** halvings) * (1 - (eased % 128) / 256);
}

/** Two seats change what they hold; doing it twice undoes it. */
export function swap(seating: Seating, round: number, one: number, other: number): Rise {
  const at = seating.at[round] as Int32Array;
  const [a, b] = [at[one] as number, at[other] as number];
  const ruled = [a, b].filter((person) => person >= 0 && seating.isRuled(person));
  const before = ruled.reduce((sum, person) => sum + seating.broken(round, person), 0);
  let cost = 0;
  if (a >= 0) cost += seating.rise(round, one, a);
  if (b >= 0) cost += seating.rise(round, other, b);
  if (b >= 0) cost += seating.sit(round, one, b);
  if (a >= 0) cost += seating.sit(round, other, a);
  return { cost, broken: ruled.reduce((sum, person) => sum + seating.broken(round, person), 0) - before };
}
