import { expect, test } from 'vitest';
import { canonicalJson, type Json } from '@plenaria/kernel/canonical-json.ts';
import { must } from '@plenaria/kernel/result.ts';
import type { Ballots, Question } from './contract.ts';
import { decide, ruleNames } from './decide.ts';
import { explain } from './explain/explain.ts';
import { isKey } from './explain/words.ts';

const options = ['a', 'b', 'c'].map((id, at) => ({ id, name: id.toUpperCase(), cost: String(20 + 10 * at) }));
const proposal = options.slice(0, 1);
const approvals: readonly Ballots[] = [['a', 'b'], ['b'], ['c', 'a'], ['b', 'c', 'a'], []].map((named, at) => ({ count: at + 1, says: { kind: 'approves', options: named } }));
const rankings: readonly Ballots[] = [['a', 'b'], ['b', 'c'], ['c', 'a'], ['b'], []].map((order, at) => ({ count: at + 2, says: { kind: 'ranks', ranks: order.map((id) => [id]) } }));
const scores: readonly Ballots[] = [{ a: 3, b: 1 }, { b: 2, c: 3 }, { a: 1, c: 1 }, {}].map((given, at) => ({ count: at + 1, says: { kind: 'scores', scores: given } as Ballots['says'] }));
const stances = (...words: readonly string[]): readonly Ballots[] => words.map((stance, at) => ({ count: at + 2, says: { kind: 'stance', stance, reason: 'It is so.' } }));

/** One question for every rule there is; a rule without one fails below. */
const questions: Readonly<Record<string, Omit<Question<unknown>, 'rule'>>> = {
  'motion@1': { parameters: { majorities: [{ among: 'people', base: { of: 'valid' }, threshold: '1/2', comparator: 'more-than' }] }, options: proposal, ballots: stances('yes', 'no', '', 'abstain', 'perhaps') },
  'consensus@1': { parameters: { blocks: { atMost: 0 }, standAsides: '1/4' }, options: proposal, ballots: stances('agree', 'stand-aside', '', 'block') },
  'sociocratic@1': { parameters: { nominations: { a: { before: 2, after: 3 } }, proposed: 'a', term: 'a year' }, options, ballots: stances('agree', 'reservations') },
  'fist-to-five@1': { parameters: { below: '1/5' }, options: proposal, ballots: [4, 5, 3].map((n) => ({ count: n, says: { kind: 'scores', scores: { a: n } } })) },
  'gradients@1': { parameters: { adopt: { support: ['endorse'], share: '1/2', vetoesAtMost: 0 } }, options: proposal, ballots: stances('endorse', 'more-discussion') },
  'approval@1': { parameters: { places: 1 }, options, ballots: approvals }, 'dots@1': { parameters: { places: 1, dots: 5 }, options, ballots: scores }, 'quadratic@1': { parameters: { places: 1, credits: 20 }, options, ballots: scores },
  'score@1': { parameters: { places: 1, least: 0, most: 3, missing: 'zero' }, options, ballots: scores }, 'resistance@1': { parameters: { places: 1, most: 3 }, options, ballots: scores }, 'star@1': { parameters: { most: 3 }, options, ballots: scores },
  'majority-judgment@1': { parameters: { places: 1, grades: ['poor', 'fair', 'good', 'best'] }, options, ballots: scores },
  'irv@1': { parameters: {}, options, ballots: rankings }, 'ranked-pairs@1': { parameters: {}, options, ballots: rankings }, 'schulze@1': { parameters: {}, options, ballots: rankings }, 'borda@1': { parameters: { form: 'modified' }, options, ballots: rankings },
  'stv-scottish@1': { parameters: { seats: 2 }, options, ballots: rankings }, 'stv-meek@1': { parameters: { seats: 2 }, options, ballots: rankings }, 'stv-wigm@1': { parameters: { seats: 2 }, options, ballots: rankings },
  'committee@1': { parameters: { seats: 2, method: 'phragmen' }, options, ballots: approvals }, 'seats@1': { parameters: { seats: 7, method: 'sainte-lague' }, options, ballots: approvals.map((group) => ({ ...group, says: { kind: 'approves', options: group.says.kind === 'approves' ? group.says.options.slice(0, 1) : [] } })) },
  'equal-shares@1': { parameters: { budget: '70', worth: 'cost', completion: 'utilitarian' }, options, ballots: approvals }, 'equal-shares-points@1': { parameters: { budget: '70', form: 'bounded', worth: 'points', completion: 'none' }, options, ballots: scores },
  'equal-shares-compared@1': { parameters: { budget: '70', worth: 'count', completion: 'none' }, options, ballots: approvals }, 'phragmen-budget@1': { parameters: { budget: '70', misfit: 'skip' }, options, ballots: approvals }, 'greedy@1': { parameters: { budget: '60', misfit: 'skip' }, options, ballots: approvals },
};
const asked = (rule: string): Question<unknown> => ({ rule, ...(questions[rule] ?? { parameters: {}, options: [], ballots: [] }), ...(questions[rule]?.options === proposal ? {} : { lots: ['b', 'c', 'a'] }) });

test.each(ruleNames)('%s: decides, every paper is in one class, every step cites a clause that has words, and the order of what comes in changes nothing', (rule) => {
  const question = asked(rule);
  const decision = must(decide(question), 'this question can be counted');
  expect(decision.status).toBe('decided');
  const { cast, valid, blank, abstain, invalid } = decision.accounts;
  expect(valid + blank + abstain + Object.values(invalid).reduce((sum, n) => sum + n, 0)).toBe(cast);
  expect(decision.steps.length).toBeGreaterThan(0);
  for (const [at, { number, clause }] of decision.steps.entries()) {
    expect(number).toBe(at + 1);
    expect([clause, isKey(clause)]).toEqual([clause, true]);
  }
  for (const id of decision.winners) expect(question.options.map((option) => option.id)).toContain(id);
  expect(() => canonicalJson(JSON.parse(JSON.stringify(decision)) as Json)).not.toThrow();
  expect(must(decide({ ...question, options: question.options.toReversed(), ballots: question.ballots.toReversed() }), 'the same')).toEqual(decision);
  const split = question.ballots.flatMap((group) => Array.from({ length: group.count }, () => ({ ...group, count: 1 })));
  expect(must(decide({ ...question, ballots: split }), 'one by one')).toEqual(decision);
});

test.each(ruleNames)('%s: what cannot be counted is refused with a word, and nothing cast is no decision', (rule) => {
  const question = asked(rule);
  expect(decide({ ...question, options: [] })).toMatchObject({ ok: false });
  expect(decide({ ...question, options: [...question.options, ...question.options] })).toMatchObject({ ok: false });
  expect(must(decide({ ...question, ballots: [] }), 'nothing cast')).toMatchObject({ status: 'no-decision', winners: [] });
  expect(decide({ ...question, rule: 'wisdom@1' })).toEqual({ ok: false, refusal: { word: 'unknown-rule', about: 'wisdom@1' } });
});

test.each(ruleNames.flatMap((rule) => (['en', 'es', 'pt'] as const).map((language) => [rule, language] as const)))('%s is told in %s: every step, every option, and no blank left', (rule, language) => {
  const told = explain(must(decide(asked(rule)), 'decided'), { names: { a: 'Ana', b: 'Bo', c: 'Cem' } }, language);
  const sentences = [told.sentence, told.accounts, ...told.steps.flatMap((step) => [...step.sentences, step.text ?? '']), ...told.reasons.map(({ sentence }) => sentence)];
  for (const sentence of sentences) expect(sentence).not.toMatch(/[{}]|undefined|^$/);
  expect(told.steps).toHaveLength(must(decide(asked(rule)), 'decided').steps.length);
});

const weighs: ReadonlySet<string> = new Set(['motion@1', 'consensus@1', 'sociocratic@1', 'fist-to-five@1', 'gradients@1', 'approval@1', 'dots@1', 'quadratic@1', 'score@1', 'resistance@1', 'star@1']);

test.each(ruleNames)('%s: a weight counts or is refused, and is never passed over in silence; half a paper is refused', (rule) => {
  const question = asked(rule);
  const heavy = decide({ ...question, ballots: question.ballots.map((group, at) => (at === 0 ? { ...group, weight: '5/2' } : group)) });
  expect(heavy.ok).toBe(weighs.has(rule));
  expect(decide({ ...question, ballots: question.ballots.map((group) => ({ ...group, count: 1.5 })) })).toMatchObject({ ok: false, refusal: { word: 'bad-count' } });
});
