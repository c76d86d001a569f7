import { over, fraction, minus, plus, zero, type Fraction } from '@plenaria/kernel/fraction.ts';
import { ok, type Result } from '@plenaria/kernel/result.ts';
import { cannot, close, plainPapers, type Ruling } from '../close.ts';
import type { Exact, Option, Question, Refusal, Step } from '../contract.ts';
import { placesOf } from '../ranked/scottish.ts';
import { completed, type Completed, type Completion, type StopRule } from './complete.ts';
import { profileOf } from './profile.ts';
import type { Purchase, Setting } from './shares-run.ts';
import { fellAt, workingOf, type Working } from './working.ts';

export interface SharesParameters {
  /** Whole minor units. */
  readonly budget: Exact;
  readonly worth: 'cost' | 'count';
  readonly completion: Completion;
  /** When raising the share stops; cities use both, with different results. Asked for with add1 and add1u. */
  readonly stop?: StopRule;
  /** What the share is raised by, in minor units; 1 where it is not said. */
  readonly increment?: Exact;
  /** Whether a share is cut to a whole minor unit. */
  readonly whole?: boolean;
  /** Whether papers that approve nothing carry a share too. `cast` where it is not said, as Pabulib counts. */
  readonly per?: 'cast' | 'valid';
  /** How many projects a paper may approve; more make it invalid. */
  readonly most?: number;
}

/** A fraction as "7" or "7/3". */
export const exactly = ({ n, d }: Fraction): Exact => (d === 1n ? String(n) : `${n}/${d}`);

const wholeOf = (text: Exact | undefined): number | null => (text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null);

/** Whole costs of the options in the order of `ids`; null where one is missing, not whole or zero. */
export function costsOf(options: readonly Option[], ids: readonly string[]): readonly number[] | string {
  const costs = ids.map((id) => wholeOf(options.find((option) => option.id === id)?.cost));
  const bad = costs.findIndex((cost) => cost === null || cost === 0);
  return bad >= 0 ? (ids[bad] ?? '') : costs.map((cost) => cost ?? 0);
}

/** What makes a budget question uncountable whatever its rule. */
export function budgetFault({ options, lots, ballots }: Question<unknown>, budget: Exact): Result<never, Refusal> | null {
  if (options.length === 0) return cannot('no-options', 'options');
  const ids = options.map(({ id }) => id);
  if (new Set(ids).size !== ids.length) return cannot('double-option', 'options');
  if (wholeOf(budget) === null) return cannot('bad-parameter', 'budget');
  const odd = plainPapers(ballots);
  if (odd !== null) return odd;
  if (lots !== undefined && (lots.length !== ids.length || lots.some((id) => !ids.includes(id)))) return cannot('wrong-lots', 'lots');
  return null;
}

interface Told {
  readonly ids: readonly string[];
  readonly setting: Setting;
  readonly unit: number;
  readonly voters: number;
  readonly budget: number;
  readonly result: Completed;
  readonly working: Working;
}

const money = ({ unit }: Told, amount: Fraction): Exact => exactly(over(amount, fraction(unit)));
const price = (purchase: Purchase): Fraction => fraction(purchase.price.n, purchase.price.d);

function openingStep(told: Told, completion: Completion): Step {
  const { result, budget, voters } = told;
  const raised = completion === 'add1' || completion === 'add1u';
  return {
    number: 1, clause: 'equal-shares.1', event: 'measure', lines: [], pots: { unspent: money(told, fraction(BigInt(result.run.share) * BigInt(voters))) }, elected: [], excluded: [],
    facts: { budget: String(budget / told.unit), voters: String(voters), share: money(told, fraction(result.run.share)), runs: String(result.runs), ...(raised ? { raised: '1' } : {}) },
  };
}

function purchaseStep(told: Told, purchase: Purchase, at: number, spent: Fraction): Step {
  const { ids, setting, result, unit } = told;
  const name = (project: number): string => ids[project] ?? '';
  const cost = fraction(setting.costs[purchase.project] ?? 0, unit);
  const all = fraction(BigInt(result.run.share) * BigInt(told.voters), unit);
  const each = over(price(purchase), fraction(unit));
  return {
    number: at + 2, clause: 'equal-shares.2', event: 'fund',
    lines: [{ option: name(purchase.project), before: '0', moved: exactly(cost), after: exactly(cost) }],
    pots: { spentBefore: exactly(spent), unspent: exactly(minus(minus(all, spent), cost)) }, elected: [name(purchase.project)], excluded: [],
    facts: { cost: exactly(cost), price: exactly(each), supporters: String(setting.profile.votes[purchase.project] ?? 0), full: String(purchase.rich), short: String(purchase.poor), worth: exactly(setting.worth === 'cost' ? over(cost, each) : over(fraction(1), each)), behind: money(told, told.working.behind(purchase.project, at)) },
    ...(purchase.tied.length > 1 ? { tie: { among: purchase.tied.map(name), brokenBy: brokenBy(setting, purchase.tied) } } : {}),
  };
}

/** The link of the chain that broke a tie: the lower cost, then more votes, then the lot. */
function brokenBy({ costs, profile: { votes } }: Setting, [first = 0, second = 0]: readonly number[]): string {
  if (costs[first] !== costs[second]) return 'lower-cost';
  return votes[first] !== votes[second] ? 'more-votes' : 'lot';
}

/** What the completion spends after the shares: most votes first, of what still fits. */
function completionSteps(told: Told): readonly Step[] {
  const { ids, setting, result, unit, budget } = told;
  let spent = fraction(result.run.cost, unit);
  return result.added.map((project, at): Step => {
    const cost = fraction(setting.costs[project] ?? 0, unit);
    const before = spent;
    spent = plus(spent, cost);
    const name = ids[project] ?? '';
    const alike = [...ids.keys()].filter((other) => !result.winners.includes(other) && setting.costs[other] === setting.costs[project] && setting.profile.votes[other] === setting.profile.votes[project]);
    return {
      number: result.run.purchases.length + 2 + at, clause: 'equal-shares.5', event: 'fund', lines: [{ option: name, before: '0', moved: exactly(cost), after: exactly(cost) }],
      pots: { spentBefore: exactly(before), unspent: exactly(minus(fraction(budget, unit), spent)) }, elected: [name], excluded: [],
      facts: { cost: exactly(cost), supporters: String(setting.profile.votes[project] ?? 0), completion: '1' },
      ...(alike.length > 0 ? { tie: { among: [project, ...alike].map((one) => ids[one] ?? ''), brokenBy: 'lot' } } : {}),
    };
  });
}

/** For a project that was not funded: where its supporters' money went, and at which step it was no longer enough. */
function missedStep(told: Told, project: number, number: number): Step {
  const { ids, setting, result, working } = told;
  const { purchases } = result.run;
  const cost = setting.costs[project] ?? 0;
  const at = fellAt(working, project, cost, purchases.length);
  const behind = working.behind(project, purchases.length);
  const lines = working.paid(project).flatMap((amount, purchase) => (amount.n === 0n ? [] : [{ option: ids[purchases[purchase]?.project ?? 0] ?? '', before: '0', moved: money(told, amount), after: money(told, amount) }]));
  const then = working.behind(project, Math.min(at, purchases.length));
  return {
    number, clause: 'equal-shares.3', event: 'pass-over', lines, pots: { left: money(told, behind) }, elected: [], excluded: [ids[project] ?? ''],
    facts: { cost: money(told, fraction(cost)), supporters: String(setting.profile.votes[project] ?? 0), had: money(told, working.behind(project, 0)), behind: money(told, then), missing: money(told, minus(fraction(cost), then)), fell: String(at + 1) },
  };
}

function stepsOf(told: Told, completion: Completion): readonly Step[] {
  const steps = [openingStep(told, completion)];
  let spent = zero;
  for (const [at, purchase] of told.result.run.purchases.entries()) {
    steps.push(purchaseStep(told, purchase, at, spent));
    spent = plus(spent, fraction(told.setting.costs[purchase.project] ?? 0, told.unit));
  }
  steps.push(...completionSteps(told));
  const won = new Set(told.result.winners);
  for (const [project] of told.ids.entries()) if (!won.has(project)) steps.push(missedStep(told, project, steps.length + 1));
  return steps;
}

/**
 * The Method of Equal Shares (Peters, Pierczyński and Skowron 2021): everybody has the same share of the budget; the project
 * that gives most for the money of those who support it is bought by them, until nobody can buy anything more.
 */
export const equalShares: Ruling<SharesParameters> = (question) => {
  const { parameters, options, ballots, lots } = question;
  const fault = budgetFault(question, parameters.budget);
  if (fault !== null) return fault;
  const step = wholeOf(parameters.increment ?? '1');
  if (step === null || step === 0) return cannot('bad-parameter', 'increment');
  const raising = parameters.completion === 'add1' || parameters.completion === 'add1u';
  if (raising && parameters.stop === undefined) return cannot('bad-parameter', 'stop');
  const { ids, profile, accounts } = profileOf(options, ballots, parameters.most ?? Infinity);
  const costs = costsOf(options, ids);
  if (typeof costs === 'string') return cannot('bad-cost', costs);
  const voters = parameters.per === 'valid' ? accounts.valid : accounts.valid + accounts.blank;
  const unit = parameters.whole === true ? 1 : voters;
  const budget = Number(parameters.budget) * unit;
  if (voters * Math.max(budget, ...costs.map((cost) => cost * unit)) > Number.MAX_SAFE_INTEGER) return cannot('bad-parameter', 'budget');
  if (accounts.valid === 0) return ok(close(question, { status: 'no-decision', winners: [], accounts, steps: [], figures: {} }));
  const setting: Setting = { profile, costs: costs.map((cost) => cost * unit), worth: parameters.worth, lots: placesOf(ids, lots) ?? [...ids.keys()] };
  const share = parameters.whole === true ? Math.floor(budget / voters) : Number(parameters.budget);
  const result = completed(setting, share, budget, step * unit, parameters.completion, parameters.stop ?? 'overspend');
  const told: Told = { ids, setting, unit, voters, budget, result, working: workingOf(profile, result.run) };
  const steps = stepsOf(told, parameters.completion);
  const figures = { budget: parameters.budget, cost: money(told, fraction(result.cost)), left: money(told, fraction(budget - result.cost)), share: money(told, fraction(result.run.share)), startingShare: money(told, fraction(share)), voters: String(voters), runs: String(result.runs) };
  const needs = lots === undefined ? steps.find(({ tie }) => tie?.brokenBy === 'lot') : undefined;
  const found = { winners: result.winners.map((project) => ids[project] ?? ''), accounts, steps, figures };
  return ok(close(question, needs?.tie === undefined ? { status: 'decided', ...found } : { status: 'needs-lot', ...found, winners: [], tied: { set: needs.tie.among, step: needs.number, places: 1 } }));
};
