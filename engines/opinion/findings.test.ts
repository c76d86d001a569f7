import { describe, expect, test } from 'vitest';
import { diceFrom, shuffled } from '@plenaria/kernel/dice.ts';
import { openBook } from './book.ts';
import type { VoteCast } from './contract.ts';
import { findings } from './findings.ts';
import { worstStrata } from './ground/strata.ts';
import { madeVotes, normal } from './made/conversation.ts';

const log = madeVotes({ people: 90, statements: 16, density: 0.8, stand: (_, dice) => normal(dice), lean: (j) => (j < 4 ? 3 : j < 6 ? -3 : 0), divide: (j) => (j < 6 ? 0 : j % 2 ? 1.8 : -1.8), seed: 'findings' });
const packed = (votes: readonly VoteCast[]) => {
  const book = openBook();
  for (const vote of votes) book.take(vote);
  return book.packed();
};
const asked = { position: log.length, seed: 'public' };
const found = findings(packed(log), asked);

describe('what a conversation can know of itself', () => {
  test('carries how far the log was read, the seed, the parameters and the version', () => {
    expect(found.origin).toMatchObject({ engine: 'opinion@1', position: log.length, seed: 'public', people: 90, votes: log.length });
  });
  test('lists what both sides agree with, and what both reject', () => {
    const listed = (which: 'agreement' | 'rejection'): readonly string[] => found.statements.filter((one) => one[which].listed).map(({ statement }) => statement);
    expect(listed('agreement')).toEqual(['s00000', 's00001', 's00002', 's00003']);
    expect(listed('rejection')).toEqual(['s00004', 's00005']);
  });
  test('error bars hold the truth they were made from about as often as they should', () => {
    const eases = found.statements.slice(6).map(({ ease }) => Math.abs(ease.value) / ease.error);
    expect(eases.filter((off) => off < 2.5).length).toBeGreaterThanOrEqual(9);
    expect(found.statements.every(({ ease, slopes }) => ease.error > 0 && ease.error < Math.sqrt(5) && slopes.every(({ error }) => error > 0 && error <= 1))).toBe(true);
  });
  test('says about one in twelve passes', () => {
    const mean = found.statements.reduce((sum, { passing }) => sum + passing, 0) / found.statements.length;
    expect(Math.abs(mean - 1 / 12)).toBeLessThan(0.04);
  });
  test('is the same to the byte in any order of arrival and with anything delivered twice', () => {
    expect(JSON.stringify(findings(packed([...shuffled(log, diceFrom('x')), ...log.slice(0, 99)]), asked))).toBe(JSON.stringify(found));
  });
  test('foretells nothing in a room of twenty-nine, and nothing of a statement four people saw', () => {
    const few = findings(packed(log.filter(({ person }) => person < 'p00029')), asked);
    expect([few.statements, few.groups.answer]).toEqual([[], 'too-few-people']);
    const rare = log.slice(0, 1).flatMap((vote) => ['p00001', 'p00002', 'p00003', 'p00004'].map((person) => ({ ...vote, id: `rare ${person}`, person, statement: 'rare' })));
    expect(findings(packed([...log, ...rare]), asked).statements.map(({ statement }) => statement)).not.toContain('rare');
  });
});

describe('the worst declared stratum', () => {
  const counts = (statement: string, agree: number, disagree: number) => ({ statement, agree, disagree, pass: 0 });
  test('is the one that agrees least, with an interval as wide as it is small; four people are none', () => {
    const worst = worstStrata([{ part: 'young', counts: [counts('s', 3, 9)] }, { part: 'old', counts: [counts('s', 90, 10)] }, { part: 'tiny', counts: [counts('s', 0, 4)] }]);
    expect(worst.get('s')).toMatchObject({ part: 'young', agree: 3, disagree: 9, share: 4 / 14 });
    expect(worst.get('s')?.low).toBeCloseTo(0.10464, 4);
    expect(worst.get('s')?.high).toBeCloseTo(0.48736, 4);
    expect(worstStrata([]).size).toBe(0);
  });
});
