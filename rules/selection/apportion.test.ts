import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compare, fraction } from '@plenaria/kernel/fraction.ts';
import { apportion as byEngine } from '@plenaria/tally/seats/apportion.ts';
import { cited } from '#rules/expression/say.ts';
import { named } from '#rules/grammar.ts';
import { apportion, bothWays, byDivisors, largestRemainder, rowsOf } from './apportion.ts';
import type { Matrix } from './types.ts';

const { of, cite } = cited('invented');
const weights = (...list: readonly number[]) => list.map((weight, at) => ({ key: `k${at}`, weight: fraction(weight) }));
const seatsIn = (won: Readonly<Record<string, number>>): readonly number[] => Object.values(won);

test('27 % of 50 is 13.5, so at least 13 and at most 14 (Sortition Foundation)', () => expect(bothWays(fraction(27, 100), 50)).toEqual([13, 14]));

test('textbook: 100,000 votes and 10 seats by largest remainder, d’Hondt and Webster', () => {
  const votes = weights(47000, 16000, 15900, 12000, 6000, 3100);
  expect(seatsIn(largestRemainder(votes, 10))).toEqual([5, 2, 1, 1, 1, 0]);
  expect(seatsIn(byDivisors(votes, 10, 'dhondt'))).toEqual([5, 2, 2, 1, 0, 0]);
  expect(seatsIn(byDivisors(votes, 10, 'webster'))).toEqual([4, 2, 2, 1, 1, 0]);
});

const matrix = (seats: number, multiple: number): Matrix => ({
  rows: [
    ['a', 90],
    ['b', 30],
  ].map(([key, figure]) => ({ key: String(key), name: named(String(key), String(key), String(key)), figure: Number(figure), cite })),
  figureName: named('people', 'gente', 'gente'),
  size: { is: 'total', seats, floor: 1, multiple, method: 'largest-remainder', cite },
  columns: [
    { segment: 'users', share: of(1, 2) },
    { segment: 'workers', share: of(1, 4) },
    { segment: 'managers', share: of(1, 4) },
  ],
  alternates: of(3, 10),
});

test('seven seats of 50, 25 and 25 % are three, two and two, and users fall under half; in blocks of four they do not', () => {
  expect(
    seatsIn(
      largestRemainder(
        [
          { key: 'users', weight: fraction(1, 2) },
          { key: 'workers', weight: fraction(1, 4) },
          { key: 'managers', weight: fraction(1, 4) },
        ],
        7,
      ),
    ),
  ).toEqual([3, 2, 2]);
  const cells = apportion(matrix(16, 4));
  expect(cells.map(({ row, segment, seats, alternates }) => `${row} ${segment} ${seats}+${alternates}`)).toEqual([
    'a users 6+2',
    'a workers 3+1',
    'a managers 3+1',
    'b users 2+1',
    'b workers 1+1',
    'b managers 1+1',
  ]);
});

test('a floor and one for each five hundred members: 640 give three, 4,200 give ten (People’s Action)', () => {
  const federation: Matrix = {
    ...matrix(1, 1),
    rows: matrix(1, 1).rows.map((row, at) => ({ ...row, figure: at === 0 ? 640 : 4200 })),
    size: { is: 'each', floor: 2, per: 500, round: 'down', multiple: 1, cite },
  };
  expect(rowsOf(federation, { seen: () => undefined, worked: () => undefined })).toEqual({ a: 3, b: 10 });
});

test('every seat is given and nobody is more than one away from the exact share (largest remainder keeps quota)', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 8 }), fc.nat(200), (list, seats) => {
      const won = seatsIn(largestRemainder(weights(...list), seats));
      const total = list.reduce((sum, n) => sum + n, 0);
      expect(won.reduce((sum, n) => sum + n, 0)).toBe(seats);
      for (const [at, n] of won.entries())
        expect([
          compare(fraction(n - 1), fraction((list[at] ?? 0) * seats, total)) < 0,
          compare(fraction(n + 1), fraction((list[at] ?? 0) * seats, total)) > 0,
        ]).toEqual([true, true]);
    }),
  );
});

test('the counting engine shares out the same seats, wherever no tie stands (a second implementation)', () => {
  const methods = { hare: 'hare', webster: 'sainte-lague', dhondt: 'dhondt' } as const;
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 9 }),
      fc.nat(120),
      fc.constantFrom('hare' as const, 'webster' as const, 'dhondt' as const),
      (list, seats, method) => {
        const engine = byEngine(
          list.map((weight, at) => ({ id: `k${at}`, weight: BigInt(weight) })),
          seats,
          methods[method],
        );
        if (!engine.ok || engine.value.tied !== null) return;
        const ours = method === 'hare' ? largestRemainder(weights(...list), seats) : byDivisors(weights(...list), seats, method);
        expect(ours).toEqual(Object.fromEntries(list.map((__, at) => [`k${at}`, engine.value.seats[`k${at}`] ?? 0])));
      },
    ),
  );
});
