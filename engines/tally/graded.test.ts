import fc from 'fast-check';
import { expect, test } from 'vitest';
import { must } from '@plenaria/kernel/result.ts';
import type { GradedBallot } from './contract.ts';
import { decide } from './decide.ts';
import { questionAbout } from './graded.ts';
import type { MotionParameters } from './motions/motion.ts';

const answers = ['strongly', 'somewhat', 'neutral', 'oppose'];
const parameters: MotionParameters = { answers, support: ['strongly', 'somewhat'], against: [], abstentions: [], majorities: [{ among: 'people', base: { of: 'cast' }, threshold: '3/4', comparator: 'at-least' }] };
const ballots = (choices: readonly (readonly string[])[]): GradedBallot[] => choices.map((labels, at) => ({ number: at + 1, channel: at % 2 ? 'paper' : 'page', choices: { a: labels } }));
const option = { id: 'a', name: 'A' };

test('blank, two marks and an unknown label are counted, each in its class, and none is lost', () => {
  const decision = must(decide(questionAbout(option, parameters, ballots([['strongly'], [], ['neutral', 'oppose'], ['maybe'], ['somewhat']]), { seated: 5 })), 'it can be counted');
  expect(decision.accounts).toMatchObject({ cast: 5, valid: 2, blank: 1, invalid: { 'unknown-answer': 2 } });
  expect(decision.figures).toMatchObject({ support: '2', cast: '5' });
  expect(decision.winners).toEqual([]);
});

test('the order of the ballots changes nothing', () => {
  fc.assert(fc.property(fc.array(fc.array(fc.constantFrom(...answers, 'other'), { maxLength: 2 }), { maxLength: 40 }), (all) => {
    const cast = ballots(all);
    expect(questionAbout(option, parameters, [...cast].reverse(), {})).toEqual(questionAbout(option, parameters, cast, {}));
  }));
});

test('a box with one ballot twice is a fault', () => {
  const [one] = ballots([['strongly']]);
  expect(() => questionAbout(option, parameters, one ? [one, one] : [], {})).toThrow('own number');
});
