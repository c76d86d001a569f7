import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Option, Question, Said } from './contract.ts';
import { decide, ruleNames } from './decide.ts';

const options: Option[] = ['a', 'b', 'c'].map((id) => ({ id, name: id, cost: '100', groups: { district: id } }));
const papers: readonly Said[] = [{ kind: 'approves', options: ['a', 'b'] }, { kind: 'ranks', ranks: [['a'], ['b', 'c']] }, { kind: 'scores', scores: { a: 2, b: 0 } }, { kind: 'stance', stance: 'agree' }];
const keys = [
  'places', 'least', 'most', 'missing', 'statusQuo', 'dots', 'cap', 'credits', 'negative', 'grades', 'seats', 'method', 'form', 'budget', 'worth', 'completion', 'stop', 'misfit', 'threshold', 'base', 'labels', 'need', 'rule',
  'majority', 'segments', 'blocks', 'standAsides', 'minimums', 'caps', 'lots', 'quota', 'precision', 'ties', 'exclusive', 'categories', 'overvotes', 'skipped', 'strength', 'first', 'fallback', 'term', 'proposed', 'count', 'casting', 'items',
];
const anything = fc.oneof(fc.constantFrom<unknown>(null, undefined, -1, 0, 0.5, 3, 1e300, Number.NaN, '', 'a', 'cost', '-5', '1/0', true, [], {}, ['a'], { a: 1 }), fc.jsonValue());

/** Parameters come from files and forms: whatever they are, a rule counts or refuses; it never throws. */
test.each(ruleNames)('%s counts or refuses whatever parameters it is given', (rule) => {
  const parameters = fc.oneof(fc.dictionary(fc.constantFrom(...keys), anything, { maxKeys: 6 }), anything);
  fc.assert(fc.property(parameters, fc.subarray([...papers]), fc.boolean(), (given, says, drawn) => {
    const question: Question<unknown> = { rule, parameters: given, options, ballots: says.map((one, at) => ({ count: at + 1, says: one })), ...(drawn ? { lots: ['a', 'b', 'c'] } : {}) };
    const decided = decide(question);
    expect(decided.ok || decided.refusal.word.length > 0).toBe(true);
  }), { numRuns: 300 });
});
