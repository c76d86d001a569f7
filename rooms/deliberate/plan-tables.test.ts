import { expect, test } from 'vitest';
import { planRounds, seatAgain, type Wishes } from './plan-tables.ts';

const people = Array.from({ length: 12 }, (_, at) => `m-${String(at).padStart(2, '0')}`);
const wishes: Wishes = { session: 's', people, features: new Map(), sessions: [], round: 1, tables: 3, access: [], together: [], apart: [] };
const oneRound = (asked: Wishes) => planRounds(asked, 1)?.[0] ?? null;
const tableOf = (plan: readonly (readonly string[])[] | null, person: string): number => plan?.findIndex((table) => table.includes(person)) ?? -1;

test('everybody sits once, and tables differ by one seat at most', () => {
  const plan = oneRound({ ...wishes, tables: 5 });
  expect(plan?.flat().toSorted()).toEqual(people);
  expect(plan?.map((table) => table.length)).toEqual([3, 3, 2, 2, 2]);
});

test('who needs the first table gets it, an interpreter sits with the speaker, and two who asked for distance get it', () => {
  const plan = oneRound({ ...wishes, access: ['m-03'], together: ['m-05', 'm-06'], apart: ['m-03', 'm-07', 'm-08'] });
  expect(tableOf(plan, 'm-03')).toBe(0);
  expect(tableOf(plan, 'm-05')).toBe(tableOf(plan, 'm-06'));
  expect(new Set(['m-03', 'm-07', 'm-08'].map((one) => tableOf(plan, one))).size).toBe(3);
});

test('four people who must all be apart have no plan at three tables', () => {
  expect(oneRound({ ...wishes, apart: people.slice(0, 4) })).toBeNull();
});

test('three rounds are planned at once: sixteen people at four tables meet nobody twice', () => {
  const sixteen = Array.from({ length: 16 }, (_, at) => `m-${String(at).padStart(2, '0')}`);
  const rounds = planRounds({ ...wishes, people: sixteen, tables: 4 }, 3) ?? [];
  const pairs = rounds.flat().flatMap((table) => table.flatMap((one, at) => table.slice(at + 1).map((other) => `${one} ${other}`)));
  expect(pairs).toHaveLength(72);
  expect(new Set(pairs).size).toBe(72);
});

test('somebody comes late and somebody is missing: the others keep their tables, and the wishes hold', () => {
  const kept: Wishes = { ...wishes, access: ['m-03'], together: ['m-05', 'm-06'], apart: ['m-07', 'm-08'] };
  const rounds = planRounds(kept, 2) ?? [];
  const here = [...people.filter((one) => one !== 'm-01'), 'm-12', 'm-13'];
  const again = seatAgain({ ...kept, people: here, apart: ['m-07', 'm-08', 'm-13'] }, rounds);
  expect(again?.moved).toBe(0);
  for (const tables of again?.rounds ?? []) {
    expect(tables.flat().toSorted()).toEqual(here.toSorted());
    expect(tableOf(tables, 'm-03')).toBe(0);
    expect(tableOf(tables, 'm-05')).toBe(tableOf(tables, 'm-06'));
    expect(new Set(['m-07', 'm-08', 'm-13'].map((one) => tableOf(tables, one))).size).toBe(3);
  }
});
