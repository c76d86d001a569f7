import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { consistencyProof, cosignaturesOn, leafHash, readVerifierKey, rootOf, signCheckpoint, signingKey, toBase64, verifierKey } from '@plenaria/merkle/index.ts';
import { witnessServer } from './add-checkpoint.ts';

const log = signingKey('river.example/record', new Uint8Array(32).fill(1));
const stranger = signingKey('river.example/record', new Uint8Array(32).fill(2));
const witness = signingKey('library.example', new Uint8Array(32).fill(5));
const leaves = (size: number, salt = '') => Array.from({ length: size }, (_, at) => leafHash(new TextEncoder().encode(`fact ${at}${salt}`)));
const signed = (size: number, { key = log, salt = '' } = {}): string => signCheckpoint({ origin: key.name, size, root: rootOf(leaves(size, salt)) }, key);
const body = (old: number, size: number, note = signed(size), salt = ''): string =>
  `old ${old}\n${old > 0 && old < size ? consistencyProof(leaves(size, salt), old).map((hash) => `${toBase64(hash)}\n`).join('') : ''}\n${note}`;

const home = mkdtempSync(join(tmpdir(), 'plenaria-witness-'));
const trusted = readVerifierKey(verifierKey(log));
if (!trusted.ok) throw new Error('no key');
const server = witnessServer({ log: trusted.value, witness, home, now: () => 1_795_000_000 });
let address = '';
beforeAll(() => new Promise<void>((done) => void server.listen(0, '127.0.0.1', () => {
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/add-checkpoint`;
  done();
})));
afterAll(() => {
  server.close();
  rmSync(home, { recursive: true });
});

async function add(words: string): Promise<{ readonly status: number; readonly kind: string | null; readonly text: string }> {
  const answer = await fetch(address, { method: 'POST', body: words });
  return { status: answer.status, kind: answer.headers.get('content-type'), text: await answer.text() };
}

test('a log that only appends is cosigned from size to size, and what was seen is kept', async () => {
  for (const [old, size] of [[0, 5], [5, 5], [5, 8], [8, 13]] as const) {
    const { status, text } = await add(body(old, size));
    expect([old, size, status, cosignaturesOn(signed(size) + text, [witness]).length]).toEqual([old, size, 200, 1]);
    expect(readFileSync(join(home, 'checkpoint.txt'), 'utf8')).toBe(signed(size) + text);
  }
});

test('another size than was seen last is told the size; another history, another signer and no checkpoint are refused', async () => {
  expect(await add(body(5, 20))).toEqual({ status: 409, kind: 'text/x.tlog.size', text: '13\n' });
  expect((await add(body(0, 20))).status).toBe(409);
  expect((await add(body(13, 13, signed(13, { salt: '!' })))).status).toBe(409);
  expect((await add(body(13, 20, signed(20, { salt: '!' }), '!'))).status).toBe(422);
  expect((await add(`old 13\n\n${signed(20)}`)).status).toBe(422);
  expect((await add(body(13, 20, signed(20, { key: stranger })))).status).toBe(403);
  expect((await add(body(13, 20, signed(20, { key: signingKey('lake.example/record', new Uint8Array(32).fill(1)) })))).status).toBe(404);
  expect((await add(body(21, 20))).status).toBe(400);
  for (const nothing of ['', 'old 13\n', `old -1\n\n${signed(20)}`, `old 13\nnot base64\n\n${signed(20)}`, `old 13\n\nx`, 'x'.repeat(70_000)]) expect([400, 413]).toContain((await add(nothing)).status);
  expect((await add(`${body(13, 20)}— somebody A\n`)).status).toBe(403);
  expect((await fetch(address)).status).toBe(404);
  expect((await add(body(13, 20))).status).toBe(200);
});

test('two who ask at once from one size do not both go on', async () => {
  const both = await Promise.all([add(body(20, 25)), add(body(20, 30))]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
});
