import { Panels } from './anneal.ts';
import type { Certificate } from './leximin.ts';
import type { Shape } from './shape.ts';

/** Whole tickets for panels: the floor of each weight, and the largest remainders. */
function ticketsFor(weights: readonly number[], count: number): readonly number[] {
  const floors = weights.map((weight) => Math.floor(weight * count));
  const left = count - floors.reduce((sum, n) => sum + n, 0);
  const order = weights.map((weight, at) => ({ at, rest: weight * count - (floors[at] ?? 0) })).sort((a, b) => b.rest - a.rest || a.at - b.at).slice(0, Math.max(0, left));
  return floors.map((n, at) => n + (order.some((one) => one.at === at) ? 1 : 0));
}

/**
 * A uniform lottery over `count` panels that serves every type within one panel a person of its target: from the mixture by
 * largest remainders, then exchanges that keep every quota. Answers the panels and how far the types are from those bounds.
 */
export function equalTickets(shape: Shape, { targets, never, panels, weights }: Certificate, count: number, seed: string): { readonly panels: readonly Int16Array[]; readonly off: number } {
  const none = new Set([...never, ...targets.chances.flatMap((chance, type) => (chance < 1e-9 ? [type] : []))]);
  const herd = new Panels(shape, none, `${seed}/tickets`);
  ticketsFor(weights, count).forEach((tickets, at) => {
    for (let one = 0; one < tickets; one += 1) herd.add(panels[at] ?? []);
  });
  const goal = Float64Array.from(shape.sizes, (size, type) => size * count * (targets.chances[type] ?? 0));
  const low = Float64Array.from(shape.sizes, (size, type) => size * Math.floor(count * (targets.chances[type] ?? 0) + 1e-6));
  const high = Float64Array.from(shape.sizes, (size, type) => size * Math.ceil(count * (targets.chances[type] ?? 0) - 1e-6));
  for (const [temperature, passes] of [[2, 60], [0.7, 80], [0.25, 120], [0.08, 120]] as const) herd.cool(goal, goal, temperature, passes, 0);
  for (let turn = 0; turn < 40 && herd.off(low, high) > 0; turn += 1) herd.mend(low, high, [0.3, 0.1, 0.02, 0][turn % 4] ?? 0, 40_000);
  return { panels: herd.held.map(({ counts }) => counts.slice()), off: herd.off(low, high) };
}
