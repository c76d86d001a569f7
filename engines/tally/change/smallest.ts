import type { Digest } from '@plenaria/kernel/digest.ts';
import type { Result } from '@plenaria/kernel/result.ts';
import type { Decision, Question, Refusal } from '../contract.ts';
import { moversFor, type Kind, type Mover } from './movers.ts';

/** Counts a question; the engine's `decide`, handed in. */
export type Count = (question: Question<unknown>) => Result<Decision, Refusal>;

/** One way in which it would have come out differently, proved by counting again. */
export interface Change {
  readonly option: string;
  readonly won: boolean;
  readonly kind: Kind;
  readonly turn?: { readonly from: string; readonly to: string };
  readonly amount: number;
  /** True where every smaller amount of this change was counted and does not do it, or the rule cannot turn back; else a bound. */
  readonly least: boolean;
  /** Both counts, so that anybody can do them again: with this amount the option's fate turns, with one less it does not. */
  readonly certificate: { readonly with: Counted; readonly without: Counted };
}

export interface Counted {
  readonly amount: number;
  readonly winners: readonly string[];
  readonly question: Digest;
  readonly ballots: Digest;
}

interface Search {
  readonly count: Count;
  readonly option: string;
  readonly won: boolean;
  readonly mover: Mover;
  readonly seen: Map<number, Decision | null>;
  /** Counts that may still be made; shared by all searches of one decision, so that long ones end. */
  readonly patience: { left: number };
}

function at(search: Search, amount: number): Decision | null {
  const known = search.seen.get(amount);
  if (known !== undefined) return known;
  search.patience.left -= 1;
  const counted = search.count(search.mover.by(amount));
  const decision = counted.ok && counted.value.status === 'decided' ? counted.value : null;
  search.seen.set(amount, decision);
  return decision;
}

/** Whether this much of the change turns the option's fate. A count that decides nothing does not. */
function turns(search: Search, amount: number): boolean {
  const decision = at(search, amount);
  return decision !== null && decision.winners.includes(search.option) !== search.won;
}

/** The first amount of the row 1, 2, 4 … that turns it; null where none does, or patience ends. */
function reach(search: Search): number | null {
  for (let amount = 1; ; amount = Math.min(2 * amount, search.mover.most)) {
    if (search.patience.left <= 0) return null;
    if (turns(search, amount)) return amount;
    if (amount >= search.mover.most) return null;
  }
}

/** Between an amount that does not turn it and one that does: a place where one more is what turns it. */
function edge(search: Search, low: number, high: number): number {
  let [no, yes] = [low, high];
  while (yes - no > 1) {
    const middle = Math.floor((no + yes) / 2);
    if (turns(search, middle)) yes = middle;
    else no = middle;
  }
  return yes;
}

/** Tries every smaller amount, so that the edge found is surely the first; null where that would take too long. */
function firstOf(search: Search, found: number): number | null {
  if (found > search.patience.left) return null;
  for (let amount = 1; amount < found; amount += 1) if (turns(search, amount)) return amount;
  return found;
}

const counted = (search: Search, amount: number): Counted => {
  const decision = at(search, amount);
  return { amount, winners: decision?.winners ?? [], question: decision?.digests.question ?? ('' as Digest), ballots: decision?.digests.ballots ?? ('' as Digest) };
};

function searched(search: Search): Change | null {
  const reached = reach(search);
  if (reached === null) return null;
  const found = edge(search, Math.floor(reached / 2), reached);
  const first = search.mover.steady ? found : firstOf(search, found);
  const amount = first ?? found;
  const { option, won, mover } = search;
  return { option, won, kind: mover.kind, ...(mover.turn ? { turn: mover.turn } : {}), amount, least: first !== null && mover.kind !== 'turn-papers' && (mover.kind !== 'also-approve' || mover.steady), certificate: { with: counted(search, amount), without: counted(search, amount - 1) } };
}

export interface Patience {
  /** How many counts may be made in all. */
  readonly counts: number;
  /** The options to look at, the nearest first; all where it is left out. */
  readonly options?: readonly string[];
}

/** Whom an option lost to: the last winner. */
const rivalOf = ({ winners }: Decision): string | undefined => winners.at(-1);

/**
 * For every option the smallest change of each kind that would have turned its fate: votes that were missing, a cost that was
 * too high. Each is proved by counting again: with it the fate turns, with one less it does not. Where not every smaller
 * amount was tried, or papers could have been turned in a cleverer way, `least` is false and the amount is a bound.
 */
export function smallestChanges(question: Question<unknown>, decision: Decision, count: Count, { counts, options }: Patience): readonly Change[] {
  if (decision.status !== 'decided') return [];
  const patience = { left: counts };
  const wanted = options ?? question.options.map(({ id }) => id);
  const [lost, won] = [wanted.filter((option) => !decision.winners.includes(option)), wanted.filter((option) => decision.winners.includes(option))];
  return [...lost, ...won].flatMap((option) =>
    moversFor(question, option, decision.winners.includes(option), rivalOf(decision)).flatMap((mover) => {
      const change = searched({ count, option, won: decision.winners.includes(option), mover, seen: new Map([[0, decision]]), patience });
      return change === null ? [] : [change];
    }));
}

/** The one change of papers that asks the fewest people; where only costs would do, the one that asks the least. */
export function nearest(changes: readonly Change[]): Change | null {
  const papers = changes.filter(({ kind }) => kind !== 'lower-cost');
  const pool = papers.length > 0 ? papers : changes;
  return pool.reduce<Change | null>((so, change) => (so === null || change.amount < so.amount ? change : so), null);
}
