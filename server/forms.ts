import type { IncomingMessage } from 'node:http';
import { ok, refuse, type Result } from '@plenaria/kernel/result.ts';
import type { Stream } from '#nouns/noun.ts';
import type { Form, UploadedFile } from '#people/visit.ts';
import { wireOf } from './network.ts';

/** Bytes that a form may have: with files from somebody who is signed in, and short from everybody else. */
export const largestBody = { signedIn: 21 * 1024 * 1024, stranger: 256 * 1024 } as const;
const longestField = 60_000;

export interface Posted {
  readonly form: Form;
  readonly seen: Readonly<Record<Stream, number>>;
}

/** Control characters other than line ends are taken out: no text of a person needs them, and PostgreSQL refuses NUL. */
const cleaned = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '').replace(/\p{Surrogate}/gu, '\ufffd').slice(0, longestField);

function seenIn(all: readonly string[]): Readonly<Record<Stream, number>> {
  return Object.fromEntries(all.flatMap((text) => {
    const parts = /^([a-z-]+\/[A-Za-z0-9._-]{1,120})@(\d{1,9})$/.exec(text);
    return parts?.[1] && parts[2] ? [[parts[1], Number(parts[2])]] : [];
  }));
}

export type FormRefusal = 'too-large' | 'not-a-form' | 'unreadable';

/** The bytes of a message as it comes over the wire; null where they pass the limit, and the rest is left unread. */
function bytesOnWire(wire: IncomingMessage, most: number): Promise<Buffer | null> {
  return new Promise((done, fail) => {
    const parts: Buffer[] = [];
    let length = 0;
    const over = (bytes: Buffer | null): void => {
      wire.off('data', heard).off('end', ended).off('error', fail).off('close', gone);
      done(bytes);
    };
    const heard = (part: Buffer): void => {
      parts.push(part);
      length += part.length;
      if (length > most) over(null);
    };
    const ended = (): void => over(Buffer.concat(parts));
    const gone = (): void => fail(new Error('The connection closed before its form was read.'));
    wire.on('data', heard).on('end', ended).on('error', fail).on('close', gone);
  });
}

/** The bytes of a body, as long as they stay under the limit: a body that does not say its length is counted as it comes. */
async function bytesOf(request: Request, most: number): Promise<Buffer | null> {
  if (Number(request.headers.get('content-length') ?? 0) > most) return null;
  const wire = wireOf(request);
  if (wire !== null) return bytesOnWire(wire, most);
  const [parts, reader] = [[] as Uint8Array[], request.body?.getReader()];
  let length = 0;
  for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
    length += part.value.length;
    if (length > most) {
      await reader?.cancel();
      return null;
    }
    parts.push(part.value);
  }
  return Buffer.concat(parts);
}

/** The fields of a body: pairs as a plain form sends them, or the parts of one with files. */
const sentIn = async (bytes: Buffer, type: string): Promise<Iterable<readonly [string, FormDataEntryValue]>> =>
  type === '' ? [] : /^multipart/i.test(type) ? new Response(bytes as Uint8Array<ArrayBuffer>, { headers: { 'content-type': type } }).formData() : new URLSearchParams(bytes.toString('utf8'));

/** Reads a form body, whatever somebody sent; fields that repeat keep all their values, joined by line ends in `values`. */
export async function readForm(request: Request, most: number): Promise<Result<Posted, FormRefusal>> {
  const type = request.headers.get('content-type') ?? '';
  if (type !== '' && !/^(application\/x-www-form-urlencoded|multipart\/form-data)\s*(;|$)/i.test(type)) return refuse('not-a-form');
  try {
    const bytes = await bytesOf(request, most);
    return bytes === null ? refuse('too-large') : ok(await posted(await sentIn(bytes, type)));
  } catch {
    return refuse('unreadable');
  }
}

async function posted(sent: Iterable<readonly [string, FormDataEntryValue]>): Promise<Posted> {
  const fields = new Map<string, string[]>();
  const files = new Map<string, UploadedFile>();
  for (const [name, value] of sent) {
    if (typeof value === 'string') fields.set(name, [...(fields.get(name) ?? []), cleaned(value)]);
    else if (value.size > 0) files.set(name, { name: cleaned(value.name).slice(0, 200), mediaType: value.type || 'application/octet-stream', bytes: new Uint8Array(await value.arrayBuffer()) });
  }
  const form: Form = {
    get: (name) => fields.get(name)?.[0] ?? '',
    all: (name) => fields.get(name) ?? [],
    file: (name) => files.get(name) ?? null,
    values: Object.fromEntries([...fields].map(([name, all]) => [name, all.join('\n')])),
  };
  return { form, seen: seenIn(fields.get('seen') ?? []) };
}

export const noForm: Posted = { form: { get: () => '', all: () => [], file: () => null, values: {} }, seen: {} };
