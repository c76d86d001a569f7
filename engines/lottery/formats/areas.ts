import { ok, refuse, type Result } from '@plenaria/kernel/result.ts';
import type { Area } from '../after/invite.ts';
import { columnOf, folded, isBlank } from './headings.ts';
import { problem, type Problem } from './problem.ts';
import { tableOfText } from './table.ts';

const yes = ['yes', 'y', 'true', '1', 'x', 'sí', 'si', 'sim'];

/** Reads areas for a mailing: `name,size[,extra][,answers]`; `extra` yes or no, `answers` of 1,000 letters (45 where nothing stands). */
export function readAreas(text: string): Result<readonly Area[], readonly Problem[]> {
  const rows = tableOfText(text).rows.filter((row) => !isBlank(row));
  const [head, ...body] = rows;
  const [name, size, extra, answers] = [['name', 'area'], ['size', 'addresses', 'people'], ['extra', 'oversample'], ['answers', 'answers per mille']].map((names) => columnOf(head?.cells ?? [], names));
  if (head === undefined || (name ?? -1) < 0 || (size ?? -1) < 0) return refuse([problem('no-heading-row', 0, '', (head?.cells ?? []).join(', '), 'name, size')]);
  const problems: Problem[] = [];
  const whole = (row: number, column: number, cell: string): number => {
    if (!/^\d{1,9}$/.test(cell)) problems.push(problem('not-whole', row, head.cells[column] ?? '', cell));
    return Number(cell);
  };
  const areas = body.map(({ number, cells }): Area => {
    const answered = cells[answers ?? -1] ?? '';
    return { name: cells[name ?? -1] ?? '', size: whole(number, size ?? -1, cells[size ?? -1] ?? ''), extra: yes.includes(folded(cells[extra ?? -1] ?? '')), answersPerMille: answered === '' ? 45 : whole(number, answers ?? -1, answered) };
  });
  return problems.length > 0 ? refuse(problems) : ok(areas);
}
