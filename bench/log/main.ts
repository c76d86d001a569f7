import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { leafHash, LogTree, signCheckpoint, signingKey, tilePath, verifierKey, writeReceipt } from '@plenaria/merkle/index.ts';
import { cpuMilliseconds, machine } from '../machine.ts';

/** A log of made-up facts: its tree, tiles and receipts measured, then checked by Go's checksum-database tools where Go is there. */
const size = Number(process.argv[2] ?? 70_000);
const old = 513;
const key = signingKey('plenaria.example/record', new Uint8Array(32).fill(3));
const folder = mkdtempSync(join(tmpdir(), 'plenaria-log-'));
const put = (name: string, bytes: Uint8Array | string): void => {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), bytes);
};

console.log(machine());
const leaves = Array.from({ length: size }, (_, at) => `{"fact":${at},"type":"RecommendationAnswered"}`);
let [begin, cpu] = [performance.now(), cpuMilliseconds()];
const tree = new LogTree();
for (const leaf of leaves) tree.append(leafHash(utf8ToBytes(leaf)));
const root = tree.root();
console.log(`${size} leaves hashed into a tree: ${((cpuMilliseconds() - cpu) / 1000).toFixed(2)} CPU s`);
const note = signCheckpoint({ origin: key.name, size, root }, key);
put('checkpoint', note);
put('old-checkpoint', signCheckpoint({ origin: key.name, size: old, root: tree.root(old) }, key));
put('leaves', `${leaves.join('\n')}\n`);
for (let level = 0, count = size; count > 0; level += 1, count = Math.floor(count / 256)) {
  for (let index = 0; index * 256 < count; index += 1) {
    const name = { level, index, count: Math.min(256, count - index * 256) };
    put(`tile/${tilePath(name)}`, tree.tile(level, index, name.count) ?? new Uint8Array());
  }
}
[begin, cpu] = [performance.now(), cpuMilliseconds()];
const receipts = Array.from({ length: 1000 }, (_, at) => (at * 7919) % size);
for (const index of receipts) put(`receipts/${index}.tlog-proof`, writeReceipt({ index, hashes: tree.inclusion(index), note }));
console.log(`${receipts.length} receipts: ${((cpuMilliseconds() - cpu) / receipts.length).toFixed(2)} CPU ms each with its file (${((performance.now() - begin) / 1000).toFixed(1)} s)`);

const go = spawnSync('go', ['version'], { encoding: 'utf8' });
if (go.status !== 0) console.log('Go is not on this machine; its tools would now check tiles, proofs, leaves and receipts.');
else {
  const program = join(folder, 'check');
  mkdirSync(program);
  writeFileSync(join(program, 'main.go'), readFileSync(join(process.cwd(), 'bench/log/check.go')));
  const run = (args: readonly string[]): string => execFileSync('go', args, { cwd: program, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  run(['mod', 'init', 'check']);
  run(['get', 'golang.org/x/mod@latest']);
  run(['mod', 'tidy']);
  console.log(run(['run', '.', folder, verifierKey(key)]).trimEnd());
  const tile = join(folder, 'tile/0/002');
  writeFileSync(tile, readFileSync(tile).map((byte, at) => (at === 40 ? byte ^ 1 : byte)));
  const spoiled = spawnSync('go', ['run', '.', folder, verifierKey(key)], { cwd: program, encoding: 'utf8' });
  console.log(`With one bit turned in one tile: ${spoiled.status === 0 ? 'NOT noticed!' : `refused (${spoiled.stdout.trim().split('\n').at(-1) ?? ''})`}`);
}
rmSync(folder, { recursive: true, force: true });
