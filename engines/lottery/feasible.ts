import { bestPanel } from './programs.ts';
import { shapeOf } from './shape.ts';
import { relaxedModel, solve, solver } from './solver.ts';
import type { Candidate, Feasibility, Quota, Relaxation } from './contract.ts';

/** Whether any panel of this size meets every quota; if none does, the smallest change of quotas that lets one. */
export async function feasibility(pool: readonly Candidate[], quotas: readonly Quota[], seats: number): Promise<Feasibility> {
  const highs = await solver();
  const shape = shapeOf(pool, quotas, seats);
  if (bestPanel(highs, shape, shape.sizes.map(() => 0)) !== null) return { feasible: true };
  const solution = solve(highs, relaxedModel(shape));
  if (solution === null) return { feasible: false, relaxations: [] };
  const relaxations = quotas.flatMap((quota): Relaxation[] => {
    const at = shape.quotas.indexOf(quota);
    const [down, up] = [solution.of(`d${at}`), solution.of(`u${at}`)];
    const { feature, value, min, max } = quota;
    return [
      ...(down > 0 ? [{ feature, value, bound: 'min' as const, from: min, to: min - down }] : []),
      ...(up > 0 ? [{ feature, value, bound: 'max' as const, from: max, to: max + up }] : []),
    ];
  });
  return { feasible: false, relaxations };
}

/** How many quotas a panel misses; a replacement may not miss more than the panel did before. */
export function quotasMissed(members: readonly Candidate[], quotas: readonly Quota[]): number {
  return quotas.filter(({ feature, value, min, max }) => {
    const count = members.filter(({ features }) => features[feature] === value).length;
    return count < min || count > max;
  }).length;
}
