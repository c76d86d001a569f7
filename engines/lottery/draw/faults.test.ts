import { readFile } from 'node:fs/promises';
import { build, type PluginBuild } from 'esbuild';
import { expect, test } from 'vitest';
import { drawAgain, leafAgain } from '../second/draw.ts';
import type * as Beacon from './beacon.ts';
import type * as ChanceFile from './chance.ts';
import type * as Commit from './commitment.ts';
import type * as Pool from './pool.ts';
import type * as Verify from './verify.ts';

type Engine = typeof Beacon & typeof ChanceFile & typeof Commit & typeof Pool & typeof Verify;

/** The draw's engine, bundled anew with one piece of its source replaced. */
async function planted(file: string, from: string, to: string): Promise<Engine> {
  const contents = ['beacon', 'chance', 'commitment', 'pool', 'verify'].map((name) => `export * from './${name}.ts';`).join('\n');
  const plugin = {
    name: 'plant',
    setup: (on: PluginBuild) => on.onLoad({ filter: /lottery\/draw\/\w+\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      if (!path.endsWith(`/${file}.ts`)) return { contents: text, loader: 'ts' };
      expect(text.split(from)).toHaveLength(2);
      return { contents: text.replace(from, to), loader: 'ts' };
    }),
  };
  const built = await build({ stdin: { contents, resolveDir: import.meta.dirname, loader: 'ts' }, bundle: true, write: false, format: 'esm', platform: 'neutral', plugins: [plugin] });
  return (await import(/* @vite-ignore */ `data:text/javascript;base64,${Buffer.from(built.outputFiles[0]?.text ?? '').toString('base64')}`)) as Engine;
}

const salt = (text: string): string => Buffer.from(text.padEnd(32, '.')).toString('hex');
const signature = 'b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b';
const people = [...Array(6).keys()].map((at) => ({ id: `p${at}`, features: { age: at < 3 ? 'young' : 'old' } }));
const panels = '0,1\n2,3\n4,5\n0,5\n1,4\n2,5\n0,4\n1,3\n3,5\n2,4\n';

/** Whatever is not as the specification and the second implementation have it. */
function wrong(engine: Engine): readonly string[] {
  const pool = engine.commitPool('d', people, (id) => ({ leaf: salt(id), features: { age: salt(`age ${id}`) } }));
  const said: Commit.Commitment = {
    draw: 'd', poolSize: 6, poolRoot: pool.root, attributes: engine.sha256Hex(pool.attributes), quotas: engine.sha256Hex(''), panels: 10, panelsDigest: engine.sha256Hex(panels), algorithm: 'x',
    rule: 'derived', beacon: { chain: engine.quicknet.chain, round: 657413 }, dice: null, outage: 'none', replacements: 'none',
  };
  const checks = (commitment: Commit.Commitment, chance: ChanceFile.Chance): readonly (readonly [string, boolean])[] => {
    const text = engine.commitmentText(commitment);
    const outcome = engine.outcomeText(text, panels, chance, commitment);
    const files = { commitment: text, pool: pool.pool, attributes: pool.attributes, quotas: '', panels, outcome };
    const again = drawAgain(files, chance.signature ?? 'none', chance.dice ?? 'none');
    const faults = (change: Partial<Verify.DrawFiles>): readonly string[] => engine.verifyDraw({ ...files, ...change }).faults;
    return [
      ['outcome', outcome.endsWith(`prk ${again.prk}\nindex ${again.index}\nmembers ${again.members}\n`)], ['root', again.root === pool.root], ['honest', faults({}).length === 0],
      ['lists', engine.orderedList(engine.seedOf(text, chance), pool.pool, 'audit').join() === again.order('audit').join()], ['members', faults({ outcome: outcome.replace(/members .*/, 'members 9,9') }).includes('members')],
      ['panels', faults({ panels: panels.replace('1,4', '1,2') }).includes('panels-changed')],
    ];
  };
  const late = engine.chanceFault({ ...said, beacon: { chain: engine.quicknet.chain, round: 657410 } }, { round: 657413, signature, dice: null });
  const text = engine.commitmentText(said);
  const timely = engine.verifyDraw({ commitment: text, pool: pool.pool, attributes: pool.attributes, quotas: '', panels, outcome: '', witnessed: [engine.timeOf(657413), engine.timeOf(657413)] }).inTime;
  return [
    ...checks(said, { round: 657413, signature, dice: null }), ...checks({ ...said, rule: 'direct', beacon: null, dice: { count: 1, sides: 10 } }, { round: null, signature: null, dice: '0' }),
    ['leaf', pool.receipts.every(({ pseudonym, salt: own, place }) => pool.pool.split('\n')[place] === leafAgain('d', pseudonym, own))] as const,
    ['late', late === 'round-not-the-one-named'] as const, ['timely', timely === false] as const,
  ].flatMap(([name, holds]) => (holds ? [] : [name]));
}

test('without a planted fault nothing is wrong', async () => expect(wrong(await planted('pool', 'Salts of one person', 'Salts of one'))).toEqual([]));

test.each([
  ['pool', `'assembly-lottery/pool/v1', draw, pseudonym, salt`, `'assembly-lottery/pool/v1', draw, salt, pseudonym`],
  ['chance', 'setUint32(0, part.length)', 'setUint32(0, part.length, true)'],
  ['chance', 'for (let c = 0;', 'for (let c = 1;'],
  ['chance', 'number === 0 ? 10 ** faces.length', 'number === 0 ? 1'],
  ['chance', '.at(-1) ?? [], sides) - 1', '.at(-1) ?? [], sides)'],
  ['chance', 'assembly-lottery/v1/${list}', 'assembly-lottery/v1/ticket'],
  ['chance', 'round > latest', 'round < 0'],
  ['beacon', 'setBigUint64(0, BigInt(round))', 'setBigUint64(0, BigInt(round), true)'],
  ['verify', 'outcome.members === members', 'outcome.members !== ""'],
  ['verify', 'sha256Hex(panels) === c.panelsDigest', 'panels !== ""'],
  ['verify', 'timeOf(beacon.round) - dayAhead', 'timeOf(beacon.round)'],
])('planted in %s: %s becomes %s, and is caught', async (file, from, to) => {
  const engine = await planted(file, from, to);
  let found: readonly string[] = [];
  try {
    found = wrong(engine);
  } catch (broken) {
    found = [String(broken)];
  }
  expect(found).not.toEqual([]);
});
