import fc from 'fast-check';
import { expect, test } from 'vitest';
import { languages } from '@plenaria/kernel/language.ts';
import { explainBoundary, explainRule, readDecisionRule, settle, type DecisionRule, type Tally } from './decision.ts';

const label = (key: string, support: boolean) => ({ key, support, words: { en: key, es: key, pt: key } });
const rule: DecisionRule = {
  version: 'decision-rule/1', method: 'graded', base: 'cast', atLeast: { of: 3, per: 4 }, quorum: { of: 'seated', atLeast: { of: 1, per: 2 } },
  labels: [label('strongly support', true), label('support', true), label('neutral', false), label('oppose', false)],
};
const tally = (support: number, cast: number, more: Partial<Tally> = {}): Tally => ({ support, cast, valid: cast, seated: cast, voted: cast, ...more });
const outcome = (support: number, cast: number, of = rule) => settle(of, tally(support, cast)).outcome;

test('Fort Collins, 2025: 15 of 19 adopt at three quarters; 14 of 19 fall, and would pass at seventy per cent', () => {
  expect(outcome(15, 19)).toBe('adopted');
  expect(outcome(14, 19)).toBe('dropped');
  expect(outcome(14, 19, { ...rule, atLeast: { of: 7, per: 10 } })).toBe('adopted');
});

test('Deschutes, 2024: with 25 cast, 19 are enough and 18 are not', () => {
  expect([outcome(19, 25), outcome(18, 25)]).toEqual(['adopted', 'dropped']);
  expect(explainBoundary(rule, 25, 'en')).toBe('With 25 counted, 19 are enough; 18 are not.');
});

test('Ireland, 23 April 2017, ballot 2: 50 of 89 who gave an opinion reach a majority of the valid, not of those seated', () => {
  const majority: DecisionRule = { ...rule, base: 'valid', atLeast: { of: 1, per: 2 } };
  expect(settle(majority, tally(50, 91, { valid: 89, seated: 99 }))).toMatchObject({ outcome: 'adopted', needed: 45, base: 89 });
  expect(settle({ ...majority, base: 'seated' }, tally(49, 91, { valid: 89, seated: 99 })).outcome).toBe('dropped');
});

test('the denominator is the politics: the same votes, two bases, two outcomes', () => {
  const votes = tally(15, 21, { valid: 18 });
  expect([settle({ ...rule, base: 'valid' }, votes).outcome, settle(rule, votes).outcome]).toEqual(['adopted', 'dropped']);
});

test('exactly the share is enough', () => expect(outcome(3, 4)).toBe('adopted'));

test('too few voters, or nobody, is no result: nothing is adopted and nothing is dropped', () => {
  expect(settle(rule, tally(9, 9, { seated: 30 }))).toEqual({ outcome: 'no-result', needed: null, base: 9, quorumNeeded: 15 });
  expect(settle(rule, tally(0, 0)).outcome).toBe('no-result');
});

test('one more in support never turns adopted into dropped', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 400 }), fc.nat(), (cast, a) => {
    const support = a % cast;
    if (outcome(support, cast) === 'adopted') expect(outcome(support + 1, cast)).toBe('adopted');
  }));
});

test('the rule reads aloud in three languages, with no blank left open', () => {
  for (const language of languages) expect(explainRule(rule, language)).not.toMatch(/[{}]|undefined/);
});

test.each([
  ['a text', 'a simple majority', 'not-a-rule'],
  ['a rule of another version', { ...rule, version: 'decision-rule/9' }, 'unknown-version'],
  ['labels in one language only', { ...rule, labels: [{ key: 'a', support: true, words: { en: 'a' } }, label('b', false)] }, 'no-labels'],
  ['labels of which none supports', { ...rule, labels: [label('a', false), label('b', false)] }, 'nothing-is-support'],
  ['labels that all support', { ...rule, labels: [label('a', true), label('b', true)] }, 'everything-is-support'],
  ['a share above the whole', { ...rule, atLeast: { of: 5, per: 4 } }, 'share-out-of-range'],
  ['a base nobody knows', { ...rule, base: 'mood' }, 'unknown-base'],
])('%s is refused, not guessed', (_, json, problem) => {
  expect(readDecisionRule(json)).toEqual({ ok: false, refusal: problem });
});

test('a signed rule reads back as itself', () => expect(readDecisionRule(JSON.parse(JSON.stringify(rule)))).toEqual({ ok: true, value: rule }));
