import type { Highs } from 'highs';
import { invariant } from '@plenaria/kernel/result.ts';
import type { Cut, Shape } from './shape.ts';

/** One step of leximin: what nobody still open can pass, who is settled by it, and the prices that prove it (see recheck.ts). */
export interface Stage {
  readonly level: number;
  readonly settled: readonly number[];
  /** What one seat more is worth: for each open type; for types settled before; for the seats and each rule and cut. */
  readonly open: Float64Array;
  readonly held: Float64Array;
  readonly rules: Float64Array;
}

/** What the best lottery would give, were seats divisible: an upper bound in every lexicographic step. */
export interface Targets {
  /** Each type's chance of a member, from 0 to 1. */
  readonly chances: readonly number[];
  /** No lottery gives all who can be chosen a least chance above this. */
  readonly leastAtMost: number;
  /** Types of whom not even a divisible seat can be had: proven never to be chosen. */
  readonly none: readonly number[];
  readonly stages: readonly Stage[];
  /** Of an aim other than leximin: what its measure reaches, and what no lottery passes. */
  readonly objective?: { readonly value: number; readonly atMost: number };
}

export const optimal = 7;
type Model = ReturnType<Highs['createModel']>;

/** A program with a column for the least chance, then one for each type's seats; rows: the seats, the rules, the cuts, then one a type. */
export function programOf(highs: Highs, { sizes, seats, rows }: Shape, never: ReadonlySet<number>, cuts: readonly Cut[], cap = 1): Model {
  const all = [...sizes.keys()];
  const lines = [
    { low: seats, high: seats, on: all.map((type) => [type + 1, 1] as const) },
    ...rows.map(({ types, low, high }) => ({ low, high, on: types.map((type) => [type + 1, 1] as const) })),
    ...cuts.map(({ weights, most }) => ({ low: -Infinity, high: most, on: all.flatMap((type) => (weights[type] ? [[type + 1, weights[type] ?? 0] as const] : [])) })),
    ...sizes.map((size, type) => ({ low: never.has(type) ? -Infinity : 0, high: Infinity, on: [[0, -size], [type + 1, 1]] as const })),
  ];
  const starts = new Int32Array(lines.length + 1);
  lines.forEach(({ on }, at) => (starts[at + 1] = (starts[at] ?? 0) + on.length));
  const model = highs.createModel({
    numCols: sizes.length + 1, numRows: lines.length, colCost: [-1, ...all.map(() => 0)], colLower: [0, ...all.map(() => 0)], colUpper: [1, ...sizes.map((size, type) => (never.has(type) ? 0 : size * cap))],
    rowLower: lines.map(({ low }) => low), rowUpper: lines.map(({ high }) => high),
    matrix: { format: 'csr', numRows: lines.length, numCols: sizes.length + 1, starts, indices: Int32Array.from(lines.flatMap(({ on }) => on.map(([column]) => column))), values: Float64Array.from(lines.flatMap(({ on }) => on.map(([, value]) => value))) },
  });
  model.options.set({ output_flag: false, presolve: 'off', solver: 'simplex', primal_feasibility_tolerance: 1e-9, dual_feasibility_tolerance: 1e-9 });
  return model;
}

/**
 * Leximin over the relaxation: the least chance is made as large as it can be, then the next, and so on (Flanigan and others,
 * Nature 2021, by types instead of persons). Types in `never` have no chance and are left out of the order, as are those that
 * turn out to have none. Null where the quotas cannot be met even with divisible seats. `cap` is the greatest chance anybody may
 * have; with `once` it ends when the least chance is settled (maximin), the rest being as it falls.
 */
export function relaxedLeximin(highs: Highs, shape: Shape, never: ReadonlySet<number>, cuts: readonly Cut[], cap = 1, once = false): Targets | null {
  const { sizes } = shape;
  const model = programOf(highs, shape, never, cuts, cap);
  try {
    const first = 1 + shape.rows.length + cuts.length;
    const fixed = Uint8Array.from(sizes, (_, type) => (never.has(type) ? 1 : 0));
    const stages: Stage[] = [];
    let chances: readonly number[] = sizes.map(() => 0);
    let slack = 1e-8;
    while (fixed.includes(0)) {
      while (model.run().modelStatus !== optimal) {
        // What was settled holds to rounding only: where that leaves nothing, it gives way a little more.
        slack *= 10;
        if (stages.length === 0 || slack > 1e-3) return null;
        for (const stage of stages) keep(model, shape, stage, slack, cap);
      }
      const { colValue, rowDual, colDual } = model.getSolution();
      const level = Math.max(0, colValue[0] ?? 0);
      chances = sizes.map((size, type) => Math.min(1, Math.max(0, (colValue[type + 1] ?? 0) / size)));
      const settled = settledBy(fixed, rowDual.subarray(first), chances, level, cap);
      stages.push({ level, settled, open: rowDual.slice(first), held: colDual.map((dual, column) => (column > 0 && fixed[column - 1] ? Math.max(0, dual) : 0)).slice(1), rules: rowDual.slice(0, first).map((dual) => -dual) });
      for (const type of settled) {
        fixed[type] = 1;
        model.changeRowBounds(first + type, -Infinity, Infinity);
      }
      keep(model, shape, { level, settled }, slack, cap);
      if (level >= cap - 1e-9 || (once && level >= 1e-9)) break;
    }
    const none = stages.filter(({ level }) => level < 1e-9).flatMap(({ settled }) => settled);
    return { chances, leastAtMost: stages.find(({ level }) => level >= 1e-9)?.level ?? 0, none, stages };
  } finally {
    model.dispose();
  }
}

/** Whoever is settled keeps her level from now on, but for so much of a seat. */
function keep(model: Model, { sizes }: Shape, { level, settled }: Pick<Stage, 'level' | 'settled'>, slack: number, cap: number): void {
  for (const type of settled) model.changeColBounds(type + 1, Math.max(0, (sizes[type] ?? 0) * level - slack), (sizes[type] ?? 0) * cap);
}

/** Whom a stage settles: those whose price is not nothing, or, where no price tells, those who stand at the level. */
function settledBy(fixed: Uint8Array, prices: Float64Array, chances: readonly number[], level: number, cap: number): readonly number[] {
  const open = [...fixed.keys()].filter((type) => fixed[type] === 0);
  if (level >= cap - 1e-9) return open;
  const priced = open.filter((type) => Math.abs(prices[type] ?? 0) > 1e-7);
  const settled = priced.length > 0 ? priced : open.filter((type) => (chances[type] ?? 0) <= level + 1e-9);
  invariant(settled.length > 0, 'every stage of leximin settles at least one type');
  return settled;
}
