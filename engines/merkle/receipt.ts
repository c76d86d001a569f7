import { utf8ToBytes } from '@noble/hashes/utils.js';
import { ok, refuse, type Result } from '@plenaria/kernel/result.ts';
import { openCheckpoint, type Checkpoint, type CheckpointRefusal } from './checkpoint.ts';
import { fromBase64, toBase64, type NoteKey } from './note.ts';
import { provesInclusion } from './proofs.ts';
import { leafHash, type Hash } from './tree.ts';

/** A receipt: that one entry is in a signed log, checkable without the log (C2SP `tlog-proof`, files end in `.tlog-proof`). */
export interface LogReceipt {
  /** From 0. */
  readonly index: number;
  readonly hashes: readonly Hash[];
  /** The signed checkpoint, with any cosignatures. */
  readonly note: string;
}

const firstLine = 'c2sp.org/tlog-proof@v1';

export const writeReceipt = ({ index, hashes, note }: LogReceipt): string => `${firstLine}\nindex ${index}\n${hashes.map((hash) => `${toBase64(hash)}\n`).join('')}\n${note}`;

/** Reads a receipt; an `extra` line is passed over. */
export function readReceipt(text: string): Result<LogReceipt, 'not-a-receipt'> {
  const at = text.indexOf('\n\n');
  const [first, ...lines] = text.slice(0, Math.max(0, at)).split('\n');
  const rest = lines[0]?.startsWith('extra ') ? lines.slice(1) : lines;
  const index = /^index (0|[1-9]\d{0,14})$/.exec(rest[0] ?? '')?.[1];
  const hashes = rest.slice(1);
  if (first !== firstLine || index === undefined || hashes.some((line) => !/^[A-Za-z0-9+/]{43}=$/.test(line)) || hashes.length > 63) return refuse('not-a-receipt');
  return ok({ index: Number(index), hashes: hashes.map(fromBase64), note: text.slice(at + 2) });
}

/** Whether an entry, as it was written, is where the receipt says, in a log that one of the keys signed. */
export function provesEntry(entry: string, receipt: LogReceipt, keys: readonly NoteKey[]): Result<Checkpoint, CheckpointRefusal | 'not-in-the-log'> {
  const opened = openCheckpoint(receipt.note, keys);
  if (!opened.ok) return opened;
  const { size, root } = opened.value;
  return provesInclusion(leafHash(utf8ToBytes(entry)), receipt.index, size, receipt.hashes, root) ? opened : refuse('not-in-the-log');
}
