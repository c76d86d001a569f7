import { diceFrom, shuffled } from '@plenaria/kernel/dice.ts';
import { byCodePoint } from '@plenaria/kernel/language.ts';
import { must } from '@plenaria/kernel/result.ts';
import type { Ballots, Decision as Counted, GradedBallot, Question, Said } from '@plenaria/tally/contract.ts';
import { decide } from '@plenaria/tally/decide.ts';
import { ballotsDigest } from '@plenaria/tally/graded.ts';
import type { Decision, Outcome } from '#nouns/decision.ts';
import type { Among, Form } from '#rules/among.ts';
import type { SettledRule } from '#rules/signed.ts';

type Called = Exclude<Decision, { state: 'uncalled' }>;

/** One text's count: the question as the engine was asked it, what it found, and what the house's rule makes of that. */
export interface ItemCounted {
  readonly item: string;
  readonly question: Question<unknown>;
  readonly counted: Counted;
  readonly settled: SettledRule;
  readonly outcome: Outcome;
}

/** The mark of an approved text on a ballot about all of them. */
export const approved = 'yes';

/** What a ballot about all the texts says: those approved, their places in order, or their scores. */
export function saidBy(form: Form, choices: GradedBallot['choices']): Said {
  const marked = Object.entries(choices).flatMap(([item, marks]) => (marks.length === 1 ? [[item, marks[0] ?? ''] as const] : []));
  if (form.is === 'approve') return { kind: 'approves', options: marked.filter(([, mark]) => mark === approved).map(([item]) => item).sort(byCodePoint) };
  const numbers = marked.flatMap(([item, mark]) => (/^\d{1,3}$/.test(mark) ? [[item, Number(mark)] as const] : []));
  if (form.is === 'score') return { kind: 'scores', scores: Object.fromEntries(numbers.sort(([a], [b]) => byCodePoint(a, b))) };
  const last = Math.max(0, ...numbers.map(([, place]) => place));
  return { kind: 'ranks', ranks: Array.from({ length: last }, (_, at) => numbers.filter(([, place]) => place === at + 1).map(([item]) => item).sort(byCodePoint)) };
}

/** One order of the texts, drawn from the digest of the closed box: nobody knew it while people voted, and anybody can draw it again. */
const lotsOf = (items: readonly string[], ballots: readonly GradedBallot[]): readonly string[] => shuffled([...items].sort(byCodePoint), diceFrom(ballotsDigest(ballots)));

export function questionAmong(decision: Called, { form, engine }: Among, ballots: readonly GradedBallot[]): Question<unknown> {
  const items = decision.items.map(({ item }) => item);
  const said = ballots.map(({ choices }): Ballots => ({ count: 1, says: saidBy(form, choices) }));
  return { rule: engine.rule, parameters: engine.parameters, options: items.map((id) => ({ id, name: id })), ballots: said, roll: { seated: decision.electorate.length }, lots: lotsOf(items, ballots) };
}

/** What a text ended with, cut to whole votes or points: the exact amounts stand in the working. */
function amountOf({ steps }: Counted, item: string): number {
  const line = steps.findLast(({ lines }) => lines.some(({ option }) => option === item))?.lines.find(({ option }) => option === item);
  const [n = '0', d = '1'] = (line?.after ?? '0').split('/');
  return Math.floor(Number(n) / Number(d));
}

/** Counts a choice among all the texts: one count, an outcome for each of them. */
export function countAmong(decision: Called, among: Among, ballots: readonly GradedBallot[]): readonly ItemCounted[] {
  const question = questionAmong(decision, among, ballots);
  const counted = must(decide(question), 'a rule that was called can be counted');
  const [seated, voted, quorumNeeded] = [decision.electorate.length, ballots.length, among.quorum(decision.electorate.length)];
  const { valid, blank } = counted.accounts;
  const standing = counted.status === 'decided' && voted >= quorumNeeded;
  return decision.items.map(({ item }) => {
    const outcome = !standing ? 'no-result' : counted.winners.includes(item) ? 'adopted' : 'dropped';
    const effects = outcome === 'adopted' ? among.chosen : among.others;
    const figures = { support: amountOf(counted, item), valid, blank, overvote: 0, unknown: 0, base: valid, needed: 0, quorum: quorumNeeded, voted, seated };
    return { item, question, counted, settled: { outcome, effects, needed: null, base: valid, quorumNeeded }, outcome: { item, outcome, figures } };
  });
}
