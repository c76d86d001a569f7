import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';

export interface Source {
  readonly settings: Readonly<Record<string, string | boolean>>;
  readonly cvr?: string;
  readonly raw?: string;
}

export interface Row {
  readonly count: number;
  readonly ranks: readonly (readonly string[])[];
}

const text = (settings: Source['settings'], key: string): string => (typeof settings[key] === 'string' ? String(settings[key]) : '');

/** A cell of a spreadsheet of ranks: nobody, one name, or several. */
function cellOf(cell: string, settings: Source['settings'], blankIsWriteIn: boolean): readonly string[] {
  const mark = cell.trim();
  const writeIn = text(settings, 'undeclaredWriteInLabel');
  if (mark === '') return blankIsWriteIn ? ['Undeclared Write-ins'] : [];
  if (mark === text(settings, 'skippedRankLabel')) return [];
  if (text(settings, 'overvoteLabel') !== '' && mark === text(settings, 'overvoteLabel')) return ['overvote', 'overvote'];
  if (writeIn !== '' && mark === writeIn) return ['Undeclared Write-ins'];
  const delimiter = text(settings, 'overvoteDelimiter');
  return delimiter === '' ? [mark] : mark.split(delimiter).map((one) => one.trim());
}

/** One row a voter, one column a candidate, a rank in each cell: the generic CSV of RCTab. */
function genericRows(path: string, settings: Source['settings']): readonly Row[] {
  const [heads = [], ...rows] = Papa.parse<string[]>(readFileSync(path, 'utf8').trimEnd()).data;
  const first = Math.max(0, Number(text(settings, 'firstVoteColumnIndex') || '1') - 1);
  return rows.map((row) => {
    const ranked = row.slice(first).flatMap((cell, at) => (/^\d+$/.test(cell.trim()) ? [{ rank: Number(cell), name: heads[first + at] ?? '' }] : []));
    const most = Math.max(0, ...ranked.map(({ rank }) => rank));
    return { count: 1, ranks: Array.from({ length: most }, (_, at) => ranked.filter(({ rank }) => rank === at + 1).map(({ name }) => name)) };
  });
}

/** Clear Ballot: a column for every candidate and rank, `Choice_6_1:Contest:1:Number of Winners 1:Name:NON`. */
function clearBallotRows(path: string): readonly Row[] {
  const [heads = [], ...rows] = Papa.parse<string[]>(readFileSync(path, 'utf8').trimEnd()).data;
  const columns = heads.flatMap((head, column) => {
    const parts = head.split(':');
    return head.startsWith('Choice_') ? [{ column, rank: Number(parts[2]), name: parts[4] ?? '' }] : [];
  });
  const most = Math.max(0, ...columns.map(({ rank }) => rank));
  return rows.map((row) => ({ count: 1, ranks: Array.from({ length: most }, (_, at) => columns.filter(({ column, rank }) => rank === at + 1 && row[column] === '1').map(({ name }) => name)) }));
}

/** The papers of a source, or null where its file is absent or of a kind that is not read here. */
export function readSource(source: Source, folder: string, rules: Source['settings']): readonly Row[] | null {
  const { settings } = source;
  const path = join(folder, source.cvr ?? source.raw ?? '-');
  if (!existsSync(path)) return null;
  if (source.raw !== undefined) {
    const provider = text(settings, 'provider').toLowerCase();
    return provider.startsWith('clear') ? clearBallotRows(path) : path.endsWith('.csv') ? genericRows(path, settings) : null;
  }
  const blank = settings['treatBlankAsUndeclaredWriteIn'] === true || rules['treatBlankAsUndeclaredWriteIn'] === true;
  const { groups } = JSON.parse(readFileSync(path, 'utf8')) as { readonly groups: readonly (readonly [number, readonly string[]])[] };
  return groups.map(([count, cells]) => ({ count, ranks: cells.map((cell) => cellOf(cell, settings, blank)) }));
}
