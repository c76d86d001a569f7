import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainShares } from '../second/shares.ts';
import { completed } from './complete.ts';
import { keyOfPlaces, packedProfile, type Profile } from './profile.ts';
import { runShares, type Setting } from './shares-run.ts';

function profileOf(voters: readonly (readonly number[])[], projects: number): Profile {
  const groups = new Map<string, number>();
  for (const key of voters.map((approved) => keyOfPlaces(approved.toSorted((a, b) => a - b)))) groups.set(key, (groups.get(key) ?? 0) + 1);
  return packedProfile(groups, projects);
}

/** Whole numbers: everybody's share is the budget, and costs are counted in n-ths. */
const settingOf = (costs: readonly number[], voters: readonly (readonly number[])[], worth: Setting['worth']): Setting => ({
  profile: profileOf(voters, costs.length), costs: costs.map((cost) => cost * voters.length), worth, lots: costs.map((_, place) => place),
});

const election = fc.integer({ min: 1, max: 6 }).chain((projects) => fc.record({
  costs: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: projects, maxLength: projects }),
  voters: fc.array(fc.uniqueArray(fc.integer({ min: 0, max: projects - 1 })), { minLength: 1, maxLength: 9 }),
  budget: fc.integer({ min: 1, max: 14 }),
  worth: fc.constantFrom<Setting['worth']>('cost', 'count'),
}));

test('10,000 small elections full of ties: the quick and the plain way buy the same projects in the same order', () => {
  fc.assert(fc.property(election, ({ costs, voters, budget, worth }) => {
    const quick = runShares(settingOf(costs, voters, worth), budget, Infinity);
    expect(quick.purchases.map(({ project }) => project)).toEqual(plainShares({ costs, voters, budget, worth }));
  }), { numRuns: 10_000, seed: 20261124 });
}, 120_000);

test('every purchase is paid for exactly, by its supporters alone, and money is never made', () => {
  fc.assert(fc.property(election, ({ costs, voters, budget, worth }) => {
    const setting = settingOf(costs, voters, worth);
    const { purchases, cost } = runShares(setting, budget, Infinity);
    expect(cost).toBeLessThanOrEqual(budget * voters.length);
    for (const { project, rich, poor } of purchases) expect(rich + poor).toBeLessThanOrEqual(setting.profile.votes[project] ?? 0);
  }), { numRuns: 1000, seed: 5 });
});

test('twice the same voters and twice the budget buy the same', () => {
  fc.assert(fc.property(election, ({ costs, voters, budget, worth }) => {
    const once = runShares(settingOf(costs, voters, worth), budget, Infinity).purchases.map(({ project }) => project);
    const twice = runShares(settingOf(costs.map((cost) => cost * 2), [...voters, ...voters], worth), budget * 2, Infinity).purchases.map(({ project }) => project);
    expect(twice).toEqual(once);
  }), { numRuns: 1000, seed: 6 });
});

test('raising the share never costs more than the budget, and the two stop rules differ where nothing more fits', () => {
  fc.assert(fc.property(election, ({ costs, voters, budget }) => {
    const setting = settingOf(costs, voters, 'cost');
    for (const stop of ['exhaustive', 'overspend'] as const) expect(completed(setting, budget, budget * voters.length, voters.length, 'add1u', stop).cost).toBeLessThanOrEqual(budget * voters.length);
  }), { numRuns: 500, seed: 7 });
});

test('a minority that is alone with its project gets its share: three in ten with three tenths of the budget', () => {
  const voters = [...Array(7).fill([0, 1, 2]), ...Array(3).fill([3])] as number[][];
  expect(plainShares({ costs: [30, 30, 30, 30], budget: 100, voters, worth: 'cost' })).toContain(3);
  expect(runShares(settingOf([30, 30, 30, 30], voters, 'cost'), 100, Infinity).purchases.map(({ project }) => project)).toContain(3);
});
