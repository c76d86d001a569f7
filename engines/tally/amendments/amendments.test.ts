import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkAmendments, competing, compose, exclude, orderOfVotes, otherOrders, putInOrder, type Amendment, type Passage } from './amendments.ts';

const text: readonly Passage[] = [{ id: 'p1', text: 'The council opens the park.' }, { id: 'p2', text: 'It pays for it.' }, { id: 'p3', text: 'It reports in a year.' }];
const amendment = (id: string, more: Partial<Amendment> = {}): Amendment => ({ id, kind: 'replace', passages: ['p1'], text: `${id}.`, submitted: Number(id.slice(1)), ...more });

test('amendments of amendments come first, then the one that goes farthest, then the text, and each says what put it there', () => {
  const all = [amendment('a1', { farReaching: 2 }), amendment('a2', { farReaching: 1 }), amendment('a3', { amends: 'a1' }), amendment('a4', { passages: ['p2'], farReaching: 2 })];
  expect(orderOfVotes(text, all, ['degree', 'far-reaching', 'text'])).toEqual([{ id: 'a3', before: 'degree' }, { id: 'a2', before: 'far-reaching' }, { id: 'a1', before: 'text' }, { id: 'a4', before: null }]);
});

test('what was adopted makes others on the passage fall, with its name; an amendment of what is not adopted lapses', () => {
  const all = [amendment('a1'), amendment('a2'), amendment('a3', { amends: 'a2' }), amendment('a4', { passages: ['p2'], kind: 'suppress', text: '' })];
  expect(putInOrder(all, ['a3', 'a1', 'a2', 'a4'], new Set(['a1', 'a2', 'a3']))).toEqual([{ id: 'a3', event: 'lapsed', because: 'a2' }, { id: 'a1', event: 'adopted', because: null }, { id: 'a2', event: 'fallen', because: 'a1' }, { id: 'a4', event: 'rejected', because: null }]);
});

test('the text is put together passage by passage: replaced, added behind, struck, or substituted as a whole', () => {
  const all = [amendment('a1'), amendment('a2', { amends: 'a1', kind: 'add', text: 'By May.' }), amendment('a3', { kind: 'add', passages: ['p2'], text: 'From the reserve.' }), amendment('a4', { kind: 'suppress', passages: ['p3'], text: '' })];
  const whole = compose(text, all, new Set(all.map(({ id }) => id)));
  expect(whole.passages).toEqual([{ id: 'p1', text: 'a1. By May.' }, { id: 'p2', text: 'It pays for it.' }, { id: 'p2+a3', text: 'From the reserve.' }]);
  expect(compose(text, [amendment('a5', { kind: 'substitute', passages: ['p1', 'p2', 'p3'], text: 'Nothing is done.' })], new Set(['a5'])).passages).toEqual([{ id: 'p1', text: 'Nothing is done.' }]);
  expect(compose(text, all, new Set()).digest).not.toBe(whole.digest);
});

test('two texts for one passage that both have a majority: the order decides, and that is told', () => {
  const all = [amendment('a1'), amendment('a2'), amendment('a3', { passages: ['p2'] })];
  expect(otherOrders(all, new Set(['a1', 'a2', 'a3']))).toMatchObject({ byOrder: ['a1', 'a2'], tried: 2, complete: true, results: [{ adopted: ['a1', 'a3'] }, { adopted: ['a2', 'a3'] }] });
  expect(otherOrders(all, new Set(['a1', 'a3'])).byOrder).toEqual([]);
  expect(competing([...all, amendment('a4')])).toEqual([['a1', 'a2', 'a4']]);
  expect(exclude(amendment('a1', { kind: 'add' }), amendment('a2', { kind: 'add' }))).toBe(false);
});

test('nothing that excludes something adopted is adopted beside it, and every result of some order is found', () => {
  const list = fc.array(fc.record({ passage: fc.constantFrom('p1', 'p2', 'p3'), passes: fc.boolean() }), { minLength: 1, maxLength: 5 });
  fc.assert(fc.property(list, fc.infiniteStream(fc.integer({ min: 0, max: 99 })), (given, dice) => {
    const all = given.map(({ passage }, at) => amendment(`a${at}`, { passages: [passage] }));
    const passes = new Set(given.flatMap(({ passes: yes }, at) => (yes ? [`a${at}`] : [])));
    const order = all.map(({ id }) => ({ id, key: dice.next().value ?? 0 })).sort((a, b) => a.key - b.key).map(({ id }) => id);
    const adopted = putInOrder(all, order, passes).filter(({ event }) => event === 'adopted').map(({ id }) => id).sort();
    for (const one of all) for (const other of all) if (one !== other && adopted.includes(one.id) && adopted.includes(other.id)) expect(exclude(one, other)).toBe(false);
    expect(otherOrders(all, passes).results.map((result) => result.adopted)).toContainEqual(adopted);
  }), { numRuns: 300, seed: 63 });
});

test.each([
  [[amendment('a1', { passages: ['p9'] })], { word: 'unknown-passage', about: 'p9' }], [[amendment('a1', { amends: 'a9' })], { word: 'unknown-amendment', about: 'a9' }],
  [[amendment('a1'), amendment('a2', { amends: 'a1' }), amendment('a3', { amends: 'a2' })], { word: 'third-degree', about: 'a3' }], [[amendment('a1'), amendment('a1')], { word: 'amendment-twice', about: 'a1' }],
])('amendments that do not fit are refused with a word', (all, refusal) => {
  expect(checkAmendments(text, all)).toEqual({ ok: false, refusal });
});
