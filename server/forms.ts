import { ok, refuse, type Result } from '@plenaria/kernel/result.ts';
import type { Stream } from '#nouns/noun.ts';
import type { Form, UploadedFile } from '#people/visit.ts';

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

/** The bytes of a body, as long as they stay under the limit: a body that does not say its length is counted as it comes. */
async function bytesOf(request: Request, most: number): Promise<Uint8Array | null> {
  if (Number(request.headers.get('content-length') ?? 0) > most) return null;
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

/** Reads a form body, whatever somebody sent; fields that repeat keep all their values, joined by line ends in `values`. */
export async function readForm(request: Request, most: number): Promise<Result<Posted, FormRefusal>> {
  const type = request.headers.get('content-type') ?? '';
  if (type !== '' && !/^(application\/x-www-form-urlencoded|multipart\/form-data)\s*(;|$)/i.test(type)) return refuse('not-a-form');
  const bytes = await bytesOf(request, most);
  if (bytes === null) return refuse('too-large');
  try {
    return ok(await posted(type === '' ? new FormData() : await new Response(Buffer.from(bytes), { headers: { 'content-type': type } }).formData()));
  } catch {
    return refuse('unreadable');
  }
}

async function posted(sent: FormData): Promise<Posted> {
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
