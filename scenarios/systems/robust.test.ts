import fc from 'fast-check';
import { expect, test } from 'vitest';
import { languages } from '@plenaria/kernel/language.ts';
import { checkCharter } from '#rules/charter-2/check.ts';
import { explainCharter } from '#rules/charter-2/explain.ts';
import { coverage, labelsOf, structuralLevel } from '#rules/charter-2/labels.ts';
import { playOf } from '#rules/charter-2/play.ts';
import { readCharter2 } from '#rules/charter-2/types.ts';
import { printed } from '#rules/grammar.ts';
import { sayFault } from '#rules/reading.ts';
import { boundInHouse, readSignedCharter } from '#rules/signed-charter.ts';
import { systems } from './all.ts';
import { unmet } from './exercise.ts';

type Node = { [key: string]: unknown };

/** Every place in a JSON, as the record that holds it and the name of the part. */
function places(part: unknown): readonly (readonly [Node, string])[] {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) => [[part as Node, key] as const, ...places(value)]);
}

/** A charter with one part replaced by something else: a small slip or anything at all. */
function broken(at: number, where: number, instead: unknown): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(systems[at % systems.length]?.charter));
  const all = places(copy);
  const [holder, key] = all[where % all.length] ?? [{}, 'x'];
  holder[key] = instead;
  return copy;
}

const slip = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(
    null,
    0,
    -1,
    1,
    5,
    1e12,
    0.5,
    '',
    'moon',
    [],
    {},
    true,
    'adopted',
    'never',
    { is: 'truth', holds: true },
    { is: 'number', of: 1, per: 1, cite: { from: 'invented', where: '' } },
    { is: 'outcome', outcome: 'adopted', effects: [] },
  ),
);

test('whatever is broken in a charter is said with its place, in three languages, and never thrown', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), slip, (at, where, instead) => {
      const read = readCharter2(broken(at, where, instead), '');
      const faults = read.ok ? checkCharter(read.value) : read.refusal;
      for (const one of faults)
        for (const language of languages)
          expect(sayFault(one, language)).not.toMatch(/\{(?:found|least|most|name|words?|wanted|one|other|seats|feature|multiple)\}/);
      if (!read.ok) expect(faults.length).toBeGreaterThan(0);
    }),
    { numRuns: 400 },
  );
});

test('what passes the checker can be evaluated, explained, labelled and refused by the rooms without an exception', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), slip, (at, where, instead) => {
      const read = readCharter2(broken(at, where, instead), '');
      if (!read.ok || checkCharter(read.value).length > 0) return;
      for (const language of languages) expect(printed(explainCharter(read.value, language)).join('\n')).not.toMatch(/undefined|\[object/);
      expect([labelsOf(read.value), coverage(read.value), structuralLevel(read.value), playOf(read.value, boundInHouse)]).toHaveLength(4);
      expect(Array.isArray(unmet(read.value, new Set()))).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test('any JSON at all is read or refused', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (json) => {
      expect(typeof readSignedCharter(json).ok).toBe('boolean');
    }),
  );
});

test('an expression ten thousand deep is refused, not fallen into', () => {
  let deep: unknown = { is: 'truth', holds: true };
  for (let level = 0; level < 10_000; level += 1) deep = { is: 'not', a: deep };
  const copy = JSON.parse(JSON.stringify(systems[0]?.charter)) as { gates: { must: unknown }[] };
  for (const gate of copy.gates) gate.must = deep;
  const read = readCharter2(copy, '');
  expect(read.ok ? [] : read.refusal.map(({ problem }) => problem)).toContain('too-deep');
});
