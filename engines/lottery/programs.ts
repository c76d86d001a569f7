import type { Highs } from 'highs';
import { invariant } from '@plenaria/kernel/result.ts';
import { optimal } from './relaxed.ts';
import type { Shape } from './shape.ts';

export interface Mix {
  /** The weight of each panel; they add up to one. */
  readonly weights: Float64Array;
  /** Σ of |reached − wanted| over types, in seats. */
  readonly off: number;
  /** What one seat more of each type is worth: the prices that find a better panel. */
  readonly prices: Float64Array;
  /** The price of a panel that would not help. */
  readonly level: number;
}

type Model = ReturnType<Highs['createModel']>;

/** The mixture of panels that comes nearest to the wanted seats by type; panels may join and the program goes on from where it was. */
export class Mixer {
  readonly #model: Model;
  readonly #count: number;
  #panels = 0;

  constructor(highs: Highs, wanted: readonly number[]) {
    const count = wanted.length;
    this.#count = count;
    const columns = [...Array(2 * count).keys()];
    this.#model = highs.createModel({
      numCols: 2 * count, numRows: count + 1, colCost: columns.map(() => 1), colLower: columns.map(() => 0), colUpper: columns.map(() => Infinity), rowLower: [...wanted, 1], rowUpper: [...wanted, 1],
      matrix: { format: 'csc', numRows: count + 1, numCols: 2 * count, starts: [...columns, 2 * count], indices: columns.map((column) => column >> 1), values: columns.map((column) => (column % 2 === 0 ? 1 : -1)) },
    });
    this.#model.options.set({ output_flag: false, presolve: 'off', solver: 'simplex', primal_feasibility_tolerance: 1e-9, dual_feasibility_tolerance: 1e-9 });
  }

  add(panels: readonly Int16Array[]): void {
    for (const panel of panels) {
      const types = [...panel.keys()].filter((type) => (panel[type] ?? 0) > 0);
      this.#model.addCol(0, 0, Infinity, { indices: [...types, this.#count], values: [...types.map((type) => panel[type] ?? 0), 1] });
    }
    this.#panels += panels.length;
  }

  mix(): Mix {
    invariant(this.#panels > 0 && this.#model.run().modelStatus === optimal, 'a mixture with any distance exists');
    const { colValue, rowDual } = this.#model.getSolution();
    const off = colValue.subarray(0, 2 * this.#count).reduce((sum, one) => sum + one, 0);
    return { weights: colValue.slice(2 * this.#count).map((weight) => Math.max(0, weight)), off, prices: rowDual.slice(0, this.#count), level: rowDual[this.#count] ?? 0 };
  }

  dispose(): void {
    this.#model.dispose();
  }
}

export interface Best {
  /** Null where none was found within the nodes allowed. */
  readonly panel: Int16Array | null;
  readonly weight: number;
  /** No panel weighs more: equal to `weight` where the search ended. */
  readonly atMost: number;
}

/**
 * The panel of the greatest weight, by integer programming; null where it is proven that no panel meets the rules. `nodes` bounds
 * the search (not its time, so that the same input gives the same answer on any machine); weights are finite.
 */
export function bestPanel(highs: Highs, { sizes, seats, rows }: Shape, weights: ArrayLike<number>, atLeastOne: number | null = null, nodes = 1_000_000): Best | null {
  const all = [...sizes.keys()];
  if (rows.some(({ types, low }) => types.length === 0 && low > 0)) return null;
  const used = [{ types: all, low: seats, high: seats }, ...rows.filter(({ types }) => types.length > 0)];
  const starts = new Int32Array(used.length + 1);
  used.forEach(({ types }, at) => (starts[at + 1] = (starts[at] ?? 0) + types.length));
  const indices = Int32Array.from(used.flatMap(({ types }) => types));
  const source = {
    numCols: all.length, numRows: used.length, colCost: all.map((type) => -(weights[type] ?? 0)), colLower: all.map((type) => (type === atLeastOne ? 1 : 0)), colUpper: sizes,
    rowLower: used.map(({ low }) => low), rowUpper: used.map(({ high }) => high), integrality: all.map(() => 1 as const),
    matrix: { format: 'csr' as const, numRows: used.length, numCols: all.length, starts, indices, values: new Float64Array(indices.length).fill(1) },
  };
  return highs.withModel(source, (model) => {
    model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 1e-9, mip_max_nodes: nodes });
    const status = model.run().modelStatus;
    if (status === infeasible || status === infeasibleOrUnbounded) return null;
    const found = model.info.get('primal_solution_status') === feasible;
    const panel = found ? Int16Array.from(model.getSolution().colValue, Math.round) : null;
    const weight = panel === null ? -Infinity : panel.reduce((sum, count, type) => sum + count * (weights[type] ?? 0), 0);
    return { panel, weight, atMost: status === optimal ? weight : -Number(model.info.get('mip_dual_bound')) };
  });
}

const [infeasible, infeasibleOrUnbounded, feasible] = [8, 9, 2];
