import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { conversationAt } from './opinion-files.ts';
import { runOpinion } from './opinion.ts';

const choices = ['agree', 'agree', 'agree', 'pass', 'disagree'] as const;
const folder = (): string => mkdtempSync(join(tmpdir(), 'plenaria-opinion-'));

/** A stream of ours: forty people, six statements. */
function stream(): string {
  const path = join(folder(), 'votes.ndjson');
  const lines = Array.from({ length: 40 }, (_, at) => Array.from({ length: 6 }, (__, n) => JSON.stringify({ id: `${at}/${n}`, person: `p${at}`, statement: `s${n}`, choice: n === 0 ? 'agree' : choices[(at * (n + 2)) % 5], position: at }))).flat();
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

describe('plenaria opinion', () => {
  test('prints what may be said of a stream, and writes it as JSON and as pictures', () => {
    const printed: string[] = [];
    const told = vi.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line));
    const out = folder();
    expect(runOpinion([stream(), '--size', '2', '--lang', 'es', '--json', join(out, 'r.json'), '--svg', join(out, 'svg')])).toBe(0);
    told.mockRestore();
    expect(printed.join('\n')).toContain('40 personas respondieron a 6 afirmaciones.');
    expect(printed.join('\n')).toContain('A favor 40 · paso 0 · en contra 0, de 40 personas.');
    const results = JSON.parse(readFileSync(join(out, 'r.json'), 'utf8')) as { slate: { statements: string[] }; position: number };
    expect(results.slate.statements).toHaveLength(2);
    expect(results.position).toBe(240);
    expect(readFileSync(join(out, 'svg', 'statements.svg'), 'utf8')).toContain('lang="es"');
    expect(readFileSync(join(out, 'svg', 'map.svg'), 'utf8')).toContain('<circle');
  });
  test('a folder as Polis exports it: the matrix, the words, and what moderators took out', () => {
    const path = folder();
    writeFileSync(join(path, 'participants-votes.csv'), 'participant,group-id,n-comments,n-votes,n-agree,n-disagree,0,1\n0,,0,2,1,1,1,-1\n1,,0,1,1,0,1,\n');
    writeFileSync(join(path, 'comments.csv'), 'comment-id,moderated,comment-body\n0,1,Buses at night\n1,-1,Spam\n');
    const { last, words, statements } = conversationAt(path);
    expect(statements).toEqual(['0']);
    expect(words.get('0')).toBe('Buses at night');
    expect([...last.values()].map(({ choice }) => choice)).toEqual(['agree', 'disagree', 'agree']);
  });
  test('a wrong line is told with its number', () => {
    const path = join(folder(), 'votes.ndjson');
    writeFileSync(path, '{"id":"1","person":"a","statement":"s","choice":"agree","position":1}\n{"choice":1}\n');
    expect(() => conversationAt(path)).toThrow('line 2');
    expect(() => conversationAt('/nowhere/at/all')).toThrow('nothing at');
    expect(() => runOpinion([])).toThrow('plenaria opinion PATH');
    expect(() => runOpinion([path, '--lang', 'fr'])).toThrow('--lang');
  });
});
