import { digestOf, type Digest } from '@plenaria/kernel/digest.ts';
import type { Instant } from '@plenaria/kernel/civil-date.ts';
import type { Db } from './contract.ts';

/** A file as it was uploaded; its digest is its address. At most 20 MB. */
export interface Blob {
  readonly digest: Digest;
  readonly mediaType: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

export const largestFile = 20 * 1024 * 1024;

/** Keeps a file. The same bytes twice are one file; the first name stays. */
export async function keep(db: Db, file: { readonly mediaType: string; readonly name: string; readonly bytes: Uint8Array }, at: Instant): Promise<Digest> {
  const digest = digestOf(file.bytes);
  await db.query(
    'insert into record.blob (digest, media_type, name, bytes, at) values ($1, $2, $3, $4, $5) on conflict (digest) do nothing',
    [digest, file.mediaType, file.name, Buffer.from(file.bytes), at],
  );
  return digest;
}

export async function blobOf(db: Db, digest: string): Promise<Blob | null> {
  const { rows } = await db.query<{ digest: Digest; media_type: string; name: string; bytes: Buffer }>(
    'select digest, media_type, name, bytes from record.blob where digest = $1', [digest]);
  const row = rows[0];
  return row ? { digest: row.digest, mediaType: row.media_type, name: row.name, bytes: row.bytes } : null;
}

/** Names and sizes of files, without their bytes. */
export async function filesNamed(db: Db, digests: readonly string[]): Promise<ReadonlyMap<string, { readonly name: string; readonly size: number; readonly mediaType: string }>> {
  const { rows } = await db.query<{ digest: string; name: string; size: number; media_type: string }>(
    'select digest, name, octet_length(bytes) as size, media_type from record.blob where digest = any($1)', [digests]);
  return new Map(rows.map(({ digest, name, size, media_type: mediaType }) => [digest, { name, size, mediaType }]));
}
