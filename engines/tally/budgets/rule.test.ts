import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fraction, minus, plus, zero, type Fraction } from '@plenaria/kernel/fraction.ts';
import { must } from '@plenaria/kernel/result.ts';
import type { Ballots, Exact, Option } from '../contract.ts';
import { decide } from '../decide.ts';

const read = (text: Exact): Fraction => {
  const [n = '0', d = '1'] = text.split('/');
  return fraction(BigInt(n), BigInt(d));
};
const total = (amounts: readonly Exact[]): Fraction => amounts.map(read).reduce(plus, zero);

const elections = fc.record({
  costs: fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 2, maxLength: 6 }),
  papers: fc.array(fc.record({ count: fc.integer({ min: 1, max: 4 }), approves: fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { maxLength: 4 }) }), { minLength: 1, maxLength: 9 }),
  budget: fc.integer({ min: 20, max: 120 }),
});
type Drawn = (typeof elections extends fc.Arbitrary<infer T> ? T : never);

function questionOf({ costs, papers, budget }: Drawn, rule: string, parameters: object) {
  const options: Option[] = costs.map((cost, at) => ({ id: `p${at}`, name: `Project ${at}`, cost: String(cost) }));
  const ballots: Ballots[] = papers.map(({ count, approves }) => ({ count, says: { kind: 'approves', options: approves.filter((at) => at < costs.length).map((at) => `p${at}`) } }));
  return { rule, parameters: { budget: String(budget), ...parameters }, options, ballots, lots: options.map(({ id }) => id) };
}

const shares = { worth: 'cost', completion: 'add1', stop: 'exhaustive' };

test('the money of every step adds up: what was spent before, what is spent now and what is left are all there was', () => {
  fc.assert(fc.property(elections, fc.constantFrom(shares, { ...shares, completion: 'none' }, { ...shares, completion: 'add1u', worth: 'count' }), (drawn, parameters) => {
    const decision = must(decide(questionOf(drawn, 'equal-shares@1', parameters)), 'it can be counted');
    const [first] = decision.steps;
    if (first === undefined) return;
    const all = read(first.pots['unspent'] ?? '0');
    for (const step of decision.steps.filter(({ event, facts }) => event === 'fund' && facts['completion'] === undefined)) {
      expect(minus(plus(total(step.lines.map(({ after }) => after)), total(Object.values(step.pots))), all)).toEqual(zero);
    }
    for (const step of decision.steps.filter(({ event }) => event === 'pass-over')) {
      expect(minus(plus(total(step.lines.map(({ after }) => after)), read(step.pots['left'] ?? '0')), read(step.facts['had'] ?? '0'))).toEqual(zero);
    }
  }), { numRuns: 300 });
});

test('a project that was passed over lacked money from the step that is named, and had enough before it', () => {
  const question = questionOf({ costs: [40, 30, 30], papers: [{ count: 6, approves: [0, 1] }, { count: 4, approves: [1, 2] }], budget: 100 }, 'equal-shares@1', { ...shares, completion: 'none' });
  const decision = must(decide(question), 'it can be counted');
  expect(decision.winners).toEqual(['p1', 'p0']);
  const missed = decision.steps.find(({ event }) => event === 'pass-over');
  expect(missed?.facts).toMatchObject({ cost: '30', had: '40', behind: '28', missing: '2', fell: '2' });
  expect(missed?.lines).toEqual([{ option: 'p1', before: '0', moved: '12', after: '12' }]);
});

test('equal votes and costs wait for the lot where it says who is funded, and only there', () => {
  const tied = questionOf({ costs: [60, 60], papers: [{ count: 2, approves: [0, 1] }], budget: 100 }, 'greedy@1', { misfit: 'skip' });
  const { lots, ...without } = tied;
  expect(decide(without)).toMatchObject({ ok: true, value: { status: 'needs-lot', tied: { set: ['p0', 'p1'] } } });
  expect(decide({ ...tied, lots: [...lots].reverse() })).toMatchObject({ ok: true, value: { status: 'decided', winners: ['p1'] } });
  expect(decide({ ...without, parameters: { ...tied.parameters, budget: '120' } })).toMatchObject({ ok: true, value: { status: 'decided' } });
});

test('what cannot be counted is refused in a word', () => {
  const question = questionOf({ costs: [40], papers: [{ count: 1, approves: [0] }], budget: 100 }, 'equal-shares@1', { worth: 'cost', completion: 'add1' });
  expect(decide(question)).toEqual({ ok: false, refusal: { word: 'bad-parameter', about: 'stop' } });
  expect(decide({ ...question, rule: 'guess@1' })).toEqual({ ok: false, refusal: { word: 'unknown-rule', about: 'guess@1' } });
  expect(decide({ ...question, parameters: { ...question.parameters, complete: 'add1' } })).toEqual({ ok: false, refusal: { word: 'bad-parameter', about: 'complete' } });
  expect(decide({ ...question, rule: 'greedy@1', parameters: { budget: '100', misfit: 'skip' }, options: [{ id: 'p0', name: '' }] })).toEqual({ ok: false, refusal: { word: 'bad-cost', about: 'p0' } });
});
