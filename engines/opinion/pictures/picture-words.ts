import type { Language, Words } from '@plenaria/kernel/language.ts';
import type { Span, TallyShown } from '../privacy/tally-shown.ts';

/** Every sentence of the pictures; blanks in braces. */
export const pictureWords = {
  onePerson: { en: '1 person', es: '1 persona', pt: '1 pessoa' }, people: { en: '{n} people', es: '{n} personas', pt: '{n} pessoas' },
  span: { en: '{least} to {most}', es: 'de {least} a {most}', pt: 'de {least} a {most}' },
  nobody: { en: 'Nobody has answered yet.', es: 'Nadie ha respondido todavía.', pt: 'Ninguém respondeu ainda.' },
  tooFew: { en: 'Fewer than five people answered; nothing is said about them.', es: 'Respondieron menos de cinco personas; no se dice nada sobre ellas.', pt: 'Menos de cinco pessoas responderam; nada se diz sobre elas.' },
  peopleOnly: { en: '{people} answered; too few said one thing to say more.', es: 'Respondieron {people}; muy pocas dijeron lo mismo para decir más.', pt: '{people} responderam; poucas disseram o mesmo para dizer mais.' },
  counted: { en: '{agree} agree · {pass} pass · {disagree} disagree, of {people}.', es: 'A favor {agree} · paso {pass} · en contra {disagree}, de {people}.', pt: 'A favor {agree} · passo {pass} · contra {disagree}, de {people}.' },
  barsTitle: { en: 'How people answered each statement', es: 'Cómo respondió la gente a cada afirmación', pt: 'Como as pessoas responderam a cada afirmação' },
  statementLine: { en: '“{statement}”: {answer}', es: '«{statement}»: {answer}', pt: '“{statement}”: {answer}' },
  mapTitle: { en: 'Where people stand, by how they answered', es: 'Dónde está la gente, según cómo respondió', pt: 'Onde as pessoas estão, pelo que responderam' },
  mapPeople: { en: '{people}, drawn in {regions} places of five to nine. No dot is one person’s own place.', es: '{people}, dibujadas en {regions} lugares de cinco a nueve. Ningún punto es el lugar propio de una persona.', pt: '{people}, desenhadas em {regions} lugares de cinco a nove. Nenhum ponto é o lugar próprio de uma pessoa.' },
  mapDistance: { en: 'Distance means: how differently people answered. Up, down, left and right mean nothing by themselves.', es: 'La distancia quiere decir: cuán distinto respondió la gente. Arriba, abajo, izquierda y derecha no significan nada por sí mismas.', pt: 'A distância quer dizer: quão diferente as pessoas responderam. Em cima, embaixo, esquerda e direita não significam nada por si.' },
  mapError: { en: 'A place may be anywhere in an ellipse as large as this.', es: 'Un lugar puede estar en cualquier punto de una elipse de este tamaño.', pt: 'Um lugar pode estar em qualquer ponto de uma elipse deste tamanho.' },
  mapBlur: { en: 'Many answered too little to tell their places apart: near ones may be one.', es: 'Muchas personas respondieron muy poco para distinguir sus lugares: los cercanos pueden ser el mismo.', pt: 'Muitas pessoas responderam pouco para distinguir seus lugares: os próximos podem ser o mesmo.' },
  mapGroup: { en: '{name}: {people}.', es: '{name}: {people}.', pt: '{name}: {people}.' },
  mapNeither: { en: 'In neither group: {people}.', es: 'En ninguno de los grupos: {people}.', pt: 'Em nenhum dos grupos: {people}.' },
  mapNone: { en: 'There is no map below thirty people: it would show single persons.', es: 'Con menos de treinta personas no hay mapa: mostraría a personas concretas.', pt: 'Com menos de trinta pessoas não há mapa: mostraria pessoas isoladas.' },
  groundTitle: { en: 'Where both sides agree', es: 'En qué coinciden ambos lados', pt: 'Em que os dois lados concordam' },
  groundLine: { en: '“{statement}”: on the side that agrees less, about {mean} of 100 agree; between {low} and {high} is likely.', es: '«{statement}»: en el lado que menos coincide, unas {mean} de 100 personas están a favor; lo probable es entre {low} y {high}.', pt: '“{statement}”: no lado que menos concorda, cerca de {mean} de 100 concordam; o provável fica entre {low} e {high}.' },
  groundHalf: { en: 'half', es: 'la mitad', pt: 'metade' }, groundAll: { en: 'all', es: 'todas', pt: 'todas as pessoas' }, groundNone: { en: 'none', es: 'ninguna', pt: 'nenhuma' },
  planTitle: { en: 'Who sits where, round {round}', es: 'Quién se sienta dónde, ronda {round}', pt: 'Quem senta onde, rodada {round}' },
  planTable: { en: 'Table {table}', es: 'Mesa {table}', pt: 'Mesa nº {table}' },
  planLine: { en: 'Table {table}: {people}, {free} free.', es: 'Mesa {table}: {people}, libres {free}.', pt: 'Mesa {table}: {people}, lugares livres: {free}.' },
} as const satisfies Readonly<Record<string, Words>>;

export type PictureKey = keyof typeof pictureWords;

/** A sentence with its blanks filled. */
export const said = (language: Language, key: PictureKey, values: Readonly<Record<string, string | number>> = {}): string =>
  pictureWords[key][language].replace(/\{(\w+)\}/g, (blank, name: string) => String(values[name] ?? blank));

export const peopleSaid = (language: Language, n: number): string => (n === 1 ? said(language, 'onePerson') : said(language, 'people', { n }));

export const spanSaid = (language: Language, { least, most }: Span): string => (least === most ? String(least) : said(language, 'span', { least, most }));

/** One statement's tally as a sentence: the text that stands beside its bar. */
export function tallySaid(language: Language, shown: TallyShown): string {
  if (shown.shown === 'nobody') return said(language, 'nobody');
  if (shown.shown === 'too-few') return said(language, 'tooFew');
  const people = peopleSaid(language, shown.people);
  if (shown.shown === 'people-only') return said(language, 'peopleOnly', { people });
  const words = said(language, 'counted', { agree: spanSaid(language, shown.agree), pass: spanSaid(language, shown.pass), disagree: spanSaid(language, shown.disagree), people });
  return words.charAt(0).toUpperCase() + words.slice(1);
}
