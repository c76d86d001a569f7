import { invariant, ok } from '@plenaria/kernel/result.ts';
import { cannot, close, plainPapers, type Ruling } from '../close.ts';
import type { Exact, Line, Lots, Step } from '../contract.ts';
import { papersOf, strict, type Papers } from './papers.ts';

export interface StvParameters {
  readonly seats: number;
  /** Who sits already and keeps the seat whatever the count says; only a count that fills vacancies has any. */
  readonly guarded?: readonly string[];
}

/** One stage of the count. Totals are in hundred-thousandths of a vote, by place of the option. */
export interface Stage {
  readonly event: 'first' | 'transfer' | 'exclude';
  /** Whose papers moved. */
  readonly from: number | null;
  /** What was moved of each paper, as numerator and denominator of its value; both 0 for papers that keep their value. */
  readonly surplus: number;
  readonly totals: Float64Array;
  readonly lost: number;
  readonly elected: readonly number[];
  /** Elected because no more candidates were left than seats. */
  readonly deemed: boolean;
  readonly tie: { readonly among: readonly number[]; readonly brokenBy: 'history' | 'lot' } | null;
}

export interface Counted {
  readonly quota: number;
  readonly winners: readonly number[];
  readonly stages: readonly Stage[];
  /** Set where a tie stands that neither an earlier stage nor a lot can break. */
  readonly needsLot: readonly number[] | null;
}

const unit = 100_000;

/** ⌊surplus × value ÷ total⌋ of whole numbers whose product stays below 2^53. */
const shareOf = (surplus: number, value: number, total: number): number => {
  const product = surplus * value;
  return (product - (product % total)) / total;
};

const empty = 0;
const continuing = 1;
const elected = 2;
const excluded = 3;

/** The pile of one candidate: paper groups and the value at which each of their papers lies there. */
interface Pile {
  groups: number[];
  values: number[];
}

class ScottishCount {
  readonly #papers: Papers;
  readonly #seats: number;
  readonly #lots: readonly number[] | null;
  readonly #guarded: readonly number[];
  readonly #state: Uint8Array;
  readonly #piles: readonly Pile[];
  readonly #next: Int32Array;
  readonly #totals: Float64Array;
  readonly #stages: Stage[] = [];
  readonly #winners: number[] = [];
  readonly quota: number;
  #lost = 0;
  #needsLot: readonly number[] | null = null;

  constructor(papers: Papers, seats: number, lots: readonly number[] | null, guarded: readonly number[]) {
    const { options, counts, starts, marks } = papers;
    this.#papers = papers;
    this.#seats = seats;
    this.#lots = lots;
    this.#guarded = guarded;
    this.#state = new Uint8Array(options.length).fill(continuing);
    this.#piles = options.map(() => ({ groups: [], values: [] }));
    this.#next = starts.slice(0, counts.length);
    this.#totals = new Float64Array(options.length);
    let valid = 0;
    counts.forEach((count, group) => {
      const first = marks[starts[group] ?? 0] ?? 0;
      this.#lay(first, group, unit);
      valid += count;
    });
    invariant(valid < 900_000, 'fewer than 900,000 papers, so that products of values stay exact');
    this.quota = (Math.floor(valid / (seats + 1)) + 1) * unit;
  }

  #lay(option: number, group: number, value: number): void {
    const pile = this.#piles[option];
    pile?.groups.push(group);
    pile?.values.push(value);
    this.#totals[option] = (this.#totals[option] ?? 0) + (this.#papers.counts[group] ?? 0) * value;
  }

  #in(state: number): number[] {
    return [...this.#state.keys()].filter((option) => this.#state[option] === state);
  }

  /** Ends a stage: whoever has the quota is elected, the most votes first; where only as many are left as seats, all of them. */
  #endStage(event: Stage['event'], from: number | null, surplus: number, tie: Stage['tie']): void {
    const reached = this.#in(continuing).filter((option) => (this.#totals[option] ?? 0) >= this.quota);
    const order = reached.sort((a, b) => (this.#totals[b] ?? 0) - (this.#totals[a] ?? 0));
    const already = this.#winners.length;
    for (const option of order) if (this.#guarded.includes(option) || this.#open() > this.#waiting().length) this.#elect(option);
    const deemed = this.#deemed().sort((a, b) => (this.#totals[b] ?? 0) - (this.#totals[a] ?? 0));
    for (const option of deemed) this.#elect(option);
    this.#stages.push({ event, from, surplus, totals: this.#totals.slice(), lost: this.#lost, elected: this.#winners.slice(already), deemed: deemed.length > 0, tie });
  }

  readonly #open = (): number => this.#seats - this.#winners.length;
  /** Those who keep their seats and have not reached the quota yet. */
  readonly #waiting = (): number[] => this.#in(continuing).filter((option) => this.#guarded.includes(option));

  /** Who is elected without the quota: all who are left where seats suffice, or those who keep the last seats. */
  #deemed(): number[] {
    const [left, waiting] = [this.#in(continuing), this.#waiting()];
    if (this.#open() > 0 && left.length <= this.#open()) return left;
    return this.#open() > 0 && waiting.length === this.#open() ? waiting : [];
  }

  #elect(option: number): void {
    this.#state[option] = elected;
    this.#winners.push(option);
  }

  /**
   * The one with the most (sign 1) or fewest (sign -1) votes; among equals the one who had so at the most recent earlier
   * stage at which they differed, else the lot decides (rules 49 and 51 of the Order of 2007).
   */
  #pick(options: readonly number[], sign: 1 | -1): { readonly option: number; readonly tie: Stage['tie'] } | null {
    let among = extremes(options, this.#totals, sign);
    const tied = among;
    for (let stage = this.#stages.length - 2; among.length > 1 && stage >= 0; stage -= 1) among = extremes(among, this.#stages[stage]?.totals ?? this.#totals, sign);
    const [first = 0] = among;
    if (among.length === 1) return { option: first, tie: tied.length > 1 ? { among: tied, brokenBy: 'history' } : null };
    if (this.#lots === null) {
      this.#needsLot = among;
      return null;
    }
    const rank = (option: number): number => this.#lots?.indexOf(option) ?? 0;
    const option = [...among].sort((a, b) => sign * (rank(a) - rank(b)))[0] ?? first;
    return { option, tie: { among: tied, brokenBy: 'lot' } };
  }

  /** Moves the papers of a pile to their next continuing preference; what has none, and what rounding takes, is lost. */
  #move(from: number, surplus: number): void {
    const { counts, starts, marks } = this.#papers;
    const pile = this.#piles[from];
    const total = this.#totals[from] ?? 0;
    let moved = 0;
    pile?.groups.forEach((group, at) => {
      const held = pile.values[at] ?? 0;
      const value = surplus > 0 ? shareOf(surplus, held, total) : held;
      let place = this.#next[group] ?? 0;
      const end = starts[group + 1] ?? 0;
      while (place < end && this.#state[marks[place] ?? 0] !== continuing) place += 1;
      this.#next[group] = place;
      if (place === end || value === empty) return;
      this.#lay(marks[place] ?? 0, group, value);
      moved += (counts[group] ?? 0) * value;
    });
    this.#totals[from] = surplus > 0 ? this.quota : 0;
    this.#lost += (surplus > 0 ? surplus : total) - moved;
    if (pile) pile.groups = pile.values = [];
  }

  #step(): boolean {
    const over = this.#in(elected).filter((option) => (this.#totals[option] ?? 0) > this.quota);
    const chosen = over.length > 0 ? this.#pick(over, 1) : this.#pick(this.#in(continuing).filter((option) => !this.#guarded.includes(option)), -1);
    if (chosen === null) return false;
    const { option, tie } = chosen;
    const surplus = over.length > 0 ? (this.#totals[option] ?? 0) - this.quota : 0;
    if (surplus === 0) this.#state[option] = excluded;
    this.#move(option, surplus);
    this.#endStage(surplus > 0 ? 'transfer' : 'exclude', option, surplus, tie);
    return true;
  }

  count(): Counted {
    this.#endStage('first', null, 0, null);
    while (this.#winners.length < this.#seats && this.#in(continuing).length > 0) if (!this.#step()) break;
    return { quota: this.quota, winners: this.#winners, stages: this.#stages, needsLot: this.#needsLot };
  }
}

function extremes(options: readonly number[], totals: Float64Array, sign: 1 | -1): readonly number[] {
  const best = options.reduce((so, option) => (sign * ((totals[option] ?? 0) - (totals[so] ?? 0)) > 0 ? option : so), options[0] ?? 0);
  return options.filter((option) => totals[option] === totals[best]);
}

/** Counts ranked papers by the Weighted Inclusive Gregory Method as Scottish councils use it. `lots` is an order of places. */
export const countScottish = (papers: Papers, seats: number, lots: readonly number[] | null, guarded: readonly number[] = []): Counted => new ScottishCount(papers, seats, lots, guarded).count();

/** Hundred-thousandths of a vote as "262.00000". */
export function votes(units: number): Exact {
  const text = String(Math.abs(units)).padStart(6, '0');
  return `${units < 0 ? '-' : ''}${text.slice(0, -5)}.${text.slice(-5)}`;
}

const clauses = { first: 'Order of 2007, rules 46 and 47', transfer: 'Order of 2007, rule 48', exclude: 'Order of 2007, rule 50' } as const;

/** The stages as steps: every line's before, moved and after add up, and what nobody holds lies in a pot. */
export function stepsOf({ options }: Papers, counted: Counted): readonly Step[] {
  return counted.stages.map((stage, at): Step => {
    const before = counted.stages[at - 1];
    const line = (option: string, place: number): Line => {
      const [was, is] = [before?.totals[place] ?? 0, stage.totals[place] ?? 0];
      return { option, before: votes(was), moved: votes(is - was), after: votes(is) };
    };
    const name = (place: number): string => options[place] ?? '';
    return {
      number: at + 1, clause: clauses[stage.event], event: stage.event, lines: options.map(line), pots: { nonTransferable: votes(stage.lost) },
      elected: stage.elected.map(name), excluded: stage.event === 'exclude' && stage.from !== null ? [name(stage.from)] : [],
      facts: { quota: votes(counted.quota), ...(stage.from === null ? {} : { from: name(stage.from) }), ...(stage.surplus > 0 ? { surplus: votes(stage.surplus) } : {}), ...(stage.deemed ? { deemed: '1' } : {}) },
      ...(stage.tie ? { tie: { among: stage.tie.among.map(name), brokenBy: stage.tie.brokenBy } } : {}),
    };
  });
}

/** An order of ids as an order of places. */
export const placesOf = (options: readonly string[], lots: Lots | undefined): readonly number[] | null => (lots === undefined ? null : lots.map((id) => options.indexOf(id)));

/**
 * Single transferable vote as Scottish councils count it: quota ⌊V/(S+1)⌋+1, five decimals cut and not rounded, the largest
 * surplus first, otherwise the lowest is excluded. Scottish Local Government Elections Order 2007, schedule 1, part III.
 */
export const scottishStv: Ruling<StvParameters> = (question) => {
  const { options, ballots, parameters, lots } = question;
  if (options.length === 0) return cannot('no-options', 'options');
  if (new Set(options.map(({ id }) => id)).size !== options.length) return cannot('double-option', 'options');
  if (!Number.isSafeInteger(parameters.seats) || parameters.seats < 1) return cannot('bad-parameter', 'seats');
  const odd = plainPapers(ballots);
  if (odd !== null) return odd;
  const papers = papersOf(options, ballots, strict);
  if (lots !== undefined && (lots.length !== options.length || lots.some((id) => !papers.options.includes(id)))) return cannot('wrong-lots', 'lots');
  if ((parameters.guarded ?? []).some((id) => !papers.options.includes(id)) || (parameters.guarded ?? []).length > parameters.seats) return cannot('bad-parameter', 'guarded');
  if (papers.accounts.valid === 0) return ok(close(question, { status: 'no-decision', winners: [], accounts: papers.accounts, steps: [], figures: {} }));
  const counted = countScottish(papers, parameters.seats, placesOf(papers.options, lots), placesOf(papers.options, parameters.guarded) ?? []);
  const name = (place: number): string => papers.options[place] ?? '';
  const steps = stepsOf(papers, counted);
  const found = { winners: counted.winners.map(name), accounts: papers.accounts, steps, figures: { quota: votes(counted.quota), seats: String(parameters.seats) } };
  return ok(close(question, counted.needsLot === null
    ? { status: 'decided', ...found }
    : { status: 'needs-lot', ...found, tied: { set: counted.needsLot.map(name), step: steps.length, places: 1 } }));
};
