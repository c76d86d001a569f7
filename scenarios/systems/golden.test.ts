import { expect, test } from 'vitest';
import { after, type CivilDate } from '@plenaria/kernel/civil-date.ts';
import { fraction } from '@plenaria/kernel/fraction.ts';
import { labelsOf, livedLevel, structuralLevel } from '#rules/charter-2/labels.ts';
import { seatsFree } from '#rules/charter-2/use.ts';
import { unwatched } from '#rules/expression/evaluate.ts';
import { sayPercent } from '#rules/expression/numbers.ts';
import { systems } from './all.ts';
import { friendlyYears, jackson } from './jackson.ts';

const charterOf = (key: string) => {
  const found = systems.find((one) => one.key === key);
  if (found === undefined) throw new Error(`no system ${key}`);
  return found.charter;
};

test('Jackson in friendly years governs; in hostile years it is a movement and nothing of it stops (domain 5.7)', () => {
  expect([labelsOf(friendlyYears).includes('governing-power'), labelsOf(jackson.charter).includes('governing-power')]).toEqual([true, false]);
});

test('the two parts of Brazil that share one graph: conferences govern, councils homologate', () => {
  expect([labelsOf(charterOf('brazil-conferences')).includes('governing-power'), structuralLevel(charterOf('policy-council'))]).toEqual([true, 4]);
});

test('the spectrum side by side: what was declared, what the rules can carry, what was lived (system 25)', () => {
  const declared = (key: string) => charterOf(key).mandates[0]?.authority;
  const side = (key: string, lived: Parameters<typeof livedLevel>[0]) => [declared(key), structuralLevel(charterOf(key)), livedLevel(lived)];
  const nothing = { heard: false, answered: 0, handedOver: 0, decidedTogether: 0, tookEffect: 0 };
  expect(side('deschutes', { ...nothing, heard: true, handedOver: 23, answered: 0 })).toEqual([2, 3, 2]);
  expect(side('paris', { ...nothing, heard: true, handedOver: 3, answered: 3 })).toEqual([4, 3, 3]);
  expect(side('artificial-intelligence', { ...nothing, handedOver: 40 })).toEqual([1, 1, 1]);
  expect(side('bronx', { ...nothing, heard: true, decidedTogether: 1 })).toEqual([4, 4, 4]);
  expect([livedLevel(nothing), livedLevel({ ...nothing, tookEffect: 1 })]).toEqual([0, 5]);
});

test('PPA 2024–27: the four kinds of answer are the 508 proposals, each share of the same denominator', () => {
  const answers = { incorporated: 307, partly: 93, conditional: 28, not: 80 };
  const all = Object.values(answers).reduce((sum, n) => sum + n, 0);
  expect(all).toBe(508);
  expect(Object.values(answers).map((n) => sayPercent(fraction(n, all), 'en'))).toEqual(['60.43 %', '18.3 %', '5.51 %', '15.74 %']);
});

test('published shares of Fort Collins fit nineteen voters: 89, 95 and 79 per cent', () => {
  expect([17, 18, 15].map((n) => Math.round((100 * n) / 19))).toEqual([89, 95, 79]);
});

test('Scotland: six months after 23 June are 23 December 2021, and 16 December was in time', () => {
  expect('2021-12-16' <= after('2021-06-23' as CivilDate, { months: 6 })).toBe(true);
});

test('a panel of 24 that renews a third every six months frees eight seats each time', () => {
  const panel = charterOf('governing-power').bodies.find(({ key }) => key === 'panel');
  expect(panel && seatsFree(panel.renewal, '2026-01-31' as CivilDate, 24, 3, unwatched)).toEqual([
    { on: '2026-07-31', seats: 8 },
    { on: '2027-01-31', seats: 8 },
    { on: '2027-07-31', seats: 8 },
  ]);
});

test('Lexington: two mandates, and a chain of four decisions each of which waits for the one before', () => {
  const { mandates, decisions } = charterOf('lexington');
  expect([mandates.length, decisions.length, decisions.filter(({ opens }) => opens !== null).length]).toEqual([2, 4, 3]);
});

test('Deschutes: four recipients, and no duty that could ever be late', () => {
  const { mandates, duties } = charterOf('deschutes');
  expect([mandates[0]?.recipients.length, duties.every(({ due }) => due.is === 'never_promised')]).toEqual([4, true]);
});

test('no system says “other” and no rule of any system is a sentence', () => {
  for (const { charter } of systems)
    expect(JSON.stringify([charter.decisions.map(({ rule }) => rule), charter.gates, charter.duties])).not.toMatch(
      /"other"|"rule":"|"must":"|"where":"(?!")[^"]*(?:majority|vote)/,
    );
});
