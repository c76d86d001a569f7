import { invariant } from '@plenaria/kernel/result.ts';
import { Piles, type IrvPapers, type PackedIrvPapers } from './irv-papers.ts';

export type Mode = 'single' | 'several-a-round' | 'one-a-round' | 'bottoms-up' | 'bottoms-up-share';

export interface IrvSetting {
  /** Places 0 … options-1 are options. */
  readonly options: number;
  /** Places that are passed over from the beginning. */
  readonly excluded: readonly number[];
  /** The place of undeclared write-ins, who leave first and can never win. */
  readonly writeIns: number | null;
  readonly papers: IrvPapers | PackedIrvPapers;
  readonly mode: Mode;
  readonly seats: number;
  /** Decimals of a vote's value where surpluses move. */
  readonly decimals: number;
  /** Whole votes below which options leave together. */
  readonly leastVotes: number;
  readonly batch: boolean;
  readonly fixedThreshold: boolean;
  readonly hareQuota: boolean;
  readonly fractionalThreshold: boolean;
  readonly untilTwo: boolean;
  /** Hundredths of a percent, for `bottoms-up-share`. */
  readonly share: number;
  readonly lastRound: number | null;
  /** Who of several equal ones wins, or leaves: one of them, or several who leave together; nobody (null) stops the count. */
  readonly breakTie: (tied: readonly number[], choosing: 'winner' | 'loser', votes: ReadonlyMap<number, number>, earlier: readonly IrvRound[]) => number | readonly number[] | null;
}

/** Amounts are whole units of 10^-decimals votes. */
export interface IrvRound {
  readonly tally: ReadonlyMap<number, number>;
  readonly threshold: number;
  readonly elected: readonly number[];
  readonly eliminated: readonly number[];
  /** From whom to whom; `null` as receiver is exhausted. */
  readonly transfers: ReadonlyMap<number, ReadonlyMap<number | null, number>>;
  readonly exhausted: number;
}

export interface IrvCount {
  readonly rounds: readonly IrvRound[];
  readonly winners: readonly number[];
  readonly tied: readonly number[] | null;
}

class Irv {
  readonly #setting: IrvSetting;
  readonly #unit: number;
  readonly #out: Set<number>;
  readonly #winners: number[] = [];
  readonly #retained = new Map<number, number>();
  readonly #piles: Piles;
  readonly #rounds: IrvRound[] = [];
  #threshold = 0;
  #fixed = false;
  #tied: readonly number[] | null = null;

  constructor(setting: IrvSetting) {
    this.#setting = setting;
    this.#unit = 10 ** setting.decimals;
    this.#out = new Set(setting.excluded);
    this.#piles = new Piles(setting.papers, setting.options, this.#unit, setting.excluded);
    invariant(this.#piles.papers * this.#unit * this.#unit < 2 ** 53 * this.#unit, 'values stay whole numbers');
  }

  #options(): number[] {
    return Array.from({ length: this.#setting.options }, (_, option) => option).filter((option) => !this.#out.has(option));
  }

  #tally(): { readonly tally: Map<number, number>; readonly exhausted: number } {
    const tally = new Map(this.#options().map((option) => [option, this.#retained.get(option) ?? this.#piles.totals[option] ?? 0]));
    return { tally, exhausted: this.#piles.exhausted };
  }

  #setThreshold(tally: ReadonlyMap<number, number>): void {
    if (this.#fixed) return;
    const { mode, seats, hareQuota, fractionalThreshold, fixedThreshold, share } = this.#setting;
    const active = [...tally.values()].reduce((sum, n) => sum + n, 0);
    if (mode === 'bottoms-up-share') this.#threshold = Math.ceil((active * share) / 10_000);
    else {
      const divisor = (mode === 'single' ? 1 : seats) + (hareQuota ? 0 : 1);
      this.#threshold = fractionalThreshold ? Math.floor(active / divisor) + 1 : (Math.floor(active / this.#unit / divisor) + 1) * this.#unit;
    }
    this.#fixed = fixedThreshold || mode === 'several-a-round' || mode === 'one-a-round';
  }

  /** Options by their votes, most first, without write-ins and without those elected. */
  #ranking(tally: ReadonlyMap<number, number>): readonly (readonly [number, number])[] {
    return [...tally].filter(([option]) => option !== this.#setting.writeIns && !this.#winners.includes(option)).sort(([, a], [, b]) => b - a);
  }

  #chosen(among: readonly number[], choosing: 'winner' | 'loser', tally: ReadonlyMap<number, number>): readonly number[] {
    if (among.length === 1) return among;
    const chosen = this.#setting.breakTie(among, choosing, tally, this.#rounds);
    if (chosen === null) this.#tied = among;
    return chosen === null ? [] : typeof chosen === 'number' ? [chosen] : chosen;
  }

  #top(ranking: readonly (readonly [number, number])[], tally: ReadonlyMap<number, number>): readonly number[] {
    const most = ranking[0]?.[1] ?? 0;
    return this.#chosen(ranking.filter(([, votes]) => votes === most).map(([one]) => one), 'winner', tally);
  }

  #identify(tally: ReadonlyMap<number, number>): readonly number[] {
    const { mode, seats } = this.#setting;
    const ranking = this.#ranking(tally);
    const left = [...tally.keys()].filter((option) => !this.#winners.includes(option));
    const reached = ranking.filter(([, votes]) => votes >= this.#threshold).map(([option]) => option);
    if (mode === 'bottoms-up-share') return reached.length === left.length ? reached : [];
    if (mode === 'bottoms-up') return left.length <= seats ? left : [];
    if (mode === 'single') return this.#winners.length > 0 ? [] : reached.length > 0 ? this.#top(ranking, tally) : left.length <= 2 && left.length === ranking.length ? this.#top(ranking, tally) : [];
    if (left.length === seats - this.#winners.length && left.length === ranking.length) return ranking.map(([option]) => option);
    return reached.length > 0 && mode === 'one-a-round' ? this.#top(ranking, tally) : reached;
  }

  /** The largest group of lowest options whose votes together are fewer than the next one's: none of them can win any more. */
  #batch(order: readonly (readonly [number, number])[]): readonly number[] {
    let [running, gone]: [number, readonly number[]] = [0, []];
    const levels = [...new Set(order.map(([, votes]) => votes))];
    for (const level of levels) {
      if (running < level) gone = order.filter(([, votes]) => votes < level).map(([option]) => option);
      running += order.filter(([, votes]) => votes === level).length * level;
    }
    const keep = this.#setting.untilTwo ? 2 : 1;
    return gone.length > order.length - keep ? [] : gone;
  }

  #leaving(tally: ReadonlyMap<number, number>): readonly number[] {
    const { writeIns, leastVotes, batch } = this.#setting;
    if (writeIns !== null && tally.has(writeIns) && (tally.get(writeIns) ?? 0) > 0) return [writeIns];
    const order = [...tally].filter(([option]) => !this.#winners.includes(option) || this.#setting.mode === 'single').filter(([option]) => !this.#winners.includes(option)).sort(([, a], [, b]) => a - b);
    const few = order.filter(([, votes]) => votes < leastVotes * this.#unit).map(([option]) => option);
    if (few.length > 0 && few.length < order.length) return few;
    const together = batch ? this.#batch(this.#setting.mode === 'single' && this.#winners.length > 0 ? [...order, ...this.#winners.map((option) => [option, tally.get(option) ?? 0] as const)].sort(([, a], [, b]) => a - b) : order) : [];
    if (together.length > 1) return together;
    const fewest = order[0]?.[1] ?? 0;
    return this.#chosen(order.filter(([, votes]) => votes === fewest).map(([one]) => one), 'loser', tally);
  }

  #surplus(elected: readonly number[], tally: ReadonlyMap<number, number>): IrvRound['transfers'] {
    if (this.#setting.mode !== 'several-a-round' && this.#setting.mode !== 'one-a-round') return new Map(elected.map((option) => [option, new Map()]));
    const fractions = new Map(elected.map((option) => {
      const votes = tally.get(option) ?? 0;
      const over = Math.max(0, votes - this.#threshold);
      this.#retained.set(option, votes - over);
      return [option, votes === 0 ? 0 : Math.floor((over * this.#unit) / votes)] as const;
    }));
    return this.#piles.move(elected, fractions, this.#unit);
  }

  #done(tally: ReadonlyMap<number, number>): boolean {
    const { mode, seats, untilTwo, lastRound } = this.#setting;
    if (this.#tied !== null || (lastRound !== null && this.#rounds.length >= lastRound)) return true;
    if (mode === 'single') return this.#winners.length > 0 && (!untilTwo || tally.size <= 2);
    if (mode === 'bottoms-up-share') return this.#winners.length > 0;
    return this.#winners.length >= seats || tally.size <= this.#winners.length;
  }

  /** One round; answers whether the count goes on. */
  #round(): boolean {
    const { tally, exhausted } = this.#tally();
    if (this.#winners.length === 0 || this.#setting.mode !== 'single') this.#setThreshold(tally);
    const last = this.#done(tally);
    const elected = last ? [] : this.#identify(tally);
    const stop = last || this.#tied !== null;
    this.#winners.push(...elected);
    const eliminated = stop || elected.length > 0 ? [] : this.#leaving(tally);
    for (const option of [...elected, ...eliminated]) this.#piles.close(option);
    for (const option of eliminated) this.#out.add(option);
    const transfers = elected.length > 0 ? this.#surplus(elected, tally) : this.#piles.move(eliminated, new Map(), this.#unit);
    this.#rounds.push({ tally, threshold: this.#threshold, elected, eliminated, transfers, exhausted });
    if (stop || elected.length + eliminated.length === 0) return false;
    const surplusRound = this.#setting.mode === 'several-a-round' || this.#setting.mode === 'one-a-round';
    return surplusRound || !this.#done(tally);
  }

  count(): IrvCount {
    while (this.#round()) invariant(this.#rounds.length <= 4 * this.#setting.options + 4, 'every round elects or eliminates somebody');
    return { rounds: this.#rounds, winners: this.#winners, tied: this.#tied };
  }
}

/** Instant runoff, and its relatives for several seats, with the options of RCTab 2.0. */
export const countIrv = (setting: IrvSetting): IrvCount => new Irv(setting).count();
