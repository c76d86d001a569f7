import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { ok, refuse, type Result } from '@plenaria/kernel/result.ts';

/** Signed notes as C2SP `signed-note` describes them, with Ed25519 keys (type 0x01). */
export interface NoteKey {
  readonly name: string;
  readonly publicKey: Uint8Array;
}

export interface SigningKey extends NoteKey {
  /** 32 bytes; kept in a file that only the server can read. */
  readonly secret: Uint8Array;
}

const ed25519Type = Uint8Array.of(1);

const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
export const fromBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
export { toBase64 };

/** The first four bytes of SHA-256(name ‖ newline ‖ type ‖ public key). */
const keyId = ({ name, publicKey }: NoteKey): Uint8Array => sha256(concatBytes(utf8ToBytes(`${name}\n`), ed25519Type, publicKey)).slice(0, 4);

export function signingKey(name: string, secret: Uint8Array): SigningKey {
  return { name, secret, publicKey: ed25519.getPublicKey(secret) };
}

/** The verifier key as it is printed and handed round: `name+id+base64(type ‖ key)`. */
export const verifierKey = (key: NoteKey): string => `${key.name}+${bytesToHex(keyId(key))}+${toBase64(concatBytes(ed25519Type, key.publicKey))}`;

/** Reads a verifier key; refuses one whose id does not belong to its name and key. */
export function readVerifierKey(text: string): Result<NoteKey, 'not-a-verifier-key'> {
  const parts = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(text.trim());
  if (!parts?.[1] || !parts[2] || !parts[3]) return refuse('not-a-verifier-key');
  const bytes = fromBase64(parts[3]);
  const key = { name: parts[1], publicKey: bytes.slice(1) };
  return bytes[0] === 1 && bytes.length === 33 && bytesToHex(keyId(key)) === parts[2] ? ok(key) : refuse('not-a-verifier-key');
}

/** Signs a text that ends with a newline. */
export function signNote(text: string, key: SigningKey): string {
  const signature = ed25519.sign(utf8ToBytes(text), key.secret);
  return `${text}\n— ${key.name} ${toBase64(concatBytes(keyId(key), signature))}\n`;
}

export interface OpenedNote {
  readonly text: string;
  /** Names of the keys whose signatures were checked and held. */
  readonly signedBy: readonly string[];
}

export type NoteRefusal = 'not-a-note' | 'unknown-signer' | 'bad-signature';

export const signatureLine = /^— (\S+) ((?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{2}==))$/;

function check(text: string, line: string, keys: readonly NoteKey[]): Result<string | null, NoteRefusal> {
  const parts = signatureLine.exec(line);
  if (!parts?.[1] || !parts[2]) return refuse('not-a-note');
  const bytes = fromBase64(parts[2]);
  const id = bytesToHex(bytes.slice(0, 4));
  const key = keys.find((one) => one.name === parts[1] && bytesToHex(keyId(one)) === id);
  if (key === undefined) return ok(null);
  return bytes.length === 68 && ed25519.verify(bytes.slice(4), utf8ToBytes(text), key.publicKey) ? ok(key.name) : refuse('bad-signature');
}

/** Opens a note: every signature by a known key must hold, and there must be at least one; unknown signers are passed over. */
export function openNote(note: string, keys: readonly NoteKey[]): Result<OpenedNote, NoteRefusal> {
  const at = note.lastIndexOf('\n\n');
  if (at < 0 || !note.endsWith('\n')) return refuse('not-a-note');
  const text = note.slice(0, at + 1);
  const signedBy: string[] = [];
  for (const line of note.slice(at + 2, -1).split('\n')) {
    const signer = check(text, line, keys);
    if (!signer.ok) return signer;
    if (signer.value !== null) signedBy.push(signer.value);
  }
  return signedBy.length > 0 ? ok({ text, signedBy }) : refuse('unknown-signer');
}
