import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ceiling, compare, decimal, floor, fraction, minus, over, plus, times, zero } from './fraction.ts';

const fractions = fc.tuple(fc.bigInt({ min: -999n, max: 999n }), fc.bigInt({ min: 1n, max: 999n })).map(([n, d]) => fraction(n, d));

test('Ireland, 23 April 2017, ballot 2: 50 of 89 is 56.1 %, cut and not rounded', () => {
  expect(decimal(times(fraction(50, 89), fraction(100)), 1)).toBe('56.1');
});

test('a share just below three quarters never reads as three quarters', () => {
  expect(decimal(times(fraction(74_999, 100_000), fraction(100)), 2)).toBe('74.99');
});

test('a fraction stands in lowest terms with its sign on top', () => {
  expect(fraction(6, -8)).toEqual({ n: -3n, d: 4n });
});

test('an empty denominator is a broken invariant, not a number', () => {
  expect(() => fraction(1, 0)).toThrow('denominator');
});

test('adding and taking away, multiplying and dividing undo each other', () => {
  fc.assert(fc.property(fractions, fractions, (a, b) => {
    expect(minus(plus(a, b), b)).toEqual(a);
    if (compare(b, zero) !== 0) expect(over(times(a, b), b)).toEqual(a);
  }));
});

test('the floor and the ceiling hold the fraction between them', () => {
  fc.assert(fc.property(fractions, (a) => {
    expect(compare(fraction(floor(a)), a)).toBeLessThanOrEqual(0);
    expect(compare(fraction(ceiling(a)), a)).toBeGreaterThanOrEqual(0);
    expect(ceiling(a) - floor(a)).toBeLessThanOrEqual(1n);
  }));
});

test('20 % of 243 delegates are 49 signatures', () => {
  expect(ceiling(times(fraction(1, 5), fraction(243)))).toBe(49n);
});
