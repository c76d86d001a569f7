#!/usr/bin/env node
// `npm run plenaria -- …`: installs what is missing, bundles, and runs one command of the program.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { bundle, install, mutex, root } from './install.mjs';

await install();
const held = await mutex('bundle');
await bundle('cli/main.ts', 'dist/plenaria.mjs');
await bundle('rooms/recruit/store/panels-thread.ts', 'dist/panels-thread.mjs');
held.close();

const child = spawn(process.execPath, ['--enable-source-maps', join(root, 'dist/plenaria.mjs'), ...process.argv.slice(2)], { cwd: process.cwd(), stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal));
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
