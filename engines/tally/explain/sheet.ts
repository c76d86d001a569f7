import { decimal, minus, plus, zero } from '@plenaria/kernel/fraction.ts';
import type { Exact, Step } from '../contract.ts';
import type { Row, Sheet, Voice } from './contract.ts';
import { fractionOf } from './say.ts';

const exact = (text: Exact | undefined): Exact => text ?? '0';

/** The difference of two amounts, as an exact fraction written out. */
const difference = (after: Exact, before: Exact): Exact => {
  const { n, d } = minus(fractionOf(after), fractionOf(before));
  return `${n}/${d}`;
};

const sumOf = (amounts: readonly Exact[]): Exact => {
  const { n, d } = amounts.map(fractionOf).reduce(plus, zero);
  return `${n}/${d}`;
};

interface Amounts {
  readonly option: string | null;
  readonly name: string;
  readonly before: Exact;
  readonly moved: Exact;
  readonly after: Exact;
}

/** Whether a step's lines carry on from the lines of the step before: the same options, each beginning where it ended. */
const follows = ({ lines }: Step, before: Step | undefined): boolean =>
  before !== undefined && lines.length > 0 && lines.every(({ option, before: was }) => before.lines.some((line) => line.option === option && line.after === was));

/** What a pot held before: as the step before left it, or, where money is paid out of it, what is left and what was paid. */
function potBefore(pot: string, step: Step, before: Step | undefined): Exact {
  if (follows(step, before)) return exact(before?.pots[pot]);
  const after = exact(step.pots[pot]);
  if (pot === 'unspent' || pot === 'left') return sumOf([after, ...step.lines.map(({ moved }) => moved)]);
  return pot === 'spentBefore' ? after : '0';
}

function potsOf(voice: Voice, step: Step, before: Step | undefined): readonly Amounts[] {
  return Object.entries(step.pots).map(([pot, after]) => {
    const was = potBefore(pot, step, before);
    return { option: null, name: voice.word(`pot.${pot}`), before: was, moved: difference(after, was), after };
  });
}

/** The table of a step: each option before, moved and after, what no option holds, and the sums. */
export function sheetOf(voice: Voice, at: number): Sheet | null {
  const { steps } = voice.decision;
  const step = steps[at];
  if (step === undefined || step.lines.length === 0) return null;
  const money = step.event === 'fund' || step.event === 'pass-over';
  const show = (amount: Exact): string => (money ? voice.amount(amount) : voice.votes(amount));
  const all: readonly Amounts[] = [...step.lines.map((line) => ({ ...line, name: voice.name(line.option) })), ...potsOf(voice, step, steps[at - 1])];
  const sum = { before: sumOf(all.map(({ before }) => before)), moved: sumOf(all.map(({ moved }) => moved)), after: sumOf(all.map(({ after }) => after)) };
  const row = ({ option, name, before, moved, after }: Amounts): Row => ({ option, name, before: show(before), moved: show(moved), after: show(after) });
  const heads = [voice.say('column.option'), voice.say('column.before'), voice.say('column.moved'), voice.say('column.after')] as const;
  return { heads, rows: all.map(row), sum: row({ option: null, name: voice.say('row.sum'), ...sum }) };
}

/** A number of papers as a number that chooses a plural. */
export const countOf = (text: Exact | undefined): number => Number(decimal(fractionOf(exact(text)), 0));
