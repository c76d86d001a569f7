import { compare, minus, over, plus, times, fraction, zero, type Fraction } from '@plenaria/kernel/fraction.ts';
import { ok } from '@plenaria/kernel/result.ts';
import { cannot, close, type Ruling } from '../close.ts';
import type { Exact, Outcome, Step } from '../contract.ts';
import { exactly, exactOf, sortPapers, type Verdict } from '../sort-papers.ts';
import { pointLine } from './standing.ts';

/** Kaner's eight gradients (Facilitator's Guide to Participatory Decision-Making), from endorsement to veto. */
export const kaner = ['endorse', 'minor-contention', 'reservations', 'abstain', 'more-discussion', 'dislike-but-support', 'serious-disagreement', 'veto'] as const;

export interface GradientParameters {
  /** Labels from the most to the least agreement; Kaner's eight where nothing is said. */
  readonly labels?: readonly string[];
  /** Labels that are vetoes; the last one where nothing is said. */
  readonly vetoes?: readonly string[];
  /** Gradients are no rule by themselves. Where one is made of them: which labels support, and what share of valid papers they need. */
  readonly adopt?: { readonly support: readonly string[]; readonly share: Exact; readonly vetoesAtMost: number };
}

/**
 * How far apart a room is, from 0 (all say one thing) to 1 (half at each end): over every cut between two labels, what share
 * lies above times what share lies below, four times, on average.
 */
export function polarisation(counts: readonly Fraction[]): Fraction {
  const all = counts.reduce(plus, zero);
  if (all.n === 0n || counts.length < 2) return zero;
  let [above, sum] = [zero, zero];
  for (const count of counts.slice(0, -1)) {
    above = plus(above, count);
    sum = plus(sum, times(over(above, all), over(minus(all, above), all)));
  }
  return over(times(fraction(4), sum), fraction(counts.length - 1));
}

/** The label in the middle, or the less agreeing of the two in the middle. */
function median(counts: readonly Fraction[]): number {
  const half = over(counts.reduce(plus, zero), fraction(2));
  let seen = zero;
  for (const [at, count] of counts.entries()) {
    seen = plus(seen, count);
    if (compare(seen, half) > 0) return at;
  }
  return counts.length - 1;
}

/** Gradients of agreement: distribution, median, vetoes and polarisation; a decision only where the parameters make one of them. */
export const gradients: Ruling<GradientParameters> = (question) => {
  const { options, parameters, ballots } = question;
  if (options.length !== 1) return cannot(options.length === 0 ? 'no-options' : 'double-option', 'one proposal');
  const labels = parameters.labels ?? kaner;
  const vetoes = parameters.vetoes ?? labels.slice(-1);
  const { adopt } = parameters;
  const share = exactOf(adopt?.share ?? '0');
  const unknown = [...vetoes, ...(adopt?.support ?? [])].find((label) => !labels.includes(label));
  if (unknown !== undefined || share === null || labels.length < 2) return cannot('bad-parameter', unknown ?? 'adopt');
  const sorted = sortPapers(ballots, (says): Verdict<string> => (says.kind !== 'stance' ? { kind: 'invalid', why: 'not-a-stance' } : says.stance === '' ? { kind: 'blank' } : labels.includes(says.stance) ? { kind: 'valid', says: says.stance } : { kind: 'invalid', why: 'unknown-answer' }));
  if (!sorted.ok) return sorted;
  const { valid, weights, accounts } = sorted.value;
  const of = (chosen: readonly string[]): Fraction => valid.filter(({ says }) => chosen.includes(says)).reduce((so, { weight }) => plus(so, weight), zero);
  const counts = labels.map((label) => of([label]));
  const figures = { valid: exactly(weights.valid), median: labels[median(counts)] ?? '', vetoes: exactly(of(vetoes)), polarisation: exactly(polarisation(counts)) };
  const measured: Step = { number: 1, clause: 'gradients.1', event: 'measure', lines: labels.map((label, at) => pointLine(label, counts[at] ?? zero)), pots: { blank: exactly(weights.blank), invalid: exactly(weights.invalid) }, elected: [], excluded: [], facts: figures };
  if (accounts.valid === 0) return ok(close(question, { status: 'no-decision', winners: [], accounts, steps: [measured], figures }));
  if (adopt === undefined) return ok(close(question, { status: 'decided', outcome: 'inconclusive', winners: [], accounts, steps: [measured], figures }));
  const outcome: Outcome = compare(of(vetoes), fraction(adopt.vetoesAtMost)) > 0 ? 'blocked' : compare(of(adopt.support), times(share, weights.valid)) >= 0 ? 'adopted' : 'too-little-support';
  const winners = outcome === 'adopted' ? options.map(({ id }) => id) : [];
  return ok(close(question, { status: 'decided', outcome, winners, accounts, steps: [measured, { number: 2, clause: 'gradients.2', event: 'decide', lines: [], pots: {}, elected: winners, excluded: [], facts: { outcome, support: exactly(of(adopt.support)), share: adopt.share } }], figures }));
};
