import type { CivilDate } from '@plenaria/kernel/civil-date.ts';
import type { Cite, Span } from '../cite.ts';
import type { Named } from '../grammar.ts';
import type { Expr, Sign, WordExpr } from './types.ts';
import type { SetWord, Word } from './words.ts';

/** How authors of configurations write expressions; each gives plain data with every part said. */
export const word = (name: Word, more: Partial<Pick<WordExpr, 'about' | 'by' | 'within'>> = {}): WordExpr => ({
  is: 'word',
  word: name,
  about: null,
  by: null,
  within: null,
  ...more,
});
export const label = (name: string): Expr => ({ is: 'label', label: name });
export const labels = (...names: readonly string[]): Expr => ({ is: 'labels', labels: names });
export const always: Expr = { is: 'truth', holds: true };
export const share = (part: Expr, whole: Expr): Expr => ({ is: 'share', part, whole });
export const plus = (a: Expr, b: Expr): Expr => ({ is: 'plus', a, b });
export const minus = (a: Expr, b: Expr): Expr => ({ is: 'minus', a, b });
export const times = (a: Expr, b: Expr): Expr => ({ is: 'times', a, b });
export const roundUp = (a: Expr): Expr => ({ is: 'round', a, to: 'up' });
export const compare = (a: Expr, sign: Sign, b: Expr, whenUndefined: 'holds' | 'fails' = 'fails'): Expr => ({
  is: 'compare',
  a,
  sign,
  b,
  undefined: whenUndefined,
});
export const atLeast = (a: Expr, b: Expr): Expr => compare(a, '>=', b);
export const above = (a: Expr, b: Expr): Expr => compare(a, '>', b);
export const same = (a: Expr, b: Expr): Expr => ({ is: 'same', a, b, undefined: 'fails' });
export const among = (a: Expr, names: readonly string[]): Expr => ({ is: 'in', a, among: { is: 'labels', labels: names }, undefined: 'fails' });
export const and = (...all: readonly Expr[]): Expr => ({ is: 'and', all });
export const or = (...any: readonly Expr[]): Expr => ({ is: 'or', any });
export const not = (a: Expr): Expr => ({ is: 'not', a });
export const when = (condition: Expr, then: Expr, otherwise: Expr): Expr => ({ is: 'if', when: condition, then, otherwise });
export const counted = (of: SetWord, where: Expr): Expr => ({ is: 'count', of, where });
export const sum = (of: SetWord, value: Expr, where: Expr = always): Expr => ({ is: 'sum', of, value, where });
export const every = (of: SetWord, where: Expr): Expr => ({ is: 'every', of, where });
export const some = (of: SetWord, where: Expr): Expr => ({ is: 'some', of, where });
export const later = (day: Expr, span: Span): Expr => ({ is: 'later', day, by: { is: 'span', span } });
export const called = (name: Named, means: Expr): Expr => ({ is: 'named', name, means });

/** Numbers, dates and spans of one source: `const here = cited('published', 'example.org'); here.of(3, 4)`. */
export const cited = (from: Cite['from'], where = '') => {
  const cite: Cite = { from, where };
  const span = (count: number, unit: Span['unit']): Span => ({ count, unit, cite });
  return {
    cite,
    of: (of: number, per = 1): Expr => ({ is: 'number', of, per, cite }),
    on: (day: `${number}-${number}-${number}`): Expr => ({ is: 'day', on: day as CivilDate, cite }),
    days: (count: number): Span => span(count, 'days'),
    months: (count: number): Span => span(count, 'months'),
    years: (count: number): Span => span(count, 'years'),
  };
};
