import { expect, test } from 'vitest';
import { digestOfJson } from '@plenaria/kernel/digest.ts';
import { drawAgain } from './draw.ts';

const panels = Array.from({ length: 1000 }, (_, at) => [`m-${at}`, `m-${at + 1000}`]);

test('the draw is done again from the published file: dice 8 1 1 are panel 811', () => {
  const again = drawAgain({ panels }, digestOfJson(panels), [8, 1, 1]);
  expect(again.holds).toBe(true);
  expect(again.lines.at(-1)).toBe('Its members: m-810, m-1810');
});

test('all zeros are the last panel', () => expect(drawAgain({ panels }, digestOfJson(panels), [0, 0, 0]).lines.at(-1)).toContain('m-999'));

test('a file in which one name was changed is not the published one', () => {
  expect(drawAgain({ panels: panels.with(3, ['m-x']) }, digestOfJson(panels), [8, 1, 1]).holds).toBe(false);
});
