import { scaleLinear } from 'd3-scale';
import { fitted, label, shape, widthOf, type Chart, type Shape } from './scene.ts';

/** One option's bar: parts in the order they are drawn, and where enough is. Whole papers. */
export interface Graded {
  readonly name: string;
  readonly parts: readonly { readonly words: string; readonly count: number; readonly support: boolean }[];
  readonly needed: number | null;
  readonly verdict: string;
}

const row = 64;

function partsOf({ parts }: Graded, y: number, scale: (count: number) => number): readonly Shape[] {
  let at = 0;
  return parts.filter(({ count }) => count > 0).flatMap(({ words, count, support }) => {
    const [x, width] = [scale(at), Math.max(2, scale(count) - 2)];
    at += count;
    const full = `${words} ${count}`;
    const text = widthOf(full) <= width - 10 ? full : fitted(String(count), width - 6);
    const kind = support ? 'chart-fill' : 'chart-gone';
    return [shape('rect', { x, y, width, height: 28, class: kind }, shape('title', {}, full)), ...(text === '' ? [] : [label(x + 6, y + 19, text, { class: `chart-text${support ? ' chart-on' : ''}` })])];
  });
}

/** Stacked bars for graded or yes-and-no votes: support first and solid, then the rest, with a line where enough is. */
export function gradedChart(options: readonly Graded[], width: number, words: string): Chart {
  const most = Math.max(1, ...options.map(({ parts, needed }) => Math.max(needed ?? 0, parts.reduce((sum, { count }) => sum + count, 0))));
  const scale = scaleLinear().domain([0, most]).range([0, width - 4]);
  const shapes = options.flatMap((option, at) => {
    const y = at * row;
    const room = width - widthOf(option.verdict) - 12;
    return [
      label(0, y + 15, fitted(option.name, room, true), { class: 'chart-text chart-strong' }), label(width, y + 15, option.verdict, { class: 'chart-text chart-quiet', 'text-anchor': 'end' }),
      ...partsOf(option, y + 24, scale),
      ...(option.needed === null ? [] : [shape('line', { x1: Math.max(2, scale(option.needed)), x2: Math.max(2, scale(option.needed)), y1: y + 19, y2: y + 57, class: 'chart-line' })]),
    ];
  });
  return { width, height: options.length * row, label: words, shapes };
}

/** Simple bars, the longest first: points, approvals, scores. Winners are solid. */
export function amountsChart(options: readonly { readonly name: string; readonly amount: number; readonly shown: string; readonly won: boolean }[], width: number, words: string): Chart {
  const sorted = [...options].sort((a, b) => b.amount - a.amount);
  const scale = scaleLinear().domain([0, Math.max(1, ...sorted.map(({ amount }) => amount))]).range([0, width - 4]);
  const shapes = sorted.flatMap(({ name, amount, shown, won }, at) => {
    const y = at * 50;
    return [
      label(0, y + 15, fitted(name, width - widthOf(shown) - 12, true), { class: 'chart-text chart-strong' }), label(width, y + 15, shown, { class: 'chart-text chart-quiet', 'text-anchor': 'end' }),
      shape('rect', { x: 1, y: y + 22, width: Math.max(2, scale(Math.max(0, amount))), height: 18, class: won ? 'chart-fill' : 'chart-gone' }),
    ];
  });
  return { width, height: Math.max(1, sorted.length) * 50, label: words, shapes };
}
