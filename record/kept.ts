/**
 * What was read before, by the digest of what it holds, so that it is never stale: the same digest is the same content in
 * any database. Bounded by the characters of JSON it stands for; what was not asked for longest goes first. Whoever gets
 * a value shares it, and must not change it.
 */
export class Kept<Value> {
  readonly #values = new Map<string, { readonly value: Value; readonly size: number }>();
  readonly #most: number;
  readonly #read: (json: string) => Value;
  #size = 0;

  constructor(most: number, read: (json: string) => Value) {
    [this.#most, this.#read] = [most, read];
  }

  get(digest: string): Value | undefined {
    const found = this.#values.get(digest);
    if (found === undefined) return undefined;
    this.#values.delete(digest);
    this.#values.set(digest, found);
    return found.value;
  }

  keep(digest: string, json: string): Value {
    const value = this.#read(json);
    this.#size += json.length - (this.#values.get(digest)?.size ?? 0);
    this.#values.set(digest, { value, size: json.length });
    for (const [oldest, { size }] of this.#values) {
      if (this.#size <= this.#most) break;
      this.#values.delete(oldest);
      this.#size -= size;
    }
    return value;
  }

  /** Characters of JSON that are kept now. */
  get size(): number {
    return this.#size;
  }
}

/** Folded states of views: 24 million characters, a few thousand assemblies' worth. */
export const keptStates = new Kept<unknown>(24_000_000, JSON.parse);
