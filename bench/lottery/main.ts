import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { machine } from '../machine.ts';
import { peers } from './peer.ts';
import { poolIn } from './pools.ts';
import { measure, type Line } from './measure.ts';

const args = process.argv.slice(2);
const json = args.includes('--json');
const after = (name: string): string | undefined => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
const data = resolve(after('--data') ?? process.env['PLENARIA_DATA'] ?? '../shared/data', 'lottery');
const say = (line: string): boolean => process.stdout.write(`${line}\n`);

/** One pool in a process of its own, so that CPU seconds are those of a whole run with Node's and the solver's start. */
function inChild(folder: string): Line | null {
  const child = spawnSync(process.execPath, [...process.execArgv, process.argv[1] ?? '', '--one', folder, '--seed', after('--seed') ?? '1'], { encoding: 'utf8', maxBuffer: 1 << 26 });
  if (child.status !== 0) process.stderr.write(child.stderr);
  return child.status === 0 ? (JSON.parse(child.stdout) as Line) : null;
}

function told(line: Line): string {
  if (!line.feasible) return `${line.pool}: ${line.people} people, ${line.seats} seats: no panel meets these quotas`;
  const share = (value: number | null): string => (value === null ? '–' : value.toFixed(7));
  return [
    `${line.pool}: ${line.people} people, ${line.seats} seats, ${line.features} features, ${line.types} types, ${line.never} people who can never be chosen`,
    `  ${line.algorithm}: least chance ${share(line.minProbability)}, no lottery above ${share(line.upperBound)}, Gini ${share(line.gini)}, off by ${line.off.toExponential(1)} seats, ${line.cuts} cuts`,
    `  targets ${((line.targetsCpuSeconds ?? 0) * 1000).toFixed(0)} ms CPU, with certificate ${line.cpuSeconds?.toFixed(2)} CPU s, with ${line.panels} panels ${line.portfolioCpuSeconds?.toFixed(2)} CPU s (${line.distinct} distinct, largest deviation of a person ${line.maxDeviation?.toFixed(5)})`,
  ].join('\n');
}

const contract = ({ types: _types, never: _never, off: _off, cuts: _cuts, distinct: _distinct, ...line }: Line): Omit<Line, 'types' | 'never' | 'off' | 'cuts' | 'distinct'> => line;

const one = after('--one');
if (one !== undefined) {
  const pool = poolIn(one);
  if (pool === null || 'problem' in pool) process.exit(3);
  say(JSON.stringify(await measure(pool, after('--seed') ?? '1')));
} else if (!existsSync(data)) {
  process.stderr.write(`No pools at ${data}. Name the folder: npm run bench -- lottery --data DIR (with DIR/lottery in it), or set PLENARIA_DATA.\n`);
  process.exitCode = 2;
} else {
  if (!json) say(machine());
  for (const name of readdirSync(data).sort()) {
    const pool = poolIn(join(data, name));
    if (pool === null) continue;
    if ('problem' in pool) {
      process.stderr.write(`${name} cannot be read: ${pool.problem}\n`);
      continue;
    }
    const line = inChild(join(data, name));
    if (line === null) continue;
    say(json ? JSON.stringify(contract(line)) : told(line));
    for (const peer of peers(pool, join(data, name))) say(json ? JSON.stringify(peer) : `  ${peer.peer} ${peer.algorithm}: least chance ${peer.minProbability.toFixed(5)}, ${peer.cpuSeconds.toFixed(2)} CPU s, ${(peer.cpuSeconds / (line.cpuSeconds ?? 1)).toFixed(1)} times ours`);
  }
}
