import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from '@plenaria/kernel/canonical-json.ts';
import type { CivilDate, Instant } from '@plenaria/kernel/civil-date.ts';
import type { Actor, Made, Recorded, TextRef } from '#nouns/noun.ts';

/** A text with the salt that hides it: whoever knows neither cannot guess it from the record. */
export interface SealedText {
  readonly name: string;
  readonly ref: TextRef;
  readonly salt: Uint8Array;
  readonly words: string;
}

export interface SealedFact {
  readonly made: Made;
  readonly texts: readonly SealedText[];
}

const domain = utf8ToBytes('plenaria/text/1\n');

/** The commitment that stands in the leaf: SHA-256 over a fixed label, 32 random bytes and the words in UTF-8. */
export const commitmentTo = (salt: Uint8Array, words: string): TextRef =>
  bytesToHex(sha256(concatBytes(domain, salt, utf8ToBytes(words)))) as TextRef;

/**
 * Seals the words of an act's facts. Each salt comes from a secret of this act that is thrown away, so that nobody can
 * make an erased salt again. Empty texts are sealed too: the record does not tell who wrote nothing.
 */
export function seal(facts: readonly Made[], secret: Uint8Array): readonly SealedFact[] {
  return facts.map((made, at) => ({
    made,
    texts: Object.entries<string>(made.texts).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, words]) => {
      const salt = hmac(sha256, secret, utf8ToBytes(`${at}/${name}`));
      return { name, ref: commitmentTo(salt, words), salt, words };
    }),
  }));
}

export interface Entry {
  readonly position: number;
  readonly version: number;
  readonly factVersion: number;
  readonly act: string;
  readonly at: Instant;
  readonly day: CivilDate;
  readonly by: Actor;
}

/** The fact as it will stand, with references in place of words. */
export function recorded({ made, texts }: SealedFact, entry: Entry): Recorded {
  const refs = Object.fromEntries(texts.map(({ name, ref }) => [name, ref]));
  const { stream, type, fields, cites } = made;
  const { position, version, at, day, by } = entry;
  return { position, stream, version, type, fields, texts: refs, cites, at, day, by };
}

/** The leaf: the canonical envelope whose bytes are hashed, published and never change. */
export const leafOf = (fact: Recorded, entry: Entry): string =>
  canonicalJson({
    v: 1,
    position: fact.position,
    act: entry.act,
    at: fact.at,
    day: fact.day,
    stream: fact.stream,
    version: fact.version,
    type: fact.type,
    factVersion: entry.factVersion,
    by: { ...fact.by },
    fields: fact.fields,
    texts: fact.texts,
    cites: fact.cites.map(({ stream, version }) => ({ stream, version })),
  });

/** Reads a leaf back. The store only ever hands over leaves that `leafOf` wrote. */
export function readLeaf(leaf: string): Recorded & { readonly act: string; readonly factVersion: number } {
  return JSON.parse(leaf) as Recorded & { readonly act: string; readonly factVersion: number };
}
