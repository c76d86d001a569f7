import { ceiling, compare, floor, fraction, plus, times, zero, type Fraction } from '@plenaria/kernel/fraction.ts';
import type { Ballots, Decision, Question, Roll, Step } from '../contract.ts';
import { amountOf, same, written } from './amount.ts';
import type { Notes } from './contract.ts';

interface Given {
  readonly answers?: readonly string[];
  readonly support?: readonly string[];
  readonly abstentions?: readonly string[];
  readonly majorities: readonly { readonly among: string; readonly base: { readonly of: string; readonly without?: readonly string[] }; readonly threshold: string; readonly comparator: string; readonly segments?: string; readonly segmentsComparator?: string }[];
}

type Heap = ReadonlyMap<string, Fraction>;
const total = (amounts: readonly Fraction[]): Fraction => amounts.reduce(plus, zero);

/** Papers by what they say, weighed; blank under "", anything that is no answer under "?". */
function heapsOf(ballots: readonly (Ballots & { readonly weight?: string })[], answers: readonly string[]): Heap {
  const heaps = new Map<string, Fraction>();
  for (const { count, says, weight } of ballots) {
    const said = says.kind !== 'stance' ? '?' : says.stance === '' || answers.includes(says.stance) ? says.stance : '?';
    heaps.set(said, plus(heaps.get(said) ?? zero, times(fraction(count), amountOf(weight ?? '1') ?? zero)));
  }
  return heaps;
}

function baseOf(base: Given['majorities'][number]['base'], heaps: Heap, answers: readonly string[], roll: Pick<Roll, 'eligible' | 'seated' | 'present'> | undefined): Fraction {
  const of = (these: readonly string[]): Fraction => total(these.map((answer) => heaps.get(answer) ?? zero));
  if (base.of === 'cast') return total([...heaps.values()]);
  if (base.of === 'valid') return of(answers);
  if (base.of === 'answers') return of(answers.filter((answer) => !(base.without ?? []).includes(answer)));
  return fraction(roll?.[base.of as 'seated'] ?? 0);
}

const enough = (base: Fraction, share: Fraction, comparator: string): bigint => (comparator === 'more-than' ? floor(times(share, base)) + 1n : ceiling(times(share, base)));

function checkCut(step: Step, support: Fraction, base: Fraction, share: Fraction, comparator: string, notes: Notes): boolean {
  const order = compare(support, times(share, base));
  const holds = base.n > 0n && (comparator === 'more-than' ? order > 0 : order >= 0);
  notes.check(same(amountOf(step.facts['support']), support) && same(amountOf(step.facts['base']), base), step.number, `support is ${written(support)} of ${written(base)}`);
  notes.check(step.facts['needed'] === String(enough(base, share, comparator)), step.number, `${enough(base, share, comparator)} are needed`);
  notes.check((step.facts['holds'] === '1') === holds, step.number, holds ? 'the cut is reached' : 'the cut is not reached');
  return holds;
}

function checkGroups(question: Question<unknown>, majority: Given['majorities'][number], step: Step, support: readonly string[], answers: readonly string[], notes: Notes): boolean {
  const names = [...new Set([...Object.keys(question.roll?.segments ?? {}), ...question.ballots.map(({ segment = '' }) => segment)])];
  const reached = names.filter((name) => {
    const heaps = heapsOf(question.ballots.filter(({ segment = '' }) => segment === name), answers);
    const base = baseOf(majority.base, heaps, answers, question.roll?.segments?.[name]);
    const order = compare(total(support.map((answer) => heaps.get(answer) ?? zero)), times(amountOf(majority.threshold) ?? zero, base));
    return base.n > 0n && (majority.comparator === 'more-than' ? order > 0 : order >= 0);
  }).length;
  notes.check(step.facts['reached'] === String(reached) && step.facts['segments'] === String(names.length), step.number, `${reached} of ${names.length} groups reach it`);
  const asked = majority.segments === 'every' ? BigInt(names.length) : enough(fraction(names.length), amountOf(majority.segments) ?? zero, majority.segmentsComparator ?? 'at-least');
  return BigInt(reached) >= asked && names.length > 0;
}

/** Counts a motion again: every answer, every base, every cut, and what follows from them. */
export function checkMotion(question: Question<unknown>, decision: Decision, notes: Notes): void {
  const given = question.parameters as Given;
  const [answers, support] = [given.answers ?? ['yes', 'no', 'abstain'], given.support ?? ['yes']];
  const heaps = heapsOf(question.ballots, answers);
  const [first, ...rest] = decision.steps;
  for (const { option, after } of first?.lines ?? []) notes.check(same(amountOf(after), heaps.get(option) ?? zero), 1, `${option}: ${written(heaps.get(option) ?? zero)} papers say so`);
  notes.check(same(amountOf(first?.pots['blank']), heaps.get('') ?? zero) && same(amountOf(first?.pots['invalid']), heaps.get('?') ?? zero), 1, 'blank or invalid papers differ');
  const held = given.majorities.map((majority, at) => {
    const step = rest[at];
    if (step === undefined) return notes.check(false, at + 2, 'a majority that the rule asks for was not looked at');
    if (majority.among === 'segments') return checkGroups(question, majority, step, support, answers, notes);
    return checkCut(step, total(support.map((answer) => heaps.get(answer) ?? zero)), baseOf(majority.base, heaps, answers, question.roll), amountOf(majority.threshold) ?? zero, majority.comparator, notes);
  });
  if (decision.status !== 'decided' || decision.steps.at(-1)?.facts['casting'] !== undefined) return;
  notes.check(decision.winners.length > 0 === held.every((holds) => holds), decision.steps.length, held.every((holds) => holds) ? 'every majority is reached: it is adopted' : 'a majority is missed: it is not adopted');
}
