import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { feasibility } from '@plenaria/lottery/feasible.ts';
import { machine } from '../machine.ts';
import { algorithms } from './algorithms.ts';
import { answerAsWorker, big } from './big.ts';
import { madeUp } from './made-up.ts';
import { peers, type PeerLine } from './peer.ts';
import { poolIn, type Pool } from './pools.ts';
import { measure, type Line } from './measure.ts';

/*
 * npm run bench -- lottery [--data DIR] [--json] [--seed N] [--algorithms a,b] [--no-peer] [--peer-seconds N]
 * npm run bench -- lottery --made [N]     pools made up by chance, as hard as real ones, N of them
 * npm run bench -- lottery --big [N,…]    100,000 people, 1,000 seats, 12 features, of so many types
 */
const args = process.argv.slice(2);
const json = args.includes('--json');
const after = (name: string): string | undefined => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
const data = resolve(after('--data') ?? process.env['PLENARIA_DATA'] ?? '../shared/data', 'lottery');
const seed = after('--seed') ?? '1';
const wanted = after('--algorithms')?.split(',') ?? algorithms;
const say = (line: string): boolean => process.stdout.write(`${line}\n`);

/** One algorithm in a process of its own, so that CPU seconds are those of a whole run with Node's and the solver's start. */
function inChild(folder: string, algorithm: string): Line | null {
  const child = spawnSync(process.execPath, [...process.execArgv, process.argv[1] ?? '', '--one', folder, '--algorithm', algorithm, '--seed', seed], { encoding: 'utf8', maxBuffer: 1 << 26 });
  process.stderr.write(child.stderr.slice(-2000));
  return child.status === 0 ? (JSON.parse(child.stdout) as Line) : null;
}

const share = (value: number | null): string => (value === null ? '–' : value.toFixed(7));

const costOf = (line: Line): string =>
  `    targets ${((line.targetsCpuSeconds ?? 0) * 1000).toFixed(0)} ms CPU; with certificate ${line.cpuSeconds?.toFixed(2) ?? '–'} CPU s; with ${line.panels ?? 0} panels ${line.portfolioCpuSeconds?.toFixed(2) ?? '–'} CPU s (${line.distinct} distinct, largest deviation of a person ${line.maxDeviation?.toFixed(5) ?? '–'})`;

/** LEGACY has neither targets nor a certificate: it only draws. */
const drawsOf = ({ panels, distinct, cpuSeconds }: Line, begun: number): string =>
  `    ${panels ?? 0} panels from ${begun} draws begun${panels === null ? '' : ` (${distinct} distinct)`}${cpuSeconds === null ? '' : `, ${cpuSeconds.toFixed(2)} CPU s`}`;

function told(line: Line): string {
  const bound = line.objective === null ? '' : `, measure ${line.objective.value.toPrecision(9)} (no lottery above ${line.objective.atMost.toPrecision(9)})`;
  const proven = line.off === null ? 'no certificate' : `off by ${line.off.toExponential(1)} seats, ${line.cuts} cuts`;
  return [
    `  ${line.algorithm}: least chance ${share(line.minProbability)} (no lottery above ${share(line.upperBound)}), Gini ${share(line.gini)}${bound}; ${proven}`,
    line.begun === null ? costOf(line) : drawsOf(line, line.begun),
  ].join('\n');
}

function contract({ pool, people, seats, features, algorithm, feasible, minProbability, upperBound, gini, targetsCpuSeconds, cpuSeconds, seconds, panels, maxDeviation, portfolioCpuSeconds }: Line): object {
  return { pool, people, seats, features, algorithm, feasible, minProbability, upperBound, gini, targetsCpuSeconds, cpuSeconds, seconds, panels, maxDeviation, portfolioCpuSeconds };
}

async function impossible({ people, quotas, seats }: Pool): Promise<string> {
  const found = await feasibility(people, quotas, seats);
  const changes = found.feasible ? [] : found.relaxations.map(({ feature, value, bound, from, to }) => `${feature} ${value} ${bound} ${from} → ${to}`);
  return `  no panel meets these quotas; the smallest change that lets one: ${changes.join(', ') || 'none, there are too few people'}`;
}

const peerTold = (peer: PeerLine, ours: Line | undefined): string => `  ${peer.peer} ${peer.algorithm}: least chance ${peer.minProbability.toFixed(7)}, ${peer.cpuSeconds.toFixed(2)} CPU s: ${(peer.cpuSeconds / (ours?.cpuSeconds ?? 1)).toFixed(1)} times our certified leximin`;

interface Measured {
  readonly pool: Pool;
  readonly leximin: Line | undefined;
}

/** Our lines on one pool; answers it where a peer can be asked about it too. */
async function onePool(folder: string): Promise<Measured | null> {
  const pool = await poolIn(folder);
  if (pool === null) return null;
  if ('problem' in pool) {
    process.stderr.write(`${folder} cannot be read: ${pool.problem}\n`);
    return null;
  }
  if (pool.told !== null) process.stderr.write(`${pool.name}: ${pool.told}\n`);
  const lines: Line[] = [];
  for (const algorithm of wanted) {
    const [before] = lines;
    const line = before?.feasible === false ? { ...before, algorithm } : inChild(folder, algorithm);
    if (line === null) continue;
    if (!json && lines.length === 0) say(`${line.pool}: ${line.people} people, ${line.seats} seats, ${line.features} features, ${line.types} types, ${line.never} people who can never be chosen${line.feasible ? '' : `\n${await impossible(pool)}`}`);
    lines.push(line);
    if (json) say(JSON.stringify(contract(line)));
    else if (line.feasible) say(told(line));
  }
  return lines[0]?.feasible === true ? { pool, leximin: lines.find(({ algorithm }) => algorithm === 'leximin') } : null;
}

/** The peer, after all of ours: on large pools it takes minutes, and nobody should wait for our figures behind it. */
function beside(measured: readonly Measured[]): void {
  if (args.includes('--no-peer')) return;
  for (const { pool, leximin } of measured) for (const peer of peers(pool, ['leximin', 'maximin'], Number(after('--peer-seconds') ?? 330))) say(json ? JSON.stringify(peer) : `${pool.name}\n${peerTold(peer, leximin)}`);
}

const one = after('--one');
if (answerAsWorker()) {
  // The worker of --big runs this same program.
} else if (one !== undefined) {
  const pool = await poolIn(one);
  if (pool === null || 'problem' in pool) process.exit(3);
  say(JSON.stringify(await measure(pool, after('--algorithm') ?? 'leximin', seed)));
} else if (args.includes('--made')) await madeUp(Number(after('--made') ?? 20), Number(seed), say);
else if (args.includes('--big')) await big(after('--big')?.split(',').map(Number).filter((types) => types > 0) ?? [], Number(seed), say);
else if (!existsSync(data)) {
  process.stderr.write(`No pools at ${data}. Name the folder: npm run bench -- lottery --data DIR (with DIR/lottery in it), or set PLENARIA_DATA.\n`);
  process.exitCode = 2;
} else {
  if (!json) say(machine());
  const measured: Measured[] = [];
  for (const name of readdirSync(data).sort()) measured.push(...[await onePool(join(data, name))].filter((one) => one !== null));
  beside(measured);
}
