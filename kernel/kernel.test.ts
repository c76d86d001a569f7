import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, type Json } from './canonical-json.ts';
import { after, afterOpenDays, before, civilDate, dayIn, daysBetween, everyDay, firstOpenDay, startOf, type CivilDate, type Instant } from './civil-date.ts';
import { diceFrom, shuffled } from './dice.ts';
import { digestOf, digestOfJson } from './digest.ts';
import { grouped } from './grouped.ts';
import { idFrom, looksLikeId } from './id.ts';
import { byCodePoint, isLanguage } from './language.ts';
import { must, ok, refuse, unreachable } from './result.ts';

const day = (text: string): CivilDate => must(civilDate(text), 'a date in a test');

test('the order of keys does not change a digest', () => {
  expect(digestOfJson({ a: 1, b: [true, null] })).toBe(digestOfJson({ b: [true, null], a: 1 }));
});

test('canonical JSON reads back as the value it came from', () => {
  fc.assert(fc.property(fc.jsonValue({ noUnicodeString: true } as object), (value) => {
    const whole = JSON.parse(JSON.stringify(value), (_, part: unknown) => (typeof part === 'number' ? Math.trunc(part % 1e9) + 0 : part)) as Json;
    expect(JSON.parse(canonicalJson(whole))).toEqual(whole);
  }));
});

test('a float, or half a character, cannot enter the record', () => {
  expect(() => canonicalJson(0.5)).toThrow('safe integer');
  expect(() => canonicalJson('\uD800')).toThrow('well-formed');
  expect(canonicalJson(-0)).toBe('0');
});

test('SHA-256 of nothing is the published one (FIPS 180-4)', () => {
  expect(digestOf('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
});

test('Scotland: 23 June 2021 plus six months is 23 December 2021', () => {
  expect(after(day('2021-06-23'), { months: 6 })).toBe('2021-12-23');
  expect(before(day('2021-12-23'), { days: 183 })).toBe('2021-06-23');
  expect(daysBetween(day('2021-06-23'), day('2021-12-16'))).toBe(176);
});

test('the 30th of February is refused', () => {
  expect(civilDate('2026-02-30').ok).toBe(false);
  expect(civilDate('yesterday').ok).toBe(false);
});

test('a deadline in a recess moves to the first open day', () => {
  const calendar = { recesses: [{ from: day('2026-07-20'), to: day('2026-08-31') }], holidays: [day('2026-09-01')] };
  expect(firstOpenDay(day('2026-08-01'), calendar)).toBe('2026-09-02');
  expect(firstOpenDay(day('2026-08-01'), everyDay)).toBe('2026-08-01');
});

test('a deadline on a Saturday before a holiday Monday moves to Tuesday', () => {
  const calendar = { restDays: [6, 7], recesses: [], holidays: [day('2026-11-30')] };
  expect([28, 29, 30].map((date) => firstOpenDay(day(`2026-11-${date}`), calendar))).toEqual(['2026-12-01', '2026-12-01', '2026-12-01']);
  expect(firstOpenDay(day('2026-11-27'), calendar)).toBe('2026-11-27');
  expect(afterOpenDays(day('2026-11-25'), 10, calendar)).toBe('2026-12-10');
  expect(afterOpenDays(day('2026-11-25'), 10, everyDay)).toBe('2026-12-05');
});

test('a day begins at midnight where the people are', () => {
  expect(startOf(day('2026-11-24'), 'America/Los_Angeles')).toBe('2026-11-24T08:00:00.000Z');
  expect(dayIn('2026-11-24T07:59:00.000Z' as Instant, 'America/Los_Angeles')).toBe('2026-11-23');
});

test('the same seed throws the same dice', () => {
  expect(shuffled([1, 2, 3, 4, 5], diceFrom('x'))).toEqual(shuffled([1, 2, 3, 4, 5], diceFrom('x')));
  expect(diceFrom('y').below(1000)).toBe(diceFrom('y').below(1000));
  expect(() => diceFrom('y').below(0)).toThrow('sides');
});

test('every side of a die comes up evenly: χ² over 70,000 throws stays under the 99.9 % mark', () => {
  const dice = diceFrom('even');
  const counts = new Array<number>(7).fill(0);
  for (let thrown = 0; thrown < 70_000; thrown += 1) {
    const side = dice.below(7);
    counts[side] = (counts[side] ?? 0) + 1;
  }
  const chiSquare = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
  expect(chiSquare).toBeLessThan(22.46);
});

test('an id is read from bytes and looks like one', () => {
  expect(looksLikeId(idFrom(new Uint8Array(20).map((_, at) => at * 7)))).toBe(true);
  expect(looksLikeId('../etc')).toBe(false);
});

test('languages and order do not depend on the machine', () => {
  expect(isLanguage('pt')).toBe(true);
  expect(isLanguage('de')).toBe(false);
  expect(['b', 'a', 'Z'].sort(byCodePoint)).toEqual(['Z', 'a', 'b']);
  expect(byCodePoint('a', 'a')).toBe(0);
});

test('a refusal is a value, a broken invariant is an exception', () => {
  expect(ok(1)).toEqual({ ok: true, value: 1 });
  expect(() => must(refuse('late'), 'this is never late')).toThrow('never late');
  expect(() => unreachable('x' as never)).toThrow('unexpected');
});

test('rows are grouped by a key, each group in the order of the rows', () => {
  const groups = grouped([{ of: 'b', n: 1 }, { of: 'a', n: 2 }, { of: 'b', n: 3 }], ({ of }) => of);
  expect([...groups].map(([key, rows]) => [key, rows.map(({ n }) => n)])).toEqual([['b', [1, 3]], ['a', [2]]]);
});
