import { expect, test } from 'vitest';
import { alikeIn, writtenAs } from './own.ts';

const box = [
  { number: 1, channel: 'page', choices: { a: ['yes'], b: ['no'] } },
  { number: 2, channel: 'code', choices: { a: ['yes'], b: ['no'] } },
  { number: 3, channel: 'page', choices: { b: ['no'], a: ['yes'] } },
  { number: 4, channel: 'page', choices: {} },
];

test('ballots alike are counted by the way they came and by every mark, whatever order the marks stand in', () => {
  expect(alikeIn(box, 'page', { b: 'no', a: 'yes' })).toBe(2);
  expect(alikeIn(box, 'code', { a: 'yes', b: 'no' })).toBe(1);
  expect(alikeIn(box, 'page', { a: 'yes', b: '' })).toBe(0);
});

test('a blank ballot is alike to a blank ballot', () => {
  expect(alikeIn(box, 'page', { a: '', b: '' })).toBe(1);
  expect(writtenAs({ a: '', b: 'no' })).toEqual({ b: ['no'] });
});
