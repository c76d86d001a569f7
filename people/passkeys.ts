import { createHmac, timingSafeEqual } from 'node:crypto';
import {
  generateAuthenticationOptions, generateRegistrationOptions, verifyAuthenticationResponse, verifyRegistrationResponse,
  type AuthenticationResponseJSON, type PublicKeyCredentialCreationOptionsJSON, type PublicKeyCredentialRequestOptionsJSON, type RegistrationResponseJSON, type WebAuthnCredential,
} from '@simplewebauthn/server';
import type { Instant } from '@plenaria/kernel/civil-date.ts';
import { ok, refuse, type Result } from '@plenaria/kernel/result.ts';
import type { Db } from '#record/contract.ts';

/** The house as browsers know it: passkeys are bound to its host name for ever, so a new name makes them worthless. */
export interface Place {
  readonly origin: string;
  readonly name: string;
  /** Signs the questions. */
  readonly secret: string;
  /** Real time, also in a demonstration. */
  readonly now: Instant;
  readonly random: (bytes: number) => Uint8Array;
}

const hostOf = (origin: string): string => new URL(origin).hostname;

/** A passkey needs a name: a bare network address has none, and only `localhost` may do without https (WebAuthn 3, 5.1.3). */
export const canHavePasskeys = (origin: string): boolean => {
  const { hostname, protocol } = new URL(origin);
  return hostname === 'localhost' || (protocol === 'https:' && !/^[\d.]+$|^\[/.test(hostname));
};

const minutes = 5;
type Purpose = `come-in` | `add/${string}`;

const sealOf = ({ secret }: Place, purpose: Purpose, nonce: string, ends: string): Buffer =>
  createHmac('sha256', secret).update(`passkey/${purpose}/${nonce}/${ends}`).digest().subarray(0, 16);

/** A question for a passkey: a nonce, its end and our seal, so that none has to be kept until it is answered. */
function questionOf(place: Place, purpose: Purpose): Uint8Array<ArrayBuffer> {
  const nonce = Buffer.from(place.random(16));
  const ends = Buffer.alloc(6);
  ends.writeUIntBE(Date.parse(place.now) + minutes * 60_000, 0, 6);
  return new Uint8Array(Buffer.concat([nonce, ends, sealOf(place, purpose, nonce.toString('hex'), ends.toString('hex'))]));
}

/** True for a question of ours that is not over. */
function isOurs(place: Place, purpose: Purpose, question: string): boolean {
  const bytes = Buffer.from(question, 'base64url');
  if (bytes.length !== 38 || bytes.readUIntBE(16, 6) < Date.parse(place.now)) return false;
  return timingSafeEqual(bytes.subarray(22), sealOf(place, purpose, bytes.subarray(0, 16).toString('hex'), bytes.subarray(16, 22).toString('hex')));
}

/** A question is answered once; of two answers at the same moment one counts. */
async function answeredFirst(db: Db, question: string): Promise<boolean> {
  await db.query('delete from people.answered where ends < now()');
  const { rowCount } = await db.query(`insert into people.answered (question, ends) values ($1, now() + $2::interval) on conflict do nothing`, [question, `${minutes * 2} minutes`]);
  return rowCount === 1;
}

export const questionToComeIn = (place: Place): Promise<PublicKeyCredentialRequestOptionsJSON> =>
  generateAuthenticationOptions({ rpID: hostOf(place.origin), challenge: questionOf(place, 'come-in'), userVerification: 'required', timeout: minutes * 60_000 });

/** The question for a new passkey: it must know its owner (PIN, finger, face) and be found without typing a name. */
export function questionToAdd(place: Place, person: { readonly id: string; readonly name: string }, known: readonly string[]): Promise<PublicKeyCredentialCreationOptionsJSON> {
  return generateRegistrationOptions({
    rpID: hostOf(place.origin), rpName: place.name, userID: new Uint8Array(Buffer.from(person.id)), userName: person.name, userDisplayName: person.name, challenge: questionOf(place, `add/${person.id}`),
    attestationType: 'none', authenticatorSelection: { residentKey: 'required', userVerification: 'required' }, excludeCredentials: known.map((id) => ({ id })), timeout: minutes * 60_000,
  });
}

export interface Passkey {
  readonly id: string;
  readonly name: string;
  readonly since: Date;
  readonly used: Date | null;
  readonly closed: Date | null;
}

export async function passkeysOf(db: Db, person: string): Promise<readonly Passkey[]> {
  const { rows } = await db.query<Passkey>('select id, name, since, used, closed from people.passkey where person = $1 order by since', [person]);
  return rows;
}

export const removePasskey = (db: Db, person: string, id: string) => db.query('delete from people.passkey where person = $1 and id = $2', [person, id]);

/** The answer that the browser put into the form; null where it is none. */
function answerIn<Answer extends { readonly id: string }>(typed: string): Answer | null {
  try {
    const answer: unknown = JSON.parse(typed);
    return typeof answer === 'object' && answer !== null && 'id' in answer && typeof answer.id === 'string' && 'response' in answer ? (answer as Answer) : null;
  } catch {
    return null;
  }
}

const questionIn = (answer: { readonly response: { readonly clientDataJSON: string } }): string => {
  try {
    const { challenge } = JSON.parse(Buffer.from(answer.response.clientDataJSON, 'base64url').toString()) as { readonly challenge?: unknown };
    return typeof challenge === 'string' ? challenge : '';
  } catch {
    return '';
  }
};

export type PasskeyRefusal = 'no-answer' | 'not-right' | 'unknown-passkey' | 'a-copy';

/** Keeps a new passkey of a person, after its signature was checked. */
export async function addPasskey(db: Db, place: Place, person: string, typed: string, name: string): Promise<Result<string, PasskeyRefusal>> {
  const answer = answerIn<RegistrationResponseJSON>(typed);
  if (answer === null) return refuse('no-answer');
  const verified = await verifyRegistrationResponse({
    response: answer, expectedChallenge: (question) => isOurs(place, `add/${person}`, question), expectedOrigin: place.origin, expectedRPID: hostOf(place.origin), requireUserVerification: true,
  }).catch(() => null);
  if (!verified?.verified || !(await answeredFirst(db, questionIn(answer)))) return refuse('not-right');
  const { credential, credentialBackedUp } = verified.registrationInfo;
  const { rowCount } = await db.query('insert into people.passkey (id, person, name, public_key, counter, transports, backed_up) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing',
    [credential.id, person, name, Buffer.from(credential.publicKey), credential.counter, credential.transports ?? [], credentialBackedUp]);
  return rowCount === 1 ? ok(credential.id) : refuse('not-right');
}

interface Kept {
  readonly person: string;
  readonly public_key: Buffer;
  readonly counter: string;
  readonly transports: string[];
  readonly closed: Date | null;
}

async function checked(place: Place, answer: AuthenticationResponseJSON, { public_key: publicKey, counter }: Kept): Promise<number | 'not-right' | 'a-copy'> {
  const credential: WebAuthnCredential = { id: answer.id, publicKey: new Uint8Array(publicKey), counter: Number(counter) };
  const ask = (known: WebAuthnCredential) => verifyAuthenticationResponse({
    response: answer, expectedChallenge: (question) => isOurs(place, 'come-in', question), expectedOrigin: place.origin, expectedRPID: hostOf(place.origin), credential: known, requireUserVerification: true,
  }).then((seen) => (seen.verified ? seen.authenticationInfo.newCounter : null), () => null);
  const now = await ask(credential);
  if (now !== null) return now;
  // Right in everything but its counter: then there are two of it (WebAuthn 3, 6.1.1).
  return (await ask({ ...credential, counter: 0 })) === null ? 'not-right' : 'a-copy';
}

/** Whose passkey answered. One whose counter went back is closed, because somebody has a copy of it. */
export async function comeInWithPasskey(db: Db, place: Place, typed: string): Promise<Result<string, PasskeyRefusal>> {
  const answer = answerIn<AuthenticationResponseJSON>(typed);
  if (answer === null) return refuse('no-answer');
  const { rows: [kept] } = await db.query<Kept>('select person, public_key, counter, transports, closed from people.passkey where id = $1', [answer.id]);
  if (kept === undefined) return refuse('unknown-passkey');
  if (kept.closed !== null) return refuse('a-copy');
  const counter = await checked(place, answer, kept);
  if (counter === 'a-copy') await db.query('update people.passkey set closed = now() where id = $1', [answer.id]);
  if (typeof counter === 'string') return refuse(counter);
  if (!(await answeredFirst(db, questionIn(answer)))) return refuse('not-right');
  const { rowCount } = await db.query('update people.passkey set counter = $2, used = now() where id = $1 and counter = $3 and closed is null', [answer.id, counter, kept.counter]);
  return rowCount === 1 ? ok(kept.person) : refuse('not-right');
}
