import { utf8ToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  consistencyProof, cosign, cosignaturesOn, entriesTile, inclusionProof, leafHash, LogTree, provesEntry, readReceipt, rootOf, signCheckpoint, signingKey, tileOf, tilePath, witnessKey, writeReceipt, type Hash,
} from './index.ts';

const entry = (at: number): string => `entry ${at}`;
const leavesOf = (n: number): Hash[] => Array.from({ length: n }, (_, at) => leafHash(utf8ToBytes(entry(at))));
const treeOf = (n: number): LogTree => {
  const tree = new LogTree();
  for (const leaf of leavesOf(n)) tree.append(leaf);
  return tree;
};
const key = signingKey('riverbend.example/record', new Uint8Array(32).fill(7));
const witness = signingKey('library.example', new Uint8Array(32).fill(9));

test('the tree in memory answers as the definitions do, for every earlier size', () => {
  const tree = treeOf(70);
  const leaves = leavesOf(70);
  for (let size = 0; size <= 70; size += 1) expect(tree.root(size)).toEqual(rootOf(leaves.slice(0, size)));
  fc.assert(fc.property(fc.integer({ min: 1, max: 70 }), fc.nat(), (size, a) => {
    expect(tree.inclusion(a % size, size)).toEqual(inclusionProof(leaves.slice(0, size), a % size));
    expect(tree.consistency(1 + (a % size), size)).toEqual(consistencyProof(leaves.slice(0, size), 1 + (a % size)));
  }));
});

test('a receipt proves its entry, and no other, in a log that a known key signed', () => {
  const tree = treeOf(300);
  const note = signCheckpoint({ origin: key.name, size: 300, root: tree.root() }, key);
  const receipt = writeReceipt({ index: 257, hashes: tree.inclusion(257), note });
  const read = readReceipt(receipt);
  if (!read.ok) throw new Error(read.refusal);
  expect(provesEntry(entry(257), read.value, [key]).ok).toBe(true);
  expect(provesEntry(entry(256), read.value, [key])).toEqual({ ok: false, refusal: 'not-in-the-log' });
  expect(provesEntry(entry(257), read.value, [witness])).toEqual({ ok: false, refusal: 'unknown-signer' });
  const wrong = read.value.note.replace('\n300\n', '\n301\n');
  expect(provesEntry(entry(257), { ...read.value, note: wrong }, [key]).ok).toBe(false);
  for (const broken of ['', 'c2sp.org/tlog-proof@v1\nindex 01\n\n', receipt.replace('index', 'at'), receipt.replace('tlog-proof@v1', 'tlog-proof@v2')]) expect(readReceipt(broken).ok).toBe(false);
});

test('a witness adds its signature and its time; one changed byte, or another time, and it does not hold', () => {
  const note = signCheckpoint({ origin: key.name, size: 3, root: rootOf(leavesOf(3)) }, key);
  const seen = cosign(note, witness, 1_795_000_000);
  expect(cosignaturesOn(seen, [witness])).toEqual([{ name: 'library.example', time: 1_795_000_000 }]);
  expect(cosignaturesOn(seen.replace('\n3\n', '\n4\n'), [witness])).toEqual([]);
  expect(cosignaturesOn(seen, [key])).toEqual([]);
  expect(witnessKey(witness)).toMatch(/^library\.example\+[0-9a-f]{8}\+BP/);
});

test('tiles are named as C2SP names them, and hold the hashes of their level', () => {
  expect(tilePath({ level: 0, index: 1_234_067, count: 256 })).toBe('0/x001/x234/067');
  expect(tilePath({ level: null, index: 0, count: 17 })).toBe('entries/000.p/17');
  for (const path of ['0/000', '1/x001/234', 'entries/001.p/255']) expect(tilePath(tileOf(path) ?? { level: 0, index: 9, count: 9 })).toBe(path);
  for (const path of ['0/0', '0/x000/001', 'x/000', '0/000.p/256', '0/000.p/0', '64/000', '0/000/']) expect(tileOf(path)).toBeNull();
  const tree = treeOf(600);
  expect(tree.tile(0, 1, 256)).toEqual(Uint8Array.from(leavesOf(512).slice(256).flatMap((hash) => [...hash])));
  expect(tree.tile(1, 0, 2)).toEqual(Uint8Array.from([...rootOf(leavesOf(256)), ...rootOf(leavesOf(512).slice(256))]));
  expect([tree.tile(1, 0, 3), tree.tile(0, 2, 89), tree.tile(2, 0, 1)]).toEqual([null, null, null]);
  expect(entriesTile(['ab', ''])).toEqual(Uint8Array.of(0, 2, 97, 98, 0, 0));
  expect(entriesTile(['x'.repeat(65_536)])).toBeNull();
});
