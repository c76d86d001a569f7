import { expect, test } from 'vitest';
import { planFor, type Wishes } from './plan-tables.ts';

const people = Array.from({ length: 12 }, (_, at) => `m-${String(at).padStart(2, '0')}`);
const wishes: Wishes = { session: 's', people, features: new Map(), sessions: [], round: 1, tables: 3, access: [], together: [], apart: [] };
const tableOf = (plan: readonly (readonly string[])[] | null, person: string): number => plan?.findIndex((table) => table.includes(person)) ?? -1;

test('everybody sits once, and tables differ by one seat at most', () => {
  const plan = planFor({ ...wishes, tables: 5 });
  expect(plan?.flat().toSorted()).toEqual(people);
  expect(plan?.map((table) => table.length)).toEqual([3, 3, 2, 2, 2]);
});

test('who needs the first table gets it, an interpreter sits with the speaker, and two who asked for distance get it', () => {
  const plan = planFor({ ...wishes, access: ['m-03'], together: ['m-05', 'm-06'], apart: ['m-03', 'm-07', 'm-08'] });
  expect(tableOf(plan, 'm-03')).toBe(0);
  expect(tableOf(plan, 'm-05')).toBe(tableOf(plan, 'm-06'));
  expect(new Set(['m-03', 'm-07', 'm-08'].map((one) => tableOf(plan, one))).size).toBe(3);
});

test('four people who must all be apart have no plan at three tables', () => {
  expect(planFor({ ...wishes, apart: people.slice(0, 4) })).toBeNull();
});
