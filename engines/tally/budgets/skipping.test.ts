import fc from 'fast-check';
import { expect, test } from 'vitest';
import { completed } from './complete.ts';
import { keyOfPlaces, packedProfile } from './profile.ts';
import { runShares, type Setting } from './shares-run.ts';

const elections = fc.record({
  costs: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 2, maxLength: 6 }),
  papers: fc.array(fc.record({ count: fc.integer({ min: 1, max: 4 }), approves: fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 4 }) }), { minLength: 1, maxLength: 8 }),
  worth: fc.constantFrom('cost' as const, 'count' as const),
});

function settingOf({ costs, papers, worth }: typeof elections extends fc.Arbitrary<infer T> ? T : never, finer: number): Setting {
  const groups = new Map<string, number>();
  for (const { count, approves } of papers) {
    const key = keyOfPlaces(approves.filter((project) => project < costs.length).sort((a, b) => a - b));
    groups.set(key, (groups.get(key) ?? 0) + count);
  }
  return { profile: packedProfile(groups, costs.length), costs: costs.map((cost) => cost * finer), worth, lots: [...costs.keys()] };
}

const order = (setting: Setting, share: number): string => runShares(setting, share, Infinity).purchases.map(({ project, rich }) => `${project}:${rich}`).join(' ');

test('within the length that a run proves, every share buys the same projects in the same order from the same payers', () => {
  let proven = 0;
  fc.assert(fc.property(elections, fc.integer({ min: 1, max: 4_000 }), (drawn, share) => {
    const setting = settingOf(drawn, 100);
    const { same } = runShares(setting, share, Infinity, true);
    const most = Math.min(Math.floor(same), 3_000);
    const now = order(setting, share);
    for (const further of new Set([1, 2, 3, Math.floor(most / 2), most - 1, most].filter((steps) => steps > 0 && steps <= most))) {
      proven += 1;
      expect(order(setting, share + further)).toBe(now);
    }
  }), { numRuns: 1_500 });
  expect(proven).toBeGreaterThan(1_500);
});

/** Raising step by step with no step passed over. */
function plodding(setting: Setting, share: number, budget: number, exhaustive: boolean): number {
  const most = Math.max(...setting.costs);
  let at = share;
  for (;;) {
    const run = runShares(setting, at, Infinity);
    const bought = new Set(run.purchases.map(({ project }) => project));
    const ends = bought.size === setting.costs.length || at > most || (exhaustive && setting.costs.every((cost, project) => bought.has(project) || cost > budget - run.cost));
    if (ends || runShares(setting, at + 1, Infinity).cost > budget) return at;
    at += 1;
  }
}

test('raising with steps passed over ends at the same share as raising one by one, under both stop rules', () => {
  fc.assert(fc.property(elections, fc.integer({ min: 5, max: 90 }), fc.boolean(), (drawn, budget, exhaustive) => {
    const setting = settingOf(drawn, 40);
    const share = Math.floor((budget * 40) / Math.max(1, setting.profile.valid));
    const found = completed(setting, share, budget * 40, 1, 'add1', exhaustive ? 'exhaustive' : 'overspend');
    expect(found.run.share).toBe(plodding(setting, share, budget * 40, exhaustive));
  }), { numRuns: 150 });
});
