import { firstSet } from './irv-marks.ts';

/** Papers alike joined, as lists; a mark is a place, an end or a set (irv-marks.ts). */
export interface IrvPapers {
  readonly counts: readonly number[];
  readonly marks: readonly (readonly number[])[];
  readonly sets: readonly (readonly number[])[];
}

/** The same packed: the marks of group g are `marks[starts[g]] … marks[starts[g + 1] - 1]`. For millions of papers. */
export interface PackedIrvPapers {
  readonly counts: Int32Array;
  readonly starts: Int32Array;
  readonly marks: Int16Array | Int32Array;
  readonly sets: readonly (readonly number[])[];
}

function packed(papers: IrvPapers | PackedIrvPapers): PackedIrvPapers {
  if ('starts' in papers) return papers;
  const starts = new Int32Array(papers.counts.length + 1);
  papers.marks.forEach((marks, group) => (starts[group + 1] = (starts[group] ?? 0) + marks.length));
  const marks = new Int32Array(starts[papers.counts.length] ?? 0);
  papers.marks.forEach((row, group) => marks.set(row, starts[group]));
  return { counts: Int32Array.from(papers.counts), starts, marks, sets: papers.sets };
}

const nobody = -1;

/** To whom papers went: `null` is exhausted. Only what is above zero stands in it. */
export type Transfers = Map<number, Map<number | null, number>>;

/**
 * The piles of a count: each option's papers as a chain of groups, so that only papers that move are touched. Amounts are
 * whole units; sums are kept as papers move and never counted anew.
 */
export class Piles {
  readonly #papers: PackedIrvPapers;
  readonly #values: Float64Array;
  readonly #at: Int32Array;
  readonly #chain: Int32Array;
  readonly #heads: Int32Array;
  readonly #open: Uint8Array;
  readonly totals: Float64Array;
  exhausted = 0;

  constructor(given: IrvPapers | PackedIrvPapers, options: number, unit: number, excluded: readonly number[]) {
    const papers = packed(given);
    this.#papers = papers;
    this.#values = new Float64Array(papers.counts.length).fill(unit);
    this.#at = papers.starts.slice(0, papers.counts.length);
    this.#chain = new Int32Array(papers.counts.length).fill(nobody);
    this.#heads = new Int32Array(options).fill(nobody);
    this.#open = new Uint8Array(options).fill(1);
    this.totals = new Float64Array(options);
    for (const option of excluded) this.close(option);
    for (let group = 0; group < papers.counts.length; group += 1) {
      const holder = this.#next(group);
      if (holder !== nobody) this.#lay(group, holder);
      else if ((papers.starts[group] ?? 0) < (papers.starts[group + 1] ?? 0)) this.exhausted += (papers.counts[group] ?? 0) * unit;
    }
  }

  get papers(): number {
    return this.#papers.counts.reduce((sum, count) => sum + count, 0);
  }

  /** An option that takes no more papers: it has left, or it is elected. */
  close(option: number): void {
    this.#open[option] = 0;
  }

  /** The next option of a group that still takes papers; nobody where its papers end. */
  #next(group: number): number {
    const { marks, starts } = this.#papers;
    const end = starts[group + 1] ?? 0;
    for (let at = this.#at[group] ?? 0; at < end; at += 1) {
      const mark = marks[at] ?? 0;
      this.#at[group] = at;
      if (mark >= 0) {
        if (this.#open[mark] === 1) return mark;
      } else if (mark > firstSet) return nobody;
      else {
        const left = (this.#papers.sets[firstSet - mark] ?? []).filter((option) => this.#open[option] === 1);
        if (left.length > 0) return left.length === 1 ? (left[0] ?? nobody) : nobody;
      }
    }
    this.#at[group] = end;
    return nobody;
  }

  #lay(group: number, option: number): void {
    this.#chain[group] = this.#heads[option] ?? nobody;
    this.#heads[option] = group;
    this.totals[option] = (this.totals[option] ?? 0) + (this.#papers.counts[group] ?? 0) * (this.#values[group] ?? 0);
  }

  /** Moves all papers of one option; `fraction` of 1/`unit` is what each keeps of its value, null the whole of it. */
  #empty(option: number, fraction: number | null, unit: number): Map<number | null, number> {
    const row = new Float64Array(this.totals.length + 1);
    let group = this.#heads[option] ?? nobody;
    this.#heads[option] = nobody;
    this.totals[option] = 0;
    while (group !== nobody) {
      const following = this.#chain[group] ?? nobody;
      if (fraction !== null) this.#values[group] = Math.floor(((this.#values[group] ?? 0) * fraction) / unit);
      const next = this.#next(group);
      const worth = (this.#papers.counts[group] ?? 0) * (this.#values[group] ?? 0);
      const place = next === nobody ? this.totals.length : next;
      row[place] = (row[place] ?? 0) + worth;
      if (next === nobody) this.exhausted += worth;
      else this.#lay(group, next);
      group = following;
    }
    const moved = new Map<number | null, number>();
    row.forEach((worth, place) => {
      if (worth > 0) moved.set(place === this.totals.length ? null : place, worth);
    });
    return moved;
  }

  /** Moves the papers of those who leave, or what is left of those elected, to their next option. */
  move(from: readonly number[], fractions: ReadonlyMap<number, number>, unit: number): Transfers {
    return new Map(from.map((option) => [option, this.#empty(option, fractions.get(option) ?? null, unit)] as const));
  }
}
