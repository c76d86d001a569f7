import fc from 'fast-check';
import { expect, test } from 'vitest';
import { must } from '@plenaria/kernel/result.ts';
import type { Question, Said } from '../contract.ts';
import { decide } from '../decide.ts';
import { follow } from './follow.ts';

const ids = ['a', 'b', 'c', 'd'];
const names = { a: 'Ana', b: 'Bo', c: 'Cy', d: 'Di' };
const options = ids.map((id, at) => ({ id, name: id, cost: String(300 + 110 * at) }));
const rows = (lists: readonly (readonly [number, string])[]) => lists.map(([count, row]) => ({ count, says: { kind: 'ranks' as const, ranks: [...row].map((id) => [id]) } }));

test('a voter follows her paper through a count: whom it helped, and what it was worth there', () => {
  const question: Question<unknown> = { rule: 'stv-scottish@1', parameters: { seats: 2 }, options, ballots: rows([[9, 'ac'], [5, 'b'], [4, 'cb'], [2, 'dcb']]) };
  const decision = must(decide(question), 'it can be counted');
  const sentences = follow(decision, { kind: 'ranks', ranks: [['a'], ['c'], ['b']] }, { names }, 'en').map(({ step, sentence }) => `${step}: ${sentence}`);
  expect(sentences[0]).toBe('1: Your paper counts for Ana.');
  expect(sentences[1]).toBe('2: Your paper moves from Ana to Cy and counts 0.22222 there.');
});

test('what all the papers of a count are followed to is what its last table says', () => {
  const box = fc.array(fc.record({ count: fc.integer({ min: 1, max: 6 }), list: fc.shuffledSubarray(ids, { minLength: 1 }) }), { minLength: 1, maxLength: 9 });
  fc.assert(fc.property(box, (papers) => {
    const question: Question<unknown> = { rule: 'stv-scottish@1', parameters: { seats: 2 }, options, lots: ids, ballots: papers.map(({ count, list }) => ({ count, says: { kind: 'ranks', ranks: list.map((id) => [id]) } })) };
    const decision = must(decide(question), 'it can be counted');
    const held: Record<string, number> = {};
    for (const { count, list } of papers) {
      const last = follow(decision, { kind: 'ranks', ranks: list.map((id) => [id]) }, { names }, 'en').at(-1)?.sentence ?? '';
      const [, value = '0', name = ''] = /counts ([\d.]+) for (\w+)/.exec(last) ?? [];
      held[name] = (held[name] ?? 0) + Math.round(Number(value) * 1e5) * count;
    }
    const quota = Math.round(Number(decision.figures['quota']) * 1e5);
    const moved = new Set(decision.steps.filter(({ event }) => event === 'transfer').map(({ facts }) => facts['from'] ?? ''));
    for (const { option, after } of decision.steps.at(-1)?.lines ?? []) if (!moved.has(option) && !decision.steps.some(({ excluded }) => excluded.includes(option))) expect(held[names[option as 'a']] ?? 0).toBe(Math.round(Number(after) * 1e5));
    expect(quota).toBeGreaterThan(0);
  }), { numRuns: 150 });
});

test('a voter sees what her share of the money bought and what is left of it', () => {
  const question: Question<unknown> = { rule: 'equal-shares@1', parameters: { budget: '1000', worth: 'cost', completion: 'none' }, options, ballots: [{ count: 6, says: { kind: 'approves', options: ['a', 'b'] } }, { count: 4, says: { kind: 'approves', options: ['b'] } }] };
  const decision = must(decide(question), 'it can be counted');
  expect(follow(decision, { kind: 'approves', options: ['a', 'b'] }, { names, money: { currency: 'USD', minor: 0 } }, 'en').map(({ sentence }) => sentence)).toEqual([
    'Your share is 100\u00a0USD.', 'You pay 41\u00a0USD for Bo; 59\u00a0USD of your share is left.', 'You pay 50\u00a0USD for Ana; 9\u00a0USD of your share is left.', 'At the end 9\u00a0USD of your share is left; nothing you approved could be bought with it.',
  ]);
  expect(follow(decision, { kind: 'stance', stance: 'maybe' }, { names }, 'en')[0]?.sentence).toBe('Your paper says nothing that this rule counts.');
});

const box = (says: readonly Said[]): Question<unknown>['ballots'] => says.map((one, at) => ({ count: at + 1, says: one }));
const own = (rule: string, parameters: object, says: Said, others: readonly Said[] = []) => follow(must(decide({ rule, parameters, options, lots: ids, ballots: box([says, ...others]) }), 'it can be counted'), says, { names }, 'en').map(({ sentence }) => sentence);
const ranks: Said = { kind: 'ranks', ranks: [['a'], ['b'], ['c']] };
const other: Said = { kind: 'ranks', ranks: [['b'], ['c'], ['a']] };

test.each(['ranked-pairs@1', 'schulze@1', 'borda@1'])('under %s a paper says whom it puts before whom', (rule) => {
  expect(own(rule, rule === 'borda@1' ? { form: 'modified' } : {}, ranks, [other])).toEqual(['Your paper puts Ana before Bo and Cy.', 'Your paper puts Bo before Cy.', 'Your paper puts Cy last of those it names.']);
});

test.each([['stv-meek@1', { seats: 2 }], ['stv-wigm@1', { seats: 2 }], ['irv@1', { mode: 'one-a-round', seats: 2 }]] as const)('under %s nothing is claimed that the transcript does not tell', (rule, parameters) => {
  expect(own(rule, parameters, ranks, [other])).toEqual(['Your paper is one of the 3 that were counted. This rule shares papers out among several, and the record does not tell it for each of them.']);
});

test('a paper of grades, of fingers and of a stance says what it said, beside what all said', () => {
  expect(own('majority-judgment@1', { places: 1, grades: ['bad', 'fair', 'good'] }, { kind: 'scores', scores: { a: 2, b: 0 } }, [{ kind: 'scores', scores: { a: 1, b: 1 } }])[0]).toBe('Your paper judges Ana “good”; the middle paper judges it “fair”.');
  expect(own('star@1', { most: 5 }, { kind: 'scores', scores: { a: 5, b: 1 } }, [{ kind: 'scores', scores: { a: 1, b: 4 } }])).toEqual(['Your paper gives 5 to Ana, of 7 in all.', 'Your paper gives 1 to Bo, of 9 in all.']);
  expect(own('sociocratic@1', { nominations: { a: { before: 2, after: 3 } }, proposed: 'a', term: '2 years' }, { kind: 'stance', stance: 'agree' }, [{ kind: 'stance', stance: 'agree' }])).toEqual(['Your paper is one of the 3 that say agree.']);
});
