import type { CivilDate } from '@plenaria/kernel/civil-date.ts';
import type { Cite, Span } from '../cite.ts';
import type { Named } from '../grammar.ts';
import { day, key, kinds, later, list, oneOf, orNull, record, truth, whole, type Reader } from '../reading.ts';
import { readCite, readSpan } from '../cite.ts';
import { readNamed } from '../grammar.ts';
import { sets, words, type SetWord, type Word } from './words.ts';

export const expressionVersion = 'expression/1';

/** Signs of a comparison. */
export type Sign = '<' | '<=' | '=' | '>=' | '>';

/** A word owned by a room: *of what* (`about`), in which electorate (`by`), how far back (`within`). */
export type WordExpr = { readonly is: 'word'; readonly word: Word; readonly about: string | null; readonly by: string | null; readonly within: Span | null };

/**
 * `expression/1`: exact, total and typed. Numbers are whole-number fractions. A figure whose denominator is empty is
 * *undefined*; every comparison says what undefined does. `named` is a condition to which people gave a name.
 */
export type Expr =
  | { readonly is: 'number'; readonly of: number; readonly per: number; readonly cite: Cite }
  | { readonly is: 'day'; readonly on: CivilDate; readonly cite: Cite }
  | { readonly is: 'span'; readonly span: Span }
  | { readonly is: 'label'; readonly label: string }
  | { readonly is: 'labels'; readonly labels: readonly string[] }
  | { readonly is: 'truth'; readonly holds: boolean }
  | WordExpr
  | { readonly is: 'plus'; readonly a: Expr; readonly b: Expr }
  | { readonly is: 'minus'; readonly a: Expr; readonly b: Expr }
  | { readonly is: 'times'; readonly a: Expr; readonly b: Expr }
  | { readonly is: 'over'; readonly a: Expr; readonly b: Expr }
  | { readonly is: 'share'; readonly part: Expr; readonly whole: Expr }
  | { readonly is: 'round'; readonly a: Expr; readonly to: 'up' | 'down' }
  | { readonly is: 'compare'; readonly a: Expr; readonly sign: Sign; readonly b: Expr; readonly undefined: 'holds' | 'fails' }
  | { readonly is: 'same'; readonly a: Expr; readonly b: Expr; readonly undefined: 'holds' | 'fails' }
  | { readonly is: 'in'; readonly a: Expr; readonly among: Expr; readonly undefined: 'holds' | 'fails' }
  | { readonly is: 'and'; readonly all: readonly Expr[] }
  | { readonly is: 'or'; readonly any: readonly Expr[] }
  | { readonly is: 'not'; readonly a: Expr }
  | { readonly is: 'if'; readonly when: Expr; readonly then: Expr; readonly otherwise: Expr }
  | { readonly is: 'count'; readonly of: SetWord; readonly where: Expr }
  | { readonly is: 'sum'; readonly of: SetWord; readonly value: Expr; readonly where: Expr }
  | { readonly is: 'every'; readonly of: SetWord; readonly where: Expr }
  | { readonly is: 'some'; readonly of: SetWord; readonly where: Expr }
  | { readonly is: 'later'; readonly day: Expr; readonly by: Expr }
  | { readonly is: 'named'; readonly name: Named; readonly means: Expr };

const inner: Reader<Expr> = later(() => readExpr);
const setWord = oneOf(Object.keys(sets) as SetWord[]);
const whenUndefined = oneOf(['holds', 'fails']);
const two = { a: inner, b: inner };

export const readExpr: Reader<Expr> = kinds<Expr>({
  number: {
    of: (json, path) => (typeof json === 'number' && json < 0 ? whole(Number.MIN_SAFE_INTEGER)(json, path) : whole(0)(json, path)),
    per: whole(1),
    cite: readCite,
  },
  day: { on: day, cite: readCite },
  span: { span: readSpan },
  label: { label: key },
  labels: { labels: list(key, 1) },
  truth: { holds: truth },
  word: { word: oneOf(Object.keys(words) as Word[]), about: orNull(key), by: orNull(key), within: orNull(readSpan) },
  plus: two,
  minus: two,
  times: two,
  over: two,
  share: { part: inner, whole: inner },
  round: { a: inner, to: oneOf(['up', 'down']) },
  compare: { a: inner, sign: oneOf(['<', '<=', '=', '>=', '>']), b: inner, undefined: whenUndefined },
  same: { ...two, undefined: whenUndefined },
  in: { a: inner, among: inner, undefined: whenUndefined },
  and: { all: list(inner, 1) },
  or: { any: list(inner, 1) },
  not: { a: inner },
  if: { when: inner, then: inner, otherwise: inner },
  count: { of: setWord, where: inner },
  sum: { of: setWord, value: inner, where: inner },
  every: { of: setWord, where: inner },
  some: { of: setWord, where: inner },
  later: { day: inner, by: inner },
  named: { name: readNamed, means: inner },
});

/** What a language version is for: a signed rule says which one it means. */
export const readSignedExpr: Reader<{ readonly version: 'expression/1'; readonly means: Expr }> = record({
  version: oneOf([expressionVersion]),
  means: readExpr,
});
