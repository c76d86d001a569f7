import type { Language } from '@plenaria/kernel/language.ts';
import { oneOf, record, text, truth, type Reader } from './reading.ts';

/** A noun of one language with what a sentence must know to use it. */
export type Noun = { readonly text: string; readonly gender: 'f' | 'm'; readonly number: 'one' | 'many'; readonly article: boolean };

/** The name of a body, a class, a route, an answer: a noun in each language. */
export type Named = { readonly [L in Language]: Noun };

const noun = record<Noun>({ text, gender: oneOf(['f', 'm']), number: oneOf(['one', 'many']), article: truth });
export const readNamed: Reader<Named> = record<Named>({ en: noun, es: noun, pt: noun });

type Article = readonly ['f' | 'm', 'one' | 'many'];
const articles: Readonly<Record<Language, Readonly<Record<string, Article>>>> = {
  en: { the: ['m', 'one'], The: ['m', 'one'] },
  es: { el: ['m', 'one'], la: ['f', 'one'], los: ['m', 'many'], las: ['f', 'many'] },
  pt: { o: ['m', 'one'], a: ['f', 'one'], os: ['m', 'many'], as: ['f', 'many'] },
};

function nounFrom(written: string, language: Language): Noun {
  const [words = '', mark = ''] = written.split('|');
  const [first = '', ...rest] = words.split(' ');
  const article = articles[language][first];
  const [gender, number] = article ?? ['m', 'one'];
  return {
    text: article ? rest.join(' ') : words,
    gender: mark.includes('f') ? 'f' : gender,
    number: mark.includes('s') ? 'many' : number,
    article: article !== undefined,
  };
}

/**
 * A name written as people say it: `named('the panel', 'el panel', 'o painel')`. Gender and number are read from the
 * article; a name without one says them after a bar (`Petaluma|f`), and English plurals too (`the members|s`).
 */
export const named = (en: string, es: string, pt: string): Named => ({ en: nounFrom(en, 'en'), es: nounFrom(es, 'es'), pt: nounFrom(pt, 'pt') });

const articleOf = ({ gender, number, article }: Noun, language: Language): string => {
  if (!article) return '';
  return Object.entries(articles[language]).find(([, [g, n]]) => language === 'en' || (g === gender && n === number))?.[0] ?? '';
};

/** How a preposition and an article become one word (*al informe*, *à plenária*, *nos distritos*). */
const contracted: Readonly<Record<string, string>> = {
  'es de el': 'del',
  'es a el': 'al',
  'pt de o': 'do',
  'pt de a': 'da',
  'pt de os': 'dos',
  'pt de as': 'das',
  'pt a o': 'ao',
  'pt a a': 'à',
  'pt a os': 'aos',
  'pt a as': 'às',
  'pt em o': 'no',
  'pt em a': 'na',
  'pt em os': 'nos',
  'pt em as': 'nas',
  'pt por o': 'pelo',
  'pt por a': 'pela',
  'pt por os': 'pelos',
  'pt por as': 'pelas',
};

type Preposition = 'of' | 'to' | 'in' | 'by';
const prepositions: Readonly<Record<Preposition, Readonly<Record<Language, string>>>> = {
  of: { en: 'of', es: 'de', pt: 'de' },
  to: { en: 'to', es: 'a', pt: 'a' },
  in: { en: 'in', es: 'en', pt: 'em' },
  by: { en: 'by', es: 'por', pt: 'por' },
};

const joined = (...words: readonly string[]): string => words.filter((word) => word !== '').join(' ');

/** The name with its article: "la asamblea". */
export const the = (name: Named, language: Language): string => joined(articleOf(name[language], language), name[language].text);

/** The name after a preposition, contracted as the language does: "del condado", "à plenária". */
export function after(preposition: Preposition, name: Named, language: Language): string {
  const [word, article] = [prepositions[preposition][language], articleOf(name[language], language)];
  const one = contracted[`${language} ${word} ${article}`];
  return one ? joined(one, name[language].text) : joined(word, article, name[language].text);
}

/** A sentence begins with a capital. */
export const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);

const conjunctions: Readonly<Record<'and' | 'or', Readonly<Record<Language, string>>>> = {
  and: { en: 'and', es: 'y', pt: 'e' },
  or: { en: 'or', es: 'o', pt: 'ou' },
};

/** "a, b and c"; Spanish *y* becomes *e* before an i, *o* becomes *u* before an o. */
export function listed(words: readonly string[], language: Language, by: 'and' | 'or' = 'and'): string {
  const last = words.at(-1) ?? '';
  if (words.length < 2) return last;
  const plain = conjunctions[by][language];
  const word = language === 'es' && by === 'and' && /^(i|hi(?!e))/i.test(last) ? 'e' : language === 'es' && by === 'or' && /^(o|ho)/i.test(last) ? 'u' : plain;
  return `${words.slice(0, -1).join(', ')} ${word} ${last}`;
}

/** A sentence and what stands under it: the explanation of a rule is a list of these. */
export interface Said {
  readonly text: string;
  readonly under: readonly Said[];
}

export const said = (sentence: string, under: readonly Said[] = []): Said => ({ text: capital(sentence), under });

/** The explanation as indented lines of plain text. */
export const printed = (lines: readonly Said[], depth = 0): readonly string[] =>
  lines.flatMap(({ text: line, under }) => [`${'  '.repeat(depth)}${depth === 0 ? '' : '– '}${line}`, ...printed(under, depth + 1)]);

/**
 * Fills a whole-sentence pattern: `{x}` is a text; `{the x}`, `{of x}`, `{to x}`, `{in x}`, `{by x}` are a name in that
 * place; `{x:one|many}` chooses by the name's number and `{x:o/a}` by its gender.
 */
export function sentence(pattern: string, language: Language, values: Readonly<Record<string, string | number | Named>>): string {
  const nameOf = (word: string): Named | null => {
    const value = values[word];
    return typeof value === 'object' ? value : null;
  };
  const written = pattern
    .replace(/\{(the|of|to|in|by) (\w+)\}/g, (_, place: string, word: string) => {
      const name = nameOf(word);
      if (name === null) return `${place === 'the' ? '' : `${prepositions[place as Preposition][language]} `}${String(values[word] ?? '')}`;
      return place === 'the' ? the(name, language) : after(place as Preposition, name, language);
    })
    .replace(/\{(\w+):([^|/}]*)([|/])([^}]*)\}/g, (_, word: string, one: string, sign: string, other: string) => {
      const name = nameOf(word)?.[language];
      return sign === '|' ? (name?.number === 'many' ? other : one) : name?.gender === 'f' ? other : one;
    })
    .replace(/\{(\w+)\}/g, (_, word: string) => nameOf(word)?.[language].text ?? String(values[word] ?? ''));
  return fused(written, language);
}

/** Articles that came in by way of a list or a share are drawn together too: "vem de a" is "vem da". */
function fused(written: string, language: Language): string {
  if (language === 'en') return written;
  const pattern = language === 'es' ? /(?<!\p{L})(de|a) (el)(?!\p{L})/gu : /(?<!\p{L})(de|em|por) (os?|as?)(?!\p{L})/gu;
  return written.replace(pattern, (all, word: string, article: string) => contracted[`${language} ${word} ${article}`] ?? all);
}
