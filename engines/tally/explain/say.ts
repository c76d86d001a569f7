import IntlMessageFormat from 'intl-messageformat';
import { decimal, fraction, type Fraction } from '@plenaria/kernel/fraction.ts';
import type { Language } from '@plenaria/kernel/language.ts';
import type { Exact } from '../contract.ts';
import { words, type Key } from './words.ts';

/** What a sentence may be filled with. Counts that choose a plural are numbers; amounts come formatted. */
export type Values = Readonly<Record<string, string | number>>;

const formats = new Map<string, IntlMessageFormat>();

/** Says a sentence of the catalogue in a language. Every message is a whole sentence or a whole label. */
export function say(language: Language, key: Key, values: Values = {}): string {
  const message = words[key][language];
  if (!message.includes('{')) return message;
  const at = `${language} ${key}`;
  const format = formats.get(at) ?? new IntlMessageFormat(message, language, undefined, { ignoreTag: true });
  formats.set(at, format);
  return String(format.format({ ...values }));
}

const tags: Readonly<Record<Language, string>> = { en: 'en-GB', es: 'es', pt: 'pt-BR' };
const lists = new Map<Language, Intl.ListFormat>();
const numbers = new Map<string, Intl.NumberFormat>();

/** "Ana, Bo and Cy" */
export function listIn(language: Language, parts: readonly string[]): string {
  const format = lists.get(language) ?? new Intl.ListFormat(tags[language], { type: 'conjunction' });
  lists.set(language, format);
  return format.format(parts);
}

/** Reads "12", "-3.50" or "7/3" without rounding. */
export function fractionOf(text: Exact): Fraction {
  const [n = '0', d = '1'] = text.split('/');
  const [whole = '0', part = ''] = n.split('.');
  return fraction(BigInt(`${whole}${part}`), 10n ** BigInt(part.length) * BigInt(d));
}

/** How amounts are shown: decimals they are cut to, decimals that are always there, and what money they are. */
export interface Unit {
  /** Hundredths of a currency are 2: an amount of 1250 reads 12.50. */
  readonly minor: number;
  readonly currency: string | null;
  readonly digits: number;
}

/** An exact amount for people: cut, never rounded, so that 74.996 never reads as 75. */
export function amountIn(language: Language, amount: Exact, { minor, currency, digits }: Unit): string {
  const exact = fractionOf(amount);
  const text = decimal({ n: exact.n, d: exact.d * 10n ** BigInt(minor) }, digits);
  const key = `${language} ${digits} ${minor}`;
  const format = numbers.get(key) ?? new Intl.NumberFormat(tags[language], { minimumFractionDigits: minor, maximumFractionDigits: digits });
  numbers.set(key, format);
  const shown = format.format(text as `${number}`);
  return currency === null ? shown : `${shown}\u00a0${currency}`;
}

export const votesUnit: Unit = { minor: 0, currency: null, digits: 5 };
