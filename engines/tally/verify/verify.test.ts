import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digestOfJson } from '@plenaria/kernel/digest.ts';
import { canonicalJson, type Json } from '@plenaria/kernel/canonical-json.ts';
import { must } from '@plenaria/kernel/result.ts';
import type { Decision, Option, Question, Said, Step } from '../contract.ts';
import { decide } from '../decide.ts';
import { verify } from './verify.ts';

const ids = ['a', 'b', 'c', 'd', 'e'];
const options: Option[] = ids.map((id, at) => ({ id, name: id.toUpperCase(), cost: String(17 + 13 * at) }));
const ranks = fc.array(fc.subarray(ids, { maxLength: 2 }), { maxLength: 5 }).map((list): Said => ({ kind: 'ranks', ranks: list }));
const approves = fc.subarray([...ids, 'x']).map((list): Said => ({ kind: 'approves', options: list }));
const box = (says: fc.Arbitrary<Said>) => fc.array(fc.record({ count: fc.integer({ min: 1, max: 9 }), says }), { minLength: 1, maxLength: 14 });

const parameters = fc.oneof(
  fc.record({ rule: fc.constant('greedy@1'), parameters: fc.record({ budget: fc.constantFrom('60', '90', '140'), misfit: fc.constantFrom('skip', 'stop', 'poznan'), threshold: fc.constantFrom(0, 3) }) }),
  fc.record({ rule: fc.constant('equal-shares@1'), parameters: fc.record({ budget: fc.constantFrom('60', '90', '140'), worth: fc.constantFrom('cost', 'count'), completion: fc.constantFrom('none', 'utilitarian', 'add1', 'add1u'), stop: fc.constantFrom('exhaustive', 'overspend'), whole: fc.boolean(), per: fc.constantFrom('cast', 'valid') }) }),
);

const base = fc.constantFrom({ of: 'cast' }, { of: 'valid' }, { of: 'answers', without: ['abstain'] }, { of: 'seated' });
const cut = fc.record({ base, threshold: fc.constantFrom('1/2', '2/3', '3/4', '1'), comparator: fc.constantFrom('at-least', 'more-than') });
const majority = fc.oneof(cut.map((one) => ({ among: 'people', ...one })), cut.filter((one) => one.base.of !== 'seated').map((one) => ({ among: 'segments', segments: '2/3', ...one })), cut.filter((one) => one.base.of !== 'seated').map((one) => ({ among: 'segments', segments: 'every', ...one })));
const stances = fc.array(fc.record({ count: fc.integer({ min: 1, max: 9 }), segment: fc.constantFrom('north', 'south', 'east'), says: fc.constantFrom('yes', 'no', 'abstain', '', 'maybe').map((stance): Said => ({ kind: 'stance', stance })) }), { maxLength: 12 });

const questions: fc.Arbitrary<Question<unknown>> = fc.oneof(
  fc.record({ ballots: stances, majorities: fc.array(majority, { minLength: 1, maxLength: 3 }) }).map(({ ballots, majorities }) => ({ rule: 'motion@1', parameters: { majorities }, options: options.slice(0, 1), ballots, roll: { seated: 40 } })),
  fc.record({ ballots: box(ranks), overvote: fc.constantFrom('exhaust', 'skip'), exhaustOnDuplicate: fc.boolean(), untilTwo: fc.boolean(), skipsAllowed: fc.constantFrom(null, 0, 1), ties: fc.constantFrom([], ['history'], ['head-to-head'], ['together']) }).map(({ ballots, ...parameters }) => ({ rule: 'irv@1', parameters, options, ballots, lots: ids })),
  fc.record({ ballots: box(approves), places: fc.integer({ min: 1, max: 3 }), most: fc.constantFrom(2, 5) }).map(({ ballots, ...parameters }) => ({ rule: 'approval@1', parameters, options, ballots, lots: ids })),
  fc.record({ ballots: box(fc.dictionary(fc.constantFrom(...ids, 'x'), fc.integer({ min: 0, max: 4 }), { maxKeys: 4 }).map((scores): Said => ({ kind: 'scores', scores }))), places: fc.integer({ min: 1, max: 2 }) }).map(({ ballots, places }) => ({ rule: 'score@1', parameters: { places, least: 0, most: 3, missing: 'zero' }, options, ballots, lots: ids })),
  fc.record({ ballots: box(ranks), seats: fc.integer({ min: 1, max: 3 }) }).map(({ ballots, seats }) => ({ rule: 'stv-scottish@1', parameters: { seats }, options, ballots, lots: ids })),
  fc.record({ ballots: box(approves), by: parameters }).map(({ ballots, by }) => ({ ...by, options, ballots, lots: ids })),
);

test('whatever the engine decides, the verifier comes to the same, step by step', () => {
  fc.assert(fc.property(questions, (question) => {
    const decision = must(decide(question), 'it can be counted');
    expect(verify(question, decision).problems).toEqual([]);
  }), { numRuns: 800 });
});

/** A transcript that was changed and given a fresh digest, so that only the replay can find the change. */
function forged(decision: Decision, steps: readonly Step[], changes: Partial<Decision> = {}): Decision {
  const { rule, parameters: given, digests, ...found } = { ...decision, ...changes, steps };
  return { rule, parameters: given, ...found, digests: { ...digests, decision: digestOfJson(JSON.parse(canonicalJson(JSON.parse(JSON.stringify(found)) as Json)) as Json) } };
}

const ward: Question<unknown> = {
  rule: 'stv-scottish@1', parameters: { seats: 2 }, options, lots: ids,
  ballots: [['a', 'b', 'c'], ['a', 'c'], ['b', 'd'], ['c', 'd', 'b'], ['d'], ['e', 'a', 'd']].map((row, at) => ({ count: 11 - at, says: { kind: 'ranks', ranks: row.map((id) => [id]) } })),
};
const budget: Question<unknown> = {
  rule: 'equal-shares@1', parameters: { budget: '100', worth: 'cost', completion: 'none' }, options, lots: ids,
  ballots: [['a', 'b'], ['b', 'c'], ['c'], ['a', 'd']].map((list, at) => ({ count: 5 - at, says: { kind: 'approves', options: list } })),
};

test.each([
  ['a vote moved from one candidate to another', ward, (step: Step) => (step.number === 2 ? { ...step, lines: step.lines.map((line, at) => (at > 1 ? line : { ...line, moved: plus(line.moved, at === 0 ? 1 : -1), after: plus(line.after, at === 0 ? 1 : -1) })) } : step)],
  ['another candidate excluded', ward, (step: Step) => (step.event === 'exclude' ? { ...step, facts: { ...step.facts, from: 'c' }, excluded: ['c'] } : step)],
  ['a line that does not add up', ward, (step: Step) => ({ ...step, lines: step.lines.map((line) => ({ ...line, moved: '7.00000' })) })],
  ['nobody elected where somebody has the quota', ward, (step: Step) => ({ ...step, elected: [] })],
  ['another price', budget, (step: Step) => (step.event === 'fund' ? { ...step, facts: { ...step.facts, price: '3' } } : step)],
  ['another share', budget, (step: Step) => (step.event === 'measure' ? { ...step, facts: { ...step.facts, share: '9' } } : step)],
  ['more money behind a project than there was', budget, (step: Step) => (step.event === 'pass-over' ? { ...step, pots: { left: '40' } } : step)],
] as const)('%s is found, even under a fresh digest', (_, question, change) => {
  const decision = must(decide(question), 'it can be counted');
  expect(verify(question, decision).holds).toBe(true);
  expect(verify(question, forged(decision, decision.steps.map((step) => change(step) as Step))).holds).toBe(false);
});

const plus = (amount: string, n: number): string => (Number(amount) + n).toFixed(5);

test('another who leaves a runoff, and a score that was added up wrongly, are found', () => {
  const runoff = { ...ward, rule: 'irv@1', parameters: {} };
  const counted = must(decide(runoff), 'it can be counted');
  expect(verify(runoff, counted).problems).toEqual([]);
  expect(verify(runoff, forged(counted, counted.steps.map((step) => (step.event === 'exclude' ? { ...step, excluded: ['b'] } : step)))).holds).toBe(false);
  const scored: Question<unknown> = { rule: 'score@1', parameters: { places: 1, least: 0, most: 5, missing: 'zero' }, options, lots: ids, ballots: [{ count: 3, says: { kind: 'scores', scores: { a: 5, b: 1 } } }] };
  const sum = must(decide(scored), 'it can be counted');
  expect(verify(scored, forged(sum, sum.steps.map((step) => ({ ...step, lines: step.lines.map((line) => ({ ...line, moved: '9', after: '9' })) })))).holds).toBe(false);
});

test('another winner, another box and another rule are found', () => {
  const decision = must(decide(ward), 'it can be counted');
  expect(verify(ward, forged(decision, decision.steps, { winners: ['a', 'e'] })).holds).toBe(false);
  expect(verify({ ...ward, ballots: ward.ballots.slice(1) }, decision).holds).toBe(false);
  expect(verify(ward, { ...decision, rule: 'irv@1' }).holds).toBe(false);
  expect(verify(ward, { ...decision, winners: ['b', 'a'] }).problems.map(({ problem }) => problem)).toContain('the digest of the transcript is another: something in it was changed');
});
