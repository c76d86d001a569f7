import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { diceFrom, shuffled } from '@plenaria/kernel/dice.ts';
import { fraction, plus, zero } from '@plenaria/kernel/fraction.ts';
import { Likeness, plainText } from './duplicates.ts';
import { joinsAfter } from './joins.ts';
import { nextStatement, type Showable } from './next.ts';
import { suggestThemes } from './themes.ts';

const showable = (at: number, more: Partial<Showable> = {}): Showable => ({ statement: `s${String(at).padStart(3, '0')}`, kind: 'ordinary', agree: 0, disagree: 0, pass: 0, estimate: null, ...more });
const some = fc.array(fc.record({ agree: fc.nat(40), disagree: fc.nat(40), pass: fc.nat(40), kind: fc.constantFrom('seed' as const, 'ordinary' as const, 'about-the-conversation' as const) }), { minLength: 1, maxLength: 20 }).map((all) => all.map((one, at) => showable(at, one)));
const ask = (statements: readonly Showable[], answered: readonly string[] = [], person = 'ana') => nextStatement({ person, answered, statements, position: 3, seed: 'a public seed' });

describe('what to show next', () => {
  test('propensities sum to one, hold what was shown, and give everything eligible a chance', () => {
    fc.assert(fc.property(some, fc.nat(12), fc.string(), (statements, answered, person) => {
      const shown = ask(statements, statements.slice(0, answered).map(({ statement }) => statement), person);
      if (shown === null) return;
      expect(shown.chances.map(({ propensity }) => propensity).reduce(plus, zero)).toEqual(fraction(1));
      expect(shown.chances.find(({ statement }) => statement === shown.statement)?.propensity).toEqual(shown.propensity);
      expect(shown.chances.every(({ propensity }) => propensity.n > 0n)).toBe(true);
    }));
  });
  test('the statement seen least holds at least a quarter', () => {
    const statements = [showable(1, { agree: 9, disagree: 9 }), showable(2, { agree: 30, disagree: 30 }), showable(3, { agree: 8, disagree: 1 })];
    expect(Number(ask(statements)?.chances[2]?.propensity.n) / Number(ask(statements)?.chances[2]?.propensity.d)).toBeGreaterThanOrEqual(0.25);
  });
  test('seeds come first, for the first five votes', () => {
    const statements = [0, 1, 2, 3, 4, 5, 6].map((at) => showable(at, { kind: at < 2 ? 'seed' : 'ordinary' }));
    expect(ask(statements)?.chances.map(({ statement }) => statement)).toEqual(['s000', 's001']);
    expect(ask(statements, ['s000', 's001'])?.chances).toHaveLength(5);
  });
  test('statements about the conversation wait for seven votes and stay under a third', () => {
    const statements = Array.from({ length: 20 }, (_, at) => showable(at, { kind: at < 6 ? 'about-the-conversation' : 'ordinary' }));
    const after = (answered: readonly string[]): boolean => ask(statements, answered)?.chances.some(({ statement }) => statement < 's006') ?? false;
    const ordinary = statements.slice(6).map(({ statement }) => statement);
    expect([after(ordinary.slice(0, 6)), after(ordinary.slice(0, 7)), after(['s000', 's001', ...ordinary.slice(0, 6)]), after(['s000', 's001', 's002', ...ordinary.slice(0, 5)])]).toEqual([false, true, true, false]);
  });
  test('nothing is shown twice, and at the end nothing is shown', () => {
    const statements = Array.from({ length: 12 }, (_, at) => showable(at));
    const answered: string[] = [];
    for (let shown = ask(statements, answered); shown !== null; shown = ask(statements, answered)) answered.push(shown.statement);
    expect(new Set(answered).size).toBe(12);
  });
  test('four hundred people, fifteen votes each, half the statements late: the least voted has half the mean or more, and chances match what happened', () => {
    const dice = diceFrom('a simulated evening');
    const truth = Array.from({ length: 100 }, () => dice.below(1000) / 1000);
    const counts = truth.map(() => ({ agree: 0, disagree: 0, pass: 0 }));
    let [expected, happened] = [0, 0];
    for (let person = 0; person < 400; person += 1) {
      const answered: string[] = [];
      for (let vote = 0; vote < 15; vote += 1) {
        const there = counts.slice(0, person < 200 ? 50 : 100).map((own, at) => showable(at, own));
        const shown = ask(there, answered, `p${person}`);
        if (shown === null) break;
        const at = Number(shown.statement.slice(1));
        for (const { statement, propensity } of shown.chances) if (Number(statement.slice(1)) < 10) expected += Number(propensity.n) / Number(propensity.d);
        if (at < 10) happened += 1;
        answered.push(shown.statement);
        const own = counts[at];
        if (own) own[dice.below(1000) / 1000 < (truth[at] ?? 0) ? 'agree' : 'disagree'] += 1;
      }
    }
    const seen = counts.map(({ agree, disagree }) => agree + disagree);
    expect(Math.min(...seen)).toBeGreaterThanOrEqual(0.5 * (6000 / 100));
    expect(Math.abs(happened - expected)).toBeLessThan(4 * Math.sqrt(expected));
  });
});

describe('statements alike', () => {
  test('the same words in other case, accents and punctuation are the same', () => {
    expect(plainText('  ¿Más AUTOBUSES, después de las nueve?  ')).toBe('mas autobuses despues de las nueve');
    expect(new Likeness([{ id: 'a', words: 'Más autobuses después de las nueve.' }]).like('mas autobuses DESPUES de las nueve!')).toEqual([{ id: 'a', how: 'exact', thousandths: 1000 }]);
  });
  test('nearly the same is found, something else is not', () => {
    const known = new Likeness([{ id: 'a', words: 'Buses should run after nine in the evening' }, { id: 'b', words: 'Cats should be allowed in libraries' }, { id: 'c', words: '公車應該在晚上九點後繼續行駛' }]);
    expect(known.like('The buses should run after nine in the evening').map(({ id, how }) => [id, how])).toEqual([['a', 'near']]);
    expect(known.like('公車應該在晚上九點後繼續行駛。').map(({ how }) => how)).toEqual(['exact']);
    expect(known.like('More trees along the river')).toEqual([]);
  });
  test('the bands miss hardly any pair that a comparison of all would find', () => {
    const dice = diceFrom('near duplicates');
    const letters = 'abcdefghijklmnop';
    const texts = Array.from({ length: 150 }, (_, id) => ({ id: `t${id}`, words: Array.from({ length: 60 }, () => letters[dice.below(16)]).join('') }));
    const changed = texts.map(({ id, words }) => ({ id, words: words.replace(/^.{3}/, 'xyz') }));
    const known = new Likeness(texts);
    expect(changed.filter(({ id, words }) => known.like(words).some((one) => one.id === id)).length).toBeGreaterThanOrEqual(149);
  });
  test('joins are decided by people, one step deep, and can be undone', () => {
    const joined = { type: 'joined', statement: 'a', into: 'b', by: 'm' } as const;
    expect(joinsAfter([joined, { type: 'parted', statement: 'a', by: 'm' }])).toEqual({ ok: true, value: { behind: new Map(), keptApart: new Set() } });
    expect(joinsAfter([joined, { ...joined, statement: 'c', into: 'a' }])).toEqual({ ok: false, refusal: { at: 1, because: 'into-a-joined-one' } });
    expect(joinsAfter([joined, { ...joined, statement: 'b', into: 'c' }])).toEqual({ ok: false, refusal: { at: 1, because: 'joined-already' } });
  });
});

test('themes come from words, name them, leave none out, and do not hang on the order', () => {
  const words = ['bus', 'bus lane downtown', 'night bus every hour', 'bus lane on Main Street', 'rent is too high', 'limit rent rises', 'rent help for families', 'library on Sundays', 'library hours', 'Sundays library for children', 'xyzzy'];
  const statements = words.map((text, at) => ({ id: `s${at}`, words: text }));
  const themes = suggestThemes([...statements, ...statements.map(({ id, words: text }) => ({ id: `${id}b`, words: text }))], 'a seed');
  expect(themes.flatMap((theme) => theme.statements).sort()).toHaveLength(22);
  expect(themes.slice(0, 3).map((theme) => theme.words[0])).toEqual(expect.arrayContaining(['bus', 'rent', 'library']));
  expect(suggestThemes(shuffled(statements, diceFrom('x')), 'a seed')).toEqual(suggestThemes(statements, 'a seed'));
});
