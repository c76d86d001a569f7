import { describe, expect, test } from 'vitest';
import { diceFrom, shuffled } from '@plenaria/kernel/dice.ts';
import type { VoteCast } from '../contract.ts';
import { madeVotes, normal } from '../made/conversation.ts';
import { pack } from '../packed.ts';
import { noVotes, withVotes } from '../tallies.ts';
import { commonGround, warmGround } from './common-ground.ts';
import { eachLink, mutual, type Surprises } from './look-alikes.ts';

/** Ten statements nearly all agree with, five nearly all reject, twenty-five that divide. */
const log = madeVotes({
  people: 240, statements: 40, density: 0.6, stand: (_, dice) => normal(dice) * 1.3,
  lean: (j) => (j < 10 ? 2.5 - j * 0.1 : j < 15 ? -2.5 : (j % 5) / 3 - 0.7), divide: (j) => (j < 15 ? 0.2 : j % 2 ? 1.6 : -1.6), seed: 'common ground',
});
const ground = commonGround(pack(withVotes(noVotes, log)));
const top = (list: typeof ground.defended.agreement): readonly number[] => list.slice(0, 10).map(({ statement }) => statement);
const plant = (count: number, row: (at: number) => readonly (readonly [number, VoteCast['choice']])[]): readonly VoteCast[] =>
  Array.from({ length: count }, (_, at) => row(at).map(([statement, choice]) => ({ id: `x${at} ${statement}`, person: `x${String(at).padStart(4, '0')}`, statement: `s${String(statement).padStart(5, '0')}`, choice, position: 1e6 + at }))).flat();
const ten = [...Array(10).keys()];

/** Rows whose surprising votes are disagreements with these statements. */
function surprising(rows: readonly (readonly number[])[]): Surprises {
  const starts = new Uint32Array(rows.length + 1);
  rows.forEach((row, at) => { starts[at + 1] = (starts[at] ?? 0) + row.length; });
  return { starts, items: Uint32Array.from(rows.flatMap((row) => [...row].sort((a, b) => a - b)), (statement) => statement * 2) };
}

/** The core a second way: count the links of those left, strike out, and count again. */
function struckOut(surprises: Surprises, statements: number, among: Uint8Array, least: number): readonly number[] {
  const degrees = new Map<number, number>();
  eachLink(surprises, statements, (row) => among[row] === 1, (...ends) => ends.forEach((row) => degrees.set(row, (degrees.get(row) ?? 0) + 1)));
  const left = among.map((is, row) => (is === 1 && (degrees.get(row) ?? 0) >= least ? 1 : 0));
  return left.every((is, row) => is === among[row]) ? [...left] : struckOut(surprises, statements, left, least);
}

describe('common ground', () => {
  test('what both halves agree with is listed, what both reject beside it, what divides is not', () => {
    const listed = ground.defended.agreement.filter((one) => one.listed).map(({ statement }) => statement);
    expect(ten.every((statement) => listed.includes(statement))).toBe(true);
    expect(listed.filter((statement) => statement >= 15)).toEqual([]);
    expect(ground.defended.rejection.filter((one) => one.listed).map(({ statement }) => statement).sort((a, b) => a - b)).toEqual([10, 11, 12, 13, 14]);
  });
  test('nobody honest is weighed down, so that both lists are one', () => {
    expect([ground.collapse.alike, ground.collapse.blocs]).toEqual([0, []]);
    expect(ground.defended).toEqual(ground.plain);
  });
  test('the interval holds its value and stays between none and all', () => {
    for (const { worse } of ground.defended.agreement) expect(0 <= worse.low && worse.low <= worse.value && worse.value <= worse.high && worse.high <= 1).toBe(true);
  });
  test('twenty-four planted accounts that reject the ten are one bloc, are told as one, and sink nothing', () => {
    const planted = commonGround(pack(withVotes(noVotes, [...log, ...plant(24, () => ten.map((statement) => [statement, 'disagree']))])));
    expect(planted.collapse.collapsed).toBe(true);
    expect(planted.collapse.blocs.map(({ people }) => people)).toEqual([24]);
    expect(planted.collapse.blocs[0]?.shared.map(({ statement, agrees }) => [statement, agrees])).toEqual(expect.arrayContaining(ten.map((statement) => [statement, false])));
    expect(top(planted.defended.agreement).filter((statement) => ten.includes(statement)).length).toBeGreaterThanOrEqual(9);
  });
  test('a camp of one in five that votes alike is not hushed, and that is said', () => {
    const camp = plant(60, () => ten.map((statement) => [statement, 'disagree']));
    const { collapse, defended, plain } = commonGround(pack(withVotes(noVotes, [...log, ...camp])));
    expect(collapse.alike).toBeGreaterThan(0.15 * 300);
    expect(collapse.collapsed).toBe(false);
    expect(collapse.weights.every((weight) => weight === 1)).toBe(true);
    expect(defended).toEqual(plain);
  });
  test('who is alike with people who are not alike with each other is no bloc', () => {
    expect([...mutual(surprising([...Array(9).fill([0, 1, 2, 3]), ...[...Array(8).keys()].map((at) => [0, 1, 20 + at * 2, 21 + at * 2]), [0, 1, ...Array(16).fill(20).map((from, at) => from + at)]]), 40, new Uint8Array(18).fill(1), 8)]).toEqual([...Array(9).fill(1), ...Array(9).fill(0)]);
  });
  test('the core is what is left when whoever has too few links is struck out again and again', () => {
    const dice = diceFrom('cores');
    for (let turn = 0; turn < 60; turn += 1) {
      const rows = Array.from({ length: 30 }, () => shuffled([...Array(9).keys()], dice).slice(0, 4 + dice.below(3)));
      const least = 1 + dice.below(9);
      const among = Uint8Array.from(rows, () => (dice.below(6) === 0 ? 0 : 1));
      expect([...mutual(surprising(rows), 10, among, least)]).toEqual(struckOut(surprising(rows), 10, among, least));
    }
  });
  test('plants that copy honest votes besides, or reject half the ten, sink little', () => {
    const rows = new Map<string, VoteCast[]>();
    for (const vote of log) rows.set(vote.person, [...(rows.get(vote.person) ?? []), vote]);
    const honest = [...rows.values()];
    const copied = (at: number): readonly (readonly [number, VoteCast['choice']])[] => (honest[at * 7 % honest.length] ?? []).filter(({ statement }) => Number(statement.slice(1)) >= 10).slice(0, 8).map(({ statement, choice }) => [Number(statement.slice(1)), choice] as const);
    const kept = (planted: readonly VoteCast[]): number => top(commonGround(pack(withVotes(noVotes, [...log, ...planted]))).defended.agreement).filter((statement) => ten.includes(statement)).length;
    expect(kept(plant(12, (at) => [...ten.map((statement) => [statement, 'disagree'] as const), ...copied(at)]))).toBeGreaterThanOrEqual(8);
    expect(kept(plant(12, (at) => ten.filter((statement) => (statement + at) % 2 === 0).map((statement) => [statement, 'disagree'])))).toBeGreaterThanOrEqual(8);
  });
  test('is the same to the byte in any order of arrival', () => {
    expect(JSON.stringify(commonGround(pack(withVotes(noVotes, shuffled(log, diceFrom('again'))))))).toBe(JSON.stringify(ground));
  });
  test('a warm step after no new vote says what was said', () => {
    const votes = pack(withVotes(noVotes, log));
    const warm = warmGround(votes, ground);
    expect(warm.agreement.filter(({ listed }) => listed).map(({ statement }) => statement).sort()).toEqual(ground.defended.agreement.filter(({ listed }) => listed).map(({ statement }) => statement).sort());
    const known = new Map(ground.defended.agreement.map(({ statement, worse }) => [statement, worse.value]));
    for (const { statement, worse } of warm.agreement) expect(Math.abs(worse.value - (known.get(statement) ?? 0))).toBeLessThan(0.02);
  });
  test('few votes list nothing', () => {
    expect(commonGround(pack(withVotes(noVotes, log.slice(0, 60)))).defended.agreement.filter(({ listed }) => listed)).toEqual([]);
    expect(commonGround(pack(noVotes)).defended.agreement).toEqual([]);
  });
});
