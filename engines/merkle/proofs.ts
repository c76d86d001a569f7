import { emptyRoot, nodeHash, type Hash } from './tree.ts';

const same = (a: Hash, b: Hash): boolean => a.length === b.length && a.every((byte, at) => byte === b[at]);
const half = (n: number): number => Math.floor(n / 2);

/** Checks an inclusion proof by the steps of RFC 9162 section 2.1.3.2. */
export function provesInclusion(leaf: Hash, index: number, size: number, proof: readonly Hash[], root: Hash): boolean {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) return false;
  let [fn, sn, hash] = [index, size - 1, leaf];
  for (const step of proof) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      hash = nodeHash(step, hash);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else {
      hash = nodeHash(hash, step);
    }
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && same(hash, root);
}

interface Climb {
  readonly old: Hash;
  readonly now: Hash;
}

function climb(first: Hash, steps: readonly Hash[], old: number, size: number): Climb | null {
  let [fn, sn] = [old - 1, size - 1];
  while (fn % 2 === 1) [fn, sn] = [half(fn), half(sn)];
  let [fr, sr] = [first, first];
  for (const step of steps) {
    if (sn === 0) return null;
    if (fn % 2 === 1 || fn === sn) {
      [fr, sr] = [nodeHash(step, fr), nodeHash(step, sr)];
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else {
      sr = nodeHash(sr, step);
    }
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 ? { old: fr, now: sr } : null;
}

const powerOfTwo = (n: number): boolean => Number.isInteger(Math.log2(n));

/**
 * Checks that a tree of `size` leaves only appended to one of `old` leaves (RFC 9162 section 2.1.4.2). An old size of 0
 * proves nothing and is refused.
 */
export function provesConsistency(old: number, size: number, oldRoot: Hash, root: Hash, proof: readonly Hash[]): boolean {
  if (!Number.isSafeInteger(old) || old < 1 || old > size) return false;
  if (old === size) return proof.length === 0 && same(oldRoot, root);
  const steps = powerOfTwo(old) ? [oldRoot, ...proof] : [...proof];
  const [first, ...others] = steps;
  if (proof.length === 0 || first === undefined) return false;
  const ends = climb(first, others, old, size);
  return ends !== null && same(ends.old, oldRoot) && same(ends.now, root);
}

export const isEmptyRoot = (root: Hash): boolean => same(root, emptyRoot);
export { same as sameHash };
