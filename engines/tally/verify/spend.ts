import { compare, fraction, minus, plus, times, zero, type Fraction } from '@plenaria/kernel/fraction.ts';
import type { Decision, Question, Step } from '../contract.ts';
import { amountOf, same, written } from './amount.ts';
import type { Notes } from './contract.ts';
import { electionOf, type Election } from './purses.ts';

interface Marks {
  readonly misfit: string;
  readonly threshold: number;
  readonly group: (id: string) => string | undefined;
  readonly category: (id: string) => string | undefined;
  readonly caps: Readonly<Record<string, string>>;
}

function marksOf({ parameters, options }: Question<unknown>): Marks {
  const given = parameters as { readonly misfit?: string; readonly threshold?: number; readonly exclusive?: string; readonly category?: { readonly by: string; readonly caps: Readonly<Record<string, string>> } };
  const mark = (id: string, by: string | undefined): string | undefined => (by === undefined ? undefined : options.find((option) => option.id === id)?.groups?.[by]);
  return { misfit: given.misfit ?? '', threshold: given.threshold ?? 0, group: (id) => mark(id, given.exclusive), category: (id) => mark(id, given.category?.by), caps: given.category?.caps ?? {} };
}

/** Where the list stands before a project is looked at. */
interface Standing {
  left: Fraction;
  ended: boolean;
  readonly funded: string[];
}

/** Why a project is funded or passed over, worked out anew; the reasons that fund are `fits` and `four-fifths-are-there`. */
function due({ costs, votes }: Election, marks: Marks, { left, ended, funded }: Standing, id: string): string {
  const cost = costs.get(id) ?? zero;
  const [group, category] = [marks.group(id), marks.category(id)];
  if (ended) return 'does-not-fit';
  if ((votes.get(id) ?? 0) < marks.threshold) return 'below-threshold';
  if (group !== undefined && funded.some((other) => marks.group(other) === group)) return 'excluded-by-another';
  const cap = category === undefined ? undefined : marks.caps[category];
  const spent = funded.filter((other) => marks.category(other) === category).map((other) => costs.get(other) ?? zero).reduce(plus, zero);
  if (cap !== undefined && compare(plus(spent, cost), amountOf(cap) ?? zero) > 0) return 'category-is-full';
  if (compare(cost, left) <= 0) return 'fits';
  return marks.misfit === 'poznan' && compare(times(left, fraction(5)), times(cost, fraction(4))) >= 0 ? 'four-fifths-are-there' : 'does-not-fit';
}

function checkTurn(election: Election, marks: Marks, standing: Standing, step: Step, notes: Notes): void {
  const [id = ''] = [...step.elected, ...step.excluded];
  const why = due(election, marks, standing, id);
  const funds = why === 'fits' || why === 'four-fifths-are-there';
  notes.check(step.facts['why'] === why && (step.event === 'fund') === funds, step.number, `${id}: ${why}`);
  notes.check(step.facts['supporters'] === String(election.votes.get(id) ?? 0), step.number, `${id} has ${election.votes.get(id) ?? 0} votes`);
  notes.check(same(amountOf(step.facts['left']), standing.left), step.number, `${written(standing.left)} was there before`);
  if (funds) {
    standing.left = minus(standing.left, election.costs.get(id) ?? zero);
    standing.funded.push(id);
  }
  if (why === 'four-fifths-are-there' || (why === 'does-not-fit' && marks.misfit !== 'skip')) standing.ended = true;
  notes.check(same(amountOf(step.pots['unspent']), standing.left), step.number, `${written(standing.left)} is left after it`);
}

/** Goes down the list of a greedy decision again. */
export function checkSpending(question: Question<unknown>, decision: Decision, notes: Notes): void {
  const election = electionOf(question);
  const { votes, costs, lots } = election;
  const place = (id: string): number => lots?.indexOf(id) ?? 0;
  const order = [...costs.keys()].sort((a, b) => (votes.get(b) ?? 0) - (votes.get(a) ?? 0) || compare(costs.get(a) ?? zero, costs.get(b) ?? zero) || (lots === undefined ? (a < b ? -1 : 1) : place(a) - place(b)));
  const said = decision.steps.flatMap(({ elected, excluded }) => [...elected, ...excluded]);
  if (decision.steps.length > 0) notes.check(order.join(' ') === said.join(' '), 0, 'the projects do not stand in the order of their votes');
  const standing: Standing = { left: election.rule.budget, ended: false, funded: [] };
  for (const step of decision.steps) checkTurn(election, marksOf(question), standing, step, notes);
  notes.check(decision.status !== 'decided' || standing.funded.join(' ') === decision.winners.join(' '), 0, `funded are ${standing.funded.join(', ')}`);
  notes.check(decision.status !== 'decided' || same(amountOf(decision.figures['left']), standing.left), 0, `${written(standing.left)} is left`);
}
