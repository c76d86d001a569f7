import IntlMessageFormat from 'intl-messageformat';
import { languages, type Language, type Words } from '@plenaria/kernel/language.ts';
import type { CivilDate, Instant } from '@plenaria/kernel/civil-date.ts';

/** What a message may be filled with. */
export type Values = Readonly<Record<string, string | number | boolean | null>>;

/** Says a message in a language; an unknown key does not compile. */
export type Say<Key extends string> = (language: Language, key: Key, values?: Values) => string;

export interface Catalogue<Key extends string> {
  readonly words: Readonly<Record<Key, Words>>;
  readonly say: Say<Key>;
}

const formats = new Map<string, IntlMessageFormat>();

/** Amounts are whole cents; `{amount, number, cents}` shows units with two decimals. */
const custom = { number: { cents: { minimumFractionDigits: 2, maximumFractionDigits: 2, scale: 0.01 } } };

/** Fills an ICU message. Parsed once for each message and language. */
export function filled(language: Language, message: string, values: Values = {}): string {
  if (!message.includes('{')) return message;
  const key = `${language}\n${message}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new IntlMessageFormat(message, language, custom, { ignoreTag: true });
    formats.set(key, format);
  }
  return String(format.format({ ...values }));
}

const all: Readonly<Record<string, Words>>[] = [];

/** Every catalogue of the program, for the test that none is left untranslated. */
export const catalogues = (): readonly Readonly<Record<string, Words>>[] => all;

/** The words of a room: every key in three languages. */
export function catalogue<Key extends string>(words: Readonly<Record<Key, Words>>): Catalogue<Key> {
  all.push(words);
  return { words, say: (language, key, values) => filled(language, words[key][language], values) };
}

/** Formats for people: dates always with the year, percentages with a narrow space, lists in the language's own way. */
const tags: Readonly<Record<Language, string>> = { en: 'en-GB', es: 'es', pt: 'pt-BR' };
const dayFormats = Object.fromEntries(languages.map((language) => [language, new Intl.DateTimeFormat(tags[language], { dateStyle: 'long', timeZone: 'UTC' })])) as Record<Language, Intl.DateTimeFormat>;
const numberFormats = Object.fromEntries(languages.map((language) => [language, new Intl.NumberFormat(tags[language])])) as Record<Language, Intl.NumberFormat>;
const listFormats = Object.fromEntries(languages.map((language) => [language, new Intl.ListFormat(tags[language], { type: 'conjunction' })])) as Record<Language, Intl.ListFormat>;

const days = new Map<string, string>();

/** "24 November 2026" */
export function dateIn(language: Language, day: CivilDate): string {
  const known = days.get(language + day);
  if (known !== undefined) return known;
  if (days.size > 5000) days.clear();
  const words = dayFormats[language].format(Date.parse(`${day}T00:00:00Z`));
  days.set(language + day, words);
  return words;
}
const timeFormats = new Map<string, Intl.DateTimeFormat>();
/** "14:05", by the clock of a time zone. */
export function timeIn(language: Language, instant: Instant, zone: string): string {
  const key = `${language}/${zone}`;
  const format = timeFormats.get(key) ?? new Intl.DateTimeFormat(tags[language], { timeStyle: 'short', timeZone: zone });
  timeFormats.set(key, format);
  return format.format(Date.parse(instant));
}
/** "12,500" */
export const numberIn = (language: Language, value: number): string => numberFormats[language].format(value);
/** "Ana, Bo and Cy" */
export const listIn = (language: Language, parts: readonly string[]): string => listFormats[language].format(parts);
/** "75 %", from hundredths of a percent that were cut and not rounded; U+202F before the sign. */
export const percentIn = (language: Language, part: number, whole: number): string =>
  whole === 0 ? '–' : `${numberIn(language, Math.floor((part * 1000) / whole) / 10)}\u202f%`;
const moneyFormats = Object.fromEntries(languages.map((language) => [language, new Intl.NumberFormat(tags[language], { minimumFractionDigits: 2 })])) as Record<Language, Intl.NumberFormat>;
/** "1,200.00 USD", from whole cents. */
export const moneyIn = (language: Language, cents: number, currency: string): string => `${moneyFormats[language].format(cents / 100)}\u00a0${currency}`;

/** The language's name in itself. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', es: 'Español', pt: 'Português' };
