import fc from 'fast-check';
import { expect, test } from 'vitest';
import { must } from '@plenaria/kernel/result.ts';
import { plainSeats } from '../second/seats.ts';
import { above, apportion, type Claimant, type Method } from './apportion.ts';

const claimants = (weights: Readonly<Record<string, number>>): readonly Claimant[] => Object.entries(weights).map(([id, weight]) => ({ id, weight: BigInt(weight) }));
const seatsOf = (weights: Readonly<Record<string, number>>, seats: number, method: Method): Readonly<Record<string, number>> => must(apportion(claimants(weights), seats, method), 'the seats can be shared out').seats;
const divisors: readonly Method[] = ['dhondt', 'sainte-lague', 'sainte-lague-modified', 'huntington-hill', 'adams', 'dean'];
const methods: readonly Method[] = [...divisors, 'hare', 'droop', 'hagenbach-bischoff'];
const votes = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.integer({ min: 1, max: 60 }), { minKeys: 1 });

test('the Alabama paradox: with one seat more, a state has one seat fewer by largest remainders', () => {
  expect(seatsOf({ A: 6, B: 6, C: 2 }, 10, 'hare')).toEqual({ A: 4, B: 4, C: 2 });
  expect(seatsOf({ A: 6, B: 6, C: 2 }, 11, 'hare')).toEqual({ A: 5, B: 5, C: 1 });
});

/** People by state in the tenth census, as the Census Office reported them for the apportionment. */
const census1880 = {
  Alabama: 1262505, Arkansas: 802525, California: 864694, Colorado: 194327, Connecticut: 622700, Delaware: 146608, Florida: 269493, Georgia: 1542180, Illinois: 3077871, Indiana: 1978301, Iowa: 1624615, Kansas: 996096, Kentucky: 1648690,
  Louisiana: 939946, Maine: 648936, Maryland: 934943, Massachusetts: 1783085, Michigan: 1636937, Minnesota: 780773, Mississippi: 1131597, Missouri: 2168380, Nebraska: 452402, Nevada: 62266, 'New Hampshire': 346991, 'New Jersey': 1131116,
  'New York': 5082871, 'North Carolina': 1399750, Ohio: 3198062, Oregon: 174768, Pennsylvania: 4282891, 'Rhode Island': 276531, 'South Carolina': 995577, Tennessee: 1542359, Texas: 1591749, Vermont: 332286, Virginia: 1512565, 'West Virginia': 618457, Wisconsin: 1315497,
};

test('Washington, 1881: with 300 seats instead of 299 Alabama would have had 7 instead of 8, as the Census Office’s chief clerk found', () => {
  const states = claimants(census1880).map((state) => ({ ...state, atLeast: 1 }));
  const [now, then] = [299, 300].map((seats) => must(apportion(states, seats, 'hare'), 'can be shared out').seats);
  const changed = Object.keys(census1880).filter((state) => now?.[state] !== then?.[state]).map((state) => [state, now?.[state], then?.[state]]);
  expect(changed).toEqual([['Alabama', 8, 7], ['Illinois', 18, 19], ['Texas', 9, 10]]);
});

test('10,000 elections are rounded to the same seats by a divisor that is looked for', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 6 }).filter((counts) => counts.some((n) => n > 0)), fc.integer({ min: 0, max: 25 }), fc.constantFrom(['dhondt', 'down'] as const, ['sainte-lague', 'half'] as const, ['adams', 'up'] as const), (counts, seats, [method, how]) => {
    const plain = plainSeats(counts, seats, how);
    if (plain === null) return;
    const shared = must(apportion(counts.map((n, at) => ({ id: `p${at}`, weight: BigInt(n) })), seats, method), 'can be shared out');
    expect(counts.map((_, at) => shared.seats[`p${at}`])).toEqual(plain);
  }), { numRuns: 10_000, seed: 3 });
});

test('no divisor method has it: a further seat takes nothing from anybody', () => {
  fc.assert(fc.property(votes, fc.integer({ min: 0, max: 20 }), fc.constantFrom(...divisors), (weights, seats, method) => {
    const [now, then] = [seatsOf(weights, seats, method), seatsOf(weights, seats + 1, method)];
    for (const id of Object.keys(weights)) expect(then[id] ?? 0).toBeGreaterThanOrEqual(now[id] ?? 0);
  }), { numRuns: 1000, seed: 1 });
});

test('every seat is given once, the order of claimants changes nothing, and more votes never mean fewer seats', () => {
  fc.assert(fc.property(votes, fc.integer({ min: 0, max: 25 }), fc.constantFrom(...methods), (weights, seats, method) => {
    const result = must(apportion(claimants(weights), seats, method), 'can be shared out');
    expect(Object.values(result.seats).reduce((sum, n) => sum + n, 0)).toBe(seats);
    expect(must(apportion(claimants(weights).toReversed(), seats, method), 'can be shared out').seats).toEqual(result.seats);
    for (const [one, more] of Object.entries(weights)) for (const [other, fewer] of Object.entries(weights)) if (more > fewer) expect(result.seats[one] ?? 0).toBeGreaterThanOrEqual(result.seats[other] ?? 0);
  }), { numRuns: 1500, seed: 2 });
});

test('D’Hondt rewards the large, Sainte-Laguë less, Adams the small', () => {
  const weights = { large: 53, middle: 24, small: 16, least: 7 };
  expect([seatsOf(weights, 7, 'dhondt')['large'], seatsOf(weights, 7, 'sainte-lague')['large'], seatsOf(weights, 7, 'adams')['large']]).toEqual([4, 4, 3]);
  expect([seatsOf(weights, 7, 'dhondt')['least'], seatsOf(weights, 7, 'adams')['least']]).toEqual([0, 1]);
});

test('a tie at the last seat is named; an earlier one that all of them win is not', () => {
  const tied = must(apportion(claimants({ a: 10, b: 10, c: 10 }), 4, 'dhondt'), 'can be shared out');
  expect(tied.tied).toEqual({ set: ['a', 'b', 'c'], places: 1 });
  expect(must(apportion(claimants({ a: 10, b: 10, c: 10 }), 4, 'dhondt', ['c', 'a', 'b']), 'can be shared out').seats).toEqual({ a: 1, b: 1, c: 2 });
  expect(must(apportion(claimants({ a: 10, b: 10, c: 10 }), 3, 'dhondt'), 'can be shared out').tied).toBeNull();
});

test('a minimum is inside what is earned, a cap holds, and a threshold shuts out', () => {
  const counted = apportion([{ id: 'a', weight: 90n, atMost: 5 }, { id: 'b', weight: 9n }, { id: 'c', weight: 1n, atLeast: 1 }], 10, 'sainte-lague');
  expect(must(counted, 'can be shared out').seats).toEqual({ a: 5, b: 4, c: 1 });
  expect(above(claimants({ a: 95, b: 5, c: 4 }), 5n, 100n).map(({ id }) => id)).toEqual(['a']);
});

test.each([
  [[], 3, 'no-claimants'], [[{ id: 'a', weight: 0n }], 3, 'nobody-has-weight'], [[{ id: 'a', weight: 1n }, { id: 'a', weight: 1n }], 3, 'claimant-twice'],
  [[{ id: 'a', weight: 1n, atLeast: 4 }], 3, 'minimums-above-seats'], [[{ id: 'a', weight: 1n, atMost: 2 }], 3, 'caps-below-seats'], [[{ id: 'a', weight: 1n }], 1.5, 'seats-not-whole'],
] as const)('what cannot be shared out is refused with a word', (given, seats, word) => {
  expect(apportion(given, seats, 'dhondt')).toEqual({ ok: false, refusal: word });
});
