import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { parse, type ParserPlugin } from '@babel/parser';

/** A file of ours: its path from the root, its text and what it imports (type imports included). */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

export interface Fault {
  readonly path: string;
  readonly sentence: string;
}

interface Node {
  readonly type: string;
  readonly start?: number | null;
  readonly end?: number | null;
  readonly loc?: { readonly start: { readonly line: number }; readonly end: { readonly line: number } } | null;
  readonly [key: string]: unknown;
}

export const listed = (root: string): readonly string[] =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' }).split('\n').filter((path) => path !== '' && existsSync(join(root, path)) && statSync(join(root, path)).isFile());

export const readSources = (root: string): readonly SourceFile[] =>
  listed(root).filter((path) => /\.tsx?$/.test(path)).map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

const plugins = (path: string): ParserPlugin[] => (path.endsWith('.tsx') ? ['typescript', 'jsx'] : ['typescript']);
const treeOf = ({ path, text }: SourceFile): Node => parse(text, { sourceType: 'module', plugins: plugins(path) }).program as unknown as Node;

function* nodesOf(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const one of value) yield* nodesOf(one);
  else if (typeof value === 'object' && value !== null && 'type' in value) {
    yield value as Node;
    for (const [key, child] of Object.entries(value)) if (key !== 'loc' && typeof child === 'object') yield* nodesOf(child);
  }
}

export function importsOf(file: SourceFile): readonly string[] {
  return [...nodesOf(treeOf(file))].flatMap((node) => {
    const source = node['source'] as { readonly value?: string } | null | undefined;
    return /^(Import|ExportNamed|ExportAll)/.test(node.type) && source?.value !== undefined ? [source.value] : [];
  });
}

/** Where an import of ours leads, from the root; null for an npm package. */
export function leadsTo(from: string, specifier: string): string | null {
  if (specifier.startsWith('#')) return specifier.slice(1);
  if (specifier.startsWith('.')) return normalize(join(dirname(from), specifier));
  const own = /^@plenaria\/([a-z]+)\/(.+)$/.exec(specifier);
  if (!own?.[1] || !own[2]) return null;
  return own[1] === 'kernel' ? `kernel/${own[2]}` : `engines/${own[1]}/${own[2]}`;
}

/** The part of the house a path belongs to: `rooms:core`, `rooms:edge`, `engines/lottery`, `kit`. */
export function partOf(path: string): string {
  const [first = '', second = '', third = ''] = path.split('/');
  if (first === 'engines') return `engines/${second}`;
  if (first !== 'rooms') return first;
  return ['store', 'web'].includes(third) || /^(read|views|after|clockwork)\.ts$/.test(third) ? 'rooms:edge' : 'rooms:core';
}

const engines = ['engines/lottery', 'engines/tally', 'engines/opinion', 'engines/merkle'];

/** Who may import whom; everybody may import the kernel, and every part itself. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  kernel: [], nouns: [], rules: ['nouns'], 'engines/merkle': [], 'engines/lottery': ['engines/merkle'], 'engines/tally': ['engines/merkle'], 'engines/opinion': ['engines/merkle'],
  'rooms:core': ['nouns', 'rules', 'record', ...engines], record: ['nouns', 'engines/merkle'], kit: [], people: ['nouns', 'record', 'kit'],
  'rooms:edge': ['nouns', 'rules', 'record', 'people', 'kit', 'rooms:core', ...engines], pages: ['nouns', 'rules', 'record', 'people', 'kit', 'rooms:edge', 'rooms:core', 'scenarios'],
  scenarios: ['rules', 'nouns'],
};
const anything = ['server', 'cli', 'tools', 'e2e', 'bench'];

const roomOf = (path: string): string | null => (path.startsWith('rooms/') ? (path.split('/')[1] ?? null) : null);
const isTest = (path: string): boolean => /\.(test|e2e)\.tsx?$/.test(path) || path.startsWith('tools/') || path.startsWith('e2e/');

/** Imports point inwards and rooms never touch. The record's contract is types and its helpers for tests; verbs import only those. */
export function importFaults(files: readonly SourceFile[]): readonly Fault[] {
  return files.filter(({ path }) => !isTest(path) && !anything.includes(partOf(path))).flatMap((file) =>
    importsOf(file).flatMap((specifier): Fault[] => {
      const to = leadsTo(file.path, specifier);
      if (to === null) return [];
      const [from, part] = [partOf(file.path), partOf(to)];
      const fault = { path: file.path, sentence: `must not import ${to}` };
      if (roomOf(file.path) !== null && roomOf(to) !== null && roomOf(file.path) !== roomOf(to)) return [fault];
      if (from === 'rooms:core' && part === 'record' && to !== 'record/contract.ts') return [fault];
      if (part === from || part === 'kernel' || (mayImport[from] ?? []).includes(part)) return [];
      return from === 'record' && to.startsWith('nouns/') ? [] : [fault];
    }));
}

/** Files that import each other in a circle. */
export function cycles(files: readonly SourceFile[]): readonly Fault[] {
  const typeless = (file: SourceFile): readonly string[] =>
    [...nodesOf(treeOf(file))].flatMap((node) => {
      const source = node['source'] as { readonly value?: string } | null | undefined;
      const typeOnly = node['importKind'] === 'type' || node['exportKind'] === 'type';
      return /^(Import|ExportNamed|ExportAll)Declaration$/.test(node.type) && source?.value !== undefined && !typeOnly ? [leadsTo(file.path, source.value) ?? ''] : [];
    });
  const edges = new Map(files.map((file) => [file.path, typeless(file).filter((to) => to !== '')]));
  const done = new Set<string>();
  const faults: Fault[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) faults.push({ path, sentence: `imports itself through ${[...trail.slice(trail.indexOf(path) + 1), path].join(' → ')}` });
    else if (!done.has(path)) for (const to of edges.get(path) ?? []) visit(to, [...trail, path]);
    done.add(path);
  };
  for (const path of edges.keys()) visit(path, []);
  return faults;
}

const banned: readonly (readonly [RegExp, string, RegExp | null])[] = [
  [/\bMath\.random\(/, 'dice passed in, not Math.random', null],
  [/\bDate\.now\(|new Date\(\)/, 'a time passed in, not the clock', /^(server\/clock\.ts|bench\/|e2e\/|tools\/)/],
  [/\.localeCompare\(|toLocale(String|DateString|UpperCase|LowerCase)\(/, 'code-point order and the kit’s formats, not a locale', null],
  [/dangerouslySetInnerHTML/, 'components, not raw HTML', null],
  [/:\s*any\b|\bas any\b|<any>/, 'unknown, then read it', null],
  [/@ts-(ignore|expect-error|nocheck)|eslint-disable(?!-next-line @typescript-eslint\/no-empty)|oxlint-disable/, 'mend it, do not silence it', null],
  [/(String|JSON\.stringify)\([\w.]*\b(refusal|why)\)/, 'a sentence for every refusal, not its name in the code', /^(cli|server|bench|e2e|tools|scenarios|engines|rooms\/\w+\/store)\/|\.test\.tsx?$/],
  [/pt: '[^'\n]*\bone \{[^#{}\n]*\buma?\b/i, 'in Portuguese “=1 {Um …}”, since its “one” is also said of 0', /^tools\/tidy/],
  [/\b(TODO|FIXME|XXX)\b/, 'finish it, or leave it out and say so', /^tools\/tidy/],
  [/\.(only|skip)\(/, 'every test runs', /^tools\/tidy/],
];

const inComments = /@ts-|TODO|eslint/;
const code = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, '');

export function bannedFaults(files: readonly SourceFile[]): readonly Fault[] {
  return files.map(({ path, text }) => ({ path, text, bare: code(text) })).flatMap(({ path, text, bare }) => banned.flatMap(([pattern, instead, except]) => (pattern.test(inComments.test(pattern.source) ? text : bare) && !(except?.test(path) ?? false) && !path.startsWith('tools/tidy') ? [{ path, sentence: `wants ${instead}` }] : [])));
}

const functionKinds = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression', 'ObjectMethod', 'ClassMethod', 'ClassPrivateMethod']);

/** Functions of more than fifty lines, files of more than four hundred, and assertions that a thing is not null. */
export function lengthFaults(files: readonly SourceFile[]): readonly Fault[] {
  return files.flatMap((file): Fault[] => {
    const lines = file.text.split('\n').length;
    const long = isTest(file.path) ? [] : [...nodesOf(treeOf(file))].filter(({ type, loc }) => functionKinds.has(type) && loc && loc.end.line - loc.start.line + 1 > 50);
    const sure = [...nodesOf(treeOf(file))].filter(({ type }) => type === 'TSNonNullExpression');
    return [
      ...(lines > 400 ? [{ path: file.path, sentence: `has ${lines} lines; 400 are the most` }] : []),
      ...long.map(({ loc }) => ({ path: file.path, sentence: `has a function of ${(loc?.end.line ?? 0) - (loc?.start.line ?? 0) + 1} lines at line ${loc?.start.line}; 50 are the most` })),
      ...sure.map(({ loc }) => ({ path: file.path, sentence: `says "!" at line ${loc?.start.line}; ask whether it is there` })),
    ];
  });
}

/** A room makes facts in its own name only. */
export function makerFaults(files: readonly SourceFile[]): readonly Fault[] {
  return files.filter(({ path }) => !isTest(path) && path !== 'nouns/noun.ts').flatMap(({ path, text }) =>
    [...text.matchAll(/maker<[^>]+>\('([a-z]+)'/g)].flatMap(([, room]) => (roomOf(path) === room ? [] : [{ path, sentence: `makes facts in the name of ${room ?? ''}` }])));
}

const poorNames = /(^|\/)(utils?|helpers?|managers?|services?|handlers?|data|info|misc|common)\.tsx?$/;
export const nameFaults = (files: readonly SourceFile[]): readonly Fault[] => files.flatMap(({ path }) => (poorNames.test(path) ? [{ path, sentence: 'is named for nothing the assembly would say' }] : []));

/** Links of our documents that lead nowhere. */
export function linkFaults(root: string): readonly Fault[] {
  return listed(root).filter((path) => path.endsWith('.md')).flatMap((path) => {
    const text = readFileSync(join(root, path), 'utf8');
    return [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)].flatMap(([, to = '']) => (existsSync(join(root, dirname(path), to)) ? [] : [{ path, sentence: `links to ${to}, which is not there` }]));
  });
}
