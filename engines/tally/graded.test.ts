import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { GradedBallot, GradedRule } from './contract.ts';
import { countGraded } from './graded.ts';

const rule: GradedRule = { rule: 'graded@1', labels: ['strongly', 'somewhat', 'neutral', 'oppose'], support: ['strongly', 'somewhat'] };
const ballots = (choices: readonly (readonly string[])[]): GradedBallot[] => choices.map((labels, at) => ({ number: at + 1, channel: at % 2 ? 'paper' : 'page', choices: { a: labels } }));

test('blank, two marks and an unknown label are counted, each in its class, and none is lost', () => {
  const [figures] = countGraded(rule, ['a'], ballots([['strongly'], [], ['neutral', 'oppose'], ['maybe'], ['somewhat']])).options;
  expect(figures).toMatchObject({ support: 2, classes: { valid: 2, blank: 1, overvote: 1, unknown: 1 } });
});

const anyLabels = fc.array(fc.constantFrom(...rule.labels, 'other'), { maxLength: 2 });

test('the classes always add up to the ballots cast, and the order of ballots changes nothing', () => {
  fc.assert(fc.property(fc.array(anyLabels, { maxLength: 40 }), (all) => {
    const cast = ballots(all);
    const count = countGraded(rule, ['a', 'b'], cast);
    for (const { classes } of count.options) expect(Object.values(classes).reduce((sum, n) => sum + n, 0)).toBe(all.length);
    expect(countGraded(rule, ['b', 'a'], [...cast].reverse())).toEqual(count);
  }));
});

test('a box with one ballot twice is a fault', () => {
  const [one] = ballots([['strongly']]);
  expect(() => countGraded(rule, ['a'], one ? [one, one] : [])).toThrow('own number');
});

test('support from a label that was not declared is a fault', () => {
  expect(() => countGraded({ ...rule, support: ['yes'] }, ['a'], [])).toThrow('declared');
});
