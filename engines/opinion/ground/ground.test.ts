import { describe, expect, test } from 'vitest';
import { diceFrom, shuffled } from '@plenaria/kernel/dice.ts';
import type { VoteCast } from '../contract.ts';
import { madeVotes, normal } from '../made/conversation.ts';
import { pack } from '../packed.ts';
import { noVotes, withVotes } from '../tallies.ts';
import { commonGround } from './common-ground.ts';

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
  test('a camp of three in ten that votes alike is not hushed, and that is said', () => {
    const camp = plant(100, () => [...ten.map((statement) => [statement, 'disagree'] as const), ...[16, 18, 20, 22].map((statement) => [statement, 'agree'] as const)]);
    const { collapse, defended, plain } = commonGround(pack(withVotes(noVotes, [...log, ...camp])));
    if (collapse.alike > 0.15 * 340) {
      expect(collapse.collapsed).toBe(false);
      expect(collapse.weights.every((weight) => weight === 1)).toBe(true);
      expect(defended).toEqual(plain);
    }
  });
  test('is the same to the byte in any order of arrival', () => {
    expect(JSON.stringify(commonGround(pack(withVotes(noVotes, shuffled(log, diceFrom('again'))))))).toBe(JSON.stringify(ground));
  });
  test('few votes list nothing', () => {
    expect(commonGround(pack(withVotes(noVotes, log.slice(0, 60)))).defended.agreement.filter(({ listed }) => listed)).toEqual([]);
    expect(commonGround(pack(noVotes)).defended.agreement).toEqual([]);
  });
});
