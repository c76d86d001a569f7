import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { must } from '@plenaria/kernel/result.ts';
import type { TablePlan, TableRule, TablesAsked } from './contract.ts';
import { designFor, fieldOf } from './designs.ts';
import { planTables, replanTables } from './index.ts';

const guest = (at: number) => ({ id: `p${String(at).padStart(3, '0')}`, features: { age: `a${at % 3}`, district: `d${(at * 7) % 4}` } });
const hall = (people: number, seats: readonly number[], rounds: number, more: Partial<TablesAsked> = {}): TablesAsked =>
  ({ guests: Array.from({ length: people }, (_, at) => guest(at)), seats, rounds, rules: [], met: [], mixingWeight: 1, moves: 60_000, seed: 'a public seed', ...more });
const tablesOf = (count: number, seats: number): readonly number[] => Array.from({ length: count }, () => seats);
const tableAt = (plan: TablePlan, round: number, id: string): number => plan.tables[round]?.findIndex((table) => table.includes(id)) ?? -1;

function broken(rules: readonly TableRule[], plan: TablePlan, from = 0): readonly string[] {
  return plan.tables.slice(from).flatMap((_, at) => rules.filter((rule) => {
    const seat = (id: string): number => tableAt(plan, from + at, id);
    if (rule.rule === 'absent') return rule.rounds.includes(from + at) !== (seat(rule.person) === -1);
    if (rule.rule === 'only-tables') return seat(rule.person) >= 0 && !rule.tables.includes(seat(rule.person));
    const seated = rule.people.map(seat).filter((table) => table >= 0);
    return rule.rule === 'together' ? new Set(seated).size > 1 : new Set(seated).size < seated.length;
  }).map((rule) => `${from + at}: ${JSON.stringify(rule)}`));
}

describe('designs', () => {
  test.each([2, 3, 4, 5, 7, 8, 9, 16, 25, 27])('a field of %i elements: each but zero has exactly one inverse, and sums distribute', (order) => {
    const field = fieldOf(order);
    if (field === null) throw new Error('no field');
    const all = Array.from({ length: order }, (_, at) => at);
    for (const a of all.slice(1)) expect(all.filter((b) => field.times(a, b) === 1)).toHaveLength(1);
    for (const a of all.slice(0, 6)) for (const b of all.slice(0, 6)) for (const c of all.slice(0, 6)) expect(field.times(a, field.plus(b, c))).toBe(field.plus(field.times(a, b), field.times(a, c)));
  });
  test('there is no field of six, ten or twelve', () => expect([6, 10, 12, 1, 0].map(fieldOf)).toEqual([null, null, null, null, null]));
  test('nobody meets anybody twice, in as many rounds as there are tables', () => {
    for (const [tables, seats] of [[8, 6], [7, 7], [9, 4], [5, 5]] as const) {
      const pairs = (designFor(tables, seats, tables) ?? []).flat().flatMap((people) => people.flatMap((a, at) => people.slice(at + 1).map((b) => `${a} ${b}`)));
      expect(pairs).toHaveLength((tables * tables * seats * (seats - 1)) / 2);
      expect(new Set(pairs).size).toBe(pairs.length);
    }
  });
});

describe('tables over rounds', () => {
  test('forty-eight people at eight tables meet 720 different pairs in six rounds, and all ages sit at nearly every table', () => {
    const plan = must(planTables(hall(48, tablesOf(8, 6), 6, { moves: 300_000 })), 'a plan');
    expect([plan.distinctMeetings, plan.meetings]).toEqual([720, 720]);
    expect(plan.tables.flat().filter((table) => new Set(table.map((id) => Number(id.slice(1)) % 3)).size === 3).length).toBeGreaterThanOrEqual(46);
  });
  test('forty-six people at eight tables, two of them with five seats: nobody twice, and no table too full', () => {
    const seats = [6, 5, 6, 6, 5, 6, 6, 6];
    const plan = must(planTables(hall(46, seats, 5)), 'a plan');
    expect(plan.distinctMeetings).toBe(plan.meetings);
    for (const tables of plan.tables) expect(tables.every((table, at) => table.length <= (seats[at] ?? 0))).toBe(true);
  });
  test('six facilitators who stay at their tables leave the rest to meet anew', () => {
    const rules = Array.from({ length: 7 }, (_, at): TableRule => ({ rule: 'only-tables', person: guest(at).id, tables: [at] }));
    const plan = must(planTables(hall(42, tablesOf(7, 6), 4, { rules })), 'a plan');
    expect(broken(rules, plan)).toEqual([]);
    expect(plan.distinctMeetings / plan.meetings).toBeGreaterThan(0.97);
  });
  const names = fc.uniqueArray(fc.integer({ min: 0, max: 34 }), { minLength: 9, maxLength: 9 });
  const rulesFrom = (who: readonly number[], rounds: number): readonly TableRule[] => {
    const [a, b, c, d, e, f, g, h, i] = who.map((at) => guest(at).id);
    if (!a || !b || !c || !d || !e || !f || !g || !h || !i) return [];
    return [{ rule: 'together', people: [a, b] }, { rule: 'apart', people: [c, d] }, { rule: 'apart', people: [c, e] }, { rule: 'only-tables', person: f, tables: [0] }, { rule: 'only-tables', person: c, tables: [0, 1] }, { rule: 'absent', person: g, rounds: [0] }, { rule: 'absent', person: h, rounds: [rounds - 1] }, { rule: 'apart', people: [a, i] }];
  };
  test('a rule is never broken, with a design and without', () => {
    fc.assert(fc.property(names, fc.constantFrom(6, 7), fc.string(), (who, tables, seed) => {
      const rules = rulesFrom(who, 3);
      expect(broken(rules, must(planTables(hall(35, tablesOf(tables, 6), 3, { rules, seed, moves: 30_000 })), 'a plan'))).toEqual([]);
    }), { numRuns: 25 });
  });
  test('latecomers, people who left and a new rule: past rounds stand still, every rule holds, and few move', () => {
    fc.assert(fc.property(names, fc.string(), (who, seed) => {
      fc.pre(!(who.slice(0, 2).includes(2) && who.slice(0, 2).includes(5)));
      const rules = rulesFrom(who, 4);
      const before = must(planTables(hall(34, tablesOf(7, 6), 4, { seed, moves: 20_000, rules: rules.filter((rule) => !JSON.stringify(rule).includes('p034')) })), 'a plan');
      const gone: readonly TableRule[] = [0, 1].map((at) => ({ rule: 'absent', person: guest(at).id, rounds: [1, 2, 3] }));
      const away = rules.filter((rule) => rule.rule !== 'absent' || (rule.person !== 'p000' && rule.person !== 'p001'));
      const now = [...away, ...gone, { rule: 'apart', people: ['p002', 'p005'] } as const];
      const { plan, moved } = must(replanTables(hall(36, tablesOf(7, 6), 4, { seed, rules: now, moves: 20_000 }), before, 1), 'a plan');
      expect(plan.tables[0]).toEqual(before.tables[0]);
      expect(broken(now, plan, 1)).toEqual([]);
      expect(moved.length).toBeLessThan(36);
      for (const tables of plan.tables.slice(1)) expect(Math.max(...tables.map((table) => table.length)) - Math.min(...tables.map((table) => table.length))).toBeLessThan(4);
    }), { numRuns: 20 });
  });
  test('the order in which people are named changes nothing, in a new plan and in a mended one', () => {
    const asked = hall(30, tablesOf(5, 6), 3);
    const plan = must(planTables(asked), 'a plan');
    expect(planTables({ ...asked, guests: asked.guests.toReversed() })).toEqual({ ok: true, value: plan });
    const more = hall(30, tablesOf(5, 6), 3, { rules: [{ rule: 'together', people: ['p001', 'p002'] }] });
    expect(replanTables({ ...more, guests: more.guests.toReversed() }, plan, 1)).toEqual(replanTables(more, plan, 1));
  });
});
