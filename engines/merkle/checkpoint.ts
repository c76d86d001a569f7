import { ok, refuse, type Result } from '@plenaria/kernel/result.ts';
import { fromBase64, openNote, signNote, toBase64, type NoteKey, type NoteRefusal, type SigningKey } from './note.ts';
import type { Hash } from './tree.ts';

/** How large a log was and what its root was, as C2SP `tlog-checkpoint` writes it: origin, size, root, a line each. */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Hash;
}

const textOf = ({ origin, size, root }: Checkpoint): string => `${origin}\n${size}\n${toBase64(root)}\n`;

export const signCheckpoint = (checkpoint: Checkpoint, key: SigningKey): string => signNote(textOf(checkpoint), key);

export type CheckpointRefusal = NoteRefusal | 'not-a-checkpoint';

/** Reads the three lines without looking at signatures. */
export function readCheckpoint(text: string): Result<Checkpoint, 'not-a-checkpoint'> {
  const [origin, size, root] = text.split('\n');
  if (!origin || !size || !root || !/^(0|[1-9]\d{0,15})$/.test(size)) return refuse('not-a-checkpoint');
  if (!/^[A-Za-z0-9+/]{43}=$/.test(root)) return refuse('not-a-checkpoint');
  return ok({ origin, size: Number(size), root: fromBase64(root) });
}

/** Opens a signed checkpoint: the origin's own key must have signed it. */
export function openCheckpoint(note: string, keys: readonly NoteKey[]): Result<Checkpoint, CheckpointRefusal> {
  const opened = openNote(note, keys);
  return opened.ok ? readCheckpoint(opened.value.text) : opened;
}
