import { countAll, type VoteSource } from '../packed.ts';
import { leadingAxes } from './axes.ts';

/** What the map keeps from one publication to the next, so that it does not turn over between them. */
export interface MapAsked {
  /** Statements taken out by moderators, by position: they weigh nothing, as in Polis, and count as passed by everybody. */
  readonly out: readonly number[];
  /** The axes last published; the new ones are turned the same way and are found faster from there. */
  readonly before?: readonly [Float64Array, Float64Array];
  /** Relative residual of the axes: 1e-10 for what is published, 1e-5 for what is shown between. */
  readonly accuracy: number;
}

/** The map Polis draws, from the votes that stand and never from an imputed matrix. Positions of people and statements as in the source. */
export interface ClassicMap {
  readonly engine: 'opinion/classic-map@1';
  /** Mean of the votes cast on each statement, −1 to 1. */
  readonly centre: Float64Array;
  readonly axes: readonly [Float64Array, Float64Array];
  /** Singular values of the centred votes. */
  readonly singular: readonly [number, number];
  /** How far the second value lies above the third, as a share of it: near nought the second axis could as well be another. */
  readonly gap: number;
  readonly passes: number;
  readonly residual: number;
  /** x and y of every person, side by side; scaled by √(statements ÷ votes cast), as in Polis. */
  readonly points: Float32Array | Float64Array;
  /** How far a person who only agrees with the statement would stand from the middle. */
  readonly extremity: Float64Array;
  readonly counts: Uint32Array;
}

/**
 * The classic map: principal components of the centred votes, where what nobody said is the statement's mean and so adds
 * nothing. The components of the imputed matrix (people × statements) are exactly those of the sparse residuals.
 * Small, Bjorkegren, Erkkilä, Shaw and Megill, "Polis: Scaling deliberation by mapping high dimensional opinion spaces" (2021).
 */
export function classicMap(source: VoteSource, asked: MapAsked): ClassicMap {
  const counts = countAll(source);
  const out = new Set(asked.out);
  const centre = Float64Array.from({ length: source.statements }, (_, at) => {
    const votes = (counts[at * 3] as number) + (counts[at * 3 + 1] as number) + (counts[at * 3 + 2] as number);
    return out.has(at) || votes === 0 ? 0 : ((counts[at * 3 + 2] as number) - (counts[at * 3] as number)) / votes;
  });
  const residuals = Float64Array.from({ length: source.statements * 4 }, (_, cell) => (out.has(cell >> 2) ? 0 : (cell & 3) - 1 - (centre[cell >> 2] as number)));
  const seen: Float64Array[] = [];
  const few = source.people <= MOST_KEPT && out.size === 0 && asked.before !== undefined;
  const found = leadingAxes(source.statements, (columns) => gathered(source, residuals, columns, few ? seen : null), beginning(centre, out, asked.before), asked.accuracy);
  const axes = [turned(found.axes[0], asked.before?.[0]), turned(found.axes[1], asked.before?.[1])] as const;
  return {
    engine: 'opinion/classic-map@1', centre, axes, singular: [Math.sqrt(Math.max(0, found.values[0])), Math.sqrt(Math.max(0, found.values[1]))],
    gap: found.values[1] > 0 ? 1 - Math.max(0, found.following) / found.values[1] : 0, passes: found.passes, residual: found.residual, points: found.shares[0].length === seen.length * 2 ? pointsSeen(source, seen, [0, 1].map((which) => found.shares[which === 0 ? 0 : 1].map((share) => (axes[which] === found.axes[which] ? share : -share)))) : pointsOf(source, residuals, axes, out), extremity: extremities(source.statements, centre, axes, out), counts,
  };
}

/** Where Lanczos begins: at the axes last published, else at the spread of each statement, whole and with every other sign turned. */
export function beginning(centre: Float64Array, out: ReadonlySet<number>, before: MapAsked['before']): Float64Array {
  return Float64Array.from({ length: centre.length * 2 }, (_, at) => {
    if (out.has(at >> 1)) return 0;
    if (before !== undefined) return before[at & 1 ? 1 : 0][at >> 1] as number;
    const spread = 2 - (centre[at >> 1] as number);
    return at & 1 && (at >> 1) & 1 ? -spread : spread;
  });
}

/** Up to here a warm map keeps each person's sums of the passes, which saves it one pass for the points. */
const MOST_KEPT = 200_000;

/** One pass: each person's two sums, given back to the statements they voted on. The sums are put into `seen` if it is there. */
function gathered(source: VoteSource, residuals: Float64Array, v: Float64Array, seen: Float64Array[] | null): Float64Array {
  const q = new Float64Array(v.length);
  const sums = new Float64Array(seen === null ? 0 : source.people * 2);
  seen?.push(sums);
  for (const { first, count, starts, cells } of source.rows()) {
    for (let row = 0; row < count; row += 1) {
      const end = starts[row + 1] as number;
      let x = 0;
      let y = 0;
      for (let at = starts[row] as number; at < end; at += 1) {
        const cell = cells[at] as number;
        const r = residuals[cell] as number;
        const j = (cell >> 2) << 1;
        x += r * (v[j] as number);
        y += r * (v[j + 1] as number);
      }
      if (seen !== null) {
        sums[(first + row) * 2] = x;
        sums[(first + row) * 2 + 1] = y;
      }
      for (let at = starts[row] as number; at < end; at += 1) {
        const cell = cells[at] as number;
        const r = residuals[cell] as number;
        const j = (cell >> 2) << 1;
        q[j] = (q[j] as number) + r * x;
        q[j + 1] = (q[j + 1] as number) + r * y;
      }
    }
  }
  return q;
}

/** An axis may point either way: the way of the last map, else its largest loading points up. */
export function turned(axis: Float64Array, before: Float64Array | undefined): Float64Array {
  let lean = 0;
  if (before !== undefined) for (let at = 0; at < axis.length; at += 1) lean += (axis[at] as number) * (before[at] ?? 0);
  if (lean === 0) for (const value of axis) if (Math.abs(value) > Math.abs(lean) + 1e-12) lean = value;
  return lean < 0 ? axis.map((value) => -value) : axis;
}

/** Points from the sums of the passes: an axis is a sum of the columns that were multiplied, so a point is the sum of what they gave. */
function pointsSeen(source: VoteSource, seen: readonly Float64Array[], shares: readonly (readonly number[])[]): Float64Array {
  const points = new Float64Array(source.people * 2);
  seen.forEach((sums, pass) => shares.forEach((own, which) => {
    const [one, other] = [own[pass * 2] as number, own[pass * 2 + 1] as number];
    for (let person = 0; person < source.people; person += 1) points[person * 2 + which] = (points[person * 2 + which] as number) + one * (sums[person * 2] as number) + other * (sums[person * 2 + 1] as number);
  }));
  for (const { first, count, starts } of source.rows()) {
    for (let row = 0; row < count; row += 1) {
      const scale = Math.sqrt(source.statements / Math.max((starts[row + 1] as number) - (starts[row] as number), 1));
      points[(first + row) * 2] = (points[(first + row) * 2] as number) * scale;
      points[(first + row) * 2 + 1] = (points[(first + row) * 2 + 1] as number) * scale;
    }
  }
  return points;
}

function pointsOf(source: VoteSource, residuals: Float64Array, [a, b]: readonly [Float64Array, Float64Array], out: ReadonlySet<number>): Float32Array | Float64Array {
  const points = source.people > 200_000 ? new Float32Array(source.people * 2) : new Float64Array(source.people * 2);
  const isOut = Uint8Array.from({ length: source.statements }, (_, at) => (out.has(at) ? 1 : 0));
  for (const { first, count, starts, cells } of source.rows()) {
    for (let row = 0; row < count; row += 1) {
      let x = 0;
      let y = 0;
      let votes = out.size;
      for (let at = starts[row] as number; at < (starts[row + 1] as number); at += 1) {
        const cell = cells[at] as number;
        votes += 1 - (isOut[cell >> 2] as number);
        x += (residuals[cell] as number) * (a[cell >> 2] as number);
        y += (residuals[cell] as number) * (b[cell >> 2] as number);
      }
      const scale = Math.sqrt(source.statements / Math.max(votes, 1));
      points[(first + row) * 2] = scale * x;
      points[(first + row) * 2 + 1] = scale * y;
    }
  }
  return points;
}

export function extremities(statements: number, centre: Float64Array, [x, y]: readonly [Float64Array, Float64Array], out: ReadonlySet<number>): Float64Array {
  return centre.map((mean, at) => (out.has(at) ? 0 : Math.sqrt(statements) * (1 - mean) * Math.hypot(x[at] as number, y[at] as number)));
}
