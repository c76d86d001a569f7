import type { Language } from '@plenaria/kernel/language.ts';
import { ink, mark, text, wrapped, type Mark, type Picture } from './drawing.ts';
import { peopleSaid, said } from './picture-words.ts';

export interface TableShown {
  /** Names as they are to be read at the table. */
  readonly people: readonly string[];
  readonly seats: number;
}

const radius = 34;

/** A table from above with its seats around it: filled where somebody sits, a dashed ring where a seat is free. */
export function tableMarks(number: number, { people, seats }: TableShown, cx: number, cy: number): readonly Mark[] {
  const places = Math.max(seats, people.length);
  return [
    mark('circle', { cx, cy, r: radius - 8, fill: ink.tint, stroke: ink.strong }), text(cx, cy + 6, String(number), { 'text-anchor': 'middle', 'font-weight': 600, 'font-size': 18 }),
    ...Array.from({ length: places }, (_, at) => {
      const angle = (2 * Math.PI * at) / places - Math.PI / 2;
      const place = { cx: cx + radius * Math.cos(angle), cy: cy + radius * Math.sin(angle) };
      return at < people.length ? mark('circle', { ...place, r: 6, fill: ink.agree }) : mark('circle', { ...place, r: 5, fill: ink.paper, stroke: ink.strong, 'stroke-width': 1.5, 'stroke-dasharray': '3 2' });
    }),
  ];
}

/** One table by itself, for a page that lists the names beside it. */
export const tablePicture = (language: Language, number: number, table: TableShown): Picture => ({
  engine: 'opinion/picture@1', width: 84, height: 84, title: said(language, 'planLine', lineOf(language, number, table)), lines: [said(language, 'planLine', lineOf(language, number, table))], marks: tableMarks(number, table, 42, 42),
});

const lineOf = (language: Language, table: number, { people, seats }: TableShown): Readonly<Record<string, string | number>> => ({ table, people: peopleSaid(language, people.length), free: Math.max(0, seats - people.length) });

/** A round's plan to hang at the door: every table with its number, its seats and its names. `columns` tables stand side by side. */
export function planPicture(language: Language, round: number, tables: readonly TableShown[], columns = 3): Picture {
  const width = 232;
  const rows = Array.from({ length: Math.ceil(tables.length / columns) }, (_, row) => tables.slice(row * columns, (row + 1) * columns));
  let y = 0;
  const marks = rows.flatMap((row, number) => {
    const top = y;
    const names = row.map(({ people }) => people.flatMap((name) => wrapped(name, width - 12)));
    y = top + 2 * radius + 50 + Math.max(...names.map((lines) => lines.length)) * 20 + 24;
    return row.flatMap((table, at) => [
      text(at * width, top + 20, said(language, 'planTable', { table: number * columns + at + 1 }), { 'font-weight': 600, 'font-size': 18 }), ...tableMarks(number * columns + at + 1, table, at * width + 44, top + 78),
      ...(names[at] ?? []).map((line, place) => text(at * width, top + 2 * radius + 66 + place * 20, line)),
    ]);
  });
  return { engine: 'opinion/picture@1', width: width * Math.min(columns, Math.max(1, tables.length)), height: Math.max(40, y), title: said(language, 'planTitle', { round }), lines: tables.map((table, at) => `${said(language, 'planLine', lineOf(language, at + 1, table))} ${table.people.join(', ')}`.trim()), marks };
}
