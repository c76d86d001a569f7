import { oneOutcome, satisfaction, sequentially, type Approvals, type Worth } from './thiele.ts';

/**
 * Every committee with the most satisfaction, by branch and bound. Each further elected candidate is worth no more than the one
 * before (all worths here are so), hence what the best open candidates would add now, one by one, bounds what any of them can
 * add later. For a few dozen candidates; the worst case looks at all committees.
 */
class Search {
  readonly #papers: readonly Approvals[];
  readonly #worth: Worth;
  readonly #size: number;
  readonly #groups: readonly (readonly number[])[];
  readonly #order: readonly number[];
  readonly #elected: Uint8Array;
  #most: bigint;
  #best: number[][] = [];

  constructor(papers: readonly Approvals[], candidates: number, size: number, worth: Worth) {
    [this.#papers, this.#worth, this.#size] = [papers, worth, size];
    const all = Array.from({ length: candidates }, (_, candidate) => candidate);
    this.#groups = all.map((candidate) => papers.flatMap(({ approves }, group) => (approves.includes(candidate) ? [group] : [])));
    this.#elected = new Uint8Array(papers.length);
    const alone = all.map((candidate) => this.#gain(candidate));
    this.#order = all.toSorted((a, b) => Number((alone[b] ?? 0n) > (alone[a] ?? 0n)) - Number((alone[b] ?? 0n) < (alone[a] ?? 0n)) || a - b);
    // A good committee to begin with cuts most of the tree.
    this.#most = satisfaction(papers, new Set(oneOutcome(null, Math.min(size, candidates), sequentially(papers, candidates, worth), all)), worth);
  }

  #gain(candidate: number): bigint {
    let gain = 0n;
    for (const group of this.#groups[candidate] ?? []) {
      const paper = this.#papers[group];
      if (paper !== undefined) gain += BigInt(paper.count) * this.#worth.of((this.#elected[group] ?? 0) + 1, paper.approves.length);
    }
    return gain;
  }

  #mark(candidate: number, by: 1 | -1): void {
    for (const group of this.#groups[candidate] ?? []) this.#elected[group] = (this.#elected[group] ?? 0) + by;
  }

  /** What the best open candidates would add now: an upper bound of what they can add together. */
  #bound(from: number, seats: number): bigint {
    const gains = this.#order.slice(from).map((candidate) => this.#gain(candidate));
    return gains.sort((a, b) => Number(b > a) - Number(b < a)).slice(0, seats).reduce((sum, gain) => sum + gain, 0n);
  }

  #walk(committee: readonly number[], from: number, reached: bigint): void {
    const seats = this.#size - committee.length;
    if (seats === 0) {
      if (reached > this.#most) [this.#most, this.#best] = [reached, []];
      if (reached === this.#most) this.#best.push(committee.toSorted((a, b) => a - b));
      return;
    }
    if (this.#order.length - from < seats || reached + this.#bound(from, seats) < this.#most) return;
    const candidate = this.#order[from] ?? 0;
    const gain = this.#gain(candidate);
    this.#mark(candidate, 1);
    this.#walk([...committee, candidate], from + 1, reached + gain);
    this.#mark(candidate, -1);
    this.#walk(committee, from + 1, reached);
  }

  best(): readonly (readonly number[])[] {
    this.#walk([], 0, 0n);
    const lexical = (a: readonly number[], b: readonly number[]): number => a.reduce((so, candidate, at) => so || candidate - (b[at] ?? 0), 0);
    return this.#best.sort(lexical);
  }
}

/** Every committee of a size with the most satisfaction, in lexical order. */
export const bestCommittees = (papers: readonly Approvals[], candidates: number, size: number, worth: Worth): readonly (readonly number[])[] => new Search(papers, candidates, size, worth).best();
