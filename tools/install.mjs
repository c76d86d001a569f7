// Installs what is missing, once. Plain JavaScript without dependencies: it runs before anything is installed.
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

const stampFile = join(root, 'node_modules', '.plenaria-stamp');
const stamp = () => createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).update(`${process.platform} ${process.arch}`).digest('hex');
const installed = () => existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp();

/** A name of the kernel that is free again the moment its holder dies; waits until it is ours. */
export async function mutex(name) {
  const path = `\0plenaria-${name}-${createHash('sha256').update(root).digest('hex').slice(0, 24)}`;
  for (;;) {
    const server = await new Promise((done, fail) => {
      const one = createServer();
      one.once('error', (trouble) => (trouble.code === 'EADDRINUSE' ? done(null) : fail(trouble)));
      one.listen(path, () => done(one));
    });
    if (server) return server;
    await new Promise((done) => setTimeout(done, 200));
  }
}

export async function install() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`Plenaria needs Node 20.19 or newer; this is ${process.versions.node}.`);
    process.exit(1);
  }
  if (installed()) return;
  const held = await mutex('install');
  try {
    if (installed()) return;
    console.log('Installing what is missing (once, under a minute).');
    const run = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
    if (run.status !== 0) process.exit(run.status ?? 1);
    writeFileSync(stampFile, stamp());
  } finally {
    held.close();
  }
}

/** Bundles a program of ours into `dist`; what npm installed stays outside the bundle. */
export async function bundle(entry, outfile) {
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: root, entryPoints: [entry], outfile, bundle: true, platform: 'node', format: 'esm', target: 'node20.19', jsx: 'automatic', jsxImportSource: 'preact',
    sourcemap: 'linked', logLevel: 'warning', plugins: [{ name: 'npm-stays-outside', setup: ({ onResolve }) => onResolve({ filter: /^[^.#/]/ }, ({ path, kind }) => (kind === 'entry-point' || path.startsWith('@plenaria/') ? undefined : { path, external: true })) }],
  });
}
