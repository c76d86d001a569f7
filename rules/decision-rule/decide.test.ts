import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CivilDate } from '@plenaria/kernel/civil-date.ts';
import { fraction } from '@plenaria/kernel/fraction.ts';
import { tellingOf } from '#rules/charter-2/names.ts';
import { ruleOn } from '#rules/charter-2/use.ts';
import { printed } from '#rules/grammar.ts';
import { brazilConferences } from '#scenarios/systems/brazil-conferences.ts';
import { brusselsCommittee } from '#scenarios/systems/brussels-committee.ts';
import { deschutes } from '#scenarios/systems/deschutes.ts';
import { endOfLife } from '#scenarios/systems/end-of-life.ts';
import { fortCollins } from '#scenarios/systems/fort-collins.ts';
import { ireland } from '#scenarios/systems/ireland.ts';
import type { System } from '#scenarios/systems/system.ts';
import { decide, dissentStands } from './decide.ts';
import { explainBoundaries, explainDecided } from './explain.ts';
import type { Rule, Vote } from './types.ts';

const rule = ({ charter }: System, key: string, opened = '2999-01-01'): Rule => {
  const found = charter.decisions.find((one) => one.key === key);
  if (found === undefined) throw new Error(`no decision ${key}`);
  return ruleOn(found, opened as CivilDate);
};
const voteOf = (system: System, key: string): Vote => {
  const found = rule(system, key);
  if (found.is !== 'vote') throw new Error(`${key} is no single vote`);
  return found;
};

test('Fort Collins, 2025: the rule that stood when the vote was opened governs it to the end (I6)', () => {
  const fourteen = { electorates: { 'delegate-votes': { answers: { 'strongly-agree': 14, disagree: 5 } } } };
  expect([decide(rule(fortCollins, 'items', '2025-04-11'), fourteen).outcome, decide(rule(fortCollins, 'items', '2025-04-12'), fourteen).outcome]).toEqual([
    'adopted',
    'dropped',
  ]);
});

test('Ireland, 23 April 2017, ballot 2: 50 of 89 who gave an opinion are 56.17 %, and “no opinion” left the denominator', () => {
  const { working } = decide(rule(ireland, 'fourth'), { electorates: { 'ballot-4-votes': { answers: { yes: 50, no: 39, 'no-opinion': 2 }, voted: 91 } } });
  expect(working.map(({ share }) => [share?.part, share?.whole])).toContainEqual([fraction(50), fraction(89)]);
});

test('a count is tried: figures, verdict and what follows, in words', () => {
  const decided = decide(rule(deschutes, 'recommendations'), { electorates: { 'panel-votes': { answers: { 'strongly-support': 19, oppose: 6 }, voted: 25 } } });
  expect(printed(explainDecided(decided, tellingOf(deschutes.charter, 'en'))).slice(0, 2)).toEqual([
    '19 of 25 is 76 %; at least three quarters is asked: reached.',
    'So it is adopted.',
  ]);
  expect(explainBoundaries(voteOf(deschutes, 'recommendations'), 25, tellingOf(deschutes.charter, 'pt')).map(({ text }) => text)).toEqual([
    'Com 25 no denominador: 19 bastam, 18 não.',
  ]);
  expect(explainBoundaries(voteOf(brazilConferences, 'national-axes'), 10, tellingOf(brazilConferences.charter, 'en')).map(({ text }) => text)).toEqual([
    'With 10 counted in the denominator: 7 are enough, 6 are not.',
    'With 10 counted in the denominator: 6 are enough, 5 are not.',
  ]);
});

test('exactly one result fires, whatever is counted, and one more in support never lowers it (I5)', () => {
  const order = ['no-result', 'dropped', 'routed', 'adopted'];
  const bands = rule(brazilConferences, 'national-axes');
  const of = (support: number, cast: number): string =>
    decide(bands, { electorates: { 'working-groups': { answers: { for: support, against: cast - support } } } }).outcome;
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300 }), fc.nat(), (cast, a) => {
      const support = a % cast;
      expect(order.indexOf(of(support + 1, cast))).toBeGreaterThanOrEqual(order.indexOf(of(support, cast)));
    }),
  );
});

test('citizens who only advise never change the outcome; a difference makes an explanation owed (I19)', () => {
  const committee = rule(brusselsCommittee, 'recommendation-vote');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 15 }), fc.nat(45), fc.nat(45), (deputies, yes, no) => {
      const { outcome, effects } = decide(committee, {
        electorates: { deputies: { answers: { for: deputies, against: 15 - deputies }, seated: 15 }, citizens: { answers: { for: yes, against: no } } },
      });
      expect(outcome).toBe(deputies >= 8 ? 'adopted' : 'dropped');
      expect(effects.some(({ is }) => is === 'owe')).toBe((yes > no && deputies < 8) || (no > yes && deputies >= 8));
    }),
  );
});

test('a minority that is large enough stands in the report', () => {
  expect([
    dissentStands(voteOf(endOfLife, 'proposal-vote'), { electorates: { 'proposal-votes': { dissenters: 1 } } }),
    dissentStands(voteOf(endOfLife, 'proposal-vote'), { electorates: { 'proposal-votes': {} } }),
  ]).toEqual([true, false]);
});
