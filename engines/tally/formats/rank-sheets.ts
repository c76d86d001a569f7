import Papa from 'papaparse';
import { ok, refuse, type Result } from '@plenaria/kernel/result.ts';
import { joinAlike, type BallotFile } from './ballot-file.ts';
import type { FileProblem } from './problem.ts';

/*
 * Cast vote records as sheets, in the forms that vendors and form tools write: a column for each candidate with a rank in
 * each cell, a column for each candidate and rank, or a column for each rank with a name in each cell.
 */

export interface SheetLayout {
  /** `candidates`: ranks in cells. `choices`: Clear Ballot's column for each candidate and rank. `ranks`: names in cells (ES&S). */
  readonly form: 'candidates' | 'choices' | 'ranks';
  /** The first column and row that carry votes, from 1. */
  readonly firstColumn: number;
  readonly firstRow: number;
  /** The contest that is meant, for files that carry several. */
  readonly contest?: string;
  /** Words that mean no mark, too many marks, or somebody not on the list. */
  readonly skipped?: string;
  readonly overvote?: string;
  readonly overvoteDelimiter?: string;
}

type Ranks = readonly (readonly string[])[];

const ranksBy = (marks: readonly { readonly rank: number; readonly name: string }[]): Ranks => {
  const most = Math.max(0, ...marks.map(({ rank }) => rank));
  return Array.from({ length: Math.min(most, 1000) }, (_, at) => marks.filter(({ rank }) => rank === at + 1).map(({ name }) => name));
};

function byCandidates(heads: readonly string[], rows: readonly (readonly string[])[], { firstColumn, firstRow }: SheetLayout): Result<readonly Ranks[], FileProblem> {
  const papers: Ranks[] = [];
  for (const [at, row] of rows.entries()) {
    const cells = row.slice(firstColumn - 1).map((cell, column) => ({ text: cell.trim(), name: (heads[firstColumn - 1 + column] ?? '').trim() }));
    const odd = cells.find(({ text }) => text !== '' && !/^\d{1,3}$/.test(text));
    if (odd !== undefined) return refuse({ line: at + firstRow, expected: `a rank or nothing for ${odd.name}`, found: odd.text.slice(0, 60) });
    papers.push(ranksBy(cells.flatMap(({ text, name }) => (text === '' || text === '0' ? [] : [{ rank: Number(text), name }]))));
  }
  return ok(papers);
}

/** `Choice_6_1:Contest:1:Number of Winners 1:Name:NON`: the contest, the rank and the name stand in the head of the column. */
function byChoices(heads: readonly string[], rows: readonly (readonly string[])[], { contest }: SheetLayout): Result<readonly Ranks[], FileProblem> {
  const columns = heads.flatMap((head, column) => {
    const [mark = '', about = '', rank = '', , name = ''] = head.split(':');
    return mark.startsWith('Choice_') && (contest === undefined || contest === '' || about === contest) ? [{ column, rank: Number(rank), name }] : [];
  });
  if (columns.length === 0) return refuse({ line: 1, expected: contest === undefined || contest === '' ? 'columns named Choice_…' : `columns Choice_… of the contest ${contest}`, found: heads.slice(-1).join('').slice(0, 80) });
  return ok(rows.map((row) => ranksBy(columns.filter(({ column }) => row[column]?.trim() === '1'))));
}

/** One cell: nobody, one name, or several names where the marks were too many. */
export function cellOf(cell: string, { skipped = '', overvote = '', overvoteDelimiter = '' }: Pick<SheetLayout, 'skipped' | 'overvote' | 'overvoteDelimiter'>): readonly string[] {
  const mark = cell.trim();
  if (mark === '' || (skipped !== '' && mark === skipped)) return [];
  if (overvote !== '' && mark === overvote) return ['overvote', 'overvote'];
  return overvoteDelimiter === '' ? [mark] : mark.split(overvoteDelimiter).map((one) => one.trim()).filter((one) => one !== '');
}

/** A sheet is as wide as its longest paper; the empty cells behind a shorter one are no skipped ranks. */
const withoutTail = (ranks: Ranks): Ranks => ranks.slice(0, ranks.findLastIndex((rank) => rank.length > 0) + 1);

/** Reads a sheet of ranked votes from CSV text. The first cell that cannot be read is named with its line and what was expected. */
export function readSheet(text: string, layout: SheetLayout, title = ''): Result<BallotFile, FileProblem> {
  const { data, errors } = Papa.parse<string[]>(text.replace(/^\uFEFF/, '').trimEnd());
  const broken = errors.find(({ type }) => type === 'Quotes');
  if (broken !== undefined) return refuse({ line: (broken.row ?? 0) + 1, expected: 'a closing quotation mark', found: 'the end of the file' });
  const heads = data[Math.max(0, layout.firstRow - 2)] ?? [];
  const rows = data.slice(layout.firstRow - 1);
  const read = layout.form === 'candidates' ? byCandidates(heads, rows, layout) : layout.form === 'choices' ? byChoices(heads, rows, layout) : ok(rows.map((row): Ranks => withoutTail(row.slice(layout.firstColumn - 1).map((cell) => cellOf(cell, layout)))));
  if (!read.ok) return read;
  const ids = [...new Set([...(layout.form === 'candidates' ? heads.slice(layout.firstColumn - 1).map((head) => head.trim()) : []), ...read.value.flat(2)])].filter((id) => id !== '').sort();
  return ok({ title, options: ids.map((id) => ({ id, name: id })), ballots: joinAlike(read.value.map((ranks) => ({ count: 1, says: { kind: 'ranks', ranks } }))) });
}

/** Writes ranked ballots as a sheet, one row a paper and one column a rank; several names in a cell stand apart by a slash. */
export function writeSheet({ ballots }: BallotFile): string {
  const papers = ballots.flatMap(({ count, says }) => Array.from({ length: count }, () => (says.kind === 'ranks' ? says.ranks : [])));
  const most = Math.max(0, ...papers.map((ranks) => ranks.length));
  const heads = ['paper', ...Array.from({ length: most }, (_, at) => `rank ${at + 1}`)];
  return `${Papa.unparse([heads, ...papers.map((ranks, at) => [String(at + 1), ...Array.from({ length: most }, (_, rank) => (ranks[rank] ?? []).join('/'))])], { newline: '\n' })}\n`;
}
