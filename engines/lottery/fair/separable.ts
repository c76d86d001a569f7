import type { Cut, Shape } from '../shape.ts';

/** A sum over types of convex costs of their seats: slope and curvature at so many seats; infinite cost is allowed at 0. */
export interface Cost {
  readonly slope: (type: number, seats: number) => number;
  readonly curve: (type: number, seats: number) => number;
}

/** Seats a type may get; where both are one number it gets that. */
export interface Box {
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** Equations over boxed unknowns: the types' seats, then one for each rule that has something to spare. */
interface System {
  readonly rows: readonly Float64Array[];
  readonly right: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
}

function systemOf({ sizes, seats, rows }: Shape, cuts: readonly Cut[], box: Box): System {
  const types = sizes.length;
  const lines = [
    { weights: sizes.map(() => 1), low: seats, high: seats },
    ...rows.filter(({ types: on }) => on.length > 0).map(({ types: on, low, high }) => ({ weights: sizes.map((_, type) => (on.includes(type) ? 1 : 0)), low, high: Math.min(high, seats) })),
    ...cuts.map(({ weights, most }) => ({ weights, low: -weights.reduce((sum, weight, type) => sum + Math.abs(weight) * (sizes[type] ?? 0), 1), high: most })),
  ];
  const loose = lines.filter(({ low, high }) => low < high);
  const width = types + loose.length;
  const matrix = lines.map((line) => {
    const row = new Float64Array(width);
    row.set(line.weights);
    if (line.low < line.high) row[types + loose.indexOf(line)] = -1;
    return row;
  });
  return { rows: matrix, right: Float64Array.from(lines, ({ low, high }) => (low < high ? 0 : low)), low: Float64Array.from([...box.low, ...loose.map(({ low }) => low)]), high: Float64Array.from([...box.high, ...loose.map(({ high }) => high)]) };
}

/** Solves a symmetric positive system in place (Cholesky); dependent equations are held by a little on the diagonal. */
function solved(matrix: Float64Array[], right: Float64Array): Float64Array {
  const size = right.length;
  const little = 1e-11 * matrix.reduce((most, row, at) => Math.max(most, row[at] ?? 0), 1e-30);
  for (let column = 0; column < size; column += 1) {
    const own = matrix[column] ?? right;
    for (let row = column; row < size; row += 1) {
      const other = matrix[row] ?? right;
      let sum = (other[column] ?? 0) + (row === column ? little : 0);
      for (let at = 0; at < column; at += 1) sum -= (own[at] ?? 0) * (other[at] ?? 0);
      other[column] = row === column ? Math.sqrt(Math.max(sum, little)) : sum / (own[column] ?? 1);
    }
  }
  const answer = right.slice();
  for (let row = 0; row < size; row += 1) {
    for (let at = 0; at < row; at += 1) answer[row] = (answer[row] ?? 0) - (matrix[row]?.[at] ?? 0) * (answer[at] ?? 0);
    answer[row] = (answer[row] ?? 0) / (matrix[row]?.[row] ?? 1);
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    for (let at = row + 1; at < size; at += 1) answer[row] = (answer[row] ?? 0) - (matrix[at]?.[row] ?? 0) * (answer[at] ?? 0);
    answer[row] = (answer[row] ?? 0) / (matrix[row]?.[row] ?? 1);
  }
  return answer;
}

interface Point {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Prices of the lower and the upper bounds. */
  readonly below: Float64Array;
  readonly above: Float64Array;
}

/** One Newton step towards the point where every product of room and price is `aim`. */
function step(system: System, cost: Cost, types: number, { x, y, below, above }: Point, free: Uint8Array, aim: number): Point {
  const { rows, right, low, high } = system;
  const width = x.length;
  const [inverse, rest] = [new Float64Array(width), new Float64Array(width)];
  for (let at = 0; at < width; at += 1) {
    if (!free[at]) continue;
    const [down, up] = [(x[at] ?? 0) - (low[at] ?? 0), (high[at] ?? 0) - (x[at] ?? 0)];
    const slope = at < types ? cost.slope(at, x[at] ?? 0) : 0;
    inverse[at] = 1 / ((at < types ? cost.curve(at, x[at] ?? 0) : 0) + (below[at] ?? 0) / down + (above[at] ?? 0) / up + 1e-12);
    rest[at] = -slope + rows.reduce((sum, row, line) => sum + (row[at] ?? 0) * (y[line] ?? 0), 0) + aim / down - aim / up;
  }
  const normal = rows.map((row) => Float64Array.from(rows, (other) => row.reduce((sum, one, at) => sum + one * (other[at] ?? 0) * (inverse[at] ?? 0), 0)));
  const wrong = Float64Array.from(rows, (row, line) => (right[line] ?? 0) - row.reduce((sum, one, at) => sum + one * ((x[at] ?? 0) + (inverse[at] ?? 0) * (rest[at] ?? 0)), 0));
  const dy = solved(normal, wrong);
  const dx = rest.map((one, at) => (inverse[at] ?? 0) * (one + rows.reduce((sum, row, line) => sum + (row[at] ?? 0) * (dy[line] ?? 0), 0)));
  const dBelow = below.map((price, at) => (free[at] ? (aim - price * (dx[at] ?? 0)) / ((x[at] ?? 0) - (low[at] ?? 0)) - price : 0));
  const dAbove = above.map((price, at) => (free[at] ? (aim + price * (dx[at] ?? 0)) / ((high[at] ?? 0) - (x[at] ?? 0)) - price : 0));
  let [far, priced] = [1, 1];
  for (let at = 0; at < width; at += 1) {
    if (!free[at]) continue;
    const by = dx[at] ?? 0;
    if (by < 0) far = Math.min(far, (0.99 * ((x[at] ?? 0) - (low[at] ?? 0))) / -by);
    if (by > 0) far = Math.min(far, (0.99 * ((high[at] ?? 0) - (x[at] ?? 0))) / by);
    if ((dBelow[at] ?? 0) < 0) priced = Math.min(priced, (0.99 * (below[at] ?? 0)) / -(dBelow[at] ?? 0));
    if ((dAbove[at] ?? 0) < 0) priced = Math.min(priced, (0.99 * (above[at] ?? 0)) / -(dAbove[at] ?? 0));
  }
  const moved = (from: Float64Array, by: Float64Array, share: number): Float64Array => from.map((one, at) => one + share * (by[at] ?? 0));
  return { x: moved(x, dx, far), y: moved(y, dy, priced), below: moved(below, dBelow, priced), above: moved(above, dAbove, priced) };
}

/**
 * The divisible panel of the least cost, by a primal-dual interior point (Mehrotra 1992, without its corrector): seats by type,
 * within the rules to about 1e-9. How good it is, the caller proves with a linear program on the slopes.
 */
export function cheapest(shape: Shape, cuts: readonly Cut[], box: Box, cost: Cost): readonly number[] {
  const types = shape.sizes.length;
  const system = systemOf(shape, cuts, box);
  const free = Uint8Array.from(system.low, (low, at) => ((system.high[at] ?? 0) - low > 1e-9 ? 1 : 0));
  const share = shape.seats / Math.max(1, shape.sizes.reduce((sum, size) => sum + size, 0));
  const x = system.low.map((low, at) => (free[at] ? low + ((system.high[at] ?? 0) - low) * (at < types ? Math.min(0.9, Math.max(0.02, share)) : 0.5) : low));
  let point: Point = { x, y: new Float64Array(system.rows.length), below: Float64Array.from(free), above: Float64Array.from(free) };
  const many = 2 * free.reduce((sum, one) => sum + one, 0);
  for (let turn = 0; turn < 80; turn += 1) {
    const gap = point.x.reduce((sum, one, at) => sum + (free[at] ? (point.below[at] ?? 0) * (one - (system.low[at] ?? 0)) + (point.above[at] ?? 0) * ((system.high[at] ?? 0) - one) : 0), 0) / many;
    const wrong = system.rows.reduce((most, row, line) => Math.max(most, Math.abs((system.right[line] ?? 0) - row.reduce((sum, one, at) => sum + one * (point.x[at] ?? 0), 0))), 0);
    if (gap < 1e-11 && wrong < 1e-9) break;
    const next = step(system, cost, types, point, free, gap * (wrong > 1e-3 ? 0.4 : 0.15));
    // Where the rules leave hardly any room the last steps may have no numbers; the one before is as good as it gets.
    if (!next.x.every(Number.isFinite) || !next.y.every(Number.isFinite)) break;
    point = next;
  }
  return [...point.x.subarray(0, types)];
}
