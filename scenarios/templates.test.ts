import fc from 'fast-check';
import { expect, test } from 'vitest';
import { languages } from '@plenaria/kernel/language.ts';
import { explainCharter } from '#rules/charter-2/explain.ts';
import { playOf } from '#rules/charter-2/play.ts';
import { printed } from '#rules/grammar.ts';
import { sayFault } from '#rules/reading.ts';
import { boundInHouse, readSignedCharter } from '#rules/signed-charter.ts';
import { systems } from './systems/all.ts';
import { templates, type TemplateKey } from './templates.ts';

const settings = { seats: 30, dueAfterDays: 90, percent: 75 };

test.each(Object.keys(templates) as TemplateKey[])(
  'the template “%s” signs a charter/2 that the rooms can carry out, and says so in three languages',
  (name) => {
    const charter = templates[name].charter(settings);
    expect(readSignedCharter(charter.canonical)).toMatchObject({
      ok: true,
      value: { canonical: charter.canonical, stages: charter.stages, classes: charter.classes },
    });
    expect(charter.decision.version).toBe('decision-rule/2');
    for (const language of languages) expect(charter.whole && printed(explainCharter(charter.whole, language)).join('\n')).not.toMatch(/[{}]|undefined/);
  },
);

test('the two versions of the graded rule settle every count alike', () => {
  const now = templates.lottery.charter(settings).decision;
  fc.assert(
    fc.property(fc.array(fc.nat(12), { minLength: 5, maxLength: 5 }), fc.nat(5), fc.nat(60), (votes, blank, seated) => {
      const answers = Object.fromEntries(now.labels.map(({ key }, at) => [key, votes[at] ?? 0]));
      const voted = votes.reduce((sum, n) => sum + n, 0) + blank;
      const support = (votes[0] ?? 0) + (votes[1] ?? 0);
      const { outcome } = now.settle({ answers, voted, seated: seated + voted });
      const quorum = 3 * voted >= 2 * (seated + voted) && voted > 0;
      expect(outcome).toBe(!quorum ? 'no-result' : 4 * support >= 3 * voted ? 'adopted' : 'dropped');
    }),
  );
});

test('the gap between what is configured and what a room can do is said in words, never passed over', () => {
  const [jackson] = systems.filter(({ key }) => key === 'jackson');
  const played = jackson ? playOf(jackson.charter, boundInHouse) : null;
  const faults = played?.ok === false ? played.refusal.map((one) => sayFault(one, 'en')) : [];
  expect(faults).toContain('families.committees: asks for “family”, which no room of this house can carry out yet.');
  expect(faults).toContain('duties.demand: asks for “act”, which no room of this house can carry out yet.');
});

test('no date promised: the charter carries none, and no ladder', () => {
  expect(templates.lottery.charter({ ...settings, dueAfterDays: null }).duty).toEqual({ basis: 'letter', dueAfterDays: null, ladder: [] });
  expect(templates.lottery.charter(settings).duty).toEqual({
    basis: 'letter',
    dueAfterDays: 90,
    ladder: [
      { days: 0, act: 'publish' },
      { days: 14, act: 'raise' },
      { days: 30, act: 'mobilise' },
    ],
  });
});
