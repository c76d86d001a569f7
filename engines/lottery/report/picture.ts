import { scaleLinear } from 'd3-scale';
import { curveStepAfter, line } from 'd3-shape';
import type { Language } from '@plenaria/kernel/language.ts';
import { percent } from '../say.ts';
import type { Line, Report } from './report.ts';
import { sayReport } from './words.ts';

/** How a mark looks; whoever draws decides the colours. */
export type Look = 'axis' | 'label' | 'curve' | 'equal' | 'best' | 'range' | 'pool' | 'population' | 'panel';

export type Mark =
  | { readonly kind: 'path'; readonly look: Look; readonly d: string }
  | { readonly kind: 'line'; readonly look: Look; readonly from: readonly [number, number]; readonly to: readonly [number, number] }
  | { readonly kind: 'dot'; readonly look: Look; readonly at: readonly [number, number] }
  | { readonly kind: 'text'; readonly look: Look; readonly at: readonly [number, number]; readonly anchor: 'start' | 'middle' | 'end'; readonly words: string };

/** A picture as marks in a field of this size; a page or a file draws them. `words` says what it shows to whoever cannot see it. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly words: string;
  readonly marks: readonly Mark[];
}

const text = (words: string, at: readonly [number, number], anchor: 'start' | 'middle' | 'end' = 'start', look: Look = 'label'): Mark => ({ kind: 'text', look, at, anchor, words });

/** Everybody's chance from the least to the most, beside the chance if all were equal and the least chance that any lottery could give all. */
export function chancesPicture(report: Report, language: Language): Picture {
  const { sorted, equal, leastPossibleAtMost, most } = report.chances;
  const [width, height] = [640, 300];
  const x = scaleLinear().domain([0, sorted.length]).range([56, width - 16]);
  const y = scaleLinear().domain([0, Math.max(most, equal) * 1.12]).nice(4).range([height - 44, 20]);
  const steps = line<number>().x((_, at) => x(at)).y((chance) => y(chance)).curve(curveStepAfter)([...sorted, sorted.at(-1) ?? 0]) ?? '';
  const across = (look: Look, chance: number, words: string, below: boolean): readonly Mark[] => [
    { kind: 'line', look, from: [x(0), y(chance)], to: [x(sorted.length), y(chance)] }, text(words, [look === 'equal' ? x(0) + 6 : x(sorted.length), y(chance) + (below ? 14 : -5)], look === 'equal' ? 'start' : 'end', look),
  ];
  return {
    width, height, words: sayReport(language, 'chancesPicture', { people: report.people, least: percent(language, report.chances.least), most: percent(language, most) }),
    marks: [
      ...y.ticks(4).flatMap((tick): readonly Mark[] => [{ kind: 'line', look: 'axis', from: [x(0), y(tick)], to: [x(sorted.length), y(tick)] }, text(percent(language, tick), [x(0) - 6, y(tick) + 4], 'end')]),
      ...across('equal', equal, sayReport(language, 'equalLine', { chance: percent(language, equal) }), equal < leastPossibleAtMost), ...across('best', leastPossibleAtMost, sayReport(language, 'bestLine', { chance: percent(language, leastPossibleAtMost) }), leastPossibleAtMost <= equal),
      { kind: 'path', look: 'curve', d: steps },
      text(sayReport(language, 'leastFirst'), [x(0), height - 14]), text(sayReport(language, 'mostLast', { people: report.people }), [x(sorted.length), height - 14], 'end'),
    ],
  };
}

const rowHeight = 26;
const headHeight = 30;

function groupMarks(row: Line, top: number, x: (share: number) => number, seats: number, language: Language): readonly Mark[] {
  const middle = top + rowHeight / 2;
  const panel = (row.seatsDrawn ?? row.seatsOnAverage) / seats;
  return [
    text(row.value.length > 26 ? `${row.value.slice(0, 25)}…` : row.value, [212, middle + 4], 'end'),
    ...(row.min === null || row.max === null ? [] : [{ kind: 'line', look: 'range', from: [x(row.min / seats) - 2, middle], to: [x(row.max / seats) + 2, middle] } as const]),
    ...(row.populationShare === null ? [] : [{ kind: 'dot', look: 'population', at: [x(row.populationShare), middle] } as const]),
    { kind: 'dot', look: 'pool', at: [x(row.poolShare), middle] }, { kind: 'dot', look: 'panel', at: [x(panel), middle] },
    text(percent(language, panel), [630, middle + 4], 'end'),
  ];
}

/** Each group's share of the quotas, the pool, the population where it is known, and the panel (before the draw: of all panels on average). */
export function groupsPicture(report: Report, language: Language): Picture {
  const most = Math.max(...report.groups.map((row) => Math.max((row.max ?? 0) / report.seats, row.poolShare, row.populationShare ?? 0)), 0.01);
  const x = scaleLinear().domain([0, most]).range([226, 570]);
  let [top, marks]: [number, readonly Mark[]] = [40, []];
  for (const feature of new Set(report.groups.map((row) => row.feature))) {
    marks = [...marks, text(feature, [8, top + 20], 'start', 'panel')];
    top += headHeight;
    for (const row of report.groups.filter((one) => one.feature === feature)) {
      marks = [...marks, ...groupMarks(row, top, x, report.seats, language)];
      top += rowHeight;
    }
  }
  const known = report.groups.some(({ populationShare }) => populationShare !== null);
  const key: readonly (readonly [Look, string])[] = [['range', sayReport(language, 'keyQuota')], ['pool', sayReport(language, 'keyPool')], ...(known ? [['population', sayReport(language, 'keyPopulation')] as const] : []), ['panel', sayReport(language, report.drawn ? 'keyDrawn' : 'keyAverage')]];
  return {
    width: 640, height: top + 12, words: sayReport(language, 'groupsPicture', { groups: report.groups.length }),
    marks: [...key.flatMap(([look, words], at): readonly Mark[] => [look === 'range' ? { kind: 'line', look, from: [10 + at * 156, 16], to: [26 + at * 156, 16] } : { kind: 'dot', look, at: [18 + at * 156, 16] }, text(words, [32 + at * 156, 20])]), ...marks],
  };
}
