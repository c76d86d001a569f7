import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  consistencyProof, emptyRoot, inclusionProof, leafHash, nodeHash, openCheckpoint, provesConsistency, provesInclusion,
  readVerifierKey, rootOf, signCheckpoint, signingKey, verifierKey, type Hash,
} from './index.ts';

/** The definition of RFC 6962 section 2.1, word for word, beside the one that grows. */
function byDefinition(leaves: readonly Hash[]): Hash {
  const [only] = leaves;
  if (only === undefined) return emptyRoot;
  if (leaves.length === 1) return only;
  const k = 2 ** Math.floor(Math.log2(leaves.length - 1));
  return nodeHash(byDefinition(leaves.slice(0, k)), byDefinition(leaves.slice(k)));
}

const leavesOf = (n: number): Hash[] => Array.from({ length: n }, (_, at) => leafHash(utf8ToBytes(`leaf ${at}`)));

test('the empty tree and the empty leaf have the published hashes (RFC 6962, certificate transparency vectors)', () => {
  expect(bytesToHex(emptyRoot)).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(bytesToHex(leafHash(new Uint8Array()))).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
});

test('a growing tree has the root that the definition gives, at every size', () => {
  for (let n = 0; n <= 70; n += 1) expect(rootOf(leavesOf(n))).toEqual(byDefinition(leavesOf(n)));
});

test('every leaf can be shown to be in the tree, and no other leaf in its place', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(), fc.nat(), (size, a, b) => {
    const leaves = leavesOf(size);
    const [index, other] = [a % size, b % size];
    const proof = inclusionProof(leaves, index);
    const leaf = leaves[index] ?? emptyRoot;
    expect(provesInclusion(leaf, index, size, proof, rootOf(leaves))).toBe(true);
    if (other !== index) expect(provesInclusion(leaves[other] ?? emptyRoot, index, size, proof, rootOf(leaves))).toBe(false);
    expect(provesInclusion(leaf, index, size + 1, proof, rootOf(leavesOf(size + 1)))).toBe(false);
  }));
});

test('a log that only appended is consistent with what it was; one that changed a leaf is not', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(), (size, a) => {
    const leaves = leavesOf(size);
    const old = 1 + (a % size);
    const oldRoot = rootOf(leaves.slice(0, old));
    expect(provesConsistency(old, size, oldRoot, rootOf(leaves), consistencyProof(leaves, old))).toBe(true);
    const forged = leaves.with(a % old, leafHash(utf8ToBytes('forged')));
    expect(provesConsistency(old, size, oldRoot, rootOf(forged), consistencyProof(forged, old))).toBe(false);
  }));
});

test('nothing is consistent with an empty log: that would prove nothing', () => {
  expect(provesConsistency(0, 3, emptyRoot, rootOf(leavesOf(3)), [])).toBe(false);
});

const key = signingKey('riverbend.example/record', new Uint8Array(32).fill(7));

test('a signed checkpoint opens with the key that signed it', () => {
  const checkpoint = { origin: key.name, size: 3, root: rootOf(leavesOf(3)) };
  const note = signCheckpoint(checkpoint, key);
  expect(openCheckpoint(note, [key])).toEqual({ ok: true, value: checkpoint });
  expect(readVerifierKey(verifierKey(key))).toEqual({ ok: true, value: { name: key.name, publicKey: key.publicKey } });
});

test.each([
  ['a larger size', (note: string) => note.replace('\n3\n', '\n4\n'), 'bad-signature'],
  ['no signature', (note: string) => `${note.split('\n\n')[0] ?? ''}\n`, 'not-a-note'],
  ['another signer', (note: string) => note.replace('— riverbend', '— elsewhere'), 'unknown-signer'],
])('a checkpoint with %s is refused', (_, change, refusal) => {
  const note = signCheckpoint({ origin: key.name, size: 3, root: rootOf(leavesOf(3)) }, key);
  expect(openCheckpoint(change(note), [key])).toEqual({ ok: false, refusal });
});

test('a verifier key whose id is not its own is refused', () => {
  expect(readVerifierKey(verifierKey(key).replace(/\+[0-9a-f]{8}\+/, '+00000000+')).ok).toBe(false);
  expect(readVerifierKey('hello').ok).toBe(false);
});
