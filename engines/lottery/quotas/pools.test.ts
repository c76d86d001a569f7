import { expect, test } from 'vitest';
import { must } from '@plenaria/kernel/result.ts';
import type { Candidate } from '../contract.ts';
import { portfolio } from '../portfolio.ts';
import { joinedPools } from './pools.ts';

const people = (key: string, count: number): Candidate[] => Array.from({ length: count }, (_, at) => ({ id: `${key}-${at}`, features: { gender: at % 2 ? 'woman' : 'man', home: at % 3 ? 'rents' : 'owns' } }));
const paris = () => joinedPools([
  { key: 'roll', candidates: people('roll', 40), seats: 8, quotas: [{ feature: 'home', value: 'owns', min: 2, max: 4 }, { feature: 'home', value: 'rents', min: 4, max: 6 }] },
  { key: 'young', candidates: people('young', 12), seats: 3, quotas: [] },
  { key: 'outside', candidates: people('outside', 9), seats: 2, quotas: [{ feature: 'home', value: 'rents', min: 2, max: 2 }] },
], [{ feature: 'gender', value: 'woman', min: 6, max: 7 }, { feature: 'gender', value: 'man', min: 6, max: 7 }]);

test('three pools fill one body: each its fixed number, its own quotas among its own people, and one quota over all', async () => {
  const { pool, quotas, seats } = paris();
  const built = must(await portfolio(pool, quotas, seats, { panels: 200, seed: 'paris' }), 'the quotas can be met');
  const of = (id: string): Candidate => must({ ok: true as const, value: pool.find((one) => one.id === id) ?? { id, features: {} } }, 'a person of a pool');
  for (const panel of built.panels) {
    const from = (key: string) => panel.map(of).filter(({ features }) => features['pool'] === key);
    expect([from('roll').length, from('young').length, from('outside').length]).toEqual([8, 3, 2]);
    expect(from('outside').every(({ features }) => features['home'] === 'rents')).toBe(true);
    expect(from('roll').filter(({ features }) => features['home'] === 'owns').length).toBeGreaterThanOrEqual(2);
    expect(panel.map(of).filter(({ features }) => features['gender'] === 'woman').length).toBeGreaterThanOrEqual(6);
  }
});

test('nobody stands in two pools of one body', () => {
  const twice = { candidates: people('roll', 3), seats: 1, quotas: [] };
  expect(() => joinedPools([{ key: 'a', ...twice }, { key: 'b', ...twice }])).toThrow('nobody stands in two pools');
});
