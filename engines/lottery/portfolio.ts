import { diceFrom, shuffled } from '@plenaria/kernel/dice.ts';
import { ok, refuse, type Result } from '@plenaria/kernel/result.ts';
import type { Candidate, Portfolio, Quota, Wishes } from './contract.ts';
import { withWishesKept } from './explain/relax.ts';
import { aims } from './fair/aims.ts';
import { certified, proof } from './leximin.ts';
import { seated } from './seating.ts';
import { shapeOf } from './shape.ts';
import { equalTickets } from './tickets.ts';

function countOf(panels: readonly (readonly string[])[], pool: readonly Candidate[]): Record<string, number> {
  const chances: Record<string, number> = Object.fromEntries(pool.map(({ id }) => [id, 0]));
  for (const panel of panels) for (const id of panel) chances[id] = (chances[id] ?? 0) + 1;
  return chances;
}

/**
 * A uniform lottery over `panels` panels, each within all quotas, by the aim asked for; without one the least chance is as large as
 * any lottery can make it, then the next least, and so on (leximin: Flanigan and others, *Fair algorithms for selecting citizens’
 * assemblies*, Nature 2021). It is called by the aim's name only where a mixture of real panels meets the targets; the least chance
 * that no lottery can pass stands beside it.
 * One of a household at most stands in a panel; wishes are kept as nearly as the other quotas let them be.
 * People whom no panel can hold stand in none, and do not count towards the least chance. The same pool, quotas and seed give the
 * same bytes.
 */
export async function portfolio(pool: readonly Candidate[], asked: readonly Quota[], seats: number, wishes: Wishes): Promise<Result<Portfolio, 'infeasible' | 'cancelled'>> {
  const kept = await withWishesKept(pool, asked, seats);
  if (kept === null) return refuse('infeasible');
  const shape = shapeOf(pool, kept.quotas, seats);
  const aim = wishes.aim ?? 'leximin';
  const found = await certified(shape, aims[aim], wishes);
  if (!found.ok) return found;
  const { targets, never, off } = found.value;
  const tickets = await equalTickets(shape, found.value, wishes.panels, wishes.seed, wishes);
  if (!tickets.ok) return tickets;
  const dice = diceFrom(`${wishes.seed}/portfolio`);
  const panels = seated(pool, shape, shuffled(tickets.value.panels, dice), dice);
  const chances = countOf(panels, pool);
  const out = new Set(never.flatMap((type) => shape.types[type]?.members ?? []));
  const least = Math.min(...pool.flatMap(({ id }) => (out.has(id) ? [] : [chances[id] ?? 0])));
  return ok({
    algorithm: off < proof ? `${aim}@1` : `${aim}-targets-not-proven@1`, seats, panels, chances,
    leastPossibleAtMost: Math.ceil(targets.leastAtMost * 1_000_000), least: Math.floor((least * 1_000_000) / wishes.panels),
  });
}
