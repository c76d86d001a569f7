import { digestOf } from '@plenaria/kernel/digest.ts';

/** Fast dice for searching: hundreds of millions of throws. What decides is thrown with the kernel's dice, never with these. */
export interface Tries {
  /** Uniform on 0 … n-1 for n below 2^20. */
  readonly below: (n: number) => number;
  /** Uniform on [0, 1). */
  readonly unit: () => number;
}

/** xorshift128 (Marsaglia 2003), from a seed. */
export function triesFrom(seed: string): Tries {
  const digest = digestOf(seed);
  let [x, y, z, w] = [0, 8, 16, 24].map((at) => Number.parseInt(digest.slice(at, at + 8), 16) | 1) as [number, number, number, number];
  const next = (): number => {
    const t = x ^ (x << 11);
    x = y;
    y = z;
    z = w;
    w = w ^ (w >>> 19) ^ t ^ (t >>> 8);
    return w >>> 0;
  };
  return { below: (n) => Math.floor((next() / 4294967296) * n), unit: () => next() / 4294967296 };
}
