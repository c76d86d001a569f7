import Papa from 'papaparse';
import { ok, refuse, type Result } from '@plenaria/kernel/result.ts';
import type { Candidate, FileProblem, Quota } from './contract.ts';

interface Rows {
  readonly headings: readonly string[];
  readonly rows: readonly Readonly<Record<string, string>>[];
}

const tidy = (text: string): string => text.replace(/^\ufeff/, '').trim();

/** Reads CSV with a heading row; headings are taken in lower case without spaces around them. */
function rowsOf(text: string): Rows {
  const parsed = Papa.parse<Record<string, string>>(text.replace(/^\ufeff/, ''), { header: true, skipEmptyLines: 'greedy', transformHeader: (heading) => tidy(heading) });
  return { headings: parsed.meta.fields ?? [], rows: parsed.data };
}

const columnNamed = (headings: readonly string[], names: readonly string[]): string | undefined =>
  headings.find((heading) => names.includes(heading.toLowerCase()));

const whole = (text: string | undefined): number | null => (/^\d{1,6}$/.test(tidy(text ?? '')) ? Number(tidy(text ?? '')) : null);

/** Reads a quota file: `feature,value,min,max` or the older `category,name,min,max`. Every problem is named; nothing is guessed. */
export function readQuotas(text: string): Result<readonly Quota[], readonly FileProblem[]> {
  const { headings, rows } = rowsOf(text);
  const feature = columnNamed(headings, ['feature', 'category']);
  const value = columnNamed(headings.filter((heading) => heading !== feature), ['value', 'name', 'feature']);
  const [min, max] = [columnNamed(headings, ['min']), columnNamed(headings, ['max'])];
  if (!feature || !value || !min || !max) return refuse([{ row: 1, column: headings.join(', '), found: headings.join(', '), expected: 'feature, value, min, max' }]);
  const problems: FileProblem[] = [];
  // A row without a feature and without numbers is a note that somebody left below the table.
  const isNote = (row: Readonly<Record<string, string>>): boolean => [feature, min, max].every((column) => tidy(row[column] ?? '') === '');
  const quotas = rows.flatMap((row, at): Quota[] => {
    if (isNote(row)) return [];
    const [low, high] = [whole(row[min]), whole(row[max])];
    if (low === null) problems.push({ row: at + 2, column: min, found: row[min] ?? '', expected: 'a whole number' });
    if (high === null) problems.push({ row: at + 2, column: max, found: row[max] ?? '', expected: 'a whole number' });
    if (low !== null && high !== null && low > high) problems.push({ row: at + 2, column: max, found: String(high), expected: `at least ${low}` });
    return low === null || high === null ? [] : [{ feature: tidy(row[feature] ?? ''), value: tidy(row[value] ?? ''), min: low, max: high }];
  });
  return problems.length > 0 ? refuse(problems) : ok(quotas);
}

/**
 * Reads a people file: one row each, a column for each feature of the quotas, and an id column (`nationbuilder_id`,
 * `id`, `unique_id` or the first). A value that no quota names is a problem, with its row and column.
 */
export function readPeople(text: string, quotas: readonly Quota[]): Result<readonly Candidate[], readonly FileProblem[]> {
  const { headings, rows } = rowsOf(text);
  const id = columnNamed(headings, ['id', 'nationbuilder_id', 'unique_id', 'external_id', 'pseudonym']) ?? headings[0];
  const features = [...new Set(quotas.map(({ feature }) => feature))];
  const columns = features.map((feature) => ({ feature, column: headings.find((heading) => heading.toLowerCase() === feature.toLowerCase()) }));
  const missing = columns.filter(({ column }) => column === undefined);
  if (id === undefined || missing.length > 0) return refuse(missing.map(({ feature }) => ({ row: 1, column: feature, found: headings.join(', '), expected: `a column named ${feature}` })));
  const problems: FileProblem[] = [];
  const seen = new Set<string>();
  const people = rows.map((row, at): Candidate => {
    const own = tidy(row[id] ?? '');
    if (own === '' || seen.has(own)) problems.push({ row: at + 2, column: id, found: own, expected: own === '' ? 'an id' : 'an id that is not used twice' });
    seen.add(own);
    const values = columns.map(({ feature, column }) => {
      const found = tidy(row[column ?? ''] ?? '');
      const known = quotas.find((quota) => quota.feature === feature && quota.value.toLowerCase() === found.toLowerCase());
      if (known === undefined) problems.push({ row: at + 2, column: column ?? feature, found, expected: quotas.filter((quota) => quota.feature === feature).map(({ value }) => value).join(', ') });
      return [feature, known?.value ?? found] as const;
    });
    return { id: own, features: Object.fromEntries(values) };
  });
  return problems.length > 0 ? refuse(problems) : ok(people);
}
