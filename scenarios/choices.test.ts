import { expect, test } from 'vitest';
import { languages } from '@plenaria/kernel/language.ts';
import { readSignedRule } from '#rules/signed.ts';
import { readSignedCharter } from '#rules/signed-charter.ts';
import { budgetCharter, choiceCharter, sharings, ways, type SharingKey, type WayKey } from './choices.ts';

const cities = (sharing: SharingKey) => budgetCharter({ money: 5_000_000, currency: 'USD', sharing, most: 4, within: true, dueAfterDays: 90 });

test.each(Object.keys(ways) as WayKey[])('%s: members choose among texts by a charter that reads back, says itself in three languages and can be played', (way) => {
  const charter = choiceCharter({ way, places: 1, dueAfterDays: null });
  expect(readSignedCharter(charter.canonical)).toMatchObject({ ok: true });
  expect(charter.decision.among).toMatchObject({ places: 1, money: null, chosen: ['adopt'], others: ['drop'] });
  expect(new Set(languages.map((language) => charter.decision.explain(language).join(' '))).size).toBe(3);
});

test('a sum of money is shared out by the rule that the charter names, with every parameter of the count in it', () => {
  expect(cities('equal-shares').decision.among).toMatchObject({ places: null, money: { amount: 5_000_000, currency: 'USD' }, form: { is: 'approve', most: 4, within: 5_000_000 }, engine: { rule: 'equal-shares@1', parameters: { budget: '5000000', most: 4, worth: 'cost', completion: 'add1u', stop: 'overspend' } } });
  expect(cities('most-votes').decision.among?.engine).toEqual({ rule: 'greedy@1', parameters: { budget: '5000000', most: 4, misfit: 'skip' } });
});

test.each(Object.keys(sharings) as SharingKey[])('%s: the explanation says the money, the limit and how far it goes, in three languages', (sharing) => {
  const [en = '', es = '', pt = ''] = languages.map((language) => cities(sharing).decision.explain(language).join(' '));
  expect(en).toMatch(/^.*4 at most.*There are 50,000\.00\u00a0USD to share out.*may together cost no more.*For those taken: it is adopted\. For the others: it falls\./);
  expect(es).toContain('Hay 50.000,00\u00a0USD por repartir');
  expect(pt).toContain('Há 50.000,00\u00a0USD a repartir');
  expect(cities(sharing).decision.brief('en').join(' ')).not.toContain('For the others');
});

test('money without approvals, no money, and a currency that is none are refused', () => {
  const rule = (change: object, settle: object): unknown => {
    const signed = JSON.parse(JSON.stringify(cities('most-votes').decision.canonical)) as { rule: { settle: object } };
    return { ...signed, rule: { ...signed.rule, ...change, settle: { ...signed.rule.settle, ...settle } } };
  };
  const cite = { from: 'invented', where: '' };
  expect(readSignedRule(rule({}, {})).ok).toBe(true);
  expect(readSignedRule(rule({ method: { is: 'score', from: 0, to: 5, cite } }, {})).ok).toBe(false);
  for (const money of [{ amount: 0, currency: 'USD', cite }, { amount: 5.5, currency: 'USD', cite }, { amount: 100, currency: 'dollars', cite }, { amount: 20_000_000_000, currency: 'USD', cite }]) expect(readSignedRule(rule({}, { money })).ok).toBe(false);
});
