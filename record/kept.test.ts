import { expect, test } from 'vitest';
import { Kept } from './kept.ts';

test('what is kept is the same object again, and the longest unasked goes first when it is too much', () => {
  const kept = new Kept<unknown>(20, JSON.parse);
  const first = kept.keep('a', '"12345678"');
  expect(kept.get('a')).toBe(first);
  kept.keep('b', '"12345678"');
  kept.get('a');
  kept.keep('c', '"12345678"');
  expect([kept.get('a'), kept.get('b'), kept.get('c')]).toEqual(['12345678', undefined, '12345678']);
  expect(kept.size).toBe(20);
});

test('one value larger than all there is room for is handed out and not kept', () => {
  const kept = new Kept<unknown>(5, JSON.parse);
  expect(kept.keep('a', '"12345678"')).toBe('12345678');
  expect([kept.get('a'), kept.size]).toEqual([undefined, 0]);
});

test('keeping the same digest twice counts it once', () => {
  const kept = new Kept<unknown>(100, JSON.parse);
  kept.keep('a', '[1,2]');
  kept.keep('a', '[1,2]');
  expect(kept.size).toBe(5);
});
