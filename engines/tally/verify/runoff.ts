import type { Ballots, Decision, Question, Step } from '../contract.ts';
import type { Notes } from './contract.ts';

interface Given {
  readonly mode?: string;
  readonly seats?: number;
  readonly untilTwo?: boolean;
  readonly overvote?: string;
  readonly skipsAllowed?: number | null;
  readonly ranksAllowed?: number | null;
  readonly exhaustOnDuplicate?: boolean;
  readonly [key: string]: unknown;
}

/** The parameters under which this replay knows every step; others are left unchecked, which is said. */
const plainKeys = ['mode', 'seats', 'overvote', 'skipsAllowed', 'ranksAllowed', 'exhaustOnDuplicate', 'ties', 'untilTwo'];
const known = (given: Given): boolean => Object.keys(given).every((key) => plainKeys.includes(key)) && (given.mode ?? 'single') === 'single' && (given.seats ?? 1) === 1 && (given.overvote ?? 'exhaust') !== 'exhaust-if-multiple-continuing';

/** The options a paper may go to, in order: it ends at an overvote, too many empty ranks or a repetition, as the rule says. */
function rowOf({ says }: Ballots, given: Given): readonly string[] {
  const names: string[] = [];
  let empty = 0;
  const ranks = says.kind === 'ranks' ? says.ranks : [];
  for (const rank of given.ranksAllowed == null ? ranks : ranks.slice(0, given.ranksAllowed)) {
    empty = rank.length === 0 ? empty + 1 : 0;
    if (given.skipsAllowed != null && empty > given.skipsAllowed) break;
    if (rank.length > 1 && (given.overvote ?? 'exhaust') === 'exhaust') break;
    const [name] = rank;
    if (rank.length !== 1 || name === undefined) continue;
    if (names.includes(name) && given.exhaustOnDuplicate === true) break;
    if (!names.includes(name)) names.push(name);
  }
  return names;
}

interface Paper {
  readonly count: number;
  readonly names: readonly string[];
}

/** What every option holds when those in `out` are passed over, and what no longer names anybody. */
function heldBy(papers: readonly Paper[], options: readonly string[], out: ReadonlySet<string>): { readonly held: ReadonlyMap<string, number>; readonly exhausted: number } {
  const held = new Map(options.filter((option) => !out.has(option)).map((option) => [option, 0]));
  let exhausted = 0;
  for (const { count, names } of papers) {
    const holder = names.find((name) => held.has(name));
    if (holder === undefined) exhausted += count;
    else held.set(holder, (held.get(holder) ?? 0) + count);
  }
  return { held, exhausted };
}

function checkOut(step: Step, before: ReadonlyMap<string, number>, notes: Notes): void {
  const fewest = Math.min(...before.values());
  const lowest = [...before].filter(([, votes]) => votes === fewest).map(([option]) => option);
  notes.check(step.excluded.every((option) => lowest.includes(option)), step.number, `the fewest votes are ${fewest}, with ${lowest.join(', ')}; ${step.excluded.join(', ')} left`);
  notes.check(lowest.length === step.excluded.length || step.tie !== undefined, step.number, `${lowest.join(', ')} were equal, and no tie is told`);
}

function checkRound(step: Step, papers: readonly Paper[], options: readonly string[], out: Set<string>, before: ReadonlyMap<string, number> | null, notes: Notes): ReadonlyMap<string, number> {
  if (before !== null && step.excluded.length > 0) checkOut(step, before, notes);
  for (const option of step.excluded) out.add(option);
  const { held, exhausted } = heldBy(papers, options, out);
  for (const { option, after } of step.lines) notes.check(Number(after) === (held.get(option) ?? 0), step.number, `${option} holds ${after}; the papers say ${held.get(option) ?? 0}`);
  notes.check(Number(step.pots['exhausted']) === exhausted, step.number, `${exhausted} papers name nobody any more`);
  const active = [...held.values()].reduce((sum, votes) => sum + votes, 0);
  for (const option of step.elected) notes.check(2 * (held.get(option) ?? 0) > active || held.size <= 2, step.number, `${option} has no majority of the ${active} papers that still count`);
  return held;
}

/** Goes through an instant runoff for one seat with every paper in hand. */
export function checkRunoff(question: Question<unknown>, decision: Decision, notes: Notes): void {
  const given = (question.parameters ?? {}) as Given;
  if (!known(given)) {
    notes.unchecked.push('the steps: this replay knows instant runoff for one seat, without batches, write-ins or surpluses');
    return;
  }
  const options = question.options.map(({ id }) => id);
  const papers = question.ballots.map((ballots): Paper => ({ count: ballots.count, names: rowOf(ballots, given).filter((name) => options.includes(name)) })).filter(({ names }) => names.length > 0);
  const out = new Set<string>();
  let held: ReadonlyMap<string, number> | null = null;
  for (const step of decision.steps) held = checkRound(step, papers, options, out, held, notes);
  const won = decision.steps.flatMap(({ elected }) => elected);
  notes.check(decision.status !== 'decided' || (won.length === 1 && won[0] === decision.winners[0]), 0, `elected is ${won.join(', ')}`);
}
