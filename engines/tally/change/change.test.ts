import fc from 'fast-check';
import { expect, test } from 'vitest';
import { must } from '@plenaria/kernel/result.ts';
import type { Option, Question, Said } from '../contract.ts';
import { decide } from '../decide.ts';
import { changeSentence, otherwiseSentences } from '../explain/changes.ts';
import { moversFor } from './movers.ts';
import { sensitivity } from './sensitivity.ts';
import { nearest, smallestChanges } from './smallest.ts';

const ids = ['a', 'b', 'c', 'd'];
const options: Option[] = ids.map((id, at) => ({ id, name: id.toUpperCase(), cost: String(20 + 11 * at) }));
const counted = (question: Question<unknown>) => must(decide(question), 'it can be counted');
const approving = fc.array(fc.record({ count: fc.integer({ min: 1, max: 5 }), says: fc.subarray(ids).map((list): Said => ({ kind: 'approves', options: list })) }), { minLength: 1, maxLength: 7 });
const ranking = fc.array(fc.record({ count: fc.integer({ min: 1, max: 5 }), says: fc.shuffledSubarray(ids).map((list): Said => ({ kind: 'ranks', ranks: list.map((id) => [id]) })) }), { minLength: 1, maxLength: 7 });
const questions: fc.Arbitrary<Question<unknown>> = fc.oneof(
  fc.record({ ballots: approving, misfit: fc.constantFrom('skip', 'stop', 'poznan') }).map(({ ballots, misfit }) => ({ rule: 'greedy@1', parameters: { budget: '70', misfit }, options, ballots, lots: ids })),
  fc.record({ ballots: approving, completion: fc.constantFrom('none', 'add1') }).map(({ ballots, completion }) => ({ rule: 'equal-shares@1', parameters: { budget: '70', worth: 'cost', completion, stop: 'exhaustive' }, options, ballots, lots: ids })),
  ranking.map((ballots) => ({ rule: 'stv-scottish@1', parameters: { seats: 2 }, options, ballots, lots: ids })),
);

test('every change that is stated turns the fate of its option when it is counted again, and one less does not', () => {
  fc.assert(fc.property(questions, (question) => {
    const decision = counted(question);
    for (const change of smallestChanges(question, decision, decide, { counts: 300 })) {
      const mover = moversFor(question, change.option, change.won, decision.winners.at(-1)).find(({ kind }) => kind === change.kind);
      const wins = (amount: number): boolean => counted(mover?.by(amount) ?? question).winners.includes(change.option);
      expect(wins(change.amount)).toBe(!change.won);
      expect(wins(change.amount - 1)).toBe(change.won);
      expect(change.certificate.with.winners.includes(change.option)).toBe(!change.won);
    }
  }), { numRuns: 60 });
});

test('an amount that is called the least has no smaller one that does it', () => {
  fc.assert(fc.property(questions, (question) => {
    const decision = counted(question);
    for (const change of smallestChanges(question, decision, decide, { counts: 400 }).filter(({ least }) => least)) {
      const mover = moversFor(question, change.option, change.won, decision.winners.at(-1)).find(({ kind }) => kind === change.kind);
      for (let amount = 1; amount < change.amount; amount += 1) expect(counted(mover?.by(amount) ?? question).winners.includes(change.option), `${change.kind} ${amount}`).toBe(change.won);
    }
  }), { numRuns: 30 });
});

const square: Question<unknown> = {
  rule: 'greedy@1', parameters: { budget: '70', misfit: 'skip' }, options, lots: ids,
  ballots: [{ count: 9, says: { kind: 'approves', options: ['a', 'c'] } }, { count: 7, says: { kind: 'approves', options: ['d'] } }, { count: 4, says: { kind: 'approves', options: ['b', 'd'] } }],
};

test('the nearest change is told in words with its numbers', () => {
  const decision = counted(square);
  expect(decision.winners).toEqual(['d']);
  const changes = smallestChanges(square, decision, decide, { counts: 500 });
  const change = nearest(changes);
  expect(change).toMatchObject({ kind: 'also-approve', option: 'a', amount: 2, least: true });
  const said = change === null ? '' : changeSentence(decision, { names: { a: 'A new bench' } }, {}, 'en', change);
  expect(said).toBe('A new bench would have won if 2 people more who voted had approved it too; with 1 it would not.');
});

test('a stop rule, a misfit and a lot that would have mattered are named, and only those', () => {
  const decision = counted(square);
  const tied: Question<unknown> = { ...square, options: options.map((option) => ({ ...option, cost: '40' })), ballots: [{ count: 3, says: { kind: 'approves', options: ['a', 'b'] } }] };
  expect(sensitivity(tied, counted(tied), decide).filter(({ choice }) => choice === 'lot')).toEqual([{ choice: 'lot', value: 'b a c d', winners: ['b'] }]);
  expect(sensitivity(square, decision, decide).every(({ winners }) => winners.join() !== decision.winners.join())).toBe(true);
  expect(otherwiseSentences(decision, { names: {} }, 'pt', [])).toEqual(['Nenhuma outra escolha da regra que foi testada teria dado outros vencedores.']);
});
