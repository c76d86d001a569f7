import { invariant } from '@plenaria/kernel/result.ts';
import { emptyRoot, nodeHash, type Hash } from './tree.ts';

const width = 32;

/** Hashes of one level side by side, in one array that doubles. */
class Row {
  #bytes = new Uint8Array(width * 64);
  length = 0;

  at(index: number): Hash {
    invariant(index >= 0 && index < this.length, 'a hash of this level is there');
    return this.#bytes.subarray(index * width, (index + 1) * width);
  }

  push(hash: Hash): void {
    if ((this.length + 1) * width > this.#bytes.length) {
      const larger = new Uint8Array(this.#bytes.length * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes.set(hash, this.length * width);
    this.length += 1;
  }
}

/** The largest power of two smaller than n; n ≥ 2. */
const split = (n: number): number => 2 ** Math.floor(Math.log2(n - 1));

/**
 * A whole log in memory, 64 bytes a leaf: every complete subtree's root is kept, so that roots, proofs and tiles of any
 * earlier size cost O(log n). Same answers as the definitions in tree.ts.
 */
export class LogTree {
  readonly #rows: Row[] = [new Row()];

  get size(): number {
    return this.#rows[0]?.length ?? 0;
  }

  append(leaf: Hash): void {
    let hash = leaf;
    for (let level = 0; ; level += 1) {
      const row = (this.#rows[level] ??= new Row());
      row.push(hash);
      if (row.length % 2 === 1) return;
      hash = nodeHash(row.at(row.length - 2), hash);
    }
  }

  /** Root of the leaves from `from` up to `to`; `from` is a multiple of the largest power of two that fits. */
  #range(from: number, to: number): Hash {
    const size = to - from;
    const level = Math.log2(size);
    if (Number.isInteger(level)) return this.#rows[level]?.at(from / size) ?? emptyRoot;
    const k = split(size);
    return nodeHash(this.#range(from, from + k), this.#range(from + k, to));
  }

  /** Root when the log had `size` leaves. */
  root(size = this.size): Hash {
    invariant(size <= this.size, 'the tree holds that many leaves');
    return size === 0 ? emptyRoot : this.#range(0, size).slice();
  }

  /** Proof that leaf `index` is among the first `size`, RFC 9162 section 2.1.3.1. */
  inclusion(index: number, size = this.size): readonly Hash[] {
    invariant(index >= 0 && index < size && size <= this.size, 'a proof is about a leaf of the tree');
    return this.#path(index, 0, size);
  }

  #path(index: number, from: number, to: number): readonly Hash[] {
    if (to - from === 1) return [];
    const middle = from + split(to - from);
    return index < middle ? [...this.#path(index, from, middle), this.#range(middle, to).slice()] : [...this.#path(index, middle, to), this.#range(from, middle).slice()];
  }

  /** Proof that the first `old` leaves are a prefix of the first `size`, RFC 9162 section 2.1.4.1. */
  consistency(old: number, size = this.size): readonly Hash[] {
    invariant(old >= 1 && old <= size && size <= this.size, 'an older tree has between one leaf and all of them');
    return this.#subproof(old, 0, size, true);
  }

  #subproof(old: number, from: number, to: number, complete: boolean): readonly Hash[] {
    if (old === to) return complete ? [] : [this.#range(from, to).slice()];
    const middle = from + split(to - from);
    return old <= middle
      ? [...this.#subproof(old, from, middle, complete), this.#range(middle, to).slice()]
      : [...this.#subproof(old, middle, to, false), this.#range(from, middle).slice()];
  }

  /** A tile of C2SP tlog-tiles: `count` hashes of level 8·`level`, from 256·`index` on; null where the log has not grown that far. */
  tile(level: number, index: number, count: number): Uint8Array | null {
    const row = this.#rows[level * 8];
    if (row === undefined || index * 256 + count > row.length) return null;
    const bytes = new Uint8Array(count * width);
    for (let at = 0; at < count; at += 1) bytes.set(row.at(index * 256 + at), at * width);
    return bytes;
  }
}
