import { logistic } from '../trait/logistic.ts';
import { newScratch, slopeAndBend, solve, type HalfSweep } from '../trait/newton.ts';
import { chance, type Trait } from '../trait/fit.ts';
import type { Side } from '../trait/sides.ts';
import { groundModel } from './collapse.ts';

/** Foretold agreement on one half of the axis, without its lowest fifth; a number between 0 and 1 with its interval. */
export interface Foreseen {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** One standard error; the interval is 1.645 of them each way, cut at 0 and 1. */
  readonly error: number;
}

/** One statement: agreement and rejection as foretold on each side. The halves of the axis, in its direction. */
export interface SideScores {
  readonly agree: readonly [Foreseen, Foreseen];
  readonly reject: readonly [Foreseen, Foreseen];
}

/** A 90 % interval. */
const WIDTH = 1.645;
const TRIMMED = 0.2;
const BINS = 512;

/** Which half of the axis each person is on: 0 up to the weighted median, 1 above it. Of a fit in one dimension. */
export function halves({ people }: Trait, weights: Float64Array): Uint8Array {
  const rows = weights.length;
  const order = Uint32Array.from({ length: rows }, (_, row) => row).sort((a, b) => (people[a * 2 + 1] as number) - (people[b * 2 + 1] as number) || a - b);
  const half = weights.reduce((sum, weight) => sum + weight, 0) / 2;
  const side = new Uint8Array(rows).fill(1);
  let sum = 0;
  for (const row of order) {
    sum += weights[row] as number;
    if (sum > half) break;
    side[row] = 0;
  }
  return side;
}

/** Sums over people, binned by their chance of agreement, so that the lowest fifth can be dropped without sorting. */
interface Binned {
  readonly width: number;
  /** For each side and bin: weight, weight × p, weight × p², then weight × p(1−p) × (1, places). */
  readonly sums: Float64Array;
}

export interface Scoring {
  readonly statements: Side;
  readonly trait: Trait;
  readonly weights: Float64Array;
  readonly sides: Uint8Array;
}

/** The scores of every statement. Weights and halves come from the collapse, the fit may have more dimensions. */
export function scoreAll(scoring: Scoring): readonly SideScores[] {
  const width = scoring.trait.dimensions + 1;
  const binned: Binned = { width, sums: new Float64Array(2 * BINS * (width + 3)) };
  const dispersion = dispersionOf(scoring);
  return Array.from({ length: scoring.statements.rows }, (_, j) => {
    fill(binned, scoring, j);
    const inverse = uncertainty(scoring, j, dispersion);
    const of = (side: number, rejects: boolean): Foreseen => foreseen(binned, side, rejects, inverse);
    return { agree: [of(0, false), of(1, false)], reject: [of(0, true), of(1, true)] };
  });
}

function fill({ width, sums }: Binned, { trait: { middle, people, statements }, weights, sides }: Scoring, j: number): void {
  sums.fill(0);
  const step = width + 3;
  const base = j * width;
  const from = middle + (statements[base] as number);
  // At most three dimensions, written out: a loop over them here takes twice as long as everything else.
  const a = width > 1 ? (statements[base + 1] as number) : 0;
  const b = width > 2 ? (statements[base + 2] as number) : 0;
  const c = width > 3 ? (statements[base + 3] as number) : 0;
  for (let person = 0; person < weights.length; person += 1) {
    const there = person * width;
    const t = width > 1 ? (people[there + 1] as number) : 0;
    const u = width > 2 ? (people[there + 2] as number) : 0;
    const v = width > 3 ? (people[there + 3] as number) : 0;
    const p = logistic(from + (people[there] as number) + a * t + b * u + c * v);
    const at = ((sides[person] as number) * BINS + Math.min(BINS - 1, (p * BINS) | 0)) * step;
    const weight = weights[person] as number;
    const w = weight * p * (1 - p);
    sums[at] = (sums[at] as number) + weight;
    sums[at + 1] = (sums[at + 1] as number) + weight * p;
    sums[at + 2] = (sums[at + 2] as number) + weight * p * p;
    sums[at + 3] = (sums[at + 3] as number) + w;
    if (width > 1) sums[at + 4] = (sums[at + 4] as number) + w * t;
    if (width > 2) sums[at + 5] = (sums[at + 5] as number) + w * u;
    if (width > 3) sums[at + 6] = (sums[at + 6] as number) + w * v;
  }
}

/**
 * How far votes scatter about their chances, against what yes and no alone would do: below one, as a pass counts as half and
 * so never lies far off. The values the fit has taken from the votes are allowed for (Wedderburn's quasi-likelihood, 1974).
 */
function dispersionOf({ statements, trait }: Scoring): number {
  const { worth } = groundModel;
  let [scatter, expected] = [0, 0];
  for (let j = 0; j < statements.rows; j += 1) {
    for (let at = statements.starts[j] as number; at < (statements.starts[j + 1] as number); at += 1) {
      const cell = statements.cells[at] as number;
      const p = chance(trait, cell >>> 2, j);
      scatter += ((worth[cell & 3] as number) - p) ** 2;
      expected += p * (1 - p);
    }
  }
  const votes = statements.cells.length;
  const free = votes - trait.people.length - trait.statements.length;
  return free <= 0 || expected === 0 ? 1 : Math.min(1, (scatter / expected) * (votes / free));
}

/** Solves with the curvature of one statement: what it takes to turn a slope into a variance. */
function uncertainty({ statements, trait, weights }: Scoring, j: number, dispersion: number): (gradient: Float64Array) => number {
  const width = trait.dimensions + 1;
  const { worth, priors } = groundModel;
  const half: HalfSweep = { side: statements, worth, own: trait.statements, other: trait.people, width, middle: trait.middle, pull: [1 / priors.ease, 1 / priors.slope], weights };
  return (gradient) => {
    const scratch = newScratch(width);
    slopeAndBend(half, j, scratch);
    const solved = gradient.slice();
    solve(scratch.bend, solved, width);
    return dispersion * gradient.reduce((sum, value, at) => sum + value * (solved[at] as number), 0);
  };
}

function foreseen({ width, sums }: Binned, side: number, rejects: boolean, variance: (gradient: Float64Array) => number): Foreseen {
  const step = width + 3;
  let total = 0;
  for (let bin = 0; bin < BINS; bin += 1) total += sums[(side * BINS + bin) * step] as number;
  let left = total * (1 - TRIMMED);
  let [weight, value, squares] = [0, 0, 0];
  const gradient = new Float64Array(width);
  // The most willing first, until four fifths are in; the last bin gives the part that is still missing.
  for (let nth = 0; nth < BINS && left > 0; nth += 1) {
    const at = (side * BINS + (rejects ? nth : BINS - 1 - nth)) * step;
    const own = sums[at] as number;
    if (own === 0) continue;
    const share = Math.min(1, left / own);
    weight += own * share;
    value += (rejects ? own - (sums[at + 1] as number) : (sums[at + 1] as number)) * share;
    for (let d = 0; d < width; d += 1) gradient[d] = (gradient[d] as number) + (sums[at + 3 + d] as number) * share;
    const square = sums[at + 2] as number;
    squares += (rejects ? own - 2 * (sums[at + 1] as number) + square : square) * share;
    left -= own * share;
  }
  if (weight === 0) return { value: 0.5, low: 0, high: 1, error: 0.5 };
  for (let d = 0; d < width; d += 1) gradient[d] = (gradient[d] as number) / weight;
  const mean = value / weight;
  // Two sources: what the votes leave open about the statement, and which people happened to take part.
  const error = Math.sqrt(variance(gradient) + Math.max(0, squares / weight - mean * mean) / weight);
  return { value: mean, low: Math.max(0, mean - WIDTH * error), high: Math.min(1, mean + WIDTH * error), error };
}
