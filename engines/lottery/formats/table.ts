import Papa from 'papaparse';

/** A row as the spreadsheet counts it: the first is 1, blank ones count. Cells are trimmed, inner runs of blanks are one space. */
export interface Row {
  readonly number: number;
  readonly cells: readonly string[];
}

/** What a reader took for granted about a file's form; every one is told, none is silent. */
export type FormNote = 'utf-16' | 'windows-1252' | 'semicolons' | 'tabs' | 'bars';

export interface Table {
  readonly rows: readonly Row[];
  readonly notes: readonly FormNote[];
  /** Rows in which a quotation mark is opened and never closed. */
  readonly broken: readonly number[];
}

const marks: readonly (readonly [string, FormNote | null])[] = [[',', null], [';', 'semicolons'], ['\t', 'tabs'], ['|', 'bars']];

/** Canonical form of a cell: NFC, without byte-order marks, blanks of every kind as one space. */
export const tidy = (text: string): string => text.normalize('NFC').replace(/[\ufeff\u200b]/g, '').replace(/\s+/g, ' ').trim();

/** The text of a file: UTF-8 or UTF-16 by its mark, else UTF-8 where it is valid, else Windows-1252. */
export function textOf(bytes: Uint8Array): { readonly text: string; readonly notes: readonly FormNote[] } {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), notes: ['utf-16'] };
  if (first === 0xfe && second === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes), notes: ['utf-16'] };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), notes: [] };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), notes: ['windows-1252'] };
  }
}

/** The mark that parts the most of the first lines into the same number of cells, and into the most; quotation marks protect theirs. */
function markOf(text: string): readonly [string, FormNote | null] {
  const named = /^sep=(.)\r?\n/i.exec(text)?.[1];
  const lines = text.split(/\r?\n/, 20).join('\n');
  const cells = (mark: string): number => {
    const counts = Papa.parse<string[]>(lines, { delimiter: mark }).data.map((row) => row.length).filter((count) => count > 1);
    return Math.max(0, ...counts.map((count) => counts.filter((other) => other === count).length * 1000 + count));
  };
  const given = marks.find(([mark]) => mark === named);
  return given ?? marks.reduce((best, one) => (cells(one[0]) > cells(best[0]) ? one : best));
}

/** Reads CSV text (RFC 4180, and what spreadsheets make of it: semicolons, tabs, `sep=` lines). */
export function tableOfText(text: string): Table {
  const bare = text.replace(/^\ufeff/, '');
  const [delimiter, note] = markOf(bare);
  const skipped = /^sep=.\r?\n/i.exec(bare)?.[0] ?? '';
  const parsed = Papa.parse<string[]>(bare.slice(skipped.length), { delimiter });
  const first = skipped === '' ? 1 : 2;
  return {
    rows: parsed.data.map((cells, at) => ({ number: at + first, cells: cells.map(tidy) })),
    notes: note === null ? [] : [note],
    broken: parsed.errors.filter(({ type }) => type === 'Quotes').map(({ row = 0 }) => row + first),
  };
}

/** Reads the bytes of a CSV file. */
export function tableOfBytes(bytes: Uint8Array): Table {
  const { text, notes } = textOf(bytes);
  const table = tableOfText(text);
  return { ...table, notes: [...notes, ...table.notes] };
}
