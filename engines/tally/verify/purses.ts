import { compare, fraction, minus, over, plus, times, zero, type Fraction } from '@plenaria/kernel/fraction.ts';
import type { Decision, Question, Step } from '../contract.ts';
import { amountOf, same, written } from './amount.ts';
import type { Notes } from './contract.ts';

interface Voters {
  readonly people: number;
  readonly approves: ReadonlySet<string>;
  purse: Fraction;
}

interface Rule {
  readonly budget: Fraction;
  readonly worth: 'cost' | 'count';
  readonly completion: string;
  readonly stop: string;
  readonly increment: Fraction;
  readonly whole: boolean;
}

export interface Election {
  readonly rule: Rule;
  readonly costs: ReadonlyMap<string, Fraction>;
  readonly votes: ReadonlyMap<string, number>;
  readonly groups: readonly { readonly people: number; readonly approves: ReadonlySet<string> }[];
  readonly people: number;
  readonly lots: readonly string[] | undefined;
}

/** Reads the question anew: papers that approve something known, within the limit, and who has a share. */
export function electionOf(question: Question<unknown>): Election {
  const given = question.parameters as { readonly [key: string]: unknown };
  const most = typeof given['most'] === 'number' ? given['most'] : Infinity;
  const costs = new Map(question.options.map(({ id, cost }) => [id, amountOf(cost) ?? zero]));
  const papers = question.ballots.map(({ count, says }) => ({ people: count, approves: new Set(says.kind === 'approves' ? says.options.filter((id) => costs.has(id)) : []), counts: says.kind === 'approves' })).filter(({ approves, counts }) => counts && approves.size <= most);
  const groups = papers.filter(({ approves }) => approves.size > 0);
  const sum = (list: readonly { readonly people: number }[]): number => list.reduce((so, { people }) => so + people, 0);
  const votes = new Map([...costs.keys()].map((id) => [id, sum(groups.filter(({ approves }) => approves.has(id)))]));
  const text = (key: string): string => String(given[key] ?? '');
  const rule = { budget: amountOf(text('budget')) ?? zero, worth: given['worth'] === 'count' ? 'count' as const : 'cost' as const, completion: text('completion'), stop: text('stop'), increment: amountOf(text('increment') || '1') ?? fraction(1), whole: given['whole'] === true };
  return { rule, costs, votes, groups, people: given['per'] === 'valid' ? sum(groups) : sum(papers), lots: question.lots };
}

/** The price at which these purses pay the cost together, everybody the same or all that is left; null where they cannot. */
function priceFor(backers: readonly Voters[], cost: Fraction): Fraction | null {
  const rising = [...backers].sort((a, b) => compare(a.purse, b.purse));
  let [missing, people] = [cost, rising.reduce((sum, { people: n }) => sum + n, 0)];
  for (const { purse, people: n } of rising) {
    const each = over(missing, fraction(people));
    if (compare(purse, each) >= 0) return each;
    missing = minus(missing, times(purse, fraction(n)));
    people -= n;
  }
  return missing.n === 0n ? (rising.at(-1)?.purse ?? null) : null;
}

interface Offer {
  readonly id: string;
  readonly price: Fraction;
  readonly measure: Fraction;
}

/** One run of equal shares with purses in hand, from its definition. */
export class Purses {
  readonly #election: Election;
  readonly voters: readonly Voters[];
  readonly bought: string[] = [];

  constructor(election: Election, share: Fraction) {
    this.#election = election;
    this.voters = election.groups.map((group) => ({ ...group, purse: share }));
  }

  backers(id: string): readonly Voters[] {
    return this.voters.filter(({ approves }) => approves.has(id));
  }

  /** All that can be bought, the best first; offers with equal measure stand by lower cost, more votes, lot. */
  offers(): readonly Offer[] {
    const { costs, votes, rule, lots } = this.#election;
    const all = [...costs].flatMap(([id, cost]): readonly Offer[] => {
      const price = this.bought.includes(id) ? null : priceFor(this.backers(id), cost);
      return price === null || this.backers(id).length === 0 ? [] : [{ id, price, measure: rule.worth === 'cost' ? over(price, cost) : price }];
    });
    const place = (id: string): number => lots?.indexOf(id) ?? [...costs.keys()].sort((a, b) => (a < b ? -1 : 1)).indexOf(id);
    return all.sort((a, b) => compare(a.measure, b.measure) || compare(costs.get(a.id) ?? zero, costs.get(b.id) ?? zero) || (votes.get(b.id) ?? 0) - (votes.get(a.id) ?? 0) || place(a.id) - place(b.id));
  }

  buy(id: string, price: Fraction): void {
    this.bought.push(id);
    for (const voter of this.backers(id)) voter.purse = compare(voter.purse, price) < 0 ? zero : minus(voter.purse, price);
  }

  cost(): Fraction {
    return this.bought.map((id) => this.#election.costs.get(id) ?? zero).reduce(plus, zero);
  }

  /** Buys until nothing can be bought, or the cost passes a limit. */
  run(limit: Fraction | null): this {
    for (let [next] = this.offers(); next !== undefined && (limit === null || compare(this.cost(), limit) <= 0); [next] = this.offers()) this.buy(next.id, next.price);
    return this;
  }
}

/** Whether any project that is not bought would fit into what is left. */
export const somethingFits = ({ costs, rule }: Election, purses: Purses): boolean =>
  [...costs].some(([id, cost]) => !purses.bought.includes(id) && compare(plus(purses.cost(), cost), rule.budget) <= 0);

/** Replays the purchases of the run that stands, one by one. */
export function checkPurchases(election: Election, purses: Purses, steps: readonly Step[], notes: Notes): void {
  for (const step of steps.filter(({ event, facts }) => event === 'fund' && facts['completion'] === undefined)) {
    const [best] = purses.offers();
    const [id = ''] = step.elected;
    if (!notes.check(best !== undefined && best.id === id, step.number, `${best?.id ?? 'nothing'} gives most for the money, not ${id}`) || best === undefined) return;
    notes.check(same(amountOf(step.facts['price']), best.price), step.number, `the price is ${written(best.price)}, not ${step.facts['price']}`);
    const held = purses.backers(id).map(({ purse, people }) => times(purse, fraction(people))).reduce(plus, zero);
    notes.check(same(amountOf(step.facts['behind']), held), step.number, `the supporters had ${written(held)}`);
    purses.buy(id, best.price);
    const spent = purses.cost();
    const left = minus(times(amountOf(steps[0]?.facts['share']) ?? zero, fraction(election.people)), spent);
    notes.check(same(amountOf(step.pots['unspent']), left), step.number, `${written(left)} is left, not ${step.pots['unspent']}`);
  }
  notes.check(purses.offers().length === 0, steps.length, `${purses.offers()[0]?.id ?? ''} could still be bought`);
}

/** What a project that was missed is said to have had: its supporters' money at the end of the run adds up with what they paid. */
export function checkMissed(purses: Purses, decision: Decision, notes: Notes): void {
  for (const step of decision.steps.filter(({ event }) => event === 'pass-over')) {
    const [id = ''] = step.excluded;
    const held = purses.backers(id).map(({ purse, people }) => times(purse, fraction(people))).reduce(plus, zero);
    notes.check(same(amountOf(step.pots['left']), held), step.number, `the supporters of ${id} have ${written(held)} at the end`);
    const paid = step.lines.map(({ moved }) => amountOf(moved) ?? zero).reduce(plus, zero);
    notes.check(same(amountOf(step.facts['had']), plus(paid, held)), step.number, `what the supporters of ${id} paid and have left is not what they had`);
    notes.check(same(amountOf(step.facts['missing']), minus(amountOf(step.facts['cost']) ?? zero, amountOf(step.facts['behind']) ?? zero)), step.number, `what is missing for ${id} is not its cost less what was there`);
  }
}
