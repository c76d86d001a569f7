import { expect, test } from 'vitest';
import type { CivilDate } from '@plenaria/kernel/civil-date.ts';
import type { Made } from '#nouns/noun.ts';
import { decideWith, onDay } from '#record/given.ts';
import { commitMoney } from '#rooms/provide/commit.ts';
import { templates } from '#scenarios/templates.ts';
import { vocabulary } from '#server/vocabulary.ts';
import { closeStage } from './close-stage.ts';
import * as made from './made.ts';
import { openStage } from './open-stage.ts';
import { publishMandate, type PublishMandateCommand } from './publish-mandate.ts';

const charter = templates.lottery.charter({ seats: 30, dueAfterDays: 90, percent: 75 });
const command: PublishMandateCommand = {
  body: 'b1',
  cycle: 'c1',
  mandate: 'm1',
  name: 'Panel',
  purpose: 'Water',
  question: 'What first?',
  why: 'Lead',
  inScope: '',
  outOfScope: '',
  issuer: 'city',
  recipients: ['city'],
  authority: 3,
  charter: charter.canonical,
  classes: charter.classes,
  stages: charter.stages,
  supports: [{ purpose: 'stipends', words: 'stipends', required: 100 }],
  currency: 'USD',
  silentAfter: '2026-12-24' as CivilDate,
};
const city = made.party('city', 'PartyEntered', { kind: 'public-body', place: null }, { name: 'City' });
const playable = (past: readonly Made[], ...steps: readonly (readonly [typeof openStage | typeof closeStage, string])[]): readonly Made[] =>
  steps.reduce((facts, [verb, stage]) => {
    const next = decideWith(facts, verb, { cycle: 'c1', stage }, vocabulary);
    return next.ok ? [...facts, ...next.value] : facts;
  }, past);

const published = (changed: Partial<PublishMandateCommand> = {}) => decideWith([city], publishMandate, { ...command, ...changed }, vocabulary, onDay());
const begun = (): readonly Made[] => {
  const first = published();
  return first.ok ? [city, ...first.value] : [];
};

test('given a mandate that signs charter/2, when a stage opens, then its gates are asked: order first, then money', () => {
  const facts = begun();
  expect(decideWith(facts, openStage, { cycle: 'c1', stage: 'learn' }, vocabulary)).toEqual({ ok: false, refusal: 'earlier-stage-open' });
  const formed = playable(facts, [openStage, 'form'], [closeStage, 'form']);
  expect(decideWith(formed, openStage, { cycle: 'c1', stage: 'learn' }, vocabulary)).toEqual({ ok: false, refusal: 'not-funded' });
  const paid = decideWith(formed, commitMoney, { line: 'c1.stipends', amount: 100, from: 'city', conditions: '' }, vocabulary);
  const funded = paid.ok ? [...formed, ...paid.value] : [];
  expect(decideWith(funded, openStage, { cycle: 'c1', stage: 'learn' }, vocabulary)).toMatchObject({ ok: true, value: [{ type: 'StageOpened' }] });
});

test('a gate of the charter’s own is asked with a figure another room owns', () => {
  const own = JSON.parse(JSON.stringify(charter.canonical)) as { gates: unknown[] };
  own.gates.push({
    ...JSON.parse(JSON.stringify(charter.gates[0])),
    key: 'everybody-said',
    at: { is: 'opens', stage: 'form' },
    must: { is: 'word', word: 'mandate.signed', about: null, by: null, within: null },
  });
  const first = published({ charter: own as never });
  const facts = first.ok ? [city, ...first.value] : [];
  expect(decideWith(facts, openStage, { cycle: 'c1', stage: 'form' }, vocabulary)).toEqual({ ok: false, refusal: 'gate-does-not-hold' });
  const accepted = [...facts, made.mandate('m1', 'RecipientAccepted', { recipient: 'city' }, { statement: '' })];
  expect(decideWith(accepted, openStage, { cycle: 'c1', stage: 'form' }, vocabulary).ok).toBe(true);
});

test('a charter that no room can carry out is not published, nor one whose seats are not those that are opened', () => {
  const asksMore = {
    ...charter.canonical,
    rights: [{ key: 'r', name: (charter.canonical['kinds'] as never)[0]['name'], holder: { is: 'body', body: 'assembly' }, act: 'veto', over: 'decision' }],
  };
  expect(published({ charter: asksMore as never })).toEqual({ ok: false, refusal: 'charter-cannot-be-carried-out' });
  expect(published({ classes: [{ key: 'member', least: 1, most: 500, vote: true }] })).toEqual({ ok: false, refusal: 'charter-cannot-be-carried-out' });
});
