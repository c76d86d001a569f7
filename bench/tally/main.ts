import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { machine } from '../machine.ts';
import type { Case } from './case.ts';
import { budgets } from './budgets.ts';
import { committees } from './committees.ts';
import { condorcet } from './condorcet.ts';
import { meek } from './meek.ts';
import { rctab } from './rctab.ts';
import { scottish } from './scottish.ts';
import { seats } from './seats.ts';
import { runTask, speedLines } from './speed.ts';

const args = process.argv.slice(2);
if (args[0] === '--task') {
  await runTask(args[1] ?? '', args[2] ?? '');
  process.exit(0);
}
const json = args.includes('--json');
const given = args.indexOf('--data');
const data = resolve(given >= 0 ? (args[given + 1] ?? '') : (process.env['PLENARIA_DATA'] ?? '../shared/data'), 'decisions');
const say = (line: string): boolean => process.stdout.write(`${line}\n`);

interface Corpus {
  right: number;
  of: number;
  cpuSeconds: number;
  readonly faults: Case[];
  readonly others: Map<string, number>;
}

const corpora = new Map<string, Corpus>();

function note(one: Case): void {
  const corpus = corpora.get(one.corpus) ?? { right: 0, of: 0, cpuSeconds: 0, faults: [], others: new Map<string, number>() };
  corpora.set(one.corpus, corpus);
  corpus.cpuSeconds += one.cpuSeconds;
  if (one.ok === null) corpus.others.set(one.rule, (corpus.others.get(one.rule) ?? 0) + 1);
  else {
    corpus.of += 1;
    if (one.ok) corpus.right += 1;
    else corpus.faults.push(one);
  }
}

/** A file that cannot be read at all ends its own corpus and no other. */
async function* guardedCorpus(corpus: (folder: string) => AsyncGenerator<Case>): AsyncGenerator<Case> {
  try {
    yield* corpus(data);
  } catch (error) {
    yield { corpus: corpus.name, case: 'the folder', rule: 'unread', ok: false, expected: 'files of the form that the corpus describes', got: String(error).slice(0, 200), cpuSeconds: 0 };
  }
}

/** Ends the run with one sentence: nothing counted is not a result. */
function nothing(found: string): never {
  process.stderr.write(`${found} ${data}; name a folder that has elections in its folder decisions: npm run bench -- tally --data DIR, or set PLENARIA_DATA.\n`);
  process.exit(2);
}

if (!(statSync(data, { throwIfNoEntry: false })?.isDirectory() ?? false)) nothing('There is no folder');
if (!json) say(machine());
for (const corpus of [scottish, meek, budgets, committees, seats, rctab, condorcet]) {
  for await (const one of guardedCorpus(corpus)) {
    note(one);
    if (json) say(JSON.stringify({ corpus: one.corpus, case: one.case, rule: one.rule, ok: one.ok, expected: one.expected, got: one.got, cpuSeconds: one.cpuSeconds }));
  }
}
if (corpora.size === 0) nothing('There are no elections of a kind that is counted here in');
for (const [corpus, { right, of, cpuSeconds, faults, others }] of corpora) {
  if (json) {
    say(JSON.stringify({ corpus, right, of, cpuSeconds: Math.round(cpuSeconds * 1e4) / 1e4 }));
    continue;
  }
  say(`${corpus.padEnd(16)} ${right}/${of}  ${cpuSeconds.toFixed(2)} CPU s`);
  for (const [rule, count] of others) say(`  ${count} with the rule ${rule}, which is not counted here`);
  for (const { case: name, got, expected, why } of faults) say(`  ${name}: ${why ?? ''}\n    expected ${expected}\n    got      ${got}`);
}
if (!json) say(`Peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB, whole process ${((process.cpuUsage().user + process.cpuUsage().system) / 1e6).toFixed(2)} CPU s. Data: ${join(data, '..')}`);
if (!json && !args.includes('--no-speed')) speedLines(data, say);
