import { expect, test } from 'vitest';
import type { CivilDate } from '@plenaria/kernel/civil-date.ts';
import { decideWith, onDay } from '#record/given.ts';
import { vocabulary } from '#server/vocabulary.ts';
import { answer, type AnswerGiven } from './answer.ts';
import { laid, type Owe } from './effects.ts';
import { promisesNothing } from './vague.ts';

const owed: Owe = {
  duty: 'u7', body: 'b1', cycle: 'c1', item: 'i7', debtor: 'county', creditor: 'b1', kind: 'respond', basis: 'letter',
  due: '2026-12-31' as CivilDate, ladder: [{ days: 0, act: 'publish' }],
};
const declined: AnswerGiven = { duty: 'u7', disposition: 'declined', reason: 'The land is not ours.', act: '', owner: '', by: null, referredTo: null };
const accepted: AnswerGiven = {
  duty: 'u7', disposition: 'accepted', reason: '', act: 'Open the night bus line 12 from Mill Street to the shelter', owner: 'Transit office', by: '2027-06-30' as CivilDate, referredTo: null,
};
const decide = (given: AnswerGiven, day?: string) => decideWith([laid(owed)], answer, { answers: [given] }, vocabulary, onDay(day));

test('a plain no with its reason is an answer', () => {
  const decided = decide(declined);
  expect(decided.ok && decided.value.map(({ type }) => type)).toEqual(['RecommendationAnswered']);
});

test('a yes lays a promise in the monitor’s room, in the same act', () => {
  const decided = decide(accepted);
  expect(decided.ok && decided.value.map(({ room, type }) => `${room}: ${type}`)).toEqual(['respond: RecommendationAnswered', 'monitor: CommitmentPledged']);
});

test('“already done” lays a promise that is claimed, not verified', () => {
  const decided = decide({ ...declined, disposition: 'already-done', reason: 'Shelter beds opened in May' });
  expect(decided.ok && decided.value.map(({ type }) => type)).toEqual(['RecommendationAnswered', 'CommitmentPledged', 'ProgressClaimed']);
});

test('a referral makes a claim on the office it names, without a promised date', () => {
  const decided = decide({ ...declined, disposition: 'referred', referredTo: 'city' });
  expect(decided.ok && decided.value[1]?.fields).toMatchObject({ debtor: 'city', basis: 'claim', due: null });
});

test.each([
  ['a no without a reason', { ...declined, reason: '  ' }, 'reason-missing'],
  ['a yes without an act', { ...accepted, act: '' }, 'act-missing'],
  ['a yes that promises nothing', { ...accepted, act: 'We will carefully consider this.' }, 'act-promises-nothing'],
  ['a yes without an owner', { ...accepted, owner: ' ' }, 'owner-missing'],
  ['a yes without a date', { ...accepted, by: null }, 'date-missing'],
  ['a yes by yesterday', { ...accepted, by: '2026-11-23' as CivilDate }, 'date-in-the-past'],
  ['in part without a reason', { ...accepted, disposition: 'in-part' as const }, 'reason-missing'],
  ['a referral to nobody', { ...declined, disposition: 'referred' as const }, 'refer-to-missing'],
  ['a referral to itself', { ...declined, disposition: 'referred' as const, referredTo: 'county' }, 'refer-to-itself'],
  ['an answer to what was never asked', { ...declined, duty: 'u8' }, 'no-such-duty'],
])('%s is refused', (_, given, why) => {
  expect(decide(given)).toEqual({ ok: false, refusal: { duty: given.duty, why } });
});

test('an acknowledgement answers nothing: the clock runs on', () => {
  const acknowledged = decide({ ...declined, disposition: 'acknowledged', reason: '' });
  expect(acknowledged.ok).toBe(true);
  const then = decideWith(acknowledged.ok ? [laid(owed), ...acknowledged.value] : [], answer, { answers: [declined] }, vocabulary);
  expect(then.ok).toBe(true);
});

test('an answer after the promised day is an answer, and late', () => {
  const decided = decide(declined, '2027-01-04');
  expect(decided.ok && decided.value[0]?.fields).toMatchObject({ late: true });
});

test('one faulty answer refuses all of them: nothing is half published', () => {
  const both = decideWith([laid(owed), laid({ ...owed, duty: 'u8' })], answer, { answers: [declined, { ...declined, duty: 'u8', reason: '' }] }, vocabulary);
  expect(both).toEqual({ ok: false, refusal: { duty: 'u8', why: 'reason-missing' } });
});

test('eleven answers are published in one act', () => {
  const duties = Array.from({ length: 11 }, (_, n) => ({ ...owed, duty: `u${n}` }));
  const decided = decideWith(duties.map(laid), answer, { answers: duties.map(({ duty }) => ({ ...accepted, duty })) }, vocabulary);
  expect(decided.ok && decided.value).toHaveLength(22);
});

test('the same duty cannot be answered twice, not even in one act', () => {
  const twice = decideWith([laid(owed)], answer, { answers: [declined, declined] }, vocabulary);
  expect(twice).toEqual({ ok: false, refusal: { duty: 'u7', why: 'already-answered' } });
});

test.each(['We will explore options.', 'El condado estudiará: tomar nota de la propuesta.', 'Vamos analisar a proposta com interesse.'])('“%s” promises nothing', (act) => {
  expect(promisesNothing(act)).toBe(true);
});

test.each(['Consider the bids and sign the lease of 14 Mill Street', 'Build 40 homes on Mill Street by 2028', 'Contratar 3 intérpretes'])('“%s” is an act', (act) => {
  expect(promisesNothing(act)).toBe(false);
});
