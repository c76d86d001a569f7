import type { CivilDate } from '@plenaria/kernel/civil-date.ts';
import type { Language } from '@plenaria/kernel/language.ts';
import { nouns } from '#nouns/all.ts';
import { nounOf, streamOf, type Sentence, type Stream } from '#nouns/noun.ts';
import { textErased } from './erase.ts';
import type { Read } from './read.ts';

/** What the sentence of a fact is filled with: titles instead of ids, dates and lists in the reader's language. */
export interface Speech {
  readonly language: Language;
  readonly title: (stream: Stream) => string | undefined;
  readonly date: (day: CivilDate) => string;
  readonly fill: (message: string, values: Readonly<Record<string, string | number | boolean | null>>) => string;
}

const catalogueOf = (fact: Read): Sentence | undefined => (nouns[nounOf(fact.stream)].facts as Readonly<Record<string, Sentence>>)[fact.type];

/** The streams whose titles a sentence needs: its own and those its fields name. */
export function streamsIn(fact: Read): readonly Stream[] {
  const named = Object.entries(catalogueOf(fact)?.names ?? {}).flatMap(([field, noun]) => {
    const value = (fact.fields as Readonly<Record<string, unknown>>)[field];
    return (Array.isArray(value) ? value : [value]).flatMap((id) => (typeof id === 'string' ? [streamOf(noun, id)] : []));
  });
  return [fact.stream, ...named];
}

/** ICU takes no hyphen in a selector: `in-part` is asked for as `in_part`. */
const selector = (word: string): string => word.replaceAll('-', '_');

function valueOf(name: string, value: unknown, entry: Sentence, speech: Speech): string | number | boolean | null {
  const noun = entry.names?.[name];
  const titled = (id: string): string => (noun ? (speech.title(streamOf(noun, id)) ?? '…') : id);
  if (value === null || value === undefined) return entry.dates?.includes(name) ? 'none' : '';
  if (Array.isArray(value)) return noun ? value.map((id) => titled(String(id))).join(', ') : value.length;
  if (typeof value === 'string') return entry.dates?.includes(name) ? speech.date(value as CivilDate) : noun ? titled(value) : selector(value);
  if (typeof value === 'boolean') return String(value);
  return typeof value === 'number' ? value : '';
}

/** A fact as a clerk would read it aloud. Erased titles are read as an ellipsis, and nothing else breaks. */
export function sentenceOf(fact: Read, speech: Speech): string {
  if (fact.type === 'TextErased') return speech.fill(textErased[speech.language], { ground: selector(String((fact.fields as Readonly<Record<string, unknown>>)['ground'])) });
  const entry = catalogueOf(fact);
  if (entry === undefined) return fact.type;
  const fields = Object.fromEntries(Object.entries(fact.fields).map(([name, value]) => [name, valueOf(name, value, entry, speech)]));
  return speech.fill(entry.sentence[speech.language], { ...fields, title: speech.title(fact.stream) ?? '…' });
}
