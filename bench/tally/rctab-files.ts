import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readCdf } from '@plenaria/tally/formats/cdf.ts';
import { cellOf, readSheet } from '@plenaria/tally/formats/rank-sheets.ts';
import type { BallotFile } from '@plenaria/tally/formats/ballot-file.ts';
import type { FileProblem } from '@plenaria/tally/formats/problem.ts';
import type { Result } from '@plenaria/kernel/result.ts';

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
const writeIns = 'Undeclared Write-ins';

/** The words of a source's settings for cells that are no names. */
const labels = (settings: Source['settings']) => ({ skipped: text(settings, 'skippedRankLabel'), overvote: text(settings, 'overvoteLabel'), overvoteDelimiter: text(settings, 'overvoteDelimiter') });

function cell(mark: string, settings: Source['settings'], blankIsWriteIn: boolean): readonly string[] {
  if (mark.trim() === '') return blankIsWriteIn ? [writeIns] : [];
  const label = text(settings, 'undeclaredWriteInLabel');
  return cellOf(mark, labels(settings)).map((name) => (label !== '' && name === label ? writeIns : name));
}

function rawFile(path: string, settings: Source['settings']): Result<BallotFile, FileProblem> | null {
  const provider = text(settings, 'provider').toLowerCase();
  const content = readFileSync(path, 'utf8');
  const contest = text(settings, 'contestId');
  const start = { firstColumn: Math.max(1, Number(text(settings, 'firstVoteColumnIndex') || '1')), firstRow: Math.max(2, Number(text(settings, 'firstVoteRowIndex') || '2')) };
  if (provider.startsWith('clear')) return readSheet(content, { form: 'choices', ...start, firstRow: 2, contest });
  if (provider.startsWith('cdf') || path.endsWith('.xml') || (path.endsWith('.json') && content.includes('CVRSnapshot'))) return readCdf(content, contest);
  if (provider.startsWith('ess') && path.endsWith('.csv')) return readSheet(content, { form: 'ranks', ...start, ...labels(settings) });
  return path.endsWith('.csv') ? readSheet(content, { form: 'candidates', ...start }) : null;
}

/** The papers of a source, or null where its file is absent or of a kind that is not read here. */
export function readSource(source: Source, folder: string, rules: Source['settings']): readonly Row[] | null {
  const { settings } = source;
  const path = join(folder, source.cvr ?? source.raw ?? '-');
  if (!existsSync(path) || statSync(path).isDirectory()) return null;
  const blank = settings['treatBlankAsUndeclaredWriteIn'] === true || rules['treatBlankAsUndeclaredWriteIn'] === true;
  if (source.raw !== undefined) {
    const read = rawFile(path, settings);
    return read?.ok === true ? read.value.ballots.flatMap(({ count, says }) => (says.kind === 'ranks' ? [{ count, ranks: says.ranks.map((rank) => rank.flatMap((name) => cell(name, settings, false))) }] : [])) : null;
  }
  const { groups } = JSON.parse(readFileSync(path, 'utf8')) as { readonly groups: readonly (readonly [number, readonly string[]])[] };
  return groups.map(([count, cells]) => ({ count, ranks: cells.map((one) => cell(one, settings, blank)) }));
}
