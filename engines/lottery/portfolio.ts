import { byCodePoint } from '@plenaria/kernel/language.ts';
import { diceFrom, shuffled } from '@plenaria/kernel/dice.ts';
import { ok, refuse, type Result } from '@plenaria/kernel/result.ts';
import type { Candidate, Portfolio, Quota, Type, Wishes } from './contract.ts';
import { panelModel, solve, solver } from './solver.ts';
import { typesOf } from './types-of.ts';

/** How many seats each type gets in a panel. */
type Composition = readonly number[];

const rounds = 120;
const scale = 100_000;

/** Weights from how often each type was served so far: who was served least weighs most (multiplicative weights). */
function weightsFrom(served: readonly number[], types: readonly Type[], turn: number): readonly number[] {
  const shares = types.map(({ members }, at) => (served[at] ?? 0) / members.length);
  const least = Math.min(...shares);
  const rate = Math.min(8, 1.2 + turn / 12);
  return shares.map((share) => Math.max(1, Math.round(scale * Math.exp(-rate * (share - least)))));
}

interface Search {
  readonly compositions: readonly Composition[];
  /** Upper bound on the least chance of any lottery: from each round's weights, whatever the panels (LP duality). */
  readonly bound: number;
}

async function search(types: readonly Type[], quotas: readonly Quota[], seats: number, wishes: Wishes): Promise<Result<Search, 'infeasible' | 'cancelled'>> {
  const highs = await solver();
  const served = types.map(() => 0);
  const compositions: Composition[] = [];
  let bound = 1;
  for (let turn = 0; turn < rounds; turn += 1) {
    if (wishes.cancelled?.()) return refuse('cancelled');
    const weights = weightsFrom(served, types, turn);
    const best = solve(highs, panelModel({ types, quotas, seats }, weights));
    if (best === null) return refuse('infeasible');
    bound = Math.min(bound, best.objective / weights.reduce((sum, weight, at) => sum + weight * (types[at]?.members.length ?? 0), 0));
    const composition = types.map((_, at) => best.of(`x${at}`));
    composition.forEach((count, at) => (served[at] = (served[at] ?? 0) + count));
    compositions.push(composition);
    wishes.progress?.(turn + 1, rounds);
  }
  return ok({ compositions, bound });
}

/** Fills a composition with the members who stood in the fewest panels so far: shares within a type differ by one panel at most. */
function filled(composition: Composition, queues: readonly string[][]): string[] {
  return composition.flatMap((count, at) => {
    const queue = queues[at] ?? [];
    const chosen = queue.splice(0, count);
    queue.push(...chosen);
    return chosen;
  }).sort(byCodePoint);
}

function countOf(panels: readonly (readonly string[])[], pool: readonly Candidate[]): Record<string, number> {
  const chances: Record<string, number> = Object.fromEntries(pool.map(({ id }) => [id, 0]));
  for (const panel of panels) for (const id of panel) chances[id] = (chances[id] ?? 0) + 1;
  return chances;
}

/**
 * A uniform lottery over `panels` panels, each within all quotas, built so that the least chance is as large as the
 * search finds (maximin by multiplicative weights over exact integer programs, after Flanigan and others, *Fair
 * algorithms for selecting citizens’ assemblies*, Nature 2021). It reports the least chance reached beside an upper bound
 * that no lottery can pass. The same pool, quotas and seed give the same bytes.
 */
export async function portfolio(pool: readonly Candidate[], unordered: readonly Quota[], seats: number, wishes: Wishes): Promise<Result<Portfolio, 'infeasible' | 'cancelled'>> {
  const quotas = [...unordered].sort((a, b) => byCodePoint(`${a.feature}\n${a.value}`, `${b.feature}\n${b.value}`));
  const types = typesOf(pool, quotas);
  const found = await search(types, quotas, seats, wishes);
  if (!found.ok) return found;
  const dice = diceFrom(`${wishes.seed}/portfolio`);
  const queues = types.map(({ members }) => shuffled(members, dice));
  const { compositions, bound } = found.value;
  const panels = shuffled(Array.from({ length: wishes.panels }, (_, at) => compositions[at % compositions.length] ?? []), dice).map((composition) => filled(composition, queues));
  const chances = countOf(panels, pool);
  const least = Math.min(...Object.values(chances));
  return ok({ algorithm: 'maximin-mw@1', seats, panels, chances, leastPossibleAtMost: Math.ceil(bound * 1_000_000), least: Math.floor((least * 1_000_000) / wishes.panels) });
}
