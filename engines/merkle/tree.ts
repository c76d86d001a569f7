import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { invariant } from '@plenaria/kernel/result.ts';

/** 32 bytes: SHA-256. */
export type Hash = Uint8Array;

const leafPrefix = Uint8Array.of(0);
const nodePrefix = Uint8Array.of(1);

/** Hash of a leaf, RFC 6962 section 2.1: SHA-256(0x00 ‖ entry). */
export const leafHash = (entry: Uint8Array): Hash => sha256(concatBytes(leafPrefix, entry));

/** Hash of an inner node, RFC 6962 section 2.1: SHA-256(0x01 ‖ left ‖ right). */
export const nodeHash = (left: Hash, right: Hash): Hash => sha256(concatBytes(nodePrefix, left, right));

/** Root of the empty tree: SHA-256 of nothing. */
export const emptyRoot: Hash = sha256(new Uint8Array());

/** The largest power of two smaller than n; n ≥ 2. */
function split(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

/** Root over leaf hashes, RFC 6962 section 2.1. */
export function rootOf(leaves: readonly Hash[]): Hash {
  const frontier = new Frontier();
  for (const leaf of leaves) frontier.append(leaf);
  return frontier.root();
}

/** The right edge of a growing tree: roots of its complete subtrees, largest first. Appending costs O(log n). */
export class Frontier {
  #size = 0;
  readonly #edge: Hash[] = [];

  get size(): number {
    return this.#size;
  }

  append(leaf: Hash): void {
    let hash = leaf;
    for (let bit = this.#size; bit % 2 === 1; bit = Math.floor(bit / 2)) {
      const left = this.#edge.pop();
      invariant(left, 'the edge holds a subtree for every set bit of the size');
      hash = nodeHash(left, hash);
    }
    this.#edge.push(hash);
    this.#size += 1;
  }

  root(): Hash {
    const [last, ...others] = [...this.#edge].reverse();
    return last === undefined ? emptyRoot : others.reduce((right, left) => nodeHash(left, right), last);
  }
}

/** Proof that leaf `index` is in the tree of `leaves`, RFC 9162 section 2.1.3.1. `index` is counted from 0. */
export function inclusionProof(leaves: readonly Hash[], index: number): readonly Hash[] {
  invariant(index >= 0 && index < leaves.length, 'a proof is about a leaf of the tree');
  if (leaves.length === 1) return [];
  const k = split(leaves.length);
  return index < k
    ? [...inclusionProof(leaves.slice(0, k), index), rootOf(leaves.slice(k))]
    : [...inclusionProof(leaves.slice(k), index - k), rootOf(leaves.slice(0, k))];
}

/** Proof that the tree of the first `old` leaves is a prefix, RFC 9162 section 2.1.4.1. 1 ≤ old ≤ number of leaves. */
export function consistencyProof(leaves: readonly Hash[], old: number): readonly Hash[] {
  invariant(old >= 1 && old <= leaves.length, 'an older tree has between one leaf and all of them');
  return subproof(leaves, old, true);
}

function subproof(leaves: readonly Hash[], old: number, complete: boolean): readonly Hash[] {
  if (old === leaves.length) return complete ? [] : [rootOf(leaves)];
  const k = split(leaves.length);
  return old <= k
    ? [...subproof(leaves.slice(0, k), old, complete), rootOf(leaves.slice(k))]
    : [...subproof(leaves.slice(k), old - k, false), rootOf(leaves.slice(0, k))];
}
