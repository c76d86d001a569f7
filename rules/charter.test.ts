import { expect, test } from 'vitest';
import { everyDay, type CivilDate } from '@plenaria/kernel/civil-date.ts';
import { digestOfJson } from '@plenaria/kernel/digest.ts';
import type { Json } from '@plenaria/kernel/canonical-json.ts';
import { readCharter, termsOn, type Charter } from './charter.ts';
import { readSignedCharter } from './signed-charter.ts';
import vectors from './vectors/charter-1.json' with { type: 'json' };

/** Charters as they were signed: frozen, read the same for ever. */
const [lottery, members] = vectors as readonly { readonly digest: string; readonly charter: { readonly [key: string]: Json } }[];
const civic = lottery?.charter as unknown as Charter;

test.each([lottery, members])('a charter/1 that was signed reads as itself, with its digest', (vector) => {
  expect(readCharter(vector?.charter)).toEqual({ ok: true, value: vector?.charter });
  expect(digestOfJson(vector?.charter ?? {})).toBe(vector?.digest);
});

test('a charter/1 is played with the gates that stood in the verbs when it was signed, and its rule settles as before', () => {
  const read = readSignedCharter(civic);
  expect(read.ok && read.value.gates.map(({ key }) => key)).toEqual(['in-order', 'funded']);
  expect(read.ok && read.value.decision.settle({ answers: { 'strongly-support': 10, support: 9, neutral: 6 }, voted: 25, seated: 30 })).toEqual({ outcome: 'adopted', effects: ['adopt'], needed: 19, base: 25, quorumNeeded: 20 });
});

test.each([
  ['words', 'a majority decides', 'not-a-charter'],
  ['another version', { ...civic, version: 'charter/2' }, 'unknown-version'],
  ['no stage', { ...civic, stages: [] }, 'no-stages'],
  ['seats of which none votes', { ...civic, classes: [{ key: 'guest', least: 0, most: 5, vote: false }] }, 'no-seats-that-vote'],
  ['no way in', { ...civic, routes: [] }, 'no-way-in'],
  ['a decision rule nobody can play', { ...civic, decision: { version: 'decision-rule/9' } }, 'decision-cannot-be-played'],
  ['a duty without a basis', { ...civic, duty: { basis: 'hope', dueAfterDays: 3, ladder: [] } }, 'duty-is-wrong'],
  ['a duty due before it begins', { ...civic, duty: { basis: 'letter', dueAfterDays: 0, ladder: [] } }, 'duty-is-wrong'],
  ['a claim with a promised date', { ...civic, duty: { basis: 'claim', dueAfterDays: 30, ladder: [] } }, 'claim-with-a-promised-date'],
  ['a ladder without a clock', { ...civic, duty: { basis: 'letter', dueAfterDays: null, ladder: [{ days: 0, act: 'publish' }] } }, 'ladder-without-a-clock'],
])('a charter with %s is refused', (_, json, problem) => {
  expect(readCharter(json)).toEqual({ ok: false, refusal: problem });
});

test('ninety days after 7 November 2024 is 5 February 2025, and a recess moves it on', () => {
  expect(termsOn('2024-11-07' as CivilDate, civic.duty, everyDay).due).toBe('2025-02-05');
  const recess = { recesses: [{ from: '2025-02-01' as CivilDate, to: '2025-02-16' as CivilDate }], holidays: [] };
  expect(termsOn('2024-11-07' as CivilDate, civic.duty, recess).due).toBe('2025-02-17');
});

test('where no date was promised there is none, and nothing can be late', () => {
  expect(termsOn('2024-11-07' as CivilDate, { basis: 'letter', dueAfterDays: null, ladder: [] }, everyDay).due).toBeNull();
});
