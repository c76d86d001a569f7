import type { Ranking } from './condorcet.ts';
import { keptBy, unit, withSharedRanks, type Rounding } from './meek-share.ts';

export interface MeekSetting {
  readonly candidates: number;
  readonly withdrawn: readonly number[];
  readonly seats: number;
  /** Papers may rank several equally: they count as the mean over every order of them. */
  readonly papers: readonly Ranking[];
  /**
   * `prf`: kept votes rounded up, a candidate below the quota adds nothing to the surplus, and an iteration ends below omega.
   * `parametric`: kept votes cut, surpluses summed with their sign, and it ends at omega already (Droop.py and stv-rs).
   */
  readonly variant: 'prf' | 'parametric';
  /** Sums the surpluses that are above zero only, whatever the variant. */
  readonly positive?: boolean;
  /** Places of candidates: of those tied, the first leaves; null where a tie stops the count. */
  readonly lots: readonly number[] | null;
  /** Who sits already and keeps the seat whatever the count says; only a count that fills vacancies has any. */
  readonly guarded?: readonly number[];
}

/** One thing that happened. Amounts are units of 10^-9 of a vote. */
export interface MeekEvent {
  readonly kind: 'begin' | 'elect' | 'iterate' | 'tie' | 'defeat' | 'elect-remaining' | 'defeat-remaining' | 'moved' | 'complete';
  readonly round: number;
  /** Whom it is about; those tied and who of them leaves. `moved`: the votes of who was defeated have gone on. */
  readonly candidates: readonly number[];
  readonly why: 'elected' | 'stable' | 'omega' | null;
  readonly totals: readonly bigint[];
  readonly quota: bigint;
  readonly surplus: bigint;
  readonly residual: bigint;
}

export interface MeekCount {
  readonly events: readonly MeekEvent[];
  readonly winners: readonly number[];
  readonly needsLot: readonly number[] | null;
}

const big = BigInt(unit);
const omega = 1000n;
const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((so, amount) => so + amount, 0n);
const divideUp = (a: bigint, b: bigint): bigint => (a + b - 1n) / b;

class Meek {
  readonly #setting: MeekSetting;
  readonly #rounding: Rounding;
  readonly #papers: readonly Ranking[];
  readonly #all: bigint;
  readonly #keeps: number[];
  readonly #hopeful: Set<number>;
  readonly #winners: number[] = [];
  readonly #events: MeekEvent[] = [];
  #totals: readonly bigint[];
  #quota: bigint;
  #surplus = 0n;
  #round = 0;
  #needsLot: readonly number[] | null = null;

  constructor(setting: MeekSetting) {
    this.#setting = setting;
    this.#rounding = setting.variant === 'prf' ? 'up' : 'down';
    this.#papers = withSharedRanks(setting.papers);
    this.#all = BigInt(setting.papers.reduce((so, { count }) => so + count, 0)) * big;
    const everybody = Array.from({ length: setting.candidates }, (_, candidate) => candidate);
    this.#keeps = everybody.map((candidate) => (setting.withdrawn.includes(candidate) ? 0 : unit));
    this.#hopeful = new Set(everybody.filter((candidate) => !setting.withdrawn.includes(candidate)));
    this.#totals = this.#counted();
    this.#quota = this.#all / BigInt(setting.seats + 1) + 1n;
  }

  readonly #counted = (): readonly bigint[] => keptBy(this.#papers, this.#keeps, this.#rounding);

  #note(kind: MeekEvent['kind'], candidates: readonly number[], why: MeekEvent['why'] = null): void {
    this.#events.push({ kind, round: this.#round, candidates, why, totals: this.#totals, quota: this.#quota, surplus: this.#surplus, residual: this.#all - sum(this.#totals) });
  }

  #elect(candidate: number, kind: 'elect' | 'elect-remaining'): void {
    this.#hopeful.delete(candidate);
    this.#winners.push(candidate);
    this.#note(kind, [candidate]);
  }

  #defeat(candidate: number, kind: 'defeat' | 'defeat-remaining', why: MeekEvent['why']): void {
    this.#hopeful.delete(candidate);
    this.#note(kind, [candidate], why);
    this.#keeps[candidate] = 0;
    this.#totals = this.#counted();
    this.#note('moved', [candidate]);
  }

  #surplusNow(): bigint {
    const each = this.#winners.map((candidate) => (this.#totals[candidate] ?? 0n) - this.#quota);
    return sum(this.#setting.variant === 'prf' || this.#setting.positive === true ? each.filter((over) => over > 0n) : each);
  }

  /** Who has the quota, by place; the most votes first where seats are kept and there may be too few for all. */
  #reached(): readonly number[] {
    const reached = [...this.#hopeful].filter((candidate) => (this.#totals[candidate] ?? 0n) >= this.#quota);
    const votes = (candidate: number): bigint => this.#totals[candidate] ?? 0n;
    return (this.#setting.guarded ?? []).length === 0 ? reached : reached.sort((a, b) => (votes(b) > votes(a) ? 1 : votes(b) < votes(a) ? -1 : a - b));
  }

  /** Counts again and again with smaller keep factors, until somebody is elected or hardly anything is left to move. */
  #iterate(): 'elected' | 'stable' | 'omega' {
    let last = this.#all;
    for (;;) {
      this.#totals = this.#counted();
      this.#quota = sum(this.#totals) / BigInt(this.#setting.seats + 1) + 1n;
      const already = this.#winners.length;
      for (const candidate of this.#reached()) if (this.#mayWin(candidate)) this.#elect(candidate, 'elect');
      this.#surplus = this.#surplusNow();
      if (this.#winners.length > already) return 'elected';
      if (this.#surplus < omega || (this.#setting.variant === 'parametric' && this.#surplus === omega)) return 'omega';
      if (this.#surplus >= last) return 'stable';
      last = this.#surplus;
      for (const candidate of this.#winners) this.#keeps[candidate] = Number(divideUp(divideUp(BigInt(this.#keeps[candidate] ?? 0) * this.#quota, big) * big, this.#totals[candidate] ?? 1n));
    }
  }

  readonly #guarded = (candidate: number): boolean => (this.#setting.guarded ?? []).includes(candidate);
  /** Seats that are not kept for somebody who sits already. */
  readonly #free = (): number => this.#setting.seats - this.#winners.length - [...this.#hopeful].filter(this.#guarded).length;
  readonly #mayWin = (candidate: number): boolean => this.#guarded(candidate) || this.#free() > 0;

  /** The lowest, or one of those whom the surplus could still lift above it: then the lot decides. */
  #lowest(): number | null {
    const open = [...this.#hopeful].filter((candidate) => !this.#guarded(candidate));
    const least = open.map((candidate) => this.#totals[candidate] ?? 0n).reduce((so, total) => (total < so ? total : so));
    const low = open.filter((candidate) => (this.#totals[candidate] ?? 0n) <= least + (this.#surplus > 0n ? this.#surplus : 0n));
    const [only = null] = low;
    if (low.length === 1) return only;
    const { lots } = this.#setting;
    if (lots === null) {
      this.#needsLot = low;
      return null;
    }
    const leaves = lots.find((candidate) => low.includes(candidate)) ?? only;
    this.#note('tie', [...low, leaves ?? 0]);
    return leaves;
  }

  #remaining(): void {
    for (const candidate of [...this.#hopeful]) {
      if (this.#winners.length < this.#setting.seats && this.#mayWin(candidate)) {
        this.#elect(candidate, 'elect-remaining');
        this.#totals = this.#counted();
      } else this.#defeat(candidate, 'defeat-remaining', null);
    }
    this.#note('complete', []);
  }

  count(): MeekCount {
    this.#note('begin', []);
    while (this.#free() > 0 && this.#winners.length + this.#hopeful.size > this.#setting.seats) {
      this.#round += 1;
      const why = this.#iterate();
      this.#note('iterate', [], why);
      if (why === 'elected') continue;
      const leaves = this.#lowest();
      if (leaves === null) return { events: this.#events, winners: this.#winners, needsLot: this.#needsLot };
      this.#defeat(leaves, 'defeat', why);
    }
    this.#remaining();
    return { events: this.#events, winners: this.#winners, needsLot: null };
  }
}

/**
 * Meek's method with nine decimals (Hill, Wichmann and Woodall 1987; reference rule of the Proportional Representation
 * Foundation): everybody elected keeps just the quota, the rest of every vote moves on, and the quota falls as votes exhaust.
 */
export const countMeek = (setting: MeekSetting): MeekCount => new Meek(setting).count();
