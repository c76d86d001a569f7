import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Pool } from './pools.ts';

export interface PeerLine {
  readonly pool: string;
  readonly peer: string;
  readonly algorithm: string;
  readonly cpuSeconds: number;
  readonly minProbability: number;
}

const has = (python: string): boolean => spawnSync(python, ['-c', 'import sortition_algorithms'], { stdio: 'ignore' }).status === 0;
const say = (sentence: string): boolean => process.stderr.write(`${sentence}\n`);

/** A Python with the peer in it: PLENARIA_PEER_PYTHON, else python3, else an environment of its own outside the repository, made once with pip. */
function python(): string | null {
  const named = process.env['PLENARIA_PEER_PYTHON'] ?? 'python3';
  if (has(named)) return named;
  const home = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'plenaria', 'peer');
  const own = join(home, 'bin', 'python');
  if (existsSync(own) && has(own)) return own;
  if (spawnSync(named, ['--version'], { stdio: 'ignore' }).status !== 0) return null;
  say(`Installing sortition-algorithms into ${home} to compare with (once).`);
  const made = spawnSync(named, ['-m', 'venv', home], { stdio: 'ignore', timeout: 120_000 }).status === 0;
  if (made) spawnSync(own, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--retries', '1', '--timeout', '20', 'sortition-algorithms'], { stdio: 'ignore', timeout: 300_000 });
  return made && has(own) ? own : null;
}

let looked: string | null | undefined;

/** The peer on the same pool, one line for each of its algorithms, if Python has it. Says once that it has not. `seconds` is the most it may take. */
export function peers(pool: Pool, wanted: readonly string[], seconds: number): readonly PeerLine[] {
  if (looked === undefined) {
    looked = python();
    if (looked === null) say('No Python with sortition-algorithms, and pip could not fetch it: no peer beside these figures.');
  }
  const command = looked;
  if (command === null) return [];
  return wanted.flatMap((algorithm): PeerLine[] => {
    const { quotas, people, seats } = pool;
    const run = spawnSync(command, [resolve('bench/lottery/peer.py')], { input: JSON.stringify({ quotas, people, seats, algorithm }), encoding: 'utf8', timeout: seconds * 1000, maxBuffer: 1 << 26 });
    if (run.status !== 0) {
      say(run.error ? `sortition-algorithms ${algorithm} on ${pool.name}: nothing within ${seconds} s` : `sortition-algorithms ${algorithm} on ${pool.name}: ${run.stderr.trim().split('\n').at(-1) ?? ''}`);
      return [];
    }
    const answer = JSON.parse(run.stdout.trim().split('\n').at(-1) ?? '{}') as { readonly without?: string; readonly cpuSeconds?: number; readonly minProbability?: number };
    if (answer.without !== undefined) return [];
    return [{ pool: pool.name, peer: 'sortition-algorithms', algorithm, cpuSeconds: answer.cpuSeconds ?? 0, minProbability: answer.minProbability ?? 0 }];
  });
}
