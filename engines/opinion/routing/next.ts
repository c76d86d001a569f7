import { diceFrom } from '@plenaria/kernel/dice.ts';
import { digestOf } from '@plenaria/kernel/digest.ts';
import { fraction, type Fraction } from '@plenaria/kernel/fraction.ts';
import { byCodePoint } from '@plenaria/kernel/language.ts';
import type { Counts } from '../contract.ts';

/** A statement as the router sees it. `estimate`: predicted agreement of the side that agrees least and its standard error, where a model says so. */
export interface Showable extends Counts {
  readonly statement: string;
  readonly kind: 'seed' | 'ordinary' | 'about-the-conversation';
  readonly estimate: { readonly mean: number; readonly error: number } | null;
}

export interface ShowAsked {
  readonly person: string;
  /** Statements this person answered so far, in order. */
  readonly answered: readonly string[];
  readonly statements: readonly Showable[];
  /** Position of the log that the counts were read at. */
  readonly position: number;
  readonly seed: string;
}

/** What was shown and how likely that was: kept with the impression, so that a later estimate can undo the router's own choice. */
export interface Shown {
  readonly engine: 'opinion/next@1';
  readonly person: string;
  readonly position: number;
  readonly statement: string;
  readonly propensity: Fraction;
  /** All that could have been shown instead; the propensities sum to one exactly. In code-point order. */
  readonly chances: readonly { readonly statement: string; readonly propensity: Fraction }[];
}

/** Common ground begins where the side that agrees least agrees by more than half: the router asks most where that is undecided. */
const threshold = 0.5;
const seedsFirst = 5;
const noMetaBefore = 7;
const tickets = 10_000;

/**
 * What to show next: a quarter of all picks go to the statement seen least, the rest is a lottery for statements whose place
 * near the threshold is least certain (deliberation.md 4.7). Seeds come first; statements about the conversation itself not
 * before seven votes and never more than a third. Null when this person has answered everything.
 */
export function nextStatement(asked: ShowAsked): Shown | null {
  const eligible = eligibleOf(asked);
  const least = leastSeen(eligible, asked.seed);
  if (least === null) return null;
  const weights = eligible.map((one) => ticketsOf(one));
  const sum = weights.reduce((all, one) => all + one, 0);
  // Of four times as many tickets, three parts are the lottery's and one is the least seen statement's.
  const held = eligible.map(({ statement }, at) => ({ statement, count: 3 * (weights[at] ?? 0) + (statement === least ? sum : 0) }));
  let drawn = diceFrom(`${asked.seed} next ${asked.person} ${asked.answered.length}`).below(4 * sum);
  const chosen = held.find(({ count }) => (drawn -= count) < 0) ?? { statement: least, count: 0 };
  const chance = (count: number): Fraction => fraction(count, 4 * sum);
  return {
    engine: 'opinion/next@1', person: asked.person, position: asked.position, statement: chosen.statement, propensity: chance(chosen.count),
    chances: held.map(({ statement, count }) => ({ statement, propensity: chance(count) })),
  };
}

function eligibleOf({ answered, statements }: ShowAsked): readonly Showable[] {
  const done = new Set(answered);
  const about = statements.filter(({ kind, statement }) => kind === 'about-the-conversation' && done.has(statement)).length;
  const metaNow = answered.length >= noMetaBefore && 3 * (about + 1) <= answered.length + 1;
  const open = statements.filter(({ statement }) => !done.has(statement)).sort((a, b) => byCodePoint(a.statement, b.statement));
  const seeds = open.filter(({ kind }) => kind === 'seed');
  if (answered.length < seedsFirst && seeds.length > 0) return seeds;
  const plain = open.filter(({ kind }) => kind !== 'about-the-conversation' || metaNow);
  // Where only statements about the conversation are left, the cap would end the visit: then they may come.
  return plain.length > 0 || answered.length < noMetaBefore ? plain : open;
}

const seen = ({ agree, disagree, pass }: Counts): number => agree + disagree + pass;

/** The statement with the fewest answers; equals in an order that the seed gives. */
function leastSeen(statements: readonly Showable[], seed: string): string | null {
  const fewest = Math.min(...statements.map(seen));
  const ties = statements.filter((one) => seen(one) === fewest).map(({ statement }) => ({ statement, order: digestOf(`${seed} ${statement}`) }));
  return ties.sort((a, b) => byCodePoint(a.order, b.order))[0]?.statement ?? null;
}

/** Whole tickets of the lottery, at least one: error × exp(−(mean − threshold)² / 2(error + 0.3)²). Without a model, of the Beta posterior. */
function ticketsOf({ agree, disagree, estimate }: Showable): number {
  const n = agree + disagree;
  const flat = (agree + 1) / (n + 2);
  const { mean, error } = estimate ?? { mean: flat, error: Math.sqrt((flat * (1 - flat)) / (n + 3)) };
  return 1 + Math.round(tickets * error * Math.exp(-((mean - threshold) ** 2) / (2 * (error + 0.3) ** 2)));
}
