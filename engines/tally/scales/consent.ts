import { compare, fraction, over, plus, times, zero, type Fraction } from '@plenaria/kernel/fraction.ts';
import { ok } from '@plenaria/kernel/result.ts';
import { cannot, close, type Found, type Ruling } from '../close.ts';
import type { Exact, Outcome, Question, Said, Step } from '../contract.ts';
import { exactly, exactOf, sortPapers, type SortedPapers, type Verdict } from '../sort-papers.ts';
import { pointLine } from './standing.ts';

export const stances = ['agree', 'reservations', 'stand-aside', 'block'] as const;
export type Stance = (typeof stances)[number];

export interface ConsensusParameters {
  /** Blocks that do not stop the proposal: 0, or 1 for "consensus minus one"; or a share of those who take a stance. */
  readonly blocks: { readonly atMost: number } | { readonly share: Exact };
  /** The share of those who take a stance that may stand aside; beyond it there is too little support. */
  readonly standAsides: Exact;
  /** A block without a written reason is invalid. */
  readonly reasons?: boolean;
  /** Reasons that the declared role, or enough seconders, took for principled. Where it is given, only these block; others stand aside. */
  readonly upheld?: readonly string[];
  /** Which round this is, and after how many a fall-back vote may be opened; it must have been declared at the opening. */
  readonly round?: number;
  readonly fallback?: { readonly after: number };
}

interface Taken {
  readonly stance: Stance;
  readonly reason: string;
}

function read(says: Said, { reasons, upheld }: ConsensusParameters): Verdict<Taken> {
  if (says.kind !== 'stance') return { kind: 'invalid', why: 'not-a-stance' };
  if (says.stance === '') return { kind: 'blank' };
  if (says.stance === 'abstain') return { kind: 'abstain' };
  const stance = stances.find((one) => one === says.stance);
  const reason = (says.reason ?? '').trim();
  if (stance === undefined) return { kind: 'invalid', why: 'unknown-answer' };
  if (stance !== 'block') return { kind: 'valid', says: { stance, reason } };
  if (reasons !== false && reason === '') return { kind: 'invalid', why: 'block-without-reason' };
  return { kind: 'valid', says: { stance: upheld === undefined || upheld.includes(reason) ? 'block' : 'stand-aside', reason } };
}

const weightOf = ({ valid }: SortedPapers<Taken>, stance: Stance): Fraction => valid.filter(({ says }) => says.stance === stance).reduce((so, { weight }) => plus(so, weight), zero);

function outcomeOf(sorted: SortedPapers<Taken>, { blocks, standAsides }: ConsensusParameters): { readonly outcome: Outcome; readonly clause: string } {
  const [taken, block, aside] = [sorted.weights.valid, weightOf(sorted, 'block'), weightOf(sorted, 'stand-aside')];
  const limit = 'atMost' in blocks ? fraction(blocks.atMost) : times(exactOf(blocks.share) ?? zero, taken);
  if (compare(block, limit) > 0) return { outcome: 'blocked', clause: 'consensus.2' };
  return compare(aside, times(exactOf(standAsides) ?? zero, taken)) > 0 ? { outcome: 'too-little-support', clause: 'consensus.3' } : { outcome: 'consented', clause: 'consensus.1' };
}

/** Everybody's reasons in the order of their bytes, so that they name nobody. */
const reasonsOf = ({ valid }: SortedPapers<Taken>, stance: Stance): string => [...new Set(valid.filter(({ says }) => says.stance === stance && says.reason !== '').map(({ says }) => says.reason))].sort().join('\n');

function foundOf({ options, parameters }: Question<ConsensusParameters>, sorted: SortedPapers<Taken>): Found {
  const figures = { taken: exactly(sorted.weights.valid), ...Object.fromEntries(stances.map((stance) => [stance, exactly(weightOf(sorted, stance))])) };
  const measured: Step = {
    number: 1, clause: 'consensus.1', event: 'measure', lines: stances.map((stance) => pointLine(stance, weightOf(sorted, stance))),
    pots: { blank: exactly(sorted.weights.blank), abstain: exactly(sorted.weights.abstain), invalid: exactly(sorted.weights.invalid) }, elected: [], excluded: [], facts: { cast: exactly(sorted.weights.cast), blockReasons: reasonsOf(sorted, 'block'), standAsideReasons: reasonsOf(sorted, 'stand-aside') },
  };
  if (sorted.accounts.valid === 0) return { status: 'no-decision', winners: [], accounts: sorted.accounts, steps: [measured], figures };
  const { outcome, clause } = outcomeOf(sorted, parameters);
  const winners = outcome === 'consented' ? options.map(({ id }) => id) : [];
  const { round = 1, fallback } = parameters;
  const opens = outcome !== 'consented' && fallback !== undefined && round >= fallback.after;
  const last: Step = { number: 2, clause: opens ? 'consensus.4' : clause, event: 'decide', lines: [], pots: {}, elected: winners, excluded: [], facts: { outcome, round: String(round), stoppedBy: clause, ...(opens ? { fallback: '1' } : {}) } };
  return { status: 'decided', outcome, winners, accounts: sorted.accounts, steps: [measured, last], figures };
}

/**
 * Consent and consensus with stand-asides and blocks: consented unless more block than the rule lets pass, or too many stand
 * aside. With `blocks: 0` and `standAsides: "1"` it is sociocratic consent: only a reasoned objection stops it.
 */
export const consensus: Ruling<ConsensusParameters> = (question) => {
  const { options, parameters, ballots } = question;
  if (options.length !== 1) return cannot(options.length === 0 ? 'no-options' : 'double-option', 'one proposal');
  if (exactOf(parameters.standAsides) === null) return cannot('bad-parameter', 'standAsides');
  const { blocks } = parameters;
  if ('atMost' in blocks ? !Number.isSafeInteger(blocks.atMost) || blocks.atMost < 0 : exactOf(blocks.share) === null) return cannot('bad-parameter', 'blocks');
  const sorted = sortPapers(ballots, (says) => read(says, parameters));
  return sorted.ok ? ok(close(question, foundOf(question, sorted.value))) : sorted;
};

export interface SociocraticParameters {
  /** How many named each candidate before and after the change round, with their reasons heard; no majority is made of them. */
  readonly nominations: Readonly<Record<string, Readonly<{ before: number; after: number }>>>;
  /** Whom the facilitator proposes on the strength of the reasons. */
  readonly proposed: string;
  /** The term is part of what is consented to, as is the day it is looked at again. */
  readonly term: string;
}

/**
 * A sociocratic election: nominations, a change round, a proposal by the strength of the reasons, and a round of consent.
 * Papers are the consent round. The nominations are shown and decide nothing.
 */
export const sociocratic: Ruling<SociocraticParameters> = (question) => {
  const { options, parameters, ballots } = question;
  const ids = options.map(({ id }) => id);
  if (ids.length === 0) return cannot('no-options', 'options');
  if (new Set(ids).size !== ids.length) return cannot('double-option', 'options');
  if (!ids.includes(parameters.proposed)) return cannot('bad-parameter', parameters.proposed);
  const stranger = Object.keys(parameters.nominations).find((id) => !ids.includes(id));
  if (stranger !== undefined) return cannot('bad-parameter', stranger);
  const sorted = sortPapers(ballots, (says) => read(says, { blocks: { atMost: 0 }, standAsides: '1' }));
  if (!sorted.ok) return sorted;
  const consent = foundOf({ ...question, options: options.filter(({ id }) => id === parameters.proposed), parameters: { blocks: { atMost: 0 }, standAsides: '1' } }, sorted.value);
  const changed: Step = {
    number: 1, clause: 'sociocratic.1', event: 'measure', pots: {}, elected: [], excluded: [], facts: { proposed: parameters.proposed, term: parameters.term },
    lines: ids.toSorted().map((option) => {
      const { before, after } = parameters.nominations[option] ?? { before: 0, after: 0 };
      return { option, before: String(before), moved: String(after - before), after: String(after) };
    }),
  };
  return ok(close(question, { ...consent, steps: [changed, ...consent.steps.map((step) => ({ ...step, number: step.number + 1 }))] }));
};

export interface FistParameters {
  /** The share of papers with fewer than three fingers that may be passed; "0" where nobody may stay below. */
  readonly below: Exact;
}

/** Fist to five: a fist blocks; adopted with no fist and no more than the declared share below three fingers. Scores are 0 to 5. */
export const fistToFive: Ruling<FistParameters> = (question) => {
  const { options, parameters, ballots } = question;
  const [proposal] = options;
  if (proposal === undefined || options.length > 1) return cannot(proposal === undefined ? 'no-options' : 'double-option', 'one proposal');
  const most = exactOf(parameters.below);
  if (most === null) return cannot('bad-parameter', 'below');
  const sorted = sortPapers(ballots, (says): Verdict<number> => {
    const fingers = says.kind === 'scores' ? says.scores[proposal.id] : undefined;
    if (says.kind !== 'scores') return { kind: 'invalid', why: 'not-scores' };
    if (fingers === undefined) return { kind: 'blank' };
    return Number.isSafeInteger(fingers) && fingers >= 0 && fingers <= 5 ? { kind: 'valid', says: fingers } : { kind: 'invalid', why: 'out-of-range' };
  });
  if (!sorted.ok) return sorted;
  const { valid, weights, accounts } = sorted.value;
  const shown = [0, 1, 2, 3, 4, 5].map((fingers) => valid.filter(({ says }) => says === fingers).reduce((so, { weight }) => plus(so, weight), zero));
  const low = shown.slice(0, 3).reduce(plus, zero);
  const mean = weights.valid.n === 0n ? zero : over(shown.reduce((so, weight, fingers) => plus(so, times(weight, fraction(fingers))), zero), weights.valid);
  const figures = { valid: exactly(weights.valid), fists: exactly(shown[0] ?? zero), belowThree: exactly(low), mean: exactly(mean) };
  const measured: Step = { number: 1, clause: 'fist.1', event: 'measure', lines: shown.map((weight, fingers) => pointLine(String(fingers), weight)), pots: { blank: exactly(weights.blank), invalid: exactly(weights.invalid) }, elected: [], excluded: [], facts: { ...figures, below: parameters.below } };
  if (accounts.valid === 0) return ok(close(question, { status: 'no-decision', winners: [], accounts, steps: [measured], figures }));
  const outcome: Outcome = (shown[0] ?? zero).n > 0n ? 'blocked' : compare(low, times(most, weights.valid)) > 0 ? 'too-little-support' : 'adopted';
  const winners = outcome === 'adopted' ? [proposal.id] : [];
  return ok(close(question, { status: 'decided', outcome, winners, accounts, steps: [measured, { number: 2, clause: 'fist.2', event: 'decide', lines: [], pots: {}, elected: winners, excluded: [], facts: { outcome } }], figures }));
};
