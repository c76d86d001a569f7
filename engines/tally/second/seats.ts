/*
 * Second divisor methods, written as rounding: a divisor is looked for by halving an interval of fractions until rounded
 * quotients fill the house. No priority list, no code shared with the engine; only for tests without ties.
 */

export type Rounding = 'down' | 'half' | 'up';

const rounded = (n: bigint, d: bigint, how: Rounding): bigint => (how === 'down' ? n / d : how === 'up' ? (n + d - 1n) / d : (2n * n + d) / (2n * d));

/** Seats by a divisor that fills the house, or null where ties leave none. D'Hondt rounds down, Sainte-Laguë to the nearest, Adams up. */
export function plainSeats(votes: readonly number[], seats: number, how: Rounding): readonly number[] | null {
  // The divisor is step/2^20 of a vote; it falls as more seats are needed.
  const scale = 2n ** 40n;
  const given = (divisor: bigint): readonly number[] => votes.map((count) => Number(rounded(BigInt(count) * scale, divisor, how)));
  let [low, high] = [1n, BigInt(votes.reduce((sum, count) => sum + count, 0) * 4 + 4) * scale];
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (given(middle).reduce((sum, n) => sum + n, 0) >= seats) low = middle;
    else high = middle;
  }
  const found = given(low);
  return found.reduce((sum, n) => sum + n, 0) === seats ? found : null;
}
