import type { Language } from '@plenaria/kernel/language.ts';
import { streamOf, type NounName, type Stream, type TextRef } from '#nouns/noun.ts';
import type { Db } from '#record/contract.ts';
import { textsOf, titlesOf, wordsAndTitles } from '#record/read.ts';
import { say } from './page-words.ts';

/** Every reference in a state, however deep: pages fetch all their words in one query. */
function refsIn(value: unknown): readonly TextRef[] {
  if (typeof value === 'string') return /^[0-9a-f]{64}$/.test(value) ? [value as TextRef] : [];
  if (Array.isArray(value)) return value.flatMap(refsIn);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(refsIn) : [];
}

/** The words behind references. Words that were erased say so, and nothing else breaks. */
export async function wordsOf(db: Db, states: readonly unknown[], language: Language): Promise<(ref: TextRef | undefined | null) => string> {
  return saying(await textsOf(db, states.flatMap(refsIn)), language);
}

const saying = (found: ReadonlyMap<TextRef, string>, language: Language) => (ref: TextRef | undefined | null): string => (ref ? (found.get(ref) ?? say(language, 'wordsErased')) : '');
const titling = (found: ReadonlyMap<Stream, string>) => (noun: NounName, id: string): string => found.get(streamOf(noun, id)) ?? id;

/** Both at once: the words of these references and the titles of these things. */
export async function spokenOf(db: Db, refs: readonly TextRef[], wanted: readonly (readonly [NounName, string])[], language: Language) {
  const { words, titles } = await wordsAndTitles(db, refs, wanted.map(([noun, id]): Stream => streamOf(noun, id)));
  return { words: saying(words, language), titles: titling(titles) };
}

/** Titles of things by noun and id; what has none shows its id. */
export async function titlesFor(db: Db, wanted: readonly (readonly [NounName, string])[]): Promise<(noun: NounName, id: string) => string> {
  return titling(await titlesOf(db, wanted.map(([noun, id]): Stream => streamOf(noun, id))));
}
