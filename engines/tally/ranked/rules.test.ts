import fc from 'fast-check';
import { expect, test } from 'vitest';
import { must } from '@plenaria/kernel/result.ts';
import type { Ballots, Decision, Option, Question } from '../contract.ts';
import { decide } from '../decide.ts';
import { irresolute } from '../irresolute.ts';
import { plainRankedPairs, plainSchulze } from '../second/pairs.ts';
import { plainRunoff } from '../second/runoff.ts';
import { plainScottish } from '../second/scottish.ts';
import { pairwise, rankedPairs, schulze } from './condorcet.ts';
import { countback } from './countback.ts';

const five = [...'abcde'];
const named = (ids: Iterable<string>): readonly Option[] => [...ids].map((id) => ({ id, name: id.toUpperCase() }));
const ranked = (count: number, order: string): Ballots => ({ count, says: { kind: 'ranks', ranks: order.split('>').filter((rank) => rank !== '').map((rank) => rank.split('=')) } });
const asked = (rule: string, parameters: unknown, ids: Iterable<string>, ballots: readonly Ballots[], lots?: readonly string[]): Question<unknown> => ({ rule, parameters, options: named(ids), ballots, ...(lots === undefined ? {} : { lots }) });
const decided = (...given: Parameters<typeof asked>): Decision => must(decide(asked(...given)), 'can be counted');

const paper = fc.shuffledSubarray(five, { minLength: 1 });
const box = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), paper), { minLength: 1, maxLength: 8 });
const ballotsOf = (papers: readonly (readonly [number, readonly string[]])[]): readonly Ballots[] => papers.map(([count, order]) => ranked(count, order.join('>')));
const sheets = (papers: readonly (readonly [number, readonly string[]])[]): readonly (readonly string[])[] => papers.flatMap(([count, order]) => Array.from({ length: count }, () => order));
const stv = ['stv-scottish@1', 'stv-wigm@1', 'stv-meek@1'] as const;

test.each([...stv, 'irv@1'])('%s: every table adds up to the valid papers, in units of the rule', (rule) => {
  fc.assert(fc.property(box, fc.integer({ min: 1, max: 3 }), (papers, seats) => {
    const decision = decided(rule, { seats: rule === 'irv@1' ? 1 : seats }, five, ballotsOf(papers), five);
    for (const { lines, pots } of decision.steps) {
      const digits = [...lines.map(({ after }) => after), ...Object.values(pots)].map((text) => BigInt(text.replace('.', '')));
      const decimals = lines[0]?.after.split('.')[1]?.length ?? 0;
      expect(digits.reduce((sum, n) => sum + n, 0n)).toBe(BigInt(decision.accounts.valid) * 10n ** BigInt(decimals));
    }
  }), { numRuns: 150, seed: 41 });
});

test.each(stv)('%s is proportional: who together have k quotas and rank the same people first get k of them', (rule) => {
  fc.assert(fc.property(box, fc.integer({ min: 1, max: 4 }), fc.subarray(five, { minLength: 1, maxLength: 4 }), (papers, seats, set) => {
    const decision = decided(rule, { seats }, five, ballotsOf(papers), five);
    const all = sheets(papers);
    const solid = all.filter((order) => order.length >= set.length && order.slice(0, set.length).every((id) => set.includes(id))).length;
    const quotas = Math.floor((solid * (seats + 1)) / all.length);
    const sure = Math.min(solid * (seats + 1) > quotas * all.length ? quotas : quotas - 1, set.length, seats);
    expect(decision.winners.filter((id) => set.includes(id)).length).toBeGreaterThanOrEqual(Math.max(0, sure));
  }), { numRuns: 200, seed: 42 });
});

test.each([...stv, 'irv@1', 'ranked-pairs@1', 'schulze@1', 'borda@1'])('%s: other orders of papers and options change nothing, other names only the names, and no order of marks is a place', (rule) => {
  const parameters = rule === 'borda@1' ? { form: 'modified' } : rule.startsWith('stv') ? { seats: 2 } : {};
  const to = 'dbeac';
  const renamed = (id: string): string => to[five.indexOf(id)] ?? id;
  fc.assert(fc.property(box, (papers) => {
    const decision = decided(rule, parameters, five, ballotsOf(papers), five);
    expect(decided(rule, parameters, five.toReversed(), ballotsOf(papers.toReversed()), five)).toEqual(decision);
    const other = papers.map(([count, order]) => [count, order.map(renamed)] as const);
    expect(decided(rule, parameters, five, ballotsOf(other), five.map(renamed)).winners.toSorted()).toEqual(decision.winners.map(renamed).toSorted());
  }), { numRuns: 60, seed: 43 });
});

test('10,000 runoffs, 10,000 beatpaths and 10,000 ranked pairs are as second counts from the definitions say', () => {
  const small = fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.shuffledSubarray([...'abcd'], { minLength: 1 })), { minLength: 1, maxLength: 6 });
  fc.assert(fc.property(small, fc.shuffledSubarray([...'abcd'], { minLength: 4 }), (papers, lots) => {
    const [ballots, all] = [ballotsOf(papers), sheets(papers)];
    const runoff = decided('irv@1', {}, 'abcd', ballots, lots);
    const plain = plainRunoff([...'abcd'], all, lots);
    expect(runoff.winners).toEqual([plain.winner]);
    expect(runoff.steps.flatMap(({ excluded }) => excluded)).toEqual(plain.left);
    const matrix = pairwise(4, papers.map(([count, order]) => ({ count, ranks: order.map((id) => ['abcd'.indexOf(id)]) })));
    const name = (place: number | undefined): string => 'abcd'[place ?? 9] ?? '';
    expect(name(rankedPairs(matrix, lots.map((id) => 'abcd'.indexOf(id))).order[0])).toBe(plainRankedPairs([...'abcd'], all, lots));
    expect(schulze(matrix)[0]?.map(name)).toEqual(plainSchulze([...'abcd'], all));
  }), { numRuns: 10_000, seed: 44 });
}, 60_000);

test('every election of one, two or three voters over three options, 815 of them: runoff, pairs, beatpaths and Scottish seats as the second counts say', () => {
  const names = ['a', 'b', 'c'];
  const papers = [...names.map((one) => [one]), ...names.flatMap((one) => names.filter((other) => other !== one).map((other) => [one, other])), ...names.flatMap((one) => names.filter((other) => other !== one).map((other) => [one, other, ...names.filter((last) => last !== one && last !== other)]))];
  const boxes = papers.flatMap((one, at) => [[one], ...papers.slice(at).flatMap((two, second) => [[one, two], ...papers.slice(at + second).map((three) => [one, two, three])])]);
  expect(boxes).toHaveLength(815);
  for (const all of boxes) {
    const ballots = all.map((order) => ranked(1, order.join('>')));
    expect(decided('irv@1', {}, names, ballots, names).winners).toEqual([plainRunoff(names, all, names).winner]);
    expect(decided('ranked-pairs@1', {}, names, ballots, names).winners).toEqual([plainRankedPairs(names, all, names)]);
    expect(decided('schulze@1', {}, names, ballots, names).winners).toEqual(plainSchulze(names, all).slice(0, 1));
    expect(decided('stv-scottish@1', { seats: 2 }, names, ballots, names).winners.toSorted()).toEqual(plainScottish(names, all, 2, names).elected.toSorted());
  }
});

test('whoever beats everybody in pairs wins by Ranked Pairs and by Schulze', () => {
  fc.assert(fc.property(box, (papers) => {
    const all = sheets(papers);
    const above = (one: string, other: string): number => all.filter((order) => order.includes(one) && (!order.includes(other) || order.indexOf(one) < order.indexOf(other))).length;
    const best = five.find((one) => five.every((other) => one === other || above(one, other) > above(other, one)));
    if (best !== undefined) for (const rule of ['ranked-pairs@1', 'schulze@1']) expect(decided(rule, {}, five, ballotsOf(papers)).winners).toEqual([best]);
  }), { numRuns: 500, seed: 45 });
});

const alaska = [ranked(47_407, 'peltola>begich>palin'), ranked(4_645, 'peltola>palin>begich'), ranked(23_747, 'peltola'), ranked(27_053, 'begich>palin>peltola'), ranked(15_467, 'begich>peltola>palin'), ranked(11_290, 'begich'), ranked(3_652, 'palin>peltola>begich'), ranked(34_049, 'palin>begich>peltola'), ranked(21_272, 'palin')];
const three = ['begich', 'palin', 'peltola'];

test('Alaska, 16 August 2022: Peltola wins with 91,266 to 86,026 although Begich beats both in pairs; had 5,200 stayed at home who ranked her last, she would have lost', () => {
  const decision = decided('irv@1', {}, three, alaska);
  expect(decision.winners).toEqual(['peltola']);
  expect(decision.steps[1]).toMatchObject({ excluded: ['begich'], lines: [{ after: '0' }, { option: 'palin', after: '86026' }, { option: 'peltola', after: '91266' }], pots: { exhausted: '11290' } });
  for (const rule of ['ranked-pairs@1', 'schulze@1']) expect(decided(rule, {}, three, alaska).winners).toEqual(['begich']);
  const home = alaska.map((group, at) => (at === 7 ? { ...group, count: group.count - 5_200 } : group));
  expect(decided('irv@1', {}, three, home).winners).toEqual(['begich']);
});

const burlington = [ranked(1_332, 'montroll>kiss>wright'), ranked(767, 'montroll>wright>kiss'), ranked(455, 'montroll'), ranked(2_043, 'kiss>montroll>wright'), ranked(371, 'kiss>wright>montroll'), ranked(568, 'kiss'), ranked(1_513, 'wright>montroll>kiss'), ranked(495, 'wright>kiss>montroll'), ranked(1_289, 'wright')];

test('Burlington, Vermont, 3 March 2009: Kiss wins, and would have lost with 753 more first places from Wright’s voters', () => {
  const people = ['kiss', 'montroll', 'wright'];
  expect(decided('irv@1', {}, people, burlington).winners).toEqual(['kiss']);
  expect(decided('schulze@1', {}, people, burlington).winners).toEqual(['montroll']);
  const moved = [...burlington.slice(0, 7), ranked(495, 'kiss>wright>montroll'), ranked(258, 'kiss>wright'), ranked(1_031, 'wright')];
  expect(decided('irv@1', {}, people, moved).winners).toEqual(['montroll']);
});

test('ties for last place: by the declared chain, together, or by a lot that is asked for', () => {
  const even = [ranked(5, 'a'), ranked(4, 'b>a'), ranked(2, 'c>b'), ranked(2, 'd>b')];
  expect(decided('irv@1', {}, 'abcd', even)).toMatchObject({ status: 'needs-lot', tied: { set: ['c', 'd'], step: 1 } });
  expect(decided('irv@1', { ties: ['together'] }, 'abcd', even)).toMatchObject({ winners: ['b'], steps: [{}, { excluded: ['c', 'd'], tie: { brokenBy: 'together' } }] });
  expect(decided('irv@1', {}, 'abcd', even, five.slice(0, 4)).steps[1]).toMatchObject({ excluded: ['d'], tie: { among: ['c', 'd'], brokenBy: 'lot' } });
  const chain = [ranked(3, 'a'), ranked(2, 'b>c'), ranked(2, 'c>b'), ranked(1, 'a>b')];
  expect(decided('irv@1', { ties: ['head-to-head'] }, 'abc', chain).steps[1]).toMatchObject({ excluded: ['c'], tie: { brokenBy: 'head-to-head' } });
  expect(must(irresolute(asked('irv@1', {}, 'abcd', even)), 'all lots')).toMatchObject({ outcomes: [['b']], complete: true });
});

test('marks are counted: overvotes, skips, duplicates, unknown names and marks over the limit, and the classes add up', () => {
  const papers = [ranked(1, 'a>b'), { count: 2, says: { kind: 'ranks', ranks: [['a', 'b'], ['c']] } }, { count: 1, says: { kind: 'ranks', ranks: [[], ['a'], ['a'], ['zz'], ['b']] } }, { count: 1, says: { kind: 'ranks', ranks: [[], []] } }, { count: 1, says: { kind: 'approves', options: ['a'] } }] as const;
  expect(decided('irv@1', { overvote: 'exhaust', ranksAllowed: 4 }, 'abc', papers).accounts).toEqual({ cast: 6, valid: 2, blank: 1, abstain: 0, invalid: { 'no-first-preference': 2, 'not-ranked': 1 }, marks: { skip: 1, duplicate: 1, unknown: 1, overLimit: 1 } });
});

test('Ranked Pairs asks for a lot only where it could change who wins', () => {
  const circle = [ranked(1, 'a>b>c'), ranked(1, 'b>c>a'), ranked(1, 'c>a>b')];
  expect(decided('ranked-pairs@1', {}, 'abc', circle)).toMatchObject({ status: 'needs-lot', winners: [], tied: { set: ['a', 'b', 'c'], places: 1 } });
  expect(decided('ranked-pairs@1', {}, 'abcd', [...circle, ranked(5, 'd')]).winners).toEqual(['d']);
  expect(must(irresolute(asked('ranked-pairs@1', {}, 'abc', circle)), 'all lots').outcomes).toEqual([['a'], ['b'], ['c']]);
  const tennessee = [ranked(42, 'm>n>c>k'), ranked(26, 'n>c>k>m'), ranked(15, 'c>k>n>m'), ranked(17, 'k>c>n>m')];
  expect(decided('ranked-pairs@1', { places: 4 }, 'cknm', tennessee).winners).toEqual(['n', 'c', 'k', 'm']);
});

test('modified Borda: a paper that ranks one option gives one point, and ranking more never costs the first', () => {
  const decision = decided('borda@1', { form: 'modified' }, 'abc', [ranked(1, 'a'), ranked(1, 'b>c>a')]);
  expect(decision.steps[0]?.lines.map(({ after }) => after)).toEqual(['2', '3', '2']);
  expect(decided('borda@1', { form: 'plain' }, 'abc', [ranked(1, 'a=b')]).steps[0]?.lines.map(({ after }) => after)).toEqual(['3/2', '3/2', '0']);
});

test('options at one rank count as the mean of all orders with Meek, and end the paper where that is declared', () => {
  const papers = [ranked(3, 'a'), ranked(2, 'a=b>c'), ranked(1, 'c>a')];
  expect(decided('stv-meek@1', { seats: 2, equal: 'share', variant: 'parametric' }, 'abc', papers).steps[0]?.lines.map(({ after }) => after)).toEqual(['4.000000000', '1.000000000', '1.000000000']);
  expect(decided('stv-meek@1', { seats: 2 }, 'abc', papers).accounts).toMatchObject({ valid: 4, invalid: { 'no-first-preference': 2 } });
});

test.each(['stv-scottish@1', 'stv-meek@1'])('%s: a seat that falls empty is filled from the papers of the election, and whoever sits keeps the seat', (rule) => {
  const election = asked(rule, { seats: 2 }, 'abcd', [ranked(40, 'a>c'), ranked(35, 'b'), ranked(15, 'c>a'), ranked(10, 'd>b')], [...'abcd']) as Question<{ seats: number }>;
  expect(must(decide(election), 'elected').winners).toEqual(['a', 'b']);
  expect(must(countback({ election, sitting: ['b'], left: ['a'] }), 'filled').replacements).toEqual(['c']);
  expect(must(countback({ election, sitting: ['b'], left: ['a'], unavailable: ['c'] }), 'filled').replacements).toEqual(['d']);
  fc.assert(fc.property(box, fc.integer({ min: 1, max: 3 }), (papers, seats) => {
    const asks = asked(rule, { seats }, five, ballotsOf(papers), five) as Question<{ seats: number }>;
    const [gone = '', ...sitting] = must(decide(asks), 'elected').winners;
    const filled = countback({ election: asks, sitting, left: [gone] });
    if (!filled.ok || filled.value.decision.status !== 'decided') return;
    expect(filled.value.replacements).toHaveLength(1);
    expect(filled.value.decision.winners).toEqual(expect.arrayContaining(sitting));
    expect(filled.value.replacements).not.toContain(gone);
  }), { numRuns: 150, seed: 46 });
});

test('WIGM: four decimals, the surplus cut, and all who cannot win any more may leave together', () => {
  const papers = [ranked(7, 'a>b'), ranked(2, 'b'), ranked(2, 'c>b'), ranked(1, 'd>c')];
  const decision = decided('stv-wigm@1', { seats: 2 }, 'abcd', papers, [...'abcd']);
  expect(decision.figures['quota']).toBe('4.0001');
  expect(decision.steps[1]).toMatchObject({ event: 'transfer', facts: { surplus: '2.9999', from: 'a' }, lines: [{ after: '4.0001' }, { moved: '2.9995' }, {}, {}], pots: { nonTransferable: '0.0004' } });
  expect(decision.winners).toEqual(['a', 'b']);
  fc.assert(fc.property(box, (all) => {
    const [one, other] = [decided('stv-wigm@1', { seats: 1 }, five, ballotsOf(all), five), decided('stv-wigm@1', { seats: 1, batch: true }, five, ballotsOf(all), five)];
    expect(other.winners).toEqual(one.winners);
  }), { numRuns: 300, seed: 47 });
});
