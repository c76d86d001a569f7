import { ok } from '@plenaria/kernel/result.ts';
import { cannot, close, type Ruling } from '../close.ts';
import type { Exact, Option, Step } from '../contract.ts';
import { placesOf } from '../ranked/scottish.ts';
import { fundedIn, spendDown, type GreedySetting, type GreedyStep } from './greedy.ts';
import { profileOf } from './profile.ts';
import { budgetFault, costsOf } from './rule.ts';

export interface GreedyParameters {
  /** Whole minor units. */
  readonly budget: Exact;
  readonly misfit: GreedySetting['misfit'];
  /** Projects with fewer votes are not considered; 0 where it is not said. */
  readonly threshold?: number;
  /** How many projects a paper may approve; more make it invalid. */
  readonly most?: number;
  /** The name of the mark (`groups` of the option) of which only one project may be funded. */
  readonly exclusive?: string;
  /** The name of the mark that says a project's category, and what each category may spend, in minor units. */
  readonly category?: { readonly by: string; readonly caps: Readonly<Record<string, Exact>> };
}

const clauses: Readonly<Record<GreedyStep['why'], string>> = {
  fits: 'greedy.2', 'below-threshold': 'greedy.3', 'does-not-fit': 'greedy.4', 'excluded-by-another': 'greedy.5', 'category-is-full': 'greedy.6', 'four-fifths-are-there': 'greedy.7',
};

interface Told {
  readonly ids: readonly string[];
  readonly setting: GreedySetting;
}

/** Projects with as many votes: the cheaper comes first, and where the costs are equal too, the lot says. */
function tieOf({ ids, setting: { scores, costs } }: Told, project: number): NonNullable<Step['tie']> | null {
  const equal = [...scores.keys()].filter((other) => scores[other] === scores[project]);
  const level = equal.filter((other) => costs[other] === costs[project]);
  if (equal.length === 1) return null;
  return level.length > 1 ? { among: level.map((one) => ids[one] ?? ''), brokenBy: 'lot' } : { among: equal.map((one) => ids[one] ?? ''), brokenBy: 'lower-cost' };
}

function stepOf(told: Told, step: GreedyStep, number: number, left: number, ended: boolean): Step {
  const { ids, setting } = told;
  const name = ids[step.project] ?? '';
  const cost = setting.costs[step.project] ?? 0;
  const funded = step.event === 'fund';
  const tie = tieOf(told, step.project);
  return {
    number, clause: clauses[step.why], event: step.event,
    lines: [{ option: name, before: '0', moved: funded ? String(cost) : '0', after: funded ? String(cost) : '0' }], pots: { spentBefore: String(setting.budget - left), unspent: String(step.left) },
    elected: funded ? [name] : [], excluded: funded ? [] : [name],
    facts: { cost: String(cost), supporters: String(setting.scores[step.project] ?? 0), left: String(left), threshold: String(setting.threshold), why: step.why, ...(ended ? { ended: '1' } : {}) },
    ...(tie === null ? {} : { tie }),
  };
}

function stepsOf(told: Told, spent: readonly GreedyStep[]): readonly Step[] {
  let [left, ended] = [told.setting.budget, false];
  return spent.map((step, at) => {
    const line = stepOf(told, step, at + 1, left, ended);
    left = step.left;
    ended ||= told.setting.misfit !== 'skip' && (step.why === 'does-not-fit' || step.why === 'four-fifths-are-there');
    return line;
  });
}

const marked = (options: readonly Option[], ids: readonly string[], by: string | undefined): readonly (string | null)[] =>
  ids.map((id) => (by === undefined ? null : (options.find((option) => option.id === id)?.groups?.[by] ?? null)));

/**
 * Spending down the list, as most cities do: the project with the most votes first, then the next, as far as the money goes.
 * What happens at the first that does not fit is a parameter. Without lots a tie that changes who is funded waits for one.
 */
export const greedy: Ruling<GreedyParameters> = (question) => {
  const { parameters, options, ballots, lots } = question;
  const fault = budgetFault(question, parameters.budget);
  if (fault !== null) return fault;
  const { ids, profile, accounts } = profileOf(options, ballots, parameters.most ?? Infinity);
  const costs = costsOf(options, ids);
  if (typeof costs === 'string') return cannot('bad-cost', costs);
  if (accounts.valid === 0) return ok(close(question, { status: 'no-decision', winners: [], accounts, steps: [], figures: {} }));
  const caps = Object.fromEntries(Object.entries(parameters.category?.caps ?? {}).map(([category, cap]) => [category, Number(cap)]));
  const given = (placesOf(ids, lots) ?? [...ids.keys()]).toSorted((a, b) => (costs[a] ?? 0) - (costs[b] ?? 0));
  const setting: GreedySetting = { costs, scores: [...profile.votes], budget: Number(parameters.budget), misfit: parameters.misfit, threshold: parameters.threshold ?? 0, exclusive: marked(options, ids, parameters.exclusive), categories: marked(options, ids, parameters.category?.by), caps, lots: given };
  const spent = spendDown(setting);
  const steps = stepsOf({ ids, setting }, spent);
  const winners = fundedIn(spent).map((project) => ids[project] ?? '');
  const left = spent.at(-1)?.left ?? setting.budget;
  const figures = { budget: parameters.budget, cost: String(setting.budget - left), left: String(left) };
  const turned = fundedIn(spendDown({ ...setting, lots: [...given].reverse().sort((a, b) => (costs[a] ?? 0) - (costs[b] ?? 0)) })).map((project) => ids[project] ?? '');
  const split = lots === undefined ? steps.find(({ tie, elected, excluded }) => tie?.brokenBy === 'lot' && [...elected, ...excluded].some((id) => winners.includes(id) !== turned.includes(id))) : undefined;
  return ok(close(question, split?.tie === undefined
    ? { status: 'decided', winners, accounts, steps, figures }
    : { status: 'needs-lot', winners: [], accounts, steps, figures, tied: { set: split.tie.among, step: split.number, places: 1 } }));
};
