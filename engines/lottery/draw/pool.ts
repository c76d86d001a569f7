import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { byCodePoint } from '@plenaria/kernel/language.ts';
import { invariant } from '@plenaria/kernel/result.ts';
import { leafHash, LogTree, provesInclusion, rootOf, toBase64, fromBase64 } from '@plenaria/merkle/index.ts';
import type { Candidate } from '../contract.ts';

/** Salts of one person: 32 random bytes each, in hexadecimal; one for the leaf and one for each feature. */
export interface Salts {
  readonly leaf: string;
  readonly features: Readonly<Record<string, string>>;
}

/** What one person gets: enough to find herself in the pool, and to see what is said of her, without seeing anybody else. */
export interface Receipt {
  readonly draw: string;
  readonly pseudonym: string;
  readonly place: number;
  readonly size: number;
  readonly salt: string;
  readonly features: readonly { readonly feature: string; readonly value: string; readonly salt: string }[];
  /** Merkle path to the pool root, base64. */
  readonly path: readonly string[];
}

export interface PoolFiles {
  readonly pool: string;
  readonly attributes: string;
  readonly root: string;
  readonly receipts: readonly Receipt[];
}

const hashOfLines = (lines: readonly string[]): Uint8Array => {
  invariant(lines.every((line) => !/[\n\t]/.test(line)), 'a part of a leaf stands on one line');
  return leafHash(utf8ToBytes(lines.join('\n')));
};

/** Hash of a person's leaf (assembly-lottery/v1, 1). */
export const leafOf = (draw: string, pseudonym: string, salt: string): Uint8Array => hashOfLines(['assembly-lottery/pool/v1', draw, pseudonym, salt]);

/** Hash of one feature of one person (assembly-lottery/v1, 2). */
export const featureLeafOf = (draw: string, pseudonym: string, feature: string, value: string, salt: string): Uint8Array =>
  hashOfLines(['assembly-lottery/feature/v1', draw, pseudonym, feature, value, salt]);

/** The leaf hashes of a pool file. */
export const leavesOf = (pool: string): readonly Uint8Array[] => pool.split('\n').slice(0, -1).map((line) => hexToBytes(line));

/** Root over the leaves of people whose salts are known, base64: what `commitPool` says, without the rest of it. */
export function rootOfPool(draw: string, people: readonly { readonly pseudonym: string; readonly salt: string }[]): string {
  const leaves = people.map(({ pseudonym, salt }) => bytesToHex(leafOf(draw, pseudonym, salt))).sort(byCodePoint);
  return toBase64(rootOf(leaves.map((leaf) => hexToBytes(leaf))));
}

/** Root over the leaves of a pool file, base64. */
export const poolRoot = (pool: string): string => toBase64(rootOf(leavesOf(pool)));

/**
 * Pool file, attributes file and receipts. The order is by leaf hash, so that places tell nothing of who came when.
 * `salts` holds 32 fresh random bytes in hexadecimal for each person and feature; whoever knows them can open the leaf.
 */
export function commitPool(draw: string, people: readonly Candidate[], salts: (id: string) => Salts): PoolFiles {
  const features = [...new Set(people.flatMap((person) => Object.keys(person.features)))].sort(byCodePoint);
  const rows = people.map((person) => {
    const own = salts(person.id);
    invariant([own.leaf, ...features.map((feature) => own.features[feature] ?? '')].every((salt) => /^[0-9a-f]{64}$/.test(salt)), 'a salt is 32 bytes in hexadecimal');
    const opened = features.map((feature) => ({ feature, value: person.features[feature] ?? '', salt: own.features[feature] ?? '' }));
    const leaf = leafOf(draw, person.id, own.leaf);
    return { id: person.id, salt: own.leaf, leaf, hex: bytesToHex(leaf), opened };
  }).sort((a, b) => byCodePoint(a.hex, b.hex));
  const tree = new LogTree();
  for (const { leaf } of rows) tree.append(leaf);
  const lines = rows.map(({ id, opened }) => opened.map(({ feature, value, salt }) => bytesToHex(featureLeafOf(draw, id, feature, value, salt))).join('\t'));
  return {
    pool: rows.map(({ hex }) => `${hex}\n`).join(''),
    attributes: [features.join('\t'), ...lines, ''].join('\n'),
    root: toBase64(tree.root()),
    receipts: rows.map(({ id, salt, opened }, place) => ({ draw, pseudonym: id, place, size: rows.length, salt, features: opened, path: tree.inclusion(place).map(toBase64) })),
  };
}

/** Whether the receipt's person stands in the pool of this root, at the place the receipt says. */
export const provesPlace = (receipt: Receipt, root: string): boolean =>
  provesInclusion(leafOf(receipt.draw, receipt.pseudonym, receipt.salt), receipt.place, receipt.size, receipt.path.map(fromBase64), fromBase64(root));

/** Features of the receipt that the published attributes file does not bear out; empty when all is as the receipt says. */
export function featuresNotBorneOut(receipt: Receipt, attributes: string): readonly string[] {
  const [head = '', ...rows] = attributes.split('\n');
  const columns = head.split('\t');
  const own = (rows[receipt.place] ?? '').split('\t');
  return receipt.features.flatMap(({ feature, value, salt }) =>
    own[columns.indexOf(feature)] === bytesToHex(featureLeafOf(receipt.draw, receipt.pseudonym, feature, value, salt)) ? [] : [feature]);
}
