import { afterAll, beforeAll, expect, test } from 'vitest';
import { look, type Reader } from '#cli/witness.ts';
import { cosignaturesOn, provesEntry, readCheckpoint, readReceipt, readVerifierKey, signingKey } from '@plenaria/merkle/index.ts';
import { houseInTest, type HouseInTest } from './house-for-tests.ts';

let house: HouseInTest;
beforeAll(async () => {
  house = await houseInTest('demonstration');
  await house.running.turn();
});
afterAll(() => house.close());

const bytes = async (path: string): Promise<Uint8Array> => {
  const answer = await house.open(`/record/${path}`);
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
};
const witness = signingKey('library.example', new Uint8Array(32).fill(5));
const logKey = (): string => house.running.log.verifierKey;

test('a receipt of any signed fact proves it offline; a fact that is not signed has none', async () => {
  const key = readVerifierKey(logKey());
  const { rows } = await house.pool.query<{ position: string; leaf: string }>('select position, leaf from record.fact order by position');
  for (const { position, leaf } of [rows[0], rows[77], rows.at(-1)].flatMap((row) => row ?? [])) {
    const receipt = readReceipt(new TextDecoder().decode(await bytes(`receipts/${position}`)));
    expect(receipt.ok && key.ok && provesEntry(leaf, receipt.value, [key.value]).ok, position).toBe(true);
  }
  for (const position of ['0', '999999', 'x', '-1', '1.5']) expect((await house.open(`/record/receipts/${position}`)).status).toBe(404);
});

test('entry tiles hold the leaves as they were hashed; what is not signed, or is named otherwise, is not there', async () => {
  const { rows } = await house.pool.query<{ leaf: string }>('select leaf from record.fact order by position limit 100');
  const tile = await bytes('tile/entries/000.p/100');
  expect(new TextDecoder().decode(tile.slice(2, 2 + ((tile[0] ?? 0) << 8) + (tile[1] ?? 0)))).toBe(rows[0]?.leaf);
  for (const path of ['tile/0/0', 'tile/0/001', 'tile/entries/900', 'tile/7/000', 'tile/0/000.p/0', 'tile/entries/x001/000']) expect((await house.open(`/record/${path}`)).status, path).toBe(404);
});

test('a witness signs a log that only grew, and does not sign one that was changed, cut short or signed by somebody else', async () => {
  const first = await look(bytes, logKey(), null, witness, 1_795_000_000);
  expect([first.holds, cosignaturesOn(first.note ?? '', [witness]).length]).toEqual([true, 1]);
  const kept = readCheckpoint(first.note ?? '');
  if (!kept.ok) throw new Error('no checkpoint');
  expect((await look(bytes, logKey(), kept.value, witness, 1_795_000_001)).holds).toBe(true);
  const changed: Reader = async (path) => (path.startsWith('tile') ? (await bytes(path)).map((byte, at) => (at === 40 ? byte ^ 1 : byte)) : bytes(path));
  expect((await look(changed, logKey(), null, witness, 1)).note).toBeNull();
  expect((await look(bytes, logKey(), { ...kept.value, size: kept.value.size + 1 }, witness, 1)).lines[0]).toContain('shorter');
  expect((await look(bytes, logKey(), { ...kept.value, root: kept.value.root.map((byte) => byte ^ 1) }, witness, 1)).lines[0]).toContain('not what they were');
  const other = `${logKey().split('+')[0] ?? ''}+00000000+AAAA`;
  expect((await look(bytes, other, null, witness, 1)).note).toBeNull();
});
