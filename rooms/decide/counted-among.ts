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

/** Stands for a ballot whose marks cost more than the rule lets them: it is invalid, and counted as such. */
const overTheMoney = 'over-the-money';

/** What a counter types for a mark, or a whole paper, that cannot be read. */
export const unreadable = '?';
/** Stands where a text would, for what is said about a paper as a whole. */
export const wholePaper = '?';

/** The mark of an approved text on a ballot about all of them. */
export const approved = 'yes';

/** What each text costs, in whole minor units. */
export type Costs = Readonly<Record<string, number>>;

/** What the marks of a ballot cost together. */
export const costOf = (items: readonly string[], costs: Costs): number => items.reduce((sum, item) => sum + (costs[item] ?? 0), 0);

/** What a ballot about all the texts says: those approved, their places in order, or their scores. A paper that cannot be read, and one that marks more than the money buys, where it may not, say nothing that can be counted. */
export function saidBy(form: Form, choices: GradedBallot['choices'], costs: Costs = {}): Said {
  if (choices[wholePaper] !== undefined) return { kind: 'stance', stance: 'unreadable' };
  const marked = Object.entries(choices).flatMap(([item, marks]) => (marks.length === 1 ? [[item, marks[0] ?? ''] as const] : []));
  if (form.is === 'approve') {
    const options = marked.filter(([, mark]) => mark === approved).map(([item]) => item).sort(byCodePoint);
    return form.within !== null && costOf(options, costs) > form.within ? { kind: 'stance', stance: overTheMoney } : { kind: 'approves', options };
  }
  const numbers = marked.flatMap(([item, mark]) => (/^\d{1,3}$/.test(mark) ? [[item, Number(mark)] as const] : []));
  if (form.is === 'score') return { kind: 'scores', scores: Object.fromEntries(numbers.sort(([a], [b]) => byCodePoint(a, b))) };
  const last = Math.max(0, ...numbers.map(([, place]) => place));
  return { kind: 'ranks', ranks: Array.from({ length: last }, (_, at) => numbers.filter(([, place]) => place === at + 1).map(([item]) => item).sort(byCodePoint)) };
}

/** One order of the texts, drawn from the digest of the closed box: nobody knew it while people voted, and anybody can draw it again. */
const lotsOf = (items: readonly string[], ballots: readonly GradedBallot[]): readonly string[] => shuffled([...items].sort(byCodePoint), diceFrom(ballotsDigest(ballots)));

/** What the texts of a vote cost, as it was called. */
export const costsIn = ({ items }: Called): Costs => Object.fromEntries(items.flatMap(({ item, cost }) => (cost === undefined ? [] : [[item, cost] as const])));

export function questionAmong(decision: Called, { form, engine }: Among, ballots: readonly GradedBallot[]): Question<unknown> {
  const items = decision.items.map(({ item }) => item);
  const costs = costsIn(decision);
  const said = ballots.map(({ choices }): Ballots => ({ count: 1, says: saidBy(form, choices, costs) }));
  return { rule: engine.rule, parameters: engine.parameters, options: items.map((id) => ({ id, name: id, ...(costs[id] === undefined ? {} : { cost: String(costs[id]) }) })), ballots: said, roll: { seated: decision.electorate.length }, lots: lotsOf(items, ballots) };
}

/** What a text ended with, cut to whole votes or points: the exact amounts stand in the working. */
function amountOf({ steps }: Counted, item: string): number {
  const line = steps.findLast(({ lines }) => lines.some(({ option }) => option === item))?.lines.find(({ option }) => option === item);
  const [n = '0', d = '1'] = (line?.after ?? '0').split('/');
  return Math.floor(Number(n) / Number(d));
}

/** How many papers mark a text, of those that count. */
const supportersOf = (question: Question<unknown>, item: string, most: number): number =>
  question.ballots.reduce((sum, { count, says }) => (says.kind === 'approves' && says.options.length <= most && says.options.includes(item) ? sum + count : sum), 0);

/** Where a ballot counts for people, support is people of those valid; where it gives points, nothing is a share of anything: the base is 0. */
function supportOf({ form, engine }: Among, question: Question<unknown>, counted: Counted, item: string): { readonly support: number; readonly base: number } {
  if (form.is === 'approve') return { support: supportersOf(question, item, form.most ?? Infinity), base: counted.accounts.valid };
  const ofPeople = engine.rule === 'irv@1' || engine.rule.startsWith('stv');
  return { support: amountOf(counted, item), base: ofPeople ? counted.accounts.valid : 0 };
}

/** Counts a choice among all the texts: one count, an outcome for each of them. */
export function countAmong(decision: Called, among: Among, ballots: readonly GradedBallot[]): readonly ItemCounted[] {
  const question = questionAmong(decision, among, ballots);
  const counted = must(decide(question), 'a rule that was called can be counted');
  const [seated, voted, quorumNeeded] = [decision.electorate.length, ballots.length, among.quorum(decision.electorate.length)];
  const { valid, blank, invalid } = counted.accounts;
  const overvote = Object.values(invalid).reduce((sum, n) => sum + n, 0);
  const standing = counted.status === 'decided' && voted >= quorumNeeded;
  return decision.items.map(({ item, cost }) => {
    const outcome = !standing ? 'no-result' : counted.winners.includes(item) ? 'adopted' : 'dropped';
    const effects = outcome === 'adopted' ? among.chosen : among.others;
    const { support, base } = supportOf(among, question, counted, item);
    const figures = { support, valid, blank, overvote, unknown: 0, base, needed: 0, quorum: quorumNeeded, voted, seated, ...(cost === undefined ? {} : { cost }) };
    return { item, question, counted, settled: { outcome, effects, needed: null, base, quorumNeeded }, outcome: { item, outcome, figures } };
  });
}
