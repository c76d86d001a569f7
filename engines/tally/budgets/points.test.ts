import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compare, fraction, times } from '@plenaria/kernel/fraction.ts';
import { must } from '@plenaria/kernel/result.ts';
import type { Ballots, Decision, Option } from '../contract.ts';
import { decide } from '../decide.ts';
import { plainShares } from '../second/shares.ts';
import { preferred } from './preferred.ts';
import { runPurses } from './purses.ts';

const project = (id: string, cost: number): Option => ({ id, name: id.toUpperCase(), cost: String(cost) });
const chose = (count: number, ...options: string[]): Ballots => ({ count, says: { kind: 'approves', options } });
const gave = (count: number, scores: Readonly<Record<string, number>>): Ballots => ({ count, says: { kind: 'scores', scores } });
const decided = (rule: string, parameters: object, options: readonly Option[], ballots: readonly Ballots[], lots?: readonly string[]): Decision => must(decide({ rule, parameters, options, ballots, ...(lots === undefined ? {} : { lots }) }), 'can be counted');
const plain = { form: 'equal', completion: 'none' } as const;

const town = fc.record({ costs: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 2, maxLength: 5 }), budget: fc.integer({ min: 1, max: 30 }), voters: fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 4 }), { minLength: 1 }), { minLength: 1, maxLength: 6 }) })
  .map(({ costs, budget, voters }) => ({ costs, budget, voters: voters.map((set) => set.filter((one) => one < costs.length)).filter((set) => set.length > 0) })).filter(({ voters }) => voters.length > 0);

test('with approvals, shares by points are the shares by cost and by count of two other programs', () => {
  fc.assert(fc.property(town, fc.constantFrom('cost', 'count'), ({ costs, budget, voters }, worth) => {
    const papers = voters.map((set) => ({ count: 1, points: new Map(set.map((one) => [one, worth === 'cost' ? (costs[one] ?? 0) : 1])) }));
    const run = runPurses({ costs, papers, share: fraction(budget, voters.length), rule: 'equal', budget, lots: [...costs.keys()] });
    expect(run.purchases.map((one) => one.project)).toEqual(plainShares({ costs, budget, voters, worth: worth as 'cost' | 'count' }));
  }), { numRuns: 600, seed: 81 });
});

test('nobody pays more than she holds, what is paid is the cost, and ten times the money and costs change nothing', () => {
  fc.assert(fc.property(town, fc.infiniteStream(fc.integer({ min: 1, max: 9 })), ({ costs, budget, voters }, points) => {
    const papers = voters.map((set) => ({ count: 1, points: new Map(set.map((one) => [one, points.next().value ?? 1])) }));
    const setting = { costs, papers, share: fraction(budget, voters.length), rule: 'equal', budget, lots: [...costs.keys()] } as const;
    const run = runPurses(setting);
    for (const held of run.held) expect(held.n >= 0n).toBe(true);
    for (const { project: one, paid } of run.purchases) expect(paid).toEqual(fraction(costs[one] ?? 0));
    const tenfold = runPurses({ ...setting, costs: costs.map((cost) => 10 * cost), share: times(setting.share, fraction(10)), budget: 10 * budget });
    expect(tenfold.purchases.map((one) => one.project)).toEqual(run.purchases.map((one) => one.project));
  }), { numRuns: 150, seed: 82 });
});

test('bounded overspending stays in the budget, nobody pays more than the cost, and what its supporters nearly have is funded', () => {
  const options = [project('a', 100), project('b', 60)];
  const papers = [chose(6, 'a'), chose(4, 'b')];
  expect(decided('equal-shares-points@1', { budget: '160', worth: 'cost', ...plain }, options, papers).winners).toEqual(['b']);
  const bounded = decided('equal-shares-points@1', { budget: '160', worth: 'cost', form: 'bounded', completion: 'none' }, options, papers);
  expect(bounded.winners.toSorted()).toEqual(['a', 'b']);
  expect(bounded.steps.find(({ elected }) => elected.includes('a'))).toMatchObject({ clause: 'equal-shares.6', facts: { paid: '96', behind: '96' } });
  fc.assert(fc.property(town, ({ costs, budget, voters }) => {
    const all = voters.map((set) => ({ count: 1, points: new Map(set.map((one) => [one, costs[one] ?? 0])) }));
    const setting = { costs, papers: all, share: fraction(budget, voters.length), budget, lots: [...costs.keys()] };
    const run = runPurses({ ...setting, rule: 'bounded' });
    expect(run.cost).toBeLessThanOrEqual(budget);
    for (const { project: one, paid } of run.purchases) expect(compare(paid, fraction(costs[one] ?? 0))).toBeLessThanOrEqual(0);
  }), { numRuns: 150, seed: 83 });
});

test('points: b is cheaper by the point and is bought; too little is left for a; too many points are an invalid paper', () => {
  const options = [project('a', 50), project('b', 40)];
  const decision = decided('equal-shares-points@1', { budget: '100', worth: 'points', mostPoints: 10, ...plain }, options, [gave(3, { a: 7, b: 3 }), gave(2, { b: 10 }), gave(1, { a: 11 })]);
  expect(decision.accounts.invalid).toEqual({ 'over-limit': 1 });
  // b costs 40/29 a point: three pay 120/29 and two 400/29; then 3 · (20 − 120/29) = 1380/29 is less than 50.
  expect(decision.winners).toEqual(['b']);
  expect(decision.steps[1]?.facts).toMatchObject({ price: '40/29', full: '5', short: '0' });
  expect(decision.steps[2]).toMatchObject({ event: 'pass-over', facts: { behind: '1380/29', missing: '70/29' } });
});

test('completions for points: none leaves money, raising the share by one spends it', () => {
  const options = [project('a', 50), project('b', 45)];
  const papers = [gave(3, { a: 1 }), gave(2, { b: 1 })];
  const by = (completion: string) => decided('equal-shares-points@1', { budget: '100', form: 'equal', worth: 'points', completion, stop: 'exhaustive' }, options, papers);
  expect(by('none').winners).toEqual(['a']);
  expect(by('add1')).toMatchObject({ winners: ['a', 'b'], figures: { share: '23', runs: '4' } });
  expect(by('utilitarian').winners).toEqual(['a', 'b']);
});

test('the comparison step: where more voters get more from the list of most votes, the list stands, and both numbers are told', () => {
  expect(preferred([{ count: 3, approves: [0, 1] }, { count: 1, approves: [2] }], new Set([2]), new Set([0, 1]))).toEqual({ one: 1, other: 3 });
  const options = [project('a', 90), project('b', 20)];
  const papers = [chose(8, 'a'), chose(2, 'b')];
  const decision = decided('equal-shares-compared@1', { budget: '100', worth: 'cost', completion: 'none' }, options, papers);
  expect(decision.winners).toEqual(['a']);
  expect(decision.steps[0]).toMatchObject({ clause: 'equal-shares.7', lines: [{ after: '2' }, { after: '8' }], facts: { stands: 'greedy', sharesWinners: 'b' } });
  expect(decided('equal-shares-compared@1', { budget: '120', worth: 'cost', completion: 'none' }, options, papers).steps[0]?.facts['stands']).toBe('equal-shares');
});

test('Phragmén for budgets: whoever’s supporters have the cost first, and the first that does not fit ends it or is passed over', () => {
  const options = [project('a', 60), project('b', 50), project('c', 20)];
  const papers = [chose(6, 'a'), chose(4, 'b'), chose(1, 'c')];
  expect(decided('phragmen-budget@1', { budget: '100' }, options, papers)).toMatchObject({ winners: ['a'], steps: [{ facts: { load: '10' } }, { event: 'pass-over', facts: { load: '25/2' } }] });
  expect(decided('phragmen-budget@1', { budget: '100', misfit: 'skip' }, options, papers).winners).toEqual(['a', 'c']);
  expect(decided('phragmen-budget@1', { budget: '100' }, [project('a', 10), project('b', 10)], [chose(1, 'a'), chose(1, 'b')]).status).toBe('needs-lot');
});
