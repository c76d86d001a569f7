import { expand, extract } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { byCodePoint } from '@plenaria/kernel/language.ts';
import { laterRounds, provesRound, quicknet } from './beacon.ts';
import { reach, type Commitment } from './commitment.ts';
import { leavesOf } from './pool.ts';

/** What chance gave. `dice`: faces with commas, throws parted by a space. An absent part is null. */
export interface Chance {
  readonly round: number | null;
  readonly signature: string | null;
  readonly dice: string | null;
}

export type ChanceFault = 'signature-missing' | 'signature-false' | 'unknown-chain' | 'round-not-the-one-named' | 'dice-missing' | 'dice-not-as-named' | 'thrown-too-often' | 'number-above-the-panels' | 'chance-not-named';

/** A part's length in four bytes, big-endian, then the part: two parts can never be read as two others. */
function withLength(part: Uint8Array): Uint8Array {
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, part.length);
  return concatBytes(length, part);
}

/** The seed (assembly-lottery/v1, 6): HKDF-Extract, RFC 5869, with SHA-256. */
export const seedOf = (commitment: string, { signature, dice }: Chance): Uint8Array =>
  extract(sha256, concatBytes(withLength(hexToBytes(signature ?? '')), withLength(utf8ToBytes(dice ?? ''))), sha256(utf8ToBytes(commitment)));

const whole = 2n ** 256n;

/** Index below `panels` from the seed, by rejection: the plain remainder would favour the first panels. */
export function derivedIndex(seed: Uint8Array, panels: number): number {
  const limit = (whole / BigInt(panels)) * BigInt(panels);
  for (let c = 0; ; c += 1) {
    const x = BigInt(`0x${bytesToHex(expand(sha256, seed, utf8ToBytes(`assembly-lottery/v1/panel/${c}`), 32))}`);
    if (x < limit) return Number(x % BigInt(panels));
  }
}

/** The number that one throw shows: digits of ten-sided dice (all zeros are the highest), or the face of another die or ball. */
function numberOf(faces: readonly number[], sides: number): number {
  if (sides !== 10) return faces[0] ?? 0;
  const number = faces.reduce((sum, face) => sum * 10 + face, 0);
  return number === 0 ? 10 ** faces.length : number;
}

const throwsOf = (dice: string): readonly (readonly number[])[] => dice.split(' ').map((faces) => faces.split(',').map(Number));

/** Index under the direct rule: the last throw's number less one. */
export const directIndex = (dice: string, sides: number): number => numberOf(throwsOf(dice).at(-1) ?? [], sides) - 1;

function beaconFault({ beacon, outage }: Commitment, { round, signature, dice }: Chance): ChanceFault | null {
  if (beacon === null) return round === null && signature === null ? null : 'chance-not-named';
  if (beacon.chain !== quicknet.chain) return 'unknown-chain';
  if (round === null || signature === null) return outage === 'dice-alone' && dice !== null && round === null && signature === null ? null : 'signature-missing';
  const latest = beacon.round + (outage === 'later-round' ? laterRounds : 0);
  if (round < beacon.round || round > latest) return 'round-not-the-one-named';
  return provesRound(round, signature) ? null : 'signature-false';
}

function diceFault({ dice: named, rule, panels }: Commitment, dice: string | null): ChanceFault | null {
  if (named === null) return dice === null ? null : 'chance-not-named';
  if (dice === null) return 'dice-missing';
  const [low, high] = named.sides === 10 ? [0, 9] : [1, named.sides];
  if (!/^\d+(,\d+)*( \d+(,\d+)*)*$/.test(dice) || /(^|[ ,])0\d/.test(dice)) return 'dice-not-as-named';
  const throws = throwsOf(dice);
  if (throws.some((faces) => faces.length !== named.count || faces.some((face) => face < low || face > high))) return 'dice-not-as-named';
  if (rule === 'derived') return throws.length === 1 ? null : 'thrown-too-often';
  if (reach(named) < panels) return 'dice-not-as-named';
  if (numberOf(throws.at(-1) ?? [], named.sides) > panels) return 'number-above-the-panels';
  return throws.slice(0, -1).every((faces) => numberOf(faces, named.sides) > panels) ? null : 'thrown-too-often';
}

/** Why this chance is not the one that the commitment names; null when it is. */
export const chanceFault = (commitment: Commitment, chance: Chance): ChanceFault | null => beaconFault(commitment, chance) ?? diceFault(commitment, chance.dice);

/** The index the commitment's rule gives; counted from 0. Ask `chanceFault` first. */
export const indexOf = ({ rule, panels, dice }: Commitment, seed: Uint8Array, chance: Chance): number =>
  rule === 'direct' && dice !== null ? directIndex(chance.dice ?? '', dice.sides) : derivedIndex(seed, panels);

export type List = 'ticket' | 'alternates' | 'audit';

/** All places of the pool in the order of their tickets (assembly-lottery/v1, 8): the mail-out, alternates or the audit's sample. */
export function orderedList(seed: Uint8Array, pool: string, list: List): readonly number[] {
  const label = utf8ToBytes(`assembly-lottery/v1/${list}\n`);
  return leavesOf(pool).map((leaf, place) => ({ place, ticket: bytesToHex(expand(sha256, seed, concatBytes(label, leaf), 32)) }))
    .sort((a, b) => byCodePoint(a.ticket, b.ticket)).map(({ place }) => place);
}

/** How many of the pool an auditor must reach to meet a share of invented people with this certainty: 1 − (1 − share)^k ≥ certainty. */
export const auditSize = (share: number, certainty: number): number => Math.ceil(Math.log(1 - certainty) / Math.log(1 - share));

/** The auditor's sample: the first `count` places of the audit's list. */
export const auditSample = (seed: Uint8Array, pool: string, count: number): readonly number[] => orderedList(seed, pool, 'audit').slice(0, count);
