import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commands } from './commands.ts';

/** The clone: the bundle lies in its `dist` folder. */
const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

const help = (): void => {
  console.log('plenaria: runs assemblies that govern, from the question to the kept promise\n');
  for (const { name, sentence } of commands) console.log(`  plenaria ${name.padEnd(34)} ${sentence}`);
};

const args = process.argv.slice(2);
const command = commands.filter(({ name }) => name.split(' ').filter((word) => /^[a-z]/.test(word)).every((word, at) => args[at] === word)).sort((a, b) => b.name.length - a.name.length)[0];

if (command === undefined) {
  help();
  process.exitCode = args.length === 0 || args[0] === 'help' || args[0] === '--help' ? 0 : 2;
} else {
  const words = command.name.split(' ').filter((word) => /^[a-z]/.test(word)).length;
  try {
    process.exitCode = await command.run(args.slice(words), root);
  } catch (trouble) {
    console.error(trouble instanceof Error ? trouble.message : String(trouble));
    process.exitCode = 1;
  }
}
