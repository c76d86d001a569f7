import { compare, fraction, minus, over, plus, times, zero, type Fraction } from '@plenaria/kernel/fraction.ts';

/** Papers alike that give points to projects: how many, and the points by project. No points, no worth. */
export interface PointPapers {
  readonly count: number;
  readonly points: ReadonlyMap<number, number>;
}

export interface PurseSetting {
  readonly costs: readonly number[];
  readonly papers: readonly PointPapers[];
  /** What everybody holds at the beginning. */
  readonly share: Fraction;
  /**
   * `equal`: a project is bought only where its supporters have all of its cost. `bounded`: a part α of the cost may be
   * enough, at the best price for α², while the whole cost still fits into the budget.
   */
  readonly rule: 'equal' | 'bounded';
  readonly budget: number;
  /** Of projects equal in price, cost and points the one that stands first. */
  readonly lots: readonly number[];
}

export interface PursePurchase {
  readonly project: number;
  /** What is paid for one point, by whoever has it. */
  readonly rate: Fraction;
  /** What the supporters pay together; the cost itself, or less where overspending is bounded. */
  readonly paid: Fraction;
  /** What the supporters held together before. */
  readonly behind: Fraction;
  readonly payers: { readonly full: number; readonly short: number };
  readonly tied: readonly number[];
}

export interface PurseRun {
  readonly purchases: readonly PursePurchase[];
  readonly cost: number;
  /** What papers of each group still hold, each of them. */
  readonly held: readonly Fraction[];
  /** The same at the beginning and after every purchase. */
  readonly trail: readonly (readonly Fraction[])[];
}

interface Supporter {
  readonly group: number;
  readonly count: Fraction;
  readonly held: Fraction;
  /** What she pays for each unit of the rate. */
  readonly worth: Fraction;
}

interface Offer {
  readonly project: number;
  /** What decides: less is better. */
  readonly price: Fraction;
  readonly rate: Fraction;
  readonly behind: Fraction;
}

const least = (a: Fraction, b: Fraction): Fraction => (compare(a, b) <= 0 ? a : b);
const sum = (values: readonly Fraction[]): Fraction => values.reduce(plus, zero);
const given = (supporters: readonly Supporter[], rate: Fraction): Fraction => sum(supporters.map(({ count, held, worth }) => times(count, least(held, times(rate, worth)))));
/** The rate at which a purse is just empty. */
const emptyAt = ({ held, worth }: Supporter): Fraction => over(held, worth);

/** The rate at which supporters give just so much together; null where they have less. */
function rateFor(supporters: readonly Supporter[], amount: Fraction): Fraction | null {
  const order = supporters.toSorted((a, b) => compare(emptyAt(a), emptyAt(b)));
  let missing = amount;
  let weight = sum(order.map(({ count, worth }) => times(count, worth)));
  for (const supporter of order) {
    const rate = over(missing, weight);
    if (compare(rate, emptyAt(supporter)) <= 0) return rate;
    missing = minus(missing, times(supporter.count, supporter.held));
    weight = minus(weight, times(supporter.count, supporter.worth));
  }
  return null;
}

/**
 * The best price of bounded overspending: λ/α² over every λ, where supporters give α of the cost at the rate λ. Between the
 * rates at which purses run empty it rises and then falls, so only those rates and the one that pays all have to be looked at.
 */
function boundedOffer(project: number, supporters: readonly Supporter[], cost: Fraction, behind: Fraction): Offer | null {
  const full = rateFor(supporters, cost);
  const rates = [...supporters.map(emptyAt), ...(full === null ? [] : [full])].filter((rate) => rate.n > 0n);
  let best: Offer | null = null;
  for (const rate of rates) {
    const part = over(given(supporters, rate), cost);
    if (compare(part, fraction(1)) > 0) continue;
    const price = over(rate, times(part, part));
    // Everybody pays at λ/α, as if the whole cost were carried at this price; what is missing then is overspent.
    if (best === null || compare(price, best.price) < 0) best = { project, price, rate: over(rate, part), behind };
  }
  return best;
}

class Purses {
  readonly #setting: PurseSetting;
  readonly #held: Fraction[];
  readonly #bought = new Set<number>();
  #left: number;

  constructor(setting: PurseSetting) {
    this.#setting = setting;
    this.#held = setting.papers.map(() => setting.share);
    this.#left = setting.budget;
  }

  #supporters(project: number): readonly Supporter[] {
    const { papers } = this.#setting;
    return papers.flatMap(({ count, points }, group): Supporter[] => {
      const worth = points.get(project) ?? 0;
      const held = this.#held[group] ?? zero;
      if (worth <= 0 || held.n <= 0n) return [];
      return [{ group, count: fraction(count), held, worth: fraction(worth) }];
    });
  }

  #offer(project: number): Offer | null {
    const { rule, costs } = this.#setting;
    const supporters = this.#supporters(project);
    const cost = fraction(costs[project] ?? 0);
    const behind = sum(supporters.map(({ count, held }) => times(count, held)));
    if (supporters.length === 0) return null;
    if (rule === 'bounded') return (costs[project] ?? 0) > this.#left ? null : boundedOffer(project, supporters, cost, behind);
    const rate = rateFor(supporters, cost);
    return rate === null ? null : { project, price: rate, rate, behind };
  }

  #votes(project: number): number {
    return this.#setting.papers.reduce((so, { count, points }) => so + count * (points.get(project) ?? 0), 0);
  }

  /** The next purchase; equal prices go to the lower cost, then to more points, then to the lot. */
  next(): PursePurchase | null {
    const { costs, lots } = this.#setting;
    const offers = costs.flatMap((_, project) => (this.#bought.has(project) ? [] : (this.#offer(project) ?? [])));
    const [first, ...others] = offers;
    if (first === undefined) return null;
    const best = others.reduce((so, offer) => (compare(offer.price, so.price) < 0 ? offer : so), first);
    const tied = offers.filter(({ price }) => compare(price, best.price) === 0).sort((a, b) => (costs[a.project] ?? 0) - (costs[b.project] ?? 0) || this.#votes(b.project) - this.#votes(a.project) || lots.indexOf(a.project) - lots.indexOf(b.project));
    const chosen = tied[0] ?? best;
    return this.#pay(chosen, tied.map(({ project }) => project));
  }

  #pay({ project, rate, behind }: Offer, tied: readonly number[]): PursePurchase {
    const supporters = this.#supporters(project);
    let [full, short] = [0, 0];
    for (const supporter of supporters) {
      const asked = times(rate, supporter.worth);
      if (compare(supporter.held, asked) >= 0) full += Number(supporter.count.n);
      else short += Number(supporter.count.n);
      this.#held[supporter.group] = minus(supporter.held, least(supporter.held, asked));
    }
    this.#bought.add(project);
    this.#left -= this.#setting.costs[project] ?? 0;
    return { project, rate, paid: given(supporters, rate), behind, payers: { full, short }, tied };
  }

  readonly held = (): readonly Fraction[] => this.#held;
}

/**
 * The Method of Equal Shares for points (Peters, Pierczyński and Skowron 2021): for a project everybody pays in proportion to
 * the points she gave it, or all she has left. Exact fractions throughout; for assemblies and towns rather than capitals.
 * `bounded` is the method with bounded overspending (arXiv 2409.15005).
 */
export function runPurses(setting: PurseSetting): PurseRun {
  const purses = new Purses(setting);
  const purchases: PursePurchase[] = [];
  const trail = [[...purses.held()]];
  for (let purchase = purses.next(); purchase !== null; purchase = purses.next()) {
    purchases.push(purchase);
    trail.push([...purses.held()]);
  }
  return { purchases, cost: purchases.reduce((so, { project }) => so + (setting.costs[project] ?? 0), 0), held: purses.held(), trail };
}
