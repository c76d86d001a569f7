import { noiseFrom, normalFrom, type Noise } from './noise.ts';

/** One peak, leaning and with tails of any weight: the normal distribution under sinh and arcsinh. */
export interface OnePeak {
  /** How much likelier the values are under it than under a normal distribution, in nats; never negative. */
  readonly gain: number;
  /** Which way it leans, and the logarithm of how light its tails are; nought and nought is the normal distribution. */
  readonly lean: number;
  readonly tail: number;
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
  return { gain: best - normal, lean: shape[2], tail: shape[3] };
}

/** Draws from a peak of this lean and tail, moved and stretched to the mean and the deviation asked for. */
export function drawnFrom({ lean, tail }: Pick<OnePeak, 'lean' | 'tail'>, mean: number, deviation: number): (noise: Noise) => number {
  const light = Math.exp(Math.min(MOST_TAIL, Math.max(-MOST_TAIL, tail)));
  const draw = (noise: Noise): number => Math.sinh((Math.asinh(normalFrom(noise)) + lean) / light);
  const noise = noiseFrom('the shape of a peak');
  const sample = Float64Array.from({ length: 4000 }, () => draw(noise));
  const middle = sample.reduce((sum, x) => sum + x, 0) / sample.length;
  const spread = Math.sqrt(sample.reduce((sum, x) => sum + (x - middle) ** 2, 0) / sample.length);
  return (own) => mean + (deviation * (draw(own) - middle)) / spread;
}
