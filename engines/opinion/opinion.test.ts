import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { must } from '@plenaria/kernel/result.ts';
import type { TablesAsked, VoteCast } from './contract.ts';
import { mergeVotes, noVotes, planTables, replanTables, replayTalk, tally, tallyBy, withVotes } from './index.ts';

const ids = (count: number): string[] => Array.from({ length: count }, (_, at) => `p${String(at).padStart(3, '0')}`);
const room = (people: number, seats: readonly number[], rounds: number, more: Partial<TablesAsked> = {}): TablesAsked => ({ guests: ids(people).map((id, at) => ({ id, features: { district: `d${at % 3}` } })), seats, rounds, rules: [], met: [], mixingWeight: 1, moves: 60_000, seed: 'a public seed', ...more });
const cast = (id: string, person: string, statement: string, choice: VoteCast['choice'], position: number): VoteCast => ({ id, person, statement, choice, position });

describe('votes', () => {
  const log = [cast('1', 'ana', 's', 'agree', 1), cast('2', 'bea', 's', 'pass', 2), cast('3', 'ana', 's', 'disagree', 3), cast('4', 'ana', 't', 'agree', 3), cast('5', 'bea', 't', 'disagree', 4)];
  const counted = [{ statement: 's', agree: 0, disagree: 1, pass: 1 }, { statement: 't', agree: 1, disagree: 1, pass: 0 }];
  test('the last vote of a person counts', () => expect(tally(withVotes(noVotes, log))).toEqual(counted));
  test('any order, any split over tablets and any vote delivered twice give the same bytes', () => {
    fc.assert(fc.property(fc.shuffledSubarray(log, { minLength: log.length }), fc.nat(5), fc.subarray(log), (order, cut, again) => {
      const merged = mergeVotes(withVotes(noVotes, [...order.slice(cut), ...again]), withVotes(noVotes, order.slice(0, cut)));
      expect(JSON.stringify(tally(merged))).toBe(JSON.stringify(counted));
    }));
  });
  test('the tables add up to the room', () => {
    const parts = tallyBy(withVotes(noVotes, log), (person) => person);
    expect(parts.map(({ part }) => part)).toEqual(['ana', 'bea']);
    expect(parts.flatMap(({ counts }) => counts).filter(({ statement }) => statement === 's').reduce((sum, { disagree }) => sum + disagree, 0)).toBe(1);
  });
});

describe('tables over rounds', () => {
  test('forty people at tables of five meet new neighbours in three rounds', () => {
    const plan = must(planTables(room(40, Array.from({ length: 8 }, () => 5), 3)), 'a plan');
    expect([plan.distinctMeetings, plan.meetings]).toEqual([240, 240]);
  });
  test('the order of arrival changes nothing', () => {
    const asked = room(20, [5, 5, 5, 5], 2);
    expect(planTables({ ...asked, guests: asked.guests.toReversed() })).toEqual(planTables(asked));
  });
  test('no rule is ever broken', () => {
    fc.assert(fc.property(fc.integer({ min: 12, max: 18 }), fc.string(), (people, seed) => {
      const plan = must(planTables(room(people, [6, 6, 6], 3, { seed, moves: 20_000, rules: [{ rule: 'together', people: ['p000', 'p001'] }, { rule: 'apart', people: ['p002', 'p003'] }, { rule: 'only-tables', person: 'p004', tables: [2] }, { rule: 'absent', person: 'p005', rounds: [1] }] })), 'a plan');
      plan.tables.forEach((tables, round) => {
        const at = (id: string): number => tables.findIndex((table) => table.includes(id));
        expect(at('p000')).toBe(at('p001'));
        expect(at('p002')).not.toBe(at('p003'));
        expect(at('p004')).toBe(2);
        expect(at('p005') === -1).toBe(round === 1);
        expect(tables.every((table) => table.length <= 6)).toBe(true);
      });
    }), { numRuns: 20 });
  });
  test('a latecomer moves nobody while a seat is free, and what has been stays', () => {
    const plan = must(planTables(room(17, [6, 6, 6], 3)), 'a plan');
    const { plan: next, moved } = must(replanTables(room(18, [6, 6, 6], 3), plan, 1), 'a plan');
    expect(moved).toEqual([]);
    expect(next.tables[0]).toEqual(plan.tables[0]);
    expect(next.tables[1]?.flat()).toContain('p017');
  });
  test('rules that cannot hold are refused', () => {
    const rules = [{ rule: 'together', people: ['p000', 'p001'] }, { rule: 'apart', people: ['p000', 'p001'] }] as const;
    expect(planTables(room(6, [3, 3], 1, { rules }))).toEqual({ ok: false, refusal: 'no-plan-found' });
    expect(planTables(room(7, [3, 3], 1))).toEqual({ ok: false, refusal: 'too-few-seats' });
  });
});

describe('the talk queue', () => {
  test('nobody waits behind somebody who spoke more often; a point of order comes first', () => {
    const state = must(replayTalk([{ type: 'began', person: 'ana' }, { type: 'ended', seconds: 30 }, { type: 'asked', person: 'ana', kind: 'contribution' }, { type: 'asked', person: 'bea', kind: 'contribution' }, { type: 'asked', person: 'eva', kind: 'point-of-order' }]), 'a log');
    expect(state.waiting.map(({ person }) => person)).toEqual(['eva', 'bea', 'ana']);
  });
  test('the chair may put somebody first, with a reason, and a later wish does not undo it', () => {
    const log = [{ type: 'asked', person: 'ana', kind: 'contribution' }, { type: 'asked', person: 'bea', kind: 'contribution' }, { type: 'moved-first', person: 'bea', reason: 'has to leave' }, { type: 'asked', person: 'eva', kind: 'reply' }] as const;
    expect(must(replayTalk(log), 'a log').waiting.map(({ person }) => person)).toEqual(['bea', 'ana', 'eva']);
    expect(replayTalk([...log, { type: 'moved-first', person: 'ana', reason: ' ' }])).toEqual({ ok: false, refusal: { at: 4, because: 'reason-missing' } });
  });
});
