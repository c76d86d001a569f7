/** Two normal distributions on a line, against one. */
export interface Mixture {
  /** How much likelier the values are under two than under one, in nats. */
  readonly gain: number;
  readonly means: readonly [number, number];
  readonly deviations: readonly [number, number];
  /** The upper one's share. */
  readonly share: number;
  /** Distance of the means in common standard deviations. */
  readonly separation: number;
  /** For each value, which of the two it more likely comes from. */
  readonly sides: Uint8Array;
}

const density = (x: number, mean: number, deviation: number): number => Math.exp(-0.5 * ((x - mean) / deviation) ** 2) / (deviation * Math.sqrt(2 * Math.PI));

interface State { share: number; m0: number; m1: number; s0: number; s1: number; likelihood: number }

/** No component narrower than a tenth of the whole spread: else two equal values make an infinitely likely pair. */
const NARROWEST = 0.1;

function step(values: Float64Array, state: State, least: number): State {
  let [w, x0, x1, q0, q1, likelihood] = [0, 0, 0, 0, 0, 0];
  for (const x of values) {
    const upper = state.share * density(x, state.m1, state.s1);
    const both = upper + (1 - state.share) * density(x, state.m0, state.s0) + 1e-300;
    const r = upper / both;
    likelihood += Math.log(both);
    w += r;
    x1 += r * x;
    x0 += (1 - r) * x;
    q1 += r * x * x;
    q0 += (1 - r) * x * x;
  }
  const n = values.length;
  const [n1, n0] = [Math.max(w, 1e-9), Math.max(n - w, 1e-9)];
  const [m0, m1] = [x0 / n0, x1 / n1];
  return { share: w / n, m0, m1, s0: Math.max(least, Math.sqrt(Math.max(0, q0 / n0 - m0 * m0))), s1: Math.max(least, Math.sqrt(Math.max(0, q1 / n1 - m1 * m1))), likelihood };
}

/** Expectation and maximisation from one cut of the sorted values. */
function climbed(values: Float64Array, sorted: Float64Array, cut: number, deviation: number): State {
  const at = Math.min(Math.max(1, Math.round(cut * sorted.length)), sorted.length - 1);
  const mean = (part: Float64Array): number => part.reduce((sum, x) => sum + x, 0) / part.length;
  let state: State = { share: 1 - at / sorted.length, m0: mean(sorted.subarray(0, at)), m1: mean(sorted.subarray(at)), s0: deviation / 2, s1: deviation / 2, likelihood: -Infinity };
  for (let again = 0; again < 300; again += 1) {
    const next = step(values, state, deviation * NARROWEST);
    const settled = next.likelihood - state.likelihood < 1e-7 * Math.abs(next.likelihood);
    state = next;
    if (settled) break;
  }
  return state;
}

const CUTS = [0.08, 0.2, 0.35, 0.5, 0.65, 0.8, 0.92];

/** The likeliest two normal distributions, from seven beginnings. Null where there are fewer than five values or all are one. */
export function twoNormals(values: Float64Array): Mixture | null {
  const n = values.length;
  const mean = values.reduce((sum, x) => sum + x, 0) / n;
  const deviation = Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / n);
  if (n < 5 || !(deviation > 1e-12)) return null;
  const one = values.reduce((sum, x) => sum + Math.log(density(x, mean, deviation) + 1e-300), 0);
  const sorted = values.slice().sort();
  const best = CUTS.map((cut) => climbed(values, sorted, cut, deviation)).reduce((top, state) => (state.likelihood > top.likelihood + 1e-9 ? state : top));
  const up = best.m1 >= best.m0;
  const { share, m0, m1, s0, s1 } = up ? best : { share: 1 - best.share, m0: best.m1, m1: best.m0, s0: best.s1, s1: best.s0 };
  const sides = Uint8Array.from(values, (x) => (share * density(x, m1, s1) > (1 - share) * density(x, m0, s0) ? 1 : 0));
  return { gain: best.likelihood - one, means: [m0, m1], deviations: [s0, s1], share, separation: (m1 - m0) / Math.sqrt((1 - share) * s0 * s0 + share * s1 * s1), sides };
}

/** The adjusted Rand index of two partings in two: 1 the same, about 0 by chance (Hubert and Arabie 1985). */
export function adjustedRand(one: Uint8Array, other: Uint8Array): number {
  const cells = [0, 0, 0, 0];
  one.forEach((side, at) => { const cell = side * 2 + (other[at] ?? 0); cells[cell] = (cells[cell] ?? 0) + 1; });
  const [a = 0, b = 0, c = 0, d = 0] = cells;
  const pairs = (n: number): number => (n * (n - 1)) / 2;
  const same = pairs(a) + pairs(b) + pairs(c) + pairs(d);
  const [rows, columns] = [pairs(a + b) + pairs(c + d), pairs(a + c) + pairs(b + d)];
  const expected = (rows * columns) / Math.max(1, pairs(a + b + c + d));
  const most = (rows + columns) / 2;
  return most === expected ? 1 : (same - expected) / (most - expected);
}
