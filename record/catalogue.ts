import { languages } from '@plenaria/kernel/language.ts';
import { nouns } from '#nouns/all.ts';
import { owners, type NounName, type Sentence } from '#nouns/noun.ts';
import { textErased } from './erase.ts';

const entry = (type: string, version: number, sentence: Readonly<Record<string, string>>): readonly string[] => [`### ${type}@${version}`, '', ...languages.map((language) => `- *${language}* ${sentence[language] ?? ''}`), ''];

/** Every type of fact with the sentence a clerk would read aloud, as a document: `docs/record.md`. */
export function recordDocument(): string {
  const chapters = Object.entries(nouns).flatMap(([name, noun]) => [
    `## ${name} (made by the room \`${owners[name as NounName]}\`)`, '',
    ...Object.entries(noun.facts as Readonly<Record<string, Sentence>>).flatMap(([type, { version, sentence }]) => entry(type, version, sentence)),
  ]);
  return ['# What the record can say', '', 'Generated from the catalogue of facts by `npm run plenaria -- record catalogue`; a test compares the two. A type of fact never changes its meaning: a correction is a new version.', '', ...chapters, '## Every noun (made by the record)', '', ...entry('TextErased', 1, textErased)].join('\n');
}
