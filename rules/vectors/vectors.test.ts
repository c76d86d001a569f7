import { expect, test } from 'vitest';
import type { Json } from '@plenaria/kernel/canonical-json.ts';
import { digestOfJson } from '@plenaria/kernel/digest.ts';
import { decide, type Tally } from '../decision-rule/decide.ts';
import { readRule } from '../decision-rule/types.ts';
import { readSignedCharter } from '../signed-charter.ts';
import charters from './charter-2.json' with { type: 'json' };
import counts from './decision-rule-2.json' with { type: 'json' };

/** Frozen: what was signed and certified once means the same for ever. A correction is a new version with vectors of its own. */
test.each(counts.counts.map((one, at) => [`${one.of}, ${at + 1}`, one] as const))('decision-rule/2: %s', (_, { rule, tally, outcome, effects }) => {
  const read = readRule(counts.rules[rule], 'rule');
  const decided = read.ok ? decide(read.value, tally as unknown as Tally) : null;
  expect([decided?.outcome, decided?.effects.map(({ is }) => is)]).toEqual([outcome, effects]);
});

test.each(charters.map(({ digest, charter }) => [digest.slice(0, 8), digest, charter as unknown as { readonly [key: string]: Json }] as const))('charter/2: %s', (_, digest, charter) => {
  expect(digestOfJson(charter)).toBe(digest);
  expect(readSignedCharter(charter)).toMatchObject({ ok: true, value: { canonical: charter } });
});
