import { problem, type Problem } from './problem.ts';
import type { Row, Table } from './table.ts';

/** Headings compare without case, and `_`, `-` and blanks are one. */
export const plain = (heading: string): string => heading.toLowerCase().replace(/[_\-\s]+/g, ' ').trim();

/** Values compare without case; nothing else is overlooked. */
export const folded = (value: string): string => value.normalize('NFC').toLowerCase();

const stripped = (text: string): string => folded(text).normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/\.0+$/, '').replace(/[^\p{L}\p{N}]/gu, '');

/** The known value that somebody most likely meant: the same letters and digits without accents and signs. Only ever shown, never taken. */
export const meant = (found: string, known: readonly string[]): string | null => known.find((value) => stripped(value) === stripped(found) && stripped(found) !== '') ?? null;

/** The first of the first twenty rows that this test takes for headings. */
export const headingRow = (table: Table, isOne: (cells: readonly string[]) => boolean): Row | null => table.rows.slice(0, 20).find(({ cells }) => isOne(cells)) ?? null;

export const isBlank = ({ cells }: Row): boolean => cells.every((cell) => cell === '');

/** Where a column stands; -1 where none has one of these names. */
export const columnOf = (heads: readonly string[], names: readonly string[]): number => heads.findIndex((head) => names.includes(plain(head)));

/** Problems every file can have: open quotation marks, one name for two wanted columns, cells beyond the last heading. */
export function formProblems(table: Table, head: Row, wanted: readonly number[]): readonly Problem[] {
  const twice = wanted.filter((at) => at >= 0 && head.cells.some((cell, other) => other !== at && plain(cell) === plain(head.cells[at] ?? '')));
  const last = head.cells.reduce((found, cell, at) => (cell === '' ? found : at), 0);
  const beyond = table.rows.filter(({ number }) => number > head.number).flatMap(({ number, cells }) => {
    const extra = cells.slice(last + 1).find((cell) => cell !== '');
    return extra === undefined ? [] : [problem('cells-without-heading', number, '', extra)];
  });
  return [
    ...table.broken.map((row) => problem('open-quotation', row, '')),
    ...twice.map((at) => problem('heading-twice', head.number, head.cells[at] ?? '')),
    ...beyond,
  ];
}

/** Problems in the order in which an eye meets them: by row, then by column. */
export const inOrder = (problems: readonly Problem[], head: Row): readonly Problem[] =>
  [...problems].sort((a, b) => a.row - b.row || head.cells.indexOf(a.column) - head.cells.indexOf(b.column));
