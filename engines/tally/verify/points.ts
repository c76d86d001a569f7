import { compare, fraction, plus, times, zero, type Fraction } from '@plenaria/kernel/fraction.ts';
import type { Ballots, Decision, Question, Said } from '../contract.ts';
import { amountOf, same, written } from './amount.ts';
import type { Notes } from './contract.ts';

interface Given {
  readonly places?: number;
  readonly least?: number;
  readonly most?: number;
  readonly missing?: string;
}

/** What one paper gives each option; null where the paper does not count. */
type Give = (says: Said, options: readonly string[], given: Given) => ReadonlyMap<string, number> | null;

const approvals: Give = (says, options, { least = 1, most }) => {
  if (says.kind !== 'approves') return null;
  const chosen = [...new Set(says.options.filter((id) => options.includes(id)))];
  return chosen.length === 0 || chosen.length < least || chosen.length > (most ?? options.length) ? null : new Map(chosen.map((id) => [id, 1]));
};

const scores: Give = (says, options, { least = 0, most = 0 }) => {
  if (says.kind !== 'scores') return null;
  const given = Object.entries(says.scores).filter(([id]) => options.includes(id));
  if (given.length === 0 || given.some(([, score]) => !Number.isSafeInteger(score) || score < least || score > most)) return null;
  return new Map(options.map((id) => [id, says.scores[id] ?? least]));
};

function totals(ballots: readonly (Ballots & { readonly weight?: string })[], options: readonly string[], give: Give, given: Given): { readonly points: ReadonlyMap<string, Fraction>; readonly valid: number } {
  const points = new Map(options.map((id) => [id, zero]));
  let valid = 0;
  for (const { count, says, weight } of ballots) {
    const gives = give(says, options, given);
    if (gives === null) continue;
    valid += count;
    for (const [id, n] of gives) points.set(id, plus(points.get(id) ?? zero, times(fraction(count * n), amountOf(weight ?? '1') ?? zero)));
  }
  return { points, valid };
}

/** Adds the papers up again, and checks that nobody who lost has more than somebody who won. */
function check(give: Give, question: Question<unknown>, decision: Decision, notes: Notes): void {
  const given = (question.parameters ?? {}) as Given;
  const options = question.options.map(({ id }) => id);
  const { points, valid } = totals(question.ballots, options, give, given);
  notes.check(decision.accounts.valid === valid, 0, `${valid} papers are valid`);
  const of = (id: string): Fraction => points.get(id) ?? zero;
  for (const { option, after } of decision.steps[0]?.lines ?? []) notes.check(same(amountOf(after), of(option)), 1, `${option} has ${written(of(option))}, not ${after}`);
  const lost = options.filter((id) => !decision.winners.includes(id));
  if (decision.status === 'decided') notes.check(decision.winners.length === Math.min(given.places ?? 1, options.length), 0, `${given.places ?? 1} are to be chosen`);
  for (const winner of decision.winners) for (const loser of decision.status === 'decided' ? lost : []) notes.check(compare(of(winner), of(loser)) >= 0, decision.steps.length, `${loser} has more than ${winner}`);
}

export const checkApprovals = (question: Question<unknown>, decision: Decision, notes: Notes): void => check(approvals, question, decision, notes);

/** Scores that are added up; means with a least participation are not replayed here, which is said. */
export function checkScores(question: Question<unknown>, decision: Decision, notes: Notes): void {
  if (((question.parameters ?? {}) as Given).missing === 'zero') check(scores, question, decision, notes);
  else notes.unchecked.push('means of scores');
}
