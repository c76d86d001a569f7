import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { fileNames } from '@plenaria/lottery/draw/files.ts';
import { drawAgain, runDrawList, runDrawOutcome, runDrawVerify } from './draw.ts';
import { runLottery } from './lottery.ts';

const folder = mkdtempSync(join(tmpdir(), 'plenaria-lottery-'));
const at = (name: string): string => join(folder, name);
const spoken: string[] = [];

beforeAll(() => {
  vi.spyOn(console, 'log').mockImplementation((line: string) => void spoken.push(line));
  vi.spyOn(console, 'error').mockImplementation((line: string) => void spoken.push(line));
  writeFileSync(at('quotas.csv.in'), 'category,name,min,max\nage,young,2,3\nage,old,2,3\narea,north,1,4\narea,south,1,4\n');
  writeFileSync(at('people.csv'), `id,age,area,address\n${Array.from({ length: 24 }, (_, n) => `p${n},${n % 3 === 0 ? 'Young' : 'old'},${n % 2 === 0 ? 'north' : 'south'},${n < 2 ? 'one house' : `house ${n}`}`).join('\n')}\n`);
});
afterAll(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

const heard = async (run: () => Promise<number> | number): Promise<{ readonly code: number; readonly lines: readonly string[] }> => {
  spoken.length = 0;
  const code = await run();
  return { code, lines: [...spoken] };
};
const files = ['--quotas', at('quotas.csv.in'), '--people', at('people.csv'), '--address', 'address'];

test('feasible says that all can be chosen, or why nobody can, in the language asked for', async () => {
  expect((await heard(() => runLottery(['feasible', ...files, '--seats', '5']))).lines).toContain('These quotas can be met, and everybody of the pool can be chosen.');
  const clash = await heard(() => runLottery(['feasible', ...files, '--seats', '8', '--language', 'pt']));
  expect([clash.code, clash.lines.join('\n')]).toEqual([1, expect.stringContaining('Os máximos de age somam 6, menos que os 8 lugares')]);
});

test('a whole lottery from two files: panels, report, draw, and anybody draws again; a changed panel is found', async () => {
  expect((await heard(() => runLottery(['portfolio', ...files, '--seats', '5', '--panels', '100', '--out', at('out'), '--draw', 'spring']))).code).toBe(0);
  expect(readdirSync(at('out')).sort()).toEqual(['attributes.txt', 'chances.svg', 'commitment.txt', 'groups.svg', 'panels.csv', 'pool.txt', 'portfolio.json', 'quotas.csv', 'receipts-secret.json', 'report.html', 'report.json']);
  const drawn = await heard(() => runDrawOutcome([at('out'), '--dice', '4,2']));
  expect(drawn.lines[0]).toBe('The draw holds: these files give exactly these members.');
  expect(drawn.lines.some((line) => line.startsWith('Panel number 42;'))).toBe(true);
  expect((await heard(() => runDrawVerify([at('out/draw.json'), '--language', 'es']))).lines[0]).toBe('El sorteo es correcto: estos archivos dan exactamente estos integrantes.');
  const texts = new Map(Object.values(fileNames).map((name) => [name, readFileSync(at(`out/${name}`), 'utf8')]));
  const other = drawAgain(texts.set('panels.csv', (texts.get('panels.csv') ?? '').replace(/^[^\n]+\n/, '0,1,2,3,4\n')), 'en');
  expect([other.holds, other.lines.slice(0, 2)]).toEqual([false, ['The draw does NOT hold.', 'The panels were changed after the commitment.']]);
});

test('another aim is named in the result and in the report; without one it is leximin', async () => {
  const made = await heard(() => runLottery(['portfolio', ...files, '--seats', '5', '--panels', '20', '--out', at('equal'), '--aim', 'equal-chance', '--language', 'es']));
  expect(made.lines).toContain('El objetivo es equal-chance: las probabilidades son lo más iguales que permiten las cuotas.');
  expect(JSON.parse(readFileSync(at('equal/portfolio.json'), 'utf8'))).toMatchObject({ algorithm: 'equal-chance@1' });
  expect(readFileSync(at('equal/report.html'), 'utf8')).toContain('El objetivo es equal-chance');
  expect(readFileSync(at('equal/commitment.txt'), 'utf8')).toContain('\nalgorithm equal-chance@1\n');
  expect(readFileSync(at('out/report.html'), 'utf8')).toContain('The aim is leximin: the least chance is made as large as it can be, then the next least');
});

test.each([['leximax'], ['--seed'], []])('an aim that does not exist (%s) is refused with those that do, before anything is computed', async (...name) => {
  const asked = runLottery(['portfolio', '--language', 'pt', '--aim', ...name]);
  await expect(asked).rejects.toThrow(`Não há um objetivo “${name[0] ?? ''}”. Pode-se pedir:\n  leximin: a menor chance é a maior possível`);
  await expect(asked).rejects.toThrow('  equal-chance: as chances são o mais iguais que as cotas permitem');
});

test('the report is written again with the panel that was drawn', async () => {
  expect((await heard(() => runLottery(['report', ...files, '--seats', '5', '--out', at('out'), '--drawn', '42']))).code).toBe(0);
  expect(JSON.parse(readFileSync(at('out/report.json'), 'utf8'))).toMatchObject({ drawn: true, seats: 5 });
  await expect(runLottery(['report', ...files, '--seats', '5', '--out', at('out'), '--drawn', '101'])).rejects.toThrow('There are 100 panels.');
});

test('the lists of a draw order the whole pool, each in its own way', async () => {
  const listed = async (list: string): Promise<readonly string[]> => (await heard(() => runDrawList([at('out'), '--list', list]))).lines;
  const lists = [await listed('ticket'), await listed('audit')];
  for (const list of lists) expect(list.map(Number).sort((a, b) => a - b)).toEqual([...Array(24).keys()]);
  expect(lists[0]).not.toEqual(lists[1]);
  expect((await heard(() => runDrawList([at('out'), '--list', 'audit', '--count', '5']))).lines).toEqual(lists[1]?.slice(0, 5));
});

test('who could take a seat, and who stays when part of a body is drawn anew', async () => {
  const offered = await heard(() => runLottery(['replace', ...files, '--seats', '5', '--panel', 'p3,p6,p2,p4', '--left', 'p5', '--count', '3']));
  expect([offered.code, offered.lines.slice(-3).every((line) => line.endsWith('\tkeeps every quota'))]).toEqual([0, true]);
  const renewal = await heard(() => runLottery(['renew', ...files, '--seats', '5', '--panel', 'p3,p6,p2,p4,p5', '--keep', '2', '--seed', '8,1,1']));
  expect(JSON.parse(renewal.lines.at(-1) ?? '')).toMatchObject({ seats: 3, staying: [expect.any(String), expect.any(String)] });
});

test('dice that the commitment does not name are refused', () => expect(() => runDrawOutcome([at('out'), '--dice', '4,2,1'])).toThrow('Other dice were thrown than the commitment names.'));

test('what is missing is named', () => expect(drawAgain(new Map([['pool.txt', '']]), 'en').lines).toEqual(['Not found: commitment.txt, attributes.txt, quotas.csv, panels.csv, outcome.txt']));

test('a wrong file ends the command with every problem', async () => {
  writeFileSync(at('wrong.csv'), 'id,age,area,address\nx,middle,north,h\ny,old,,h\n');
  await expect(runLottery(['feasible', '--quotas', at('quotas.csv.in'), '--people', at('wrong.csv'), '--seats', '5'])).rejects.toThrow(/Row 2, age: no quota knows “middle”[^]*Row 3, area: nothing stands here/);
});

test('alternates and letters come as JSON', async () => {
  const found = await heard(() => runLottery(['alternates', ...files, '--seats', '5', '--panel', 'p3,p6,p2,p4,p5', '--count', '2']));
  expect(JSON.parse(found.lines.at(-1) ?? '')).toMatchObject({ chosen: [expect.any(String), expect.any(String)] });
  writeFileSync(at('areas.csv'), 'name,addresses,extra\nHill,30000,no\nDock,10000,yes\n');
  const sent = await heard(() => runLottery(['letters', '--areas', at('areas.csv'), '--letters', '8000']));
  expect(JSON.parse(sent.lines[0] ?? '')).toMatchObject({ areas: [{ name: 'Hill', letters: 4800 }, { name: 'Dock', letters: 3200 }] });
});
