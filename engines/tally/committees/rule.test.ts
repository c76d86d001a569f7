import fc from 'fast-check';
import { expect, test } from 'vitest';
import { must } from '@plenaria/kernel/result.ts';
import type { Ballots, Decision } from '../contract.ts';
import { decide } from '../decide.ts';
import { irresolute } from '../irresolute.ts';

const options = [...'abcdef'].map((id) => ({ id, name: id.toUpperCase() }));
const chose = (count: number, ids: string): Ballots => ({ count, says: { kind: 'approves', options: [...ids] } });
const asked = (method: string, ballots: readonly Ballots[], seats = 3, lots?: readonly string[]) => ({ rule: 'committee@1', parameters: { seats, method }, options, ballots, ...(lots === undefined ? {} : { lots }) });
const elected = (...given: Parameters<typeof asked>): Decision => must(decide(asked(...given)), 'can be counted');
const box = fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.uniqueArray(fc.constantFrom(...'abcdef'), { minLength: 1 })), { minLength: 1, maxLength: 7 });
const lots = [...'abcdef'];

test('six approve a, b and c, three approve d: approval leaves the three without anybody, and the certificate says so', () => {
  const papers = [chose(6, 'abc'), chose(3, 'd')];
  const blunt = elected('av', papers);
  expect(blunt.winners).toEqual(['a', 'b', 'c']);
  expect(blunt.figures).toMatchObject({ ejrPlus: '0', represented: '2/3' });
  expect(blunt.steps.at(-2)?.facts).toMatchObject({ 'claim d': '3 voters, 1 seats' });
  for (const method of ['pav', 'seq-pav', 'phragmen', 'equal-shares']) expect(elected(method, papers, 3, lots)).toMatchObject({ figures: { ejrPlus: '1', represented: '1' }, winners: expect.arrayContaining(['d']) as unknown });
});

test.each(['pav', 'equal-shares'])('%s satisfies EJR+, whatever the ballots (Brill and Peters 2023)', (method) => {
  fc.assert(fc.property(box, fc.integer({ min: 1, max: 5 }), (papers, seats) => {
    expect(elected(method, papers.map(([count, ids]) => chose(count, ids.join(''))), seats, lots).figures['ejrPlus']).toBe('1');
  }), { numRuns: 120, seed: 71 });
});

test.each(['av', 'pav', 'cc', 'seq-pav', 'phragmen', 'equal-shares'])('%s asks for a lot only where it changes the committee, and the lot then gives one of those that were named', (method) => {
  fc.assert(fc.property(box, (papers) => {
    const ballots = papers.map(([count, ids]) => chose(count, ids.join('')));
    const [open, drawn] = [elected(method, ballots, 2), elected(method, ballots, 2, lots)];
    expect(drawn.status).toBe('decided');
    expect(elected(method, ballots.toReversed(), 2)).toEqual(open);
    if (open.status === 'decided') expect(open.winners.toSorted()).toEqual(drawn.winners.toSorted());
    else for (const id of drawn.winners) expect([...open.winners, ...(open.tied?.set ?? [])]).toContain(id);
  }), { numRuns: 50, seed: 72 });
});

test('what the lot could change in a committee', () => {
  expect(must(irresolute(asked('phragmen', [chose(2, 'a'), chose(1, 'b'), chose(1, 'c')], 2)), 'all lots')).toMatchObject({ outcomes: [['a', 'b'], ['a', 'c']], always: ['a'], byLot: ['b', 'c'], complete: true });
});

test('a committee larger than the list, or by a method that is not ours, is refused', () => {
  expect(decide(asked('av', [chose(1, 'a')], 9))).toMatchObject({ ok: false, refusal: { word: 'bad-parameter', about: 'seats' } });
  expect(decide(asked('dictator', [chose(1, 'a')]))).toMatchObject({ ok: false, refusal: { word: 'bad-parameter', about: 'method' } });
});
