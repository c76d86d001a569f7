import fc from 'fast-check';
import { expect, test } from 'vitest';
import { must } from '@plenaria/kernel/result.ts';
import type { Candidate, Quota } from './contract.ts';
import { leximin, proof } from './leximin.ts';
import { everyPanel, leximinByDefinition } from './second/leximin.ts';
import { shapeOf, type Shape } from './shape.ts';
import { solver } from './solver.ts';
import { equalTickets } from './tickets.ts';

interface Small {
  readonly pool: readonly Candidate[];
  readonly quotas: readonly Quota[];
  readonly seats: number;
}

/** Pools so small that every panel can be listed, with quotas around what one panel of the pool has, so that most can be met. */
const small = fc.record({ people: fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('x', 'y')), { minLength: 4, maxLength: 9 }), seats: fc.integer({ min: 2, max: 4 }), slack: fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 10, maxLength: 10 }) }).map(({ people, seats, slack }): Small => {
  const pool = people.map(([one, two], at) => ({ id: `p${at}`, features: { one, two } }));
  const model = pool.slice(0, seats);
  const quotas = [['one', 'a'], ['one', 'b'], ['one', 'c'], ['two', 'x'], ['two', 'y']].map(([feature = '', value = ''], at): Quota => {
    const count = model.filter(({ features }) => (features as Record<string, string>)[feature] === value).length;
    return { feature, value, min: Math.max(0, count - (slack[2 * at] ?? 0)), max: count + (slack[2 * at + 1] ?? 0) };
  });
  return { pool, quotas, seats };
});

const plainly = ({ pool, quotas, seats }: Small) => ({
  people: pool.map(({ features }) => [features['one'] ?? '', features['two'] ?? '']), seats,
  quotas: new Map(quotas.map(({ feature, value, min, max }) => [`${feature === 'one' ? 0 : 1} ${value}`, [min, max] as const])),
});

const chancesOf = (shape: Shape, chances: readonly number[]): ReadonlyMap<string, number> => new Map(shape.types.flatMap(({ members }, type) => members.map((id) => [id, chances[type] ?? 0] as const)));

test('on 250 pools so small that every panel can be listed, each person’s chance is the exact leximin, to a millionth', async () => {
  const highs = await solver();
  await fc.assert(fc.asyncProperty(small, async (asked) => {
    const exact = leximinByDefinition(highs, plainly(asked));
    const shape = shapeOf(asked.pool, asked.quotas, asked.seats);
    const found = must(await leximin(shape, { seed: 'small' }), 'the model panel meets the quotas');
    expect(found.off).toBeLessThan(proof);
    const ours = chancesOf(shape, found.targets.chances);
    asked.pool.forEach(({ id }, person) => expect(Math.abs((ours.get(id) ?? 0) - (exact?.[person] ?? 0))).toBeLessThan(2e-6));
  }), { numRuns: 250, seed: 20261124 });
}, 120_000);

test('every panel of the mixture and every ticket meets every quota, and chances add up to the seats', async () => {
  await fc.assert(fc.asyncProperty(small, async (asked) => {
    const shape = shapeOf(asked.pool, asked.quotas, asked.seats);
    const found = must(await leximin(shape, { seed: 'quota' }), 'the model panel meets the quotas');
    const { panels } = must(await equalTickets(shape, found, 60, 'quota'), 'nobody cancels');
    for (const panel of [...found.panels, ...panels]) {
      expect(panel.reduce((sum, n) => sum + n, 0)).toBe(asked.seats);
      for (const { types, low, high } of shape.rows) {
        const met = types.reduce((sum, type) => sum + (panel[type] ?? 0), 0);
        expect(met >= low && met <= high).toBe(true);
      }
    }
    expect(panels).toHaveLength(60);
    expect(Math.abs(shape.sizes.reduce((sum, size, type) => sum + size * (found.targets.chances[type] ?? 0), 0) - asked.seats)).toBeLessThan(1e-6);
  }), { numRuns: 60, seed: 8 });
}, 60_000);

test('people alike have one chance, whatever the order of the pool and of the quotas', async () => {
  await fc.assert(fc.asyncProperty(small, async ({ pool, quotas, seats }) => {
    const [one, other] = [shapeOf(pool, quotas, seats), shapeOf(pool.toReversed(), quotas.toReversed(), seats)];
    expect(must(await leximin(one, { seed: 's' }), 'feasible')).toEqual(must(await leximin(other, { seed: 's' }), 'feasible'));
  }), { numRuns: 40, seed: 9 });
}, 60_000);

test('who can never be chosen is found, and is left out of the order', async () => {
  const person = (id: string, one: string, two: string): Candidate => ({ id, features: { one, two } });
  // Whoever is a must be y and whoever is b must be x; the only person who is c is y, and two y never fit beside an a.
  const pool = [person('1', 'a', 'y'), person('2', 'a', 'y'), person('3', 'b', 'x'), person('4', 'b', 'x'), person('5', 'c', 'y')];
  const quotas: Quota[] = [{ feature: 'one', value: 'a', min: 1, max: 1 }, { feature: 'one', value: 'b', min: 0, max: 1 }, { feature: 'one', value: 'c', min: 0, max: 1 }, { feature: 'two', value: 'x', min: 1, max: 1 }, { feature: 'two', value: 'y', min: 1, max: 1 }];
  const shape = shapeOf(pool, quotas, 2);
  const found = must(await leximin(shape, { seed: 'never' }), 'feasible');
  expect(found.never.flatMap((type) => shape.types[type]?.members ?? [])).toEqual(['5']);
  expect(found.targets.leastAtMost).toBeCloseTo(0.5, 6);
  expect(everyPanel(plainly({ pool, quotas, seats: 2 }))).toHaveLength(4);
});

test('cancelled work says so and leaves nothing', async () => {
  const pool = Array.from({ length: 8 }, (_, at) => ({ id: `p${at}`, features: { one: at % 2 === 0 ? 'a' : 'b' } }));
  expect(await leximin(shapeOf(pool, [{ feature: 'one', value: 'a', min: 1, max: 2 }], 3), { seed: 'x', cancelled: () => true })).toEqual({ ok: false, refusal: 'cancelled' });
});

test('long work pauses between its pieces, and the pauses change nothing', async () => {
  const pool = Array.from({ length: 12 }, (_, at) => ({ id: `p${at}`, features: { one: 'abc'[at % 3] ?? '', two: at < 5 ? 'x' : 'y' } }));
  const shape = shapeOf(pool, [{ feature: 'one', value: 'a', min: 1, max: 2 }, { feature: 'two', value: 'x', min: 1, max: 2 }], 4);
  let pauses = 0;
  const paused = await leximin(shape, { seed: 's', breathe: async () => void (pauses += 1) });
  expect(pauses).toBeGreaterThan(0);
  expect(paused).toEqual(await leximin(shape, { seed: 's' }));
});
