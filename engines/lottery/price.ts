import type { Highs } from 'highs';
import { climb } from './anneal.ts';
import { distinct, keyOf, type Mixture, type Pace } from './face.ts';
import { Herd } from './herd.ts';
import { bestPanel, Mixer, type Mix } from './programs.ts';
import type { Cut, Shape } from './shape.ts';

export interface Priced extends Mixture {
  /** Set where exact pricing shows that no mixture can meet the targets. */
  readonly cut: Cut | null;
}

/** A weight as a whole number of millionths: exact in the program, and coarse enough to be a stable cut. */
const rounded = (prices: ArrayLike<number>): readonly number[] => Array.from(prices, (price) => Math.round(price * 1e6) / 1e6);

/** Better panels by climbing from those in the mixture: quick, and no proof where it finds none. */
function climbed(herd: Herd, panels: readonly Int16Array[], mix: Mix, steps: number): readonly Int16Array[] {
  const order = [...panels.keys()].sort((a, b) => (mix.weights[b] ?? 0) - (mix.weights[a] ?? 0)).slice(0, 24);
  const known = new Set(panels.map(keyOf));
  const found = order.map((at) => climb(herd, panels[at] ?? new Int16Array(0), mix.prices, steps, 0.7));
  return distinct(found.filter(({ panel, weight }) => weight + mix.level > 1e-9 && !known.has(keyOf(panel))).map(({ panel }) => panel));
}

/** How long better panels are looked for before what was reached is reported as not proven: less where each round costs more. */
const roundsFor = (types: number) => ({ climbing: Math.max(8, Math.min(150, Math.floor(30_000 / types))), exact: Math.max(2, Math.min(40, Math.floor(6000 / types))), nodes: Math.max(20, Math.min(20_000, Math.floor(80_000_000 / types ** 2))) });

/**
 * Column generation (Gilmore and Gomory 1961) until the mixture meets what is wanted, or a cut shows that it cannot. Panels are
 * first looked for by climbing; where that finds none, pricing is solved exactly, so that "no better panel" is a proof. Null where
 * it was cancelled.
 */
export async function priced(highs: Highs, shape: Shape, wanted: readonly number[], never: ReadonlySet<number>, start: readonly Int16Array[], seed: string, pace: Pace): Promise<Priced | null> {
  const panels = [...start];
  const rounds = roundsFor(shape.sizes.length);
  const herd = new Herd(shape, never, 1, seed);
  const mixer = new Mixer(highs, wanted);
  try {
    mixer.add(panels);
    let [mix, exact] = [mixer.mix(), 0];
    for (let round = 0; round < rounds.climbing && exact < rounds.exact && mix.off > 1e-6; round += 1) {
      await pace.breathe?.();
      if (pace.cancelled?.()) return null;
      pace.progress?.(round, rounds.climbing);
      let fresh = climbed(herd, panels, mix, 6000);
      if (fresh.length === 0) {
        exact += 1;
        const weights = rounded(mix.prices);
        const best = bestPanel(highs, shape, weights, null, rounds.nodes);
        if (best === null) break;
        const asked = weights.reduce((sum, weight, type) => sum + weight * (wanted[type] ?? 0), 0);
        if (asked > best.atMost + 1e-6) return { panels: best.panel === null ? panels : [...panels, best.panel], weights: mix.weights, off: mix.off, cut: { weights, most: best.atMost } };
        if (best.panel === null || panels.some((panel) => keyOf(panel) === keyOf(best.panel ?? panel))) break;
        fresh = [best.panel];
      }
      panels.push(...fresh);
      mixer.add(fresh);
      mix = mixer.mix();
    }
    return { panels, weights: mix.weights, off: mix.off, cut: null };
  } finally {
    mixer.dispose();
  }
}
