/** Finds the slot of a pair of whole numbers; slots are given out from 0 in the order of first asking. */
export interface Slots {
  /** The slot of the pair, given out now if it is new. */
  readonly slot: (first: number, second: number) => number;
  readonly first: (slot: number) => number;
  readonly second: (slot: number) => number;
  readonly size: () => number;
}

/** The same numbers in an array twice as long. */
export function doubled<T extends Uint32Array | Int32Array | Uint8Array | Float64Array>(old: T): T {
  const wide = new (old.constructor as new (length: number) => T)(old.length * 2);
  wide.set(old);
  return wide;
}

/** Open addressing over typed arrays: a Map keyed by a string for each pair takes five times as long and ten times the memory. */
export function openSlots(): Slots {
  // Place p of the table holds the pair at 4p and 4p + 1 and its slot plus one at 4p + 2, so that one look at memory is enough.
  let bits = 11;
  let table = new Uint32Array(4 << bits);
  let pairs = new Uint32Array(1 << bits);
  let size = 0;
  const place = (first: number, second: number): number => {
    const h = Math.imul(Math.imul(first, 0x9e3779b1) ^ Math.imul(second + 1, 0x85ebca6b), 0xc2b2ae35);
    const mask = table.length - 1;
    // The upper bits of the hash: a wider table then holds the same order, and widening walks both from end to end.
    let at = (h >>> (32 - bits)) << 2;
    while (table[at + 2] !== 0 && (table[at] !== first || table[at + 1] !== second)) at = (at + 4) & mask;
    return at;
  };
  const put = (at: number, first: number, second: number, slot: number): void => {
    table[at] = first;
    table[at + 1] = second;
    table[at + 2] = slot + 1;
  };
  const widen = (): void => {
    pairs = doubled(pairs);
    bits += 1;
    const old = table;
    table = new Uint32Array(old.length * 2);
    for (let at = 0; at < old.length; at += 4) {
      if (old[at + 2] === 0) continue;
      const [first, second] = [old[at] as number, old[at + 1] as number];
      put(place(first, second), first, second, (old[at + 2] as number) - 1);
    }
  };
  const slot = (first: number, second: number): number => {
    const at = place(first, second);
    const found = table[at + 2] as number;
    if (found !== 0) return found - 1;
    put(at, first, second, size);
    pairs[size * 2] = first;
    pairs[size * 2 + 1] = second;
    size += 1;
    if (size * 2 === pairs.length) widen();
    return size - 1;
  };
  return { slot, first: (at) => pairs[at * 2] as number, second: (at) => pairs[at * 2 + 1] as number, size: () => size };
}
