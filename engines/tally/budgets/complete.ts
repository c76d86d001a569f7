import { runShares, type Run, type Setting } from './shares-run.ts';

export type Completion = 'none' | 'utilitarian' | 'add1' | 'add1u';
/**
 * When raising the share stops. `overspend`: as soon as the next share would cost more than the budget. `exhaustive`: already
 * as soon as nothing that is left would fit into what remains. Cities use both, and they give different results.
 */
export type StopRule = 'overspend' | 'exhaustive';

export interface Completed {
  readonly winners: readonly number[];
  /** The run of equal shares that stands; what the completion added comes after its purchases. */
  readonly run: Run;
  readonly added: readonly number[];
  readonly cost: number;
  /** Runs that were looked at. */
  readonly runs: number;
}

const fits = ({ costs }: Setting, { purchases, cost }: Run, budget: number): boolean => {
  const bought = new Set(purchases.map(({ project }) => project));
  return costs.some((price, project) => !bought.has(project) && price <= budget - cost);
};

const alike = (a: Run, b: Run): boolean => a.purchases.length === b.purchases.length && a.purchases.every(({ project }, at) => b.purchases[at]?.project === project);

/** Whole steps that are proven to change nothing, but none beyond the share at which raising ends in any case. */
const skipped = ({ same, share }: Run, step: number, most: number): number => Math.max(0, Math.min(Math.floor(same / step), Math.floor((most - share) / step) + 1));

/**
 * Raises the share step by step for as long as the budget holds; never by bisection, since more money can buy less. Where two
 * runs bought the same, the next one proves how many steps would too, and those are passed over.
 */
function raised(setting: Setting, share: number, budget: number, step: number, stop: StopRule): { readonly run: Run; readonly runs: number } {
  let run = runShares(setting, share, Infinity);
  let [at, runs, watched, rest, wait] = [share, 1, false, 0, 1];
  const most = Math.max(...setting.costs);
  const goesOn = (found: Run): boolean => found.purchases.length < setting.costs.length && (stop === 'overspend' || fits(setting, found, budget));
  while (at <= most && goesOn(run)) {
    const next = runShares(setting, at + step, budget, watched);
    runs += 1;
    if (next.overspent) break;
    const skip = goesOn(next) ? skipped(next, step, most) : 0;
    at += step * (1 + skip);
    runs += skip;
    // A proof that gains nothing costs half a run more: after each of those the next one waits twice as long.
    wait = skip > 0 ? 1 : watched ? Math.min(2 * wait, 64) : wait;
    rest = skip > 0 ? 0 : watched ? wait : rest - 1;
    watched = rest <= 0 && (skip > 0 || alike(run, next));
    run = next;
  }
  return { run: run.share === at ? run : runShares(setting, at, Infinity), runs };
}

/** Spends what is left on the projects with the most votes that fit; equal votes: the lower cost, then the lot. */
function utilitarian({ costs, profile: { votes }, lots }: Setting, { purchases, cost }: Run, budget: number): readonly number[] {
  const bought = new Set(purchases.map(({ project }) => project));
  const added: number[] = [];
  let left = budget - cost;
  const rank = new Map(lots.map((project, at) => [project, at]));
  const order = [...costs.keys()].filter((project) => !bought.has(project)).sort((a, b) => (votes[b] ?? 0) - (votes[a] ?? 0) || (costs[a] ?? 0) - (costs[b] ?? 0) || (rank.get(a) ?? 0) - (rank.get(b) ?? 0));
  for (const project of order) {
    if ((costs[project] ?? 0) > left) continue;
    left -= costs[project] ?? 0;
    added.push(project);
  }
  return added;
}

/** Equal shares with its completion. `share`, `step` and `budget` are in the setting's unit of money. */
export function completed(setting: Setting, share: number, budget: number, step: number, completion: Completion, stop: StopRule): Completed {
  const { run, runs } = completion === 'add1' || completion === 'add1u' ? raised(setting, share, budget, step, stop) : { run: runShares(setting, share, Infinity), runs: 1 };
  const added = completion === 'utilitarian' || completion === 'add1u' ? utilitarian(setting, run, budget) : [];
  const winners = [...run.purchases.map(({ project }) => project), ...added];
  return { winners, run, added, cost: winners.reduce((sum, project) => sum + (setting.costs[project] ?? 0), 0), runs };
}
