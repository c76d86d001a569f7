import { expect, test } from 'vitest';
import { must } from '@plenaria/kernel/result.ts';
import type { Question } from '../contract.ts';
import { decide } from '../decide.ts';
import { chartOf } from './chart.ts';
import { svgOf, type Shape } from './scene.ts';

const names = { a: 'A new bench <on> the "square"', b: 'Bo', c: 'Cy' };
const options = Object.keys(names).map((id, at) => ({ id, name: id, cost: String(30 + 20 * at) }));
const chart = (question: Question<unknown>, width = 720) => {
  const drawn = chartOf(must(decide(question), 'it can be counted'), { names }, 'en', width);
  if (drawn === null) throw new Error('a chart');
  return drawn;
};
const count: Question<unknown> = { rule: 'stv-scottish@1', parameters: { seats: 1 }, options, ballots: [['a', 'b'], ['b'], ['b', 'c'], ['c', 'a']].map((row, at) => ({ count: 7 - at, says: { kind: 'ranks', ranks: row.map((id) => [id]) } })) };
const list: Question<unknown> = { rule: 'greedy@1', parameters: { budget: '100', misfit: 'skip' }, options, ballots: [{ count: 3, says: { kind: 'approves', options: ['a', 'b'] } }, { count: 2, says: { kind: 'approves', options: ['b', 'c'] } }] };

const allOf = (shapes: readonly Shape[], tag: string): readonly Shape[] => shapes.flatMap((one) => [...(one.tag === tag ? [one] : []), ...allOf(one.inside.filter((inner): inner is Shape => typeof inner !== 'string'), tag)]);

test('every row of a transfer chart is all the votes, and no cut number stands in it', () => {
  const { shapes, width } = chart(count);
  const rows = new Map<string, number>();
  for (const { attributes } of allOf(shapes, 'rect')) rows.set(attributes['y'] ?? '', (rows.get(attributes['y'] ?? '') ?? 0) + Number(attributes['width']) + 2);
  for (const whole of rows.values()) expect(Math.abs(whole - width)).toBeLessThan(6);
  for (const { inside } of allOf(shapes, 'text')) expect(inside.join('')).not.toMatch(/\d…$/);
});

test('a chart is as wide as it is asked for, says in words what it shows, and escapes what people wrote', () => {
  for (const question of [count, list]) for (const width of [328, 720]) {
    const drawn = chart(question, width);
    for (const { attributes } of allOf(drawn.shapes, 'rect')) expect(Number(attributes['x']) + Number(attributes['width'])).toBeLessThanOrEqual(width + 2);
    expect(drawn.label.length).toBeGreaterThan(20);
    const svg = svgOf(drawn);
    expect(svg).toMatch(/^<svg [^>]*role="img" aria-label="/);
    expect(svg).not.toContain('<on>');
  }
});

test('a motion is one bar with the line that it had to reach; where nothing was counted there is nothing to draw', () => {
  const motion: Question<unknown> = { rule: 'motion@1', parameters: { majorities: [{ among: 'people', base: { of: 'cast' }, threshold: '1/2', comparator: 'more-than' }] }, options: options.slice(0, 1), ballots: [{ count: 4, says: { kind: 'stance', stance: 'yes' } }, { count: 3, says: { kind: 'stance', stance: 'no' } }] };
  expect(chart(motion).label).toBe('4 of 7 needed');
  expect(allOf(chart(motion).shapes, 'line')).toHaveLength(1);
  expect(chartOf(must(decide({ ...list, ballots: [] }), 'it can be counted'), { names }, 'en', 720)).toBeNull();
});
