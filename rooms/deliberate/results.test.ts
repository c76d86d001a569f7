import { describe, expect, test } from 'vitest';
import { diceFrom, shuffled } from '@plenaria/kernel/dice.ts';
import type { Choice, VoteCast } from '@plenaria/opinion/contract.ts';
import { noVotes, withVotes } from '@plenaria/opinion/tallies.ts';
import { resultsOf, type Results } from './results.ts';

const statements = ['bench', 'stairs', 'dues', 'building', 'parking', 'choir'];

/** Two camps that part over dues and building, agree on stairs and bench, and reject the choir. */
function evening(people: number): readonly VoteCast[] {
  const dice = diceFrom(`an evening of ${people}`);
  return Array.from({ length: people }, (_, at) => `m-${at}`).flatMap((person, at) => statements.map((statement): VoteCast => {
    const side = at % 2 === 0;
    const wanted: Choice = statement === 'stairs' || statement === 'bench' ? 'agree' : statement === 'choir' ? 'disagree' : (statement === 'dues') === side ? 'agree' : 'disagree';
    const choice: Choice = dice.below(12) === 0 ? 'pass' : dice.below(15) === 0 ? (wanted === 'agree' ? 'disagree' : 'agree') : wanted;
    return { id: `${person}/${statement}`, person, statement, choice, position: 1 };
  }));
}

const resultsFor = (votes: readonly VoteCast[], matters: readonly string[] = []): Results => resultsOf({ last: withVotes(noVotes, votes), matters: new Set(matters), position: votes.length, statements });

describe('what is published of a session’s answers', () => {
  test('four people: nothing but that they were too few', () => {
    const { people, statements: said, slate, ground, camps } = resultsFor(evening(4));
    expect([people, slate, ground, camps.map]).toEqual([null, { found: false, because: 'too-few-people' }, null, []]);
    expect(said.every(({ shown }) => shown.shown === 'too-few')).toBe(true);
  });
  test('twenty people: tallies and a short list, no map and no forecast', () => {
    const { people, slate, ground, camps } = resultsFor(evening(20));
    expect([people, ground, camps.map]).toEqual([20, null, []]);
    expect(slate.found && slate.by).toBe('agreement');
    expect(slate.found && slate.statements).toHaveLength(3);
  });
  test('eighty people: both sides agree on stairs and bench and reject the choir, and nobody’s own place is drawn', () => {
    const { ground, camps, slate } = resultsFor(evening(80));
    expect(ground?.agreement.map(({ statement }) => statement).toSorted()).toEqual(['bench', 'stairs']);
    expect(ground?.rejection.map(({ statement }) => statement)).toEqual(['choir']);
    expect(camps.map.flatMap(({ regions }) => regions).every((region) => region.people >= 5)).toBe(true);
    expect(slate.found && slate.by).toBe('model');
  });
  test('what people said matters most makes the short list, where five or more said so', () => {
    const votes = evening(20);
    const dues = votes.filter(({ statement, choice }) => statement === 'dues' && choice === 'agree').map(({ id }) => id);
    const { slate } = resultsFor(votes, dues);
    expect(slate.found && slate.by).toBe('marks');
    expect(slate.found && slate.statements).toContain('dues');
    expect(slate.found && slate.covered).toEqual({ of: dues.length, part: { least: dues.length, most: dues.length } });
  });
  test('the order of arrival changes nothing, and a statement that was taken out counts nowhere', () => {
    const votes = evening(64);
    expect(resultsFor(shuffled(votes, diceFrom('arrival')))).toEqual(resultsFor(votes));
    const without = resultsOf({ last: withVotes(noVotes, votes), matters: new Set(), position: votes.length, statements: statements.filter((one) => one !== 'choir') });
    expect(JSON.stringify(without)).not.toContain('choir');
  });
});
