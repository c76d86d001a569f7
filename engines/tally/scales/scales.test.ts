import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fraction } from '@plenaria/kernel/fraction.ts';
import { must } from '@plenaria/kernel/result.ts';
import type { Ballots, Decision, Option } from '../contract.ts';
import { decide } from '../decide.ts';
import { irresolute } from '../irresolute.ts';
import { polarisation } from './gradients.ts';
import { compareGrades, majorityGrade } from './judgment.ts';

const named = (ids: string): readonly Option[] => [...ids].map((id) => ({ id, name: id.toUpperCase() }));
const chose = (count: number, ids: string): Ballots => ({ count, says: { kind: 'approves', options: [...ids] } });
const gave = (count: number, scores: Readonly<Record<string, number>>): Ballots => ({ count, says: { kind: 'scores', scores } });
const took = (count: number, stance: string, reason?: string): Ballots => ({ count, says: { kind: 'stance', stance, ...(reason === undefined ? {} : { reason }) } });
const decided = (rule: string, parameters: unknown, options: readonly Option[], ballots: readonly Ballots[], lots?: readonly string[]): Decision => must(decide({ rule, parameters, options, ballots, ...(lots === undefined ? {} : { lots }) }), 'can be counted');

test('approval: too many marks make a paper invalid and are not cut; a tie matters only across the last place', () => {
  const decision = decided('approval@1', { places: 2, most: 2 }, named('abcd'), [chose(5, 'ab'), chose(4, 'b'), chose(3, 'cd'), chose(2, 'abc'), chose(1, ''), chose(1, 'zz'), chose(1, 'aa')]);
  expect(decision.winners).toEqual(['b', 'a']);
  expect(decision.accounts).toEqual({ cast: 17, valid: 13, blank: 1, abstain: 0, invalid: { 'over-limit': 2, 'unknown-option': 1 }, marks: { duplicate: 1 } });
  const tied = decided('approval@1', { places: 3, most: 2 }, named('abcd'), [chose(5, 'ab'), chose(3, 'cd')]);
  expect(tied).toMatchObject({ status: 'needs-lot', winners: ['a', 'b'], tied: { set: ['c', 'd'], places: 1, step: 2 } });
  expect(decided('approval@1', { places: 3, most: 2 }, named('abcd'), [chose(5, 'ab'), chose(3, 'cd')], ['d', 'c', 'b', 'a']).winners).toEqual(['b', 'a', 'd']);
  expect(decided('approval@1', { places: 1, statusQuo: 'b' }, named('ab'), [chose(1, 'ab')]).winners).toEqual(['b']);
});

test('what the lot could have changed is told: c or d, never a or b', () => {
  const question = { rule: 'approval@1', parameters: { places: 3 }, options: named('abcd'), ballots: [chose(5, 'ab'), chose(3, 'cd')] };
  expect(must(irresolute(question), 'all lots')).toMatchObject({ outcomes: [['a', 'b', 'c'], ['a', 'b', 'd']], always: ['a', 'b'], byLot: ['c', 'd'], drawn: ['c', 'd'], complete: true });
});

test('dots: a cap on one option, a limit in all, nothing laid is blank', () => {
  const decision = decided('dots@1', { places: 1, dots: 6, cap: 3 }, named('abc'), [gave(2, { a: 3, b: 3 }), gave(1, { b: 1, c: 2 }), gave(1, { a: 4 }), gave(1, { a: 3, b: 3, c: 1 }), gave(1, { a: 0 })]);
  expect(decision.winners).toEqual(['b']);
  expect(decision.accounts).toMatchObject({ cast: 6, valid: 3, blank: 1, invalid: { 'out-of-range': 1, 'over-limit': 1 } });
});

test('quadratic: nine credits buy three votes for one thing or two and two with one left over, and never four', () => {
  const decision = decided('quadratic@1', { places: 1, credits: 9, negative: true }, named('ab'), [gave(1, { a: 3 }), gave(2, { a: -2, b: 2 }), gave(1, { a: 4 })]);
  expect(decision.steps[0]?.lines.map(({ after }) => after)).toEqual(['-1', '4']);
  expect(decision.accounts.invalid).toEqual({ 'over-limit': 1 });
});

test('score: sums or means, and a mean of too few does not win', () => {
  const papers = [gave(1, { a: 9 }), gave(9, { b: 7 })];
  expect(decided('score@1', { places: 1, least: 0, most: 9, missing: 'zero' }, named('ab'), papers).winners).toEqual(['b']);
  expect(decided('score@1', { places: 1, least: 0, most: 9, missing: 'no-opinion' }, named('ab'), papers).winners).toEqual(['a']);
  expect(decided('score@1', { places: 1, least: 0, most: 9, missing: 'no-opinion', participation: '1/5' }, named('ab'), papers).winners).toEqual(['b']);
});

test('systemic consensing: the least resistance wins, and nothing that is resisted more than how things are', () => {
  const papers = [gave(3, { a: 0, b: 4, now: 5 }), gave(2, { a: 10, b: 4, now: 5 })];
  const options = [{ id: 'a', name: 'A' }, { id: 'b', name: 'B' }, { id: 'now', name: 'As it is' }];
  expect(decided('resistance@1', { places: 1, most: 10, statusQuo: 'now' }, options, papers).winners).toEqual(['b']);
  expect(decided('resistance@1', { places: 3, most: 10, statusQuo: 'now' }, options, [gave(1, { a: 9, b: 2, now: 5 })]).winners).toEqual(['b', 'now']);
});

test('STAR: the two highest sums run off by preference; a paper that scores all alike abstains', () => {
  const decision = decided('star@1', { most: 5 }, named('abc'), [gave(4, { a: 5, b: 4 }), gave(3, { b: 5, c: 3 }), gave(2, { a: 2, b: 2, c: 2 })]);
  expect(decision.winners).toEqual(['a']);
  expect(decision.accounts.abstain).toBe(2);
  expect(decision.steps[1]).toMatchObject({ lines: [{ option: 'b', after: '3' }, { option: 'a', after: '4' }], pots: { noPreference: '0' } });
});

test('STAR: a runoff that is even goes to the higher sum; two equal for the last final go head to head', () => {
  expect(decided('star@1', { most: 5 }, named('ab'), [gave(1, { a: 5 }), gave(1, { b: 4 })]).winners).toEqual(['a']);
  const decision = decided('star@1', { most: 5 }, named('abc'), [gave(2, { a: 5, b: 1 }), gave(1, { a: 5, c: 2 })]);
  expect(decision.steps[0]).toMatchObject({ facts: { finalists: 'a, b' }, tie: { brokenBy: 'head-to-head', among: ['b', 'c'] } });
});

const grades = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 9 });
const counted = (list: readonly number[]): readonly number[] => [0, 1, 2, 3].map((grade) => list.filter((one) => one === grade).length);
/** Majority grades by really taking them away, one after the other. */
function takenAway(list: readonly number[]): readonly number[] {
  const sorted = list.toSorted((a, b) => b - a);
  const middle = Math.floor(sorted.length / 2);
  const [grade] = sorted.slice(middle);
  return grade === undefined ? [] : [grade, ...takenAway(sorted.toSpliced(middle, 1))];
}

test('majority judgment is what comes of taking middle grades away by hand', () => {
  fc.assert(fc.property(grades, fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 9, maxLength: 9 }), (a, nine) => {
    const b = nine.slice(0, a.length);
    const [one, other] = [takenAway(a), takenAway(b)];
    expect(majorityGrade(counted(a))).toBe(one[0]);
    const at = one.findIndex((grade, place) => grade !== other[place]);
    expect(Math.sign(compareGrades(counted(a), counted(b)))).toBe(at < 0 ? 0 : Math.sign((other[at] ?? 0) - (one[at] ?? 0)));
  }), { numRuns: 3000, seed: 31 });
  const decision = decided('majority-judgment@1', { places: 1, grades: ['reject', 'fair', 'good'] }, named('ab'), [gave(2, { a: 2, b: 1 }), gave(2, { a: 1, b: 1 }), gave(1, { b: 2 })]);
  expect(decision).toMatchObject({ winners: ['a'], steps: [{ facts: { 'grade a': 'fair', 'grade b': 'fair' } }, { tie: { brokenBy: 'next-majority-grades' } }] });
});

test('consensus minus one: one reasoned block passes, two do not, one without a reason is invalid, and too many aside is too little', () => {
  const rule = (more: object = {}): object => ({ blocks: { atMost: 1 }, standAsides: '1/4', ...more });
  const proposal = named('p');
  expect(decided('consensus@1', rule(), proposal, [took(9, 'agree'), took(1, 'block', 'It harms the river.')])).toMatchObject({ outcome: 'consented', winners: ['p'] });
  const stopped = decided('consensus@1', rule(), proposal, [took(9, 'agree'), took(2, 'block', 'It harms the river.'), took(1, 'block'), took(1, 'abstain')]);
  expect(stopped).toMatchObject({ outcome: 'blocked', accounts: { valid: 11, abstain: 1, invalid: { 'block-without-reason': 1 } }, steps: [{ facts: { blockReasons: 'It harms the river.' } }, { clause: 'consensus.2' }] });
  expect(decided('consensus@1', rule(), proposal, [took(6, 'agree'), took(3, 'stand-aside')]).outcome).toBe('too-little-support');
  expect(decided('consensus@1', rule({ round: 2, fallback: { after: 2 } }), proposal, [took(1, 'block', 'No.'), took(1, 'block', 'Not so.')]).steps[1]).toMatchObject({ clause: 'consensus.4', facts: { stoppedBy: 'consensus.2' } });
  expect(decided('consensus@1', rule({ blocks: { atMost: 0 }, standAsides: '1', upheld: ['No.'] }), proposal, [took(3, 'agree'), took(1, 'block', 'I dislike it.')]).outcome).toBe('consented');
});

test('a sociocratic election shows who changed her mind, and one reasoned objection stops it', () => {
  const parameters = { nominations: { a: { before: 4, after: 2 }, b: { before: 3, after: 5 } }, proposed: 'b', term: 'one year' };
  expect(decided('sociocratic@1', parameters, named('ab'), [took(7, 'agree')])).toMatchObject({ outcome: 'consented', winners: ['b'], steps: [{ lines: [{ option: 'a', before: '4', moved: '-2', after: '2' }, { option: 'b', before: '3', moved: '2', after: '5' }] }, {}, {}] });
  expect(decided('sociocratic@1', parameters, named('ab'), [took(6, 'agree'), took(1, 'block', 'She has two other roles.')]).outcome).toBe('blocked');
});

test('fist to five: a fist blocks, two below three of ten are a fifth, and the whole distribution is told', () => {
  const fingers = (...shown: readonly number[]): readonly Ballots[] => shown.map((n) => gave(1, { p: n }));
  expect(decided('fist-to-five@1', { below: '1/5' }, named('p'), fingers(5, 5, 4, 4, 4, 3, 3, 3, 2, 1)).outcome).toBe('adopted');
  expect(decided('fist-to-five@1', { below: '0' }, named('p'), fingers(5, 2)).outcome).toBe('too-little-support');
  expect(decided('fist-to-five@1', { below: '1' }, named('p'), fingers(5, 0, 6))).toMatchObject({ outcome: 'blocked', accounts: { invalid: { 'out-of-range': 1 } } });
});

test('gradients give a picture and decide only by a declared cut; a room split between the ends is wholly polarised', () => {
  const papers = [took(4, 'endorse'), took(4, 'veto')];
  expect(decided('gradients@1', {}, named('p'), papers)).toMatchObject({ outcome: 'inconclusive', winners: [], figures: { median: 'veto', vetoes: '4', polarisation: '1' } });
  expect(polarisation([5, 0, 0].map((n) => fraction(n)))).toEqual(fraction(0));
  const adopt = { adopt: { support: ['endorse', 'minor-contention', 'reservations'], share: '4/5', vetoesAtMost: 0 } };
  expect(decided('gradients@1', adopt, named('p'), [took(8, 'endorse'), took(2, 'dislike-but-support')]).outcome).toBe('adopted');
  expect(decided('gradients@1', adopt, named('p'), papers).outcome).toBe('blocked');
});

const rules: readonly (readonly [string, object])[] = [['approval@1', { places: 2 }], ['dots@1', { places: 1, dots: 9 }], ['quadratic@1', { places: 1, credits: 30 }], ['score@1', { places: 1, least: 0, most: 5, missing: 'zero' }], ['resistance@1', { places: 1, most: 5 }], ['star@1', { most: 5 }], ['majority-judgment@1', { places: 1, grades: ['0', '1', '2', '3', '4', '5'] }]];
const papersFor = (rule: string, sets: readonly (readonly number[])[]): readonly Ballots[] => sets.map((set, at) => (rule === 'approval@1' ? chose(1 + (at % 3), set.map((score, option) => (score > 2 ? 'abcd'[option] ?? '' : '')).join('')) : gave(1 + (at % 3), Object.fromEntries(set.map((score, option) => ['abcd'[option] ?? '', score])))));
const table = fc.array(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 8 });

test.each(rules)('%s: papers in another order, options in another order and every paper tripled change nothing, and other names only the names', (rule, parameters) => {
  const lots = [...'abcd'];
  const [from, to] = ['abcd', 'dbac'];
  const renamed = (id: string): string => to[from.indexOf(id)] ?? id;
  fc.assert(fc.property(table, (sets) => {
    const papers = papersFor(rule, sets);
    const decision = decided(rule, parameters, named(from), papers, lots);
    expect(decided(rule, parameters, named(from).toReversed(), papers.toReversed(), lots)).toEqual(decision);
    expect(decided(rule, parameters, named(from), papers.map((paper) => ({ ...paper, count: 3 * paper.count })), lots).winners).toEqual(decision.winners);
    const other = papers.map((paper): Ballots => ({ ...paper, says: paper.says.kind === 'approves' ? { kind: 'approves', options: paper.says.options.map(renamed) } : paper.says.kind === 'scores' ? { kind: 'scores', scores: Object.fromEntries(Object.entries(paper.says.scores).map(([id, n]) => [renamed(id), n])) } : paper.says }));
    expect(decided(rule, parameters, named(from), other, lots.map(renamed)).winners).toEqual(decision.winners.map(renamed));
  }), { numRuns: 150, seed: 32 });
});
