import { expect, test } from 'vitest';
import { languages } from '@plenaria/kernel/language.ts';
import { filled } from '#kit/words.ts';
import { nouns } from './all.ts';
import type { FactShape, Noun, NounName, Recorded, Sentence } from './noun.ts';

const all = Object.values(nouns) as unknown as readonly Noun<NounName, { readonly state: string }, FactShape>[];
const catalogue = all.flatMap((noun) => Object.entries(noun.facts as Readonly<Record<string, Sentence>>).map(([type, entry]) => ({ noun, type, entry })));

test.each(catalogue)('$type reads aloud in three languages, with no blank left open', ({ entry }) => {
  for (const language of languages) {
    const values = Object.fromEntries(Object.entries(entry.sample).map(([name, value]) => [name, Array.isArray(value) ? value.length : typeof value === 'object' ? '' : value === true || value === false ? String(value) : (value as string | number)]));
    const sentence = filled(language, entry.sentence[language], { ...values, title: 'Title' });
    expect(sentence).not.toMatch(/[{}]|undefined|NaN/);
    expect(sentence.length).toBeGreaterThan(8);
  }
});

const fact = (noun: NounName, type: string, fields: object, version = 1): Recorded => ({
  position: version, stream: `${noun}/x`, version, type, fields: fields as Recorded['fields'], texts: {}, cites: [], at: '2026-11-24T12:00:00.000Z' as Recorded['at'], day: '2026-11-24' as Recorded['day'], by: { role: 'organiser', pseudonym: null },
});

test.each(all)('every stored sample of $name can still be folded, first the one that begins a stream', (noun) => {
  const [first, ...others] = Object.entries(noun.facts as Readonly<Record<string, Sentence>>);
  const begun = noun.evolve(noun.empty, fact(noun.name, first?.[0] ?? '', first?.[1].sample ?? {}));
  for (const [type, { sample }] of others) expect(noun.evolve(begun, fact(noun.name, type, sample, 2))).toBeDefined();
});

test('the house has twelve nouns', () => expect(all).toHaveLength(12));
