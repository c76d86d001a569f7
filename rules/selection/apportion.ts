import { ceiling, compare, floor, fraction, minus, over, plus, times, zero, type Fraction } from '@plenaria/kernel/fraction.ts';
import { numberOf, unwatched, type Witness } from '../expression/evaluate.ts';
import type { Matrix } from './types.ts';

export interface Share {
  readonly key: string;
  readonly weight: Fraction;
}
type Seats = Readonly<Record<string, number>>;

const sumOf = (shares: readonly Share[]): Fraction => shares.reduce((total, { weight }) => plus(total, weight), zero);

/** Whole quotas first, then one seat each to the largest remainders; who stands first in the list wins a tie (Hare, Hamilton). */
export function largestRemainder(shares: readonly Share[], seats: number): Seats {
  const total = sumOf(shares);
  if (compare(total, zero) === 0) return Object.fromEntries(shares.map(({ key }) => [key, 0]));
  const exact = shares.map(({ key, weight }) => ({ key, quota: over(times(weight, fraction(seats)), total) }));
  const whole = new Map(exact.map(({ key, quota }) => [key, Number(floor(quota))]));
  const left = seats - [...whole.values()].reduce((sum, n) => sum + n, 0);
  const order = exact
    .map(({ key, quota }, at) => ({ key, at, rest: minus(quota, fraction(floor(quota))) }))
    .sort((a, b) => compare(b.rest, a.rest) || a.at - b.at);
  for (const { key } of order.slice(0, left)) whole.set(key, (whole.get(key) ?? 0) + 1);
  return Object.fromEntries(whole);
}

/** One seat after another to the largest weight over its divisor: 1, 3, 5 … (Webster) or 1, 2, 3 … (d’Hondt). */
export function byDivisors(shares: readonly Share[], seats: number, method: 'webster' | 'dhondt'): Seats {
  const won = new Map(shares.map(({ key }) => [key, 0]));
  const divisor = (held: number): Fraction => fraction(method === 'webster' ? 2 * held + 1 : held + 1);
  for (let seat = 0; seat < seats; seat += 1) {
    const best = shares
      .map(({ key, weight }) => ({ key, average: over(weight, divisor(won.get(key) ?? 0)) }))
      .reduce<{ readonly key: string; readonly average: Fraction } | null>(
        (most, one) => (most === null || compare(one.average, most.average) > 0 ? one : most),
        null,
      );
    if (best) won.set(best.key, (won.get(best.key) ?? 0) + 1);
  }
  return Object.fromEntries(won);
}

/** Seats of each row: a floor for everybody and the rest in proportion, or a floor and one for each so many; all in blocks of `multiple`. */
export function rowsOf({ rows, size }: Matrix, witness: Witness): Seats {
  witness.seen(size);
  const shares = rows.map(({ key, figure }) => ({ key, weight: fraction(figure) }));
  const inBlocks = (blocks: Seats, floor_: number): Seats => Object.fromEntries(Object.entries(blocks).map(([key, n]) => [key, (n + floor_) * size.multiple]));
  const least = Math.ceil(size.floor / size.multiple);
  if (size.is === 'each') {
    const round = size.round === 'up' ? ceiling : floor;
    return inBlocks(Object.fromEntries(shares.map(({ key, weight }) => [key, Number(round(over(weight, fraction(size.per * size.multiple))))])), least);
  }
  const rest = Math.max(0, Math.floor(size.seats / size.multiple) - least * rows.length);
  return inBlocks(size.method === 'largest-remainder' ? largestRemainder(shares, rest) : byDivisors(shares, rest, size.method), least);
}

export interface Cell {
  readonly row: string;
  readonly segment: string;
  readonly seats: number;
  readonly alternates: number;
}

/**
 * The matrix of seats, row by row and segment by segment, made before anybody is elected into them. Rows come in
 * multiples where parity needs it: seven seats of 50, 25 and 25 % would be 3, 2 and 2, and the users less than half.
 */
export function apportion(matrix: Matrix, witness: Witness = unwatched): readonly Cell[] {
  const nowhere = { word: () => null, things: () => [] };
  const columns = matrix.columns.map(({ segment, share }) => ({ key: segment, weight: numberOf(share, nowhere, witness) ?? zero }));
  const alternates = matrix.alternates === null ? zero : (numberOf(matrix.alternates, nowhere, witness) ?? zero);
  return Object.entries(rowsOf(matrix, witness)).flatMap(([row, seats]) =>
    Object.entries(largestRemainder(columns, seats)).map(([segment, held]) => ({
      row,
      segment,
      seats: held,
      alternates: Number(ceiling(times(alternates, fraction(held)))),
    })),
  );
}

/** The whole number of seats a share comes to, both ways round: 27 % of 50 is 13.5, so 13 to 14. */
export function bothWays(share: Fraction, seats: number): readonly [number, number] {
  const exact = times(share, fraction(seats));
  return [Number(floor(exact)), Number(ceiling(exact))];
}
