import { leadingAxes } from '../map/axes.ts';
import type { VoteSource } from '../packed.ts';
import { logistic, logit } from './logistic.ts';
import { halfSweep } from './newton.ts';
import { bothSides, takenSides, type Side, type TwoSided, type Worth } from './sides.ts';

/** Variances of the priors: a person's leniency and place, a statement's ease and slopes. */
export interface Priors {
  readonly leniency: number;
  readonly place: number;
  readonly ease: number;
  readonly slope: number;
}

/** The priors of the main model (deliberation.md, 4.3). */
export const mainPriors: Priors = { leniency: 1, place: 1, ease: 5, slope: 1 };

export interface TraitAsked {
  readonly dimensions: 0 | 1 | 2 | 3;
  readonly worth: Worth;
  readonly priors: Priors;
  readonly sweeps: number;
  /** Stops when no statement's ease moves further. */
  readonly accuracy: number;
  /** How much each person weighs for the statements; null weighs all alike. */
  readonly weights: Float64Array | null;
  /** Where to begin: an earlier fit of the same people and statements. Its dimensions may be fewer. */
  readonly before: Trait | null;
}

export const mainModel: TraitAsked = { dimensions: 1, worth: takenSides, priors: mainPriors, sweeps: 25, accuracy: 0.01, weights: null, before: null };

/**
 * logit P(agree) = middle + leniency of the person + ease of the statement + slopes · places.
 * `people` holds 1 + dimensions numbers a person (leniency, places), `statements` as many a statement (ease, slopes).
 */
export interface Trait {
  readonly dimensions: number;
  readonly middle: number;
  readonly people: Float64Array;
  readonly statements: Float64Array;
  readonly sweeps: number;
  readonly moved: number;
}

/** P(agree) of a person on a statement, both by position. */
export function chance({ dimensions, middle, people, statements }: Trait, person: number, statement: number): number {
  const [i, j] = [person * (dimensions + 1), statement * (dimensions + 1)];
  let x = middle + (people[i] as number) + (statements[j] as number);
  for (let d = 1; d <= dimensions; d += 1) x += (people[i + d] as number) * (statements[j + d] as number);
  return logistic(x);
}

/** Fits the model to the votes: the most probable values by alternating Newton steps over people and statements. */
export const fitTrait = (votes: VoteSource, asked: TraitAsked): Trait => fitSides(bothSides(votes, asked.worth), asked);

/** The same where the votes already stand by person and by statement. */
export function fitSides(sides: TwoSided, asked: TraitAsked): Trait {
  const begun = asked.before !== null && asked.before.dimensions === asked.dimensions ? copied(asked.before) : widened(sides, asked, asked.before ?? plain(sides, asked));
  const { priors, worth, weights } = asked;
  const width = asked.dimensions + 1;
  let middle = begun.middle;
  let moved = Infinity;
  let sweeps = 0;
  while (sweeps < asked.sweeps && moved >= asked.accuracy) {
    halfSweep({ side: sides.people, worth, own: begun.people, other: begun.statements, width, middle, pull: [1 / priors.leniency, 1 / priors.place], weights: null });
    moved = halfSweep({ side: sides.statements, worth, own: begun.statements, other: begun.people, width, middle, pull: [1 / priors.ease, 1 / priors.slope], weights });
    middle += centred(begun.statements, width);
    sweeps += 1;
  }
  return upright({ dimensions: asked.dimensions, middle, people: begun.people, statements: begun.statements, sweeps, moved });
}

const copied = (trait: Trait): Trait => ({ ...trait, people: trait.people.slice(), statements: trait.statements.slice() });

/** Takes the mean out of the intercepts and returns it: the most probable middle, given all else. */
function centred(values: Float64Array, width: number): number {
  let sum = 0;
  for (let at = 0; at < values.length; at += width) sum += values[at] as number;
  const mean = values.length === 0 ? 0 : sum / (values.length / width);
  for (let at = 0; at < values.length; at += width) values[at] = (values[at] as number) - mean;
  return mean;
}

/** Where a fit without an earlier one begins: every statement at its own share, everybody in the middle. */
function plain({ people, statements }: TwoSided, { worth }: TraitAsked): Trait {
  const ease = Float64Array.from({ length: statements.rows }, (_, j) => {
    const [from, to] = [statements.starts[j] as number, statements.starts[j + 1] as number];
    let sum = 0;
    for (let at = from; at < to; at += 1) sum += worth[(statements.cells[at] as number) & 3] ?? 0;
    return logit((sum + 1) / (to - from + 2));
  });
  return { dimensions: 0, middle: centred(ease, 1), people: new Float64Array(people.rows), statements: ease, sweeps: 0, moved: 0 };
}

/** Adds dimensions: the leading singular vectors of what the narrower fit leaves unexplained. */
function widened(sides: TwoSided, { dimensions, worth }: TraitAsked, narrow: Trait): Trait {
  const [width, before] = [dimensions + 1, narrow.dimensions + 1];
  const spread = (values: Float64Array, rows: number): Float64Array => {
    const out = new Float64Array(rows * width);
    for (let row = 0; row < rows; row += 1) for (let d = 0; d < Math.min(before, width); d += 1) out[row * width + d] = values[row * before + d] as number;
    return out;
  };
  const [people, statements] = [spread(narrow.people, sides.people.rows), spread(narrow.statements, sides.statements.rows)];
  if (width > before) {
    const left = leftOver(sides.people, worth, narrow);
    const begin = Float64Array.from({ length: sides.statements.rows * 2 }, (_, at) => (at & 1 ? ((at >> 1) % 3) - 1 + 0.1 : 1 + ((at >> 1) % 5) / 5));
    const { axes } = leadingAxes(sides.statements.rows, (columns) => multiplied(sides.people, left, columns), begin, 1e-3);
    for (let d = before; d < width; d += 1) place(sides, left, axes[d - before] ?? axes[1], { people, statements, width, d });
  }
  return { ...narrow, dimensions, people, statements };
}

function leftOver(side: Side, worth: Worth, trait: Trait): Float32Array {
  const left = new Float32Array(side.cells.length);
  for (let person = 0; person < side.rows; person += 1) {
    for (let at = side.starts[person] as number; at < (side.starts[person + 1] as number); at += 1) {
      const cell = side.cells[at] as number;
      left[at] = (worth[cell & 3] ?? 0) - chance(trait, person, cell >>> 2);
    }
  }
  return left;
}

function multiplied(side: Side, left: Float32Array, columns: Float64Array): Float64Array {
  const image = new Float64Array(columns.length);
  for (let row = 0; row < side.rows; row += 1) {
    const [from, to] = [side.starts[row] as number, side.starts[row + 1] as number];
    let x = 0;
    let y = 0;
    for (let at = from; at < to; at += 1) {
      const j = ((side.cells[at] as number) >>> 2) * 2;
      x += (left[at] as number) * (columns[j] as number);
      y += (left[at] as number) * (columns[j + 1] as number);
    }
    for (let at = from; at < to; at += 1) {
      const j = ((side.cells[at] as number) >>> 2) * 2;
      image[j] = (image[j] as number) + (left[at] as number) * x;
      image[j + 1] = (image[j + 1] as number) + (left[at] as number) * y;
    }
  }
  return image;
}

/** Puts people along one new axis, scaled to variance one; the slopes begin near what the votes then ask. */
function place({ people: side }: TwoSided, left: Float32Array, axis: Float64Array, { people, statements, width, d }: { readonly people: Float64Array; readonly statements: Float64Array; readonly width: number; readonly d: number }): void {
  let squares = 0;
  for (let row = 0; row < side.rows; row += 1) {
    let x = 0;
    const [from, to] = [side.starts[row] as number, side.starts[row + 1] as number];
    for (let at = from; at < to; at += 1) x += (left[at] as number) * (axis[(side.cells[at] as number) >>> 2] as number);
    x /= Math.sqrt(to - from + 1);
    people[row * width + d] = x;
    squares += x * x;
  }
  const scale = squares > 0 ? Math.sqrt(side.rows / squares) : 0;
  for (let row = 0; row < side.rows; row += 1) people[row * width + d] = (people[row * width + d] as number) * scale;
  for (let j = 0; j < axis.length; j += 1) statements[j * width + d] = (axis[j] as number) * Math.sqrt(axis.length);
}

/** An axis may point either way: the steepest slope of each is made positive. */
function upright(trait: Trait): Trait {
  const width = trait.dimensions + 1;
  for (let d = 1; d < width; d += 1) {
    let steepest = 0;
    for (let at = d; at < trait.statements.length; at += width) if (Math.abs(trait.statements[at] as number) > Math.abs(steepest)) steepest = trait.statements[at] as number;
    if (steepest >= 0) continue;
    for (const values of [trait.people, trait.statements]) for (let at = d; at < values.length; at += width) values[at] = -(values[at] as number);
  }
  return trait;
}
