import IntlMessageFormat from 'intl-messageformat';
import type { Language, Words } from '@plenaria/kernel/language.ts';

/** What a message of the engine may be filled with. */
export type Filling = Readonly<Record<string, string | number>>;

export type Sayer<Key extends string> = (language: Language, key: Key, filling?: Filling) => string;

const formats = new Map<string, IntlMessageFormat>();

/** Fills ICU messages of a catalogue; the package stands alone, so it brings its own words and speaks them itself. */
export const sayer = <Key extends string>(words: Readonly<Record<Key, Words>>): Sayer<Key> => (language, key, filling = {}) => {
  const message = words[key][language];
  const id = `${language}\n${message}`;
  const format = formats.get(id) ?? new IntlMessageFormat(message, language, undefined, { ignoreTag: true });
  formats.set(id, format);
  return String(format.format({ ...filling }));
};

const joiners: Readonly<Record<Language, string>> = { en: ' and ', es: ' y ', pt: ' e ' };

/** "a, b and c". */
export const listed = (language: Language, parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')}${joiners[language]}${parts.at(-1) ?? ''}`;

const points: Readonly<Record<Language, string>> = { en: '.', es: ',', pt: ',' };

/** "6.5 %", from a share between 0 and 1, rounded to tenths; U+202F before the sign. */
export const percent = (language: Language, share: number): string => `${(share * 100).toFixed(1).replace('.', points[language])}\u202f%`;
