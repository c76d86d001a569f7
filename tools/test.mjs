// `npm test`: installs what is missing, a browser too where it can, and runs everything. The last line counts.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { install, root } from './install.mjs';

await install();

const browsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', process.env.PLENARIA_BROWSER ?? ''];
const browser = () => browsers.find((path) => path !== '' && existsSync(path));
if (!browser() && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
  console.log('Installing Chromium for the browser tests.');
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
  spawnSync('apt-get', ['install', '-y', '-qq', 'chromium'], { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
}

const out = mkdtempSync(join(tmpdir(), 'plenaria-results-'));
const only = process.argv.slice(2);
const total = { passed: 0, failed: 0, skipped: 0 };
const env = { ...process.env, ...(browser() ? { PLENARIA_BROWSER: browser() } : {}) };
const run = (words, command, args) => {
  console.log(`\n${words}`);
  return spawnSync(command, args, { cwd: root, stdio: 'inherit', env }).status === 0;
};

if (only.length === 0) total[run('Types', process.execPath, ['node_modules/typescript/bin/tsc', '--noEmit']) ? 'passed' : 'failed'] += 1;

const vitest = (words, name, args) => {
  const file = join(out, `${name}.json`);
  const fine = run(words, process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...args, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]);
  if (!existsSync(file)) return (total.failed += 1);
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numFailedTestSuites } = JSON.parse(readFileSync(file, 'utf8'));
  total.passed += numPassedTests;
  total.failed += numFailedTests + (fine || numFailedTests > 0 ? 0 : Math.max(1, numFailedTestSuites));
  total.skipped += numPendingTests + (numTodoTests ?? 0);
};

vitest('Tidy, unit, property and database tests', 'unit', only.filter((path) => !path.startsWith('e2e')));
if (only.length === 0 || only.some((path) => path.startsWith('e2e'))) vitest('End to end, in a browser', 'e2e', ['--config', 'e2e/vitest.config.ts']);

rmSync(out, { recursive: true });
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed > 0 ? 1 : 0);
