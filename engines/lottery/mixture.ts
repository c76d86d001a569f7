/** Panels as seats by type, held sparsely: of each panel its types and how many of each. */
export interface Columns {
  readonly count: number;
  readonly types: number;
  readonly starts: Int32Array;
  readonly rows: Int32Array;
  readonly seats: Float64Array;
}

export function columnsOf(panels: readonly Int16Array[], types: number): Columns {
  const starts = new Int32Array(panels.length + 1);
  const [rows, seats]: [number[], number[]] = [[], []];
  panels.forEach((panel, at) => {
    for (let type = 0; type < types; type += 1) {
      const count = panel[type] ?? 0;
      if (count === 0) continue;
      rows.push(type);
      seats.push(count);
    }
    starts[at + 1] = rows.length;
  });
  return { count: panels.length, types, starts, rows: Int32Array.from(rows), seats: Float64Array.from(seats) };
}

/** Seats by type of the panels under these weights. */
export function served({ count, types, starts, rows, seats }: Columns, weights: Float64Array): Float64Array {
  const sums = new Float64Array(types);
  for (let panel = 0; panel < count; panel += 1) {
    const weight = weights[panel] ?? 0;
    for (let at = starts[panel] ?? 0; at < (starts[panel + 1] ?? 0); at += 1) sums[rows[at] ?? 0] = (sums[rows[at] ?? 0] ?? 0) + weight * (seats[at] ?? 0);
  }
  return sums;
}

/** Each panel's sum of prices by type. */
function valued({ count, starts, rows, seats }: Columns, prices: Float64Array): Float64Array {
  const sums = new Float64Array(count);
  for (let panel = 0; panel < count; panel += 1) {
    let sum = 0;
    for (let at = starts[panel] ?? 0; at < (starts[panel + 1] ?? 0); at += 1) sum += (prices[rows[at] ?? 0] ?? 0) * (seats[at] ?? 0);
    sums[panel] = sum;
  }
  return sums;
}

const inner = (a: Float64Array, b: Float64Array): number => a.reduce((sum, one, at) => sum + one * (b[at] ?? 0), 0);

/**
 * The smallest change of weights, in units of `scale`, that brings the panels' seats to what is still missing: conjugate gradients
 * on the normal equations (Hestenes and Stiefel 1952). The equations have dependent rows; within their range it converges all the same.
 */
function smallestChange(columns: Columns, scale: Float64Array, missing: Float64Array, most: number): Float64Array {
  const squared = scale.map((one) => one * one);
  const prices = new Float64Array(columns.types);
  const rest = missing.slice();
  const way = rest.slice();
  let size = inner(rest, rest);
  let [best, least] = [prices, size];
  // What the dependent rows leave out of reach is rounding; beyond it the method would only wander.
  for (let step = 0; step < most && size > 1e-18; step += 1) {
    const pushed = valued(columns, way);
    for (let panel = 0; panel < pushed.length; panel += 1) pushed[panel] = (pushed[panel] ?? 0) * (squared[panel] ?? 0);
    const image = served(columns, pushed);
    const length = inner(way, image);
    if (!(length > 0)) break;
    const by = size / length;
    for (let type = 0; type < prices.length; type += 1) {
      prices[type] = (prices[type] ?? 0) + by * (way[type] ?? 0);
      rest[type] = (rest[type] ?? 0) - by * (image[type] ?? 0);
    }
    const then = inner(rest, rest);
    const keep = then / size;
    size = then;
    if (size < least * 0.5) [best, least] = [prices.slice(), size];
    if (size > least * 1e4) break;
    for (let type = 0; type < way.length; type += 1) way[type] = (rest[type] ?? 0) + keep * (way[type] ?? 0);
  }
  const change = valued(columns, size <= least ? prices : best);
  for (let panel = 0; panel < change.length; panel += 1) change[panel] = (change[panel] ?? 0) * (squared[panel] ?? 0);
  return change;
}

const distance = (wanted: ArrayLike<number>, reached: Float64Array): number => reached.reduce((sum, one, type) => sum + Math.abs((wanted[type] ?? 0) - one), 0);

/**
 * Weights of panels under which every type gets its wanted seats, from equal weights by affine scaling (Dikin 1967): each step
 * is the smallest relative change that would be exact, cut short where a weight would go below zero. Answers the weights and how far
 * off they leave the types, in seats; where that is much above 1e-9 these panels may still have a mixture, found by a linear program.
 */
export function nearestWeights(columns: Columns, wanted: ArrayLike<number>, start: Float64Array, turns = 5): { readonly weights: Float64Array; readonly off: number } {
  let weights = start;
  let best = { weights, off: distance(wanted, served(columns, weights)) };
  for (let turn = 0; turn < turns && best.off > 1e-6; turn += 1) {
    const reached = served(columns, weights);
    const change = smallestChange(columns, weights, reached.map((one, type) => (wanted[type] ?? 0) - one), Math.min(400, 2 * columns.types + 50));
    let step = 1;
    for (let panel = 0; panel < change.length; panel += 1) if ((change[panel] ?? 0) < 0) step = Math.min(step, (0.9 * (weights[panel] ?? 0)) / -(change[panel] ?? 0));
    weights = weights.map((weight, panel) => weight + step * (change[panel] ?? 0));
    const off = distance(wanted, served(columns, weights));
    if (step < 0.15 || off > best.off * 0.9) break;
    best = { weights, off };
  }
  return best;
}
