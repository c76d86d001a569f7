import { normalFrom, type Noise } from './noise.ts';

/** One peak, leaning and with tails of any weight: the normal distribution under sinh and arcsinh. */
export interface OnePeak {
  /** How much likelier the values are under it than under a normal distribution, in nats; never negative. */
  readonly gain: number;
  readonly draw: (noise: Noise) => number;
}

/** Place, log of scale, lean, log of tail weight. */
type Shape = readonly [number, number, number, number];

function likelihood(values: Float64Array, [place, logScale, lean, logTail]: Shape): number {
  const scale = Math.exp(logScale);
  const tail = Math.exp(logTail);
  let sum = 0;
  for (const x of values) {
    const u = (x - place) / scale;
    const s = Math.sinh(tail * Math.asinh(u) - lean);
    sum += 0.5 * Math.log((1 + s * s) / (1 + u * u)) - 0.5 * s * s;
  }
  return sum + values.length * (logTail - logScale - 0.5 * Math.log(2 * Math.PI));
}

const MOST_TAIL = Math.log(3);

/**
 * The likeliest sinh-arcsinh normal distribution, climbed to from the normal one (Jones and Pewsey, "Sinh-arcsinh
 * distributions", Biometrika 2009: four numbers, one peak whatever they are). What two camps must beat to be called camps:
 * a leaning crowd with a long tail is one crowd.
 */
export function onePeak(values: Float64Array): OnePeak {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  const deviation = Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length);
  let shape: Shape = [mean, Math.log(deviation), 0, 0];
  const normal = likelihood(values, shape);
  let best = normal;
  for (let step = 0.5; step > 0.004;) {
    const before = best;
    for (let at = 0; at < 4; at += 1) {
      for (const way of [1, -1]) {
        const tried = shape.map((value, which) => (which === at ? value + way * step * (at === 0 ? deviation : 1) : value)) as unknown as Shape;
        const own = Math.abs(tried[3]) > MOST_TAIL ? -Infinity : likelihood(values, tried);
        if (own > best) [best, shape] = [own, tried];
      }
    }
    if (best - before < 1e-3) step /= 2;
  }
  const [place, logScale, lean, logTail] = shape;
  return { gain: best - normal, draw: (noise) => place + Math.exp(logScale) * Math.sinh((Math.asinh(normalFrom(noise)) + lean) / Math.exp(logTail)) };
}
