/**
 * Words that promise nothing by themselves. Scotland's members found "too many 'consider' and 'explore'" in the
 * answer to their 81 recommendations (Statement of Response, 2022); such an act counts as acknowledged, never accepted.
 */
const vague: readonly RegExp[] = [
  /\b(consider|explore|note|review|look (in)?to|take (in)?to account|reflect on|study|welcome|continue to)\b/gi,
  /(?<!\p{L})(considerar|consideraremos|explorar|exploraremos|estudiar|estudiaremos|analizar|analizaremos|valorar|tomar nota|tener en cuenta|reflexionar)(?!\p{L})/giu,
  /(?<!\p{L})(consideraremos|estudar|estudaremos|analisar|analisaremos|avaliar|avaliaremos|refletir|levar em conta|tomar conhecimento)(?!\p{L})/giu,
];

/** Filler that may stand around a vague word without making it a promise. */
const filler = /(?<!\p{L})(we|will|shall|the|this|that|it|and|to|with|interest|carefully|further|matter|proposal|recommendation|county|city|council|options?|how|possible|lo|la|el|los|las|esta|este|vamos|a|o|os|as|e|y|de|que|com|con|interés|interesse|propuesta|proposta|recomendación|recomendação)(?!\p{L})/giu;

/** True when nothing is left of an act once the vague words and the filler around them are taken away. */
export function promisesNothing(act: string): boolean {
  const without = vague.reduce((text, words) => text.replace(words, ' '), act);
  if (without === act) return false;
  const left = without.replace(filler, ' ').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  return left.split(' ').filter((word) => word.length > 2).length < 3;
}
