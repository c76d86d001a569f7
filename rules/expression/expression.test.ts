import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CivilDate } from '@plenaria/kernel/civil-date.ts';
import { compare as order, fraction, type Fraction } from '@plenaria/kernel/fraction.ts';
import { languages, type Language } from '@plenaria/kernel/language.ts';
import { named } from '../grammar.ts';
import { sayFault } from '../reading.ts';
import { checkExpr, typeOf } from './check.ts';
import { evaluate, isTrue, unwatched, type Value, type World, type Worked } from './evaluate.ts';
import { clause, meanings, sayWorked, type Telling } from './explain.ts';
import { leastThat, sayPercent, sayShare } from './numbers.ts';
import {
  above, always, among, and, atLeast, called, cited, compare, counted, every, label, later, minus, not, or, plus, roundUp, same, share, some, sum, times,
  when, word,
} from './say.ts';
import { readExpr, type Expr } from './types.ts';
import type { Word } from './words.ts';

const { of, on, days, months } = cited('invented');
const world = (values: Partial<Record<Word, Value>>, people: readonly World[] = []): World => ({
  word: ({ word: asked }) => values[asked] ?? null,
  things: () => people,
});
const telling = (language: Language): Telling => ({ language, nameOf: (key) => (key === 'neutral' ? named('neutral', 'neutral', 'neutro') : null) });
const threeQuarters = atLeast(share(word('tally.support'), word('tally.cast')), of(3, 4));

test('three quarters are a share of the ballots cast: 15 of 19 reach them, 14 of 19 do not', () => {
  const holds = (support: number): boolean => isTrue(threeQuarters, world({ 'tally.support': fraction(support), 'tally.cast': fraction(19) }), unwatched);
  expect([holds(15), holds(14)]).toEqual([true, false]);
});

test('where nothing stands in the denominator the comparison says what happens, both ways', () => {
  const nothing = world({ 'tally.support': fraction(0), 'tally.cast': fraction(0) });
  const kind = compare(share(word('tally.support'), word('tally.cast')), '>=', of(3, 4), 'holds');
  expect([isTrue(threeQuarters, nothing, unwatched), isTrue(kind, nothing, unwatched)]).toEqual([false, true]);
});

test('undefined is carried through every sum and ends at a comparison', () => {
  const nothing = word('tally.cast');
  for (const expr of [plus(nothing, of(1)), minus(of(1), nothing), times(nothing, nothing), roundUp(nothing), sum('the-people', nothing)] as const)
    expect(evaluate(expr, world({}, [world({})]))).toBeNull();
});

test('23 June and six months are 23 December (Scotland, 2021)', () => {
  expect(evaluate(later(on('2021-06-23'), months(6)), world({}))).toBe('2021-12-23');
  expect(isTrue(compare(on('2021-12-16'), '<=', later(on('2021-06-23'), months(6))), world({}), unwatched)).toBe(true);
});

test('sets: how many, the sum, every one, at least one', () => {
  const people = [15, 16, 70].map((age) => world({ 'person.age': fraction(age) }));
  const adult = atLeast(word('person.age'), of(16));
  const of3 = world({}, people);
  expect(evaluate(counted('the-people', adult), of3)).toEqual(fraction(2));
  expect(evaluate(sum('the-people', word('person.age'), adult), of3)).toEqual(fraction(86));
  expect([
    isTrue(every('the-people', adult), of3, unwatched),
    isTrue(some('the-people', adult), of3, unwatched),
    isTrue(every('the-people', always), of3, unwatched),
  ]).toEqual([false, true, true]);
});

test('labels, conditions and branches', () => {
  const item = world({ 'item.kind': 'motion' });
  expect(isTrue(and(same(word('item.kind'), label('motion')), not(among(word('item.kind'), ['plan', 'wish']))), item, unwatched)).toBe(true);
  expect(evaluate(when(or(always), of(1), of(2)), item)).toEqual(fraction(1));
  expect(isTrue(same(word('item.kind'), label('plan')), world({}), unwatched)).toBe(false);
});

test('20 % of 243 delegates are 49 signatures, not 48', () => {
  expect(leastThat('>=', fraction(1, 5), 243)).toBe(49);
  expect(leastThat('>', fraction(1, 2), 15)).toBe(8);
});

test('the least that is enough is enough, and one less is not, whatever the share', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 99 }), fc.constantFrom('>=' as const, '>' as const), (whole, percent, sign) => {
      const least = leastThat(sign, fraction(percent, 100), whole);
      if (least === null) return;
      const reach = (part: number): boolean =>
        sign === '>' ? order(fraction(part, whole), fraction(percent, 100)) > 0 : order(fraction(part, whole), fraction(percent, 100)) >= 0;
      expect([reach(least), least === 0 || !reach(least - 1)]).toEqual([true, true]);
    }),
  );
});

/** Any well-typed number and truth over two figures, with the value that ordinary arithmetic gives. */
const figures: Partial<Record<Word, Fraction>> = { 'tally.support': fraction(7), 'tally.cast': fraction(12) };
const { number: someNumber, truth: someTruth } = fc.letrec<{ number: Expr; truth: Expr }>((tie) => ({
  number: fc.oneof(
    { maxDepth: 4 },
    fc.integer({ min: 0, max: 30 }).map((n) => of(n, 7)),
    fc.constantFrom(word('tally.support'), word('tally.cast')),
    fc.tuple(fc.constantFrom(plus, minus, times, share), tie('number'), tie('number')).map(([make, a, b]) => make(a, b)),
    fc.tuple(tie('truth'), tie('number'), tie('number')).map(([c, a, b]) => when(c, a, b)),
  ),
  truth: fc.oneof(
    { maxDepth: 4 },
    fc.constant(always),
    fc.tuple(tie('number'), fc.constantFrom('<', '<=', '=', '>=', '>'), tie('number')).map(([a, sign, b]) => compare(a, sign, b)),
    fc.tuple(tie('truth'), tie('truth')).map(([a, b]) => and(a, b)),
    tie('truth').map(not),
  ),
}));

test('every well-typed expression has a value of its type, reads back as itself, and can be said in three languages', () => {
  fc.assert(
    fc.property(someNumber, someTruth, (number, truth) => {
      const value = evaluate(number, world(figures));
      expect(value === null || (typeof value === 'object' && 'n' in value)).toBe(true);
      expect(typeof evaluate(truth, world(figures))).toBe('boolean');
      expect([...checkExpr(number, 'number', ['tally'], 'x'), ...checkExpr(truth, 'truth', ['tally'], 'x')]).toEqual([]);
      expect(readExpr(JSON.parse(JSON.stringify(truth)), 'x')).toEqual({ ok: true, value: truth });
      for (const language of languages) expect(clause(truth, telling(language))).not.toMatch(/[{}]|undefined/);
    }),
    { numRuns: 200 },
  );
});

test('an expression says what it means in whole sentences', () => {
  expect(clause(threeQuarters, telling('en'))).toBe('the ballots in support are at least three quarters of the ballots cast');
  expect(clause(threeQuarters, telling('es'))).toBe('los votos de apoyo son al menos tres cuartos de los votos emitidos');
  expect(clause(threeQuarters, telling('pt'))).toBe('os votos de apoio são pelo menos três quartos dos votos dados');
  expect(clause(above(share(word('tally.label', { about: 'neutral' }), word('tally.present')), of(7, 10)), telling('es'))).toBe(
    'los votos que dicen «neutral» son más del 70 % de las personas presentes',
  );
});

test('the working can be checked by hand', () => {
  const lines: Worked[] = [];
  evaluate(threeQuarters, world({ 'tally.support': fraction(19), 'tally.cast': fraction(25) }), { seen: () => undefined, worked: (line) => lines.push(line) });
  expect(lines.map((line) => sayWorked(line, telling('en')))).toEqual(['19 of 25 is 76 %; at least three quarters is asked: reached.']);
  expect(sayWorked({ ...lines[0], a: null, share: null, holds: false } as Worked, telling('pt'))).toContain('Não há o que contar');
  expect([sayPercent(fraction(50, 89), 'en'), sayPercent(fraction(50, 89), 'es'), sayShare(fraction(7, 30), 'pt')]).toEqual([
    '56.17 %',
    '56,17 %',
    '7 de cada 30',
  ]);
});

test('a condition with a name is used by its name and explained once', () => {
  const standing = called(
    named('a member in good standing', 'integrante al corriente', 'membro em dia'),
    atLeast(word('person.attended', { about: 'event', within: days(90) }), of(1)),
  );
  expect(clause(and(standing, always), telling('en'))).toContain('the condition “a member in good standing” is met');
  expect(meanings(and(standing), telling('en')).map(({ text }) => text)).toEqual([
    'A member in good standing: the meetings the person attended “event”, in the last 90 days are at least 1.',
  ]);
});

test.each([
  ['a text', 'three quarters of those present', 'x: should be a record with named parts, not "three quarters of those present".'],
  ['a word nobody owns', { ...word('tally.cast'), word: 'tally.mood' }, 'x.word: should be one of'],
  ['a float', { ...of(1), of: 0.75 }, 'x.of: should be a whole number of 0 or more, not 0.75.'],
  ['an empty denominator', { ...of(1), per: 0 }, 'x.per: should be a whole number of 1 or more, not 0.'],
  ['a comparison that does not say what undefined does', { is: 'compare', a: of(1), sign: '>', b: of(1) }, 'x.undefined: is missing.'],
  ['a part nobody knows', { ...of(1), mood: 1 }, 'x.mood: says “mood”, for which this language has no word.'],
  ['a day that is none', { ...on('2026-02-28'), on: '2026-02-30' }, 'x.on: should be a day such as'],
  ['a construct without a name', { a: of(1) }, 'x.is: is missing.'],
])('%s is refused with its place and a sentence', (_, json, sentence) => {
  const read = readExpr(json, 'x');
  expect(read.ok ? '' : read.refusal.map((one) => sayFault(one, 'en')).join(' ')).toContain(sentence);
});

test.each([
  ['a number where a condition should stand', and(of(1)), 'x.all[0]: should give truth, but gives number.'],
  ['a word of the vote in a question about a person', atLeast(word('tally.cast'), of(1)), 'x.a: asks for “tally.cast”, which is not known at this place.'],
  ['a label compared with a number', compare(label('yes'), '>', of(1)), 'x: compares label with number.'],
  ['a word that needs to say of what', atLeast(word('person.attended'), of(1)), 'x.a: asks for “person.attended” without saying of what.'],
  ['branches of two types', { is: 'if', when: always, then: of(1), otherwise: label('x') } as Expr, 'x: compares number with label.'],
])('%s does not pass the check of types', (_, expr, sentence) => {
  expect(typeOf(expr, ['person'], 'x').faults.map((one) => sayFault(one, 'en'))).toContain(sentence);
});

test('faults are told in Spanish and Portuguese too', () => {
  const read = readExpr({ is: 'day', on: 'tomorrow' as CivilDate, cite: { from: 'invented', where: '' } }, 'x');
  const said = (language: Language): string => (read.ok ? '' : read.refusal.map((one) => sayFault(one, language)).join(' '));
  expect([said('es'), said('pt')]).toEqual([
    'x.on: debería ser un día como 2026-11-24, no "tomorrow".',
    'x.on: deveria ser um dia como 2026-11-24, não "tomorrow".',
  ]);
});
