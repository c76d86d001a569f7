import { scaleLinear } from 'd3-scale';
import type { Language } from '@plenaria/kernel/language.ts';
import { ink, mark, text, wrapped, type Mark, type Picture } from './drawing.ts';
import { said } from './picture-words.ts';

/** Predicted agreement on the side that agrees less, 0 to 1, with its interval. */
export interface GroundShown {
  readonly words: string;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

const hundredths = (share: number): number => Math.round(100 * Math.min(1, Math.max(0, share)));

/** The common-ground strip: one line a statement from nobody to everybody, a dot at the estimate and a bar for its interval; half is marked. */
export function groundPicture(language: Language, statements: readonly GroundShown[], width = 400): Picture {
  const x = scaleLinear().domain([0, 1]).range([8, width - 8]);
  let y = 30;
  const rows = statements.flatMap(({ words, mean, low, high }) => {
    const lines = wrapped(words, width);
    const top = y;
    const axis = top + lines.length * 21 + 16;
    y = axis + 34;
    return [
      ...lines.map((line, at) => text(0, top + 16 + at * 21, line, { 'font-weight': 600 })), mark('line', { x1: x(0), x2: x(1), y1: axis, y2: axis, stroke: ink.line, 'stroke-width': 2 }), mark('line', { x1: x(0.5), x2: x(0.5), y1: axis - 9, y2: axis + 9, stroke: ink.strong, 'stroke-width': 2 }),
      mark('line', { x1: x(low), x2: x(high), y1: axis, y2: axis, stroke: ink.agree, 'stroke-width': 6, 'stroke-linecap': 'round' }), mark('circle', { cx: x(mean), cy: axis, r: 8, fill: ink.agree, stroke: ink.paper, 'stroke-width': 2 }),
    ];
  });
  return {
    engine: 'opinion/picture@1', width, height: Math.max(y, 40), title: said(language, 'groundTitle'),
    lines: statements.map(({ words, mean, low, high }) => said(language, 'groundLine', { statement: words, mean: hundredths(mean), low: hundredths(low), high: hundredths(high) })), marks: [...scaleMarks(language, x), ...rows],
  };
}

function scaleMarks(language: Language, x: (share: number) => number): readonly Mark[] {
  const at = (share: number, key: 'groundNone' | 'groundHalf' | 'groundAll', anchor: string): Mark => text(x(share), 16, said(language, key), { 'text-anchor': anchor, 'font-size': 15, fill: ink.quiet });
  return [at(0, 'groundNone', 'start'), at(0.5, 'groundHalf', 'middle'), at(1, 'groundAll', 'end')];
}
