import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { runTally } from './tally.ts';

const pb = `META\nkey;value\nbudget;100.50\ncurrency;USD\nvote_type;approval\nrule;greedy\nPROJECTS\nproject_id;cost;name\n1;60;A bench\n2;55;A tree\n3;40;A swing\n9;999999999;Withdrawn\nVOTES\nvoter_id;vote\nv1;1,2\nv2;1\nv3;2,3\nv4;1,9\n`;

function said(run: () => number): { readonly code: number; readonly lines: readonly string[] } {
  const lines: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
  try {
    return { code: run(), lines };
  } finally {
    log.mockRestore();
  }
}

test('a file is counted by the rule it names, told, written, drawn, and its transcript checked by the command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tally-'));
  const [file, transcript, picture] = ['vote.pb', 'out.json', 'out.svg'].map((name) => join(folder, name)) as [string, string, string];
  writeFileSync(file, pb);
  const { code, lines } = said(() => runTally([file, '--steps', '--changes', '--out', transcript, '--svg', picture]));
  expect(code).toBe(0);
  expect(lines[0]).toBe('2 projects are funded for 100.00\u00a0USD of 100.50\u00a0USD, and 0.50\u00a0USD is left, by the most votes first: A bench and A swing.');
  expect(lines).toContain('- A tree would have been funded at 40.50\u00a0USD, which is 14.50\u00a0USD less; at 40.51\u00a0USD it would not.');
  expect(readFileSync(picture, 'utf8')).toContain('<svg');
  expect(said(() => runTally(['verify', file, transcript]))).toMatchObject({ code: 0 });
  writeFileSync(transcript, readFileSync(transcript, 'utf8').replace('"winners":["1","3"]', '"winners":["1","2"]'));
  expect(said(() => runTally(['verify', file, transcript]))).toMatchObject({ code: 1 });
});

test('a .blt file is counted by a rule of the reader’s choice; who withdrew is out of it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tally-'));
  const [file, transcript] = ['ward.blt', 'out.json'].map((name) => join(folder, name)) as [string, string];
  writeFileSync(file, '4 2\n-2\n5 1 2 0\n3 2 3 0\n2 4 0\n1 3 1 0\n0\n"Ana"\n"Bo"\n"Cy"\n"Di"\n"A ward"\n');
  expect(said(() => runTally([file, '--rule', 'stv-scottish', '--lots', 'file', '--out', transcript])).lines[0]).toContain('Ana and Cy are elected: 11 valid papers for 2 seats');
  expect(said(() => runTally(['verify', file, transcript]))).toMatchObject({ code: 0 });
});

test('a file that cannot be read names the line and what was expected; a rule that is not there names those that are', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tally-'));
  const file = join(folder, 'vote.pb');
  writeFileSync(file, 'project_id;cost\n');
  expect(() => runTally([file])).toThrow('line 1: expected META, PROJECTS or VOTES; found project_id;cost');
  writeFileSync(file, pb);
  expect(() => runTally([file, '--rule', 'guess'])).toThrow(/unknown-rule, guess@1.*\n[^]*greedy@1/);
  expect(() => runTally([join(folder, 'vote.xyz')])).toThrow();
});
