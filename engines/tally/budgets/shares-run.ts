import { comparePrices, Ledger, type Price } from './ledger.ts';
import type { Profile } from './profile.ts';
import { Slack } from './slack.ts';

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

/** The slopes of a run: money, bounds and exact prices for one unit of the share more. */
interface Watch {
  readonly slack: Slack;
  readonly money: Float64Array;
  readonly bounds: Float64Array;
  /** A ledger of slopes: prices are linear in the share, so their slopes are what it would say for a share of 1 and no costs. */
  readonly ledger: Ledger;
}

export interface Run {
  readonly share: number;
  readonly purchases: readonly Purchase[];
  readonly cost: number;
  /** True where the run was stopped because its cost passed the limit. */
  readonly overspent: boolean;
  /** For each group the purchase, counted from 0, to which it gave its last money; -1 where it has some left. */
  readonly brokeAt: Int16Array;
  /** How far the share may rise and these purchases are proven to stay the same; 0 where that was not asked for. */
  readonly same: number;
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
  /** Marks the groups that give all they have, while a purchase is paid. */
  readonly #giving: Uint8Array;
  /** Where it is asked for: how all of the above changes with the share, each as a straight line. */
  readonly #watch: Watch | null;

  constructor(setting: Setting, share: number, watched: boolean) {
    const { profile, costs, lots } = setting;
    this.#setting = setting;
    this.#money = new Float64Array(profile.weights.length).fill(share);
    this.#bounds = Float64Array.from(costs, (cost, project) => cost / (profile.votes[project] ?? 0));
    this.#alive = Uint8Array.from(costs, (cost, project) => ((profile.votes[project] ?? 0) * share >= cost ? 1 : 0));
    this.#ledger = new Ledger(profile, share);
    this.#drift = share * drift;
    this.#giving = new Uint8Array(profile.weights.length);
    this.#rank = new Int32Array(costs.length);
    lots.forEach((project, at) => (this.#rank[project] = at));
    this.#watch = watched ? { slack: new Slack(), money: new Float64Array(profile.weights.length).fill(1), bounds: new Float64Array(costs.length), ledger: new Ledger(profile, 1) } : null;
    if (watched) costs.forEach((cost, project) => this.#alive[project] === 0 && this.#watch?.slack.holds(cost - (profile.votes[project] ?? 0) * share, -(profile.votes[project] ?? 0), cost * near));
  }

  get same(): number {
    return this.#watch?.slack.length ?? 0;
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
    const error = cost * near + this.#drift * (this.#setting.profile.votes[project] ?? 0);
    if (held < cost) this.#watch?.slack.holds(cost - held, -this.#sloped(groups), error);
    if (Math.abs(held - cost) > error) return held > cost;
    return this.#ledger.affords(cost, [...groups]);
  }

  /** How the money of these groups together changes with the share. */
  #sloped(groups: Int32Array): number {
    const { weights } = this.#setting.profile;
    let slope = 0;
    if (this.#watch) for (let at = 0; at < groups.length; at += 1) slope += (weights[groups[at] ?? 0] ?? 0) * (this.#watch.money[groups[at] ?? 0] ?? 0);
    return slope;
  }

  /** The slope of the bound that the split of supporters at this price gives, for any split gives one. */
  #boundSlope(project: number, rho: number): number {
    const { weights } = this.#setting.profile;
    const groups = this.#supporters(project);
    let [given, people] = [0, 0];
    for (let at = 0; at < groups.length; at += 1) {
      const group = groups[at] ?? 0;
      if ((this.#money[group] ?? 0) < rho) given += (weights[group] ?? 0) * (this.#watch?.money[group] ?? 0);
      else people += weights[group] ?? 0;
    }
    if (people === 0) this.#watch?.slack.none();
    return people === 0 ? 0 : -given / people;
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
      const groups = this.#supporters(project);
      for (let at = 0; at < groups.length; at += 1) {
        const group = groups[at] ?? 0;
        if (this.#ledger.broke[group] === 1) continue;
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
    if (close.length === 0) return rich === 0 ? null : { poor, rich, price: this.#ledger.price(cost, poor, rich) };
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

  /** Of the projects that are alive and not looked at yet the one with the least bound; -1 where none is left. */
  #lowest(looked: Uint8Array): number {
    let [project, least] = [-1, Infinity];
    for (let at = 0; at < looked.length; at += 1) {
      if (this.#alive[at] === 0 || looked[at] === 1) continue;
      const ratio = this.#ratio(at, this.#bounds[at] ?? 0);
      if (ratio < least) [project, least] = [at, ratio];
    }
    return project;
  }

  #raiseBound(project: number, bound: number, split: number): void {
    if (bound <= (this.#bounds[project] ?? 0)) return;
    this.#bounds[project] = bound;
    if (this.#watch) this.#watch.bounds[project] = this.#boundSlope(project, split);
  }

  /** Whether a project surely costs its supporters more than `price` each: one look at them, which also raises its bound. */
  #dearer(project: number, price: number): boolean {
    const { profile: { weights, votes }, costs } = this.#setting;
    const groups = this.#supporters(project);
    let [given, people] = [0, votes[project] ?? 0];
    for (let at = 0; at < groups.length; at += 1) {
      const group = groups[at] ?? 0;
      const held = this.#money[group] ?? 0;
      if (held >= price) continue;
      given += (weights[group] ?? 0) * held;
      people -= weights[group] ?? 0;
    }
    const next = ((costs[project] ?? 0) - given) / people;
    const error = next * near + this.#drift * ((votes[project] ?? 0) / people);
    if (people === 0 || next - error <= price) return false;
    this.#raiseBound(project, next - error, price);
    return true;
  }

  /** Projects whose ratio may be the least; stale prices are lower bounds, since prices never fall in a run. */
  #contenders(): readonly number[] {
    const found: (readonly [number, number])[] = [];
    const { costs, worth } = this.#setting;
    let least = Infinity;
    const looked = new Uint8Array(costs.length);
    for (let project = this.#lowest(looked); project >= 0 && this.#ratio(project, this.#bounds[project] ?? 0) <= least; project = this.#lowest(looked)) {
      looked[project] = 1;
      if (least < Infinity && this.#dearer(project, worth === 'cost' ? least * (costs[project] ?? 1) : least)) continue;
      if (!this.#affordable(project)) {
        this.#alive[project] = 0;
        continue;
      }
      const rho = this.#rho(project);
      const error = rho * near + this.#drift;
      this.#raiseBound(project, rho - error, rho);
      found.push([project, this.#ratio(project, rho - error)]);
      least = Math.min(least, this.#ratio(project, rho + error));
    }
    return found.filter(([, ratio]) => ratio <= least).map(([project]) => project);
  }

  /** The next purchase, or null where nothing can be paid for any more. */
  next(): Purchase | null {
    const offers = this.#contenders().map((project) => this.#offer(project));
    const [first, ...others] = offers;
    if (first === undefined) return null;
    const best = others.reduce((so, offer) => (this.#exactly(offer, so) < 0 ? offer : so), first);
    const tied = offers.filter((offer) => this.#exactly(offer, best) === 0).sort((a, b) => this.#chain(a.project, b.project));
    const chosen = tied[0] ?? best;
    const poor = chosen.poor.reduce((sum, group) => sum + (this.#setting.profile.weights[group] ?? 0), 0);
    const slope = this.#watch ? this.#compareSlopes(this.#watch, chosen, offers, tied) : 0;
    this.#pay(chosen, slope);
    return { project: chosen.project, price: chosen.price, rich: chosen.rich, poor, tied: tied.map(({ project }) => project) };
  }

  /**
   * Notes how long this purchase stays the best and its payers stay who they are; answers the slope of its price. Whoever is
   * tied with it must not get ahead, which is decided on exact slopes; all others must stay behind their bounds.
   */
  #compareSlopes({ slack, ledger, bounds }: Watch, chosen: Offer, offers: readonly Offer[], tied: readonly Offer[]): number {
    const { costs, worth, profile: { weights } } = this.#setting;
    const by = (project: number): number => (worth === 'cost' ? (costs[project] ?? 1) : 1);
    const exact = ledger.price(0, chosen.poor, chosen.rich);
    const slope = Number((exact.n << 40n) / exact.d) / 2 ** 40;
    for (const other of tied) if (other !== chosen && comparePrices(ledger.price(0, other.poor, other.rich), by(other.project), exact, by(chosen.project)) < 0) slack.none();
    const apart = new Set(tied.map(({ project }) => project));
    const [ratio, change] = [chosen.rho / by(chosen.project), slope / by(chosen.project)];
    this.#alive.forEach((alive, project) => {
      if (alive === 0 || apart.has(project)) return;
      slack.holds((this.#bounds[project] ?? 0) / by(project) - ratio, (bounds[project] ?? 0) / by(project) - change, ratio * near);
    });
    if (offers.length > tied.length) slack.none();
    const edge = chosen.rho * near + this.#drift;
    for (const group of this.#supporters(chosen.project)) {
      const held = this.#money[group] ?? 0;
      if (this.#ledger.broke[group] === 1 || (weights[group] ?? 0) === 0) continue;
      if (held < chosen.rho) slack.holds(chosen.rho - held, slope - (this.#watch?.money[group] ?? 0), edge);
      else slack.holds(held - chosen.rho, (this.#watch?.money[group] ?? 0) - slope, edge);
    }
    this.#watch?.ledger.buy(chosen.project, exact);
    return slope;
  }

  #pay({ project, price, poor, rho }: Offer & { readonly price: Price }, slope: number): void {
    const exact = Number((price.n << 40n) / price.d) / 2 ** 40;
    const groups = this.#supporters(project);
    const [broke, edge] = [[...poor], rho * near + this.#drift];
    for (const group of poor) this.#giving[group] = 1;
    for (let at = 0; at < groups.length; at += 1) {
      const group = groups[at] ?? 0;
      const held = this.#money[group] ?? 0;
      if (this.#giving[group] === 1 || this.#ledger.broke[group] === 1) continue;
      if (Math.abs(held - rho) <= edge && this.#ledger.compare(group, price) <= 0) broke.push(group);
      else {
        this.#money[group] = held - exact;
        if (this.#watch) this.#watch.money[group] = (this.#watch.money[group] ?? 0) - slope;
      }
    }
    this.#ledger.buy(project, price);
    for (const group of broke) {
      this.#giving[group] = 0;
      this.#money[group] = 0;
      this.#ledger.empty(group);
      this.#watch?.ledger.empty(group);
      if (this.#watch) this.#watch.money[group] = 0;
    }
    this.#alive[project] = 0;
  }
}

/**
 * One run of the Method of Equal Shares (Peters, Pierczyński and Skowron 2021) with a given share for everybody: exact, with
 * doubles only where they are far from a border. Stops when nothing can be paid for, or as soon as the cost passes `limit`.
 * Where it is `watched`, it proves how far the share may rise without another purchase, order or payer.
 */
export function runShares(setting: Setting, share: number, limit: number, watched = false): Run {
  const run = new SharesRun(setting, share, watched);
  const purchases: Purchase[] = [];
  let cost = 0;
  for (let purchase = run.next(); purchase !== null; purchase = run.next()) {
    purchases.push(purchase);
    cost += setting.costs[purchase.project] ?? 0;
    if (cost > limit) return { share, purchases, cost, overspent: true, brokeAt: run.brokeAt, same: 0 };
  }
  return { share, purchases, cost, overspent: false, brokeAt: run.brokeAt, same: run.same };
}
