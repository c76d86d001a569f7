/** How cities really spend down a list of projects. */
export interface GreedySetting {
  readonly costs: readonly number[];
  /** Votes or points of each project. */
  readonly scores: readonly number[];
  readonly budget: number;
  /**
   * `skip`: what does not fit is passed over. `stop`: the first that does not fit ends it. `poznan`: the first that does not
   * fit is funded all the same if what is left covers 80 % of its cost, and that ends it.
   */
  readonly misfit: 'skip' | 'stop' | 'poznan';
  /** Projects with fewer votes are not considered. */
  readonly threshold: number;
  /** Of projects with the same mark only one is funded; null where there is no such mark. */
  readonly exclusive: readonly (string | null)[];
  /** The mark of the category each belongs to and how much of the budget a category may use. */
  readonly categories: readonly (string | null)[];
  readonly caps: Readonly<Record<string, number>>;
  /** The order among projects with equal scores: a published lot, or the order of the file. */
  readonly lots: readonly number[];
}

export interface GreedyStep {
  readonly project: number;
  readonly event: 'fund' | 'pass-over';
  readonly why: 'fits' | 'below-threshold' | 'does-not-fit' | 'excluded-by-another' | 'category-is-full' | 'four-fifths-are-there';
  readonly left: number;
}

type Why = GreedyStep['why'];

function judge(setting: GreedySetting, project: number, left: number, taken: ReadonlySet<string>, spent: Readonly<Record<string, number>>): Why {
  const { costs, scores, exclusive, categories, caps, threshold, misfit } = setting;
  const [cost, mark, category] = [costs[project] ?? 0, exclusive[project] ?? null, categories[project] ?? null];
  if ((scores[project] ?? 0) < threshold) return 'below-threshold';
  if (mark !== null && taken.has(mark)) return 'excluded-by-another';
  if (category !== null && caps[category] !== undefined && (spent[category] ?? 0) + cost > caps[category]) return 'category-is-full';
  if (cost <= left) return 'fits';
  return misfit === 'poznan' && left * 5 >= cost * 4 ? 'four-fifths-are-there' : 'does-not-fit';
}

/** Spends down the list, the most votes first; every project gets the reason why it was funded or not. Costs are whole numbers. */
export function spendDown(setting: GreedySetting): readonly GreedyStep[] {
  const { costs, scores, misfit, lots, exclusive, categories } = setting;
  const rank = new Map(lots.map((project, at) => [project, at]));
  const order = [...costs.keys()].sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || (rank.get(a) ?? 0) - (rank.get(b) ?? 0));
  const steps: GreedyStep[] = [];
  const [taken, spent] = [new Set<string>(), {} as Record<string, number>];
  let [left, ended] = [setting.budget, false];
  for (const project of order) {
    const why = ended ? 'does-not-fit' : judge(setting, project, left, taken, spent);
    const funded = why === 'fits' || why === 'four-fifths-are-there';
    if (funded) {
      left -= costs[project] ?? 0;
      const [mark, category] = [exclusive[project] ?? null, categories[project] ?? null];
      if (mark !== null) taken.add(mark);
      if (category !== null) spent[category] = (spent[category] ?? 0) + (costs[project] ?? 0);
    }
    if (why === 'four-fifths-are-there' || (why === 'does-not-fit' && misfit !== 'skip')) ended = true;
    steps.push({ project, event: funded ? 'fund' : 'pass-over', why, left });
  }
  return steps;
}

export const fundedIn = (steps: readonly GreedyStep[]): readonly number[] => steps.filter(({ event }) => event === 'fund').map(({ project }) => project);
