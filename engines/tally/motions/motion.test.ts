import fc from 'fast-check';
import { expect, test } from 'vitest';
import { must } from '@plenaria/kernel/result.ts';
import type { Ballots, Decision, Question } from '../contract.ts';
import { decide } from '../decide.ts';
import { closeBox, type CastPaper } from './box.ts';
import { decideInTurn } from './in-turn.ts';
import type { Majority, MotionParameters } from './motion.ts';

const stances = (counts: Readonly<Record<string, number>>, segment?: string): Ballots[] => Object.entries(counts).map(([stance, count]) => ({ count, says: { kind: 'stance', stance: stance === 'blank' ? '' : stance }, ...(segment === undefined ? {} : { segment }) }));
const half: Majority = { among: 'people', base: { of: 'answers', without: ['abstain'] }, threshold: '1/2', comparator: 'more-than' };
const question = (ballots: readonly Ballots[], more: Partial<MotionParameters> = {}, roll: Question<unknown>['roll'] = {}): Question<MotionParameters> => ({ rule: 'motion@1', parameters: { majorities: [half], ...more }, options: [{ id: 'm', name: 'The motion' }], ballots, roll });
const decided = (...given: Parameters<typeof question>): Decision => must(decide(question(...given)), 'this motion can be counted');

test('Dublin, April 2017, second ballot: 50 to replace or amend, 39 to repeal, 2 without opinion is 56 % of those with an opinion', () => {
  const parts = { majorities: [{ ...half, base: { of: 'answers', without: ['no-opinion'] } }], answers: ['amend', 'repeal', 'no-opinion'], support: ['amend'], against: ['repeal'], abstentions: ['no-opinion'] } as const;
  const decision = decided(stances({ amend: 50, repeal: 39, 'no-opinion': 2 }), parts);
  expect(decision.outcome).toBe('adopted');
  expect(decision.steps[1]?.facts).toMatchObject({ support: '50', base: '89', needed: '45' });
});

test.each([
  [{ of: 'cast' }, '100', 'rejected'], [{ of: 'valid' }, '96', 'rejected'], [{ of: 'answers', without: ['abstain'] }, '85', 'adopted'],
  [{ of: 'present' }, '98', 'rejected'], [{ of: 'seated' }, '110', 'rejected'], [{ of: 'eligible' }, '120', 'rejected'],
] as const)('48 yes, 37 no, 11 abstain, 3 blank, 1 invalid: of the base %j, which is %s, it is %s', (base, size, outcome) => {
  const decision = decided([...stances({ yes: 48, no: 37, abstain: 11, blank: 3, maybe: 1 })], { majorities: [{ ...half, base }] }, { present: 98, seated: 110, eligible: 120 });
  expect(decision.steps[1]?.facts['base']).toBe(size);
  expect(decision.outcome).toBe(outcome);
  expect(decision.accounts).toEqual({ cast: 100, valid: 85, blank: 3, abstain: 11, invalid: { 'unknown-answer': 1 }, marks: {} });
});

test('two thirds are two thirds: 66 of 99 reach them, 66 of 100 do not, and more than two thirds is one more', () => {
  const cut = (comparator: 'at-least' | 'more-than'): Majority => ({ ...half, threshold: '2/3', comparator });
  expect(decided(stances({ yes: 66, no: 33 }), { majorities: [cut('at-least')] }).outcome).toBe('adopted');
  expect(decided(stances({ yes: 66, no: 34 }), { majorities: [cut('at-least')] }).outcome).toBe('rejected');
  expect(decided(stances({ yes: 66, no: 33 }), { majorities: [cut('more-than')] }).outcome).toBe('rejected');
});

test('29, 57 and 58 of a hundred reach 29, 57 and 58 %, where floats say they do not', () => {
  for (const n of [29, 57, 58]) expect(decided(stances({ yes: n, no: 100 - n }), { majorities: [{ ...half, threshold: `${n}/100`, comparator: 'at-least' }] }).outcome).toBe('adopted');
});

test('12 to 12 is not adopted; a declared casting vote is one vote more and carries no two thirds', () => {
  const tied = stances({ yes: 12, no: 12 });
  expect(decided(tied)).toMatchObject({ status: 'decided', outcome: 'tied', winners: [] });
  expect(decided(tied, { casting: { holder: 'the chair' } })).toMatchObject({ status: 'no-decision', outcome: 'tied' });
  expect(decided(tied, { casting: { holder: 'the chair', answer: 'yes' } })).toMatchObject({ outcome: 'adopted', winners: ['m'] });
  expect(decided(tied, { casting: { holder: 'the chair', answer: 'no' } }).outcome).toBe('rejected');
  expect(decided(tied, { majorities: [{ ...half, threshold: '2/3' }], casting: { holder: 'the chair', answer: 'yes' } }).outcome).toBe('rejected');
});

test('a double majority needs the people and the chapters; a chapter that stays away does not carry', () => {
  const chapters: Majority = { ...half, among: 'segments', segments: '1/2', segmentsComparator: 'more-than' };
  const ballots = [...stances({ yes: 90, no: 10 }, 'city'), ...stances({ yes: 4, no: 6 }, 'valley'), ...stances({ yes: 3, no: 7 }, 'coast')];
  expect(decided(ballots).outcome).toBe('adopted');
  const both = decided(ballots, { majorities: [half, chapters] });
  expect(both.outcome).toBe('rejected');
  expect(both.steps[2]?.facts).toMatchObject({ segments: '3', reached: '1', needed: '2' });
  expect(decided(stances({ yes: 9, no: 1 }, 'city'), { majorities: [{ ...chapters, segments: 'every' }] }, { segments: { city: {}, coast: {} } }).outcome).toBe('rejected');
});

test('a delegation of 7 that splits 5 to 2 weighs 7, and fractions of a vote stay fractions', () => {
  const weighed: Ballots[] = [{ count: 1, weight: '5', says: { kind: 'stance', stance: 'yes' } }, { count: 1, weight: '2', says: { kind: 'stance', stance: 'no' } }, { count: 3, weight: '1/3', says: { kind: 'stance', stance: 'no' } }];
  expect(decided(weighed).steps[1]?.facts).toMatchObject({ support: '5', base: '8' });
});

test('nothing cast in the base is no decision, and a base that the roll does not give is refused', () => {
  expect(decided(stances({ abstain: 5 }))).toMatchObject({ status: 'no-decision', winners: [] });
  expect(decide(question(stances({ yes: 1 }), { majorities: [{ ...half, base: { of: 'seated' } }] }))).toEqual({ ok: false, refusal: { word: 'missing-base', about: 'seated' } });
  expect(decide(question([], { majorities: [] }))).toMatchObject({ ok: false, refusal: { word: 'bad-parameter' } });
  expect(decide(question([{ count: 1.5, says: { kind: 'stance', stance: 'yes' } }]))).toMatchObject({ ok: false, refusal: { word: 'bad-count' } });
});

test('every paper is in one class, the table adds up to those cast, and the order of papers changes nothing', () => {
  const paper = fc.record({ count: fc.integer({ min: 0, max: 9 }), stance: fc.constantFrom('yes', 'no', 'abstain', '', 'perhaps') });
  fc.assert(fc.property(fc.array(paper, { maxLength: 12 }), (papers) => {
    const ballots = papers.map(({ count, stance }): Ballots => ({ count, says: { kind: 'stance', stance } }));
    const [one, other] = [decided(ballots), decided(ballots.toReversed())];
    expect(one).toEqual(other);
    const { cast, valid, blank, abstain, invalid } = one.accounts;
    expect(valid + blank + abstain + Object.values(invalid).reduce((sum, n) => sum + n, 0)).toBe(cast);
    const table = [...(one.steps[0]?.lines ?? []).map(({ after }) => Number(after)), ...Object.values(one.steps[0]?.pots ?? {}).map(Number)];
    expect(table.reduce((sum, n) => sum + n, 0)).toBe(cast);
  }), { numRuns: 300, seed: 21 });
});

test('until the box closes the last vote counts; late ones and those taken back are kept in the history and not counted', () => {
  const act = (slot: string, sequence: number, stance: string | null, at = sequence): CastPaper => ({ slot, sequence, at, says: stance === null ? null : { kind: 'stance', stance } });
  const { ballots, history } = closeBox([act('a', 1, 'yes'), act('a', 3, 'no'), act('b', 2, 'yes'), act('b', 4, null), act('c', 5, 'yes', 100), act('d', 6, 'no')], 100);
  expect(ballots.map(({ says }) => says)).toEqual([{ kind: 'stance', stance: 'no' }, { kind: 'stance', stance: 'no' }]);
  expect(history).toEqual({ received: 6, counted: 2, replaced: 2, takenBack: 1, late: 1 });
});

test('a ballot that depends on another is opened only by its outcome, and says which condition kept it shut', () => {
  const first = question(stances({ yes: 12, no: 79 }));
  const turns = must(decideInTurn([{ id: 'keep', when: [], question: first }, { id: 'replace', when: [{ ballot: 'keep', outcome: 'rejected' }], question: question(stances({ yes: 50, no: 39 })) }, { id: 'nothing', when: [{ ballot: 'keep', winner: 'm' }], question: first }]), 'in turn');
  expect(turns.map((turn) => (turn.opened ? turn.decision.outcome : turn.because))).toEqual(['rejected', 'adopted', { ballot: 'keep', winner: 'm' }]);
  expect(decideInTurn([{ id: 'a', when: [{ ballot: 'b' }], question: first }])).toMatchObject({ ok: false, refusal: { word: 'unknown-ballot' } });
});
