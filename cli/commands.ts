import { readFileSync, writeFileSync } from 'node:fs';
import { start } from '#server/start.ts';
import { recordDocument } from '#record/catalogue.ts';
import { verify } from '#record/verify.ts';
import { backup, restore } from '#server/backup.ts';
import { keeperCode } from '#server/found.ts';
import { homeFolder } from '#server/home-folder.ts';
import { realTime } from '#server/clock.ts';
import { openDatabase } from '#server/start.ts';
import { succeed } from '#server/log.ts';
import { drawAgainPage } from '#server/draw-again.ts';
import { runDrawList, runDrawOutcome, runDrawVerify } from './draw.ts';
import { runLottery } from './lottery.ts';
import { option } from './options.ts';
import { checkReceipt } from './receipt.ts';
import { runOpinion } from './opinion.ts';
import { runRules } from './rules.ts';
import { runScenario } from './scenario.ts';
import { listenAsWitness, runWitness } from './witness.ts';
import { runTally } from './tally.ts';

export interface Command {
  /** Words, then what the person gives in capitals: `verify EXPORT`. */
  readonly name: string;
  readonly sentence: string;
  readonly run: (args: readonly string[], root: string) => Promise<number>;
}

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

async function withDatabase(root: string, work: (database: Awaited<ReturnType<typeof openDatabase>>, home: string) => Promise<string>): Promise<number> {
  const home = homeFolder(root);
  const database = await openDatabase(root, home);
  try {
    console.log(await work(database, home));
    return 0;
  } finally {
    await (database.adopted ? database.pool.end() : database.close());
  }
}

const secondsNow = (): number => Math.floor(Date.parse(realTime()) / 1000);

const named = (path: string | undefined, usage: string): string => {
  if (path === undefined) throw new Error(`Which file? ${usage}`);
  return path;
};

/** The leaf at an index of an export, exactly as it was hashed. */
function leafIn(path: string, index: number): string | null {
  const leaves = readFileSync(path, 'utf8').split('\n').filter((line) => line.startsWith('{"leaf"'));
  const line = leaves[index];
  return line === undefined ? null : (JSON.parse(line) as { readonly leaf: string }).leaf;
}

export const commands: readonly Command[] = [
  {
    name: 'start [--new] [--port N]', sentence: 'open the house; with --new it begins empty instead of with the demonstration',
    run: (args, root) => start({
      root, new: args.includes('--new'), port: Number(option(args, '--port') ?? process.env['PORT'] ?? 4747), host: option(args, '--host') ?? '127.0.0.1',
      origin: option(args, '--origin') ?? process.env['PLENARIA_ORIGIN'] ?? null, say: (line) => console.log(line),
    }),
  },
  {
    name: 'backup FILE', sentence: 'write the whole installation into one file; the house may stay open',
    run: ([path], root) => withDatabase(root, async ({ pool }) => `${await backup(pool, root, named(path, 'plenaria backup FILE'))} rows written to ${path}. Keep ${homeFolder(root)}/log-key and last-checkpoint beside it.`),
  },
  {
    name: 'restore FILE', sentence: 'restore a backup into a new, empty installation',
    run: ([path], root) => withDatabase(root, async ({ pool }) => `${await restore(pool, root, named(path, 'plenaria restore FILE'))} rows restored. Start the house with: npm start`),
  },
  {
    name: 'record succeed', sentence: 'begin a new log that cites the last checkpoint, after an older backup had to be restored',
    run: (args, root) => withDatabase(root, async ({ pool }, home) => `The record goes on as ${await succeed({ pool, home, name: option(args, '--origin') ?? 'http://localhost:4747' })}; the old checkpoint is cited.`),
  },
  {
    name: 'keeper code NAME', sentence: 'a new code for a keeper of the house, for whoever has the machine: when the only keeper lost hers',
    run: ([name], root) => withDatabase(root, async ({ pool }) => keeperCode(pool, name ?? '')),
  },
  { name: 'record catalogue', sentence: 'print every type of fact with its sentence (docs/record.md)', run: async () => { console.log(recordDocument()); return 0; } },
  { name: 'draw verify FILES', sentence: 'draw again from the published files: a folder, or draw.json', run: async (args) => runDrawVerify(args) },
  { name: 'draw outcome FOLDER --dice N', sentence: 'write down what the dice gave, beside the files of a draw', run: async (args) => runDrawOutcome(args) },
  { name: 'draw list FILES --list L', sentence: 'places of the pool in the order of the draw: ticket, alternates or audit', run: async (args) => runDrawList(args) },
  {
    name: 'draw page FILE', sentence: 'write the page that draws again: one HTML file, no server, no internet',
    run: async ([path], root) => {
      writeFileSync(named(path, 'plenaria draw page FILE'), await drawAgainPage(root));
      return 0;
    },
  },
  { name: 'lottery WHAT --quotas Q --people P --seats N', sentence: 'feasible, quotas, portfolio (--aim leximin, maximin, nash …), report, alternates, replace, renew or letters', run: runLottery },
  { name: 'opinion PATH [--json FILE] [--svg FOLDER]', sentence: 'tallies, map, common ground and a short list of a conversation: a Polis export or a stream of ours', run: async (args) => runOpinion(args) },
  { name: 'scenario run NAME', sentence: 'play a scenario by the same verbs and print what happened (deschutes, riverbend)', run: (args, root) => runScenario(args, root) },
  { name: 'receipt FILE --export EXPORT --key KEY', sentence: 'check without the house that a fact is in its signed log', run: async (args) => checkReceipt(args, leafIn) },
  { name: 'witness ADDRESS --key KEY', sentence: 'look at a log from outside: sign its checkpoint if it only grew, say so if not; with --listen PORT in place of ADDRESS, wait for the log to ask', run: (args) => (args.includes('--listen') ? listenAsWitness(args, secondsNow) : runWitness(args, secondsNow())) },
  { name: 'rules WHAT FILE --language L', sentence: 'check or explain a charter, or list the systems of the article with what they come to', run: async (args) => runRules(args) },
  { name: 'tally FILE', sentence: 'count a file of votes by a named rule, explain it, write or verify its transcript', run: async (args) => runTally(args) },
  { name: 'verify EXPORT [--checkpoint FILE]', sentence: 'check an exported record without any database', run: runVerify },
];
