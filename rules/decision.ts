import type { Json } from '@plenaria/kernel/canonical-json.ts';
import { ceiling, compare, fraction, times, type Fraction } from '@plenaria/kernel/fraction.ts';
import type { Language } from '@plenaria/kernel/language.ts';
import { refuse, ok, type Result } from '@plenaria/kernel/result.ts';
import { filled } from './sentence.ts';

/** A share as it is signed: whole numbers, 3 of 4. */
export interface Share {
  readonly [key: string]: number;
  readonly of: number;
  readonly per: number;
}

/** What a share is taken of. *cast* counts neutral and blank choices; *valid* only marked ones. */
export type Base = 'cast' | 'valid' | 'seated';

/** A label of a ballot in three languages, and whether it counts as support. */
export interface Label {
  readonly [key: string]: Json;
  readonly key: string;
  readonly words: { readonly [language: string]: string };
  readonly support: boolean;
}

/**
 * `decision-rule/1`: a graded ballot, support over a named base, one cut with its boundary, a quorum. It is what this
 * house can play so far; a charter that asks for more is refused in words.
 */
export interface DecisionRule {
  readonly [key: string]: Json;
  readonly version: 'decision-rule/1';
  readonly method: 'graded';
  readonly labels: readonly Label[];
  readonly base: Base;
  readonly atLeast: Share;
  readonly quorum: { readonly of: 'seated'; readonly atLeast: Share };
}

/** The figures a rule is settled on. */
export interface Tally {
  readonly support: number;
  readonly cast: number;
  readonly valid: number;
  readonly seated: number;
  readonly voted: number;
}

export interface Settled {
  readonly outcome: 'adopted' | 'dropped' | 'no-result';
  /** How many of the base are enough; null where the base is empty or the quorum was not met. */
  readonly needed: number | null;
  readonly base: number;
  readonly quorumNeeded: number;
}

const shareOf = ({ of, per }: Share): Fraction => fraction(of, per);

/** The smallest whole number that reaches the share: 75 % of 25 are 19. */
const enough = (share: Share, base: number): number => Number(ceiling(times(shareOf(share), fraction(base))));

/** Settles a decision. No result where too few voted or nothing is in the denominator; exactly one outcome otherwise (I5). */
export function settle(rule: DecisionRule, tally: Tally): Settled {
  const quorumNeeded = enough(rule.quorum.atLeast, tally.seated);
  const base = tally[rule.base];
  if (tally.voted < quorumNeeded || base === 0) return { outcome: 'no-result', needed: null, base, quorumNeeded };
  const needed = enough(rule.atLeast, base);
  const reached = compare(fraction(tally.support, base), shareOf(rule.atLeast)) >= 0;
  return { outcome: reached ? 'adopted' : 'dropped', needed, base, quorumNeeded };
}

type RuleProblem = 'not-a-rule' | 'unknown-version' | 'no-labels' | 'nothing-is-support' | 'everything-is-support' | 'share-out-of-range' | 'unknown-base';

const isRecord = (value: unknown): value is { readonly [key: string]: unknown } => typeof value === 'object' && value !== null && !Array.isArray(value);

const isShare = (value: unknown): value is Share => isRecord(value) && Number.isSafeInteger(value['of']) && Number.isSafeInteger(value['per']) && Number(value['per']) > 0 && Number(value['of']) > 0 && Number(value['of']) <= Number(value['per']);

const isLabel = (value: unknown): value is Label =>
  isRecord(value) && typeof value['key'] === 'string' && typeof value['support'] === 'boolean' && isRecord(value['words']) && ['en', 'es', 'pt'].every((language) => typeof (value['words'] as Record<string, unknown>)[language] === 'string');

function problemWith(rule: { readonly [key: string]: unknown }): RuleProblem | null {
  if (rule['version'] !== 'decision-rule/1' || rule['method'] !== 'graded') return 'unknown-version';
  const labels = rule['labels'];
  if (!Array.isArray(labels) || labels.length < 2 || !labels.every(isLabel)) return 'no-labels';
  if (!labels.some(({ support }) => support)) return 'nothing-is-support';
  if (labels.every(({ support }) => support)) return 'everything-is-support';
  if (!['cast', 'valid', 'seated'].includes(String(rule['base']))) return 'unknown-base';
  const quorum = rule['quorum'];
  if (!isShare(rule['atLeast']) || !isRecord(quorum) || quorum['of'] !== 'seated' || !isShare(quorum['atLeast'])) return 'share-out-of-range';
  return null;
}

/** Reads a rule as it was signed. What this version cannot play is refused, never guessed. */
export function readDecisionRule(json: unknown): Result<DecisionRule, RuleProblem> {
  if (!isRecord(json)) return refuse('not-a-rule');
  const problem = problemWith(json);
  return problem === null ? ok(json as DecisionRule) : refuse(problem);
}

const bases: Readonly<Record<Base, Readonly<Record<Language, string>>>> = {
  cast: { en: 'all ballots cast, so neutral and blank answers count in the denominator', es: 'todos los votos emitidos, así que las respuestas neutrales y en blanco cuentan en el denominador', pt: 'todos os votos dados, então respostas neutras e em branco contam no denominador' },
  valid: { en: 'those who marked an answer; blank ones do not count', es: 'quienes marcaron una respuesta; las respuestas en blanco no cuentan', pt: 'quem marcou uma resposta; as em branco não contam' },
  seated: { en: 'all members who hold a seat', es: 'todas las personas que ocupan un puesto', pt: 'todas as pessoas que ocupam um lugar' },
};

const sentence: Readonly<Record<Language, string>> = {
  en: 'A text is adopted when at least {of} of every {per} support it ({support}), counted over {base}. At least {quorum} of every {quorumPer} members must vote, or there is no result.',
  es: 'Un texto se aprueba cuando lo apoyan al menos {of} de cada {per} ({support}), contando {base}. Deben votar al menos {quorum} de cada {quorumPer} integrantes; si no, no hay resultado.',
  pt: 'Um texto é aprovado quando pelo menos {of} de cada {per} o apoiam ({support}), contando {base}. Pelo menos {quorum} de cada {quorumPer} membros devem votar; senão, não há resultado.',
};

/** The rule in words, generated and never typed. */
export function explainRule(rule: DecisionRule, language: Language): string {
  const support = rule.labels.filter((label) => label.support).map(({ words }) => `“${words[language] ?? ''}”`).join(', ');
  return filled(sentence[language], { of: rule.atLeast.of, per: rule.atLeast.per, support, base: bases[rule.base][language], quorum: rule.quorum.atLeast.of, quorumPer: rule.quorum.atLeast.per });
}

const boundary: Readonly<Record<Language, string>> = {
  en: 'With {base} counted, {needed} are enough; {less} are not.',
  es: 'Con {base} contados, {needed} bastan; {less} no.',
  pt: 'Com {base} contados, {needed} bastam; {less} não.',
};

/** The boundary in numbers: "With 25 counted, 19 are enough; 18 are not." */
export const explainBoundary = (rule: DecisionRule, base: number, language: Language): string =>
  filled(boundary[language], { base, needed: enough(rule.atLeast, base), less: enough(rule.atLeast, base) - 1 });
