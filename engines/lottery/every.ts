import type { Highs } from 'highs';
import type { Shape } from './shape.ts';

/** What is met so far of each rule, and how many could still meet it. */
interface Walk {
  readonly met: Int32Array;
  readonly left: Int32Array;
  readonly panel: Int16Array;
}

/** Types in the order in which rules that few can meet are settled first. */
function orderOf({ sizes, rows }: Shape, open: readonly number[]): readonly number[] {
  const scarce = rows.map(({ types, low }) => low / Math.max(1, types.reduce((sum, type) => sum + (sizes[type] ?? 0), 0)));
  const need = new Map(open.map((type) => [type, rows.reduce((most, { types }, rule) => (types.includes(type) ? Math.max(most, scarce[rule] ?? 0) : most), 0)]));
  return [...open].sort((a, b) => (need.get(b) ?? 0) - (need.get(a) ?? 0) || a - b);
}

/**
 * Every panel there is, as seats by type; null where there are more than `most`, or where looking for them takes more than `looks`
 * steps. Types in `never` are known to stand in none. A walk over types that turns back as soon as some rule can no longer be met.
 */
export function everyPanel(shape: Shape, never: ReadonlySet<number>, most: number, looks: number): readonly Int16Array[] | null {
  const { sizes, seats, rows } = shape;
  const order = orderOf(shape, [...sizes.keys()].filter((type) => !never.has(type)));
  const rulesOf = sizes.map((_, type) => [...rows.keys()].filter((rule) => rows[rule]?.types.includes(type)));
  const { met, left, panel }: Walk = { met: new Int32Array(rows.length), left: Int32Array.from(rows, ({ types }) => types.reduce((sum, type) => sum + (never.has(type) ? 0 : (sizes[type] ?? 0)), 0)), panel: new Int16Array(sizes.length) };
  const found: Int16Array[] = [];
  const after = new Int32Array(order.length + 1);
  for (let at = order.length - 1; at >= 0; at -= 1) after[at] = (after[at + 1] ?? 0) + (sizes[order[at] ?? 0] ?? 0);
  let steps = 0;
  const walk = (at: number, open: number): boolean => {
    if ((steps += 1) > looks || open > (after[at] ?? 0)) return steps <= looks;
    const type = order[at];
    if (type === undefined) return found.push(panel.slice()) <= most;
    const [rules, size] = [rulesOf[type] ?? [], sizes[type] ?? 0];
    for (const rule of rules) left[rule] = (left[rule] ?? 0) - size;
    let going = true;
    for (let count = Math.min(size, open); going && count >= 0; count -= 1) {
      for (const rule of rules) met[rule] = (met[rule] ?? 0) + count;
      panel[type] = count;
      if (rules.every((rule) => (met[rule] ?? 0) <= (rows[rule]?.high ?? 0) && (met[rule] ?? 0) + (left[rule] ?? 0) >= (rows[rule]?.low ?? 0))) going = walk(at + 1, open - count);
      for (const rule of rules) met[rule] = (met[rule] ?? 0) - count;
    }
    panel[type] = 0;
    for (const rule of rules) left[rule] = (left[rule] ?? 0) + size;
    return going;
  };
  if (rows.some(({ low }, rule) => (left[rule] ?? 0) < low)) return [];
  return walk(0, seats) ? found : null;
}

const [optimal, infeasible] = [7, 8];

/**
 * How many tickets each of these panels gets, `count` in all, so that every type is served within its bounds; `none` where an integer
 * program proves that no numbers do; null where it does not end within its nodes.
 */
export function ticketsAmong(highs: Highs, panels: readonly Int16Array[], { low, high }: { readonly low: ArrayLike<number>; readonly high: ArrayLike<number> }, count: number): readonly number[] | 'none' | null {
  const rows = [{ low: count, high: count, seats: () => 1 }, ...Array.from(low, (least, type) => ({ low: least, high: high[type] ?? least, seats: (panel: Int16Array) => panel[type] ?? 0 }))];
  const entries = rows.map(({ seats }) => panels.flatMap((panel, at) => (seats(panel) === 0 ? [] : [[at, seats(panel)] as const])));
  const starts = new Int32Array(rows.length + 1);
  entries.forEach((row, at) => (starts[at + 1] = (starts[at] ?? 0) + row.length));
  const source = {
    numCols: panels.length, numRows: rows.length, colCost: panels.map(() => 0), colLower: panels.map(() => 0), colUpper: panels.map(() => count), integrality: panels.map(() => 1 as const), rowLower: rows.map((row) => row.low), rowUpper: rows.map((row) => row.high),
    matrix: { format: 'csr' as const, numRows: rows.length, numCols: panels.length, starts, indices: Int32Array.from(entries.flatMap((row) => row.map(([at]) => at))), values: Float64Array.from(entries.flatMap((row) => row.map(([, seats]) => seats))) },
  };
  return highs.withModel(source, (model) => {
    model.options.set({ output_flag: false, mip_max_nodes: 2000 });
    const status = model.run().modelStatus;
    return status === optimal ? Array.from(model.getSolution().colValue, Math.round) : status === infeasible ? 'none' : null;
  });
}
