import { byCodePoint } from '@plenaria/kernel/language.ts';
import type { Candidate, Quota, Relaxation } from '../contract.ts';
import { solver } from '../solver.ts';
import { answerOf, grouped, programOf, sidesOf, type Give, type Grouped, type Side } from './program.ts';

/** A problem whose order changes nothing: quotas by feature and value. */
export interface Problem {
  readonly groups: Grouped;
  readonly quotas: readonly Quota[];
  readonly seats: number;
}

export function problemOf(pool: readonly Candidate[], unordered: readonly Quota[], seats: number): Problem {
  const quotas = [...unordered].sort((a, b) => byCodePoint(`${a.feature}\n${a.value}`, `${b.feature}\n${b.value}`));
  return { groups: grouped(pool, quotas), quotas, seats };
}

/** Lowering a small minimum by one takes more from people than lowering a large one; a minimum of 0 cannot be lowered. */
const priceOf = ({ min }: Quota, bound: 'min' | 'max'): number => (bound === 'min' && min > 0 ? 1 + 2 / min : 1);

function roomOf({ min, max, minFlex, maxFlex }: Quota, bound: 'min' | 'max', seats: number, flexed: boolean): number {
  if (bound === 'min') return Math.max(0, min - (flexed ? (minFlex ?? 0) : 0));
  return Math.max(0, (flexed ? (maxFlex ?? seats) : seats) - max);
}

function givesOf({ quotas, seats }: Problem, flexed: boolean, which: (quota: Quota) => boolean): readonly Give[] {
  return sidesOf(quotas).flatMap((side): readonly Give[] => {
    const quota = quotas[side.quota];
    const most = quota === undefined || !which(quota) ? 0 : roomOf(quota, side.bound, seats, flexed);
    return quota === undefined || most === 0 ? [] : [{ side, price: priceOf(quota, side.bound), most }];
  });
}

export interface Relaxed {
  readonly changes: readonly Relaxation[];
  /** Weighted seats of change; no other set of changes costs less. */
  readonly cost: number;
}

/** The cheapest changes that let a panel be; with `within`, a panel that somebody of this type sits on. Null where none do. */
export async function cheapest(problem: Problem, { flexed, within, which = () => true }: { readonly flexed: boolean; readonly within?: number; readonly which?: (quota: Quota) => boolean }): Promise<Relaxed | null> {
  const { groups, quotas, seats } = problem;
  const gives = givesOf(problem, flexed, which);
  const answer = answerOf(await solver(), programOf(groups, { quotas, seats, sides: sidesOf(quotas), gives, ...(within === undefined ? {} : { within }) }));
  if (answer === null) return null;
  const changes = gives.flatMap(({ side }): readonly Relaxation[] => {
    const [by, quota] = [answer.given(side), quotas[side.quota]];
    if (by === 0 || quota === undefined) return [];
    const from = quota[side.bound];
    return [{ feature: quota.feature, value: quota.value, bound: side.bound, from, to: side.bound === 'min' ? from - by : from + by }];
  });
  return { changes, cost: answer.objective };
}

export const allows = async ({ groups, quotas, seats }: Problem, sides: readonly Side[], within?: number): Promise<boolean> =>
  answerOf(await solver(), programOf(groups, { quotas, seats, sides, ...(within === undefined ? {} : { within }) })) !== null;

/** The quotas with these changes made. */
export const changed = (quotas: readonly Quota[], changes: readonly Relaxation[]): readonly Quota[] =>
  quotas.map((quota) => changes.filter(({ feature, value }) => feature === quota.feature && value === quota.value).reduce((held, { bound, to }) => ({ ...held, [bound]: to }), quota));

export interface Wishes {
  readonly quotas: readonly Quota[];
  /** By how much each wish had to give way. */
  readonly missed: readonly Relaxation[];
}

/**
 * Wishes (`soft`) made rules, as near to what was wished as the other quotas and the pool allow: the least weighted widening.
 * Null where the quotas without the wishes are impossible already.
 */
export async function withWishesKept(pool: readonly Candidate[], quotas: readonly Quota[], seats: number): Promise<Wishes | null> {
  if (!quotas.some(({ soft }) => soft === true)) return { quotas, missed: [] };
  const found = await cheapest(problemOf(pool, quotas, seats), { flexed: false, which: ({ soft }) => soft === true });
  return found === null ? null : { quotas: changed(quotas, found.changes), missed: found.changes };
}
