import Papa from 'papaparse';
import { ok, refuse, type Result } from '@plenaria/kernel/result.ts';
import type { Quota } from '../contract.ts';
import { cross, partsOf } from '../quotas/crossed.ts';
import { boundsOf, readShare } from '../quotas/shares.ts';
import { columnOf, folded, formProblems, headingRow, inOrder, isBlank, plain } from './headings.ts';
import { note, problem, type Note, type Problem } from './problem.ts';
import { tableOfText, type Row, type Table } from './table.ts';
import { tableOf } from './xlsx.ts';

export interface QuotaFile {
  readonly quotas: readonly Quota[];
  readonly notes: readonly Note[];
}

const names = {
  feature: ['feature', 'category', 'característica', 'caracteristica', 'categoría', 'categoria'],
  value: ['value', 'name', 'category value', 'valor', 'nombre', 'nome'],
  min: ['min', 'minimum', 'mínimo', 'minimo', 'mín'], max: ['max', 'maximum', 'máximo', 'maximo', 'máx'],
  minFlex: ['min flex'], maxFlex: ['max flex'], share: ['share', 'percent', 'proporción', 'proporcion', 'proporção', 'proporcao', 'porcentaje', 'porcentagem'],
  soft: ['soft', 'wish', 'deseo', 'desejo'], reason: ['reason', 'why', 'motivo', 'razón', 'razon', 'razão', 'razao'],
} as const;

const percentNames: readonly string[] = ['percent', 'porcentaje', 'porcentagem'];

type Columns = Readonly<Record<keyof typeof names, number>>;

/** Where each column stands. In the form `category,feature,…` the second is the value. */
function columnsOf(cells: readonly string[]): Columns {
  const at = (name: keyof typeof names): number => columnOf(cells, names[name]);
  const category = columnOf(cells, names.feature.filter((name) => name !== 'feature'));
  const feature = category >= 0 ? category : at('feature');
  const value = at('value') >= 0 || category < 0 ? at('value') : columnOf(cells, ['feature']);
  return { feature, value, min: at('min'), max: at('max'), minFlex: at('minFlex'), maxFlex: at('maxFlex'), share: at('share'), soft: at('soft'), reason: at('reason') };
}

/** Whether a row names the columns of a quota table; the files of a folder are told apart by it. */
export const isHeading = (cells: readonly string[]): boolean => {
  const { feature, value, min, max, share } = columnsOf(cells);
  return feature >= 0 && value >= 0 && ((min >= 0 && max >= 0) || share >= 0);
};

interface Reading {
  readonly head: Row;
  readonly columns: Columns;
  readonly seats: number | null;
  readonly problems: Problem[];
  readonly notes: Note[];
}

/** A whole number; `12.0`, as some programs write 12, is one too. */
const whole = (text: string): number | null => (/^\d{1,6}(\.0+)?$/.test(text) ? Number(text) : null);

function numberIn({ problems, head, columns }: Reading, row: Row, name: keyof Columns, needed: boolean): number | null {
  const text = row.cells[columns[name]] ?? '';
  const column = head.cells[columns[name]] ?? name;
  const number = whole(text);
  if (text === '' ? needed : number === null) problems.push(text === '' ? problem('blank', row.number, column, '', '0, 1, 2 …') : problem('not-whole', row.number, column, text));
  return number;
}

/** Least and most: as written, or from the share where neither is written. */
function boundsIn(reading: Reading, row: Row): { readonly min: number; readonly max: number } | null {
  const { columns, head, problems, notes, seats } = reading;
  const cell = (name: keyof Columns): string => row.cells[columns[name]] ?? '';
  if (cell('share') === '' || cell('min') !== '' || cell('max') !== '') {
    const [min, max] = [numberIn(reading, row, 'min', true), numberIn(reading, row, 'max', true)];
    if (min === null || max === null) return null;
    if (min > max) problems.push(problem('most-below-least', row.number, head.cells[columns.max] ?? 'max', String(max), String(min)));
    return { min, max };
  }
  const column = head.cells[columns.share] ?? 'share';
  const share = readShare(percentNames.includes(plain(column)) && /^[\d.,]+$/.test(cell('share')) ? `${cell('share')}%` : cell('share'));
  if (share === null) problems.push(problem('not-a-share', row.number, column, cell('share')));
  else if (seats === null) problems.push(problem('needs-seats', row.number, column, cell('share')));
  if (share === null || seats === null) return null;
  const bounds = boundsOf(share, seats);
  notes.push(note('bounds-from-share', row.number, column, cell('share'), `${bounds.min}–${bounds.max}`));
  return bounds;
}

const yes = ['yes', 'y', 'true', '1', 'x', 'sí', 'si', 'sim'];
const no = ['', 'no', 'n', 'false', '0', 'não', 'nao'];

function extrasIn(reading: Reading, row: Row, { min, max }: { readonly min: number; readonly max: number }): Partial<Quota> {
  const { columns, head, problems } = reading;
  const [minFlex, maxFlex] = [numberIn(reading, row, 'minFlex', false), numberIn(reading, row, 'maxFlex', false)];
  if (minFlex !== null && minFlex > min) problems.push(problem('flex-narrower', row.number, head.cells[columns.minFlex] ?? 'min_flex', String(minFlex), String(min)));
  if (maxFlex !== null && maxFlex < max) problems.push(problem('flex-narrower', row.number, head.cells[columns.maxFlex] ?? 'max_flex', String(maxFlex), String(max)));
  const soft = folded(row.cells[columns.soft] ?? '');
  if (!yes.includes(soft) && !no.includes(soft)) problems.push(problem('not-yes-or-no', row.number, head.cells[columns.soft] ?? 'soft', soft));
  const reason = row.cells[columns.reason] ?? '';
  return { ...(minFlex === null ? {} : { minFlex }), ...(maxFlex === null ? {} : { maxFlex }), ...(yes.includes(soft) ? { soft: true } : {}), ...(reason === '' ? {} : { reason }) };
}

/** The feature and value as the file first spelled them; intersections with ` × ` between their parts. */
function namedIn({ problems, head, columns, notes }: Reading, row: Row, spelled: Map<string, string>): readonly [string, string] {
  const [written, value] = [row.cells[columns.feature] ?? '', row.cells[columns.value] ?? ''];
  for (const [name, text] of [['feature', written], ['value', value]] as const) if (text === '') problems.push(problem('blank', row.number, head.cells[columns[name]] ?? name, '', name));
  const parts = partsOf(written);
  const feature = parts.join(cross);
  if (parts.length > 1 && partsOf(value).length !== parts.length) problems.push(problem('crossed-with-itself', row.number, head.cells[columns.value] ?? 'value', value, parts.join(', ')));
  const first = spelled.get(folded(feature)) ?? feature;
  if (first !== feature) notes.push(note('other-spelling', row.number, head.cells[columns.feature] ?? '', feature, first));
  spelled.set(folded(feature), first);
  return [first, parts.length > 1 ? partsOf(value).join(cross) : value];
}

/** A row with neither a feature nor numbers is a remark that somebody left beside the table. */
const isRemark = ({ columns }: Reading, { cells }: Row): boolean => (['feature', 'min', 'max', 'share'] as const).every((name) => (cells[columns[name]] ?? '') === '');

function quotasOf(table: Table, reading: Reading): readonly Quota[] {
  const { head, columns, problems, notes } = reading;
  const spelled = new Map<string, string>();
  const seen = new Map<string, number>();
  return table.rows.filter((row) => row.number > head.number && !isBlank(row)).flatMap((row): Quota[] => {
    if (isRemark(reading, row)) {
      notes.push(note('note-row', row.number, '', row.cells.filter((cell) => cell !== '').join(' ')));
      return [];
    }
    const [feature, value] = namedIn(reading, row, spelled);
    const bounds = boundsIn(reading, row);
    const key = folded(`${feature}\n${value}`);
    const earlier = seen.get(key);
    if (earlier !== undefined) problems.push(problem('quota-twice', row.number, head.cells[columns.value] ?? 'value', `${feature}: ${value}`, String(earlier)));
    seen.set(key, row.number);
    return bounds === null ? [] : [{ feature, value, ...bounds, ...extrasIn(reading, row, bounds) }];
  });
}

/**
 * Reads a quota table: `feature,value,min,max`, the older `category,name,…` or `category,feature,…`; beside them `min_flex`,
 * `max_flex`, `share` (then `min` and `max` may stay blank where `seats` is known), `soft` and `reason`. Further columns are
 * left alone. `age × area` names an intersection. All problems come at once.
 */
export function quotasIn(table: Table, seats: number | null = null): Result<QuotaFile, readonly Problem[]> {
  const head = headingRow(table, isHeading);
  if (head === null) return refuse([problem('no-heading-row', 0, '', (table.rows.find((row) => !isBlank(row))?.cells ?? []).join(', '), 'feature, value, min, max')]);
  const columns = columnsOf(head.cells);
  const notes = table.notes.map((is) => note(is));
  if (table.rows.some((row) => row.number < head.number && !isBlank(row))) notes.push(note('heading-not-first', head.number));
  const reading: Reading = { head, columns, seats, notes, problems: [...formProblems(table, head, Object.values(columns).filter((at) => at >= 0))] };
  const quotas = quotasOf(table, reading);
  return reading.problems.length > 0 ? refuse(inOrder(reading.problems, head)) : ok({ quotas, notes: reading.notes });
}

/** Reads a quota file, CSV or XLSX. `seats` turns shares into bounds. */
export async function readQuotaFile(bytes: Uint8Array, seats: number | null = null): Promise<Result<QuotaFile, readonly Problem[]>> {
  const table = await tableOf(bytes);
  return typeof table === 'string' ? refuse([problem(table, 0, '')]) : quotasIn(table, seats);
}

/** Reads quotas from text that somebody typed or pasted. */
export const readQuotaText = (text: string, seats: number | null = null): Result<QuotaFile, readonly Problem[]> => quotasIn(tableOfText(text), seats);

/** A quota file that `readQuotaFile` reads back to the same quotas. */
export function writeQuotas(quotas: readonly Quota[]): string {
  const has = (name: keyof Quota): boolean => quotas.some((quota) => quota[name] !== undefined);
  const flexed = has('minFlex') || has('maxFlex');
  const fields = ['feature', 'value', 'min', 'max', ...(flexed ? ['min_flex', 'max_flex'] : []), ...(has('soft') ? ['soft'] : []), ...(has('reason') ? ['reason'] : [])];
  const rows = quotas.map(({ feature, value, min, max, minFlex, maxFlex, soft, reason }) =>
    ({ feature, value, min, max, min_flex: minFlex ?? '', max_flex: maxFlex ?? '', soft: soft === true ? 'yes' : '', reason: reason ?? '' }));
  return `${Papa.unparse(rows, { columns: fields, newline: '\n' })}\n`;
}
