import type { Language } from '@plenaria/kernel/language.ts';
import type { TallyShown } from '../privacy/tally-shown.ts';
import { ink, mark, text, wrapped, type Mark, type Picture } from './drawing.ts';
import { said, tallySaid } from './picture-words.ts';

/**
 * The bar of one tally: agree solid, disagree yellow with an edge, pass a tint between them. What is not said exactly is left open, with a
 * dashed edge: nobody can read a hidden number off its length.
 */
export function barMarks(shown: TallyShown, width: number, height: number): readonly Mark[] {
  const frame = mark('rect', { x: 0.5, y: 0.5, width: width - 1, height: height - 1, fill: 'none', stroke: ink.strong, ...(shown.shown === 'counts' ? {} : { 'stroke-dasharray': '4 4' }) });
  if (shown.shown !== 'counts') return [frame];
  const scale = (count: number): number => (count / shown.people) * width;
  const [agree, disagree, pass] = [shown.agree.least, shown.disagree.least, shown.pass.least].map(scale) as [number, number, number];
  const box = (x: number, wide: number, is: Mark['is']): readonly Mark[] => (wide <= 0 ? [] : [mark('rect', { x, y: 0, width: wide, height, ...is })]);
  const open = width - agree - pass - disagree;
  return [
    ...box(agree, open, { fill: ink.paper, stroke: ink.strong, 'stroke-dasharray': '4 4' }), ...box(0, agree, { fill: ink.agree }), ...box(agree + open, pass, { fill: ink.tint, stroke: ink.strong }),
    ...(disagree <= 0 ? [] : [mark('rect', { x: width - disagree + 0.75, y: 0.75, width: Math.max(0.5, disagree - 1.5), height: height - 1.5, fill: ink.disagree, stroke: ink.edge, 'stroke-width': 1.5 })]),
  ];
}

/** One bar by itself, for a page that says the statement and the numbers beside it. */
export const statementBar = (language: Language, statement: string, shown: TallyShown): Picture =>
  ({ engine: 'opinion/picture@1', width: 640, height: 18, title: tallySaid(language, shown), lines: [said(language, 'statementLine', { statement, answer: tallySaid(language, shown) })], marks: barMarks(shown, 640, 18) });

/** Every statement with its bar and its numbers, one under the other. */
export function statementBars(language: Language, statements: readonly { readonly words: string; readonly shown: TallyShown }[], width = 640): Picture {
  let y = 8;
  const marks = statements.flatMap(({ words, shown }) => {
    const [heading, numbers] = [wrapped(words, width), wrapped(tallySaid(language, shown), width, 15)];
    const top = y;
    const bar = top + heading.length * 22 + 6;
    y = bar + 18 + numbers.length * 21 + 22;
    return [
      ...heading.map((line, at) => text(0, top + 16 + at * 22, line, { 'font-weight': 600 })), mark('g', { transform: `translate(0 ${bar})` }, ...barMarks(shown, width, 18)),
      ...numbers.map((line, at) => text(0, bar + 36 + at * 21, line, { 'font-size': 15, fill: ink.quiet })),
    ];
  });
  return { engine: 'opinion/picture@1', width, height: Math.max(24, y), title: said(language, 'barsTitle'), lines: statements.map(({ words, shown }) => said(language, 'statementLine', { statement: words, answer: tallySaid(language, shown) })), marks };
}
