import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson, type Json } from './canonical-json.ts';

/** A SHA-256 digest as 64 lower-case hexadecimal digits. */
export type Digest = string & { readonly __brand: 'Digest' };

/** SHA-256 of bytes, or of a text in UTF-8 (FIPS 180-4). */
export const digestOf = (material: Uint8Array | string): Digest =>
  bytesToHex(sha256(typeof material === 'string' ? utf8ToBytes(material) : material)) as Digest;

/** SHA-256 of a value's canonical JSON. */
export const digestOfJson = (value: Json): Digest => digestOf(canonicalJson(value));
