import { relaxedModel, panelModel, solve, solver } from './solver.ts';
import type { Candidate, Feasibility, Quota, Relaxation } from './contract.ts';
import { typesOf } from './types-of.ts';

/** Whether any panel of this size meets every quota; if none does, the smallest change of quotas that lets one. */
export async function feasibility(pool: readonly Candidate[], quotas: readonly Quota[], seats: number): Promise<Feasibility> {
  const highs = await solver();
  const types = typesOf(pool, quotas);
  const covered = quotas.every(({ feature, value, min }) => min === 0 || types.some(({ values }) => values[feature] === value));
  if (covered && solve(highs, panelModel({ types, quotas, seats }, types.map(() => 0))) !== null) return { feasible: true };
  const solution = solve(highs, relaxedModel({ types, quotas, seats }));
  if (solution === null) return { feasible: false, relaxations: [] };
  const relaxations = quotas.flatMap((quota, at): Relaxation[] => {
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
