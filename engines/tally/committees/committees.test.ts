import fc from 'fast-check';
import { expect, test } from 'vitest';
import { zero } from '@plenaria/kernel/fraction.ts';
import { equalShares, phragmen, pursesOf } from './phragmen.ts';
import { bestCommittees } from './best.ts';
import { allOutcomes, committeesOf, oneOutcome, satisfaction, sequentially, worths, type Approvals } from './thiele.ts';

const all = [0, 1, 2, 3, 4];
const profile = fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 4 }), { minLength: 1 }), { minLength: 1, maxLength: 8 }).map((sets): readonly Approvals[] => sets.map((approves) => ({ count: 1, approves: approves.toSorted((a, b) => a - b) })));

test('six vote together and three together: approval gives the six everything, the others give the three one of three seats', () => {
  const papers: readonly Approvals[] = [{ count: 6, approves: [0, 1, 2] }, { count: 3, approves: [3, 4] }];
  expect(bestCommittees(papers, 5, 3, worths(5).av)).toEqual([[0, 1, 2]]);
  const fair = (committee: readonly number[]): number => committee.filter((candidate) => candidate > 2).length;
  for (const committee of bestCommittees(papers, 5, 3, worths(5).pav)) expect(fair(committee)).toBe(1);
  expect(fair(oneOutcome(papers.map(() => zero), 3, phragmen(papers, 5), all))).toBe(1);
  expect(fair(oneOutcome(pursesOf(papers, 3), 3, equalShares(papers, 5), all))).toBe(1);
});

test('a group that agrees and is large enough for a seat gets somebody (justified representation): PAV, Phragmén and equal shares', () => {
  fc.assert(fc.property(profile, fc.integer({ min: 1, max: 3 }), (papers, size) => {
    const committees = [...bestCommittees(papers, 5, size, worths(5).pav), ...allOutcomes(papers.map(() => zero), size, phragmen(papers, 5)), ...allOutcomes(pursesOf(papers, size), size, equalShares(papers, 5))];
    for (const committee of committees) {
      const unheard = papers.filter(({ approves }) => !approves.some((candidate) => committee.includes(candidate)));
      for (const candidate of all) expect(unheard.filter(({ approves }) => approves.includes(candidate)).length * size).toBeLessThan(papers.length);
    }
  }), { numRuns: 400, seed: 6 });
});

test('the one outcome that the lots lead to is among all outcomes, whatever the lots', () => {
  fc.assert(fc.property(profile, fc.shuffledSubarray(all, { minLength: 5, maxLength: 5 }), (papers, lots) => {
    const next = sequentially(papers, 5, worths(5).pav);
    expect(allOutcomes(null, 3, next)).toContainEqual(oneOutcome(null, 3, next, lots).toSorted((a, b) => a - b));
  }), { numRuns: 300, seed: 7 });
});

test('nobody can beat the committees that are called best, and there are as many committees as there should be', () => {
  expect([...committeesOf(5, 2)]).toHaveLength(10);
  fc.assert(fc.property(profile, (papers) => {
    const worth = worths(5).pav;
    const [best = []] = bestCommittees(papers, 5, 2, worth);
    for (const other of committeesOf(5, 2)) expect(satisfaction(papers, new Set(other), worth) <= satisfaction(papers, new Set(best), worth)).toBe(true);
  }), { numRuns: 200, seed: 8 });
});
