import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { computeHere, computeThere, type Task } from '#rooms/recruit/store/compute.ts';

const file = join(process.cwd(), 'dist', `panels-thread-${process.pid}.mjs`);
beforeAll(async () => {
  const npmStaysOutside = { name: 'npm-stays-outside', setup: ({ onResolve }: { onResolve: (filter: { filter: RegExp }, run: (found: { path: string; kind: string }) => { path: string; external: boolean } | undefined) => void }) => onResolve({ filter: /^[^.#/]/ }, ({ path, kind }) => (kind === 'entry-point' || path.startsWith('@plenaria/') ? undefined : { path, external: true })) };
  await build({ absWorkingDir: process.cwd(), entryPoints: ['rooms/recruit/store/panels-thread.ts'], outfile: file, bundle: true, platform: 'node', format: 'esm', logLevel: 'warning', plugins: [npmStaysOutside] });
});
afterAll(() => rmSync(file, { force: true }));

const task: Task = {
  pool: Array.from({ length: 40 }, (_, at) => ({ id: `p${String(at).padStart(2, '0')}`, features: { age: ['16-29', '30-59', '60+'][at % 3] ?? '', area: ['north', 'south'][at % 2] ?? '' } })),
  quotas: [...['16-29', '30-59', '60+'].map((value) => ({ feature: 'age', value, min: 2, max: 4 })), ...['north', 'south'].map((value) => ({ feature: 'area', value, min: 4, max: 5 }))],
  seats: 9, panels: 200, seed: 'the same',
};
const quietly = { progress: () => undefined, cancelled: () => false };

test('the thread makes the same panels as the program itself', async () => {
  expect(await computeThere(file, task, quietly)).toEqual(await computeHere(task, quietly));
});

test('a thread that is cancelled ends', async () => {
  expect(await computeThere(file, { ...task, panels: 100_000 }, { ...quietly, cancelled: () => true })).toEqual({ ok: false, refusal: 'cancelled' });
});
