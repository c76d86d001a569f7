import { ok, refuse, type Result } from '@plenaria/kernel/result.ts';
import type { PopulationShare } from '../quotas/checks.ts';
import { cross } from '../quotas/crossed.ts';
import { readShare } from '../quotas/shares.ts';
import { columnOf, isBlank } from './headings.ts';
import { problem, type Problem } from './problem.ts';
import type { Table } from './table.ts';
import { tableOf } from './xlsx.ts';

const shareNames = ['share', 'percent', 'population share', 'population'];

/**
 * Shares of the population: `feature,value,share`, or for intersections `category 1,feature 1,category 2,feature 2,population
 * share` (the form of the replication package of the Nature paper). Shares as `27 %` or `0.27`.
 */
export function populationIn(table: Table): Result<readonly PopulationShare[], readonly Problem[]> {
  const head = table.rows.find((row) => !isBlank(row));
  const cells = head?.cells ?? [];
  const share = columnOf(cells, shareNames);
  const single = [columnOf(cells, ['feature', 'category']), columnOf(cells, ['value', 'name'])];
  const [feature1, value1, feature2, value2] = ['category 1', 'feature 1', 'category 2', 'feature 2'].map((name) => columnOf(cells, [name]));
  const crossed = [feature1, value1, feature2, value2].every((at) => (at ?? -1) >= 0);
  if (head === undefined || share < 0 || (!crossed && single.includes(-1))) return refuse([problem('no-heading-row', 0, '', cells.join(', '), 'feature, value, share')]);
  const problems: Problem[] = [];
  const shares = table.rows.filter((row) => row.number > head.number && !isBlank(row)).flatMap((row): readonly PopulationShare[] => {
    const cell = (at: number | undefined): string => row.cells[at ?? -1] ?? '';
    const read = readShare(cell(share));
    if (read === null) problems.push(problem('not-a-share', row.number, cells[share] ?? '', cell(share)));
    if (read === null) return [];
    return [crossed ? { feature: `${cell(feature1)}${cross}${cell(feature2)}`, value: `${cell(value1)}${cross}${cell(value2)}`, share: read } : { feature: cell(single[0]), value: cell(single[1]), share: read }];
  });
  return problems.length > 0 ? refuse(problems) : ok(shares);
}

export async function readPopulationFile(bytes: Uint8Array): Promise<Result<readonly PopulationShare[], readonly Problem[]>> {
  const table = await tableOf(bytes);
  return typeof table === 'string' ? refuse([problem(table, 0, '')]) : populationIn(table);
}
