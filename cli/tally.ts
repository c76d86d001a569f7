import { readFileSync, writeFileSync } from 'node:fs';
import { isLanguage, type Language } from '@plenaria/kernel/language.ts';
import { smallestChanges } from '@plenaria/tally/change/smallest.ts';
import { sensitivity } from '@plenaria/tally/change/sensitivity.ts';
import { chartOf } from '@plenaria/tally/chart/chart.ts';
import { svgOf } from '@plenaria/tally/chart/scene.ts';
import type { Decision, Question } from '@plenaria/tally/contract.ts';
import { decide, ruleNames } from '@plenaria/tally/decide.ts';
import { changeSentence, otherwiseSentences } from '@plenaria/tally/explain/changes.ts';
import type { Naming, Told } from '@plenaria/tally/explain/contract.ts';
import { explain } from '@plenaria/tally/explain/explain.ts';
import { isBallotFile, readBallotFile } from '@plenaria/tally/formats/any.ts';
import { readPb } from '@plenaria/tally/formats/pb.ts';
import { questionOfPb, type Asked } from '@plenaria/tally/formats/pb-question.ts';
import { verify } from '@plenaria/tally/verify/verify.ts';

/** What `--out` writes and `tally verify` reads: everything but the ballots, which stay in their own file. */
interface Transcript {
  readonly question: Omit<Question<unknown>, 'ballots' | 'options'>;
  readonly naming: Naming;
  readonly decision: Decision;
}

const usage = `plenaria tally FILE [--rule NAME] [--set KEY=VALUE]… [--lots file|a,b,c] [--lang en|es|pt] [--changes] [--steps] [--out FILE] [--svg FILE]
       plenaria tally verify FILE TRANSCRIPT
FILE is .pb (Pabulib), .json (a question: rule, parameters, options, ballots), or ballots: .blt, .abif, PrefLib's .soc .soi .toc .toi .cat,
cast vote records (CDF .json or .xml, .csv; --set contest=NAME where there are several), Plenaria's own .csv. Rules: ${ruleNames.join(', ')}.`;

const valueOf = (args: readonly string[], name: string): string | undefined => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);

/** `--set seats=3 --set misfit=skip`: numbers, truths and JSON are read as such, anything else is text. */
function settings(args: readonly string[]): Readonly<Record<string, unknown>> {
  const pairs = args.flatMap((arg, at) => (arg === '--set' ? [args[at + 1] ?? ''] : []));
  return Object.fromEntries(pairs.map((pair) => {
    const [key = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
    if (key === 'budget' || key === 'increment') return [key, value];
    return [key, /^(\d{1,9}|true|false|[[{].*)$/.test(value) ? (JSON.parse(value) as unknown) : value];
  }));
}

interface Chosen {
  readonly rule?: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly lots?: readonly string[] | 'file';
}

function chosenIn(args: readonly string[]): Chosen {
  const [rule, lots] = [valueOf(args, '--rule'), valueOf(args, '--lots')];
  return { parameters: settings(args), ...(rule === undefined ? {} : { rule: rule.includes('@') ? rule : `${rule}@1` }), ...(lots === undefined ? {} : { lots: lots === 'file' ? 'file' : lots.split(',') }) };
}

function fromJson(text: string, { rule, parameters, lots }: Chosen): Asked {
  const question = JSON.parse(text) as Question<unknown> & { readonly currency?: string };
  const { currency, ...asked } = question;
  const order = lots === 'file' ? asked.options.map(({ id }) => id) : lots;
  return {
    question: { ...asked, ...(rule === undefined ? {} : { rule }), parameters: { ...(asked.parameters as object), ...parameters }, ...(order === undefined ? {} : { lots: order }) },
    names: Object.fromEntries(asked.options.map(({ id, name }) => [id, name])), ...(currency === undefined ? {} : { money: { currency, minor: 2 } }),
  };
}

/** A file of ballots as a question: its own seats, the rule that was asked for, else runoff for one seat and Scottish STV for several. */
function fromBallots(path: string, text: string, { rule, parameters, lots }: Chosen): Asked {
  const { contest, ...own } = parameters;
  const read = readBallotFile(path, text, typeof contest === 'string' ? contest : undefined);
  if (!read.ok) throw new Error(`${path}, line ${read.refusal.line}: expected ${read.refusal.expected}; found ${read.refusal.found}`);
  const { options, ballots, seats = 1 } = read.value;
  const order = lots === 'file' ? options.map(({ id }) => id) : lots;
  const named = rule ?? (Number(own['seats'] ?? seats) > 1 ? 'stv-scottish@1' : 'irv@1');
  return { question: { rule: named, parameters: { seats, ...own }, options, ballots, ...(order === undefined ? {} : { lots: order }) }, names: Object.fromEntries(options.map(({ id, name }) => [id, name])) };
}

/** Reads a file of a known format as a question; throws with the line and what was expected there. */
export function askedIn(path: string, text: string, chosen: Chosen): Asked {
  if (path.endsWith('.json') && !text.includes('"CVR"')) return fromJson(text, chosen);
  if (isBallotFile(path)) return fromBallots(path, text, chosen);
  if (!path.endsWith('.pb')) throw new Error(`${path}: this kind of file is not known.\n${usage}`);
  const read = readPb(text);
  if (!read.ok) throw new Error(`${path}, line ${read.refusal.line}: expected ${read.refusal.expected}; found ${read.refusal.found}`);
  const asked = questionOfPb(read.value, chosen);
  if (!asked.ok) throw new Error(`${path}: expected ${asked.refusal}`);
  return asked.value;
}

/** A step as plain text: its sentences, the clause, and its table with columns that line up. */
function stepLines({ number, sentences, clause, text, sheet }: Told): readonly string[] {
  const rows = sheet === null ? [] : [{ name: sheet.heads[0], before: sheet.heads[1], moved: sheet.heads[2], after: sheet.heads[3] }, ...sheet.rows, sheet.sum];
  const wide = Math.max(0, ...rows.map(({ name }) => Math.min(40, name.length)));
  const column = (pick: (row: (typeof rows)[number]) => string): number => Math.max(0, ...rows.map((row) => pick(row).length));
  const [before, moved, after] = [column((row) => row.before), column((row) => row.moved), column((row) => row.after)];
  return [
    '', `${number}. ${sentences.join(' ')}`, `   ${clause}${text === null ? '' : `: ${text}`}`,
    ...rows.map((row) => `   ${row.name.slice(0, 40).padEnd(wide)}  ${row.before.padStart(before)}  ${row.moved.padStart(moved)}  ${row.after.padStart(after)}`),
  ];
}

function tell(asked: Asked, decision: Decision, language: Language, args: readonly string[]): void {
  const naming: Naming = { names: asked.names, ...(asked.money ? { money: asked.money } : {}) };
  const told = explain(decision, naming, language);
  const lines = [told.sentence, told.accounts, ...(args.includes('--steps') ? told.steps.flatMap(stepLines) : []), '', ...told.reasons.map(({ sentence }) => `- ${sentence}`)];
  if (args.includes('--changes')) {
    const costs = Object.fromEntries(asked.question.options.flatMap(({ id, cost }) => (cost === undefined ? [] : [[id, cost] as const])));
    const changes = smallestChanges(asked.question, decision, decide, { counts: 2_000 });
    lines.push('', ...changes.map((change) => `- ${changeSentence(decision, naming, costs, language, change)}`), ...otherwiseSentences(decision, naming, language, sensitivity(asked.question, decision, decide)));
  }
  for (const line of lines) console.log(line);
}

function count(path: string, args: readonly string[]): number {
  const asked = askedIn(path, readFileSync(path, 'utf8'), chosenIn(args));
  const given = valueOf(args, '--lang') ?? 'en';
  const language: Language = isLanguage(given) ? given : 'en';
  const counted = decide(asked.question);
  if (!counted.ok) throw new Error(`This cannot be counted: ${counted.refusal.word}, ${counted.refusal.about}.\n${usage}`);
  const decision = counted.value;
  tell(asked, decision, language, args);
  const naming: Naming = { names: asked.names, ...(asked.money ? { money: asked.money } : {}) };
  const [out, svg] = [valueOf(args, '--out'), valueOf(args, '--svg')];
  const { rule, parameters, roll, lots } = asked.question;
  const question = { rule, parameters, ...(roll === undefined ? {} : { roll }), ...(lots === undefined ? {} : { lots }) };
  if (out !== undefined) writeFileSync(out, `${JSON.stringify({ question, naming, decision } satisfies Transcript)}\n`);
  const chart = svg === undefined ? null : chartOf(decision, naming, language, 720);
  if (svg !== undefined && chart !== null) writeFileSync(svg, svgOf(chart));
  return decision.status === 'decided' ? 0 : 3;
}

function check(path: string, transcriptPath: string): number {
  const { question, decision } = JSON.parse(readFileSync(transcriptPath, 'utf8')) as Transcript;
  const asked = askedIn(path, readFileSync(path, 'utf8'), { rule: question.rule, parameters: question.parameters as Readonly<Record<string, unknown>>, ...(question.lots === undefined ? {} : { lots: question.lots }) });
  const { holds, checks, problems, unchecked } = verify({ ...asked.question, ...question }, decision);
  for (const { step, problem } of problems.slice(0, 50)) console.log(`✗ ${step === 0 ? '' : `step ${step}: `}${problem}`);
  for (const left of unchecked) console.log(`Not checked: ${left}.`);
  console.log(holds ? `The transcript holds: ${checks} checks against the ballots, none of them with the engine.` : `The transcript does not hold: ${problems.length} of ${checks} checks failed.`);
  return holds ? 0 : 1;
}

/** `plenaria tally FILE …` and `plenaria tally verify FILE TRANSCRIPT`. */
export function runTally(args: readonly string[]): number {
  const [first, second, third] = args;
  if (first === 'verify' && second !== undefined && third !== undefined) return check(second, third);
  if (first === undefined || first.startsWith('--') || first === 'verify') throw new Error(usage);
  return count(first, args.slice(1));
}
