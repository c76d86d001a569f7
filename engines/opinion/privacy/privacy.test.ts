import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { Choice, Counts } from '../contract.ts';
import { partsShown, type Part } from './parts-shown.ts';
import { fraction } from '@plenaria/kernel/fraction.ts';
import { must } from '@plenaria/kernel/result.ts';
import { representativeSlate } from '../slates/slate.ts';
import { auditShown } from './slate-shown.ts';
import { regionsOf } from './regions.ts';
import { mayReplace, shareShown, tallyShown } from './tally-shown.ts';

const choices: readonly Choice[] = ['agree', 'disagree', 'pass'];
const small = (count: number): boolean => count > 0 && count < 5;
const upTo = (most: number): readonly number[] => Array.from({ length: most + 1 }, (_, at) => at);
const counts = (agree: number, disagree: number, pass: number): Counts => ({ agree, disagree, pass });

/** Everything that would be published in the same words, side by side: what a reader who knows the rule can still think possible. */
function worlds<T>(all: readonly T[], published: (one: T) => unknown): ReadonlyMap<string, readonly T[]> {
  const by = new Map<string, T[]>();
  for (const one of all) {
    const words = JSON.stringify(published(one));
    by.set(words, [...(by.get(words) ?? []), one]);
  }
  return by;
}

describe('a statement’s tally', () => {
  const every = upTo(40).flatMap((agree) => upTo(40 - agree).flatMap((disagree) => upTo(40 - agree - disagree).map((pass) => counts(agree, disagree, pass))));
  test('whoever knows the rule and every published number still thinks several fillings of each small cell possible: all tallies of up to forty people', () => {
    for (const [words, possible] of worlds(every, tallyShown)) {
      for (const choice of choices) {
        if (!possible.some((one) => small(one[choice]))) continue;
        const values = new Set(possible.map((one) => one[choice]));
        expect(values.size, `${choice} in ${words}`).toBeGreaterThanOrEqual(words.includes('"counts"') ? 4 : 2);
      }
    }
  });
  test('what is said is true', () => {
    for (const one of every) {
      const shown = tallyShown(one);
      if (shown.shown === 'counts') for (const choice of choices) expect(shown[choice].least <= one[choice] && one[choice] <= shown[choice].most).toBe(true);
      if ('people' in shown) expect(shown.people).toBe(one.agree + one.disagree + one.pass);
    }
  });
  test('nearly everybody agrees: 38 of 40 is said as 36 to 39', () => {
    expect(tallyShown(counts(38, 2, 0))).toEqual({ shown: 'counts', people: 40, agree: { least: 36, most: 39 }, disagree: { least: 1, most: 4 }, pass: { least: 0, most: 0 } });
    expect(shareShown(43, 45)).toEqual({ of: 45, part: { least: 41, most: 44 } });
  });
  test('small rooms: nobody, too few, and people only', () => {
    expect([counts(0, 0, 0), counts(2, 2, 0), counts(5, 1, 0), counts(5, 0, 0)].map((one) => tallyShown(one).shown)).toEqual(['nobody', 'too-few', 'people-only', 'counts']);
  });
  test('a tally follows another only if no cell moved by one to four people', () => {
    expect([counts(20, 10, 5), counts(20, 15, 0), counts(21, 15, 5), counts(25, 6, 5)].map((now) => mayReplace(counts(20, 10, 5), now))).toEqual([true, true, false, false]);
  });
});

describe('the tallies of parts', () => {
  const cell = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 5, max: 30 }));
  const parts = fc.array(fc.record({ agree: cell, disagree: cell, pass: cell }), { minLength: 1, maxLength: 8 }).map((all) => all.map((own, at): Part => ({ part: `t${at}`, counts: own })));
  test('every number said, and every difference of sums of numbers said, is zero or five people or more', () => {
    fc.assert(fc.property(parts, (all) => {
      const shown = partsShown(all);
      if (shown === null) return;
      const said = [...shown.alone.map((one) => one.counts), ...(shown.together === null ? [] : [shown.together.counts])];
      for (const choice of choices) {
        expect(said.map((one) => one[choice]).every((count) => !small(count))).toBe(true);
        const whole = all.reduce((sum, one) => sum + one.counts[choice], 0);
        for (let set = 0; set < 2 ** said.length; set += 1) expect(small(whole - said.filter((_, at) => (set >> at) & 1).reduce((sum, one) => sum + one[choice], 0))).toBe(false);
      }
      expect(shown.together === null || shown.together.parts.length >= 2).toBe(true);
    }), { numRuns: 500 });
  });
  const product = (tables: readonly Counts[], count: number): readonly (readonly Part[])[] => (count === 0 ? [[]] : product(tables, count - 1).flatMap((before) => tables.map((own) => [...before, { part: `t${count}`, counts: own }])));
  const published = (all: readonly Part[]): unknown => [partsShown(all), tallyShown(all.reduce((sum, one) => counts(sum.agree + one.counts.agree, sum.disagree + one.counts.disagree, 0), counts(0, 0, 0)))];
  const oneChoice = upTo(11).map((agree) => counts(agree, 0, 0));
  const two = upTo(6).flatMap((agree) => upTo(6 - agree).map((disagree) => counts(agree, disagree, 0)));
  test.each([['four tables that all agree', oneChoice, 4], ['three tables', two, 3]] as const)('whoever knows the rule cannot tell any small cell of a pooled part: %s', (_, tables, count) => {
    for (const [words, possible] of worlds(product(tables, count), published)) {
      // The reader may know how many sit at a table; a table whose every seat agrees is beyond any rule, so the fullest are left out.
      if (possible.every((all) => all.some((one) => one.counts.agree > 7))) continue;
      for (const at of upTo(count - 1)) for (const choice of choices) {
        const values = new Set(possible.map((one) => one[at]?.counts[choice] ?? 0));
        if ([...values].some(small)) expect(values.size, `table ${at}, ${choice} in ${words}`).toBeGreaterThan(1);
      }
    }
  });
  test('two tables that say little are counted together, the others alone', () => {
    const shown = partsShown([{ part: '1', counts: counts(8, 6, 0) }, { part: '2', counts: counts(3, 5, 0) }, { part: '3', counts: counts(4, 0, 6) }, { part: '4', counts: counts(0, 9, 0) }]);
    expect(shown).toEqual({ alone: [{ part: '1', counts: counts(8, 6, 0) }, { part: '4', counts: counts(0, 9, 0) }], together: { parts: ['2', '3'], counts: counts(7, 5, 6) } });
  });
});

test('regions hold five to nine people, everybody, and hang on no order; twenty-nine people get none', () => {
  const place = fc.record({ x: fc.double({ min: -3, max: 3, noNaN: true }), y: fc.double({ min: -3, max: 3, noNaN: true }), errorX: fc.double({ min: 0, max: 1, noNaN: true }), errorY: fc.double({ min: 0, max: 1, noNaN: true }) });
  fc.assert(fc.property(fc.array(place, { minLength: 30, maxLength: 120 }), (people) => {
    const regions = regionsOf(people);
    expect(regions.every((one) => one.people >= 5 && one.people <= 9)).toBe(true);
    expect(regions.reduce((sum, one) => sum + one.people, 0)).toBe(people.length);
    expect(regionsOf(people.toReversed())).toEqual(regions);
    expect(regionsOf(people.slice(0, 29))).toEqual([]);
  }), { numRuns: 60 });
});

test('two people a slate leaves out are not told apart: 14 of 16 is said as 12 to 15', () => {
  const people = [...Array.from({ length: 14 }, () => ['a']), ['b'], ['b']].map((marks) => ({ marks, group: null }));
  const { audit } = must(representativeSlate({ statements: ['a', 'b'], people, size: 1, position: 0 }), 'a slate');
  expect(audit.covered).toBe(14);
  expect(auditShown(audit, 1)).toEqual({ covered: { of: 16, part: { least: 12, most: 15 } }, jr: { atMost: fraction(4, 16) }, ejrPlus: { atMost: fraction(4, 16) }, worstGroup: null });
});
