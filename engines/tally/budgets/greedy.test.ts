import { expect, test } from 'vitest';
import { readPb } from '../formats/pb.ts';
import { fundedIn, spendDown, type GreedySetting } from './greedy.ts';

const base: GreedySetting = { costs: [60, 50, 30, 10], scores: [9, 8, 7, 6], budget: 100, misfit: 'skip', threshold: 0, exclusive: [null, null, null, null], categories: [null, null, null, null], caps: {}, lots: [0, 1, 2, 3] };
const funded = (more: Partial<GreedySetting>): readonly number[] => fundedIn(spendDown({ ...base, ...more }));

test('skipping passes over what does not fit, stopping ends there, and four fifths are enough in Poznań', () => {
  expect(funded({})).toEqual([0, 2, 3]);
  expect(funded({ misfit: 'stop' })).toEqual([0]);
  expect(funded({ misfit: 'poznan' })).toEqual([0, 1]);
  expect(funded({ misfit: 'poznan', budget: 99 })).toEqual([0]);
});

test('a threshold, a group of which only one may win, and a full category keep projects out, each with its reason', () => {
  expect(funded({ threshold: 8 })).toEqual([0]);
  expect(funded({ exclusive: ['hall', null, 'hall', null] })).toEqual([0, 3]);
  const steps = spendDown({ ...base, categories: ['streets', 'streets', null, 'streets'], caps: { streets: 65 } });
  expect(steps.map(({ why }) => why)).toEqual(['fits', 'category-is-full', 'fits', 'category-is-full']);
});

test('equal votes go by the lot, and nothing else', () => {
  expect(funded({ scores: [5, 5, 5, 5], budget: 60, lots: [3, 1, 0, 2] })).toEqual([3, 1]);
});

test('a .pb file is read with its quotation marks, and one that cannot be read names the line and what was expected', () => {
  const text = 'META\nkey;value\nbudget;100\nPROJECTS\nproject_id;cost;name\n1;60;"Park; and pond"\nVOTES\nvoter_id;vote\na;1\nb;1\nc;\n';
  expect(readPb(text)).toMatchObject({ ok: true, value: { meta: { budget: '100' }, projects: [{ project_id: '1', name: 'Park; and pond' }], ballots: [{ count: 2, ids: ['1'] }, { count: 1, ids: [] }] } });
  expect(readPb('project_id;cost\n')).toEqual({ ok: false, refusal: { line: 1, expected: 'META, PROJECTS or VOTES', found: 'project_id;cost' } });
  expect(readPb('PROJECTS\nproject_id;cost;name\n1\n')).toEqual({ ok: false, refusal: { line: 3, expected: '3 fields: project_id, cost, name', found: '1 fields' } });
  expect(readPb('META\nkey;value\n').ok).toBe(false);
});
