import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { classicMap } from '@plenaria/opinion/map/classic.ts';
import type { VoteSource } from '@plenaria/opinion/packed.ts';
import type { Found } from './conversations.ts';
import { liner, timed, type Line } from './line.ts';
import { stream, withIds } from './made-up.ts';
import { house } from './sizes.ts';

/** Python with numpy: named by PLENARIA_PEER_PYTHON, else python3; null where it is not there. */
function python(): string | null {
  const command = process.env['PLENARIA_PEER_PYTHON'] ?? 'python3';
  return spawnSync(command, ['-c', 'import numpy'], { stdio: 'ignore' }).status === 0 ? command : null;
}

interface Told { readonly map: number; readonly groups: number; readonly k: number; readonly axes: readonly (readonly number[])[] }

function asked(command: string, votes: VoteSource): Told | null {
  const pairs: number[] = [];
  for (const { first, count, starts, cells } of votes.rows()) for (let row = 0; row < count; row += 1) for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1) pairs.push(first + row, cells[at] ?? 0);
  const folder = mkdtempSync(join(tmpdir(), 'plenaria-opinion-'));
  const file = join(folder, 'votes.bin');
  writeFileSync(file, Uint32Array.from([votes.people, votes.statements, pairs.length / 2]));
  writeFileSync(file, Uint32Array.from(pairs), { flag: 'a' });
  const child = spawnSync(command, [join(process.cwd(), 'bench/opinion/polis_style.py'), file], { encoding: 'utf8', maxBuffer: 1 << 26, env: { ...process.env, OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1' } });
  rmSync(folder, { recursive: true, force: true });
  if (child.status !== 0) process.stderr.write(child.stderr);
  return child.status === 0 ? (JSON.parse(child.stdout) as Told) : null;
}

const cosine = (one: ArrayLike<number>, other: readonly number[]): number => Math.abs(other.reduce((sum, value, at) => sum + value * (one[at] ?? 0), 0));

function beside(name: string, votes: VoteSource): readonly Line[] {
  const command = python();
  if (command === null) {
    process.stderr.write('numpy is not installed for Python: no Polis-style reference beside these figures.\n');
    return [];
  }
  const told = asked(command, votes);
  if (told === null) return [];
  classicMap(votes, { out: [], accuracy: 1e-3 });
  const own = timed(() => classicMap(votes, { out: [], accuracy: 1e-6 }));
  const say = liner(name);
  return [
    say('Polis-style reference (numpy, dense, 100 power rounds): map, CPU seconds', told.map, '', null, told.map),
    say('ours: map and tallies, CPU seconds', own.seconds, '', null, own.seconds),
    say('the reference takes so many times as long', told.map / Math.max(own.seconds, 1e-6), '', null),
    say('first axis of both, 1 − |cosine|', 1 - cosine(own.result.axes[0], told.axes[0] ?? []), '≤ 1e-6', 1 - cosine(own.result.axes[0], told.axes[0] ?? []) <= 1e-6),
    say('groups the reference always finds', told.k, '', null, told.groups),
  ];
}

/** The classic map of a conversation as numpy makes it from the dense matrix, where Python has numpy. */
export const peerChecks = ({ name, conversation }: Found): readonly Line[] => beside(name, conversation.votes);
export const housePeer = (): readonly Line[] => beside('2.0 M votes of 33,000 × 783', withIds(stream(house)));
