import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isValid } from './face.ts';
import { everyPanel, ticketsAmong } from './every.ts';
import { everyPanel as everyPanelOfPeople } from './second/leximin.ts';
import { shapeOf } from './shape.ts';
import { solver } from './solver.ts';

const pools = fc.record({ people: fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('x', 'y')), { minLength: 3, maxLength: 9 }), seats: fc.integer({ min: 1, max: 4 }), bounds: fc.array(fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 3 })), { minLength: 5, maxLength: 5 }) });
const values = [['one', 'a'], ['one', 'b'], ['one', 'c'], ['two', 'x'], ['two', 'y']] as const;

/** In how many ways a panel of seats by type can be filled with people. */
const ways = (sizes: readonly number[], panel: Int16Array): number => {
  const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);
  return sizes.reduce((product, size, type) => product * choose(size, panel[type] ?? 0), 1);
};

test('every panel is found once: by people there are as many as a walk over people finds', () => {
  fc.assert(fc.property(pools, ({ people, seats, bounds }) => {
    const quotas = values.map(([feature, value], at) => ({ feature, value, min: bounds[at]?.[0] ?? 0, max: (bounds[at]?.[0] ?? 0) + (bounds[at]?.[1] ?? 0) }));
    const shape = shapeOf(people.map(([one, two], at) => ({ id: `p${at}`, features: { one, two } })), quotas, seats);
    const panels = everyPanel(shape, new Set(), 1000, 100_000) ?? [];
    expect(panels.every((panel) => isValid(shape, panel))).toBe(true);
    expect(new Set(panels.map((panel) => panel.join())).size).toBe(panels.length);
    const byPeople = everyPanelOfPeople({ people, seats, quotas: new Map(quotas.map(({ feature, value, min, max }) => [`${feature === 'one' ? 0 : 1} ${value}`, [min, max] as const])) });
    expect(panels.reduce((sum, panel) => sum + ways(shape.sizes, panel), 0)).toBe(byPeople.length);
  }), { numRuns: 400, seed: 20261125 });
});

test('where there are more panels than asked for, or looking takes too long, it says so', () => {
  const pool = Array.from({ length: 8 }, (_, at) => ({ id: `p${at}`, features: { one: `v${at}` } }));
  const shape = shapeOf(pool, pool.map((_, at) => ({ feature: 'one', value: `v${at}`, min: 0, max: 1 })), 3);
  expect(everyPanel(shape, new Set(), 56, 10_000)).toHaveLength(56);
  expect(everyPanel(shape, new Set(), 55, 10_000)).toBeNull();
  expect(everyPanel(shape, new Set(), 56, 20)).toBeNull();
});

test('numbers of tickets are found where there are some, and proven not to be where there are none', async () => {
  const highs = await solver();
  const panels = [Int16Array.of(2, 0, 1), Int16Array.of(0, 2, 1)];
  expect(ticketsAmong(highs, panels, { low: [3, 3, 5], high: [4, 6, 5] }, 5)).toEqual([2, 3]);
  expect(ticketsAmong(highs, panels, { low: [3, 7, 5], high: [3, 7, 5] }, 5)).toBe('none');
});
