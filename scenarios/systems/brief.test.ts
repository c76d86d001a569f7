import { expect, test } from 'vitest';
import { languages } from '@plenaria/kernel/language.ts';
import { briefRule, explainRule } from '#rules/decision-rule/explain.ts';
import { printed, type Said } from '#rules/grammar.ts';
import { systems } from './all.ts';

const votes = systems.flatMap(({ key, charter }) => charter.decisions.flatMap((one) => (one.rule.is === 'vote' ? [{ name: `${key}, ${one.key}`, vote: one.rule }] : [])));
const lines = (told: readonly Said[]): readonly string[] => printed(told).map((line) => line.trim().replace(/^– /, ''));

test.each(votes)('the brief of $name is part of its whole explanation, in three languages', ({ vote }) => {
  for (const language of languages) {
    const telling = { language, nameOf: () => null };
    const brief = lines(briefRule(vote, telling));
    expect(brief.length).toBeGreaterThan(0);
    expect(lines(explainRule(vote, telling))).toEqual(expect.arrayContaining([...brief]));
  }
});

test('the rule of Deschutes in two sentences', () => {
  const [vote] = votes.filter(({ name }) => name.startsWith('deschutes'));
  expect(vote && lines(briefRule(vote.vote, { language: 'en', nameOf: () => null }))).toEqual([
    'These count as support: “I strongly support it” and “I support it”. The others do not.',
    'If the ballots in support are at least three quarters of the ballots cast, it is adopted.',
  ]);
});
