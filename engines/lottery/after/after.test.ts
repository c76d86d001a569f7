import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diceFrom, type Dice } from '@plenaria/kernel/dice.ts';
import { must } from '@plenaria/kernel/result.ts';
import type { Candidate, Quota } from '../contract.ts';
import { alternatesFor } from './alternates.ts';
import { departures, equalDropOut, leaves, readDropOut } from './drop-out.ts';
import { apportioned, areasDrawn, lettersByResponse, lettersBySize, lettersNeeded, type Area } from './invite.ts';
import { fieldOf, meanLoss, scenariosOf } from './loss.ts';
import { renewed } from './renew.ts';
import { missesOf, offers, vacant } from './replace.ts';

const person = (id: string, age: string, area: string, household?: string): Candidate => ({ id, features: { age, area }, ...(household === undefined ? {} : { household }) });
const quotas: readonly Quota[] = [{ feature: 'age', value: 'young', min: 2, max: 2 }, { feature: 'age', value: 'old', min: 2, max: 2 }, { feature: 'area', value: 'north', min: 2, max: 3 }, { feature: 'area', value: 'south', min: 1, max: 2 }];
const panel = [person('a', 'young', 'north'), person('b', 'young', 'south'), person('c', 'old', 'north', 'h1'), person('d', 'old', 'north')];
const pool = [...panel, person('e', 'old', 'south'), person('f', 'young', 'north', 'h1'), person('g', 'young', 'north'), person('h', 'young', 'south'), person('i', 'old', 'north')];

test('somebody left: the fits come first, alternates before others, near misses with what they would miss, and no two of one home', () => {
  const staying = panel.filter(({ id }) => id !== 'b');
  const found = offers(pool, staying, ['b'], ['h', 'g'], quotas);
  expect(found.map(({ person: { id }, off }) => [id, off])).toEqual([['h', 0], ['g', 2], ['e', 2], ['i', 4]]);
  expect(found.find(({ person: { id } }) => id === 'g')?.misses.map(({ quota: { value }, count }) => `${value} ${count}`)).toEqual(['north 4', 'south 0']);
  expect(vacant(pool, staying, ['b'], quotas, 4)).toMatchObject({ seats: 1, quotas: [{ min: 1, max: 1 }, { min: 0, max: 0 }, { min: 0, max: 0 }, { min: 1, max: 2 }] });
});

test('drop-out factors are read from their file; a wrong one is named', () => {
  const model = must(readDropOut('feature,value,beta\ninit,0,0.9\nAge,Young,0.5\n'), 'factors');
  expect(leaves(model, { id: 'a', features: { age: 'young', area: 'north' } })).toBeCloseTo(0.55, 9);
  expect(leaves(equalDropOut(0.25), person('a', 'young', 'north'))).toBeCloseTo(0.25, 9);
  expect(readDropOut('feature,value,beta\nAge,Young,1.5\n')).toMatchObject({ ok: false, refusal: [{ row: 2, column: 'beta', found: '1.5' }] });
  expect(departures(panel, equalDropOut(1), diceFrom('x'), 2)).toEqual([[0, 1, 2, 3], [0, 1, 2, 3]]);
});

function invented(dice: Dice, people: number): readonly Candidate[] {
  return Array.from({ length: people }, (_, at) => person(`p${String(at).padStart(2, '0')}`, dice.below(2) === 0 ? 'young' : 'old', dice.below(3) === 0 ? 'south' : 'north'));
}

/** The least mean loss of any set of alternates of this size on these draws, by trying all sets and all uses. */
function leastByAll(all: readonly Candidate[], sitting: readonly Candidate[], rules: readonly Quota[], count: number, draws: readonly (readonly number[])[]): number {
  const lossOf = (members: readonly Candidate[]): number => missesOf(members, rules).reduce((sum, { quota: { min, max }, count: held }) => sum + Math.max(min - held, held - max) / Math.max(max, 1), 0);
  const subsets = (of: readonly Candidate[], size: number): readonly (readonly Candidate[])[] => (size === 0 ? [[]] : of.flatMap((first, at) => subsets(of.slice(at + 1), size - 1).map((rest) => [first, ...rest])));
  const uses = (alternates: readonly Candidate[], most: number): readonly (readonly Candidate[])[] => Array.from({ length: most + 1 }, (_, size) => subsets(alternates, size)).flat();
  const standing = all.filter(({ id }) => !sitting.some((member) => member.id === id));
  return Math.min(...subsets(standing, count).map((set) => draws.reduce((sum, gone) => {
    const staying = sitting.filter((_, at) => !gone.includes(at));
    return sum + Math.min(...uses(set, Math.min(gone.length, set.length)).map((used) => lossOf([...staying, ...used])));
  }, 0) / draws.length));
}

test('on small pools the alternates are as good as the best of all sets; fresh draws measure them', async () => {
  for (let seed = 0; seed < 6; seed += 1) {
    const dice = diceFrom(`alternates/${seed}`);
    const all = invented(dice, 11);
    const sitting = all.slice(0, 5);
    const rules = quotas.map((quota) => ({ ...quota, max: quota.min + 1 }));
    const found = await alternatesFor(all, sitting, rules, { count: 2, dropOut: equalDropOut(0.3), seed: `s${seed}`, draws: 40 });
    const seen = departures(sitting, equalDropOut(0.3), diceFrom(`s${seed}/alternates`), 40);
    const field = fieldOf(rules, 5);
    const chosen = all.filter(({ id }) => found.chosen.includes(id));
    expect(meanLoss(field, scenariosOf(field, sitting, seen), chosen.map(field.valuesOf))).toBeCloseTo(leastByAll(all, sitting, rules, 2, seen), 9);
    expect(found.loss.chosen).toBeLessThanOrEqual(found.loss.none + 1e-9);
  }
});

test('the same seed names the same alternates; none lives with a member, and they lose less than the usual ones', async () => {
  const all = [...invented(diceFrom('pool'), 40), person('x', 'young', 'south', 'home'), person('y', 'young', 'south', 'home')];
  const [sitting, wanted] = [[...all.slice(0, 11), ...all.slice(40, 41)], { count: 4, dropOut: { base: 0.95, factors: new Map([['age\nyoung', 0.6]]) }, seed: 'one' }];
  const rules: readonly Quota[] = [...['young', 'old'].map((value) => ({ feature: 'age', value, min: 5, max: 7 })), ...['north', 'south'].map((value) => ({ feature: 'area', value, min: 3, max: 9 }))];
  const [first, second] = [await alternatesFor(all, sitting, rules, wanted), await alternatesFor(all.toReversed(), sitting, rules, wanted)];
  expect(second.chosen).toEqual(first.chosen);
  expect(first.chosen).not.toContain('y');
  expect(first.loss.chosen).toBeLessThanOrEqual(first.loss.usual);
});

test('a third stays by lot and the rest can be drawn within the quotas; whoever left is not drawn at once', async () => {
  const found = must(await renewed(pool, panel, quotas, 2, diceFrom('renewal')), 'it can be completed');
  expect(found.staying.length).toBe(2);
  expect(found.vacant.pool.some(({ id }) => found.leaving.includes(id))).toBe(false);
  expect(await renewed(panel, panel, quotas, 2, diceFrom('renewal'))).toEqual({ ok: false, refusal: 'cannot-be-completed' });
  expect(await renewed(panel, panel, quotas, 5, diceFrom('renewal'))).toEqual({ ok: false, refusal: 'more-to-keep-than-sit' });
});

test('every set that can be completed stays equally often', async () => {
  const counts = new Map<string, number>();
  for (let cast = 0; cast < 150; cast += 1) {
    const found = must(await renewed(pool, panel, quotas.slice(2), 3, diceFrom(`cast ${cast}`)), 'it can be completed');
    const key = found.staying.map(({ id }) => id).join('');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  expect(counts.size).toBe(4);
  // χ² with 3 degrees of freedom: 16.27 at one in a thousand.
  expect([...counts.values()].reduce((sum, count) => sum + (count - 37.5) ** 2 / 37.5, 0)).toBeLessThan(16.27);
});

const area = (name: string, size: number, extra = false, answersPerMille = 45): Area => ({ name, size, extra, answersPerMille });

test('8,000 letters, four fifths by size and one fifth to the areas that need it', () => {
  const sent = lettersBySize([area('Hill', 30_000), area('Dock', 10_000, true, 20)], 8000, 200);
  expect(sent).toEqual({ areas: [{ name: 'Hill', letters: 4800, expected: 216, perMille: 160 }, { name: 'Dock', letters: 3200, expected: 64, perMille: 320 }], letters: 8000, expected: 280 });
  expect(lettersByResponse([area('Hill', 10_000, false, 60), area('Dock', 10_000, false, 20)], 4000).areas.map(({ expected }) => expected)).toEqual([60, 60]);
  expect(lettersNeeded([area('Hill', 10_000, false, 50)], 200)).toBe(4000);
});

test('letters add up, follow the weights and never pass the addresses; areas are drawn by their share', () => {
  fc.assert(fc.property(fc.array(fc.tuple(fc.nat(50), fc.nat(40)), { minLength: 1, maxLength: 6 }), fc.nat(120), (rows, total) => {
    const [weights, most] = [rows.map(([weight]) => weight + 1), rows.map(([, cap]) => cap)];
    const given = apportioned(weights, total, most);
    expect(given.reduce((sum, one) => sum + one, 0)).toBe(Math.min(total, most.reduce((sum, one) => sum + one, 0)));
    expect(given.every((one, at) => one <= (most[at] ?? 0))).toBe(true);
  }), { numRuns: 300 });
  const areas = [area('A', 10), area('B', 30), area('C', 60)];
  for (let seed = 0; seed < 20; seed += 1) {
    const drawn = areasDrawn(areas, 4, diceFrom(`areas ${seed}`));
    expect([drawn.length, ...areas.map(({ name, size }) => Math.abs(drawn.filter((one) => one === name).length - (4 * size) / 100) < 1)]).toEqual([4, true, true, true]);
  }
});
