import { compare, fraction, minus, over, plus, times, zero, type Fraction } from '@plenaria/kernel/fraction.ts';
import type { Approvals, Next } from './thiele.ts';

const voters = (papers: readonly Approvals[], candidate: number): readonly number[] => papers.flatMap(({ approves }, group) => (approves.includes(candidate) ? [group] : []));
const sum = (values: readonly Fraction[]): Fraction => values.reduce(plus, zero);
const least = (a: Fraction, b: Fraction): Fraction => (compare(a, b) <= 0 ? a : b);
const others = (candidates: number, committee: readonly number[]): readonly number[] => Array.from({ length: candidates }, (_, at) => at).filter((candidate) => !committee.includes(candidate));

/**
 * Phragmén's sequential rule (1894; Brill, Freeman, Janson and Lackner 2017): a candidate costs one, shared by those who
 * approve her so that their loads become equal; whoever makes the least greatest load is next. The state is each group's load
 * per voter. Somebody nobody approves can be next only when nobody else is left.
 */
export const phragmen = (papers: readonly Approvals[], candidates: number): Next<readonly Fraction[]> => (loads, committee) => {
  const offers = others(candidates, committee).map((candidate) => {
    const groups = voters(papers, candidate);
    const people = groups.reduce((so, group) => so + (papers[group]?.count ?? 0), 0);
    const load = people === 0 ? null : over(plus(fraction(1), sum(groups.map((group) => times(fraction(papers[group]?.count ?? 0), loads[group] ?? zero)))), fraction(people));
    return { candidate, load, state: load === null ? loads : loads.map((held, group) => (groups.includes(group) ? load : held)) };
  });
  const supported = offers.flatMap(({ load }) => (load === null ? [] : [load]));
  if (supported.length === 0) return offers;
  const best = supported.reduce(least);
  return offers.filter(({ load }) => load !== null && compare(load, best) === 0);
};

/** The equal payment at which a group of purses, so many of each, makes up one; null where they hold less than one. */
function payment(purses: readonly { readonly count: number; readonly held: Fraction }[]): Fraction | null {
  if (compare(sum(purses.map(({ count, held }) => times(fraction(count), held))), fraction(1)) < 0) return null;
  let rest = [...purses].sort((a, b) => compare(a.held, b.held));
  let missing = fraction(1);
  for (;;) {
    const people = rest.reduce((so, { count }) => so + count, 0);
    const each = over(missing, fraction(people));
    const [poorest] = rest;
    if (poorest === undefined || compare(poorest.held, each) >= 0) return each;
    missing = minus(missing, times(fraction(poorest.count), poorest.held));
    rest = rest.slice(1);
  }
}

/** What equal shares keeps between two seats: purses, and whether Phragmén's rule has begun to fill what they cannot pay. */
export interface Purses {
  readonly held: readonly Fraction[];
  readonly completing: boolean;
}

export const pursesOf = (papers: readonly Approvals[], size: number): Purses => {
  const people = papers.reduce((so, { count }) => so + count, 0);
  return { held: papers.map(() => fraction(size, people)), completing: false };
};

/**
 * Equal shares for a committee (Peters and Skowron 2020), a seat costing one; seats that nobody can pay for go by Phragmén's
 * rule, what is left in the purses being a head start.
 */
export const equalShares = (papers: readonly Approvals[], candidates: number): Next<Purses> => (purses, committee) => {
  const offers = purses.completing ? [] : others(candidates, committee).flatMap((candidate) => {
    const groups = voters(papers, candidate);
    const each = groups.length === 0 ? null : payment(groups.map((group) => ({ count: papers[group]?.count ?? 0, held: purses.held[group] ?? zero })));
    return each === null ? [] : [{ candidate, each, state: { completing: false, held: purses.held.map((held, group) => (groups.includes(group) ? minus(held, least(held, each)) : held)) } }];
  });
  if (offers.length > 0) {
    const best = offers.map(({ each }) => each).reduce(least);
    return offers.filter(({ each }) => compare(each, best) === 0);
  }
  const loads = purses.completing ? purses.held : purses.held.map((held) => minus(zero, held));
  return phragmen(papers, candidates)(loads, committee).map(({ candidate, state }) => ({ candidate, state: { held: state, completing: true } }));
};
