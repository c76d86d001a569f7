import { expect, test } from 'vitest';
import { diceFrom } from '@plenaria/kernel/dice.ts';
import { must } from '@plenaria/kernel/result.ts';
import type { Candidate, Quota } from './contract.ts';
import { isValid } from './face.ts';
import { entropy } from './fair/entropy.ts';
import { goldilocks, minimaxGoldilocks } from './fair/goldilocks.ts';
import { legacy } from './fair/legacy.ts';
import { maximin } from './fair/maximin.ts';
import { nash } from './fair/nash.ts';
import { corrected, equal } from './fair/near.ts';
import { certified, leximin, proof, type Aim } from './leximin.ts';
import { excess } from './recheck.ts';
import { shapeOf } from './shape.ts';
import { equalTickets } from './tickets.ts';

/** A town's pool in which the old come forward more than the young and owners more than tenants. */
function town(people: number, seats: number, seed: string): { readonly pool: readonly Candidate[]; readonly quotas: readonly Quota[]; readonly seats: number } {
  const dice = diceFrom(seed);
  const pool = Array.from({ length: people }, (_, at): Candidate => ({ id: `p${at}`, features: { age: ['young', 'middle', 'old', 'old'][dice.below(4)] ?? '', home: ['rents', 'owns', 'owns'][dice.below(3)] ?? '', area: ['north', 'south', 'east'][dice.below(3)] ?? '' } }));
  const part = (share: number): number => Math.round(seats * share);
  const bounds: readonly (readonly [string, string, number])[] = [['age', 'young', 0.4], ['age', 'middle', 0.3], ['home', 'rents', 0.5], ['area', 'north', 0.5]];
  return { pool, seats, quotas: [...bounds.map(([feature, value, share]): Quota => ({ feature, value, min: part(share), max: part(share) })), { feature: 'age', value: 'old', min: 0, max: seats }, { feature: 'home', value: 'owns', min: 0, max: seats }, { feature: 'area', value: 'south', min: 1, max: seats }, { feature: 'area', value: 'east', min: 1, max: seats }] };
}

const instances = [town(40, 10, 'a'), town(80, 20, 'b'), town(120, 20, 'c')];

test('every step of leximin is bounded by its published prices without a solver, and a step that claims less than it could is found', async () => {
  for (const { pool, quotas, seats } of instances) {
    const shape = shapeOf(pool, quotas, seats);
    const { targets, cuts } = must(await leximin(shape, { seed: 'prices' }), 'feasible');
    expect(excess(shape, targets, cuts)).toBeLessThan(1e-6);
    const modest = { ...targets, stages: targets.stages.map((stage, at) => (at === 0 ? { ...stage, level: stage.level * 0.9 } : stage)) };
    expect(excess(shape, modest, cuts)).toBeGreaterThan(1e-3);
  }
});

const aims: readonly (readonly [string, Aim])[] = [['maximin', maximin], ['Nash welfare', nash], ['Goldilocks', goldilocks()], ['minimax Goldilocks', minimaxGoldilocks], ['maximum entropy', entropy], ['equal chance', equal]];

test.each(aims)('%s is proven by real panels, reaches its own bound, and no least chance is above leximin’s', async (_, aim) => {
  for (const { pool, quotas, seats } of instances) {
    const shape = shapeOf(pool, quotas, seats);
    const [found, best] = [must(await certified(shape, aim, { seed: 'aims' }), 'feasible'), must(await leximin(shape, { seed: 'aims' }), 'feasible')];
    expect(found.off).toBeLessThan(proof);
    const { value = 0, atMost = 0 } = found.targets.objective ?? {};
    expect((atMost - value) / Math.max(1, Math.abs(value))).toBeLessThan(1e-5);
    expect(Math.min(...found.targets.chances)).toBeLessThan(Math.min(...best.targets.chances) + 1e-6);
    for (const panel of [...found.panels, ...must(await equalTickets(shape, found, 40, 'aims'), 'nobody cancels').panels]) expect(isValid(shape, panel)).toBe(true);
    expect(shape.sizes.reduce((sum, size, type) => sum + size * (found.targets.chances[type] ?? 0), 0)).toBeCloseTo(seats, 5);
  }
});

test('leximin’s least chance equals maximin’s to a millionth', async () => {
  for (const { pool, quotas, seats } of instances) {
    const shape = shapeOf(pool, quotas, seats);
    const [one, other] = [must(await leximin(shape, { seed: 'm' }), 'feasible'), must(await certified(shape, maximin, { seed: 'm' }), 'feasible')];
    expect(Math.abs(Math.min(...one.targets.chances) - Math.min(...other.targets.chances))).toBeLessThan(1e-6);
  }
});

test('where nobody’s quotas bind, equal chance is equal and the corrected chances are as one over how many take part', async () => {
  const pool = Array.from({ length: 30 }, (_, at): Candidate => ({ id: `p${at}`, features: { age: at < 10 ? 'young' : 'old' } }));
  const shape = shapeOf(pool, [{ feature: 'age', value: 'young', min: 0, max: 6 }, { feature: 'age', value: 'old', min: 0, max: 6 }], 6);
  const { targets } = must(await certified(shape, equal, { seed: 'e' }), 'feasible');
  for (const chance of targets.chances) expect(chance).toBeCloseTo(0.2, 5);
  const young = shape.types.findIndex(({ values }) => values['age'] === 'young');
  const fixed = must(await certified(shape, corrected(shape.types.map((_, type) => (type === young ? 0.02 : 0.04))), { seed: 'e' }), 'feasible');
  // Ten young of twice the weight against twenty old: 6 seats over 10 × 2 + 20 × 1.
  expect(fixed.targets.chances[young]).toBeCloseTo(0.3, 5);
});

test('LEGACY’s panels meet every quota, and its least chance is never above leximin’s bound by more than chance', () => {
  for (const { pool, quotas, seats } of instances) {
    const shape = shapeOf(pool, quotas, seats);
    const made = legacy(shape, 50, 'l');
    for (const panel of made.panels) expect(isValid(shape, panel)).toBe(true);
    expect(made.panels).toHaveLength(50);
  }
});
