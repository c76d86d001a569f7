import fc from 'fast-check';
import { expect, test } from 'vitest';
import { must } from '@plenaria/kernel/result.ts';
import type { Ballots, Decision, Question } from '../contract.ts';
import { plainScottish } from '../second/scottish.ts';
import { scottishStv, type StvParameters } from './scottish.ts';

const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
const options = ids.map((id) => ({ id, name: id.toUpperCase() }));
const paper = (prefers: readonly string[], count = 1): Ballots => ({ count, says: { kind: 'ranks', ranks: prefers.map((id) => [id]) } });
const asked = (ballots: readonly Ballots[], seats: number, lots: readonly string[] | undefined = ids): Question<StvParameters> => ({ rule: 'stv-scottish@1', parameters: { seats }, options, ballots, ...(lots ? { lots } : {}) });
const decided = (question: Question<StvParameters>): Decision<StvParameters> => must(scottishStv(question), 'the question can be counted');

const preferences = fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 6 });

test('5,000 random elections, most of them full of ties, give what a second count gives, stage by stage', () => {
  fc.assert(fc.property(fc.array(preferences, { minLength: 1, maxLength: 14 }), fc.integer({ min: 1, max: 4 }), (votes, seats) => {
    if (votes.every((vote) => vote.length === 0)) return;
    const plain = plainScottish(ids, votes, seats, ids);
    const ours = decided(asked(votes.map((vote) => paper(vote)), seats));
    expect(ours.winners).toEqual(plain.elected);
    expect(ours.steps.map(({ lines }) => Object.fromEntries(lines.map(({ option, after }) => [option, after])))).toEqual(plain.stages);
  }), { numRuns: 5000, seed: 20261124 });
}, 60_000);

test('neither the order of papers nor the order of options changes anything', () => {
  fc.assert(fc.property(fc.array(preferences, { minLength: 1, maxLength: 10 }), (votes) => {
    const question = asked(votes.map((vote) => paper(vote)), 2);
    expect(scottishStv({ ...question, ballots: question.ballots.toReversed(), options: options.toReversed() })).toEqual(scottishStv(question));
  }), { numRuns: 300, seed: 3 });
});

test('at every step what the options hold and what is lost add up to the valid papers', () => {
  const units = (text: string): bigint => BigInt(text.replace('.', ''));
  fc.assert(fc.property(fc.array(preferences, { minLength: 1, maxLength: 20 }), fc.integer({ min: 1, max: 4 }), (votes, seats) => {
    const { steps, accounts } = decided(asked(votes.map((vote) => paper(vote)), seats));
    for (const { lines, pots } of steps) expect(lines.reduce((sum, { after }) => sum + units(after), units(pots['nonTransferable'] ?? '0'))).toBe(BigInt(accounts.valid) * 100_000n);
    expect(accounts.valid + accounts.blank + Object.values(accounts.invalid).reduce((a, b) => a + b, 0)).toBe(accounts.cast);
  }), { numRuns: 500, seed: 4 });
});

test('a surplus moves at ⌊surplus × value ÷ total⌋ in five decimals, and the rest is lost', () => {
  const { steps, winners, figures } = decided(asked([paper(['a', 'b'], 5), paper(['a'], 2), paper(['c'], 3)], 2));
  expect(figures['quota']).toBe('4.00000');
  expect(winners[0]).toBe('a');
  const [, surplus] = steps;
  expect(surplus?.facts).toMatchObject({ from: 'a', surplus: '3.00000' });
  expect(surplus?.lines.find(({ option }) => option === 'b')).toEqual({ option: 'b', before: '0.00000', moved: '2.14285', after: '2.14285' });
  expect(surplus?.pots).toEqual({ nonTransferable: '0.85715' });
});

test('a tie that no earlier stage breaks waits for the lot and names those who are equal', () => {
  const tied = decided({ rule: 'stv-scottish@1', parameters: { seats: 1 }, options, ballots: [paper(['a'], 2), paper(['b'], 2), paper(['c'], 2)] });
  expect(tied.status).toBe('needs-lot');
  expect(tied.tied?.set).toEqual(['d', 'e', 'f']);
});

test('an empty paper is blank, a paper that begins with two first preferences is invalid, and nobody is decided on nothing', () => {
  const none = decided(asked([{ count: 3, says: { kind: 'ranks', ranks: [] } }, { count: 2, says: { kind: 'ranks', ranks: [['a', 'b'], ['c']] } }], 1));
  expect(none).toMatchObject({ status: 'no-decision', winners: [], accounts: { cast: 5, valid: 0, blank: 3, invalid: { 'no-first-preference': 2 } } });
});

test.each([
  [asked([paper(['a'])], 0), 'bad-parameter'],
  [{ ...asked([paper(['a'])], 1), options: [] }, 'no-options'],
  [{ ...asked([paper(['a'])], 1), options: [...options, { id: 'a', name: 'again' }] }, 'double-option'],
  [asked([paper(['a'])], 1, ['a', 'b']), 'wrong-lots'],
])('what cannot be counted is refused with a word', (question, word) => {
  expect(scottishStv(question)).toMatchObject({ ok: false, refusal: { word } });
});
