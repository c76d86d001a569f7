import fc from 'fast-check';
import IntlMessageFormat from 'intl-messageformat';
import { expect, test } from 'vitest';
import { languages } from '@plenaria/kernel/language.ts';
import { must } from '@plenaria/kernel/result.ts';
import type { Option, Question, Said } from '../contract.ts';
import { decide } from '../decide.ts';
import { explain } from './explain.ts';
import { words } from './words.ts';

const names = { a: 'Ana', b: 'Bo', c: 'Cy', d: 'Di' };
const options: Option[] = Object.entries(names).map(([id, name]) => ({ id, name, cost: String(100 * (1 + name.charCodeAt(0) % 4)) }));
const rows = (lists: readonly (readonly [number, string])[]) => lists.map(([count, row]) => ({ count, says: { kind: 'ranks' as const, ranks: [...row].map((id) => [id]) } }));
const told = (question: Question<unknown>, money = false, language: 'en' | 'es' | 'pt' = 'en') => explain(must(decide(question), 'it can be counted'), money ? { names, money: { currency: 'USD', minor: 2 } } : { names }, language);

const ward: Question<unknown> = { rule: 'stv-scottish@1', parameters: { seats: 2 }, options, ballots: rows([[9, 'ab'], [5, 'b'], [4, 'cb'], [2, 'dc']]) };

test('a count by transfers is told in one sentence, step by step, and for everybody who stood', () => {
  const explanation = told(ward);
  expect(explanation.sentence).toBe('Ana and Bo are elected: 20 valid papers for 2 seats, 7 votes enough for one, counted by the single transferable vote as Scottish councils count it.');
  expect(explanation.steps.map(({ sentences }) => sentences.join(' '))).toEqual([
    'First preferences are counted; 7 votes are enough. Ana has enough votes and is elected.',
    'Ana has 2 votes more than needed; that much of every paper moves to its next preference.',
    'Di has the fewest votes and leaves the count; the papers move to their next preferences.',
    'Cy has the fewest votes and leaves the count; the papers move to their next preferences. Bo has enough votes and is elected.',
  ]);
  expect(explanation.reasons.map(({ name, won, step }) => [name, won, step])).toEqual([['Ana', true, 1], ['Bo', true, 4], ['Cy', false, 4], ['Di', false, 3]]);
});

test('money reads in the minor unit of its currency, and a project that was missed says what was paid instead', () => {
  const explanation = told({ rule: 'equal-shares@1', parameters: { budget: '1000', worth: 'cost', completion: 'none' }, options, ballots: [{ count: 6, says: { kind: 'approves', options: ['a', 'b'] } }, { count: 4, says: { kind: 'approves', options: ['c'] } }] }, true);
  expect(explanation.reasons.map(({ sentence }) => sentence).join('\n')).toMatch(/USD/);
  expect(explanation.reasons.filter(({ won }) => !won).every(({ sentence }) => sentence.includes('too little'))).toBe(true);
});

const budget = { budget: '500', worth: 'cost', completion: 'add1u', stop: 'exhaustive' };
const poznan = { budget: '500', misfit: 'poznan', threshold: 2 };
const asked: readonly (readonly [string, 'ranks' | 'approves' | 'scores', object])[] = [
  ['stv-scottish@1', 'ranks', { seats: 2 }], ['stv-meek@1', 'ranks', { seats: 2 }], ['stv-wigm@1', 'ranks', { seats: 2 }], ['irv@1', 'ranks', {}], ['ranked-pairs@1', 'ranks', {}], ['schulze@1', 'ranks', {}], ['borda@1', 'ranks', { form: 'modified' }],
  ['equal-shares@1', 'approves', budget], ['greedy@1', 'approves', poznan], ['approval@1', 'approves', { places: 2 }], ['committee@1', 'approves', { seats: 2, method: 'pav' }], ['score@1', 'scores', { places: 1, least: 0, most: 4, missing: 'zero' }], ['resistance@1', 'scores', { places: 1, most: 4 }],
];

test('no sentence is left with a blank, in any language, whatever is decided by whatever rule', () => {
  const box = fc.array(fc.record({ count: fc.integer({ min: 1, max: 5 }), list: fc.shuffledSubarray(Object.keys(names)) }), { minLength: 1, maxLength: 8 });
  fc.assert(fc.property(box, fc.constantFrom(...languages), fc.constantFrom(...asked), fc.boolean(), (papers, language, [rule, kind, parameters], drawn) => {
    const says = (list: readonly string[]): Said => (kind === 'ranks' ? { kind, ranks: list.map((id) => [id]) } : kind === 'approves' ? { kind, options: list } : { kind, scores: Object.fromEntries(list.map((id, at) => [id, at])) });
    const ballots = papers.map(({ count, list }) => ({ count, says: says(list) }));
    const explanation = told({ rule, parameters, options, ballots, ...(drawn ? { lots: Object.keys(names) } : {}) }, parameters === budget || parameters === poznan, language);
    const all = [explanation.sentence, explanation.accounts, ...explanation.steps.flatMap(({ sentences, text }) => [...sentences, text ?? '-']), ...explanation.reasons.map(({ sentence }) => sentence)];
    expect(all.filter((sentence) => sentence === '' || /undefined|NaN|\{|\}/.test(sentence))).toEqual([]);
    expect(explanation.reasons).toHaveLength(4);
    for (const { sheet } of explanation.steps) expect(sheet?.rows.length ?? 1).toBeGreaterThan(0);
  }), { numRuns: 500 });
});

test('every step of every rule cites a clause whose text is there', () => {
  const ballots = (kind: string) => [['a', 'b'], ['b', 'c'], ['c', 'd', 'a'], ['d']].map((list, at): { count: number; says: Said } => ({ count: 9 - at, says: kind === 'ranks' ? { kind, ranks: list.map((id) => [id]) } : kind === 'approves' ? { kind, options: list } : { kind: 'scores', scores: Object.fromEntries(list.map((id, place) => [id, 3 - place])) } }));
  for (const [rule, kind, parameters] of asked) {
    const { steps } = told({ rule, parameters, options, ballots: ballots(kind), lots: Object.keys(names) }, parameters === budget || parameters === poznan);
    expect(steps.filter(({ text }) => text === null).map(({ clause }) => `${rule} ${clause}`)).toEqual([]);
  }
});

test('the sums of every table of a count stay the same from step to step', () => {
  const sums = told(ward).steps.map(({ sheet }) => sheet?.sum.after);
  expect(new Set(sums)).toEqual(new Set(['20']));
});

test('every message is there in three languages with the same blanks', () => {
  const named = (parts: readonly object[]): readonly string[] => parts.flatMap((part) => [...('value' in part && 'type' in part && part.type !== 0 ? [String(part.value)] : []), ...('options' in part ? Object.values(part.options as Record<string, { value: object[] }>).flatMap(({ value }) => named(value)) : [])]);
  const blanks = (message: string): readonly string[] => [...new Set(named(new IntlMessageFormat(message, 'en').getAst()))].filter((name) => name !== 'undefined').sort();
  for (const [key, message] of Object.entries(words)) for (const language of languages) expect(message[language], `${key} ${language}`).not.toBe('');
  for (const [key, { en, es, pt }] of Object.entries(words)) expect([key, blanks(es), blanks(pt)]).toEqual([key, blanks(en), blanks(en)]);
});

test('an assembly-sized decision is told within 50 ms of processor time', () => {
  const people = rows(Array.from({ length: 200 }, (_, at) => [1, ['abcd', 'bcda', 'cb', 'dac', 'cad'][at % 5] ?? 'a'] as const));
  const decision = must(decide({ ...ward, ballots: people, lots: ['a', 'b', 'c', 'd'] }), 'it can be counted');
  explain(decision, { names }, 'en');
  const before = process.cpuUsage();
  explain(decision, { names }, 'en');
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1000).toBeLessThan(50);
});
