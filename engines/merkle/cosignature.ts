import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { fromBase64, signatureLine, toBase64, type NoteKey, type SigningKey } from './note.ts';

/** A witness says: I saw this checkpoint, at this time, and it only appended to the one I saw before (C2SP `tlog-cosignature`, type 0x04). */
export interface Cosignature {
  readonly name: string;
  /** Seconds since 1970. */
  readonly time: number;
}

const cosignatureType = Uint8Array.of(4);
const keyId = ({ name, publicKey }: NoteKey): Uint8Array => sha256(concatBytes(utf8ToBytes(`${name}\n`), cosignatureType, publicKey)).slice(0, 4);

/** The witness's key as it is printed and handed round. */
export const witnessKey = (key: NoteKey): string => `${key.name}+${bytesToHex(keyId(key))}+${toBase64(concatBytes(cosignatureType, key.publicKey))}`;

const bodyOf = (note: string): string => note.slice(0, note.lastIndexOf('\n\n') + 1);
const message = (time: number, body: string): Uint8Array => utf8ToBytes(`cosignature/v1\ntime ${time}\n${body}`);

function eightBytes(time: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(time));
  return bytes;
}

/** Adds a cosignature to a signed checkpoint. `time` in whole seconds since 1970. */
export const cosign = (note: string, key: SigningKey, time: number): string =>
  `${note}— ${key.name} ${toBase64(concatBytes(keyId(key), eightBytes(time), ed25519.sign(message(time, bodyOf(note)), key.secret)))}\n`;

/** The cosignatures on a note that hold, by the witnesses that are known. */
export function cosignaturesOn(note: string, witnesses: readonly NoteKey[]): readonly Cosignature[] {
  const body = bodyOf(note);
  return note.slice(body.length + 1).split('\n').flatMap((line): Cosignature[] => {
    const [, name, text] = signatureLine.exec(line) ?? [];
    const key = witnesses.find((one) => one.name === name);
    const bytes = text === undefined ? new Uint8Array() : fromBase64(text);
    if (key === undefined || bytes.length !== 76 || bytesToHex(bytes.slice(0, 4)) !== bytesToHex(keyId(key))) return [];
    const time = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(4));
    return ed25519.verify(bytes.slice(12), message(time, body), key.publicKey) ? [{ name: key.name, time }] : [];
  });
}
