import { expect, test } from 'vitest';
import { diceFrom, type Dice } from '@plenaria/kernel/dice.ts';
import { languages } from '@plenaria/kernel/language.ts';
import type { Candidate, Quota } from '../contract.ts';
import { checked, checkIn } from '../quotas/checks.ts';
import { clashOf } from './clash.ts';
import { explained } from './explain.ts';
import { neverSeated } from './never.ts';
import { changed, cheapest, problemOf, withWishesKept } from './relax.ts';
import { explainedIn } from './words.ts';

interface Instance {
  readonly pool: readonly Candidate[];
  readonly quotas: readonly Quota[];
  readonly seats: number;
}

const values = { age: ['young', 'old'], area: ['north', 'south', 'west'] } as const;

function instance(dice: Dice): Instance {
  const seats = 2 + dice.below(2);
  const pool = Array.from({ length: 4 + dice.below(5) }, (_, at): Candidate => ({
    id: `p${at}`, features: { age: values.age[dice.below(2)] ?? '', area: values.area[dice.below(3)] ?? '' },
    ...(dice.below(2) === 0 ? { household: `h${dice.below(3)}` } : {}),
  }));
  const quotas = Object.entries(values).flatMap(([feature, own]) => own.map((value): Quota => {
    const min = dice.below(3);
    const max = min + dice.below(2);
    return { feature, value, min, max, ...(dice.below(2) === 0 ? { minFlex: Math.max(0, min - 1), maxFlex: max + dice.below(2) } : {}) };
  }));
  return { pool, quotas, seats };
}

/** Every panel of this size with one from each household at the most, by brute force. */
function panels(pool: readonly Candidate[], seats: number): readonly (readonly Candidate[])[] {
  if (seats === 0) return [[]];
  return pool.flatMap((first, at) => panels(pool.slice(at + 1), seats - 1).map((rest) => [first, ...rest]))
    .filter((panel) => panel.every(({ household }, at) => household === undefined || panel.every((other, place) => place === at || other.household !== household)));
}

const countOf = (panel: readonly Candidate[], { feature, value }: Quota): number => panel.filter(({ features }) => features[feature] === value).length;
const meets = (panel: readonly Candidate[], quotas: readonly Quota[]): boolean => quotas.every((quota) => countOf(panel, quota) >= quota.min && countOf(panel, quota) <= quota.max);

function costOf(panel: readonly Candidate[], quotas: readonly Quota[], flexed: boolean): number {
  return quotas.reduce((cost, quota) => {
    const count = countOf(panel, quota);
    if (flexed && (count < (quota.minFlex ?? 0) || count > (quota.maxFlex ?? 99))) return Infinity;
    return cost + Math.max(0, quota.min - count) * (1 + 2 / Math.max(1, quota.min)) + Math.max(0, count - quota.max);
  }, 0);
}

const instances = Array.from({ length: 120 }, (_, at) => instance(diceFrom(`explained/${at}`)));

test('the smallest relaxation costs what the best of all panels costs, within flex bounds and without; and it works', async () => {
  for (const { pool, quotas, seats } of instances) for (const flexed of [true, false]) {
    const best = Math.min(Infinity, ...panels(pool, seats).map((panel) => costOf(panel, quotas, flexed)));
    const found = await cheapest(problemOf(pool, quotas, seats), { flexed });
    expect(found?.cost ?? Infinity).toBeCloseTo(best, 6);
    if (found) expect(panels(pool, seats).some((panel) => meets(panel, changed(quotas, found.changes)))).toBe(true);
  }
});

test('a clash is one, and without any one of its bounds the rest can hold', async () => {
  let clashes = 0;
  for (const { pool, quotas, seats } of instances) {
    const [all, clash] = [panels(pool, seats), await clashOf(problemOf(pool, quotas, seats))];
    expect(clash === null).toBe(all.some((panel) => meets(panel, quotas)));
    if (clash === null || clash.kind === 'too-few-people') continue;
    const bounds = clash.claims.map(({ feature, value, bound, seats: number }): Quota => ({ feature, value, min: bound === 'min' ? number : 0, max: bound === 'max' ? number : 99 }));
    expect(all.some((panel) => meets(panel, bounds))).toBe(false);
    for (const one of bounds) expect(all.some((panel) => meets(panel, bounds.filter((bound) => bound !== one)))).toBe(true);
    clashes += 1;
  }
  expect(clashes).toBeGreaterThan(40);
});

test('who can never be chosen is whom no panel holds; the change that is named lets her in', async () => {
  let blockedOnes = 0;
  for (const { pool, quotas, seats } of instances) {
    const valid = panels(pool, seats).filter((panel) => meets(panel, quotas));
    if (valid.length === 0) continue;
    const problem = problemOf(pool, quotas, seats);
    // Two people alike in features may live differently; a type can be seated if one of its members can.
    const seen = new Set(valid.flatMap((panel) => panel.map(({ features }) => JSON.stringify([features['age'], features['area']]))));
    const never = (await neverSeated(problem)).map((type) => JSON.stringify([problem.groups.types[type]?.values['age'], problem.groups.types[type]?.values['area']]));
    const types = new Set(pool.map(({ features }) => JSON.stringify([features['age'], features['area']])));
    expect([...never].sort()).toEqual([...types].filter((type) => !seen.has(type)).sort());
    const found = await explained(pool, quotas, seats);
    for (const { values: own, change } of found.feasible ? found.never : []) {
      expect(panels(pool, seats).some((panel) => meets(panel, changed(quotas, change)) && panel.some(({ features }) => features['age'] === own['age'] && features['area'] === own['area']))).toBe(true);
      blockedOnes += 1;
    }
  }
  expect(blockedOnes).toBeGreaterThan(10);
});

const person = (id: string, age: string, area: string, household?: string): Candidate => ({ id, features: { age, area }, ...(household === undefined ? {} : { household }) });

test('the clash is told plainly, in three languages', async () => {
  const pool = [person('a', 'young', 'north', 'h'), person('b', 'young', 'north', 'h'), person('c', 'old', 'south'), person('d', 'old', 'south')];
  const why = async (quotas: readonly Quota[], seats: number): Promise<readonly string[]> => explainedIn('en', await explained(pool, quotas, seats));
  expect(await why([{ feature: 'age', value: 'young', min: 2, max: 2 }], 2)).toEqual(['The quotas ask for at least 2 with age “young”, but the pool has only 1.', 'The smallest change that works: age “young”: the least from 2 down to 1.']);
  expect(await why([{ feature: 'age', value: 'young', min: 1, max: 1, minFlex: 1, maxFlex: 1 }, { feature: 'area', value: 'north', min: 0, max: 0, minFlex: 0, maxFlex: 0 }], 2)).toEqual([
    'With this pool these cannot all hold for 2 seats: at least 1 with age “young” and at most 0 with area “north”. Without any one of them, the others can.',
    'No change within the flex bounds works.', 'If every bound may give way, the smallest change is: area “north”: the most from 0 up to 1.',
  ]);
  expect((await why([], 4))[0]).toBe('There are 4 seats, but only 3 people who can sit together (one from each household).');
  expect(await why([{ feature: 'age', value: 'young', min: 0, max: 0 }], 2)).toEqual(['These quotas can be met.', '2 people can be on no panel, because of at most 0 with age “young”. It would take: age “young”: the most from 0 up to 1.']);
  for (const language of languages) expect(explainedIn(language, await explained(pool, [{ feature: 'age', value: 'young', min: 2, max: 2 }], 2)).join(' ')).not.toMatch(/[{}]|undefined/);
});

test('a wish gives way as little as it must, and no quota gives way to a wish', async () => {
  const pool = [person('a', 'young', 'north'), person('b', 'old', 'north'), person('c', 'old', 'south')];
  const quotas: readonly Quota[] = [{ feature: 'age', value: 'old', min: 2, max: 2 }, { feature: 'area', value: 'north', min: 2, max: 2, soft: true }];
  expect(await withWishesKept(pool, quotas, 2)).toEqual({ quotas: [quotas[0], { ...quotas[1], min: 1 }], missed: [{ feature: 'area', value: 'north', bound: 'min', from: 2, to: 1 }] });
  expect(await withWishesKept(pool, [{ feature: 'age', value: 'old', min: 3, max: 3 }, { feature: 'area', value: 'north', min: 2, max: 2, soft: true }], 3)).toBeNull();
});

test('what cannot hold by counting is told before anything is computed; more seats than the share need a reason', () => {
  const pool = [person('a', 'young', 'north', 'h'), person('b', 'young', 'north', 'h'), person('c', 'old', 'south')];
  const quotas: readonly Quota[] = [{ feature: 'age', value: 'young', min: 2, max: 2 }, { feature: 'age', value: 'old', min: 1, max: 1 }, { feature: 'area', value: 'north', min: 0, max: 1 }, { feature: 'area', value: 'south', min: 0, max: 1 }, { feature: 'area', value: 'west', min: 2, max: 3, reason: 'left out for years' }];
  const shares = [{ feature: 'age', value: 'young', share: { part: 1, of: 4 } }, { feature: 'area', value: 'west', share: { part: 1, of: 10 } }];
  expect(checked(quotas, pool, 2, shares).map((check) => checkIn('en', check))).toEqual([
    'age: at least 3 must sit altogether, but there are 2 seats.',
    'age “young”: at least 2 are asked for, but with one from each household only 1 can sit together.', 'age “old”: all 1 of the pool must sit; nobody is left to replace them.',
    'area “west”: at least 2 are asked for, the pool has 0.',
    'age “young” is 25.0\u202f% of the population, 1 seats; the quota says 2. Write down why.', 'area “west” gets other seats than its share on purpose: left out for years',
  ]);
});
