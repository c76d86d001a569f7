import { expect, test } from 'vitest';
import { languages } from '@plenaria/kernel/language.ts';
import { must } from '@plenaria/kernel/result.ts';
import type { Candidate, Portfolio, Quota } from '../contract.ts';
import { populationIn } from '../formats/population.ts';
import { tableOfText } from '../formats/table.ts';
import { reportPage, svgOf } from './page.ts';
import { chancesPicture, groupsPicture } from './picture.ts';
import { giniOf, reportOf } from './report.ts';

const pool = ['a', 'b', 'c', 'd'].map((id, at): Candidate => ({ id, features: { age: at < 2 ? 'young' : 'old & wise', area: at % 2 === 0 ? 'north' : 'south' } }));
const quotas: readonly Quota[] = [{ feature: 'age', value: 'young', min: 1, max: 1, reason: 'asked by the <council>' }, { feature: 'age', value: 'old & wise', min: 1, max: 1 }, { feature: 'area', value: 'north', min: 0, max: 2 }];
const panels = [['a', 'c'], ['a', 'd'], ['b', 'c'], ['a', 'c']];
const portfolio: Portfolio = { algorithm: 'leximin@1', seats: 2, panels, chances: { a: 3, b: 1, c: 3, d: 1 }, least: 250_000, leastPossibleAtMost: 500_000 };
const population = must(populationIn(tableOfText('category 1,feature 1,category 2,feature 2,population share\nage,young,area,north,0.2\n')), 'intersections');
const told = { title: 'Panel', pool, quotas, portfolio, population };

test('the Gini coefficient is that of the textbook: 0 for equals, (n − 1)/n where one has all', () => {
  expect(giniOf([3, 3, 3])).toBe(0);
  expect(giniOf([0, 0, 0, 8])).toBeCloseTo(3 / 4, 12);
  expect(giniOf([1, 2, 3, 4])).toBeCloseTo(0.25, 12);
});

test('a report tells each person’s chance and what pool, population and panels have, and names nobody', () => {
  const report = reportOf({ ...told, drawn: panels[1] ?? [] });
  expect(report.chances).toEqual({ least: 0.25, most: 0.75, equal: 0.5, leastPossibleAtMost: 0.5, gini: 0.25, geometricMean: 0.433013, never: 0, sorted: [0.25, 0.25, 0.75, 0.75] });
  expect(report.groups[0]).toEqual({ feature: 'age', value: 'young', min: 1, max: 1, poolPeople: 2, poolShare: 0.5, populationShare: null, seatsOnAverage: 1, seatsDrawn: 1, reason: 'asked by the <council>' });
  expect(report.intersections[0]?.features).toEqual(['age', 'area']);
  expect(report.intersections[0]?.lines.find(({ value }) => value === 'young × north')).toMatchObject({ poolPeople: 1, populationShare: 0.2, seatsOnAverage: 0.75, seatsDrawn: 1 });
  expect(report.intersections[0]?.lines.reduce((sum, line) => sum + line.seatsOnAverage, 0)).toBeCloseTo(2, 9);
  expect([report.distinctPanels, report.panels]).toEqual([3, 4]);
});

test('before the draw nothing is said of the panel that was drawn', () => {
  const report = reportOf({ ...told, drawn: null });
  expect(report.groups.every(({ seatsDrawn }) => seatsDrawn === null)).toBe(true);
  expect(reportPage(report, 'en')).toContain('How the 2 seats of Panel are drawn');
});

test.each(languages)('the page and the pictures are whole in %s: nothing unfilled, nothing unescaped, no script', (language) => {
  const report = reportOf({ ...told, drawn: panels[1] ?? [] });
  const page = reportPage(report, language);
  expect(page).not.toMatch(/undefined|NaN|\{[a-z]+\}|<council>|<script/);
  expect(page).toContain('old &amp; wise');
  for (const picture of [chancesPicture(report, language), groupsPicture(report, language)]) {
    expect(svgOf(picture)).not.toMatch(/undefined|NaN/);
    for (const mark of picture.marks) if (mark.kind === 'dot') expect(mark.at.every((at, axis) => at >= 0 && at <= (axis === 0 ? picture.width : picture.height))).toBe(true);
  }
});
