import type { Candidate, Quota } from '../contract.ts';
import { clashOf, type Clash } from './clash.ts';
import { blocked, type Blocked } from './never.ts';
import { cheapest, problemOf, type Relaxed } from './relax.ts';

/** Whether these quotas can be met, and if not why not and what would help. */
export type Explained =
  | { readonly feasible: true; readonly never: readonly Blocked[] }
  | {
    readonly feasible: false;
    readonly clash: Clash;
    /** The cheapest changes within the flex bounds; null where they are too narrow. */
    readonly within: Relaxed | null;
    /** The cheapest changes if every bound may give way; null only where there are too few people. */
    readonly beyond: Relaxed | null;
  };

/**
 * Exact, by HiGHS. Where no panel of this many seats meets the quotas: an irreducible clash and the smallest relaxation,
 * weighted so that lowering a minimum costs 1 + 2/minimum and raising a maximum 1. Where some do: who can never be chosen.
 * Wishes are not asked about; see `withWishesKept`.
 */
export async function explained(pool: readonly Candidate[], quotas: readonly Quota[], seats: number): Promise<Explained> {
  const problem = problemOf(pool, quotas.filter(({ soft }) => soft !== true), seats);
  const clash = await clashOf(problem);
  if (clash === null) return { feasible: true, never: await blocked(problem) };
  return { feasible: false, clash, within: await cheapest(problem, { flexed: true }), beyond: await cheapest(problem, { flexed: false }) };
}
