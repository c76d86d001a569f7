import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cosign, LogTree, openCheckpoint, readCheckpoint, readVerifierKey, sameHash, signingKey, tilePath, witnessKey, type Checkpoint, type SigningKey } from '@plenaria/merkle/index.ts';
import { witnessServer } from './add-checkpoint.ts';
import { needed, option } from './options.ts';

/** How a witness reads from a log: a path below the log's address, as bytes. */
export type Reader = (path: string) => Promise<Uint8Array>;

export interface Seen {
  readonly holds: boolean;
  readonly lines: readonly string[];
  /** The checkpoint with the witness's signature on it; null where she does not sign. */
  readonly note: string | null;
}

async function treeUpTo(read: Reader, size: number): Promise<LogTree> {
  const tree = new LogTree();
  for (let index = 0; index * 256 < size; index += 1) {
    const count = Math.min(256, size - index * 256);
    const bytes = await read(`tile/${tilePath({ level: 0, index, count })}`);
    for (let at = 0; at < count; at += 1) tree.append(bytes.subarray(at * 32, at * 32 + 32));
  }
  return tree;
}

/**
 * Looks at a log once: the checkpoint must be signed by the log's key, be the root of the tiles, and have only appended to
 * the one that was seen before. Then the witness signs it with her time; otherwise she says what she saw and signs nothing.
 */
export async function look(read: Reader, logKey: string, before: Checkpoint | null, witness: SigningKey, time: number): Promise<Seen> {
  const key = readVerifierKey(logKey);
  if (!key.ok) return { holds: false, lines: ['That is not the key of a log.'], note: null };
  const note = new TextDecoder().decode(await read('checkpoint'));
  const opened = openCheckpoint(note, [key.value]);
  if (!opened.ok) return { holds: false, lines: [`The checkpoint is not signed by ${key.value.name}: ${opened.refusal}`], note: null };
  const { size, root } = opened.value;
  if (before !== null && size < before.size) return { holds: false, lines: [`The log has become shorter: ${size} facts, ${before.size} when it was last seen.`], note: null };
  const tree = await treeUpTo(read, size);
  if (!sameHash(tree.root(), root)) return { holds: false, lines: [`The ${size} facts that are shown are not those that were signed.`], note: null };
  if (before !== null && !sameHash(tree.root(before.size), before.root)) return { holds: false, lines: [`The first ${before.size} facts are not what they were when the log was last seen.`], note: null };
  return { holds: true, note: cosign(note, witness, time), lines: [`${size} facts, signed by ${key.value.name}.`, before === null ? 'Seen for the first time.' : `They only appended to the ${before.size} that were seen before.`] };
}

function keyIn(home: string, name: string): SigningKey {
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const path = join(home, 'witness-key');
  if (!existsSync(path)) writeFileSync(path, randomBytes(32), { mode: 0o400, flag: 'wx' });
  return signingKey(name, new Uint8Array(readFileSync(path)));
}

/** `plenaria witness ADDRESS --key KEY --home FOLDER --name NAME`: keeps what was seen in the folder; answers the exit code. */
export async function runWitness(args: readonly string[], now: number): Promise<number> {
  const option = (name: string): string => (args.includes(name) ? (args[args.indexOf(name) + 1] ?? '') : '');
  const [address = ''] = args;
  const home = option('--home') || 'witness';
  if (!/^https?:\/\//.test(address) || option('--key') === '') throw new Error('Which log? plenaria witness ADDRESS --key KEY [--home FOLDER] [--name NAME]; the key stands on the page "Check it yourself".');
  const witness = keyIn(home, option('--name') || 'witness');
  const kept = join(home, 'checkpoint.txt');
  const last = existsSync(kept) ? readCheckpoint(readFileSync(kept, 'utf8')) : null;
  const read: Reader = async (path) => {
    const answer = await fetch(`${address.replace(/\/$/, '')}/record/${path}`);
    if (!answer.ok) throw new Error(`The log does not show ${path} (${answer.status}).`);
    return new Uint8Array(await answer.arrayBuffer());
  };
  const seen = await look(read, option('--key'), last?.ok ? last.value : null, witness, now);
  for (const line of seen.lines) console.log(line);
  if (seen.note === null) return 1;
  writeFileSync(`${kept}.new`, seen.note);
  renameSync(`${kept}.new`, kept);
  console.log(`Signed as ${witnessKey(witness)}; kept in ${kept}. Publish that file where others can find it.`);
  return 0;
}

const listening = 'plenaria witness --listen PORT --key KEY [--home FOLDER] [--name NAME]; the key stands on the page "Check it yourself".';

/** `plenaria witness --listen PORT --key KEY`: waits to be asked (C2SP tlog-witness) until it is stopped. `now` in seconds since 1970. */
export async function listenAsWitness(args: readonly string[], now: () => number): Promise<number> {
  const log = readVerifierKey(needed(args, '--key', listening));
  const port = Number(needed(args, '--listen', listening));
  if (!log.ok || !Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`That is not a ${log.ok ? 'port' : 'key of a log'}. ${listening}`);
  const home = option(args, '--home') ?? 'witness';
  const witness = keyIn(home, option(args, '--name') ?? 'witness');
  const server = witnessServer({ log: log.value, witness, home, now }).listen(port, () => console.log(`Witness of ${log.value.name}: POST http://localhost:${port}/add-checkpoint. Signs as ${witnessKey(witness)}.`));
  await new Promise((done, fail) => server.once('close', done).once('error', fail));
  return 0;
}
