import fc from 'fast-check';
import { expect, test } from 'vitest';
import { borda, condorcetWinner, pairwise, rankedPairs, schulze, type Ranking } from './condorcet.ts';
import { countIrv, type IrvSetting } from './irv.ts';
import { irvMarks, type IrvHygiene } from './irv-marks.ts';

const paper = (order: string, count: number): Ranking => ({ count, ranks: [...order].map((letter) => ['MKW'.indexOf(letter)]) });
/** Burlington, Vermont, mayor, 3 March 2009, the last three: Montroll, Kiss, Wright. */
const burlington = [paper('MKW', 1332), paper('MWK', 767), paper('M', 455), paper('KMW', 2043), paper('KWM', 371), paper('K', 568), paper('WMK', 1513), paper('WKM', 495), paper('W', 1289)];

const runoff = (papers: readonly Ranking[], options = 3, more: Partial<IrvSetting> = {}) => countIrv({
  options, excluded: [], writeIns: null, papers: { counts: papers.map(({ count }) => count), marks: papers.map(({ ranks }) => ranks.flat()), sets: [] }, mode: 'single', seats: 1, decimals: 0, leastVotes: 0, batch: false, fixedThreshold: false,
  hareQuota: false, fractionalThreshold: false, untilTwo: false, share: 0, lastRound: null, breakTie: () => null, ...more,
});

test('Burlington 2009: the runoff elects Kiss although Montroll beats everybody in pairs, and Wright leads at first', () => {
  const matrix = pairwise(3, burlington);
  expect(condorcetWinner(matrix)).toBe(0);
  expect([schulze(matrix)[0], rankedPairs(matrix, [0, 1, 2]).order[0]]).toEqual([[0], 0]);
  const { rounds, winners } = runoff(burlington);
  expect(winners).toEqual([1]);
  expect(rounds[0]?.tally).toEqual(new Map([[0, 2554], [1, 2982], [2, 3297]]));
  expect(rounds[0]?.eliminated).toEqual([0]);
  expect([...(rounds[0]?.transfers.get(0) ?? [])]).toEqual([[1, 1332], [2, 767], [null, 455]]);
});

test('Burlington 2009 is not monotone: had 753 who wanted Wright put Kiss first, Kiss would have lost', () => {
  const raised = [...burlington.map((one) => (one.ranks[0]?.[0] !== 2 ? one : one.ranks.length === 1 ? { ...one, count: 1289 - 258 } : one.ranks[1]?.[0] === 1 ? { ...one, count: 0 } : one)), paper('KWM', 495), paper('KW', 258)];
  expect(runoff(raised).winners).toEqual([0]);
});

const ranking = fc.uniqueArray(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 5 }).map((order): Ranking => ({ count: 1, ranks: order.map((option) => [option]) }));

test('whoever beats everybody in pairs is first by Schulze and by Ranked Pairs', () => {
  fc.assert(fc.property(fc.array(ranking, { minLength: 1, maxLength: 15 }), (papers) => {
    const matrix = pairwise(5, papers);
    const winner = condorcetWinner(matrix);
    if (winner === null) return;
    expect(schulze(matrix)[0]).toEqual([winner]);
    expect(rankedPairs(matrix, [0, 1, 2, 3, 4]).order[0]).toBe(winner);
  }), { numRuns: 1000, seed: 3 });
});

test('in every round of a runoff what options hold and what is exhausted add up to the papers', () => {
  fc.assert(fc.property(fc.array(ranking, { minLength: 1, maxLength: 20 }), fc.boolean(), (papers, batch) => {
    const { rounds } = runoff(papers, 5, { batch, breakTie: (tied) => tied[0] ?? null });
    for (const { tally, exhausted } of rounds) expect([...tally.values()].reduce((sum, n) => sum + n, exhausted)).toBe(papers.length);
  }), { numRuns: 500, seed: 4 });
});

test('leaving in batches never changes who wins', () => {
  fc.assert(fc.property(fc.array(ranking, { minLength: 1, maxLength: 20 }), (papers) => {
    const breakTie = (tied: readonly number[]): number | null => tied.toSorted((a, b) => a - b)[0] ?? null;
    const [single, batch] = [runoff(papers, 5, { breakTie }), runoff(papers, 5, { batch: true, breakTie })];
    const ties = single.rounds.some(({ tally, eliminated }) => eliminated.some((gone) => [...tally].filter(([, votes]) => votes === tally.get(gone)).length > 1));
    if (!ties) expect(batch.winners).toEqual(single.winners);
  }), { numRuns: 1000, seed: 5 });
});

test('a tie for last place that nothing breaks stops the count and names those who are equal', () => {
  expect(runoff([paper('M', 3), paper('K', 2), paper('W', 2)]).tied).toEqual([1, 2]);
});

const rule: IrvHygiene = { overvote: 'exhaust', skipsAllowed: 1, ranksAllowed: null, exhaustOnDuplicate: false };
const places = (id: string): number | null => ({ a: 0, b: 1, c: 2 })[id] ?? null;

test.each([
  [[['a'], [], ['b']], rule, [0, 1]], [[['a'], [], [], ['b']], rule, [0, -2]], [[['a'], [], [], ['b']], { ...rule, skipsAllowed: null }, [0, 1]],
  [[['a'], ['b', 'c'], ['c']], rule, [0, -1]], [[['a'], ['b', 'c'], ['c']], { ...rule, overvote: 'skip' }, [0, 2]], [[['a'], ['a'], ['b']], rule, [0, 1]],
  [[['a'], ['a'], ['b']], { ...rule, exhaustOnDuplicate: true }, [0, -3]], [[['a'], ['b'], ['c']], { ...rule, ranksAllowed: 2 }, [0, 1]],
] as const)('papers with empty, double and repeated ranks are read as the rule says: %j', (ranks, hygiene, marks) => {
  expect(irvMarks(ranks, places, hygiene, [])).toEqual(marks);
});

test('the modified Borda count pays for ranking everybody', () => {
  expect(borda(3, [{ count: 1, ranks: [[0], [1], [2]] }], 'modified')).toEqual([6, 4, 2]);
  expect(borda(3, [{ count: 1, ranks: [[0]] }], 'modified')).toEqual([2, 0, 0]);
});
