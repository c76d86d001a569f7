import { readSheet } from 'read-excel-file/universal';
import { tableOfBytes, tidy, type Table } from './table.ts';

type Cell = string | number | boolean | Date | null | undefined | object;

function words(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().replace(/T00:00:00\.000Z$/, '');
  return tidy(String(cell));
}

/** XLSX is a ZIP archive; the older XLS is an OLE file, which is not read. */
export const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
const isOle = (bytes: Uint8Array): boolean => bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0;

export type NotATable = 'old-excel' | 'not-a-spreadsheet' | 'empty-file';

/** The first sheet of an XLSX file, or the rows of a CSV file; which of the two it is, the bytes say and not the name. */
export async function tableOf(bytes: Uint8Array): Promise<Table | NotATable> {
  if (isOle(bytes)) return 'old-excel';
  if (!isZip(bytes)) {
    const table = tableOfBytes(bytes);
    return table.rows.every(({ cells }) => cells.every((cell) => cell === '')) ? 'empty-file' : table;
  }
  try {
    const rows = await readSheet(bytes.slice().buffer);
    const filled = rows.map((cells, at) => ({ number: at + 1, cells: cells.map((cell) => words(cell)) }));
    return filled.every(({ cells }) => cells.every((cell) => cell === '')) ? 'empty-file' : { rows: filled, notes: [], broken: [] };
  } catch {
    return 'not-a-spreadsheet';
  }
}
