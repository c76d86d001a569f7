import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { compare, fraction, one } from '@plenaria/kernel/fraction.ts';
import { must } from '@plenaria/kernel/result.ts';
import { approvalsOf, favourites, type Approvals } from './approvals.ts';
import { auditOf } from './audit.ts';
import { pavSlate } from './pav.ts';
import { boughtByShares } from './shares.ts';
import { representativeSlate } from './slate.ts';

const letters = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const times = (count: number, marks: string): readonly (readonly string[])[] => Array.from({ length: count }, () => marks.split(''));
const slateOf = (marks: readonly (readonly string[])[], size: number, statements = letters) => must(representativeSlate({ statements, people: marks.map((own) => ({ marks: own, group: null })), size, position: 7 }), 'a slate');
const someMarks = fc.array(fc.subarray(letters), { minLength: 5, maxLength: 30 }).filter((marks) => marks.filter((own) => own.length > 0).length >= 5);

/** PAV's score by the definition, in floats: 1 + 1/2 + … for each person. */
const score = ({ ofPerson }: Approvals, slate: readonly number[]): number => ofPerson.reduce((sum, own) => sum + own.filter((at) => slate.includes(at)).reduce((part, _, at) => part + 1 / (at + 1), 0), 0);

/** Every slate of a size. */
const choose = (from: number, count: number, least = 0): number[][] => (count === 0 ? [[]] : Array.from({ length: from - least }, (_, at) => least + at).flatMap((first) => choose(from, count - 1, first + 1).map((rest) => [first, ...rest])));

/** EJR by its definition, over every set of people: nobody with a claim of l statements together has fewer than l each. */
function breaksEjr({ ofPerson, statements }: Approvals, slate: readonly number[]): boolean {
  const people = ofPerson.length;
  return Array.from({ length: 2 ** people }, (_, set) => ofPerson.filter((__, person) => (set >> person) & 1)).some((set) => {
    const shared = statements.filter((_, at) => set.every((own) => own.includes(at))).length;
    const most = Math.max(0, ...set.map((own) => own.filter((at) => slate.includes(at)).length));
    return Array.from({ length: slate.length }, (_, at) => at + 1).some((claims) => set.length * slate.length >= claims * people && shared >= claims && most < claims && set.length > 0);
  });
}

describe('slates', () => {
  test('three quarters and one quarter of the people get three statements and one', () => {
    const { slate } = slateOf([...times(15, 'abcd'), ...times(5, 'efgh')], 4);
    expect(slate.filter((id) => 'abcd'.includes(id))).toHaveLength(3);
  });
  test('a slate never violates EJR+, and EJR by the definition over every set of people agrees', () => {
    fc.assert(fc.property(someMarks, fc.integer({ min: 1, max: 6 }), (marks, size) => {
      const { audit } = slateOf(marks, size);
      expect(compare(audit.ejrPlus.degree, one)).toBe(-1);
      expect(compare(audit.jr.degree, audit.ejrPlus.degree)).toBeLessThanOrEqual(0);
    }), { numRuns: 300 });
    fc.assert(fc.property(fc.array(fc.subarray(letters, { minLength: 1 }), { minLength: 5, maxLength: 9 }), fc.integer({ min: 1, max: 5 }), (marks, size) => {
      const approvals = approvalsOf(letters, marks);
      expect(breaksEjr(approvals, pavSlate(approvals, size).slate)).toBe(false);
    }), { numRuns: 60 });
  });
  test('equal shares never violate EJR+ either, before and after the slate is filled up', () => {
    fc.assert(fc.property(someMarks, fc.integer({ min: 1, max: 6 }), (marks, size) => {
      expect(compare(slateOf(marks, size).check.audit.ejrPlus.degree, one)).toBe(-1);
    }), { numRuns: 200 });
  });
  test('the search comes within n / (100 k²) of where no swap gains, and rarely below the best of all slates', () => {
    let best = 0;
    fc.assert(fc.property(someMarks, (marks) => {
      const approvals = approvalsOf(letters, marks);
      const top = Math.max(...choose(letters.length, 3).map((slate) => score(approvals, slate)));
      const own = score(approvals, pavSlate(approvals, 3).slate);
      expect(own).toBeGreaterThan(0.8 * top);
      if (own > top - 1e-9) best += 1;
    }), { numRuns: 100, seed: 6 });
    expect(best).toBeGreaterThan(85);
  });
  test('the order of people and of statements changes nothing', () => {
    fc.assert(fc.property(someMarks.chain((marks) => fc.tuple(fc.constant(marks), fc.shuffledSubarray(marks, { minLength: marks.length }), fc.shuffledSubarray(letters, { minLength: 8 }))), ([marks, order, names]) => {
      expect(slateOf(order, 3, names)).toEqual(slateOf(marks, 3));
    }), { numRuns: 50 });
  });
  test('the audit of a bad slate names who was left out', () => {
    const approvals = approvalsOf(letters, [...times(6, 'ab'), ...times(4, 'cd')]);
    const { ejrPlus, jr, covered } = auditOf(approvals, [2, 3]);
    expect(covered).toBe(4);
    expect(ejrPlus).toEqual({ degree: fraction(12, 10), worst: { statement: 'a', people: 6, claims: 1 } });
    expect(jr).toEqual(ejrPlus);
  });
  test('the worst group is told, but none of one to four people', () => {
    const people = [...times(6, 'ab'), ...times(3, 'g'), ...times(5, 'h')].map((marks) => ({ marks, group: marks.join('') }));
    const found = must(representativeSlate({ statements: letters, people, size: 1, position: 0 }), 'a slate');
    expect(found.audit.worstGroup).toEqual({ group: 'h', people: 5, covered: 0 });
  });
  test('one to four people get no slate, nor do too few statements', () => {
    const asked = { statements: ['a', 'b'], people: times(4, 'a').map((marks) => ({ marks, group: null })), size: 1, position: 0 };
    expect(representativeSlate(asked)).toEqual({ ok: false, refusal: 'too-few-people' });
    expect([0, 3, 23, 1.5].map((size) => representativeSlate({ ...asked, size }))).toEqual(['size-not-whole', 'too-few-statements', 'size-too-large', 'size-not-whole'].map((refusal) => ({ ok: false, refusal })));
  });
  test('shares: a tenth of the people cannot buy what half of them can', () => {
    const approvals = approvalsOf(letters, [...times(9, 'a'), ...times(1, 'b')]);
    expect(boughtByShares(approvals, 2)).toEqual([0]);
  });
  test('favourites: agreed first, disagreed never, then the likeliest', () => {
    expect(favourites({ agreed: ['z', 'y'], barred: ['a'], predicted: new Map([['a', 0.99], ['b', 0.9], ['c', 0.8], ['y', 0.1], ['z', 0.2]]) }, 3)).toEqual(['z', 'y', 'b']);
  });
});
