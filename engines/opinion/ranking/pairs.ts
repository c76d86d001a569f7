import { diceFrom } from '@plenaria/kernel/dice.ts';
import { digestOf } from '@plenaria/kernel/digest.ts';
import { fraction, plus, times, zero, type Fraction } from '@plenaria/kernel/fraction.ts';
import { byCodePoint } from '@plenaria/kernel/language.ts';
import type { Ranked } from './bradley-terry.ts';

export interface PairAsked {
  readonly person: string;
  /** Pairs this person judged already. */
  readonly judged: readonly (readonly [string, string])[];
  /** As the ranking gave them. */
  readonly ranked: readonly Ranked[];
  readonly seed: string;
}

export interface PairShown {
  readonly engine: 'opinion/pair@1';
  readonly person: string;
  /** Which stands on the left is drawn too: nobody gains by their place. */
  readonly left: string;
  readonly right: string;
  /** How likely this pair was, in either order. */
  readonly propensity: Fraction;
}

const closest = 30;

/**
 * The next pair for somebody to judge. One text in four picks is the one compared least, else a lottery by error; the other
 * comes by lottery from the thirty texts nearest in strength, weighted by what the answer would tell, p (1 − p). Pairs are never
 * enumerated: a pick costs a sort of the texts and a look at two neighbourhoods. Null when nothing near is left to judge.
 */
export function nextPair({ person, judged, ranked, seed }: PairAsked): PairShown | null {
  const done = new Set(judged.flatMap(([a, b]) => [`${a}\n${b}`, `${b}\n${a}`]));
  const order = [...ranked].sort((a, b) => b.strength - a.strength || byCodePoint(a.id, b.id));
  const near = (at: number): readonly Weighted[] => neighbours(order, at, done);
  const firsts = firstsOf(order, seed).filter(({ at }) => near(at).length > 0);
  const dice = diceFrom(`${seed} pair ${person} ${judged.length}`);
  const first = drawn(firsts, dice.below);
  if (first === null) return null;
  const second = drawn(near(first.at), dice.below);
  if (second === null) return null;
  const [one, other] = [order[first.at]?.id ?? '', order[second.at]?.id ?? ''];
  const propensity = plus(chanceOf(firsts, near(first.at), first.at, second.at), chanceOf(firsts, near(second.at), second.at, first.at));
  return { engine: 'opinion/pair@1', person, ...(dice.below(2) === 0 ? { left: one, right: other } : { left: other, right: one }), propensity };
}

interface Weighted {
  readonly at: number;
  readonly tickets: number;
}

const total = (all: readonly Weighted[]): number => all.reduce((sum, { tickets }) => sum + tickets, 0);

function drawn(all: readonly Weighted[], below: (sides: number) => number): Weighted | null {
  const sum = total(all);
  if (sum === 0) return null;
  let left = below(sum);
  return all.find(({ tickets }) => (left -= tickets) < 0) ?? null;
}

const shareOf = (all: readonly Weighted[], wanted: number): Fraction => {
  const own = all.find(({ at }) => at === wanted);
  return own === undefined ? zero : fraction(own.tickets, total(all));
};

const chanceOf = (firsts: readonly Weighted[], near: readonly Weighted[], first: number, second: number): Fraction => times(shareOf(firsts, first), shareOf(near, second));

/** Three parts of the tickets by error, one part to the text compared least; equals in an order the seed gives. */
function firstsOf(order: readonly Ranked[], seed: string): readonly Weighted[] {
  const fewest = Math.min(...order.map(({ comparisons }) => comparisons));
  const least = order.filter(({ comparisons }) => comparisons === fewest).map(({ id }) => ({ id, key: digestOf(`${seed} ${id}`) })).sort((a, b) => byCodePoint(a.key, b.key))[0]?.id;
  const plain = order.map(({ error }, at) => ({ at, tickets: 1 + Math.round(1000 * error) }));
  const sum = total(plain);
  return plain.map(({ at, tickets }) => ({ at, tickets: 3 * tickets + (order[at]?.id === least ? sum : 0) }));
}

/** Of the thirty nearest in the order, those not judged yet with this one. */
function neighbours(order: readonly Ranked[], at: number, done: ReadonlySet<string>): readonly Weighted[] {
  const own = order[at];
  if (own === undefined) return [];
  const from = Math.max(0, Math.min(at - closest / 2, order.length - 1 - closest));
  const window = Array.from({ length: Math.min(closest + 1, order.length) }, (_, step) => from + step);
  return window.flatMap((other) => {
    const there = order[other];
    if (there === undefined || other === at || done.has(`${own.id}\n${there.id}`)) return [];
    const p = 1 / (1 + Math.exp(there.strength - own.strength));
    return [{ at: other, tickets: 1 + Math.round(1000 * p * (1 - p)) }];
  });
}
