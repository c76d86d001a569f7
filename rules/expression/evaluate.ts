import { after, type CivilDate } from '@plenaria/kernel/civil-date.ts';
import { ceiling, compare, floor, fraction, minus, over, plus, times, zero, type Fraction } from '@plenaria/kernel/fraction.ts';
import { invariant } from '@plenaria/kernel/result.ts';
import { periodOf, type Span } from '../cite.ts';
import type { Expr, Sign, WordExpr } from './types.ts';
import type { SetWord } from './words.ts';

/** A value of an expression; `null` is *undefined*: nothing stood in the denominator, or nobody knows. */
export type Value = Fraction | boolean | CivilDate | Span | string | readonly string[] | null;

/** What the world says: the value of a word, and the things in a set, each a world of its own. */
export interface World {
  readonly word: (word: WordExpr) => Value;
  readonly things: (set: SetWord) => readonly World[];
}

/** One comparison as it came out, with both sides, so that a person can redo it. */
export interface Worked {
  readonly expr: Extract<Expr, { is: 'compare' }>;
  readonly a: Fraction | CivilDate | null;
  readonly b: Fraction | CivilDate | null;
  /** Both sides of the share on the left, "19 of 25", where it is one. */
  readonly share: { readonly part: Fraction | null; readonly whole: Fraction | null } | null;
  readonly holds: boolean;
}

/** Told of every node that was evaluated and every comparison that was made. */
export interface Witness {
  readonly seen: (node: object) => void;
  readonly worked: (line: Worked) => void;
}

export const unwatched: Witness = { seen: () => undefined, worked: () => undefined };

const isFraction = (value: Value): value is Fraction => typeof value === 'object' && value !== null && 'n' in value;
const isSpan = (value: Value): value is Span => typeof value === 'object' && value !== null && 'unit' in value;
const isList = (value: Value): value is readonly string[] => Array.isArray(value);

const meets = (order: -1 | 0 | 1, sign: Sign): boolean => ({ '<': order < 0, '<=': order <= 0, '=': order === 0, '>=': order >= 0, '>': order > 0 })[sign];

const operations = { plus, minus, times } as const;

function divided(a: Value, b: Value): Fraction | null {
  return isFraction(a) && isFraction(b) && compare(b, zero) !== 0 ? over(a, b) : null;
}

function ordered(a: Value, b: Value): -1 | 0 | 1 | null {
  if (isFraction(a) && isFraction(b)) return compare(a, b);
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  return null;
}

function compared(expr: Extract<Expr, { is: 'compare' }>, world: World, witness: Witness): boolean {
  const [a, b] = [evaluate(expr.a, world, witness), evaluate(expr.b, world, witness)];
  const order = ordered(a, b);
  const holds = order === null ? expr.undefined === 'holds' : meets(order, expr.sign);
  const share = expr.a.is === 'share' ? { part: numberOf(expr.a.part, world), whole: numberOf(expr.a.whole, world) } : null;
  witness.worked({ expr, share, a: a as Fraction | CivilDate | null, b: b as Fraction | CivilDate | null, holds });
  return holds;
}

/** Things of a set for which the condition holds. */
const those = (set: SetWord, where: Expr, world: World, witness: Witness): readonly World[] =>
  world.things(set).filter((thing) => isTrue(where, inside(thing, world), witness));

/** Inside a set, words of the thing come first; what it does not know is asked of the world around it. */
const inside = (thing: World, world: World): World => ({ word: (asked) => thing.word(asked) ?? world.word(asked), things: world.things });

/** True only where the expression is true; undefined truth is not truth. */
export const isTrue = (expr: Expr, world: World, witness: Witness): boolean => evaluate(expr, world, witness) === true;

function sumOf(expr: Extract<Expr, { is: 'sum' }>, world: World, witness: Witness): Fraction | null {
  const values = those(expr.of, expr.where, world, witness).map((thing) => evaluate(expr.value, inside(thing, world), witness));
  return values.reduce<Fraction | null>((total, value) => (total !== null && isFraction(value) ? plus(total, value) : null), zero);
}

function moved(expr: Extract<Expr, { is: 'later' }>, world: World, witness: Witness): CivilDate | null {
  const [day, by] = [evaluate(expr.day, world, witness), evaluate(expr.by, world, witness)];
  return typeof day === 'string' && isSpan(by) ? after(day as CivilDate, periodOf(by)) : null;
}

function alike(expr: Extract<Expr, { is: 'same' | 'in' }>, world: World, witness: Witness): boolean {
  const a = evaluate(expr.a, world, witness);
  const other = evaluate(expr.is === 'same' ? expr.b : expr.among, world, witness);
  if (a === null || other === null) return expr.undefined === 'holds';
  return expr.is === 'same' ? a === other : isList(other) && other.includes(String(a));
}

function arithmetic(expr: Extract<Expr, { is: 'plus' | 'minus' | 'times' | 'over' | 'share' }>, world: World, witness: Witness): Fraction | null {
  const [first, second] = expr.is === 'share' ? [expr.part, expr.whole] : [expr.a, expr.b];
  const [a, b] = [evaluate(first, world, witness), evaluate(second, world, witness)];
  if (expr.is === 'over' || expr.is === 'share') return divided(a, b);
  return isFraction(a) && isFraction(b) ? operations[expr.is](a, b) : null;
}

const rounded = (a: Value, to: 'up' | 'down'): Fraction | null => (isFraction(a) ? fraction(to === 'up' ? ceiling(a) : floor(a)) : null);

function branched(expr: Extract<Expr, { is: 'if' }>, world: World, witness: Witness): Value {
  const [when, then, otherwise] = [isTrue(expr.when, world, witness), evaluate(expr.then, world, witness), evaluate(expr.otherwise, world, witness)];
  return when ? then : otherwise;
}

function overSet(expr: Extract<Expr, { is: 'count' | 'every' | 'some' }>, world: World, witness: Witness): Value {
  const found = those(expr.of, expr.where, world, witness).length;
  if (expr.is === 'count') return fraction(found);
  return expr.is === 'some' ? found > 0 : found === world.things(expr.of).length;
}

/**
 * The value of an expression in a world: exact, total, without short cuts, so that its working shows every part of it.
 * Undefined (`null`) is carried through arithmetic and ends at the comparison that says what it does.
 */
export function evaluate(expr: Expr, world: World, witness: Witness = unwatched): Value {
  witness.seen(expr);
  switch (expr.is) {
    case 'number':
      return fraction(expr.of, expr.per);
    case 'day':
      return expr.on;
    case 'span':
      return expr.span;
    case 'label':
      return expr.label;
    case 'labels':
      return expr.labels;
    case 'truth':
      return expr.holds;
    case 'word':
      return world.word(expr);
    case 'plus':
    case 'minus':
    case 'times':
    case 'over':
    case 'share':
      return arithmetic(expr, world, witness);
    case 'round':
      return rounded(evaluate(expr.a, world, witness), expr.to);
    case 'compare':
      return compared(expr, world, witness);
    case 'same':
    case 'in':
      return alike(expr, world, witness);
    case 'and':
      return expr.all.map((one) => isTrue(one, world, witness)).every(Boolean);
    case 'or':
      return expr.any.map((one) => isTrue(one, world, witness)).some(Boolean);
    case 'not':
      return !isTrue(expr.a, world, witness);
    case 'if':
      return branched(expr, world, witness);
    case 'sum':
      return sumOf(expr, world, witness);
    case 'count':
    case 'every':
    case 'some':
      return overSet(expr, world, witness);
    case 'later':
      return moved(expr, world, witness);
    case 'named':
      return evaluate(expr.means, world, witness);
  }
}

/** The value of an expression that gives a number, or null where it is undefined. */
export function numberOf(expr: Expr, world: World, witness: Witness = unwatched): Fraction | null {
  const value = evaluate(expr, world, witness);
  invariant(value === null || isFraction(value), 'a checked expression gives the type it was checked for');
  return value;
}
