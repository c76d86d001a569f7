import type { Language, Words } from '@plenaria/kernel/language.ts';
import { ok } from '@plenaria/kernel/result.ts';
import { oneOf, record, text, whole, type Reader } from './reading.ts';
import { filled } from './sentence.ts';

/**
 * Where a number of a rule comes from: read at an address, stated in the article, common practice that an operator
 * confirms, invented to play the case, or part of what the word means (a whole, one person one vote).
 */
export type Cite = { readonly from: 'published' | 'article' | 'common-practice' | 'invented' | 'definition'; readonly where: string };

export const readCite: Reader<Cite> = record<Cite>({
  from: oneOf(['published', 'article', 'common-practice', 'invented', 'definition']),
  where: (json, path) => (json === '' ? ok('') : text(json, path)),
});

/** Whole days, months or years, with where they come from. */
export type Span = { readonly count: number; readonly unit: 'days' | 'months' | 'years'; readonly cite: Cite };

export const readSpan: Reader<Span> = record<Span>({ count: whole(0, 36_525), unit: oneOf(['days', 'months', 'years']), cite: readCite });

export const periodOf = ({ count, unit }: Span): { readonly days: number } | { readonly months: number } | { readonly years: number } =>
  unit === 'days' ? { days: count } : unit === 'months' ? { months: count } : { years: count };

const units: Readonly<Record<Span['unit'], Readonly<Record<Language, readonly [string, string]>>>> = {
  days: { en: ['day', 'days'], es: ['día', 'días'], pt: ['dia', 'dias'] },
  months: { en: ['month', 'months'], es: ['mes', 'meses'], pt: ['mês', 'meses'] },
  years: { en: ['year', 'years'], es: ['año', 'años'], pt: ['ano', 'anos'] },
};

/** "30 days", "1 año". */
export const saySpan = ({ count, unit }: Span, language: Language): string => `${count} ${units[unit][language][count === 1 ? 0 : 1]}`;

const origins: Readonly<Record<Cite['from'], Words>> = {
  published: { en: 'published: {where}', es: 'publicado: {where}', pt: 'publicado em: {where}' },
  article: { en: 'stated in the article', es: 'dicho en el artículo', pt: 'dito no artigo' },
  'common-practice': { en: 'common practice, to be confirmed', es: 'práctica común, por confirmar', pt: 'prática comum, a confirmar' },
  invented: { en: 'invented to play the case', es: 'inventado para jugar el caso', pt: 'inventado para simular o caso' },
  definition: { en: 'by definition', es: 'por definición', pt: 'por definição' },
};

export const sayCite = ({ from, where }: Cite, language: Language): string => filled(origins[from][language], { where });
