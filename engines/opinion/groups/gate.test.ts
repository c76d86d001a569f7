import { describe, expect, test } from 'vitest';
import { diceFrom, shuffled } from '@plenaria/kernel/dice.ts';
import { madeVotes, normal, unit } from '../made/conversation.ts';
import { pack } from '../packed.ts';
import { noVotes, withVotes } from '../tallies.ts';
import { gateAsked, groupsGate } from './gate.ts';
import { adjustedRand, twoNormals } from './mixture.ts';
import { noiseFrom, normalFrom } from './noise.ts';
import { onePeak } from './one-peak.ts';
import type { Dice } from '@plenaria/kernel/dice.ts';

const conversation = (people: number, seed: string, stand: (person: number, dice: Dice) => number) =>
  madeVotes({ people, statements: 30, density: 0.7, stand, lean: (j) => (j % 5) / 2 - 1, divide: (j) => ((j * 7) % 11) / 4 - 1.2, seed });
const packed = (log: ReturnType<typeof conversation>) => pack(withVotes(noVotes, log));
const quick = (seed: string) => ({ ...gateAsked(seed), draws: 19, resamples: 8 });
const camps = conversation(120, 'two camps', (person, dice) => (person % 3 ? -1.2 : 2.2) + normal(dice) * 0.5);

describe('are there groups?', () => {
  test('on one peak the gate finds two groups at most once in twenty', () => {
    const answers = Array.from({ length: 20 }, (_, at) => groupsGate(packed(conversation(70, `one peak ${at}`, (_person, dice) => normal(dice))), quick(`gate ${at}`)).answer);
    expect(answers.filter((answer) => answer === 'two-groups').length).toBeLessThanOrEqual(1);
  });
  test('two camps three standard deviations apart are found, with who is in them', () => {
    const gate = groupsGate(packed(camps), quick('camps'));
    expect(gate.answer).toBe('two-groups');
    if (gate.answer !== 'two-groups') return;
    const truth = Uint8Array.from(gate.sides, (_, person) => (person % 3 ? 0 : 1));
    expect(adjustedRand(gate.sides, truth)).toBeGreaterThan(0.7);
    expect(Math.abs(gate.figures.smaller - 40)).toBeLessThan(7);
  });
  test('the same to the byte in any order of arrival', () => {
    const say = (log: typeof camps): string => JSON.stringify(groupsGate(packed(log), quick('order')));
    expect(say(shuffled(camps, diceFrom('again')))).toBe(say(camps));
  });
  test('below sixty people nobody is told of groups', () => {
    expect(groupsGate(packed(conversation(59, 'fifty-nine', (person) => (person % 2 ? -3 : 3))), quick('few'))).toEqual({ answer: 'too-few-people', people: 59 });
  });
  test('everybody of one mind is no group', () => {
    expect(groupsGate(packed(camps.map((vote) => ({ ...vote, choice: 'agree' as const }))), quick('one')).answer).toBe('no-separate-groups');
  });
});

describe('two normal distributions', () => {
  const dice = diceFrom('mixture');
  const values = Float64Array.from({ length: 600 }, () => (unit(dice) < 0.3 ? 4 : 0) + normal(dice));
  test('are found again where they are', () => {
    const mixture = twoNormals(values);
    expect(mixture?.means[0]).toBeCloseTo(0, 0);
    expect(mixture?.means[1]).toBeCloseTo(4, 0);
    expect(Math.abs((mixture?.share ?? 0) - 0.3)).toBeLessThan(0.07);
    expect(mixture?.separation).toBeGreaterThan(3.4);
    expect(mixture?.gain).toBeGreaterThan(30);
    expect(twoNormals(values.map((x) => -x))?.gain).toBeCloseTo(mixture?.gain ?? 0, 3);
  });
  test('are not to be had from a single value, or from four', () => {
    expect(twoNormals(new Float64Array(50).fill(2))).toBeNull();
    expect(twoNormals(Float64Array.of(1, 2, 3, 4))).toBeNull();
  });
  test('explain a leaning crowd no better than one leaning peak does', () => {
    const leaning = Float64Array.from({ length: 400 }, () => Math.exp(normal(dice) * 0.6));
    expect((twoNormals(leaning)?.gain ?? 0)).toBeGreaterThan(20);
    expect((twoNormals(leaning)?.gain ?? 0) - onePeak(leaning).gain).toBeLessThan(3);
    expect((twoNormals(values)?.gain ?? 0) - onePeak(values).gain).toBeGreaterThan(10);
  });
});

test('the adjusted Rand index is 1 for the same parting, also with the names exchanged, and about 0 by chance', () => {
  expect(adjustedRand(Uint8Array.of(0, 0, 1, 1, 1), Uint8Array.of(1, 1, 0, 0, 0))).toBe(1);
  expect(adjustedRand(Uint8Array.of(0, 0, 1, 1), Uint8Array.of(0, 1, 0, 1))).toBeCloseTo(-0.5, 12);
});

test('noise is the same from the same seed, even and normal', () => {
  const [one, other] = [noiseFrom('a'), noiseFrom('a')];
  const drawn = Array.from({ length: 20_000 }, () => one());
  expect(drawn.slice(0, 50)).toEqual(Array.from({ length: 50 }, () => other()));
  expect(drawn.reduce((a, b) => a + b, 0) / drawn.length).toBeCloseTo(0.5, 1);
  const normals = Array.from({ length: 20_000 }, () => normalFrom(one));
  expect(normals.reduce((a, b) => a + b * b, 0) / normals.length).toBeCloseTo(1, 1);
});
