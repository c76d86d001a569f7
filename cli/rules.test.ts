import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { deschutes } from '#scenarios/systems/deschutes.ts';
import { runRules } from './rules.ts';

const folder = mkdtempSync(join(tmpdir(), 'plenaria-rules-'));
const spoken: string[] = [];
vi.spyOn(console, 'log').mockImplementation((line: string) => void spoken.push(line));
beforeEach(() => {
  spoken.length = 0;
});
afterAll(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const written = (name: string, json: unknown): string => {
  writeFileSync(join(folder, name), JSON.stringify(json));
  return join(folder, name);
};

test('the twenty-six systems are listed with their level, their reach and their labels', () => {
  expect(runRules(['systems', '--language', 'pt'])).toBe(0);
  expect(spoken).toHaveLength(26);
  expect(spoken[5]).toBe(' 6  deschutes              3  3/5  assembleia cidadã, convocada pela comunidade');
});

test('what no room carries out yet is listed for each system, and by how many systems it holds back', () => {
  expect(runRules(['systems', '--play'])).toBe(0);
  const total = spoken.findIndex((line) => line.includes('of 26 play whole'));
  expect(total).toBe(26);
  expect(spoken.slice(0, total).every((line) => line.endsWith('plays whole') === /^ *\d+ {2}[\w-]+ +0 /.test(line))).toBe(true);
  const held = spoken.slice(total + 1).map((line) => Number(line.slice(0, 2)));
  expect(held).toEqual(held.toSorted((a, b) => b - a));
});

test('a charter in a file is checked: nothing wrong, and what the rooms cannot do', () => {
  expect(runRules(['check', written('good.json', deschutes.charter)])).toBe(0);
  expect(spoken[0]).toBe('the Civic Assembly on Youth Homelessness: nothing is wrong with these rules.');
});

test('what is wrong is said with its place, in the language asked for', () => {
  expect(
    runRules([
      'check',
      written('bad.json', { ...deschutes.charter, duties: [{ ...deschutes.charter.duties[1], basis: 'claim', due: { is: 'by', day: '2026-01-01' } }] }),
      '--language',
      'es',
    ]),
  ).toBe(1);
  expect(spoken[0]).toBe('✗ duties.answer.due: es una exigencia que nadie aceptó, así que no puede llevar una fecha prometida.');
});

test('a system of the article explains itself', () => {
  expect(runRules(['explain', 'jackson', '--language', 'es'])).toBe(0);
  expect(spoken.join('\n')).toContain('Nadie lo aceptó: se exige, y nunca puede llegar tarde frente a una promesa.');
});

test.each([
  [['nonsense'], 'plenaria rules check FILE'],
  [['check'], 'Which file?'],
  [['explain', 'jackson', '--language', 'fr'], 'fr is not a language of the house'],
])('%j is told what is missing', (args, sentence) => {
  expect(() => runRules(args)).toThrow(sentence);
});
