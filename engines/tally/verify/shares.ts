import { compare, floor, fraction, minus, over, plus, times, zero, type Fraction } from '@plenaria/kernel/fraction.ts';
import type { Decision, Question, Step } from '../contract.ts';
import { amountOf, same, written } from './amount.ts';
import type { Notes } from './contract.ts';
import { checkMissed, checkPurchases, electionOf, Purses, somethingFits, type Election } from './purses.ts';

const raises = ({ rule }: Election): boolean => rule.completion === 'add1' || rule.completion === 'add1u';
const startOf = ({ rule, people }: Election): Fraction => (rule.whole ? fraction(floor(over(rule.budget, fraction(people)))) : over(rule.budget, fraction(people)));

/** Why a run is where raising the share ends; null where it goes on. */
function ends(election: Election, purses: Purses, share: Fraction): boolean {
  const { rule, costs } = election;
  const dearest = [...costs.values()].reduce((so, cost) => (compare(cost, so) > 0 ? cost : so), zero);
  if (purses.bought.length === costs.size || compare(share, dearest) > 0) return true;
  if (rule.stop === 'exhaustive' && !somethingFits(election, purses)) return true;
  return compare(new Purses(election, plus(share, rule.increment)).run(rule.budget).cost(), rule.budget) > 0;
}

/** A completion is gone through share by share where that is not too long; else its end alone, which is said. */
const patience = 3_000_000;

function checkRaising(election: Election, share: Fraction, notes: Notes): void {
  const start = startOf(election);
  const steps = over(minus(share, start), election.rule.increment);
  if (!notes.check(steps.d === 1n && steps.n >= 0n, 1, `${written(share)} is not the starting share ${written(start)} raised by whole increments`)) return;
  const first = new Purses(election, share).run(null);
  notes.check(ends(election, first, share), 1, 'raising the share would not have ended here');
  const work = Number(steps.n) * election.groups.length * election.costs.size;
  if (work > patience) {
    notes.unchecked.push(`${steps.n} earlier shares, each of which must go on to the next`);
    return;
  }
  for (let at = 0n; at < steps.n; at += 1n) {
    const earlier = plus(start, times(election.rule.increment, fraction(at)));
    const purses = new Purses(election, earlier).run(null);
    if (!notes.check(!ends(election, purses, earlier), 1, `raising the share would already have ended at ${written(earlier)}`)) return;
  }
}

/** What is added after the shares: each time the most votes of what still fits, the cheaper of equals. */
function checkCompletion(election: Election, purses: Purses, steps: readonly Step[], notes: Notes): void {
  const { costs, votes, rule, lots } = election;
  const place = (id: string): number => lots?.indexOf(id) ?? 0;
  const added: string[] = [];
  let left = minus(rule.budget, purses.cost());
  const list = [...costs.keys()].filter((id) => !purses.bought.includes(id)).sort((a, b) => (votes.get(b) ?? 0) - (votes.get(a) ?? 0) || compare(costs.get(a) ?? zero, costs.get(b) ?? zero) || place(a) - place(b));
  for (const id of list) {
    const cost = costs.get(id) ?? zero;
    if (compare(cost, left) > 0) continue;
    left = minus(left, cost);
    added.push(id);
  }
  const said = steps.filter(({ facts }) => facts['completion'] !== undefined).flatMap(({ elected }) => elected);
  const due = rule.completion === 'utilitarian' || rule.completion === 'add1u' ? added : [];
  notes.check(due.join(' ') === said.join(' '), said.length === 0 ? 0 : (steps.find(({ facts }) => facts['completion'] !== undefined)?.number ?? 0), `added are ${due.join(', ') || 'none'}, not ${said.join(', ') || 'none'}`);
}

/** Goes through a decision by equal shares with everybody's purse in hand (Peters, Pierczyński and Skowron 2021). */
export function checkShares(question: Question<unknown>, decision: Decision, notes: Notes): void {
  const election = electionOf(question);
  const [opening] = decision.steps;
  if (opening === undefined) {
    notes.check(election.groups.length === 0, 0, 'papers are valid and nothing was done with them');
    return;
  }
  const share = amountOf(opening.facts['share']) ?? zero;
  notes.check(opening.facts['voters'] === String(election.people), 1, `${election.people} people have a share`);
  if (raises(election)) checkRaising(election, share, notes);
  else notes.check(same(share, startOf(election)), 1, `the share is ${written(startOf(election))}`);
  const purses = new Purses(election, share);
  checkPurchases(election, purses, decision.steps, notes);
  checkMissed(purses, decision, notes);
  checkCompletion(election, purses, decision.steps, notes);
  const won = decision.steps.filter(({ event }) => event === 'fund').flatMap(({ elected }) => elected);
  notes.check(decision.status === 'needs-lot' || won.join(' ') === decision.winners.join(' '), 0, 'the winners are not those funded at the steps');
  const cost = won.map((id) => election.costs.get(id) ?? zero).reduce(plus, zero);
  notes.check(same(amountOf(decision.figures['cost']), cost) && same(amountOf(decision.figures['left']), minus(election.rule.budget, cost)), 0, `the winners cost ${written(cost)}`);
}
