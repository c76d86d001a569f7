import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diceFrom } from '@plenaria/kernel/dice.ts';
import { must } from '@plenaria/kernel/result.ts';
import { drawAgain, leafAgain } from '../second/draw.ts';
import { provesRound, quicknet, roundAt, timeOf } from './beacon.ts';
import { auditSize, chanceFault, derivedIndex, directIndex, orderedList, seedOf, type Chance } from './chance.ts';
import { commitmentText, readCommitment, sha256Hex, type Commitment } from './commitment.ts';
import { commitPool, featuresNotBorneOut, provesPlace, rootOfPool } from './pool.ts';
import { outcomeText, verifyDraw, type DrawFiles } from './verify.ts';

const hex = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Round 657413 of quicknet, as published by drand. */
const real = { round: 657413, signature: 'b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b' };

const people = [...Array(12).keys()].map((at) => ({ id: `p${at}`, features: { age: at % 2 === 0 ? 'young' : 'old', area: `a${at % 3}` } }));
const pool = commitPool('toy', people, (id) => ({ leaf: hex(`salt ${id}`), features: { age: hex(`age ${id}`), area: hex(`area ${id}`) } }));
const panels = [...Array(10).keys()].map((k) => [...Array(4).keys()].map((j) => (3 * k + 5 * j) % 12).sort((a, b) => a - b).join(',')).map((line) => `${line}\n`).join('');
const quotas = 'feature,value,min,max\n';

const said = (change: Partial<Commitment> = {}): Commitment => ({
  draw: 'toy', poolSize: 12, poolRoot: pool.root, attributes: sha256Hex(pool.attributes), quotas: sha256Hex(quotas), panels: 10, panelsDigest: sha256Hex(panels), algorithm: 'leximin@1',
  rule: 'derived', beacon: { chain: quicknet.chain, round: real.round }, dice: { count: 10, sides: 10 }, outage: 'none', replacements: 'next ticket of the same cell', ...change,
});
const drawn = (commitment: Commitment, chance: Chance): DrawFiles => {
  const text = commitmentText(commitment);
  return { commitment: text, pool: pool.pool, attributes: pool.attributes, quotas, panels, outcome: outcomeText(text, panels, chance, commitment) };
};
const toy: Chance = { ...real, dice: '3,1,4,1,5,9,2,6,5,3' };
const directSaid = said({ rule: 'direct', beacon: null, dice: { count: 1, sides: 10 } });

test('the reference’s abridged vector: this seed gives panel 6 of 10', () => {
  expect(derivedIndex(Uint8Array.from(Buffer.from('8371668d0956b3c512297a5f807a2ccac14deb5767436a99b93e22c65b1f09ca', 'hex')), 10)).toBe(6);
});

test('our vector, whole: every text and every number, as both implementations have it', () => {
  const files = drawn(said(), toy);
  const again = drawAgain(files, real.signature, toy.dice ?? '');
  expect(pool.root).toBe(again.root);
  expect(files.outcome).toContain(`prk ${again.prk}\nindex ${again.index}\nmembers ${again.members}\n`);
  expect({ root: pool.root, commitment: sha256Hex(files.commitment), outcome: files.outcome, order: orderedList(seedOf(files.commitment, toy), files.pool, 'ticket').join() }).toMatchInlineSnapshot(`
    {
      "commitment": "018bec3085855b9974f945340ce130aa4ac3dc960c625071aa1276683c92a06f",
      "order": "0,5,6,7,2,11,10,9,3,4,8,1",
      "outcome": "assembly-lottery/v1/outcome
    commitment-sha256 018bec3085855b9974f945340ce130aa4ac3dc960c625071aa1276683c92a06f
    round 657413
    signature b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b
    dice 3,1,4,1,5,9,2,6,5,3
    prk ac20c449da3bf8db896cea33a0ff6e16125e80cfc7e68296772b6564dba0347d
    index 4
    members 0,3,5,10
    ",
      "root": "ZJBVEM15zIzjqksF4++D8CHXr4gqq8b2+Hxl2s/qHOA=",
    }
  `);
});

test('a real round of the beacon proves itself offline, and no other round does', () => {
  expect(provesRound(real.round, real.signature)).toBe(true);
  expect(provesRound(1000, 'b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39')).toBe(true);
  expect(provesRound(real.round + 1, real.signature)).toBe(false);
  expect(provesRound(real.round, `a${real.signature.slice(1)}`)).toBe(false);
  expect(provesRound(real.round, 'none')).toBe(false);
  expect([roundAt(Date.UTC(2026, 11, 1, 18) / 1000), roundAt(timeOf(5)), roundAt(timeOf(5) - 1)]).toEqual([34448212, 5, 4]);
});

test('everybody finds herself in the pool with her receipt, and sees where something else is said of her', () => {
  for (const receipt of pool.receipts) {
    expect(provesPlace(receipt, pool.root)).toBe(true);
    expect(Buffer.from(pool.pool.split('\n')[receipt.place] ?? '', 'hex').toString('hex')).toBe(leafAgain('toy', receipt.pseudonym, receipt.salt));
    expect(featuresNotBorneOut(receipt, pool.attributes)).toEqual([]);
    expect(provesPlace({ ...receipt, place: (receipt.place + 1) % 12 }, pool.root)).toBe(false);
    const [first, ...others] = receipt.features;
    expect(featuresNotBorneOut({ ...receipt, features: [{ feature: 'age', value: 'other', salt: first?.salt ?? '' }, ...others] }, pool.attributes)).toEqual(['age']);
  }
});

test('an honest draw has no fault, by either rule', () => {
  expect(verifyDraw(drawn(said(), toy))).toMatchObject({ faults: [], inTime: null });
  expect(verifyDraw(drawn(directSaid, { round: null, signature: null, dice: '7' }))).toMatchObject({ faults: [], members: panels.split('\n')[6]?.split(',').map(Number) });
  expect(verifyDraw({ ...drawn(said(), toy), witnessed: [timeOf(real.round) - 90_000, timeOf(real.round) - 86_400] }).inTime).toBe(true);
});

const honest = drawn(said(), toy);
const altered = (change: Partial<DrawFiles>): readonly string[] => verifyDraw({ ...honest, ...change }).faults;
const swap = (text: string): string => text.replace(/[0-9a-f](?=\n$)/, (digit) => (digit === '0' ? '1' : '0'));

test.each([
  ['a person swapped in the pool', altered({ pool: swap(honest.pool) }), 'pool-root'],
  ['a person added', altered({ pool: `${honest.pool}${hex('ghost')}\n` }), 'pool-size'],
  ['a person twice', altered({ pool: `${honest.pool.slice(65)}${honest.pool.slice(-65)}` }), 'pool-file'],
  ['a feature changed', altered({ attributes: swap(honest.attributes) }), 'attributes-changed'],
  ['quotas changed', altered({ quotas: `${quotas}age,old,1,2\n` }), 'quotas-changed'],
  ['a panel changed', altered({ panels: honest.panels.replace('0,3', '0,2') }), 'panels-changed'],
  ['a panel added', altered({ panels: `${honest.panels}0,1,2,3\n` }), 'panels-count'],
  ['another panel named', altered({ outcome: honest.outcome.replace(/index \d+/, (line) => (line === 'index 0' ? 'index 1' : 'index 0')) }), 'index'],
  ['other members named', altered({ outcome: honest.outcome.replace(/members .*/, 'members 0,1,2,3') }), 'members'],
  ['another seed', altered({ outcome: honest.outcome.replace(/prk .*/, `prk ${hex('x')}`) }), 'prk'],
  ['another round', altered({ outcome: honest.outcome.replace('round 657413', 'round 657414') }), 'round-not-the-one-named'],
  ['a false signature', altered({ outcome: honest.outcome.replace('signature b7', 'signature a7') }), 'signature-false'],
  ['no signature', altered({ outcome: honest.outcome.replace(/signature .*/, 'signature none') }), 'signature-missing'],
  ['a die too few', altered({ outcome: honest.outcome.replace('dice 3,', 'dice ') }), 'dice-not-as-named'],
  ['dice thrown twice', altered({ outcome: honest.outcome.replace(/dice (.*)/, 'dice $1 $1') }), 'thrown-too-often'],
  ['a commitment of today', altered({ witnessed: [timeOf(real.round), timeOf(real.round) - 100_000] }), 'witnessed-too-late'],
  ['another commitment', altered({ commitment: honest.commitment.replace('next ticket', 'any ticket') }), 'other-commitment'],
  ['no commitment', altered({ commitment: `${honest.commitment}\n` }), 'not-a-commitment'],
])('planted: %s is found', (_, faults, fault) => expect(faults).toContain(fault));

test('a number above the panels is thrown again; a number that counts is not', () => {
  const three = said({ rule: 'direct', beacon: null, dice: { count: 2, sides: 10 } });
  const fault = (dice: string) => chanceFault(three, { round: null, signature: null, dice });
  expect([fault('0,9'), fault('1,1 0,9'), fault('0,8 0,9'), fault('1,1'), fault('0,0 1,0'), fault('0,10')]).toEqual([null, null, 'thrown-too-often', 'number-above-the-panels', null, 'dice-not-as-named']);
  expect([directIndex('0,0,0', 10), directIndex('8,1,1', 10), directIndex('417', 1000)]).toEqual([999, 810, 416]);
});

test('what the commitment does not allow cannot be made good by an outage', () => {
  const alone: Chance = { round: null, signature: null, dice: toy.dice };
  expect(chanceFault(said(), alone)).toBe('signature-missing');
  expect(chanceFault(said({ outage: 'dice-alone' }), alone)).toBeNull();
  const early = { chain: quicknet.chain, round: real.round - 28_800 };
  expect(chanceFault(said({ beacon: early, outage: 'later-round' }), toy)).toBeNull();
  expect(chanceFault(said({ beacon: { ...early, round: early.round - 1 }, outage: 'later-round' }), toy)).toBe('round-not-the-one-named');
  expect(chanceFault(said({ beacon: null }), toy)).toBe('chance-not-named');
  expect(readCommitment(commitmentText(said()).replace('dice 10 d10', 'dice none').replace(/beacon .*/, 'beacon none')).ok).toBe(false);
  expect(() => commitmentText(said({ rule: 'direct' }))).toThrow('direct-needs-dice-alone');
});

test('ten thousand draws: the second implementation agrees on seed, index, members and order', () => {
  const dice = diceFrom('ten thousand');
  for (let at = 0; at < 10_000; at += 1) {
    const direct = at % 3 === 0;
    const chance: Chance = direct ? { round: null, signature: null, dice: String(dice.below(10)) } : { round: 1, signature: hex(`s ${at}`) + hex(`t ${at}`).slice(32), dice: at % 2 === 0 ? [...Array(10).keys()].map(() => dice.below(10)).join() : null };
    const commitment = direct ? directSaid : said({ dice: at % 2 === 0 ? { count: 10, sides: 10 } : null, draw: `toy ${at}` });
    const files = drawn(commitment, chance);
    const again = drawAgain(files, chance.signature ?? 'none', chance.dice ?? 'none');
    if (!files.outcome.endsWith(`prk ${again.prk}\nindex ${again.index}\nmembers ${again.members}\n`)) expect(files.outcome).toBe(again);
    if (at % 20 === 0) for (const list of ['ticket', 'alternates', 'audit'] as const) expect(orderedList(seedOf(files.commitment, chance), files.pool, list)).toEqual(again.order(list));
  }
});

test('every commitment reads back as it was written', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 1, max: 10 ** 12 }), fc.constantFrom('none', 'later-round', 'dice-alone'), (size, round, outage) => {
    const commitment = said({ poolSize: size, beacon: { chain: quicknet.chain, round }, outage: outage as Commitment['outage'] });
    expect(must(readCommitment(commitmentText(commitment)), 'read')).toEqual(commitment);
  }), { seed: 4, numRuns: 200 });
});

test('every panel has the same chance: χ² of 20,000 draws over 100 panels is within the 99.9 % bound', () => {
  const counts = new Array<number>(100).fill(0);
  for (let at = 0; at < 20_000; at += 1) {
    const index = derivedIndex(seedOf('χ²', { round: null, signature: null, dice: String(at) }), 100);
    counts[index] = (counts[index] ?? 0) + 1;
  }
  const chi = counts.reduce((sum, count) => sum + (count - 200) ** 2 / 200, 0);
  expect(chi).toBeLessThan(148.2);
  expect(chi).toBeGreaterThan(60);
});

test('an audit of 59 people meets one in twenty invented with 95 %', () => expect([auditSize(0.05, 0.95), auditSize(0.1, 0.95)]).toEqual([59, 29]));

test('the root alone is the root of the whole commitment, and every receipt of a pool of any size proves its place', () => {
  for (const size of [1, 2, 3, 7, 64, 100]) {
    const people = Array.from({ length: size }, (_, at) => ({ id: `p${at}`, features: { age: 'x' } }));
    const salts = (id: string): { leaf: string; features: { age: string } } => ({ leaf: hex(`leaf ${id}`), features: { age: hex(`age ${id}`) } });
    const files = commitPool('sizes', people, salts);
    expect(rootOfPool('sizes', people.map(({ id }) => ({ pseudonym: id, salt: salts(id).leaf })))).toBe(files.root);
    expect(files.receipts.every((receipt) => provesPlace(receipt, files.root))).toBe(true);
  }
});
