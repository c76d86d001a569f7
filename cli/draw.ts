import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '@plenaria/kernel/language.ts';
import { chanceFault, orderedList, seedOf } from '@plenaria/lottery/draw/chance.ts';
import { readCommitment } from '@plenaria/lottery/draw/commitment.ts';
import { fileNames, filesAmong, oneFile } from '@plenaria/lottery/draw/files.ts';
import { outcomeText, readOutcome, verifyDraw } from '@plenaria/lottery/draw/verify.ts';
import { faultWords, verdictIn } from '@plenaria/lottery/draw/words.ts';
import { languageAsked, option, plainly } from './options.ts';

function textsAt(path: string): ReadonlyMap<string, string> {
  const folder = statSync(path).isDirectory();
  const names = folder ? readdirSync(path).filter((name) => Object.values(fileNames).some((known) => known === name)) : [path];
  return new Map(names.map((name) => [name, readFileSync(folder ? join(path, name) : name, 'utf8')]));
}

/** Draws again from the published files. Answers the lines to print and whether all held. */
export function drawAgain(texts: ReadonlyMap<string, string>, language: Language): { readonly lines: readonly string[]; readonly holds: boolean } {
  const files = filesAmong(texts);
  if ('missing' in files) return { lines: [`Not found: ${files.missing.join(', ')}`], holds: false };
  const { holds, sentences } = verdictIn(language, files, verifyDraw(files));
  return { lines: sentences, holds };
}

/** `plenaria draw verify FILES [--language L]`: a folder with the six files, or the one file that holds them all. */
export function runDrawVerify(args: readonly string[]): number {
  const [path] = plainly(args);
  if (path === undefined) throw new Error('What to check? plenaria draw verify FILES, a folder or draw.json');
  const { lines, holds } = drawAgain(textsAt(path), languageAsked(args));
  for (const line of lines) console.log(line);
  return holds ? 0 : 1;
}

/** `plenaria draw outcome FOLDER --dice 8,1,1 [--round R --signature S]`: writes what chance gave, and everything in one file. */
export function runDrawOutcome(args: readonly string[]): number {
  const [folder] = plainly(args);
  if (folder === undefined) throw new Error('Of which draw? plenaria draw outcome FOLDER --dice 8,1,1 [--round R --signature S]');
  const texts = new Map(textsAt(folder));
  const commitment = readCommitment(texts.get(fileNames.commitment) ?? '');
  if (!commitment.ok) throw new Error(faultWords[commitment.refusal].en);
  const round = option(args, '--round');
  const chance = { round: round === null ? null : Number(round), signature: option(args, '--signature'), dice: option(args, '--dice') };
  const fault = chanceFault(commitment.value, chance);
  if (fault !== null) throw new Error(faultWords[fault].en);
  const outcome = outcomeText(texts.get(fileNames.commitment) ?? '', texts.get(fileNames.panels) ?? '', chance, commitment.value);
  writeFileSync(join(folder, fileNames.outcome), outcome);
  const files = filesAmong(texts.set(fileNames.outcome, outcome));
  if (!('missing' in files)) writeFileSync(join(folder, 'draw.json'), oneFile(files));
  return runDrawVerify(args);
}

/** `plenaria draw list FOLDER --list ticket|alternates|audit [--count N]`: places of the pool in the order that chance gave, once it spoke. */
export function runDrawList(args: readonly string[]): number {
  const [folder] = plainly(args);
  if (folder === undefined) throw new Error('Of which draw? plenaria draw list FILES --list ticket|alternates|audit [--count N]');
  const files = filesAmong(textsAt(folder));
  if ('missing' in files) throw new Error(`Not found: ${files.missing.join(', ')}`);
  const outcome = readOutcome(files.outcome);
  if (outcome === null) throw new Error(faultWords['not-an-outcome'].en);
  const list = (['ticket', 'alternates', 'audit'] as const).find((one) => one === (option(args, '--list') ?? 'ticket'));
  if (list === undefined) throw new Error('Which list? ticket, alternates or audit');
  const places = orderedList(seedOf(files.commitment, outcome), files.pool, list);
  for (const place of places.slice(0, Number(option(args, '--count') ?? places.length))) console.log(String(place));
  return 0;
}
