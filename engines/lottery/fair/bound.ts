import type { Highs } from 'highs';
import { optimal } from '../relaxed.ts';
import type { Cut, Shape } from '../shape.ts';
import type { Box } from './separable.ts';

/** The most that a sum of weighted seats can be over all divisible panels: what proves how good a point is. Null where there are none. */
export function mostOf(highs: Highs, { sizes, seats, rows }: Shape, cuts: readonly Cut[], box: Box, weights: ArrayLike<number>): number | null {
  const all = [...sizes.keys()];
  const lines = [{ low: seats, high: seats, on: all.map((type) => [type, 1] as const) }, ...rows.filter(({ types }) => types.length > 0).map(({ types, low, high }) => ({ low, high, on: types.map((type) => [type, 1] as const) })), ...cuts.map((cut) => ({ low: -Infinity, high: cut.most, on: all.flatMap((type) => (cut.weights[type] ? [[type, cut.weights[type] ?? 0] as const] : [])) }))];
  const starts = new Int32Array(lines.length + 1);
  lines.forEach(({ on }, at) => (starts[at + 1] = (starts[at] ?? 0) + on.length));
  const source = {
    numCols: all.length, numRows: lines.length, colCost: all.map((type) => -(weights[type] ?? 0)), colLower: box.low, colUpper: box.high, rowLower: lines.map(({ low }) => low), rowUpper: lines.map(({ high }) => high),
    matrix: { format: 'csr' as const, numRows: lines.length, numCols: all.length, starts, indices: lines.flatMap(({ on }) => on.map(([type]) => type)), values: lines.flatMap(({ on }) => on.map(([, value]) => value)) },
  };
  return highs.withModel(source, (model) => {
    model.options.set({ output_flag: false, presolve: 'off', solver: 'simplex' });
    if (model.run().modelStatus !== optimal) return null;
    return model.getSolution().colValue.reduce((sum, seatsOf, type) => sum + seatsOf * (weights[type] ?? 0), 0);
  });
}
