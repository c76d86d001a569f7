import { comparePrices, Ledger, type Price } from './ledger.ts';
import type { Profile } from './profile.ts';

export interface Setting {
  readonly profile: Profile;
  /** Whole units of money. Costs, shares and weights multiply to less than 2^53. */
  readonly costs: readonly number[];
  /** `cost`: a project's worth to whoever approves it is its cost. `count`: every project is worth the same. */
  readonly worth: 'cost' | 'count';
  /** Places of projects; the earlier wins a tie that nothing else breaks. */
  readonly lots: readonly number[];
}

export interface Purchase {
  readonly project: number;
  readonly price: Price;
  /** People who paid the whole price, and people who gave all they had left. */
  readonly rich: number;
  readonly poor: number;
  /** Projects equal in worth for money at this step; the tie chain chose among them. */
  readonly tied: readonly number[];
}

export interface Run {
  readonly share: number;
  readonly purchases: readonly Purchase[];
  readonly cost: number;
  /** True where the run was stopped because its cost passed the limit. */
  readonly overspent: boolean;
  /** For each group the purchase, counted from 0, to which it gave its last money; -1 where it has some left. */
  readonly brokeAt: Int16Array;
}

/** Doubles are trusted only beyond this distance; anything nearer is decided with whole numbers. */
const near = 1e-9;
/** A group's money is a share less at most a few hundred prices: its error stays far below this part of the share. */
const drift = 1e-12;

interface Offer {
  readonly project: number;
  readonly rho: number;
  readonly rich: number;
  readonly poor: readonly number[];
}

class SharesRun {
  readonly #setting: Setting;
  readonly #money: Float64Array;
  readonly #bounds: Float64Array;
  readonly #alive: Uint8Array;
  readonly #ledger: Ledger;
  readonly #rank: Int32Array;
  readonly #drift: number;

  constructor(setting: Setting, share: number) {
    const { profile, costs, lots } = setting;
    this.#setting = setting;
    this.#money = new Float64Array(profile.weights.length).fill(share);
    this.#bounds = Float64Array.from(costs, (cost, project) => cost / (profile.votes[project] ?? 0));
    this.#alive = Uint8Array.from(costs, (cost, project) => ((profile.votes[project] ?? 0) * share >= cost ? 1 : 0));
    this.#ledger = new Ledger(profile, share);
    this.#drift = share * drift;
    this.#rank = new Int32Array(costs.length);
    lots.forEach((project, at) => (this.#rank[project] = at));
  }

  get brokeAt(): Int16Array {
    return this.#ledger.brokeAt;
  }

  #supporters(project: number): Int32Array {
    const { columnStarts, columns } = this.#setting.profile;
    return columns.subarray(columnStarts[project], columnStarts[project + 1]);
  }

  /** Price for money: what decides. Smaller is better. */
  readonly #ratio = (project: number, rho: number): number => (this.#setting.worth === 'cost' ? rho / (this.#setting.costs[project] ?? 1) : rho);

  /** Whether the project's supporters can still pay for it. Money only shrinks, so a no is for ever. */
  #affordable(project: number): boolean {
    const { profile: { weights }, costs } = this.#setting;
    const groups = this.#supporters(project);
    const cost = costs[project] ?? 0;
    let held = 0;
    for (let at = 0; at < groups.length; at += 1) held += (weights[groups[at] ?? 0] ?? 0) * (this.#money[groups[at] ?? 0] ?? 0);
    if (Math.abs(held - cost) > cost * near + this.#drift * (this.#setting.profile.votes[project] ?? 0)) return held > cost;
    return this.#ledger.affords(cost, [...groups]);
  }

  /** The price at which the project is paid for, by Newton's steps from below: the sum of min(money, price) is concave in the price. */
  #rho(project: number): number {
    const { profile: { weights, votes }, costs } = this.#setting;
    const groups = this.#supporters(project);
    let rho = this.#bounds[project] ?? 0;
    for (;;) {
      let [given, people] = [0, votes[project] ?? 0];
      for (let at = 0; at < groups.length; at += 1) {
        const group = groups[at] ?? 0;
        const held = this.#money[group] ?? 0;
        if (held >= rho) continue;
        given += (weights[group] ?? 0) * held;
        people -= weights[group] ?? 0;
      }
      const next = people === 0 ? this.#richest(groups) : ((costs[project] ?? 0) - given) / people;
      if (next <= rho * (1 + 1e-14)) return rho;
      rho = next;
    }
  }

  readonly #richest = (groups: Int32Array): number => groups.reduce((most, group) => Math.max(most, this.#money[group] ?? 0), 0);

  /** The exact price: whoever is near it in doubles is put on the right side with whole numbers. */
  #offer(project: number): Offer & { readonly price: Price } {
    const { profile: { weights }, costs } = this.#setting;
    const rho = this.#rho(project);
    let edge = rho * near + this.#drift;
    for (;;) {
      const [poor, close]: [number[], number[]] = [[], []];
      let rich = 0;
      for (const group of this.#supporters(project)) {
        const held = this.#money[group] ?? 0;
        if (Math.abs(held - rho) <= edge) close.push(group);
        else if (held < rho) poor.push(group);
        else rich += weights[group] ?? 0;
      }
      const settled = this.#settle(costs[project] ?? 0, poor, close, rich);
      if (settled !== null) return { project, rho, ...settled };
      edge *= 10;
    }
  }

  /** Splits those near the price, the poorest first, until price and split agree; null where no split of them agrees. */
  #settle(cost: number, poor: readonly number[], close: readonly number[], rich: number): { readonly poor: readonly number[]; readonly rich: number; readonly price: Price } | null {
    const { weights } = this.#setting.profile;
    const giving = [...poor];
    let [paying, undecided] = [rich + close.reduce((sum, group) => sum + (weights[group] ?? 0), 0), [...close]];
    while (paying > 0) {
      const price = this.#ledger.price(cost, giving, paying);
      const short = undecided.filter((group) => this.#ledger.compare(group, price) < 0);
      if (short.length === 0) return { poor: giving, rich: paying, price };
      giving.push(...short);
      paying -= short.reduce((sum, group) => sum + (weights[group] ?? 0), 0);
      undecided = undecided.filter((group) => !short.includes(group));
    }
    return null;
  }

  #exactly(a: Offer & { readonly price: Price }, b: Offer & { readonly price: Price }): number {
    const { costs, worth } = this.#setting;
    return worth === 'cost' ? comparePrices(a.price, costs[a.project] ?? 1, b.price, costs[b.project] ?? 1) : comparePrices(a.price, 1, b.price, 1);
  }

  /** Tie chain: the lower cost, then more votes, then the lot. */
  readonly #chain = (a: number, b: number): number => {
    const { costs, profile: { votes } } = this.#setting;
    return (costs[a] ?? 0) - (costs[b] ?? 0) || (votes[b] ?? 0) - (votes[a] ?? 0) || (this.#rank[a] ?? 0) - (this.#rank[b] ?? 0);
  };

  /** Projects whose ratio may be the least, with their ratios; stale prices are lower bounds, since prices never fall in a run. */
  #contenders(): readonly number[] {
    const ratios: (readonly [number, number])[] = [];
    let least = Infinity;
    const order = [...this.#alive.keys()].filter((project) => this.#alive[project] === 1).sort((a, b) => this.#ratio(a, this.#bounds[a] ?? 0) - this.#ratio(b, this.#bounds[b] ?? 0));
    for (const project of order) {
      if (this.#ratio(project, this.#bounds[project] ?? 0) > least) break;
      if (!this.#affordable(project)) {
        this.#alive[project] = 0;
        continue;
      }
      const rho = this.#rho(project);
      const error = rho * near + this.#drift;
      this.#bounds[project] = Math.max(this.#bounds[project] ?? 0, rho - error);
      ratios.push([project, this.#ratio(project, rho - error)]);
      least = Math.min(least, this.#ratio(project, rho + error));
    }
    return ratios.filter(([, ratio]) => ratio <= least).map(([project]) => project);
  }

  /** The next purchase, or null where nothing can be paid for any more. */
  next(): Purchase | null {
    const offers = this.#contenders().map((project) => this.#offer(project));
    const [first, ...others] = offers;
    if (first === undefined) return null;
    const best = others.reduce((so, offer) => (this.#exactly(offer, so) < 0 ? offer : so), first);
    const tied = offers.filter((offer) => this.#exactly(offer, best) === 0).sort((a, b) => this.#chain(a.project, b.project));
    const chosen = tied[0] ?? best;
    const poor = chosen.poor.reduce((sum, group) => sum + (this.#ledger.broke[group] === 1 ? 0 : (this.#setting.profile.weights[group] ?? 0)), 0);
    this.#pay(chosen);
    return { project: chosen.project, price: chosen.price, rich: chosen.rich, poor, tied: tied.map(({ project }) => project) };
  }

  #pay({ project, price, poor, rho }: Offer & { readonly price: Price }): void {
    const exact = Number((price.n << 40n) / price.d) / 2 ** 40;
    const giving = new Set(poor);
    const broke: number[] = [];
    for (const group of this.#supporters(project)) {
      const held = this.#money[group] ?? 0;
      if (giving.has(group) || (Math.abs(held - rho) <= rho * near + this.#drift && this.#ledger.compare(group, price) <= 0)) broke.push(group);
      else this.#money[group] = held - exact;
    }
    this.#ledger.buy(project, price);
    for (const group of broke) {
      this.#money[group] = 0;
      this.#ledger.empty(group);
    }
    this.#alive[project] = 0;
  }
}

/**
 * One run of the Method of Equal Shares (Peters, Pierczyński and Skowron 2021) with a given share for everybody: exact, with
 * doubles only where they are far from a border. Stops when nothing can be paid for, or as soon as the cost passes `limit`.
 */
export function runShares(setting: Setting, share: number, limit: number): Run {
  const run = new SharesRun(setting, share);
  const purchases: Purchase[] = [];
  let cost = 0;
  for (let purchase = run.next(); purchase !== null; purchase = run.next()) {
    purchases.push(purchase);
    cost += setting.costs[purchase.project] ?? 0;
    if (cost > limit) return { share, purchases, cost, overspent: true, brokeAt: run.brokeAt };
  }
  return { share, purchases, cost, overspent: false, brokeAt: run.brokeAt };
}
