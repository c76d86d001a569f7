import { bls12_381 } from '@noble/curves/bls12-381.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { hexToBytes } from '@noble/hashes/utils.js';

/** drand's quicknet of the League of Entropy: unchained, a round every three seconds, signatures on G1 (RFC 9380). */
export const quicknet = {
  chain: '52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971',
  key: '83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d1064510d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a',
  genesis: 1_692_803_367,
  period: 3,
  domain: 'BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_',
} as const;

/** How many rounds later a round may stand for the one that failed: 24 hours. */
export const laterRounds = (24 * 3600) / quicknet.period;

/** The round that is current at a time, in seconds since 1970. */
export const roundAt = (seconds: number): number => Math.floor((seconds - quicknet.genesis) / quicknet.period) + 1;

/** When a round is published, in seconds since 1970. */
export const timeOf = (round: number): number => quicknet.genesis + (round - 1) * quicknet.period;

/** Whether these 48 bytes (hexadecimal) are quicknet's signature of the round. Needs no network; a malformed point is not one. */
export function provesRound(round: number, signature: string): boolean {
  if (!/^[0-9a-f]{96}$/.test(signature)) return false;
  const number = new Uint8Array(8);
  new DataView(number.buffer).setBigUint64(0, BigInt(round));
  const signatures = bls12_381.shortSignatures;
  try {
    return signatures.verify(hexToBytes(signature), signatures.hash(sha256(number), quicknet.domain), hexToBytes(quicknet.key));
  } catch {
    return false;
  }
}
