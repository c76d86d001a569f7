import { expect, test } from 'vitest';
import { must } from '@plenaria/kernel/result.ts';
import type { GradedBallot } from '@plenaria/tally/contract.ts';
import { verify } from '@plenaria/tally/verify/verify.ts';
import type { Decision } from '#nouns/decision.ts';
import { named } from '#rules/grammar.ts';
import { readSignedRule } from '#rules/signed.ts';
import { countOf } from './counted.ts';

const cite = { from: 'common-practice', where: '' };
const name = named('the votes|s', 'los votos', 'os votos');
const texts = ['bench', 'tree', 'swing', 'lamp'];

function ruleOf(method: object, top = 2, tie = 'lot') {
  return {
    version: 'decision-rule/2', rule: {
      is: 'vote', electorates: [{ key: 'votes', name, who: { is: 'seats', body: 'assembly', classes: ['member'] }, power: 'deciding', freezes: 'opened', ballot: 'confidential', channels: ['page'], weight: null }], quorum: null, method,
      settle: { is: 'pick', picks: [{ top: { is: 'number', of: top, per: 1, cite }, by: { is: 'word', word: 'option.support', about: null, by: null, within: null }, per: null, atLeast: null }], tie, picked: { is: 'outcome', outcome: 'adopted', effects: [{ is: 'adopt' }] }, rest: { is: 'outcome', outcome: 'dropped', effects: [{ is: 'drop' }] } }, dissent: null, also: [],
    },
  };
}

/** Four projects of 200, 300, 300 and 250, and 600 to share out. */
const costs: Readonly<Record<string, number>> = { bench: 200, tree: 300, swing: 300, lamp: 250 };
const priced = { state: 'closed', items: texts.map((item) => ({ item, version: 1, cost: costs[item] })), electorate: Array.from({ length: 9 }, (_, at) => `m-${at}`) } as unknown as Exclude<Decision, { state: 'uncalled' }>;
const shared = (by: object, ballots = 'any', most: number | null = null) => {
  const { rule, version } = ruleOf({ is: 'approve', most, cite });
  const { picked, rest } = rule.settle;
  return { version, rule: { ...rule, settle: { is: 'spend', money: { amount: 600, currency: 'USD', cite }, by, ballots, picked, rest } } };
};
const equal = { is: 'equal-shares', worth: 'cost', completion: 'add1u', stop: 'overspend' };
const marks = (...items: readonly string[]) => Object.fromEntries(items.map((item) => [item, 'yes']));
const funded = (rule: object, rows: readonly Readonly<Record<string, string>>[]) => {
  const counted = countOf(priced, must(readSignedRule(rule), 'a rule that can be played'), box(rows));
  for (const { question, counted: decision } of counted) expect(verify(question, decision).problems).toEqual([]);
  return { won: counted.filter(({ outcome }) => outcome.outcome === 'adopted').map(({ item }) => item), figures: counted[0]?.outcome.figures };
};

const called = { state: 'closed', items: texts.map((item) => ({ item, version: 1 })), electorate: Array.from({ length: 9 }, (_, at) => `m-${at}`) } as unknown as Exclude<Decision, { state: 'uncalled' }>;
const box = (rows: readonly Readonly<Record<string, string>>[]): readonly GradedBallot[] => rows.map((row, at) => ({ number: at + 1, channel: 'page', choices: Object.fromEntries(Object.entries(row).map(([item, mark]) => [item, [mark]])) }));
const outcomes = (method: object, rows: readonly Readonly<Record<string, string>>[], top?: number) => {
  const counted = countOf(called, must(readSignedRule(ruleOf(method, top)), 'a rule that can be played'), box(rows));
  for (const { question, counted: decision } of counted) expect(verify(question, decision).problems).toEqual([]);
  return Object.fromEntries(counted.map(({ item, outcome }) => [item, outcome.outcome]));
};

test('approvals choose the texts with the most of them, and a ballot with too many marks is invalid', () => {
  const rows = [{ bench: 'yes', tree: 'yes' }, { tree: 'yes' }, { tree: 'yes', lamp: 'yes' }, { bench: 'yes' }, { bench: 'yes', tree: 'yes', lamp: 'yes' }];
  expect(outcomes({ is: 'approve', most: 2, cite }, rows)).toEqual({ bench: 'adopted', tree: 'adopted', swing: 'dropped', lamp: 'dropped' });
});

test('places on the ballot are counted by transfers, by runoff, by duels and by points', () => {
  const rows = [{ bench: '1', tree: '2' }, { bench: '1', tree: '2' }, { bench: '1', swing: '2' }, { tree: '1' }, { swing: '1', tree: '2' }, { lamp: '1', tree: '2' }];
  expect(outcomes({ is: 'choose', most: 4, ranked: true, cite }, rows)).toMatchObject({ bench: 'adopted', tree: 'adopted' });
  for (const by of ['instant-runoff', 'condorcet']) expect(Object.values(outcomes({ is: 'rank', by }, rows, 1)).filter((outcome) => outcome === 'adopted')).toHaveLength(1);
  expect(Object.values(outcomes({ is: 'rank', by: 'modified-borda' }, rows)).filter((outcome) => outcome === 'adopted')).toHaveLength(2);
});

test('scores are added up, and one that is not given is the least', () => {
  expect(outcomes({ is: 'score', from: 0, to: 5, cite }, [{ bench: '5', tree: '3' }, { tree: '4', lamp: '1' }, { swing: '2' }])).toEqual({ bench: 'adopted', tree: 'adopted', swing: 'dropped', lamp: 'dropped' });
});

test('a tie is broken by an order drawn from the closed box, the same whenever it is counted', () => {
  const rows = [{ bench: 'yes' }, { tree: 'yes' }, { swing: 'yes' }, { lamp: 'yes' }];
  expect(outcomes({ is: 'approve', most: null, cite }, rows)).toEqual(outcomes({ is: 'approve', most: null, cite }, rows));
  expect(Object.values(outcomes({ is: 'approve', most: null, cite }, rows)).filter((outcome) => outcome === 'adopted')).toHaveLength(2);
});

test('nobody voting gives no result, and a pick that another than the lot must settle is not played', () => {
  expect(outcomes({ is: 'approve', most: null, cite }, [])).toEqual({ bench: 'no-result', tree: 'no-result', swing: 'no-result', lamp: 'no-result' });
  expect(readSignedRule(ruleOf({ is: 'approve', most: null, cite }, 2, 'chair'))).toEqual({ ok: false, refusal: 'rule-cannot-be-played' });
  expect(readSignedRule(ruleOf({ is: 'rank', by: 'condorcet' }, 3)).ok).toBe(false);
});

test('money goes down the list of votes, or in equal shares; they can end differently', () => {
  const rows = [marks('tree', 'swing'), marks('tree', 'swing'), marks('tree', 'swing'), marks('tree', 'swing'), marks('tree'), marks('bench', 'lamp'), marks('bench', 'lamp'), marks('bench', 'lamp')];
  expect(funded(shared({ is: 'most-votes', tooDear: 'skip' }), rows).won).toEqual(['tree', 'swing']);
  expect(funded(shared(equal), rows).won).toEqual(['bench', 'tree']);
});

test('a ballot over the number or over the money is counted as invalid, and one that nobody could read too', () => {
  const rows = [marks('tree', 'swing'), marks('tree', 'swing', 'bench'), { '?': '?' }, marks('tree'), {}];
  expect(funded(shared(equal, 'within-money'), rows).figures).toMatchObject({ voted: 5, valid: 2, blank: 1, overvote: 2 });
  expect(funded(shared(equal, 'any', 2), rows).figures).toMatchObject({ voted: 5, valid: 2, blank: 1, overvote: 2 });
  expect(funded(shared(equal), rows).figures).toMatchObject({ voted: 5, valid: 3, blank: 1, overvote: 1 });
});

test('nobody voting funds nothing, and equal costs with equal votes end the same whenever they are counted', () => {
  expect(funded(shared(equal), []).won).toEqual([]);
  const level = [marks('tree'), marks('swing'), marks('tree'), marks('swing')];
  expect(funded(shared({ is: 'most-votes', tooDear: 'stop' }), level)).toEqual(funded(shared({ is: 'most-votes', tooDear: 'stop' }), level));
});
