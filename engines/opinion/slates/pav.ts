import type { Approvals } from './approvals.ts';

/** The most statements of a slate: for more, whole-number scores of a million people would leave the safe integers. */
export const longestSlate = 22;

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
const multiple = (upTo: number): number => Array.from({ length: upTo }, (_, at) => at + 1).reduce((all, one) => (all / divisor(all, one)) * one, 1);

/** Where a search stands: what each person has on the slate, and what the next statement of theirs is worth, in whole numbers. */
export class Slate {
  readonly chosen = new Set<number>();
  private readonly approvals: Approvals;
  private readonly have: Uint8Array;
  /** worth[j]: lcm(1 … k) / (j + 1). */
  private readonly worth: readonly number[];
  readonly scale: number;

  constructor(approvals: Approvals, size: number) {
    this.approvals = approvals;
    this.have = new Uint8Array(approvals.ofPerson.length);
    this.scale = multiple(size);
    this.worth = Array.from({ length: size + 1 }, (_, at) => Math.floor(this.scale / (at + 1)));
  }

  private readonly supporters = (statement: number): readonly number[] => this.approvals.of[statement] ?? [];

  /** What a statement would add to the score. */
  gain(statement: number): number {
    let sum = 0;
    for (const person of this.supporters(statement)) sum += this.worth[this.have[person] as number] as number;
    return sum;
  }

  add(statement: number): void {
    this.chosen.add(statement);
    for (const person of this.supporters(statement)) this.have[person] = (this.have[person] as number) + 1;
  }

  remove(statement: number): void {
    this.chosen.delete(statement);
    for (const person of this.supporters(statement)) this.have[person] = (this.have[person] as number) - 1;
  }

  /** The statement outside that adds most, the first of equals; `but` stays out. */
  best(but = -1): { readonly statement: number; readonly gain: number } {
    let found = { statement: -1, gain: -1 };
    for (let statement = 0; statement < this.approvals.statements.length; statement += 1) {
      if (statement === but || this.chosen.has(statement)) continue;
      const gain = this.gain(statement);
      if (gain > found.gain) found = { statement, gain };
    }
    return found;
  }
}

/**
 * Proportional approval voting (Thiele 1895) by local search from the greedy slate: the best swap is made while it gains at
 * least n / (100 k²). A swap that gains n / k² at least exists wherever EJR+ fails (Aziz et al. 2018; Brill and Peters 2023),
 * so the slate satisfies EJR+, after polynomially many swaps. Positions ascend.
 */
export function pavSlate(approvals: Approvals, size: number): { readonly slate: readonly number[]; readonly swaps: number } {
  const search = new Slate(approvals, size);
  for (let at = 0; at < size; at += 1) search.add(search.best().statement);
  const least = Math.max(1, Math.ceil((approvals.ofPerson.length * search.scale) / (100 * size * size)));
  let swaps = 0;
  while (swapBest(search, least)) swaps += 1;
  return { slate: ascending(search.chosen), swaps };
}

const ascending = (positions: Iterable<number>): readonly number[] => [...positions].sort((a, b) => a - b);

function swapBest(search: Slate, least: number): boolean {
  let found = { out: -1, into: -1, gain: 0 };
  for (const out of ascending(search.chosen)) {
    search.remove(out);
    const { statement, gain } = search.best(out);
    const more = statement < 0 ? 0 : gain - search.gain(out);
    search.add(out);
    if (more > found.gain) found = { out, into: statement, gain: more };
  }
  if (found.gain < least) return false;
  search.remove(found.out);
  search.add(found.into);
  return true;
}

/** Fills a slate up to its size by what adds most to the same score. */
export function filledUp(approvals: Approvals, begun: readonly number[], size: number): readonly number[] {
  const search = new Slate(approvals, size);
  for (const statement of begun) search.add(statement);
  while (search.chosen.size < size) search.add(search.best().statement);
  return ascending(search.chosen);
}
