import Papa from 'papaparse';
import { ok, refuse, type Result } from '@plenaria/kernel/result.ts';

/** One line of a file of texts that were published elsewhere, with what somebody read of their standing. */
export interface PublishedLine {
  readonly number: number;
  readonly axis: string;
  readonly title: string;
  readonly words: string;
  /** A key and the author's own word; both empty where the file tells nothing. */
  readonly reading: string;
  readonly label: string;
}

/** A problem by its row (the heading is row 1), its column, what was found and what was expected. */
export interface LineProblem {
  readonly row: number;
  readonly column: string;
  readonly found: string;
  readonly expected: string;
}

const headings = {
  number: ['number', 'no', 'id'], axis: ['axis', 'theme'], title: ['title', 'measure', 'recommendation', 'text'],
  words: ['words', 'objective', 'details'], reading: ['reading', 'status'], label: ['label', 'status_fr', 'status_words'],
} as const;

/** "CCC-017", "No. 17" and "17" are 17. */
const numberIn = (text: string): number | null => {
  const digits = /(\d{1,6})\s*$/.exec(text.trim())?.[1];
  return digits === undefined ? null : Number(digits);
};

/** A word as a key: lower case, without accents, everything else a hyphen. */
export const keyOf = (text: string): string => text.normalize('NFD').replace(/\p{Mn}/gu, '').toLowerCase().replace(/[^a-z0-9_]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 40);

/** Reads a file of published texts: columns are found by their headings, every problem is named, nothing is taken in half. */
export function readPublished(text: string): Result<readonly PublishedLine[], readonly LineProblem[]> {
  const { data, meta } = Papa.parse<Record<string, string>>(text.replace(/^\ufeff/, ''), { header: true, skipEmptyLines: 'greedy', transformHeader: (heading) => heading.trim().toLowerCase() });
  const columns = Object.fromEntries(Object.entries(headings).map(([key, names]) => [key, (meta.fields ?? []).find((field) => (names as readonly string[]).includes(field)) ?? '']));
  if (columns['number'] === '' || columns['title'] === '') return refuse([{ row: 1, column: '', found: (meta.fields ?? []).join(', '), expected: 'number, title [, axis, words, reading, label]' }]);
  const problems: LineProblem[] = [];
  const seen = new Map<number, number>();
  const lines = data.flatMap((row, at): PublishedLine[] => {
    const cell = (key: keyof typeof headings): string => (row[columns[key] ?? ''] ?? '').trim();
    const number = numberIn(cell('number'));
    const first = number === null ? undefined : seen.get(number);
    if (number === null) problems.push({ row: at + 2, column: columns['number'] ?? '', found: cell('number'), expected: 'a number' });
    else if (first !== undefined) problems.push({ row: at + 2, column: columns['number'] ?? '', found: cell('number'), expected: `another number than row ${first}` });
    if (cell('title') === '') problems.push({ row: at + 2, column: columns['title'] ?? '', found: '', expected: 'a text' });
    if (number === null || first !== undefined) return [];
    seen.set(number, at + 2);
    return [{ number, axis: cell('axis'), title: cell('title'), words: cell('words'), reading: keyOf(cell('reading')), label: cell('label') || cell('reading') }];
  });
  if (lines.length === 0 && problems.length === 0) problems.push({ row: 2, column: '', found: '', expected: 'a text in every row' });
  return problems.length > 0 ? refuse(problems) : ok(lines);
}
