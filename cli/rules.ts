import { readFileSync } from 'node:fs';
import { isLanguage, type Language } from '@plenaria/kernel/language.ts';
import { checkCharter } from '#rules/charter-2/check.ts';
import { explainCharter, labelNames } from '#rules/charter-2/explain.ts';
import { coverage, labelsOf, structuralLevel } from '#rules/charter-2/labels.ts';
import { playOf } from '#rules/charter-2/play.ts';
import { readCharter2, type Charter } from '#rules/charter-2/types.ts';
import { printed, the } from '#rules/grammar.ts';
import { sayFault, type Fault } from '#rules/reading.ts';
import { boundInHouse } from '#rules/signed-charter.ts';
import { systems } from '#scenarios/systems/all.ts';
import { option } from './options.ts';
import { refusedLines } from './refused.ts';

const languageOf = (args: readonly string[]): Language => {
  const asked = option(args, '--language') ?? 'en';
  if (!isLanguage(asked)) throw new Error(`${asked} is not a language of the house: en, es or pt.`);
  return asked;
};

const tell = (faults: readonly Fault[], language: Language): void => {
  for (const one of faults) console.log(`✗ ${sayFault(one, language)}`);
};

/** A charter from a file, or a system of the article by its key. */
function jsonFrom(name: string | undefined): unknown {
  if (name === undefined) throw new Error('Which file? plenaria rules check FILE, or a system’s key: plenaria rules systems');
  return systems.find(({ key }) => key === name)?.charter ?? JSON.parse(readFileSync(name, 'utf8'));
}

function readCharter(args: readonly string[], language: Language): Charter | null {
  const read = readCharter2(jsonFrom(args[0]), '');
  if (read.ok) return read.value;
  tell(read.refusal, language);
  return null;
}

function check(args: readonly string[]): number {
  const language = languageOf(args);
  const charter = readCharter(args, language);
  if (charter === null) return 1;
  const faults = checkCharter(charter);
  tell(faults, language);
  const played = playOf(charter, boundInHouse);
  console.log(faults.length === 0 ? `${the(charter.name, language)}: nothing is wrong with these rules.` : `${faults.length} faults.`);
  if (!played.ok)
    console.log(`The rooms of this house cannot carry out ${played.refusal.length} of its constructs yet; plenaria rules check FILE --rooms names them.`);
  if (!played.ok && args.includes('--rooms')) tell(played.refusal, language);
  return faults.length === 0 ? 0 : 1;
}

function explain(args: readonly string[]): number {
  const language = languageOf(args);
  const charter = readCharter(args, language);
  for (const line of charter === null ? [] : printed(explainCharter(charter, language))) console.log(line);
  return charter === null ? 1 : 0;
}

function list(args: readonly string[]): number {
  const language = languageOf(args);
  if (args.includes('--play')) {
    for (const line of refusedLines(systems)) console.log(line);
    return 0;
  }
  for (const { number, key, charter } of systems) {
    const labels = labelsOf(charter)
      .map((label) => labelNames[label][language])
      .join(', ');
    console.log(`${String(number).padStart(2)}  ${key.padEnd(22)} ${String(structuralLevel(charter))}  ${String(coverage(charter).length)}/5  ${labels}`);
  }
  return 0;
}

const commands: Readonly<Record<string, (args: readonly string[]) => number>> = { check, explain, systems: list };

/** `plenaria rules check | explain | systems`: what is wrong with a charter, what it says, what the article's systems come to. */
export function runRules(args: readonly string[]): number {
  const command = commands[args[0] ?? ''];
  if (command === undefined) throw new Error('plenaria rules check FILE, plenaria rules explain FILE --language es, or plenaria rules systems (--play: what no room carries out yet)');
  return command(args.slice(1));
}
