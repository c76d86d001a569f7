import { byCodePoint } from '@plenaria/kernel/language.ts';
import { canonicalJson, type Json } from '@plenaria/kernel/canonical-json.ts';
import { digestOf, digestOfJson } from '@plenaria/kernel/digest.ts';
import { refuse, type Result } from '@plenaria/kernel/result.ts';
import type { Ballots, Decision, Question, Refusal } from './contract.ts';

/** A rule: from a question to its decision, or to the reason why it cannot be counted. */
export type Ruling<Parameters> = (question: Question<Parameters>) => Result<Decision<Parameters>, Refusal>;

/** Says no with a closed word and what it is about. */
export const cannot = (word: Refusal['word'], about: string): Result<never, Refusal> => refuse({ word, about });

/** Where papers may not weigh differently: a weight of its own, or a number of papers that is not whole, is refused. */
export const plainPapers = (ballots: readonly Ballots[]): Result<never, Refusal> | null =>
  (ballots.some(({ count, weight }) => !Number.isSafeInteger(count) || count < 0 || (weight !== undefined && weight !== '1')) ? cannot('bad-count', 'count or weight') : null);

/** A value of plain data as JSON; what is undefined is left out, so that a missing field and an undefined one are one. */
const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value ?? null)) as Json;

/** Papers alike joined, in the byte order of their canonical JSON: the same box always reads the same. */
export function joined(ballots: readonly Ballots[]): Ballots[] {
  const groups = new Map<string, Ballots>();
  for (const { count, ...rest } of ballots) {
    const key = canonicalJson(plain(rest));
    groups.set(key, { ...rest, count: (groups.get(key)?.count ?? 0) + count });
  }
  return [...groups].sort(([a], [b]) => byCodePoint(a, b)).map(([, group]) => group);
}

/** What a rule found, without the digests that bind it to its question. */
export type Found = Omit<Decision, 'rule' | 'parameters' | 'digests'>;

/** Binds what was found to the question: digests of the ballots, of options, rule, roll and lots, and of the finding itself. */
export function close<Parameters>(question: Question<Parameters>, found: Found): Decision<Parameters> {
  const { rule, parameters, roll, lots } = question;
  const options = [...question.options].sort((a, b) => byCodePoint(a.id, b.id));
  const digests = {
    ballots: digestOf(joined(question.ballots).map((group) => canonicalJson(plain(group))).join('\n')),
    question: digestOfJson(plain({ rule, parameters, options, roll, lots })),
    decision: digestOfJson(plain(found)),
  };
  return { rule, parameters, ...found, digests };
}
