import { expect, test } from 'vitest';
import { readEffect } from '#rules/effect/effect.ts';
import { boundInHouse } from '#rules/signed-charter.ts';
import { words } from '#rules/expression/words.ts';
import { absent, bound } from './vocabulary.ts';

test('what the rules believe to be bound is bound', () => {
  expect(boundInHouse.effects.filter((word) => !bound.effects.includes(word))).toEqual([]);
  expect(boundInHouse.figures.filter((word) => !bound.figures.includes(word))).toEqual([]);
});

test('every effect word of the language is bound or named as absent, never both', () => {
  const refused = readEffect({ is: 'nothing' }, 'x');
  const all = refused.ok ? [] : String(refused.refusal[0]?.blanks['words']).split(', ');
  expect(all.length).toBeGreaterThan(25);
  for (const word of all) expect([word, bound.effects.includes(word) !== (absent.effects as readonly string[]).includes(word)]).toEqual([word, true]);
});

test('every figure of the cycle is owned by a room that has it, or is named as absent', () => {
  for (const [word, { scope }] of Object.entries(words))
    if (scope === 'cycle') expect([word, bound.figures.includes(word) !== absent.figures.includes(word)]).toEqual([word, true]);
});
