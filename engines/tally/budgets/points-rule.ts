import { byCodePoint } from '@plenaria/kernel/language.ts';
import { compare, floor, fraction, minus, plus, times, type Fraction } from '@plenaria/kernel/fraction.ts';
import { ok } from '@plenaria/kernel/result.ts';
import { cannot, close, plainPapers, type Found, type Ruling } from '../close.ts';
import type { Accounts, Exact, Step } from '../contract.ts';
import { exactly, sortPapers, type Marks, type Verdict } from '../sort-papers.ts';
import type { Said } from '../contract.ts';
import { approvalsOf, scoresOf } from '../scales/papers.ts';
import { placesOf } from '../ranked/scottish.ts';
import { byLoads } from './phragmen.ts';
import { runPurses, type PointPapers, type PurseRun, type PurseSetting } from './purses.ts';
import { budgetFault, costsOf } from './rule.ts';

export interface PointsParameters {
  /** Whole minor units. */
  readonly budget: Exact;
  /** `equal`: the Method of Equal Shares by points. `bounded`: with bounded overspending. */
  readonly form: 'equal' | 'bounded';
  /** `points`: papers are scores. `cost`, `count`: papers are approvals, and a project is worth its cost, or one. */
  readonly worth: 'points' | 'cost' | 'count';
  readonly completion: 'none' | 'utilitarian' | 'add1' | 'add1u';
  readonly stop?: 'overspend' | 'exhaustive';
  /** The most points a paper may give in all; more make it invalid. */
  readonly mostPoints?: number;
}

interface Read {
  readonly ids: readonly string[];
  readonly costs: readonly number[];
  readonly papers: readonly PointPapers[];
  readonly accounts: Accounts;
  readonly voters: number;
}

interface Ended {
  readonly share: Fraction;
  readonly run: PurseRun;
  readonly added: readonly number[];
  readonly runs: number;
}

function readPoints(says: Said, ids: ReadonlySet<string>, marks: Marks, { worth, mostPoints }: PointsParameters): Verdict<ReadonlyMap<string, number>> {
  if (worth !== 'points') {
    const verdict = approvalsOf(says, ids, marks, 1, Infinity);
    return verdict.kind === 'valid' ? { kind: 'valid', says: new Map(verdict.says.map((id) => [id, 1])) } : verdict;
  }
  const verdict = scoresOf(says, ids, marks, 0, Number.MAX_SAFE_INTEGER);
  if (verdict.kind !== 'valid') return verdict;
  const all = [...verdict.says.values()].reduce((sum, n) => sum + n, 0);
  return all > (mostPoints ?? Infinity) ? { kind: 'invalid', why: 'over-limit' } : all === 0 ? { kind: 'blank' } : verdict;
}

const votesOf = ({ papers }: Read, project: number): number => papers.reduce((sum, { count, points }) => sum + count * (points.get(project) ?? 0), 0);

/** People who gave a project any points. */
const peopleOf = ({ papers }: Read, project: number): number => papers.reduce((sum, { count, points }) => sum + ((points.get(project) ?? 0) > 0 ? count : 0), 0);

/** Runs with higher and higher shares while the budget holds, and spends the rest on most points, as the completion says. */
function completed(read: Read, parameters: PointsParameters, lots: readonly number[]): Ended {
  const budget = Number(parameters.budget);
  const at = (share: Fraction): PurseRun => runPurses({ costs: read.costs, papers: read.papers, share, rule: parameters.form, budget, lots } satisfies PurseSetting);
  const raising = parameters.completion === 'add1' || parameters.completion === 'add1u';
  let share = raising ? fraction(floor(fraction(budget, read.voters))) : fraction(budget, read.voters);
  let [run, runs] = [at(share), 1];
  const dearest = Math.max(...read.costs);
  const fits = (): boolean => read.costs.some((cost, project) => !run.purchases.some((one) => one.project === project) && cost <= budget - run.cost);
  while (raising && run.purchases.length < read.costs.length && Number(share.n) <= dearest && (parameters.stop === 'overspend' || fits())) {
    const next = at(plus(share, fraction(1)));
    runs += 1;
    if (next.cost > budget) break;
    [share, run] = [plus(share, fraction(1)), next];
  }
  const spends = parameters.completion === 'utilitarian' || parameters.completion === 'add1u';
  return { share, run, runs, added: spends ? mostPointsFirst(read, run, budget, lots) : [] };
}

function mostPointsFirst(read: Read, run: PurseRun, budget: number, lots: readonly number[]): readonly number[] {
  const bought = new Set(run.purchases.map(({ project }) => project));
  let left = budget - run.cost;
  const order = [...read.costs.keys()].filter((project) => !bought.has(project)).sort((a, b) => votesOf(read, b) - votesOf(read, a) || (read.costs[a] ?? 0) - (read.costs[b] ?? 0) || lots.indexOf(a) - lots.indexOf(b));
  return order.filter((project) => {
    const cost = read.costs[project] ?? 0;
    if (cost > left) return false;
    left -= cost;
    return true;
  });
}

function brokenBy({ costs }: Read, votes: (project: number) => number, [first = 0, second = 0]: readonly number[]): string {
  return costs[first] !== costs[second] ? 'lower-cost' : votes(first) !== votes(second) ? 'more-votes' : 'lot';
}

/** For a project that was not funded: where its supporters' money went, and after which purchase it was no longer enough. */
function missedStep(read: Read, run: PurseRun, project: number): Omit<Step, 'number'> {
  const cost = fraction(read.costs[project] ?? 0);
  const money = run.trail.map((held) => read.papers.reduce((sum, { count, points }, group) => ((points.get(project) ?? 0) > 0 ? plus(sum, times(held[group] ?? fraction(0), fraction(count))) : sum), fraction(0)));
  const gone = money.findIndex((held) => compare(held, cost) < 0);
  const at = gone < 0 ? money.length - 1 : gone;
  const [had, then, left] = [money[0] ?? fraction(0), money[at] ?? fraction(0), money.at(-1) ?? fraction(0)];
  const lines = run.purchases.flatMap((purchase, place) => {
    const paid = minus(money[place] ?? fraction(0), money[place + 1] ?? fraction(0));
    return paid.n === 0n ? [] : [{ option: read.ids[purchase.project] ?? '', before: '0', moved: exactly(paid), after: exactly(paid) }];
  });
  return {
    clause: 'equal-shares.3', event: 'pass-over', lines, pots: { left: exactly(left) }, elected: [], excluded: [read.ids[project] ?? ''],
    facts: { cost: exactly(cost), supporters: String(peopleOf(read, project)), points: String(votesOf(read, project)), had: exactly(had), behind: exactly(then), missing: exactly(minus(cost, then)), fell: String(at + 1) },
  };
}

function stepsOf(read: Read, { share, run, added, runs }: Ended, budget: number): readonly Step[] {
  const name = (project: number): string => read.ids[project] ?? '';
  const opening: Omit<Step, 'number'> = { clause: 'equal-shares.1', event: 'measure', lines: [], pots: { unspent: String(budget) }, elected: [], excluded: [], facts: { budget: String(budget), voters: String(read.voters), share: exactly(share), runs: String(runs) } };
  let spent = 0;
  const fund = (project: number, clause: string, facts: Step['facts'], tied: readonly number[]): Omit<Step, 'number'> => {
    const cost = read.costs[project] ?? 0;
    const before = spent;
    spent += cost;
    return {
      clause, event: 'fund', lines: [{ option: name(project), before: '0', moved: String(cost), after: String(cost) }], pots: { spentBefore: String(before), unspent: exactly(minus(fraction(budget), fraction(spent))) }, elected: [name(project)], excluded: [],
      facts: { cost: String(cost), supporters: String(peopleOf(read, project)), points: String(votesOf(read, project)), ...facts }, ...(tied.length > 1 ? { tie: { among: tied.map(name), brokenBy: brokenBy(read, (one) => votesOf(read, one), tied) } } : {}),
    };
  };
  const bought = run.purchases.map((one) => fund(one.project, compareCost(one.paid, read.costs[one.project] ?? 0) ? 'equal-shares.2' : 'equal-shares.6', { price: exactly(one.rate), paid: exactly(one.paid), behind: exactly(one.behind), full: String(one.payers.full), short: String(one.payers.short) }, one.tied));
  const rest = added.map((project) => fund(project, 'equal-shares.5', { completion: '1' }, []));
  const won = new Set([...run.purchases.map(({ project }) => project), ...added]);
  const missed = [...read.ids.keys()].filter((project) => !won.has(project)).map((project) => missedStep(read, run, project));
  return [opening, ...bought, ...rest, ...missed].map((step, at) => ({ number: at + 1, ...step }));
}

const compareCost = (paid: Fraction, cost: number): boolean => paid.d === 1n && paid.n === BigInt(cost);

/** Equal shares by points, and with bounded overspending, as a whole decision. Ties: the lower cost, more points, the lot. */
export const pointShares: Ruling<PointsParameters> = (question) => {
  const { parameters, options, ballots, lots } = question;
  const fault = budgetFault(question, parameters.budget);
  if (fault !== null) return fault;
  if ((parameters.completion === 'add1' || parameters.completion === 'add1u') && parameters.stop === undefined) return cannot('bad-parameter', 'stop');
  if (parameters.form === 'bounded' && parameters.completion.startsWith('add1')) return cannot('bad-parameter', 'bounded overspending spends the budget by itself');
  const odd = plainPapers(ballots);
  if (odd !== null) return odd;
  const ids = options.map(({ id }) => id).sort(byCodePoint);
  const costs = costsOf(options, ids);
  if (typeof costs === 'string') return cannot('bad-cost', costs);
  const sorted = sortPapers(ballots, (says, marks) => readPoints(says, new Set(ids), marks, parameters));
  if (!sorted.ok) return sorted;
  const { accounts, valid } = sorted.value;
  if (accounts.valid === 0) return ok(close(question, { status: 'no-decision', winners: [], accounts, steps: [], figures: {} }));
  const worth = (id: string, points: number): number => (parameters.worth === 'cost' ? points * (costs[ids.indexOf(id)] ?? 0) : points);
  const papers = valid.map(({ count, says }): PointPapers => ({ count, points: new Map([...says].map(([id, points]) => [ids.indexOf(id), worth(id, points)])) }));
  const read: Read = { ids, costs, papers, accounts, voters: accounts.valid + accounts.blank };
  const ended = completed(read, parameters, placesOf(ids, lots) ?? [...ids.keys()]);
  const steps = stepsOf(read, ended, Number(parameters.budget));
  const winners = [...ended.run.purchases.map(({ project }) => project), ...ended.added];
  const cost = winners.reduce((sum, project) => sum + (costs[project] ?? 0), 0);
  const found: Found = { status: 'decided', winners: winners.map((project) => ids[project] ?? ''), accounts, steps, figures: { budget: parameters.budget, cost: String(cost), left: String(Number(parameters.budget) - cost), share: exactly(ended.share), runs: String(ended.runs) } };
  const needs = lots === undefined ? steps.find(({ tie }) => tie?.brokenBy === 'lot') : undefined;
  return ok(close(question, needs?.tie === undefined ? found : { ...found, status: 'needs-lot', winners: [], tied: { set: needs.tie.among, step: needs.number, places: 1 } }));
};

export interface LoadParameters {
  readonly budget: Exact;
  /** What happens at the first project that does not fit; `stop` is the rule as it was published. */
  readonly misfit?: 'stop' | 'skip';
}

/** Sequential Phragmén for budgets as a whole decision. */
export const phragmenBudget: Ruling<LoadParameters> = (question) => {
  const { parameters, options, ballots, lots } = question;
  const fault = budgetFault(question, parameters.budget);
  if (fault !== null) return fault;
  const odd = plainPapers(ballots);
  if (odd !== null) return odd;
  const ids = options.map(({ id }) => id).sort(byCodePoint);
  const costs = costsOf(options, ids);
  if (typeof costs === 'string') return cannot('bad-cost', costs);
  const sorted = sortPapers(ballots, (says, marks) => approvalsOf(says, new Set(ids), marks, 1, Infinity));
  if (!sorted.ok) return sorted;
  const { accounts, valid } = sorted.value;
  if (accounts.valid === 0) return ok(close(question, { status: 'no-decision', winners: [], accounts, steps: [], figures: {} }));
  const papers = valid.map(({ count, says }) => ({ count, approves: says.map((id) => ids.indexOf(id)) }));
  const loads = byLoads({ costs, papers, budget: Number(parameters.budget), misfit: parameters.misfit ?? 'stop', lots: placesOf(ids, lots) ?? [...ids.keys()] });
  let spent = 0;
  const steps = loads.map(({ project, load, tied, funded }, at): Step => {
    const [name, cost, before] = [ids[project] ?? '', costs[project] ?? 0, spent];
    spent += funded ? cost : 0;
    const equal = tied.filter((one) => costs[one] === cost);
    const tie = tied.length < 2 ? undefined : { among: (equal.length > 1 ? equal : tied).map((one) => ids[one] ?? ''), brokenBy: equal.length > 1 ? 'lot' : 'lower-cost' };
    return {
      number: at + 1, clause: funded ? 'phragmen.1' : 'phragmen.2', event: funded ? 'fund' : 'pass-over', lines: [{ option: name, before: '0', moved: funded ? String(cost) : '0', after: funded ? String(cost) : '0' }],
      pots: { spentBefore: String(before), unspent: String(Number(parameters.budget) - spent) }, elected: funded ? [name] : [], excluded: funded ? [] : [name], facts: { cost: String(cost), load: exactly(load), supporters: String(papers.reduce((sum, { count, approves }) => sum + (approves.includes(project) ? count : 0), 0)) }, ...(tie === undefined ? {} : { tie }),
    };
  });
  const found: Found = { status: 'decided', winners: steps.flatMap(({ elected }) => elected), accounts, steps, figures: { budget: parameters.budget, cost: String(spent), left: String(Number(parameters.budget) - spent) } };
  const needs = lots === undefined ? steps.find(({ tie }) => tie?.brokenBy === 'lot') : undefined;
  return ok(close(question, needs?.tie === undefined ? found : { ...found, status: 'needs-lot', winners: [], tied: { set: needs.tie.among, step: needs.number, places: 1 } }));
};
