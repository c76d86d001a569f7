import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diceFrom } from '@plenaria/kernel/dice.ts';
import { must } from '@plenaria/kernel/result.ts';
import type { Candidate, Quota } from './contract.ts';
import { feasibility } from './feasible.ts';
import { leximin, proof } from './leximin.ts';
import { portfolio } from './portfolio.ts';
import { seated } from './seating.ts';
import { leximinByDefinition } from './second/leximin.ts';
import { shapeOf } from './shape.ts';
import { solver } from './solver.ts';
import { equalTickets } from './tickets.ts';

/** Small pools in which some live together, with quotas around the first people of different households. */
const shared = fc.record({ people: fc.array(fc.tuple(fc.constantFrom('a', 'b'), fc.constantFrom('x', 'y'), fc.integer({ min: 0, max: 5 })), { minLength: 5, maxLength: 9 }), seats: fc.integer({ min: 2, max: 3 }), slack: fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 8, maxLength: 8 }) }).map(({ people, seats, slack }) => {
  const pool = people.map(([one, two, home], at): Candidate => ({ id: `p${at}`, features: { one, two }, household: `h${home}` }));
  const model = pool.filter(({ household }, at) => pool.findIndex((other) => other.household === household) === at).slice(0, seats);
  const quotas = [['one', 'a'], ['one', 'b'], ['two', 'x'], ['two', 'y']].map(([feature = '', value = ''], at): Quota => {
    const count = model.filter(({ features }) => features[feature] === value).length;
    return { feature, value, min: Math.max(0, count - (slack[2 * at] ?? 0)), max: count + (slack[2 * at + 1] ?? 0) };
  });
  return { pool, quotas, seats, full: model.length === seats };
}).filter(({ full }) => full);

test('on 120 small pools with households, each person’s chance is the exact leximin over panels without two of one household', async () => {
  const highs = await solver();
  await fc.assert(fc.asyncProperty(shared, async ({ pool, quotas, seats }) => {
    const exact = leximinByDefinition(highs, { people: pool.map(({ features }) => [features['one'] ?? '', features['two'] ?? '']), seats, homes: pool.map(({ household }) => Number(household?.slice(1))), quotas: new Map(quotas.map(({ feature, value, min, max }) => [`${feature === 'one' ? 0 : 1} ${value}`, [min, max] as const])) });
    const shape = shapeOf(pool, quotas, seats);
    const found = must(await leximin(shape, { seed: 'homes' }), 'the model panel meets the quotas');
    expect(found.off).toBeLessThan(proof);
    shape.types.forEach(({ members }, type) => members.forEach((id) => expect(Math.abs((found.targets.chances[type] ?? 0) - (exact?.[Number(id.slice(1))] ?? 0))).toBeLessThan(2e-6)));
  }), { numRuns: 120, seed: 20261125 });
}, 120_000);

test('no panel holds two of one household, and people alike in features and household stand in as many panels, give or take one', async () => {
  await fc.assert(fc.asyncProperty(shared, async ({ pool, quotas, seats }) => {
    const shape = shapeOf(pool, quotas, seats);
    const found = must(await leximin(shape, { seed: 'seated' }), 'feasible');
    const panels = seated(pool, shape, must(await equalTickets(shape, found, 50, 's'), 'nobody cancels').panels, diceFrom('seated'));
    const homeOf = new Map(pool.map(({ id, household }) => [id, household]));
    for (const panel of panels) expect([new Set(panel.map((id) => homeOf.get(id))).size, new Set(panel).size]).toEqual([seats, seats]);
    for (const { members } of shape.types) {
      const counts = members.map((id) => panels.filter((panel) => panel.includes(id)).length);
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    }
  }), { numRuns: 60, seed: 7 });
}, 60_000);

test('forty couples and sixty who live alone: a thousand panels, everybody within a panel of her target', async () => {
  const dice = diceFrom('a town');
  const pool = Array.from({ length: 140 }, (_, at): Candidate => ({ id: `p${at}`, features: { age: dice.below(3) === 0 ? 'young' : 'older', home: dice.below(2) === 0 ? 'rents' : 'owns' }, household: at < 80 ? `couple ${Math.floor(at / 2)}` : '' }));
  const quotas: Quota[] = [['age', 'young', 6], ['age', 'older', 6], ['home', 'rents', 7], ['home', 'owns', 5]].map(([feature, value, count]) => ({ feature: String(feature), value: String(value), min: Number(count), max: Number(count) }));
  const { algorithm, panels, chances } = must(await portfolio(pool, quotas, 12, { panels: 1000, seed: 'town' }), 'feasible');
  expect(algorithm).toBe('leximin@1');
  const homeOf = new Map(pool.map(({ id, household }) => [id, household === '' ? id : household]));
  for (const panel of panels) expect(new Set(panel.map((id) => homeOf.get(id))).size).toBe(12);
  expect(Object.values(chances).reduce((sum, count) => sum + count, 0)).toBe(12_000);
});

test('a household rule that cannot be kept makes a pool impossible, and no quota is blamed that could not help', async () => {
  const pool: Candidate[] = ['1', '2', '3'].map((id) => ({ id, features: { one: 'a' }, household: 'one roof' }));
  expect(await feasibility(pool, [{ feature: 'one', value: 'a', min: 0, max: 3 }], 2)).toEqual({ feasible: false, relaxations: [] });
});
