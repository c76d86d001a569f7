import { expect, test } from 'vitest';
import { compare, cited, label, share, word } from '#rules/expression/say.ts';
import { sayFault } from '#rules/reading.ts';
import { bronx } from '#scenarios/systems/bronx.ts';
import { brazilConferences } from '#scenarios/systems/brazil-conferences.ts';
import { deschutes } from '#scenarios/systems/deschutes.ts';
import { ireland } from '#scenarios/systems/ireland.ts';
import { policyCouncil } from '#scenarios/systems/policy-council.ts';
import { checkCharter } from './check.ts';
import { readCharter2, type Charter } from './types.ts';

/** A well-formed charter with one thing in it changed, as an organiser or an adversary might. */
function planted(charter: Charter, change: (copy: never) => void): readonly string[] {
  const copy: unknown = JSON.parse(JSON.stringify(charter));
  change(copy as never);
  const read = readCharter2(copy, '');
  return (read.ok ? checkCharter(read.value) : read.refusal).map((one) => sayFault(one, 'en'));
}

type Loose = { [key: string]: Loose } & Loose[] & { [key: string]: unknown };
const { of } = cited('invented');

test.each<readonly [string, Charter, (charter: Loose) => void, string]>([
  [
    'an effect that hands over to nobody',
    deschutes.charter,
    (c) => {
      Object.assign(c['decisions']?.[0]?.['rule']?.['settle']?.['steps']?.[0]?.['result']?.['effects']?.[1]?.['to'] ?? {}, { among: ['county', 'moon'] });
    },
    'decisions.recommendations: names “moon”, which this charter does not know.',
  ],
  [
    'two things with one key',
    deschutes.charter,
    (c) => {
      c['parties']?.push(c['parties'][0] as Loose);
    },
    'parties.cocap: uses the key “cocap” a second time.',
  ],
  [
    'a cut above the whole',
    deschutes.charter,
    (c) => {
      Object.assign(c['decisions']?.[0]?.['rule']?.['settle']?.['steps']?.[0]?.['from'] ?? {}, { of: 5 });
    },
    'settle.steps[0].from: is a share outside 0 to 1.',
  ],
  [
    'bands in the wrong order',
    brazilConferences.charter,
    (c) => {
      c['decisions']?.find((one: Loose) => String(one['key']) === 'national-axes')?.['rule']?.['settle']?.['steps']?.reverse();
    },
    'settle.steps[1].from: must lie below the cut before it.',
  ],
  [
    'a demand with a promised date',
    deschutes.charter,
    (c) => {
      Object.assign(c['duties']?.[1] ?? {}, { basis: 'claim', due: { is: 'by', day: '2026-01-01' } });
    },
    'duties.answer.due: is a demand nobody accepted, so it cannot carry a promised date.',
  ],
  [
    'a ladder without a clock',
    policyCouncil.charter,
    (c) => {
      Object.assign(c['duties']?.[0] ?? {}, { due: { is: 'never_promised' } });
    },
    'duties.homologation.ladder[0]: climbs after a due date that does not exist.',
  ],
  [
    'rungs in the wrong order',
    policyCouncil.charter,
    (c) => {
      c['duties']?.[0]?.['ladder']?.reverse();
    },
    'duties.homologation.ladder[1].after: must come later than the rung before it.',
  ],
  [
    'a refusal without a reason',
    deschutes.charter,
    (c) => {
      c['duties']?.[1]?.['reasonUnless']?.push('declined' as never);
    },
    'duties.answer.reasonUnless: lets a refusal stand without a reason.',
  ],
  [
    'seats that nobody can fill',
    deschutes.charter,
    (c) => {
      Object.assign(c['bodies']?.[0]?.['classes']?.[0]?.['select'] ?? {}, { then: [] });
    },
    'bodies.panel.classes.delegate: has seats, but no way in that fills them.',
  ],
  [
    'quotas that cannot meet',
    deschutes.charter,
    (c) => {
      Object.assign(c['bodies']?.[0]?.['classes']?.[0]?.['size'] ?? {}, { seats: 90 });
    },
    'then[0].quotas: cannot fill 90 seats: “housing” allows 25 to 34.',
  ],
  [
    'an answer that is not on the ballot',
    ireland.charter,
    (c) => {
      Object.assign(c['decisions']?.[0]?.['rule']?.['settle']?.['options']?.[0] ?? {}, { label: 'maybe' });
    },
    'settle.options[0].label: names the answer “maybe”, which is not on the ballot.',
  ],
  [
    'a ballot that waits for an answer nobody can give',
    ireland.charter,
    (c) => {
      Object.assign(c['decisions']?.[1]?.['opens'] ?? {}, { b: label('delete') });
    },
    'decisions.second.opens: hangs on the outcome “delete”, which that decision never has.',
  ],
  [
    'a stage that waits for itself',
    deschutes.charter,
    (c) => {
      Object.assign(c['stages']?.[0]?.['after'] ?? {}, { is: 'all', of: ['monitor'] });
    },
    'stages.form.after: waits for itself.',
  ],
  [
    'a result that loses the text',
    deschutes.charter,
    (c) => {
      Object.assign(c['decisions']?.[0]?.['rule']?.['settle']?.['below'] ?? {}, { effects: [] });
    },
    'rule.settle.below: may let dropped end without a trace: no effect says where it goes.',
  ],
  [
    'advice that adopts',
    policyCouncil.charter,
    (c) => {
      const rule = c['decisions']?.[0]?.['rule']?.['otherwise'];
      Object.assign(rule?.['electorates']?.[0] ?? {}, { power: 'consultative' });
      Object.assign(rule ?? {}, { settle: { is: 'report', advice: { is: 'outcome', outcome: 'advised', effects: [{ is: 'adopt' }] } } });
    },
    'settle.advice: is only advice, so it may not “adopt”.',
  ],
  [
    'nobody who decides',
    deschutes.charter,
    (c) => {
      Object.assign(c['decisions']?.[0]?.['rule']?.['electorates']?.[0] ?? {}, { power: 'consultative' });
    },
    'has no electorate that decides, and yet it does more than advise.',
  ],
  [
    'seats that decide without a vote',
    deschutes.charter,
    (c) => {
      Object.assign(c['bodies']?.[0]?.['classes']?.[0] ?? {}, { vote: false });
    },
    'electorates.panel-votes: decides, but none of its seats votes.',
  ],
  [
    'everything counted as support',
    deschutes.charter,
    (c) => {
      for (const answer of c['decisions']?.[0]?.['rule']?.['method']?.['answers'] ?? []) Object.assign(answer, { support: true });
    },
    'counts every answer as support, so nothing can fall.',
  ],
  [
    'an electorate nobody named',
    bronx.charter,
    (c) => {
      Object.assign(c['decisions']?.find((one: Loose) => String(one['key']) === 'joint-vote')?.['rule']?.['settle']?.['rungs']?.[0] ?? {}, {
        when: compare(share(word('tally.support', { by: 'ghosts' }), word('tally.cast')), '>', of(1, 2)),
      });
    },
    'names “ghosts”, which this charter does not know.',
  ],
  [
    'shares of segments that are not the whole',
    brazilConferences.charter,
    (c) => {
      c['bodies']?.[1]?.['classes']?.[0]?.['size']?.['matrix']?.['columns']?.pop();
    },
    'size.matrix.columns: has shares that do not add up to the whole.',
  ],
  [
    'seats that cannot be shared out in fours',
    brazilConferences.charter,
    (c) => {
      Object.assign(c['bodies']?.[1]?.['classes']?.[0]?.['size']?.['matrix']?.['size'] ?? {}, { seats: 50 });
    },
    'cannot share out 50 seats in blocks of 4.',
  ],
  [
    'a member of a family that changes what the template keeps',
    bronx.charter,
    (c) => {
      Object.assign(c['families']?.[0]?.['overrides']?.[0] ?? {}, { field: 'rule' });
    },
    'families.sectors.overrides: names “rule”, which this charter does not know.',
  ],
  [
    'a rule as a sentence',
    deschutes.charter,
    (c) => {
      Object.assign(c['decisions']?.[0] ?? {}, { rule: 'three quarters of those present' });
    },
    'decisions.recommendations.rule: should be a record with named parts, not "three quarters of those present".',
  ],
  [
    'a language nobody wrote',
    deschutes.charter,
    (c) => {
      Object.assign(c['languages'] ?? {}, { decision: 'decision-rule/7' });
    },
    'languages.decision: should be one of decision-rule/2, not "decision-rule/7".',
  ],
  [
    'a level above ownership',
    deschutes.charter,
    (c) => {
      Object.assign(c['mandates']?.[0] ?? {}, { authority: 6 });
    },
    'mandates.question.authority: should be one of 0, 1, 2, 3, 4, 5, not 6.',
  ],
])('%s is found and said', (_, charter, change, sentence) => {
  expect(planted(charter, change as (copy: never) => void).join('\n')).toContain(sentence);
});

test('a charter left as it was has no fault', () => expect(planted(deschutes.charter, () => undefined)).toEqual([]));
