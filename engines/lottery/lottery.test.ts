import { beforeAll, expect, test } from 'vitest';
import { diceFrom } from '@plenaria/kernel/dice.ts';
import type { Candidate, Portfolio, Quota } from './contract.ts';
import { feasibility, quotasMissed } from './feasible.ts';
import { portfolio } from './portfolio.ts';
import { readPeople, readQuotas } from './read.ts';

const quotas: Quota[] = [
  { feature: 'age', value: 'young', min: 3, max: 5 }, { feature: 'age', value: 'older', min: 5, max: 7 },
  { feature: 'home', value: 'rents', min: 4, max: 6 }, { feature: 'home', value: 'owns', min: 4, max: 6 },
];

function poolOf(size: number, seed: string): Candidate[] {
  const dice = diceFrom(seed);
  return Array.from({ length: size }, (_, at) => ({ id: `p${at}`, features: { age: dice.below(10) < 2 ? 'young' : 'older', home: dice.below(10) < 3 ? 'rents' : 'owns' } }));
}

const pool = poolOf(60, 'sixty people');
let lottery: Portfolio;
beforeAll(async () => {
  const built = await portfolio(pool, quotas, 10, { panels: 200, seed: 'test' });
  if (!built.ok) throw new Error(built.refusal);
  lottery = built.value;
});

test('every panel has every seat filled once and meets every quota', () => {
  for (const panel of lottery.panels) {
    expect(new Set(panel).size).toBe(10);
    expect(quotasMissed(pool.filter(({ id }) => panel.includes(id)), quotas)).toBe(0);
  }
});

test('the chances add up to the seats, and everybody has one', () => {
  expect(Object.values(lottery.chances).reduce((sum, count) => sum + count, 0)).toBe(200 * 10);
  expect(lottery.least).toBeGreaterThan(0);
});

test('the least chance is near the bound that no lottery can pass', () => {
  expect(lottery.least).toBeLessThanOrEqual(lottery.leastPossibleAtMost);
  expect(lottery.least).toBeGreaterThan(lottery.leastPossibleAtMost - 5001);
});

test('people alike stand in as many panels as each other, give or take one', () => {
  for (const kind of [['young', 'rents'], ['older', 'owns']]) {
    const counts = pool.filter(({ features }) => features['age'] === kind[0] && features['home'] === kind[1]).map(({ id }) => lottery.chances[id] ?? 0);
    if (counts.length > 0) expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
  }
});

test('the same pool in another order, with the same seed, gives the same bytes', async () => {
  const again = await portfolio([...pool].reverse(), [...quotas].reverse(), 10, { panels: 200, seed: 'test' });
  expect(again.ok && [...again.value.panels].map((panel) => panel.join()).sort()).toEqual([...lottery.panels].map((panel) => panel.join()).sort());
});

test('quotas that nobody can meet come with the smallest change that lets them be met', async () => {
  const impossible: Quota[] = [...quotas.slice(1), { feature: 'age', value: 'young', min: 40, max: 40 }];
  const checked = await feasibility(pool, impossible, 10);
  expect(checked.feasible).toBe(false);
  const mended = impossible.map((quota) => {
    const changes = checked.feasible ? [] : checked.relaxations.filter(({ feature, value }) => feature === quota.feature && value === quota.value);
    return changes.reduce((bounds, change) => ({ ...bounds, [change.bound]: change.to }), quota);
  });
  expect(await feasibility(pool, mended, 10)).toEqual({ feasible: true });
  expect((await portfolio(pool, impossible, 10, { panels: 10, seed: 'x' }))).toEqual({ ok: false, refusal: 'infeasible' });
});

test('long work can be cancelled', async () => {
  expect(await portfolio(pool, quotas, 10, { panels: 10, seed: 'x', cancelled: () => true })).toEqual({ ok: false, refusal: 'cancelled' });
});

test('a quota file is read in both common forms, with a byte-order mark and untidy spaces', () => {
  const wanted = { ok: true, value: [{ feature: 'age', value: '16-24', min: 2, max: 3 }] };
  expect(readQuotas('\ufeffFeature, value ,MIN,max\nage,16-24,2,3\n')).toEqual(wanted);
  expect(readQuotas('category,name,min,max\r\nage, 16-24 ,2,3\r\n')).toEqual(wanted);
});

test('a file that cannot be read says which row, which column and what was expected', () => {
  expect(readQuotas('feature,value,min,max\nage,16-24,two,3\nage,25+,5,4\n')).toEqual({ ok: false, refusal: [
    { row: 2, column: 'min', found: 'two', expected: 'a whole number' }, { row: 3, column: 'max', found: '4', expected: 'at least 5' },
  ] });
  const known = [{ feature: 'age', value: '16-24', min: 1, max: 1 }, { feature: 'age', value: '25+', min: 1, max: 1 }];
  expect(readPeople('id,age\na,16-24\na,30\n', known)).toEqual({ ok: false, refusal: [
    { row: 3, column: 'id', found: 'a', expected: 'an id that is not used twice' }, { row: 3, column: 'age', found: '30', expected: '16-24, 25+' },
  ] });
  expect(readPeople('id,sex\na,f\n', known).ok).toBe(false);
});
