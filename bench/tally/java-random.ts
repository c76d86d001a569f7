/** java.util.Random: the 48-bit linear congruential generator that RCTab's random tie breaks come from. */
export function javaRandom(seed: bigint) {
  const mask = (1n << 48n) - 1n;
  let state = (seed ^ 0x5deece66dn) & mask;
  const next = (bits: number): number => {
    state = (state * 0x5deece66dn + 0xbn) & mask;
    return Number(BigInt.asIntN(32, state >> BigInt(48 - bits)));
  };
  const below = (bound: number): number => {
    if ((bound & -bound) === bound) return Number((BigInt(bound) * BigInt(next(31))) >> 31n);
    for (;;) {
      const bits = next(31);
      const value = bits % bound;
      if (bits - value + (bound - 1) < 2 ** 31) return value;
    }
  };
  const nextDouble = (): number => (next(26) * 2 ** 27 + next(27)) / 2 ** 53;
  const shuffled = <T>(list: readonly T[]): T[] => {
    const order = [...list];
    for (let size = order.length; size > 1; size -= 1) {
      const chosen = below(size);
      [order[size - 1], order[chosen]] = [order[chosen] as T, order[size - 1] as T];
    }
    return order;
  };
  return { nextDouble, shuffled };
}
