import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Instant } from '@plenaria/kernel/civil-date.ts';
import { diceFrom } from '@plenaria/kernel/dice.ts';
import { freshDatabase, type FreshDatabase } from '#server/database/for-tests.ts';
import { issueCode, lookUp, readTyped, spend, withdrawCodes, type Issue } from './code.ts';

let database: FreshDatabase;
const dice = diceFrom('printed codes');
const random = (bytes: number): Uint8Array => Uint8Array.from({ length: bytes }, () => dice.below(256));
const now = '2026-11-24T12:00:00.000Z' as Instant;
const letter: Issue = { purpose: 'enrol', subject: 'letter-1', uses: 1, ends: '2026-12-15T00:00:00.000Z' as Instant };
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

/** The same code with another secret that still passes the check of typing. */
function forged(code: string): string {
  const plain = code.replaceAll('-', '');
  const secret = plain[7] === 'A' ? 'B' : 'A';
  const changed = plain.slice(0, 7) + secret + plain.slice(8, 15);
  return [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'].map((check) => changed + check).find((one) => readTyped(one) !== null) ?? '';
}

test('a code is read however a hand wrote it: small letters, spaces, O for 0, l for 1', async () => {
  const code = await issueCode(database.pool, random, { ...letter, subject: 'a-hand' });
  const asWritten = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
  expect(await lookUp(database.pool, asWritten, now)).toMatchObject({ ok: true, value: { subject: 'a-hand' } });
});

test('one mistyped character is found without asking the database', async () => {
  const code = readTyped(await issueCode(database.pool, random, letter)) ?? '';
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  fc.assert(fc.property(fc.nat(14), fc.integer({ min: 1, max: 31 }), (at, step) => {
    const wrong = alphabet[(alphabet.indexOf(code[at] ?? '') + step) % 32] ?? '';
    expect(readTyped(code.slice(0, at) + wrong + code.slice(at + 1))).toBeNull();
  }));
});

test('a hundred guesses at the same moment are five tries, and then even the right code is refused', async () => {
  const code = await issueCode(database.pool, random, { ...letter, subject: 'guessed' });
  const answers = await Promise.all(Array.from({ length: 100 }, () => lookUp(database.pool, forged(code), now)));
  expect(answers.filter((answer) => !answer.ok && answer.refusal === 'unknown-code')).toHaveLength(5);
  expect(await lookUp(database.pool, code, now)).toEqual({ ok: false, refusal: 'too-many-tries' });
});

test('a code for one use is spent once, however many hold it at the same moment', async () => {
  const code = await issueCode(database.pool, random, { ...letter, subject: 'shared' });
  const found = await lookUp(database.pool, code, now);
  const locator = found.ok ? found.value.locator : '';
  const spent = await Promise.all(Array.from({ length: 10 }, () => spend(database.pool, locator)));
  expect(spent.filter(Boolean)).toHaveLength(1);
  expect(await lookUp(database.pool, code, now)).toEqual({ ok: false, refusal: 'used-or-over' });
});

test('a code is over after its day, and a reissued letter ends the old one', async () => {
  const first = await issueCode(database.pool, random, { ...letter, subject: 'lost' });
  expect(await lookUp(database.pool, first, '2026-12-16T00:00:00.000Z' as Instant)).toEqual({ ok: false, refusal: 'used-or-over' });
  await withdrawCodes(database.pool, 'enrol', 'lost');
  expect(await lookUp(database.pool, first, now)).toEqual({ ok: false, refusal: 'used-or-over' });
  const { rows } = await database.pool.query(`select * from people.code where subject = 'lost'`);
  expect(JSON.stringify(rows)).not.toContain(first.replaceAll('-', '').slice(5));
});
