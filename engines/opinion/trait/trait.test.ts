import { describe, expect, test } from 'vitest';
import { diceFrom, shuffled } from '@plenaria/kernel/dice.ts';
import { madeVotes, normal } from '../made/conversation.ts';
import { pack } from '../packed.ts';
import { noVotes, withVotes } from '../tallies.ts';
import { chance, fitTrait, mainModel } from './fit.ts';
import { areaUnderCurve, chooseDimensions, foretell, split } from './held-out.ts';
import { logistic } from './logistic.ts';

const stands = (() => { const dice = diceFrom('places'); return Array.from({ length: 300 }, () => normal(dice)); })();
const lean = (j: number): number => (j % 7) / 2 - 1.5;
const divide = (j: number): number => ((j * 5) % 9) / 1.6 - 2.4;
const log = madeVotes({ people: 300, statements: 40, density: 0.5, stand: (person) => stands[person] ?? 0, lean, divide, seed: 'three hundred' });
const votes = pack(withVotes(noVotes, log));

const correlation = (a: readonly number[], b: readonly number[]): number => {
  const centre = (list: readonly number[]): number[] => list.map((value) => value - list.reduce((x, y) => x + y, 0) / list.length);
  const [x, y] = [centre(a), centre(b)];
  const dot = (p: readonly number[], q: readonly number[]): number => p.reduce((sum, value, at) => sum + value * (q[at] ?? 0), 0);
  return dot(x, y) / Math.sqrt(dot(x, x) * dot(y, y));
};

describe('the latent-trait model', () => {
  const trait = fitTrait(votes, mainModel);
  test('finds where people stand and how statements divide them', () => {
    const places = stands.map((_, person) => trait.people[person * 2 + 1] ?? 0);
    const slopes = [...Array(40).keys()].map((j) => trait.statements[j * 2 + 1] ?? 0);
    expect(Math.abs(correlation(places, stands))).toBeGreaterThan(0.9);
    expect(Math.abs(correlation(slopes, [...Array(40).keys()].map(divide)))).toBeGreaterThan(0.97);
  });
  test('is at the top of the posterior: nudging any value makes the votes less likely', () => {
    const settled = fitTrait(votes, { ...mainModel, sweeps: 3000, accuracy: 1e-10 });
    const posterior = (): number => {
      let sum = 0;
      for (let person = 0; person < votes.people; person += 1) {
        for (const cell of votes.cells.subarray(votes.starts[person], votes.starts[person + 1])) if ((cell & 3) !== 1) sum += Math.log((cell & 3) === 2 ? chance(settled, person, cell >> 2) : 1 - chance(settled, person, cell >> 2));
        sum -= ((settled.people[person * 2] ?? 0) ** 2 + (settled.people[person * 2 + 1] ?? 0) ** 2) / 2;
      }
      for (let j = 0; j < 40; j += 1) sum -= (settled.statements[j * 2] ?? 0) ** 2 / 10 + (settled.statements[j * 2 + 1] ?? 0) ** 2 / 2;
      return sum;
    };
    const top = posterior();
    for (const [values, at] of [[settled.people, 7], [settled.people, 8], [settled.statements, 10], [settled.statements, 11]] as const) {
      for (const nudge of [0.02, -0.02]) {
        values[at] = (values[at] ?? 0) + nudge;
        expect(posterior()).toBeLessThan(top);
        values[at] = (values[at] ?? 0) - nudge;
      }
    }
  });
  test('is the same to the byte in any order of arrival', () => {
    const other = fitTrait(pack(withVotes(noVotes, shuffled(log, diceFrom('another order')))), mainModel);
    expect(Buffer.from(other.people.buffer).equals(Buffer.from(trait.people.buffer))).toBe(true);
    expect(Buffer.from(other.statements.buffer).equals(Buffer.from(trait.statements.buffer))).toBe(true);
  });
  test('foretells held-out votes, and needs no second dimension where there is none', () => {
    const { kept, held } = split(votes, 10, 'held');
    expect(areaUnderCurve(foretell(votes, held, fitTrait(kept, mainModel)))).toBeGreaterThan(0.75);
    expect(chooseDimensions(votes, mainModel, 'dimensions').dimensions).toBe(1);
  });
  test('two crossing questions make two dimensions', () => {
    const dice = diceFrom('crossing');
    const second = stands.map(() => normal(dice));
    const crossing = [...madeVotes({ people: 300, statements: 30, density: 0.7, stand: (person) => stands[person] ?? 0, lean: () => 0, divide: (j) => (j % 2 ? 1.8 : -1.8), seed: 'x' }), ...madeVotes({ people: 300, statements: 30, density: 0.7, stand: (person) => second[person] ?? 0, lean: () => 0, divide: (j) => (j % 2 ? 1.8 : -1.8), seed: 'y' }).map((vote) => ({ ...vote, id: `y${vote.id}`, statement: `y${vote.statement}` }))];
    expect(chooseDimensions(pack(withVotes(noVotes, crossing)), mainModel, 'dimensions').dimensions).toBe(2);
  });
  test('nobody, one vote and everybody of one mind make no fault', () => {
    for (const few of [[], log.slice(0, 1), log.map((vote) => ({ ...vote, choice: 'agree' as const })), log.slice(0, 50).map((vote) => ({ ...vote, choice: 'pass' as const }))]) {
      const fitted = fitTrait(pack(withVotes(noVotes, few)), { ...mainModel, dimensions: 2 });
      expect([...fitted.people, ...fitted.statements, fitted.middle].every(Number.isFinite)).toBe(true);
    }
  });
  test('the table of the logistic function is the function', () => {
    for (let x = -19.9; x < 19.9; x += 0.0173) expect(Math.abs(logistic(x) - 1 / (1 + Math.exp(-x)))).toBeLessThan(1e-9);
    expect([logistic(-1e9), logistic(1e9)].every((p) => p > 0 && p < 1)).toBe(true);
  });
});
