import type { Highs } from 'highs';
import { invariant } from '@plenaria/kernel/result.ts';
import type { Cut, Shape } from './shape.ts';

/** What the best lottery would give, were seats divisible: an upper bound in every lexicographic step. */
export interface Targets {
  /** Each type's chance of a member, from 0 to 1. */
  readonly chances: readonly number[];
  /** No lottery gives all who can be chosen a least chance above this. */
  readonly leastAtMost: number;
  /** Stages of the leximin. */
  readonly stages: number;
}

const optimal = 7;

/**
 * Leximin over the relaxation: the least chance is made as large as it can be, then the next, and so on (Flanigan and others,
 * Nature 2021, by types instead of persons). Types in `never` have no chance and are left out of the order. Null where the
 * quotas cannot be met even with divisible seats.
 */
export function relaxedLeximin(highs: Highs, { sizes, seats, rows }: Shape, never: ReadonlySet<number>, cuts: readonly Cut[]): Targets | null {
  return highs.withModel((model) => {
    model.options.set({ output_flag: false, presolve: 'off', solver: 'simplex', primal_feasibility_tolerance: 1e-9, dual_feasibility_tolerance: 1e-9 });
    const count = sizes.length;
    model.addVars([0, ...sizes.map(() => 0)], [1, ...sizes.map((size, type) => (never.has(type) ? 0 : size))]);
    model.changeColCost(0, -1);
    const all = sizes.map((_, type) => type + 1);
    model.addRow(seats, seats, { indices: all, values: all.map(() => 1) });
    for (const { types, low, high } of rows) if (types.length > 0) model.addRow(low, high, { indices: types.map((type) => type + 1), values: types.map(() => 1) });
    for (const { weights, most } of cuts) {
      const used = all.filter((column) => (weights[column - 1] ?? 0) !== 0);
      model.addRow(-Infinity, most, { indices: used, values: used.map((column) => weights[column - 1] ?? 0) });
    }
    const first = 1 + rows.filter(({ types }) => types.length > 0).length + cuts.length;
    const fixed = new Uint8Array(count);
    sizes.forEach((size, type) => {
      const out = never.has(type);
      model.addRow(out ? -Infinity : 0, Infinity, { indices: [0, type + 1], values: [-size, 1] });
      if (out) fixed[type] = 1;
    });
    let [leastAtMost, stages, chances]: [number, number, readonly number[]] = [0, 0, []];
    while (fixed.includes(0)) {
      if (model.run().modelStatus !== optimal) return null;
      const { colValue, rowDual } = model.getSolution();
      const level = Math.max(0, colValue[0] ?? 0);
      chances = sizes.map((size, type) => (colValue[type + 1] ?? 0) / size);
      if (stages === 0) leastAtMost = level;
      stages += 1;
      let settled = sizes.flatMap((_, type) => (fixed[type] === 0 && Math.abs(rowDual[first + type] ?? 0) > 1e-7 ? [type] : []));
      if (settled.length === 0) settled = sizes.flatMap((_, type) => (fixed[type] === 0 && (level >= 1 - 1e-9 || (chances[type] ?? 0) <= level + 1e-9) ? [type] : []));
      invariant(settled.length > 0, 'every stage of leximin settles at least one type');
      for (const type of settled) {
        fixed[type] = 1;
        model.changeRowBounds(first + type, -Infinity, Infinity);
        model.changeColBounds(type + 1, Math.max(0, (sizes[type] ?? 0) * (level - 1e-8)), sizes[type] ?? 0);
      }
      if (level >= 1 - 1e-9) break;
    }
    return { chances: chances.map((chance) => Math.min(1, Math.max(0, chance))), leastAtMost, stages };
  });
}

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
    this.#model = highs.createModel();
    this.#count = wanted.length;
    this.#model.options.set({ output_flag: false, presolve: 'off', solver: 'simplex', primal_feasibility_tolerance: 1e-9, dual_feasibility_tolerance: 1e-9 });
    for (const seats of wanted) this.#model.addRow(seats, seats, { indices: [], values: [] });
    this.#model.addRow(1, 1, { indices: [], values: [] });
    for (let type = 0; type < this.#count; type += 1) for (const sign of [1, -1]) this.#model.addCol(1, 0, Infinity, { indices: [type], values: [sign] });
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
    return { weights: colValue.slice(2 * this.#count), off, prices: rowDual.slice(0, this.#count), level: rowDual[this.#count] ?? 0 };
  }

  dispose(): void {
    this.#model.dispose();
  }
}

/** The panel of the greatest weight, exactly, by integer programming; null where no panel meets the quotas. */
export function bestPanel(highs: Highs, { sizes, seats, rows }: Shape, weights: ArrayLike<number>, atLeastOne: number | null = null): { readonly panel: Int16Array; readonly weight: number } | null {
  return highs.withModel((model) => {
    model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 1e-9 });
    const all = sizes.map((_, type) => type);
    model.addVars(all.map((type) => (type === atLeastOne ? 1 : 0)), [...sizes]);
    for (const type of all) {
      model.changeColCost(type, -(weights[type] ?? 0));
      model.changeColIntegrality(type, 1);
    }
    model.addRow(seats, seats, { indices: all, values: all.map(() => 1) });
    for (const { types, low, high } of rows) {
      if (types.length > 0) model.addRow(low, high, { indices: [...types], values: types.map(() => 1) });
      else if (low > 0) return null;
    }
    if (model.run().modelStatus !== optimal) return null;
    const panel = Int16Array.from(model.getSolution().colValue, Math.round);
    return { panel, weight: panel.reduce((sum, count, type) => sum + count * (weights[type] ?? 0), 0) };
  });
}
