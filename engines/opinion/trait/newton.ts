import { logistic } from './logistic.ts';
import type { Side, Worth } from './sides.ts';

/** One half-sweep: what it moves, what it holds, and how strongly the prior pulls to nought. */
export interface HalfSweep {
  readonly side: Side;
  readonly worth: Worth;
  /** `width` numbers a row: an intercept and then one for each dimension. Changed in place. */
  readonly own: Float64Array;
  readonly other: Float64Array;
  readonly width: number;
  readonly middle: number;
  /** One ÷ variance of the intercept and of each dimension. */
  readonly pull: readonly [number, number];
  /** How much each position of the other side weighs; null weighs all alike. */
  readonly weights: Float64Array | null;
}

/** No row moves further than this in one step: far from its place Newton's method overshoots. */
const LONGEST = 2;

/** One Newton step for every row, each alone. Returns the largest move of an intercept. */
export function halfSweep(half: HalfSweep): number {
  let most = 0;
  const { width, own, side } = half;
  const scratch = newScratch(width);
  for (let row = 0; row < side.rows; row += 1) {
    if (width === 2) slopeAndBendOfOne(half, row, scratch);
    else slopeAndBend(half, row, scratch);
    solve(scratch.bend, scratch.slope, width);
    let length = 0;
    for (let d = 0; d < width; d += 1) length += (scratch.slope[d] as number) ** 2;
    const shrink = length > LONGEST * LONGEST ? LONGEST / Math.sqrt(length) : 1;
    for (let d = 0; d < width; d += 1) own[row * width + d] = (own[row * width + d] as number) + shrink * (scratch.slope[d] as number);
    most = Math.max(most, Math.abs(shrink * (scratch.slope[0] as number)));
  }
  return most;
}

export interface Scratch {
  readonly slope: Float64Array;
  /** Minus the second derivatives, width × width, both triangles. */
  readonly bend: Float64Array;
}

export const newScratch = (width: number): Scratch => ({ slope: new Float64Array(width), bend: new Float64Array(width * width) });

/** First and minus second derivatives of the log posterior of one row. One dimension, written out: this is where the time goes. */
function slopeAndBendOfOne({ side, worth, own, other, middle, pull, weights }: HalfSweep, row: number, { slope, bend }: Scratch): void {
  const [low, half, high] = [worth[0] ?? 0, worth[1] ?? 0, worth[2] ?? 0];
  const base = own[row * 2] as number;
  const along = own[row * 2 + 1] as number;
  const start = middle + base;
  let g0 = -base * pull[0];
  let g1 = -along * pull[1];
  let h00 = pull[0];
  let h01 = 0;
  let h11 = pull[1];
  for (let at = side.starts[row] as number; at < (side.starts[row + 1] as number); at += 1) {
    const cell = side.cells[at] as number;
    const there = cell >>> 2;
    const code = cell & 3;
    const x = other[there * 2 + 1] as number;
    const p = logistic(start + (other[there * 2] as number) + along * x);
    const weight = weights === null ? 1 : (weights[there] as number);
    const e = weight * ((code === 2 ? high : code === 0 ? low : half) - p);
    const w = weight * p * (1 - p);
    g0 += e;
    g1 += e * x;
    h00 += w;
    h01 += w * x;
    h11 += w * x * x;
  }
  slope[0] = g0;
  slope[1] = g1;
  bend[0] = h00;
  bend[1] = h01;
  bend[2] = h01;
  bend[3] = h11;
}

/** The same for any number of dimensions. */
export function slopeAndBend({ side, worth, own, other, width, middle, pull, weights }: HalfSweep, row: number, { slope, bend }: Scratch): void {
  const base = row * width;
  bend.fill(0);
  for (let d = 0; d < width; d += 1) {
    const strength = pull[d === 0 ? 0 : 1];
    slope[d] = -(own[base + d] as number) * strength;
    bend[d * width + d] = strength;
  }
  for (let at = side.starts[row] as number; at < (side.starts[row + 1] as number); at += 1) {
    const cell = side.cells[at] as number;
    const there = (cell >>> 2) * width;
    let x = middle + (own[base] as number) + (other[there] as number);
    for (let d = 1; d < width; d += 1) x += (own[base + d] as number) * (other[there + d] as number);
    const p = logistic(x);
    const weight = weights === null ? 1 : (weights[cell >>> 2] as number);
    const e = weight * ((worth[cell & 3] as number) - p);
    const w = weight * p * (1 - p);
    for (let d = 0; d < width; d += 1) {
      const one = d === 0 ? 1 : (other[there + d] as number);
      slope[d] = (slope[d] as number) + e * one;
      for (let c = 0; c <= d; c += 1) bend[d * width + c] = (bend[d * width + c] as number) + w * one * (c === 0 ? 1 : (other[there + c] as number));
    }
  }
  for (let d = 0; d < width; d += 1) for (let c = d + 1; c < width; c += 1) bend[d * width + c] = bend[c * width + d] as number;
}

/** Solves bend · x = slope in place of slope, by Cholesky; `bend` becomes its lower factor. */
export function solve(bend: Float64Array, slope: Float64Array, width: number): void {
  factor(bend, width);
  for (let row = 0; row < width; row += 1) {
    let sum = slope[row] as number;
    for (let c = 0; c < row; c += 1) sum -= (bend[row * width + c] as number) * (slope[c] as number);
    slope[row] = sum / (bend[row * width + row] as number);
  }
  for (let row = width - 1; row >= 0; row -= 1) {
    let sum = slope[row] as number;
    for (let c = row + 1; c < width; c += 1) sum -= (bend[c * width + row] as number) * (slope[c] as number);
    slope[row] = sum / (bend[row * width + row] as number);
  }
}

function factor(bend: Float64Array, width: number): void {
  for (let row = 0; row < width; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      let sum = bend[row * width + column] as number;
      for (let c = 0; c < column; c += 1) sum -= (bend[row * width + c] as number) * (bend[column * width + c] as number);
      bend[row * width + column] = row === column ? Math.sqrt(sum) : sum / (bend[column * width + column] as number);
    }
  }
}
