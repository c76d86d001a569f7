import { compare, fraction, minus, over, plus, times, zero, type Fraction } from '@plenaria/kernel/fraction.ts';

/*
 * A second Method of Equal Shares, written from its definition and nothing else: every voter has a purse of her own, every
 * amount is a fraction, every price is found by sorting purses. It shares no code with the engine and is only for tests.
 */

export interface PlainElection {
  readonly costs: readonly number[];
  readonly budget: number;
  /** One list of projects a voter. */
  readonly voters: readonly (readonly number[])[];
  readonly worth: 'cost' | 'count';
}

function priceOf(purses: readonly Fraction[], cost: number): Fraction | null {
  const sorted = [...purses].sort(compare);
  if (compare(sorted.reduce(plus, zero), fraction(cost)) < 0) return null;
  let missing = fraction(cost);
  for (const [at, purse] of sorted.entries()) {
    const each = over(missing, fraction(sorted.length - at));
    if (compare(purse, each) >= 0) return each;
    missing = minus(missing, purse);
  }
  return sorted.at(-1) ?? null;
}

/** Projects in the order they are bought: ties go to the lower cost, then more supporters, then the lower place. */
export function plainShares({ costs, budget, voters, worth }: PlainElection): readonly number[] {
  let purses = voters.map(() => fraction(budget, voters.length));
  const bought: number[] = [];
  for (;;) {
    const offers = costs.flatMap((cost, project) => {
      const backers = voters.flatMap((approved, voter) => (approved.includes(project) ? [voter] : []));
      if (bought.includes(project) || backers.length === 0) return [];
      const price = priceOf(backers.map((voter) => purses[voter] ?? zero), cost);
      return price === null ? [] : [{ project, price, cost, backers, measure: worth === 'cost' ? over(price, fraction(cost)) : price }];
    });
    offers.sort((a, b) => compare(a.measure, b.measure) || a.cost - b.cost || b.backers.length - a.backers.length || a.project - b.project);
    const [best] = offers;
    if (best === undefined) return bought;
    bought.push(best.project);
    purses = purses.map((purse, voter) => (best.backers.includes(voter) ? minus(purse, compare(purse, best.price) < 0 ? purse : best.price) : purse));
  }
}

/** What voters' purses hold in all after a purchase list, for checking that money is neither made nor lost. */
export const spentOn = (costs: readonly number[], bought: readonly number[]): Fraction => bought.reduce((sum, project) => plus(sum, times(fraction(costs[project] ?? 0), fraction(1))), zero);
