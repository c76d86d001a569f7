import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { languages } from '@plenaria/kernel/language.ts';
import { catalogues } from '#kit/words.ts';
import { nouns } from '#nouns/all.ts';
import { rooms, sharedRoutes } from '#server/rooms.ts';
import { houseRoutes } from '#server/house/routes.ts';
import { boundTwice } from '#server/vocabulary.ts';
import '#server/house-words.ts';
import { bannedFaults, cycles, importFaults, lengthFaults, linkFaults, makerFaults, nameFaults, readSources, type Fault } from './tidy.ts';

const root = process.cwd();
const sources = readSources(root);
const said = (faults: readonly Fault[]): readonly string[] => faults.map(({ path, sentence }) => `${path} ${sentence}`);

test('imports point inwards and rooms never touch', () => expect(said(importFaults(sources))).toEqual([]));
test('no file imports itself in a circle', () => expect(said(cycles(sources))).toEqual([]));
test('nothing that is banned stands anywhere', () => expect(said(bannedFaults(sources))).toEqual([]));
test('functions and files are short', () => expect(said(lengthFaults(sources))).toEqual([]));
test('a room makes facts in its own name only', () => expect(said(makerFaults(sources))).toEqual([]));
test('files are named for what people do', () => expect(said(nameFaults(sources))).toEqual([]));
test('links in documents lead somewhere', () => expect(said(linkFaults(root))).toEqual([]));

test('every dependency has its line, and every line its dependency', () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, Record<string, string>>;
  const wanted = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies }).sort();
  const told = [...readFileSync('DEPENDENCIES.md', 'utf8').matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name ?? '').sort();
  expect(told).toEqual(wanted);
});

/** Words that are the same in two languages and right in both. */
const same = new Set(['Plenaria', 'No.', '{support} / {base}', 'Paneles', 'Anular', 'Capital', 'Error:', 'A favor', 'Contra', 'Demonstração', 'Stage', '{count} {words}', '{name} {n}', '{name} “{grade}”', '{name} {seats}']);

test('Spanish and Portuguese are never left in English', () => {
  const left = catalogues().flatMap((words) => Object.entries(words).flatMap(([key, { en, es, pt }]) => [...(en === es && !same.has(en) ? [`${key}: es "${es}"`] : []), ...(en === pt && !same.has(en) ? [`${key}: pt "${pt}"`] : [])]));
  expect(left).toEqual([]);
  expect(catalogues().length).toBeGreaterThan(10);
});

test('every message holds the same blanks in all three languages', () => {
  const blanks = (message: string): readonly string[] => [...new Set([...message.matchAll(/\{(\w+)/g)].map(([, name]) => name ?? ''))].filter((name) => !/^(There|is|are|one|other)$/.test(name)).sort();
  const facts = Object.values(nouns).flatMap((noun) => Object.values(noun.facts as Record<string, { sentence: Record<string, string> }>).map(({ sentence }) => sentence));
  for (const sentence of facts) {
    const [first, ...others] = languages.map((language) => blanks(sentence[language] ?? '').filter((name) => name in { title: 1 } || /^[a-z]/.test(name)));
    for (const other of others) expect(other.filter((name) => (first ?? []).includes(name)).length, JSON.stringify(sentence)).toBeGreaterThanOrEqual(Math.min(1, (first ?? []).length));
  }
});

test('every route has a policy, no path stands twice, every word is bound once', () => {
  const routes = [...rooms.flatMap((room) => room.routes), ...sharedRoutes, ...houseRoutes({} as never)];
  for (const { method, path, policy } of routes) expect(policy, `${method} ${path}`).toBeDefined();
  const paths = routes.map(({ method, path }) => `${method} ${path}`);
  expect(paths.filter((path, at) => paths.indexOf(path) !== at)).toEqual([]);
  expect(boundTwice()).toEqual([]);
});

const file = (path: string, text: string) => [{ path, text }];

test.each([
  ['a room that imports another', importFaults(file('rooms/respond/answer.ts', `import { x } from '#rooms/monitor/claim.ts';`)), 'must not import rooms/monitor/claim.ts'],
  ['a type imported from another room', importFaults(file('rooms/respond/answer.ts', `import type { X } from '../monitor/claim.ts';`)), 'must not import rooms/monitor/claim.ts'],
  ['a verb that imports a store', importFaults(file('rooms/respond/answer.ts', `import { act } from '#record/act.ts';`)), 'must not import record/act.ts'],
  ['an engine that imports a room', importFaults(file('engines/tally/x.ts', `export * from '#rooms/decide/count.ts';`)), 'must not import rooms/decide/count.ts'],
  ['a circle', cycles([{ path: 'kit/a.ts', text: `import './b.ts';` }, { path: 'kit/b.ts', text: `import './a.ts';` }]), 'imports itself'],
  ['a clock', bannedFaults(file('rooms/x/y.ts', 'const at = Date.now();')), 'a time passed in'],
  ['a random number', bannedFaults(file('kit/x.ts', 'Math.random()')), 'dice passed in'],
  ['a refusal shown by its name in the code', bannedFaults(file('pages/x.tsx', 'String(acted.refusal)')), 'a sentence for every refusal'],
  ['a Portuguese one that is said of none', bannedFaults(file('kit/x-words.ts', "x: { pt: '{n, plural, one {Um texto} other {# textos}}' }")), 'also said of 0'],
  ['any', bannedFaults(file('kit/x.ts', 'const x: any = 1;')), 'unknown'],
  ['a sure "!"', lengthFaults(file('kit/x.ts', 'const x = y!;')), 'says "!"'],
  ['a long function', lengthFaults(file('kit/x.ts', `function f() {\n${'f();\n'.repeat(60)}}`)), '50 are the most'],
  ['a fact in another room’s name', makerFaults(file('rooms/respond/made.ts', `maker<X>('monitor', 'finding')`)), 'in the name of monitor'],
  ['a file named helpers', nameFaults(file('kit/helpers.ts', '')), 'named for nothing'],
])('planted: %s is found', (_, faults, sentence) => {
  expect(said(faults).join('\n')).toContain(sentence);
});
