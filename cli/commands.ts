import { readFileSync } from 'node:fs';
import { start } from '#server/start.ts';
import { verify } from '#record/verify.ts';

export interface Command {
  /** Words, then what the person gives in capitals: `verify EXPORT`. */
  readonly name: string;
  readonly sentence: string;
  readonly run: (args: readonly string[], root: string) => Promise<number>;
}

const option = (args: readonly string[], name: string): string | null => {
  const at = args.indexOf(name);
  return at < 0 ? null : (args[at + 1] ?? null);
};

async function runVerify(args: readonly string[]): Promise<number> {
  const [path] = args;
  if (path === undefined) throw new Error('Which export? plenaria verify EXPORT [--checkpoint FILE]');
  const kept = option(args, '--checkpoint');
  const verdict = verify(readFileSync(path, 'utf8').split('\n'), kept === null ? null : readFileSync(kept, 'utf8'));
  for (const problem of verdict.problems.slice(0, 50)) console.log(`✗ ${problem}`);
  console.log(`${verdict.facts} facts, ${verdict.texts} texts (${verdict.missingTexts} erased), ${verdict.checkpoints} checkpoints, signed up to number ${verdict.signedTo}.`);
  console.log(verdict.problems.length === 0 ? 'The record is whole.' : `${verdict.problems.length} problems.`);
  return verdict.problems.length === 0 ? 0 : 1;
}

export const commands: readonly Command[] = [
  {
    name: 'start [--new] [--port N]', sentence: 'open the house; with --new it begins empty instead of with the demonstration',
    run: (args, root) => start({
      root, new: args.includes('--new'), port: Number(option(args, '--port') ?? process.env['PORT'] ?? 4747), host: option(args, '--host') ?? '127.0.0.1',
      origin: option(args, '--origin') ?? process.env['PLENARIA_ORIGIN'] ?? null, say: (line) => console.log(line),
    }),
  },
  { name: 'verify EXPORT [--checkpoint FILE]', sentence: 'check an exported record without any database', run: runVerify },
];
