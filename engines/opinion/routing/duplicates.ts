import { byCodePoint } from '@plenaria/kernel/language.ts';

export interface Statement {
  readonly id: string;
  readonly words: string;
}

/** A statement that says the same, or nearly: shown to the author ("join this one?"), never merged by itself. */
export interface Alike {
  readonly id: string;
  readonly how: 'exact' | 'near';
  /** Share of three-letter pieces both have, of all pieces either has (Jaccard), in thousandths. */
  readonly thousandths: number;
}

const bands = 24;
const rows = 3;
const nearFrom = 0.6;

/** A text as it is compared: letters and digits of any script, without case, accents, marks or punctuation. */
export const plainText = (words: string): string => words.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

const pieces = (plain: string): ReadonlySet<string> => {
  const letters = [...` ${plain} `];
  return new Set(letters.length < 3 ? [plain] : letters.slice(2).map((_, at) => letters.slice(at, at + 3).join('')));
};

/** FNV-1a (Fowler, Noll and Vo 1991), finished by a multiplication so that all bits take part. */
function hash(text: string, salt: number): number {
  let value = 2166136261 ^ salt;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 16777619);
  value = Math.imul(value ^ (value >>> 16), 0x45d9f3b);
  return (value ^ (value >>> 15)) >>> 0;
}

/** MinHash (Broder 1997) cut into bands: two texts that share 60 % of their pieces share a band in 997 of 1,000 cases. */
function bandsOf(own: ReadonlySet<string>): readonly string[] {
  const least = new Uint32Array(bands * rows).fill(2 ** 32 - 1);
  for (const piece of own) for (let at = 0; at < least.length; at += 1) least[at] = Math.min(least[at] as number, hash(piece, at + 1));
  return Array.from({ length: bands }, (_, band) => `${band}:${least.subarray(band * rows, (band + 1) * rows).join('.')}`);
}

const shared = (one: ReadonlySet<string>, other: ReadonlySet<string>): number => {
  const both = [...one].filter((piece) => other.has(piece)).length;
  return both / (one.size + other.size - both);
};

/** What is there already, ready to be asked about one more text: each question looks only at texts that share a band. */
export class Likeness {
  private readonly byBand = new Map<string, string[]>();
  private readonly piecesOf = new Map<string, ReadonlySet<string>>();
  private readonly plainOf = new Map<string, string>();

  constructor(statements: readonly Statement[] = []) {
    for (const statement of statements) this.add(statement);
  }

  add({ id, words }: Statement): void {
    const plain = plainText(words);
    const own = pieces(plain);
    this.plainOf.set(id, plain);
    this.piecesOf.set(id, own);
    for (const band of bandsOf(own)) this.byBand.set(band, [...(this.byBand.get(band) ?? []), id]);
  }

  /** Statements like these words, likest first; equals by id. */
  like(words: string): readonly Alike[] {
    const plain = plainText(words);
    const own = pieces(plain);
    const near = new Set(bandsOf(own).flatMap((band) => this.byBand.get(band) ?? []));
    return [...near].map((id) => ({ id, share: shared(own, this.piecesOf.get(id) ?? new Set()) })).filter(({ share }) => share >= nearFrom)
      .map(({ id, share }): Alike => ({ id, how: this.plainOf.get(id) === plain ? 'exact' : 'near', thousandths: Math.round(share * 1000) }))
      .sort((a, b) => b.thousandths - a.thousandths || byCodePoint(a.id, b.id));
  }

  /** Every pair alike among what is there: for a moderator to confirm or to keep apart. */
  pairs(words: (id: string) => string): readonly { readonly one: string; readonly other: string; readonly how: Alike['how']; readonly thousandths: number }[] {
    return [...this.plainOf.keys()].sort(byCodePoint).flatMap((one) => this.like(words(one)).filter(({ id }) => id > one).map(({ id, how, thousandths }) => ({ one, other: id, how, thousandths })));
  }
}
