import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isLanguage, type Language } from '@plenaria/kernel/language.ts';
import type { Counts } from '@plenaria/opinion/contract.ts';
import { statementBars } from '@plenaria/opinion/pictures/bars.ts';
import { svgOf, type Picture } from '@plenaria/opinion/pictures/drawing.ts';
import { groundPicture } from '@plenaria/opinion/pictures/ground-picture.ts';
import { mapPicture } from '@plenaria/opinion/pictures/map-picture.ts';
import { spanSaid, tallySaid } from '@plenaria/opinion/pictures/picture-words.ts';
import { say } from '#pages/statements-words.ts';
import { resultsOf, type GroundLine, type Results } from '#rooms/deliberate/results.ts';
import { conversationAt } from './opinion-files.ts';

export const opinionUsage = `plenaria opinion PATH [--size K] [--lang en|es|pt] [--json FILE] [--svg FOLDER]
PATH is a folder as Polis exports it (participants-votes.csv or votes.csv, comments.csv), a votes.csv, or a stream of ours: one {"id","person","statement","choice","position"} a line.
What is printed may be published: no number, and no difference of numbers, is about one to four people.`;

type WordsOf = (statement: string) => string;

const hundredths = (share: number): string => `${Math.round(share * 100)}`;
const groundSaid = ({ statement, mean, low, high }: GroundLine, wordsOf: WordsOf): string => `  ${hundredths(mean)} (${hundredths(low)}–${hundredths(high)})  ${wordsOf(statement)}`;

function slateLines(language: Language, { slate }: Results, wordsOf: WordsOf): readonly string[] {
  if (!slate.found) return [slate.because === 'too-few-people' ? say(language, 'slateNone') : `  ${slate.because}`];
  const audit = slate.covered === null ? [] : [say(language, 'slateAudit', { part: spanSaid(language, slate.covered.part), of: slate.covered.of, degree: slate.ejrPlus, atMost: slate.atMost, both: slate.inBoth })];
  return [say(language, slate.by === 'marks' ? 'slateBy' : slate.by === 'model' ? 'slateModel' : 'slatePlain'), ...slate.statements.map((id, at) => `  ${at + 1}. ${wordsOf(id)}`), ...audit];
}

function groundLines(language: Language, { ground }: Results, wordsOf: WordsOf): readonly string[] {
  if (ground === null) return [say(language, 'small')];
  return [
    ...(ground.agreement.length === 0 ? [say(language, 'groundNone')] : [say(language, 'groundLede'), ...ground.agreement.map((line) => groundSaid(line, wordsOf))]),
    ...(ground.rejection.length === 0 ? [] : [say(language, 'groundRejected', { statements: ground.rejection.map(({ statement }) => wordsOf(statement)).join(' · ') })]),
    ...(ground.alike === 0 ? [] : [say(language, ground.collapsed ? 'alikeRows' : 'alikeKept', { alike: ground.alike })]),
  ];
}

const mapOf = (language: Language, { camps }: Results): Picture => mapPicture(language, camps.map.map(({ camp, regions }) => ({ name: camp === null ? null : say(language, 'camp', { camp }), regions })));

function campLines(language: Language, results: Results, wordsOf: WordsOf): readonly string[] {
  const { map, answer, figures, parting } = results.camps;
  if (map.length === 0) return [];
  const counts = ({ agree, disagree, pass }: Counts): string => `${agree} · ${pass} · ${disagree}`;
  return [
    `\n${say(language, 'mapTitle')}`, `${say(language, answer)}.${figures === null || answer !== 'two-groups' ? '' : ` ${say(language, 'gate', { chance: Math.round(figures.probability * 100), separation: figures.separation, stability: figures.stability })}`}`,
    ...mapOf(language, results).lines.map((line) => `  ${line}`), ...(parting.length === 0 ? [] : [say(language, 'parting')]), ...parting.map(({ statement, a, b }) => `  A ${counts(a)}  B ${counts(b)}  ${wordsOf(statement)}`),
  ];
}

/** The results as lines to print: the short list, common ground, the map in words, and every statement with its tally. */
export function opinionLines(language: Language, results: Results, wordsOf: WordsOf): readonly string[] {
  const heading = (words: string): string => `\n${words}`;
  return [
    results.people === null ? say(language, 'resultFew') : say(language, 'resultLede', { people: results.people, count: results.statements.length }),
    heading(say(language, 'slateTitle')), ...slateLines(language, results, wordsOf),
    heading(say(language, 'groundTitle')), ...groundLines(language, results, wordsOf),
    ...campLines(language, results, wordsOf),
    heading(say(language, 'allTitle')), ...results.statements.map(({ statement, shown }) => `  ${wordsOf(statement)}\n    ${tallySaid(language, shown)}`),
  ];
}

/** The results' pictures by file name. */
export function opinionPictures(language: Language, results: Results, wordsOf: WordsOf): Readonly<Record<string, Picture>> {
  return {
    'statements.svg': statementBars(language, results.statements.map(({ statement, shown }) => ({ words: wordsOf(statement), shown }))),
    ...(results.camps.map.length === 0 ? {} : { 'map.svg': mapOf(language, results) }),
    ...(results.ground === null || results.ground.agreement.length === 0 ? {} : { 'common-ground.svg': groundPicture(language, results.ground.agreement.map((line) => ({ ...line, words: wordsOf(line.statement) }))) }),
  };
}

const valueOf = (args: readonly string[], name: string): string | undefined => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);

/** `plenaria opinion PATH …`: what may be said of a conversation, printed, and as JSON and SVG where asked for. */
export function runOpinion(args: readonly string[]): number {
  const [path] = args;
  if (path === undefined || path.startsWith('--')) throw new Error(opinionUsage);
  const [language = 'en', size, json, svg] = [valueOf(args, '--lang'), valueOf(args, '--size'), valueOf(args, '--json'), valueOf(args, '--svg')];
  if (!isLanguage(language)) throw new Error(`--lang is en, es or pt, not ${language}.`);
  if (size !== undefined && !/^\d{1,2}$/.test(size)) throw new Error(`--size is a whole number, not ${size}.`);
  const { last, words, statements, position } = conversationAt(path);
  const wordsOf = (id: string): string => words.get(id) ?? id;
  const results = resultsOf({ last, matters: new Set(), position, statements, ...(size === undefined ? {} : { size: Number(size) }) });
  for (const line of opinionLines(language, results, wordsOf)) console.log(line);
  if (json !== undefined) writeFileSync(json, `${JSON.stringify({ ...results, words: Object.fromEntries(statements.map((id) => [id, wordsOf(id)])) }, null, 1)}\n`);
  if (svg !== undefined) {
    mkdirSync(svg, { recursive: true });
    for (const [name, picture] of Object.entries(opinionPictures(language, results, wordsOf))) writeFileSync(join(svg, name), svgOf(picture, language));
  }
  return 0;
}
