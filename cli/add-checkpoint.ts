import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { join } from 'node:path';
import { cosign, fromBase64, openCheckpoint, provesConsistency, readCheckpoint, sameHash, type Checkpoint, type NoteKey, type SigningKey } from '@plenaria/merkle/index.ts';

/** What a witness answers: an HTTP status, a body and its kind; with the note to keep before anybody hears a 200. */
export interface Added {
  readonly status: 200 | 400 | 403 | 404 | 409 | 422;
  readonly body: string;
  readonly kind: 'text/plain; charset=utf-8' | 'text/x.tlog.size';
  readonly keep: string | null;
}

interface Asked {
  readonly old: number;
  readonly proof: readonly Uint8Array[];
  readonly note: string;
}

const plain = (status: Added['status'], body: string): Added => ({ status, body: `${body}\n`, kind: 'text/plain; charset=utf-8', keep: null });
const conflict = (size: number): Added => ({ status: 409, body: `${size}\n`, kind: 'text/x.tlog.size', keep: null });

/** `old N`, at most 63 hashes in base64, an empty line, the checkpoint; null for anything else. */
function readAsked(body: string): Asked | null {
  const end = body.indexOf('\n\n');
  const [first = '', ...hashes] = body.slice(0, Math.max(0, end)).split('\n');
  const old = /^old (0|[1-9]\d{0,15})$/.exec(first)?.[1];
  if (end < 0 || old === undefined || hashes.length > 63 || !hashes.every((hash) => /^[A-Za-z0-9+/]{43}=$/.test(hash))) return null;
  return { old: Number(old), proof: hashes.map(fromBase64), note: body.slice(end + 2) };
}

/**
 * C2SP tlog-witness, `add-checkpoint`: the log says from which size it goes on, proves that it only appended, and gets
 * the witness's cosignature. Where the sizes differ it hears the size that the witness saw last (409) and may ask again.
 */
export function addCheckpoint(body: string, log: NoteKey, before: Checkpoint | null, witness: SigningKey, time: number): Added {
  const asked = readAsked(body);
  const unproven = asked === null ? null : readCheckpoint(asked.note);
  if (asked === null || !unproven?.ok) return plain(400, 'That is not a checkpoint with its proof.');
  if (unproven.value.origin !== log.name) return plain(404, 'That log is not witnessed here.');
  const opened = openCheckpoint(asked.note, [log]);
  if (!opened.ok) return plain(403, `The checkpoint is not signed by ${log.name}.`);
  const { size, root } = opened.value;
  const seen = before?.size ?? 0;
  if (asked.old > size) return plain(400, 'The old size is greater than the new.');
  if (asked.old !== seen) return conflict(seen);
  if (before !== null && size === seen && !sameHash(root, before.root)) return conflict(seen);
  const holds = seen === 0 || size === seen ? asked.proof.length === 0 : before !== null && provesConsistency(seen, size, before.root, root, asked.proof);
  if (!holds) return plain(422, 'The proof does not show that the log only appended.');
  const keep = cosign(asked.note, witness, time);
  return { status: 200, body: keep.slice(asked.note.length), kind: 'text/plain; charset=utf-8', keep };
}

/** The checkpoint is on the disk before the log hears of it: a witness who forgets would sign two histories. */
function keepIn(home: string, note: string): void {
  const kept = join(home, 'checkpoint.txt');
  const file = openSync(`${kept}.new`, 'w', 0o600);
  writeSync(file, note);
  fsyncSync(file);
  closeSync(file);
  renameSync(`${kept}.new`, kept);
  const folder = openSync(home, 'r');
  fsyncSync(folder);
  closeSync(folder);
}

const largest = 64 * 1024;

async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += (part as Buffer).length;
    if (size > largest) return null;
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts).toString('utf8');
}

export interface Witnessing {
  readonly log: NoteKey;
  readonly witness: SigningKey;
  /** The folder that holds what was seen last. */
  readonly home: string;
  /** Seconds since 1970. */
  readonly now: () => number;
}

/** A witness that is asked over HTTP at `POST /add-checkpoint`. Comparing and keeping happen in one turn, so two who ask at once cannot both go on from one size. */
export function witnessServer({ log, witness, home, now }: Witnessing): Server {
  const kept = join(home, 'checkpoint.txt');
  const answer = (body: string): Added => {
    const last = existsSync(kept) ? readCheckpoint(readFileSync(kept, 'utf8')) : null;
    if (last !== null && !last.ok) throw new Error(`${kept} is not a checkpoint`);
    const added = addCheckpoint(body, log, last === null ? null : last.value, witness, now());
    if (added.keep !== null) keepIn(home, added.keep);
    return added;
  };
  return createServer({ requestTimeout: 10_000 }, (request, response) => {
    if (request.method !== 'POST' || request.url !== '/add-checkpoint') return void response.writeHead(404).end();
    bodyOf(request).then((body) => {
      if (body === null) return void response.writeHead(413, { connection: 'close' }).end();
      const { status, body: words, kind } = answer(body);
      response.writeHead(status, { 'content-type': kind }).end(words);
    }).catch((trouble: unknown) => {
      console.error(trouble instanceof Error ? trouble.message : 'not an error');
      response.headersSent ? response.destroy() : response.writeHead(500).end();
    });
  });
}
