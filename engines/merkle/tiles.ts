import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';

/** Which tile: `level` null is the tile of entries; `count` below 256 is a partial one at the right edge. */
export interface TileName {
  readonly level: number | null;
  readonly index: number;
  readonly count: number;
}

const threes = (index: number): string => {
  const digits = String(index).padStart(Math.ceil(String(index).length / 3) * 3, '0');
  const parts = digits.match(/.{3}/g) ?? [];
  return parts.map((part, at) => (at < parts.length - 1 ? `x${part}` : part)).join('/');
};

/** The path of a tile below `tile/`, as C2SP tlog-tiles writes it: `0/x001/234`, `entries/000.p/17`. */
export const tilePath = ({ level, index, count }: TileName): string => `${level ?? 'entries'}/${threes(index)}${count < 256 ? `.p/${count}` : ''}`;

/** Reads such a path; null where it is not written exactly so. */
export function tileOf(path: string): TileName | null {
  const [, level = '', digits = '', partial] = /^(entries|[0-5]?\d)\/((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/.exec(path) ?? [];
  if (level === '') return null;
  const name: TileName = { level: level === 'entries' ? null : Number(level), index: Number(digits.replace(/[x/]/g, '')), count: partial === undefined ? 256 : Number(partial) };
  return tilePath(name) === path ? name : null;
}

/** Entries one after another, each behind its length in two bytes; null where an entry is longer than two bytes can say. */
export function entriesTile(entries: readonly string[]): Uint8Array | null {
  const all = entries.map(utf8ToBytes);
  if (all.some(({ length }) => length > 0xffff)) return null;
  return concatBytes(...all.flatMap((entry) => [Uint8Array.of(entry.length >> 8, entry.length & 255), entry]));
}
