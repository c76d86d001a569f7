/** Rounds in which no two people ever meet twice: tables[round][table] lists points 0 … classes × size - 1. */
export type Design = readonly (readonly (readonly number[])[])[];

const largest = 128;

/** The prime and the exponent of a prime power; null for any other number. */
function primePower(order: number): { readonly prime: number; readonly power: number } | null {
  let prime = 2;
  while (prime <= order && order % prime !== 0) prime += 1;
  let [rest, power] = [order, 0];
  while (rest % prime === 0 && rest > 1) [rest, power] = [rest / prime, power + 1];
  return order > 1 && rest === 1 ? { prime, power } : null;
}

/** A number's digits to base `prime`, lowest first: the coefficients of an element of the field. */
const digits = (value: number, prime: number, count: number): readonly number[] => Array.from({ length: count }, (_, at) => Math.floor(value / prime ** at) % prime);

/** The product of two elements modulo the monic polynomial x^power + tail. */
function product(a: readonly number[], b: readonly number[], tail: readonly number[], prime: number): number {
  const power = tail.length;
  const sum = new Array<number>(2 * power - 1).fill(0);
  for (const [i, x] of a.entries()) for (const [j, y] of b.entries()) sum[i + j] = ((sum[i + j] ?? 0) + x * y) % prime;
  for (let high = sum.length - 1; high >= power; high -= 1)
    for (const [low, coefficient] of tail.entries()) sum[high - power + low] = ((sum[high - power + low] ?? 0) + (prime - coefficient) * (sum[high] ?? 0)) % prime;
  return sum.slice(0, power).reduce((value, digit, at) => value + digit * prime ** at, 0);
}

export interface Field {
  readonly plus: (a: number, b: number) => number;
  readonly times: (a: number, b: number) => number;
}

/** The field with that many elements, 0 … order-1; null where there is none (Galois) or where it is larger than a hall needs. */
export function fieldOf(order: number): Field | null {
  const base = order > largest ? null : primePower(order);
  if (base === null) return null;
  const { prime, power } = base;
  const all = Array.from({ length: order }, (_, value) => digits(value, prime, power));
  const at = (value: number): readonly number[] => all[value] ?? [];
  const plus = (a: number, b: number): number => at(a).reduce((sum, digit, place) => sum + ((digit + (at(b)[place] ?? 0)) % prime) * prime ** place, 0);
  for (const tail of all) {
    const times = all.map((a) => all.map((b) => product(a, b, tail, prime)));
    // A finite ring in which no two elements but zero have the product zero is a field.
    if (times.slice(1).every((row) => row.slice(1).every((value) => value !== 0))) return { plus, times: (a, b) => times[a]?.[b] ?? 0 };
  }
  return null;
}

/**
 * A transversal design cut into rounds (Bose 1938): with q tables, q a prime power, up to q seats a table and up to q rounds,
 * point (class i, x) sits in round r at the table x - i·r. Two points of different classes meet in one round at most, two of one class never.
 */
export function designFor(tables: number, seats: number, rounds: number): Design | null {
  if (seats > tables || rounds > tables) return null;
  const field = fieldOf(tables);
  if (field === null) return null;
  return Array.from({ length: rounds }, (_, round) => Array.from({ length: tables }, (__, table) => Array.from({ length: seats }, (___, place) => place * tables + field.plus(table, field.times(place, round)))));
}
