import { compare, fraction, over, plus, times, zero, type Fraction } from '@plenaria/kernel/fraction.ts';
import type { Approving } from './preferred.ts';

export interface LoadSetting {
  readonly costs: readonly number[];
  readonly papers: readonly Approving[];
  readonly budget: number;
  /** `stop`: where the next project does not fit, that ends it. `skip`: it is passed over. */
  readonly misfit: 'stop' | 'skip';
  readonly lots: readonly number[];
}

export interface LoadStep {
  readonly project: number;
  /** The load of each supporter after the purchase. */
  readonly load: Fraction;
  readonly tied: readonly number[];
  readonly funded: boolean;
}

/**
 * Sequential Phragmén for budgets (Los, Christoff and Grossi 2022): everybody earns money at the same pace, and a project is
 * bought as soon as its supporters together have its cost. Equal times go to the lower cost, then to the lot.
 */
export function byLoads({ costs, papers, budget, misfit, lots }: LoadSetting): readonly LoadStep[] {
  let loads: readonly Fraction[] = papers.map(() => zero);
  let left = budget;
  const steps: LoadStep[] = [];
  const done = new Set<number>();
  for (;;) {
    const offers = costs.flatMap((cost, project) => {
      const groups = papers.flatMap(({ approves }, group) => (approves.includes(project) ? [group] : []));
      if (done.has(project) || groups.length === 0) return [];
      const people = groups.reduce((sum, group) => sum + (papers[group]?.count ?? 0), 0);
      const carried = groups.reduce((sum, group) => plus(sum, times(fraction(papers[group]?.count ?? 0), loads[group] ?? zero)), fraction(cost));
      return [{ project, groups, load: over(carried, fraction(people)) }];
    });
    const [first, ...others] = offers;
    if (first === undefined) return steps;
    const best = others.reduce((so, offer) => (compare(offer.load, so.load) < 0 ? offer : so), first);
    const tied = offers.filter(({ load }) => compare(load, best.load) === 0).sort((a, b) => (costs[a.project] ?? 0) - (costs[b.project] ?? 0) || lots.indexOf(a.project) - lots.indexOf(b.project));
    const chosen = tied[0] ?? best;
    const funded = (costs[chosen.project] ?? 0) <= left;
    steps.push({ project: chosen.project, load: chosen.load, tied: tied.map(({ project }) => project), funded });
    done.add(chosen.project);
    if (!funded && misfit === 'stop') return steps;
    if (!funded) continue;
    left -= costs[chosen.project] ?? 0;
    loads = loads.map((load, group) => (chosen.groups.includes(group) ? chosen.load : load));
  }
}
