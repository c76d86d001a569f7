import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { diceFrom } from '@plenaria/kernel/dice.ts';
import { compare, one } from '@plenaria/kernel/fraction.ts';
import { rankByPairs, type Comparison } from './bradley-terry.ts';
import { nextPair } from './pairs.ts';

const won = (first: string, other: string, count = 1): readonly Comparison[] => Array.from({ length: count }, () => ({ first, other, better: 'first' as const }));
const texts = ['a', 'b', 'c', 'd', 'e', 'f'];
const some = fc.array(fc.record({ first: fc.constantFrom(...texts), other: fc.constantFrom(...texts), better: fc.constantFrom('first' as const, 'other' as const, 'equal' as const) }).filter(({ first, other }) => first !== other), { maxLength: 60 });

describe('Bradley and Terry', () => {
  test('two texts, three wins to one: the mode solves s = 3 − 4 / (1 + e^(−2s)) on both sides', () => {
    const { ranked } = rankByPairs(['a', 'b'], [...won('a', 'b', 3), ...won('b', 'a')], 9);
    const s = ranked[0]?.strength ?? 0;
    expect(ranked.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(s).toBeCloseTo(3 - 4 / (1 + Math.exp(-2 * s)), 9);
    expect(ranked[1]?.strength).toBeCloseTo(-s, 9);
    const curve = (4 * Math.exp(-2 * s)) / (1 + Math.exp(-2 * s)) ** 2;
    expect(ranked[0]?.error).toBeCloseTo(Math.sqrt((1 + curve) / ((1 + curve) ** 2 - curve ** 2)), 9);
  });
  test('at the mode the prior balances wins and chances, for any comparisons', () => {
    fc.assert(fc.property(some, (comparisons) => {
      const { ranked } = rankByPairs(texts, comparisons, 0);
      const strength = new Map(ranked.map((own) => [own.id, own.strength]));
      for (const id of texts) {
        const slope = comparisons.reduce((sum, { first, other, better }) => {
          if (first !== id && other !== id) return sum;
          const [own, theirs] = [strength.get(id) ?? 0, strength.get(first === id ? other : first) ?? 0];
          return sum + (better === 'equal' ? 0.5 : (better === 'first') === (first === id) ? 1 : 0) - 1 / (1 + Math.exp(theirs - own));
        }, -(strength.get(id) ?? 0));
        expect(Math.abs(slope)).toBeLessThan(1e-8);
      }
    }), { numRuns: 50 });
  });
  test('order of arrival, and which of the two was named first, change nothing', () => {
    fc.assert(fc.property(some.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))), ([all, order]) => {
      const turned = order.map(({ first, other, better }): Comparison => ({ first: other, other: first, better: better === 'equal' ? 'equal' : better === 'first' ? 'other' : 'first' }));
      expect(rankByPairs(texts, turned, 0)).toEqual(rankByPairs(texts, all, 0));
    }), { numRuns: 50 });
  });
  test('without comparisons every rank is open; with many, none but its own', () => {
    expect(rankByPairs(texts, [], 0).ranked.every(({ ranks }) => ranks.best === 1 && ranks.worst === 6)).toBe(true);
    const order = texts.flatMap((first, at) => texts.slice(at + 1).flatMap((other) => [...won(first, other, 190), ...won(other, first, 10)]));
    const { ranked } = rankByPairs(texts, order, 0);
    expect(ranked.map(({ id }) => id)).toEqual(texts);
    expect(ranked.map(({ ranks }) => [ranks.best, ranks.worst])).toEqual([1, 2, 3, 4, 5, 6].map((rank) => [rank, rank]));
  });
});

describe('the next pair', () => {
  test('chances of all pairs sum to one: what is drawn over and over comes as often as it says', () => {
    const { ranked } = rankByPairs(texts.slice(0, 4), [...won('a', 'b', 5), ...won('c', 'd', 2)], 0);
    const seen = new Map<string, { count: number; chance: number }>();
    for (let turn = 0; turn < 3000; turn += 1) {
      const shown = nextPair({ person: `p${turn}`, judged: [], ranked, seed: 's' });
      if (shown === null) throw new Error('no pair');
      const key = [shown.left, shown.right].sort().join('');
      seen.set(key, { count: (seen.get(key)?.count ?? 0) + 1, chance: Number(shown.propensity.n) / Number(shown.propensity.d) });
      expect(compare(shown.propensity, one)).toBeLessThanOrEqual(0);
    }
    expect([...seen.values()].reduce((sum, { chance }) => sum + chance, 0)).toBeCloseTo(1, 9);
    for (const { count, chance } of seen.values()) expect(Math.abs(count - 3000 * chance)).toBeLessThan(4 * Math.sqrt(3000 * chance));
  });
  test('nobody judges a pair twice, and it ends', () => {
    const { ranked } = rankByPairs(texts, [], 0);
    const judged: (readonly [string, string])[] = [];
    for (let shown = nextPair({ person: 'ana', judged, ranked, seed: 's' }); shown !== null; shown = nextPair({ person: 'ana', judged, ranked, seed: 's' })) judged.push([shown.left, shown.right]);
    expect(new Set(judged.map(([a, b]) => [a, b].sort().join(''))).size).toBe(15);
    expect(judged).toHaveLength(15);
  });
  test('five thousand texts cost a sort, not twelve million pairs', () => {
    const dice = diceFrom('many texts');
    const many = Array.from({ length: 5000 }, (_, at) => ({ id: `t${at}`, strength: dice.below(1000) / 500, error: 0.7, comparisons: dice.below(9), ranks: { best: 1, worst: 5000 } }));
    const before = process.cpuUsage();
    expect(nextPair({ person: 'ana', judged: [], ranked: many, seed: 's' })).not.toBeNull();
    expect(process.cpuUsage(before).user).toBeLessThan(3_000_000);
  });
  test('it finds the order of thirty texts better than pairs drawn blindly', () => {
    const names = Array.from({ length: 30 }, (_, at) => `t${String(at).padStart(2, '0')}`);
    const dice = diceFrom('true strengths');
    const judge = (a: string, b: string): Comparison => ({ first: a, other: b, better: dice.below(1000) < 1000 / (1 + Math.exp((Number(b.slice(1)) - Number(a.slice(1))) / -5)) ? 'first' : 'other' });
    const comparisons: Comparison[] = [];
    for (let turn = 0; turn < 40; turn += 1) {
      const { ranked } = rankByPairs(names, comparisons, turn);
      for (let person = 0; person < 10; person += 1) {
        const shown = nextPair({ person: `p${turn} ${person}`, judged: [], ranked, seed: 's' });
        if (shown) comparisons.push(judge(shown.left, shown.right));
      }
    }
    const { ranked } = rankByPairs(names, comparisons, 0);
    const displaced = ranked.reduce((sum, { id }, at) => sum + Math.abs(Number(id.slice(1)) - at), 0) / 30;
    expect(displaced).toBeLessThan(3.5);
    expect(Math.min(...ranked.map((own) => own.comparisons))).toBeGreaterThanOrEqual(12);
  });
});
