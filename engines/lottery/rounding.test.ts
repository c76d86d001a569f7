import fc from 'fast-check';
import { expect, test } from 'vitest';
import { must } from '@plenaria/kernel/result.ts';
import { balanced, nearOn } from './balanced.ts';
import { faceOf, isValid } from './face.ts';
import type { Candidate, Quota } from './contract.ts';
import { directionsOf, kernelOf, reaching, reduced } from './lattice.ts';
import { leximin, proof } from './leximin.ts';
import { shapeOf } from './shape.ts';
import { equalTickets } from './tickets.ts';
import { triesFrom } from './tries.ts';

const times = (rules: readonly (readonly number[])[], vector: ArrayLike<number>): readonly number[] => rules.map((rule) => rule.reduce((sum, one, at) => sum + one * (vector[at] ?? 0), 0));
const ruled = fc.integer({ min: 4, max: 9 }).chain((width) => fc.tuple(fc.array(fc.array(fc.constantFrom(0, 0, 1, 1, 2), { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }), fc.array(fc.integer({ min: -3, max: 3 }), { minLength: width, maxLength: width })));

test('the kernel’s basis changes no rule, and every whole-number vector is a pivots’ vector and steps of the basis', () => {
  fc.assert(fc.property(ruled, ([rules, vector]) => {
    const kernel = kernelOf(rules, vector.length);
    for (const step of kernel.basis) expect(times(rules, step).every((one) => one === 0)).toBe(true);
    expect(kernel.basis.length + kernel.pivots.length).toBe(vector.length);
    const image = times(rules, vector);
    const found = reaching(kernel, Float64Array.from(image), vector.length);
    expect(found === null ? null : times(rules, found)).toEqual(image);
  }), { numRuns: 300, seed: 20261125 });
});

test('a reduced basis spans what it spanned, and its first vector is no longer than the least promises', () => {
  fc.assert(fc.property(ruled, ([rules, vector]) => {
    const steps = kernelOf(rules, vector.length).basis.map((whole) => ({ whole, seen: whole }));
    const short = reduced(steps);
    const volume = (of: readonly Float64Array[]): number => of.reduce((sum, one) => sum + Math.log(one.reduce((so, part) => so + part * part, 0)), 0);
    const directions = directionsOf(short);
    expect(volume(directions)).toBeCloseTo(volume(directionsOf(steps)), 6);
    const first = short[0]?.whole.reduce((so, part) => so + part * part, 0) ?? 0;
    const shortest = Math.min(...directions.map((one) => one.reduce((so, part) => so + part * part, 0)));
    if (short.length > 0) expect(first).toBeLessThanOrEqual(shortest * 1.43 ** (short.length - 1) + 1e-9);
  }), { numRuns: 300, seed: 20261125 });
});

/** People of so many unrelated kinds, and quotas around what one panel of them has. */
function unrelated(kinds: number, people: number, seats: number, slack: number): { readonly pool: readonly Candidate[]; readonly quotas: readonly Quota[] } {
  const dice = triesFrom(`unrelated ${kinds}`);
  const features = [2, 4, 3, 5, 3, 2, 4];
  const known = Array.from({ length: kinds }, () => features.map((values) => dice.below(values)));
  const pool = Array.from({ length: people }, (_, at): Candidate => ({ id: `p${at}`, features: Object.fromEntries((known[at < kinds ? at : Math.floor(dice.unit() ** 2 * kinds)] ?? []).map((value, feature) => [`f${feature}`, `v${value}`])) }));
  const quotas = features.flatMap((values, feature) => Array.from({ length: values }, (_, value): Quota => {
    const share = pool.filter((one) => one.features[`f${feature}`] === `v${value}`).length / people;
    const fair = Math.round(seats * (0.7 * share + 0.3 / values));
    return { feature: `f${feature}`, value: `v${value}`, min: Math.max(0, fair - slack), max: fair + slack };
  }));
  return { pool, quotas };
}

test('3,000 people of 120 unrelated kinds, 200 seats: the targets are proven, and a thousand tickets all keep within one of them', async () => {
  const { pool, quotas } = unrelated(120, 3000, 200, 1);
  const shape = shapeOf(pool, quotas, 200);
  const found = must(await leximin(shape, { seed: 'a' }), 'the quotas are near what the pool has');
  expect(found.off).toBeLessThan(proof);
  for (const panel of found.panels) expect(isValid(shape, panel)).toBe(true);
  const { panels, off } = must(await equalTickets(shape, found, 1000, 'a'), 'nobody cancels');
  expect(off).toBe(0);
  expect(panels.every((panel) => isValid(shape, panel))).toBe(true);
  expect(new Set(panels.map((panel) => panel.join())).size).toBeGreaterThanOrEqual(900);
}, 60_000);

test('the same seed gives the same panels, and any stretch of them keeps near what is wanted', async () => {
  const { pool, quotas } = unrelated(80, 2000, 150, 1);
  const shape = shapeOf(pool, quotas, 150);
  const wanted = must(await leximin(shape, { seed: 'a' }), 'the quotas are near what the pool has').targets.chances.map((chance, type) => chance * (shape.sizes[type] ?? 0));
  const run = async () => {
    const near = nearOn(faceOf(shape, wanted), wanted, new Set(), 'same');
    return near === null ? [] : ((await balanced(near, 60, {})) ?? []);
  };
  const [one, other] = [await run(), await run()];
  expect(one).toHaveLength(60);
  expect(other).toEqual(one);
  const face = faceOf(shape, wanted);
  for (const [from, to] of [[0, 60], [20, 50]] as const) {
    const sums = shape.sizes.map((_, type) => one.slice(from, to).reduce((sum, panel) => sum + (panel[type] ?? 0), 0));
    expect(Math.max(...sums.map((sum, type) => Math.abs(sum - (to - from) * ((wanted[type] ?? 0) - (face.always[type] ?? 0)))))).toBeLessThan(8);
  }
}, 60_000);
