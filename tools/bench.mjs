// `npm run bench -- NAME …`: bundles bench/NAME/main.ts and runs it with what follows.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { bundle, install, root } from './install.mjs';

const [name, ...args] = process.argv.slice(2);
if (!name || !existsSync(join(root, 'bench', name, 'main.ts'))) {
  console.error('Which one? npm run bench -- acts | page | log | real | tally | lottery | opinion');
  process.exit(2);
}
await install();
await bundle(`bench/${name}/main.ts`, `dist/bench/${name}.mjs`);
spawn(process.execPath, ['--enable-source-maps', join(root, 'dist/bench', `${name}.mjs`), ...args], { cwd: root, stdio: 'inherit' }).on('exit', (code) => process.exit(code ?? 1));
