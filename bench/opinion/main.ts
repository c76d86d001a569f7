import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { machine } from '../machine.ts';
import { classicChecks } from './classic.ts';
import { conversationIn, foldersIn, type Found } from './conversations.ts';
import { groundChecks } from './ground.ts';
import { falseGroups, groupsChecks, trueGroups } from './groups.ts';
import { liner, told, type Line } from './line.ts';
import { housePeer, peerChecks } from './peer.ts';
import { routingChecks, routingOn } from './routing.ts';
import { houseChecks, houseGroundChecks, packedClear, packedWeak, streamWeak } from './sizes.ts';
import { slateChecks } from './slates.ts';
import { tablesChecks } from './tables.ts';
import { traitChecks } from './trait.ts';

const args = process.argv.slice(2);
const json = args.includes('--json');
const after = (name: string): string | undefined => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
const data = resolve(after('--data') ?? process.env['PLENARIA_DATA'] ?? '../shared/data', 'opinion');
const say = (line: string): boolean => process.stdout.write(`${line}\n`);

/** What is checked of every conversation found. */
const ofConversations: Readonly<Record<string, (found: Found) => readonly Line[]>> = { classic: classicChecks, peer: peerChecks, trait: traitChecks, groups: groupsChecks, ground: groundChecks, slates: slateChecks, 'routing-on': routingOn };

/** What is measured on conversations this benchmark makes. */
const ofSizes: Readonly<Record<string, () => readonly Line[]>> = { house: houseChecks, 'house-ground': houseGroundChecks, 'house-peer': housePeer, 'packed-weak': packedWeak, 'packed-clear': packedClear, 'stream-weak': streamWeak, 'false-groups': falseGroups, 'true-groups': trueGroups, tables: tablesChecks, routing: routingChecks };

/** One job in a process of its own, so that its memory and its seconds are its own. */
function inChild(job: string, folder: string): readonly Line[] {
  const child = spawnSync(process.execPath, [...process.execArgv, process.argv[1] ?? '', '--job', job, '--folder', folder], { encoding: 'utf8', maxBuffer: 1 << 26, stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = child.stdout.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Line);
  if (child.status === 0) return lines;
  return [...lines, { conversation: basename(folder) || 'made', check: job, value: 'stopped', expected: 'runs to its end', ok: false, cpuSeconds: 0, megabytes: 0 }];
}

function work(job: string, folder: string): void {
  const made = ofSizes[job];
  if (made !== undefined) return made().forEach((line) => say(JSON.stringify(line)));
  const found = conversationIn(folder);
  if ('problem' in found) throw new Error(found.problem);
  ofConversations[job]?.(found).forEach((line) => say(JSON.stringify(line)));
}

/** A folder that cannot be read is one line with what was expected there. */
function unread(folder: string, print: (line: Line) => void): boolean {
  const found = conversationIn(folder);
  if (!('problem' in found)) return false;
  print(liner(basename(folder))('read', found.problem, 'a Polis export: participants-votes.csv, or votes.csv', false));
  return true;
}

function all(): void {
  if (!json) say(machine());
  const only = after('--only');
  const print = (line: Line): boolean => say(json ? JSON.stringify(line) : told(line));
  const run = (job: string, folder: string): void => {
    if (only === undefined || only === job) inChild(job, folder).forEach(print);
  };
  if (!existsSync(data)) process.stderr.write(`No conversations at ${data}. Name the folder: npm run bench -- opinion --data DIR (with DIR/opinion in it), or set PLENARIA_DATA.\n`);
  for (const folder of existsSync(data) ? foldersIn(data) : []) {
    if (!json) say(basename(folder));
    if (unread(folder, print)) continue;
    for (const job of Object.keys(ofConversations)) run(job, folder);
  }
  if (!json) say('made here');
  for (const job of Object.keys(ofSizes)) run(job, '');
}

const job = after('--job');
if (job === undefined) all();
else work(job, after('--folder') ?? '');
