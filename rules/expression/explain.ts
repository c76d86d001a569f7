import { fraction } from '@plenaria/kernel/fraction.ts';
import type { Language } from '@plenaria/kernel/language.ts';
import { saySpan } from '../cite.ts';
import { listed, said, sentence, the, type Named, type Noun, type Said } from '../grammar.ts';
import type { Worked } from './evaluate.ts';
import { plain, sayPercent, sayShare } from './numbers.ts';
import type { Expr, Sign } from './types.ts';
import { sets, words } from './words.ts';

/** What an explanation needs to know: the language, and the name people gave to a key. */
export interface Telling {
  readonly language: Language;
  readonly nameOf: (key: string) => Named | null;
}

type Patterns = Readonly<Record<Language, string>>;

const signs: Readonly<Record<Sign, Patterns>> = {
  '>=': { en: 'at least', es: 'al menos', pt: 'pelo menos' },
  '>': { en: 'more than', es: 'más de', pt: 'mais de' },
  '=': { en: 'exactly', es: 'exactamente', pt: 'exatamente' },
  '<=': { en: 'at most', es: 'como máximo', pt: 'no máximo' },
  '<': { en: 'less than', es: 'menos de', pt: 'menos de' },
};

const patterns = {
  share: {
    en: '{the part} {part:is|are} {sign} {share} {of whole}',
    es: '{the part} {part:es|son} {sign} {share} {of whole}',
    pt: '{the part} {part:é|são} {sign} {share} {of whole}',
  },
  compare: { en: '{the a} {a:is|are} {sign} {the b}', es: '{the a} {a:es|son} {sign} {the b}', pt: '{the a} {a:é|são} {sign} {the b}' },
  day: { en: '{the a} is {sign} {the b}', es: '{the a} es {sign} {the b}', pt: '{the a} é {sign} {the b}' },
  holds: {
    en: '{clause} (and so it is where there is nothing to count)',
    es: '{clause} (y también donde no hay nada que contar)',
    pt: '{clause} (e também onde não há o que contar)',
  },
  same: { en: '{the a} is “{the b}”', es: '{the a} es «{the b}»', pt: '{the a} é “{the b}”' },
  in: { en: '{the a} is one of these: {the b}', es: '{the a} es uno de estos: {the b}', pt: '{the a} é um destes: {the b}' },
  not: { en: 'it is not so that {clause}', es: 'no ocurre que {clause}', pt: 'não ocorre que {clause}' },
  every: { en: 'for every one {of set}, {clause}', es: 'para cada una de {the set}, {clause}', pt: 'para cada {set:um/uma} {of set}, {clause}' },
  some: { en: 'for at least one {of set}, {clause}', es: 'para al menos una de {the set}, {clause}', pt: 'para pelo menos {set:um/uma} {of set}, {clause}' },
  count: { en: 'number {of set} for which {clause}', es: 'número {of set} para los que {clause}', pt: 'número {of set} para os quais {clause}' },
  sum: {
    en: 'sum of {the a} over {the set} for which {clause}',
    es: 'suma {of a} entre {the set} para los que {clause}',
    pt: 'soma {of a} entre {the set} para os quais {clause}',
  },
  if: { en: '{the a} if {clause}, otherwise {the b}', es: '{the a} si {clause}; en otro caso, {the b}', pt: '{the a} se {clause}; caso contrário, {the b}' },
  plus: { en: '{the a} plus {the b}', es: '{the a} más {the b}', pt: '{the a} mais {the b}' },
  minus: { en: '{the a} less {the b}', es: '{the a} menos {the b}', pt: '{the a} menos {the b}' },
  times: { en: '{the a} times {the b}', es: '{the a} por {the b}', pt: '{the a} vezes {the b}' },
  over: { en: '{the a} divided by {the b}', es: '{the a} entre {the b}', pt: '{the a} dividido por {the b}' },
  part: { en: 'share of {the a} in {the b}', es: 'proporción {of a} en {the b}', pt: 'proporção {of a} {in b}' },
  up: { en: '{the a}, rounded up', es: '{the a}, con redondeo hacia arriba', pt: '{the a}, com arredondamento para cima' },
  down: { en: '{the a}, rounded down', es: '{the a}, con redondeo hacia abajo', pt: '{the a}, com arredondamento para baixo' },
  later: { en: '{the a}, {b} later', es: '{the a}, {b} después', pt: '{the a}, {b} depois' },
  about: { en: '{text} “{the about}”', es: '{text} «{the about}»', pt: '{text} “{the about}”' },
  by: { en: '{text}, among {the by}', es: '{text}, entre {the by}', pt: '{text}, entre {the by}' },
  within: { en: '{text}, in the last {span}', es: '{text}, en los últimos {span}', pt: '{text}, nos últimos {span}' },
  named: { en: 'the condition “{name}” is met', es: 'se cumple la condición «{name}»', pt: 'cumpre-se a condição “{name}”' },
  yes: { en: 'nothing more is asked', es: 'no se pide nada más', pt: 'nada mais se pede' },
  no: { en: 'never', es: 'nunca', pt: 'nunca' },
} as const satisfies Readonly<Record<string, Patterns>>;

const bare = (text: string): Noun => ({ text, gender: 'm', number: 'one', article: false });
const inAll = (noun: Noun): Named => ({ en: noun, es: noun, pt: noun });
/** A phrase that began with an article keeps it apart, so that *de* and *el* can still become *del*. */
const article: Readonly<Record<Language, RegExp>> = { en: /^(the) /, es: /^(el|la|los|las) /, pt: /^(o|a|os|as) / };

function nounOf(text: string, like: Noun, language: Language): Noun {
  return article[language].test(text) && like.article ? { ...like, text: text.replace(article[language], '') } : { ...like, text, article: false };
}

/** The name of a key as people know it; a key without a name is a fault of the charter, and is shown as it is. */
const nameOf = (key: string, { nameOf: named }: Telling): Named => named(key) ?? inAll(bare(key));

function wordPhrase(expr: Extract<Expr, { is: 'word' }>, telling: Telling): Noun {
  const { language } = telling;
  const noun = words[expr.word].name[language];
  const about = expr.about === null ? noun.text : sentence(patterns.about[language], language, { text: noun.text, about: nameOf(expr.about, telling) });
  const by = expr.by === null ? about : sentence(patterns.by[language], language, { text: about, by: nameOf(expr.by, telling) });
  return { ...noun, text: expr.within === null ? by : sentence(patterns.within[language], language, { text: by, span: saySpan(expr.within, language) }) };
}

function pair(pattern: Patterns, a: Expr, b: Expr, telling: Telling): Noun {
  const first = phrase(a, telling);
  return nounOf(sentence(pattern[telling.language], telling.language, { a: inAll(first), b: inAll(phrase(b, telling)) }), first, telling.language);
}

const counting: Readonly<Record<Language, Omit<Noun, 'text'>>> = {
  en: { gender: 'm', number: 'one', article: true },
  es: { gender: 'm', number: 'one', article: true },
  pt: { gender: 'm', number: 'one', article: true },
};

function setPhrase(expr: Extract<Expr, { is: 'count' | 'sum' }>, telling: Telling): Noun {
  const { language } = telling;
  const values = { set: sets[expr.of].name, clause: clause(expr.where, telling), ...(expr.is === 'sum' ? { a: inAll(phrase(expr.value, telling)) } : {}) };
  return { ...counting[language], gender: expr.is === 'sum' ? 'f' : 'm', text: sentence(patterns[expr.is][language], language, values) };
}

function ifPhrase(expr: Extract<Expr, { is: 'if' }>, telling: Telling): Noun {
  const first = phrase(expr.then, telling);
  const values = { a: inAll(first), b: inAll(phrase(expr.otherwise, telling)), clause: clause(expr.when, telling) };
  return nounOf(sentence(patterns.if[telling.language], telling.language, values), first, telling.language);
}

function sharePhrase(expr: Extract<Expr, { is: 'share' }>, telling: Telling): Noun {
  const { language } = telling;
  return {
    ...counting[language],
    gender: 'f',
    text: sentence(patterns.part[language], language, { a: inAll(phrase(expr.part, telling)), b: inAll(phrase(expr.whole, telling)) }),
  };
}

/** A number, a day, a label as a phrase that a sentence can use. */
export function phrase(expr: Expr, telling: Telling): Noun {
  const { language } = telling;
  switch (expr.is) {
    case 'number':
      return bare(plain(fraction(expr.of, expr.per)));
    case 'day':
      return bare(expr.on);
    case 'span':
      return bare(saySpan(expr.span, language));
    case 'label':
      return nameOf(expr.label, telling)[language];
    case 'labels':
      return bare(
        listed(
          expr.labels.map((one) => the(nameOf(one, telling), language)),
          language,
          'or',
        ),
      );
    case 'word':
      return wordPhrase(expr, telling);
    case 'plus':
    case 'minus':
    case 'times':
    case 'over':
      return pair(patterns[expr.is], expr.a, expr.b, telling);
    case 'share':
      return sharePhrase(expr, telling);
    case 'round': {
      const inner = phrase(expr.a, telling);
      return nounOf(sentence(patterns[expr.to][language], language, { a: inAll(inner) }), inner, language);
    }
    case 'if':
      return ifPhrase(expr, telling);
    case 'count':
    case 'sum':
      return setPhrase(expr, telling);
    case 'later':
      return pair(patterns.later, expr.day, expr.by, telling);
    case 'named':
      return phrase(expr.means, telling);
    default:
      return bare(clause(expr, telling));
  }
}

function compareClause(expr: Extract<Expr, { is: 'compare' }>, telling: Telling): string {
  const { language } = telling;
  const sign = signs[expr.sign][language];
  if (expr.a.is === 'share' && expr.b.is === 'number') {
    const values = {
      part: inAll(phrase(expr.a.part, telling)),
      whole: inAll(phrase(expr.a.whole, telling)),
      sign,
      share: sayShare(fraction(expr.b.of, expr.b.per), language),
    };
    return sentence(patterns.share[language], language, values);
  }
  return sentence(patterns.compare[language], language, { a: inAll(phrase(expr.a, telling)), b: inAll(phrase(expr.b, telling)), sign });
}

/** A condition as a clause: "the ballots in support are at least three quarters of the ballots cast". */
export function clause(expr: Expr, telling: Telling): string {
  const { language } = telling;
  switch (expr.is) {
    case 'truth':
      return patterns[expr.holds ? 'yes' : 'no'][language];
    case 'word':
      return the(inAll(wordPhrase(expr, telling)), language);
    case 'compare': {
      const said_ = compareClause(expr, telling);
      return expr.undefined === 'holds' ? sentence(patterns.holds[language], language, { clause: said_ }) : said_;
    }
    case 'same':
      return sentence(patterns.same[language], language, { a: inAll(phrase(expr.a, telling)), b: inAll(phrase(expr.b, telling)) });
    case 'in':
      return sentence(patterns.in[language], language, { a: inAll(phrase(expr.a, telling)), b: inAll(phrase(expr.among, telling)) });
    case 'and':
      return listed(
        expr.all.map((one) => clause(one, telling)),
        language,
        'and',
      );
    case 'or':
      return listed(
        expr.any.map((one) => clause(one, telling)),
        language,
        'or',
      );
    case 'not':
      return sentence(patterns.not[language], language, { clause: clause(expr.a, telling) });
    case 'every':
    case 'some':
      return sentence(patterns[expr.is][language], language, { set: sets[expr.of].name, clause: clause(expr.where, telling) });
    case 'named':
      return sentence(patterns.named[language], language, { name: expr.name });
    default:
      return the(inAll(phrase(expr, telling)), language);
  }
}

/** What stands behind conditions that people gave a name: "a member in good standing: …". */
export function meanings(expr: Expr, telling: Telling): readonly Said[] {
  if (expr.is === 'named') return [said(`${the(expr.name, telling.language)}: ${clause(expr.means, telling)}.`), ...meanings(expr.means, telling)];
  return Object.values(expr)
    .flatMap((part) => (Array.isArray(part) ? part : [part]))
    .flatMap((part: unknown) => (typeof part === 'object' && part !== null && 'is' in part ? meanings(part as Expr, telling) : []));
}

const working: Readonly<Record<'share' | 'plain' | 'undefined', Patterns>> = {
  share: {
    en: '{part} of {whole} is {percent}; {sign} {share} is asked: {verdict}.',
    es: '{part} de {whole} es {percent}; se pide {sign} {share}: {verdict}.',
    pt: '{part} de {whole} é {percent}; pede-se {sign} {share}: {verdict}.',
  },
  plain: {
    en: '{name}: {a}; {sign} {b} is asked: {verdict}.',
    es: '{name}: {a}; se pide {sign} {b}: {verdict}.',
    pt: '{name}: {a}; pede-se {sign} {b}: {verdict}.',
  },
  undefined: {
    en: 'There is nothing to count for “{clause}”: {verdict}.',
    es: 'No hay nada que contar para «{clause}»: {verdict}.',
    pt: 'Não há o que contar para “{clause}”: {verdict}.',
  },
};
const verdicts: Readonly<Record<'true' | 'false', Patterns>> = {
  true: { en: 'reached', es: 'se alcanza', pt: 'alcançado' },
  false: { en: 'not reached', es: 'no se alcanza', pt: 'não alcançado' },
};

const shown = (value: Worked['a'], language: Language): string => (value === null ? '' : typeof value === 'string' ? value : plain(value) || language);

/** One comparison with its figures, as a person would check it: "19 of 25 is 76 %; at least three quarters is asked: reached." */
export function sayWorked({ expr, a, b, share, holds }: Worked, telling: Telling): string {
  const { language } = telling;
  const verdict = verdicts[holds ? 'true' : 'false'][language];
  if (a === null || b === null) return sentence(working.undefined[language], language, { clause: clause(expr, telling), verdict });
  const sign = signs[expr.sign][language];
  if (share?.part && share.whole && typeof a !== 'string' && typeof b !== 'string')
    return sentence(working.share[language], language, {
      part: plain(share.part),
      whole: plain(share.whole),
      percent: sayPercent(a, language),
      sign,
      share: sayShare(b, language),
      verdict,
    });
  return sentence(working.plain[language], language, { name: inAll(phrase(expr.a, telling)), a: shown(a, language), sign, b: shown(b, language), verdict });
}
