import { expect, test } from 'vitest';
import { diceFrom } from '@plenaria/kernel/dice.ts';
import { must } from '@plenaria/kernel/result.ts';
import type { AimName, Candidate, Portfolio, Quota } from '../contract.ts';
import { portfolio } from '../portfolio.ts';
import { aims } from './aims.ts';
import { aimNames } from './names.ts';
import { aimIn } from './words.ts';

const quotas: readonly Quota[] = [
  { feature: 'age', value: 'young', min: 3, max: 5 }, { feature: 'age', value: 'older', min: 5, max: 7 },
  { feature: 'home', value: 'rents', min: 4, max: 6 }, { feature: 'home', value: 'owns', min: 4, max: 6 },
];
const dice = diceFrom('aims');
const pool: readonly Candidate[] = Array.from({ length: 60 }, (_, at) => ({ id: `p${at}`, features: { age: dice.below(10) < 2 ? 'young' : 'older', home: dice.below(10) < 3 ? 'rents' : 'owns' } }));

const by = async (aim?: AimName): Promise<Portfolio> => must(await portfolio(pool, quotas, 10, { panels: 500, seed: 'aims', ...(aim === undefined ? {} : { aim }) }), 'these quotas can be met');
const shares = ({ chances }: Portfolio): readonly number[] => Object.values(chances).map((count) => count / 500);
const spread = (made: Portfolio): number => shares(made).reduce((sum, share) => sum + (share - 1 / 6) ** 2, 0);
const product = (made: Portfolio): number => shares(made).reduce((sum, share) => sum + Math.log(share), 0);

test('every aim makes a lottery under its own name, and each does best, to a ticket, what it aims at', async () => {
  const made = new Map<AimName, Portfolio>();
  for (const aim of aimNames) made.set(aim, await by(aim));
  expect([...made.values()].map(({ algorithm }) => algorithm)).toEqual(aimNames.map((aim) => `${aim}@1`));
  const best = (aim: AimName, measure: (one: Portfolio) => number): number => measure(made.get(aim) ?? must({ ok: false, refusal: aim }, aim)) - Math.max(...[...made.values()].map(measure));
  expect(best('leximin', ({ least }) => least)).toBeGreaterThanOrEqual(-2000);
  expect(best('maximin', ({ least }) => least)).toBeGreaterThanOrEqual(-2000);
  expect(best('nash', product)).toBeGreaterThan(-0.05);
  expect(best('equal-chance', (one) => -spread(one))).toBeGreaterThan(-0.01);
  expect(best('goldilocks', (one) => -Math.max(...shares(one)) * 6 - 1 / (6 * Math.min(...shares(one))))).toBeGreaterThan(-0.05);
});

test('without an aim it is leximin, byte for byte', async () => expect(await by()).toEqual(await by('leximin')));

test('every aim is named and said; an unproven one says so; a stranger is not explained', () => {
  expect(Object.keys(aims).sort()).toEqual([...aimNames].sort());
  for (const aim of aimNames) expect(aimIn('en', `${aim}@1`)).toMatch(new RegExp(`^The aim is ${aim}: [^{}]+\\.$`));
  expect(aimIn('pt', 'max-entropy-targets-not-proven@1')).toContain('Não está provado');
  expect(aimIn('en', 'somebody-elses@3')).toBeNull();
});
