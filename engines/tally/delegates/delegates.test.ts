import fc from 'fast-check';
import { expect, test } from 'vitest';
import { must } from '@plenaria/kernel/result.ts';
import { decide } from '../decide.ts';
import { countSupports, type Support } from '../motions/supports.ts';
import { delegationsOf, wholeRoot, type Territory } from './delegations.ts';
import { mayRecall, signaturesNeeded, underMandate, type RecallPetition, type RecallRule } from './mandates.ts';
import { alternatesOf, correctParity, zipper, type Person, type Quota } from './parity.ts';

const territories: readonly Territory[] = [{ id: 'north', members: { users: 300, workers: 100 } }, { id: 'south', members: { users: 90, workers: 60 } }, { id: 'isles', members: { users: 8, workers: 2 } }];
const seatsOf = (...given: Parameters<typeof delegationsOf>): Readonly<Record<string, number>> => Object.fromEntries(must(delegationsOf(...given), 'can be shared out').delegations.map(({ territory, seats }) => [territory, seats]));

test('delegates: one each, one for every started fifty, by members with a minimum inside or on top, and by square roots', () => {
  const rest = { seats: 20, method: 'sainte-lague' } as const;
  expect(seatsOf(territories, { kind: 'one-each' }, { by: 'none' })).toEqual({ isles: 1, north: 1, south: 1 });
  expect(seatsOf(territories, { kind: 'banded', per: 50, atMost: 7 }, { by: 'none' })).toEqual({ isles: 1, north: 7, south: 3 });
  expect(seatsOf(territories, { kind: 'proportional', ...rest }, { by: 'none' })).toEqual({ isles: 0, north: 15, south: 5 });
  expect(seatsOf(territories, { kind: 'proportional', ...rest, atLeast: 1 }, { by: 'none' })).toEqual({ isles: 1, north: 14, south: 5 });
  expect(seatsOf(territories, { kind: 'proportional', ...rest, atLeast: 2, minimum: 'on-top', atMost: 12 }, { by: 'none' })).toEqual({ isles: 2, north: 12, south: 6 });
  expect(seatsOf(territories, { kind: 'proportional', ...rest, weight: 'square-root' }, { by: 'none' })).toEqual({ isles: 2, north: 11, south: 7 });
  expect(seatsOf(territories, { kind: 'proportional', ...rest, threshold: 50 }, { by: 'none' })).toEqual({ isles: 0, north: 15, south: 5 });
  expect(delegationsOf(territories, { kind: 'proportional', ...rest, seats: 5, atLeast: 2, minimum: 'on-top' }, { by: 'none' })).toEqual({ ok: false, refusal: 'minimums-above-seats' });
});

test('within a delegation half of the seats are the users’, as Brazil’s health councils have it since 2003 (CNS resolution 333)', () => {
  const shares = { users: 2, workers: 1, managers: 1 };
  const { delegations } = must(delegationsOf(territories, { kind: 'banded', per: 50 }, { by: 'shares', shares, method: 'hare' }, ['users', 'workers', 'managers']), 'can be shared out');
  expect(delegations.find(({ territory }) => territory === 'north')?.bySegment).toEqual({ users: 4, workers: 2, managers: 2 });
  for (const { seats, bySegment } of delegations) expect(Object.values(bySegment).reduce((sum, n) => sum + n, 0)).toBe(seats);
});

test('ties at a last seat are named where there is no lot', () => {
  const even: readonly Territory[] = [{ id: 'a', members: { all: 10 } }, { id: 'b', members: { all: 10 } }];
  expect(must(delegationsOf(even, { kind: 'proportional', seats: 3, method: 'dhondt' }, { by: 'none' }), 'can be shared out').tied).toEqual([{ where: 'territories', set: ['a', 'b'], places: 1 }]);
});

test('a whole root is the largest whose square is not above', () => {
  fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), (n) => {
    const root = wholeRoot(n);
    expect(root * root <= n && (root + 1n) * (root + 1n) > n).toBe(true);
  }), { numRuns: 300, seed: 61 });
});

const person = (id: string, gender: string, list = 'one'): Person => ({ id, list, marks: gender === '' ? {} : { gender } });
const half: Quota = { mark: 'gender', group: 'woman', atLeast: '1/2', rounding: 'up' };

test('parity: the last elected man gives way to the best woman not elected on his list, and it is written down', () => {
  const people = [person('m1', 'man'), person('m2', 'man'), person('w1', 'woman', 'two'), person('m3', 'man')];
  const reserve = [person('w2', 'woman', 'two'), person('w3', 'woman'), person('w4', 'woman')];
  expect(correctParity(people, reserve, [half])).toEqual({ elected: ['m1', 'm2', 'w1', 'w3'], replacements: [{ out: 'm3', in: 'w3', quota: half, missing: 1 }], unfilled: [] });
  expect(correctParity(people, reserve, [half], 'all').elected).toEqual(['m1', 'm2', 'w1', 'w2']);
  expect(correctParity(people, [person('x', '')], [half]).unfilled).toEqual([half]);
  expect(correctParity(people, reserve, [{ mark: 'gender', atMost: '3/5', rounding: 'down' }]).elected).toEqual(['m1', 'm2', 'w1', 'w3']);
});

test('parity always holds after a correction, or the quota is named, and nobody sits twice', () => {
  const some = fc.array(fc.constantFrom('man', 'woman', ''), { minLength: 1, maxLength: 8 });
  fc.assert(fc.property(some, some, (in_, out) => {
    const [people, reserve] = [in_.map((gender, at) => person(`e${at}`, gender)), out.map((gender, at) => person(`r${at}`, gender))];
    const { elected, unfilled } = correctParity(people, reserve, [half]);
    const women = elected.filter((id) => [...people, ...reserve].find((one) => one.id === id)?.marks['gender'] === 'woman').length;
    expect(new Set(elected).size).toBe(people.length);
    expect(unfilled.length > 0 || women >= Math.ceil(people.length / 2)).toBe(true);
  }), { numRuns: 400, seed: 62 });
});

test('a zipper gives turns, goes on when one group is used up, and takes nobody’s place who declared nothing', () => {
  const ranked = [person('m1', 'man'), person('m2', 'man'), person('x', ''), person('w1', 'woman'), person('m3', 'man'), person('w2', 'woman')];
  expect(zipper(ranked, 'gender', ['woman', 'man'])).toEqual(['w1', 'm1', 'x', 'w2', 'm2', 'm3']);
  expect(alternatesOf(ranked.slice(0, 2), [person('w9', 'woman'), person('m9', 'man', 'two'), person('m8', 'man')], ['gender'])).toEqual([{ member: 'm1', alternate: 'm8' }, { member: 'm2', alternate: null }]);
});

test('a bound vote against the chapter is refused, an instructed one is written down, and a new option on the floor leaves the mandate silent', () => {
  const mandate = { decision: 'chapter-7', answer: 'yes', silent: 'consult' } as const;
  expect(underMandate({ kind: 'bound', ...mandate }, 'no', ['yes', 'no'])).toEqual({ ok: false, refusal: { word: 'against-mandate', decision: 'chapter-7', instructed: 'yes' } });
  expect(must(underMandate({ kind: 'instructed', ...mandate }, 'no', ['yes', 'no']), 'counts')).toEqual({ counts: 'no', deviation: { decision: 'chapter-7', instructed: 'yes', cast: 'no' } });
  expect(must(underMandate({ kind: 'bound', ...mandate }, 'third', ['yes', 'no']), 'silent').counts).toBeNull();
  expect(must(underMandate({ kind: 'bound', ...mandate, silent: 'abstain' }, 'third', ['yes', 'no']), 'silent').counts).toBe('abstain');
  expect(must(underMandate({ kind: 'free' }, 'no', []), 'free').counts).toBe('no');
});

const majority = { base: { of: 'valid' }, threshold: '1/2', comparator: 'more-than' } as const;
const recall: RecallRule = { petition: '1/5', within: 30, protectedDays: { first: 90, last: 90 }, vote: majority, electedBy: majority };
const petition: RecallPetition = { electors: 243, signatures: 49, firstSigned: 200, lastSigned: 220, termBegins: 0, termEnds: 730, today: 230, heard: true };

test('20 % of 243 are 49', () => {
  expect(signaturesNeeded(243, '1/5')).toBe(49);
  expect(mayRecall(recall, petition)).toEqual({ ok: true, value: { needed: 49 } });
});

test.each([
  [{ signatures: 48 }, {}, 'too-few-signatures'], [{ lastSigned: 231 }, {}, 'too-slow'], [{ today: 80 }, {}, 'too-early-in-term'], [{ today: 700 }, {}, 'too-late-in-term'], [{ heard: false }, {}, 'not-heard'],
  [{}, { electedBy: { ...majority, threshold: '2/3' } }, 'threshold-below-election'], [{}, { petition: 'a fifth' }, 'bad-share'],
] as const)('a recall with %j and %j waits: %s', (change, other, word) => {
  expect(mayRecall({ ...recall, ...other }, { ...petition, ...change })).toEqual({ ok: false, refusal: word });
});

test('supports: each elector once, at most two petitions each, and one taken back frees its place', () => {
  const act = (signer: string, of: string, sequence: number, withdrawn = false): Support => ({ signer, petition: of, sequence, withdrawn });
  const acts = [act('a', 'p', 1), act('a', 'p', 2), act('a', 'q', 3), act('a', 'r', 4), act('b', 'p', 5), act('b', 'p', 6, true), act('z', 'p', 7), act('c', 'p', 8)];
  const counted = countSupports(acts, new Set(['a', 'b', 'c']), { needs: { share: '2/3' }, perPerson: 2 });
  expect(counted).toEqual([
    { petition: 'p', counted: 2, needed: 2, reached: true, classes: { counted: 2, twice: 1, withdrawn: 2, notElector: 1, overLimit: 0 } },
    { petition: 'q', counted: 1, needed: 2, reached: false, classes: { counted: 1, twice: 0, withdrawn: 0, notElector: 0, overLimit: 0 } },
    { petition: 'r', counted: 0, needed: 2, reached: false, classes: { counted: 0, twice: 0, withdrawn: 0, notElector: 0, overLimit: 1 } },
  ]);
  expect(countSupports([], new Set(), { needs: { share: 'many' } })).toBeNull();
});

test('seats as a whole decision: threshold, who is next, and a lot only at the last seat', () => {
  const options = ['a', 'b', 'c'].map((id) => ({ id, name: id }));
  const votes = (counts: Readonly<Record<string, number>>) => Object.entries(counts).map(([id, count]) => ({ count, says: { kind: 'approves', options: [id] } }) as const);
  const decision = must(decide({ rule: 'seats@1', parameters: { seats: 5, method: 'dhondt', threshold: '1/10' }, options, ballots: votes({ a: 60, b: 34, c: 6 }) }), 'shared out');
  expect(decision.figures).toEqual({ seats: '5', 'seats a': '3', 'seats b': '2', 'seats c': '0', next: 'a' });
  expect(decision.steps.filter(({ event }) => event === 'seat')).toHaveLength(5);
  expect(must(decide({ rule: 'seats@1', parameters: { seats: 3, method: 'dhondt' }, options, ballots: votes({ a: 10, b: 10 }) }), 'tied')).toMatchObject({ status: 'needs-lot', tied: { set: ['a', 'b'], places: 1 } });
  expect(must(decide({ rule: 'seats@1', parameters: { seats: 7, method: 'sainte-lague', atLeast: 1, minimum: 'on-top', weights: { a: 70, b: 20, c: 10 } }, options, ballots: [] }), 'by weight').figures).toMatchObject({ 'seats a': '4', 'seats b': '2', 'seats c': '1' });
});
