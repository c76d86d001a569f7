import type { Ballots, Decision, Question, Step } from '../contract.ts';
import { amountOf } from './amount.ts';
import type { Notes } from './contract.ts';

/** Amounts of this count in hundred-thousandths of a vote. */
const scale = 100_000n;
const unitsOf = (text: string | undefined): bigint => {
  const amount = amountOf(text);
  return amount === null ? -1n : (amount.n * scale) / amount.d;
};

interface Paper {
  readonly papers: bigint;
  readonly names: readonly string[];
  value: bigint;
  holder: string | null;
}

/** The preferences a paper may use: the unbroken row of single, new names from the first rank on. */
function rowOf({ says }: Ballots, known: ReadonlySet<string>): readonly string[] {
  const names: string[] = [];
  for (const rank of says.kind === 'ranks' ? says.ranks : []) {
    const [name] = rank;
    if (rank.length !== 1 || name === undefined || names.includes(name)) break;
    if (known.has(name)) names.push(name);
  }
  return names;
}

/** A pile of papers that moves by the transcript's word, while everything it says about totals is worked out anew. */
class Table {
  readonly papers: Paper[];
  readonly elected = new Set<string>();
  readonly out = new Set<string>();
  readonly history: ReadonlyMap<string, bigint>[] = [];
  readonly kept = new Map<string, bigint>();
  lost = 0n;

  constructor(question: Question<unknown>) {
    const known = new Set(question.options.map(({ id }) => id));
    this.papers = question.ballots.map((ballots) => ({ papers: BigInt(ballots.count), names: rowOf(ballots, known), value: scale, holder: null })).filter(({ names }) => names.length > 0);
    for (const paper of this.papers) paper.holder = paper.names[0] ?? null;
  }

  total(option: string): bigint {
    const kept = this.kept.get(option);
    return kept ?? this.papers.reduce((sum, { papers, value, holder }) => (holder === option ? sum + papers * value : sum), 0n);
  }

  /** Moves what an option holds at the rule's values and says what could not go anywhere. */
  move(option: string, surplus: bigint | null, quota: bigint): void {
    const total = this.total(option);
    let arrived = 0n;
    for (const paper of this.papers.filter(({ holder }) => holder === option)) {
      if (surplus !== null) paper.value = (surplus * paper.value) / total;
      paper.holder = paper.names.slice(paper.names.indexOf(option) + 1).find((name) => !this.elected.has(name) && !this.out.has(name)) ?? null;
      if (paper.holder !== null) arrived += paper.papers * paper.value;
    }
    this.lost += (surplus ?? total) - arrived;
    this.kept.set(option, surplus === null ? 0n : quota);
  }
}

/** Of equal options those that had the most, or the fewest, at the latest earlier stage at which they differed. */
function byHistory(table: Table, equal: readonly string[], most: boolean): readonly string[] {
  let left = equal;
  for (const stage of [...table.history].slice(0, -1).reverse()) {
    const held = left.map((option) => stage.get(option) ?? 0n);
    const edge = held.reduce((so, amount) => (most === amount > so ? amount : so), held[0] ?? 0n);
    left = left.filter((option) => (stage.get(option) ?? 0n) === edge);
  }
  return left;
}

/** Whom the rule lets go first: the largest surplus, else the fewest votes; ties by earlier stages, then by lot. */
function checkTurn(table: Table, step: Step, from: string, lots: readonly string[] | undefined, quota: bigint, options: readonly string[], notes: Notes): void {
  const over = options.filter((option) => table.elected.has(option) && table.total(option) > quota);
  const field = over.length > 0 ? over : options.filter((option) => !table.elected.has(option) && !table.out.has(option));
  const totals = field.map((option) => table.total(option));
  const edge = totals.reduce((so, amount) => (over.length > 0 === amount > so ? amount : so), totals[0] ?? 0n);
  const equal = field.filter((option) => table.total(option) === edge);
  notes.check(step.event === (over.length > 0 ? 'transfer' : 'exclude'), step.number, over.length > 0 ? 'a surplus is waiting, and somebody is excluded' : 'no surplus is left to transfer');
  const left = byHistory(table, equal, over.length > 0);
  const drawn = [...left].sort((a, b) => (lots?.indexOf(a) ?? 0) - (lots?.indexOf(b) ?? 0));
  const turn = left.length === 1 ? left[0] : over.length > 0 ? drawn[0] : drawn.at(-1);
  notes.check(turn === from && (left.length === 1 || lots !== undefined), step.number, `it is the turn of ${turn ?? 'nobody'}, not of ${from}`);
}

function checkElected(table: Table, step: Step, quota: bigint, seats: number, options: readonly string[], notes: Notes): void {
  const open = options.filter((option) => !table.elected.has(option) && !table.out.has(option));
  const reached = open.filter((option) => table.total(option) >= quota);
  const left = open.filter((option) => !reached.includes(option));
  const vacancies = seats - table.elected.size - reached.length;
  const due = new Set([...reached, ...(vacancies > 0 && left.length <= vacancies ? left : [])]);
  notes.check(due.size === step.elected.length && step.elected.every((option) => due.has(option)), step.number, `elected are ${[...due].join(', ') || 'none'}, not ${step.elected.join(', ') || 'none'}`);
  for (const option of due) table.elected.add(option);
}

/** Moves papers as a step says, and checks turn, totals and who is elected. */
function checkStage(table: Table, question: Question<unknown>, step: Step, quota: bigint, notes: Notes): void {
  const options = question.options.map(({ id }) => id);
  const from = step.facts['from'];
  if (step.number > 1 && from !== undefined) {
    checkTurn(table, step, from, question.lots, quota, options, notes);
    const surplus = step.event === 'transfer' ? table.total(from) - quota : null;
    if (surplus === null) table.out.add(from);
    table.move(from, surplus, quota);
  }
  const totals = new Map(options.map((option) => [option, table.total(option)]));
  table.history.push(totals);
  for (const { option, after } of step.lines) notes.check(unitsOf(after) === totals.get(option), step.number, `${option} holds ${after}; the papers say ${String(totals.get(option))} hundred-thousandths`);
  notes.check(unitsOf(step.pots['nonTransferable']) === table.lost, step.number, 'what is not transferable differs');
  checkElected(table, step, quota, Number((question.parameters as { seats?: unknown }).seats), options, notes);
}

/** Goes through a Scottish count with every paper in hand: Scottish Local Government Elections Order 2007, rules 45 to 52. */
export function checkScottish(question: Question<unknown>, decision: Decision, notes: Notes): void {
  const table = new Table(question);
  const seats = Number((question.parameters as { seats?: unknown }).seats);
  const valid = table.papers.reduce((sum, { papers }) => sum + papers, 0n);
  const quota = (valid / BigInt(seats + 1) + 1n) * scale;
  notes.check(BigInt(decision.accounts.valid) === valid, 0, `${decision.accounts.valid} papers are said to be valid; ${valid} are`);
  if (valid === 0n) return;
  notes.check(unitsOf(decision.figures['quota']) === quota, 0, `the quota is ${quota / scale}`);
  for (const step of decision.steps) checkStage(table, question, step, quota, notes);
  const open = question.options.some(({ id }) => !table.elected.has(id) && !table.out.has(id));
  notes.check(decision.status === 'needs-lot' || table.elected.size >= seats || !open, 0, 'seats are open and the count has ended');
  notes.check([...table.elected].every((option) => decision.winners.includes(option)) && decision.winners.length === table.elected.size, 0, 'the winners are not those elected at the steps');
}
