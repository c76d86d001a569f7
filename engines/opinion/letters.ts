import { invariant } from '@plenaria/kernel/result.ts';

/** Texts kept outside the heap's objects: two million short strings cost the collector more than everything else together. */
export interface Letters {
  /** Keeps a text of fewer than 65,536 letters and says where it begins. */
  readonly keep: (text: string) => number;
  readonly at: (begin: number) => string;
}

const CHUNK = 1 << 20;

/** Opens an empty keep. Each text lies whole in one chunk, behind its length. */
export function openLetters(): Letters {
  const chunks: Uint16Array[] = [];
  let last = new Uint16Array(0);
  let end = CHUNK;
  const keep = (text: string): number => {
    invariant(text.length < 1 << 16, 'an id has fewer than 65,536 letters');
    if (end + text.length + 1 > CHUNK) {
      last = new Uint16Array(CHUNK);
      chunks.push(last);
      end = 0;
    }
    const begin = (chunks.length - 1) * CHUNK + end;
    last[end] = text.length;
    for (let at = 0; at < text.length; at += 1) last[end + 1 + at] = text.charCodeAt(at);
    end += text.length + 1;
    return begin;
  };
  const at = (begin: number): string => {
    const chunk = chunks[Math.floor(begin / CHUNK)] ?? last;
    const from = begin % CHUNK;
    return String.fromCharCode(...chunk.subarray(from + 1, from + 1 + (chunk[from] ?? 0)));
  };
  return { keep, at };
}
