import { invariant, ok } from '@plenaria/kernel/result.ts';
import { close, plainPapers, type Ruling } from '../close.ts';
import type { Exact, Line, Step } from '../contract.ts';
import { papersOf, strict, type Papers } from './papers.ts';
import { rankedFault } from './rankings.ts';
import { placesOf } from './scottish.ts';

export interface WigmParameters {
  readonly seats: number;
  /** Whether all who cannot win any more leave together, as the rule allows. */
  readonly batch?: boolean;
}

/** One stage. Amounts are ten-thousandths of a vote, by place of the option. */
export interface WigmStage {
  readonly event: 'first' | 'transfer' | 'exclude' | 'elect';
  readonly from: readonly number[];
  readonly surplus: number;
  readonly totals: Float64Array;
  readonly lost: number;
  readonly elected: readonly number[];
  readonly deemed: boolean;
  readonly tie: { readonly among: readonly number[]; readonly brokenBy: 'lot' } | null;
}

export interface WigmCount {
  readonly quota: number;
  readonly winners: readonly number[];
  readonly stages: readonly WigmStage[];
  readonly needsLot: readonly number[] | null;
}

const unit = 10_000;

class Wigm {
  readonly #papers: Papers;
  readonly #seats: number;
  readonly #batch: boolean;
  readonly #lots: readonly number[] | null;
  readonly #hopeful: Set<number>;
  readonly #pending = new Set<number>();
  readonly #holder: Int32Array;
  readonly #next: Int32Array;
  readonly #value: Float64Array;
  readonly #totals: Float64Array;
  readonly #stages: WigmStage[] = [];
  readonly #winners: number[] = [];
  readonly #quota: number;
  #lost = 0;
  #needsLot: readonly number[] | null = null;

  constructor(papers: Papers, seats: number, batch: boolean, lots: readonly number[] | null) {
    const { options, counts, starts, marks } = papers;
    [this.#papers, this.#seats, this.#batch, this.#lots] = [papers, seats, batch, lots];
    this.#hopeful = new Set(options.keys());
    this.#next = starts.slice(0, counts.length);
    this.#holder = Int32Array.from(counts, (_, group) => marks[starts[group] ?? 0] ?? -1);
    this.#value = new Float64Array(counts.length).fill(unit);
    this.#totals = new Float64Array(options.length);
    const valid = counts.reduce((sum, count) => sum + count, 0);
    invariant(valid < 90_000_000, 'fewer than ninety million papers, so that products of values stay exact');
    this.#quota = Math.floor((valid * unit) / (seats + 1)) + 1;
    counts.forEach((count, group) => this.#add(this.#holder[group] ?? -1, count * unit));
  }

  #add(option: number, amount: number): void {
    if (option < 0) this.#lost += amount;
    else this.#totals[option] = (this.#totals[option] ?? 0) + amount;
  }

  /** Ends a stage: every hopeful with the quota is elected, the most votes first, and waits for the surplus to move. */
  #close(event: WigmStage['event'], from: readonly number[], surplus: number, tie: WigmStage['tie']): void {
    const votes = (option: number): number => this.#totals[option] ?? 0;
    const reached = [...this.#hopeful].filter((option) => votes(option) >= this.#quota).sort((a, b) => votes(b) - votes(a) || a - b);
    for (const option of reached) {
      this.#hopeful.delete(option);
      this.#pending.add(option);
      this.#winners.push(option);
    }
    this.#stages.push({ event, from, surplus, totals: this.#totals.slice(), lost: this.#lost, elected: reached, deemed: false, tie });
  }

  /** Moves what `from` holds to each paper's next hopeful; a surplus is passed on in proportion, cut to four decimals. */
  #move(from: number, surplus: number | null): void {
    const { counts, starts, marks } = this.#papers;
    const total = this.#totals[from] ?? 0;
    const before = this.#lost;
    let gone = 0;
    counts.forEach((count, group) => {
      if (this.#holder[group] !== from) return;
      const held = this.#value[group] ?? 0;
      const value = surplus === null ? held : Math.floor((held * surplus) / total);
      let place = this.#next[group] ?? 0;
      const end = starts[group + 1] ?? 0;
      while (place < end && !this.#hopeful.has(marks[place] ?? -1)) place += 1;
      [this.#next[group], this.#value[group], this.#holder[group]] = [place, value, place < end ? (marks[place] ?? -1) : -1];
      this.#add(this.#holder[group] ?? -1, count * value);
      gone += count * value;
    });
    this.#totals[from] = surplus === null ? 0 : this.#quota;
    this.#lost = before + (this.#lost - before) + ((surplus ?? total) - gone);
  }

  #pick(options: readonly number[], sign: 1 | -1): { readonly option: number; readonly tie: WigmStage['tie'] } | null {
    const votes = (option: number): number => sign * (this.#totals[option] ?? 0);
    const most = options.reduce((so, option) => Math.max(so, votes(option)), -Infinity);
    const among = options.filter((option) => votes(option) === most);
    const [only = 0] = among;
    if (among.length === 1) return { option: only, tie: null };
    if (this.#lots === null) {
      this.#needsLot = among;
      return null;
    }
    const order = this.#lots.filter((option) => among.includes(option));
    return { option: (sign === 1 ? order[0] : order.at(-1)) ?? only, tie: { among, brokenBy: 'lot' } };
  }

  /** The most hopefuls who together, with all surpluses, have fewer votes than the next one: none of them can win any more. */
  #sureLosers(): readonly number[] {
    const order = [...this.#hopeful].sort((a, b) => (this.#totals[a] ?? 0) - (this.#totals[b] ?? 0) || a - b);
    const surpluses = [...this.#pending].reduce((sum, option) => sum + (this.#totals[option] ?? 0) - this.#quota, 0);
    let [sum, gone] = [surpluses, 0];
    for (const [at, option] of order.entries()) {
      if (this.#winners.length + order.length - at < this.#seats) break;
      if (at > 0 && sum < (this.#totals[option] ?? 0)) gone = at;
      sum += this.#totals[option] ?? 0;
    }
    return order.slice(0, gone);
  }

  #exclude(options: readonly number[], tie: WigmStage['tie']): void {
    for (const option of options) this.#hopeful.delete(option);
    for (const option of options) this.#move(option, null);
    this.#close('exclude', options, 0, tie);
  }

  #step(): boolean {
    const losers = this.#batch ? this.#sureLosers() : [];
    if (losers.length > 0) {
      this.#exclude(losers, null);
      return true;
    }
    const over = [...this.#pending].filter((option) => (this.#totals[option] ?? 0) > this.#quota);
    const chosen = over.length > 0 ? this.#pick(over, 1) : this.#pick([...this.#hopeful], -1);
    if (chosen === null) return false;
    if (over.length === 0) this.#exclude([chosen.option], chosen.tie);
    else {
      this.#pending.delete(chosen.option);
      const surplus = (this.#totals[chosen.option] ?? 0) - this.#quota;
      this.#move(chosen.option, surplus);
      this.#close('transfer', [chosen.option], surplus, chosen.tie);
    }
    return true;
  }

  count(): WigmCount {
    this.#close('first', [], 0, null);
    const open = (): boolean => this.#winners.length < this.#seats && this.#winners.length + this.#hopeful.size > this.#seats;
    while (open()) if (!this.#step()) return { quota: this.#quota, winners: this.#winners, stages: this.#stages, needsLot: this.#needsLot };
    const left = this.#winners.length < this.#seats ? [...this.#hopeful].sort((a, b) => (this.#totals[b] ?? 0) - (this.#totals[a] ?? 0) || a - b) : [];
    this.#winners.push(...left);
    if (left.length > 0) this.#stages.push({ event: 'elect', from: [], surplus: 0, totals: this.#totals.slice(), lost: this.#lost, elected: left, deemed: true, tie: null });
    return { quota: this.#quota, winners: this.#winners, stages: this.#stages, needsLot: null };
  }
}

/** Counts by the Weighted Inclusive Gregory Method in the reference form of the PR Foundation: four decimals, cut. */
export const countWigm = (papers: Papers, seats: number, lots: readonly number[] | null, batch = false): WigmCount => new Wigm(papers, seats, batch, lots).count();

/** Ten-thousandths of a vote as "262.0000". */
function four(units: number): Exact {
  const text = String(Math.abs(units)).padStart(5, '0');
  return `${units < 0 ? '-' : ''}${text.slice(0, -4)}.${text.slice(-4)}`;
}

const clauses = { first: 'wigm.1', transfer: 'wigm.2', exclude: 'wigm.3', elect: 'wigm.4' } as const;

function stepsOf({ options }: Papers, { stages, quota }: WigmCount): readonly Step[] {
  const name = (place: number): string => options[place] ?? '';
  return stages.map((stage, at): Step => {
    const before = stages[at - 1];
    const lines = options.map((option, place): Line => {
      const [was, is] = [before?.totals[place] ?? 0, stage.totals[place] ?? 0];
      return { option, before: four(was), moved: four(is - was), after: four(is) };
    });
    const [from] = stage.from;
    return {
      number: at + 1, clause: clauses[stage.event], event: stage.event, lines, pots: { nonTransferable: four(stage.lost) }, elected: stage.elected.map(name), excluded: stage.event === 'exclude' ? stage.from.map(name) : [],
      facts: { quota: four(quota), ...(from === undefined ? {} : { from: name(from) }), ...(stage.surplus > 0 ? { surplus: four(stage.surplus) } : {}), ...(stage.deemed ? { deemed: '1' } : {}) },
      ...(stage.tie === null ? {} : { tie: { among: stage.tie.among.map(name), brokenBy: stage.tie.brokenBy } }),
    };
  });
}

/**
 * Single transferable vote, Weighted Inclusive Gregory Method, as the PR Foundation's reference rule has it: the quota is
 * votes ÷ (seats + 1) cut to four decimals, plus 0.0001; the largest surplus first; ties go to the lot.
 */
export const wigmStv: Ruling<WigmParameters> = (question) => {
  const { options, ballots, parameters, lots } = question;
  const fault = rankedFault(options, parameters.seats, lots);
  if (fault !== null) return fault;
  const odd = plainPapers(ballots);
  if (odd !== null) return odd;
  const papers = papersOf(options, ballots, strict);
  if (papers.accounts.valid === 0) return ok(close(question, { status: 'no-decision', winners: [], accounts: papers.accounts, steps: [], figures: {} }));
  const counted = countWigm(papers, parameters.seats, placesOf(papers.options, lots), parameters.batch ?? false);
  const name = (place: number): string => papers.options[place] ?? '';
  const steps = stepsOf(papers, counted);
  const found = { winners: counted.winners.map(name), accounts: papers.accounts, steps, figures: { quota: four(counted.quota), seats: String(parameters.seats) } };
  return ok(close(question, counted.needsLot === null ? { status: 'decided', ...found } : { status: 'needs-lot', ...found, tied: { set: counted.needsLot.map(name), step: steps.length, places: 1 } }));
};
