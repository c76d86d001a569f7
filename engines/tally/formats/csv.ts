import Papa from 'papaparse';
import { ok, refuse, type Result } from '@plenaria/kernel/result.ts';
import type { Ballots, Decision } from '../contract.ts';
import { joinAlike, type BallotFile } from './ballot-file.ts';
import type { FileProblem } from './problem.ts';

/*
 * Plenaria's own sheet of ballots, one row for papers alike: `count`, perhaps `segment` and `weight`, then either `stance` (and
 * `reason`), or `approves` with ids between spaces, or `ranks` as `a > b = c`, or one column `score:ID` for each option.
 */

const optional = (row: Readonly<Record<string, string>>): Pick<Ballots, 'segment' | 'weight'> => ({
  ...(row['segment'] === undefined || row['segment'] === '' ? {} : { segment: row['segment'] }), ...(row['weight'] === undefined || row['weight'] === '' ? {} : { weight: row['weight'] }),
});

function scoresIn(row: Readonly<Record<string, string>>, line: number): Result<Ballots['says'], FileProblem> {
  const scores: Record<string, number> = {};
  for (const [head, cell] of Object.entries(row)) {
    if (!head.startsWith('score:') || cell.trim() === '') continue;
    if (!/^-?\d{1,9}$/.test(cell.trim())) return refuse({ line, expected: `a whole number or nothing for ${head}`, found: cell.slice(0, 60) });
    scores[head.slice(6)] = Number(cell);
  }
  return ok({ kind: 'scores', scores });
}

function saysIn(row: Readonly<Record<string, string>>, line: number): Result<Ballots['says'], FileProblem> {
  if (row['stance'] !== undefined) return ok({ kind: 'stance', stance: row['stance'].trim(), ...(row['reason'] ? { reason: row['reason'] } : {}) });
  if (row['approves'] !== undefined) return ok({ kind: 'approves', options: row['approves'].split(/\s+/).filter((id) => id !== '') });
  if (row['ranks'] !== undefined) return ok({ kind: 'ranks', ranks: row['ranks'].trim() === '' ? [] : row['ranks'].split('>').map((rank) => rank.split('=').map((id) => id.trim()).filter((id) => id !== '')) });
  return scoresIn(row, line);
}

/** Reads ballots from CSV text; the first row that cannot be read is named with its line and what was expected. */
export function readBallots(text: string): Result<BallotFile, FileProblem> {
  const { data, meta, errors } = Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, '').trimEnd(), { header: true, transformHeader: (head) => head.trim() });
  const heads = meta.fields ?? [];
  const kinds = ['stance', 'approves', 'ranks'].filter((head) => heads.includes(head));
  if (!heads.includes('count') || (kinds.length !== 1 && !heads.some((head) => head.startsWith('score:')))) return refuse({ line: 1, expected: 'a column count, and one of stance, approves, ranks or score:…', found: heads.join(', ').slice(0, 80) });
  const [broken] = errors;
  if (broken !== undefined) return refuse({ line: (broken.row ?? 0) + 2, expected: `${heads.length} cells`, found: broken.message });
  const ballots: Ballots[] = [];
  for (const [at, row] of data.entries()) {
    const count = (row['count'] ?? '').trim();
    if (!/^\d{1,15}$/.test(count)) return refuse({ line: at + 2, expected: 'a whole number under count', found: count.slice(0, 60) });
    const says = saysIn(row, at + 2);
    if (!says.ok) return says;
    ballots.push({ count: Number(count), says: says.value, ...optional(row) });
  }
  const ids = new Set([...heads.filter((head) => head.startsWith('score:')).map((head) => head.slice(6)), ...ballots.flatMap(({ says }) => (says.kind === 'approves' ? says.options : says.kind === 'ranks' ? says.ranks.flat() : []))]);
  return ok({ title: '', options: [...ids].sort().map((id) => ({ id, name: id })), ballots: joinAlike(ballots) });
}

/** Writes ballots of one kind as CSV; reading it again gives the same ballots. */
export function writeBallots({ ballots, options }: BallotFile): string {
  const kind = ballots[0]?.says.kind ?? 'stance';
  const rows = ballots.map(({ count, says, segment = '', weight = '' }) => {
    const said = says.kind === 'stance' ? { stance: says.stance, reason: says.reason ?? '' } : says.kind === 'approves' ? { approves: says.options.join(' ') } : says.kind === 'ranks' ? { ranks: says.ranks.map((rank) => rank.join(' = ')).join(' > ') } : Object.fromEntries(options.map(({ id }) => [`score:${id}`, String(says.scores[id] ?? '')]));
    return { count, segment, weight, ...said };
  });
  const heads = ['count', 'segment', 'weight', ...(kind === 'stance' ? ['stance', 'reason'] : kind === 'scores' ? options.map(({ id }) => `score:${id}`) : [kind])];
  return `${Papa.unparse({ fields: heads, data: rows.map((row) => heads.map((head) => (row as Readonly<Record<string, string | number>>)[head] ?? '')) }, { newline: '\n' })}\n`;
}

/** Every line of every step of a decision as CSV: what a spreadsheet needs to add it up again. */
export function writeSteps({ steps }: Decision): string {
  const rows = steps.flatMap(({ number, clause, event, lines, pots, elected, excluded }) => [
    ...lines.map(({ option, before, moved, after }) => [number, clause, event, option, before, moved, after, elected.includes(option) ? 'elected' : excluded.includes(option) ? 'out' : '']),
    ...Object.entries(pots).map(([pot, after]) => [number, clause, event, `(${pot})`, '', '', after, '']),
  ]);
  return `${Papa.unparse([['step', 'clause', 'event', 'option', 'before', 'moved', 'after', 'what'], ...rows], { newline: '\n' })}\n`;
}
