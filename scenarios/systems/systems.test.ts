import { beforeAll, describe, expect, test } from 'vitest';
import { canonicalJson, type Json } from '@plenaria/kernel/canonical-json.ts';
import type { CivilDate } from '@plenaria/kernel/civil-date.ts';
import { languages, type Language } from '@plenaria/kernel/language.ts';
import { checkCharter } from '#rules/charter-2/check.ts';
import { explainCharter } from '#rules/charter-2/explain.ts';
import { coverage, labelsOf, structuralLevel } from '#rules/charter-2/labels.ts';
import { readCharter2, type Charter } from '#rules/charter-2/types.ts';
import { ruleOn } from '#rules/charter-2/use.ts';
import { decide } from '#rules/decision-rule/decide.ts';
import { climb, fires, layDuty } from '#rules/duty/duty.ts';
import { perform } from '#rules/effect/effect.ts';
import type { Witness, World } from '#rules/expression/evaluate.ts';
import { askGate } from '#rules/gate/gate.ts';
import { printed, the, type Named } from '#rules/grammar.ts';
import { sayFault, type Fault } from '#rules/reading.ts';
import { missedBy, seatsOf, select } from '#rules/selection/select.ts';
import type { SelectStep } from '#rules/selection/types.ts';
import { further, systems } from './all.ts';
import { unmet } from './exercise.ts';
import type { DutyWorked, PoolWorked, System, VoteWorked, Words } from './system.ts';

const said = (faults: readonly Fault[]): readonly string[] => faults.map((one) => sayFault(one, 'en'));
const worldFrom = (words: Words): World => ({ word: ({ word, about }) => words[about === null ? word : `${word} ${about}`] ?? null, things: () => [] });

const everyone = [...systems, ...further];

/** Each system as it would be signed: from its canonical JSON, so that every construct is an object of its own. */
const signed = new Map<string, { readonly charter: Charter; readonly met: Set<object> }>();
const of = (key: string): { readonly charter: Charter; readonly witness: Witness; readonly met: Set<object> } => {
  const one = signed.get(key);
  if (one === undefined) throw new Error(`${key} does not read`);
  return {
    ...one,
    witness: {
      seen: (node) => {
        one.met.add(node);
      },
      worked: () => undefined,
    },
  };
};

beforeAll(() => {
  for (const { key, charter } of everyone) {
    const read = readCharter2(JSON.parse(canonicalJson(charter as unknown as Json)), '');
    if (read.ok) signed.set(key, { charter: read.value, met: new Set() });
  }
});

const cast = (competent: readonly string[] = []) => ({
  competent,
  author: 'author',
  addressee: 'addressee',
  debtor: 'debtor',
  creditor: 'creditor',
  commissioner: 'commissioner',
  owner: 'owner',
  public: 'public',
});

function voted(key: string, { decision, on, tally, outcome, effects, picked }: VoteWorked): void {
  const { charter, witness } = of(key);
  const found = charter.decisions.find((one) => one.key === decision);
  if (found === undefined) throw new Error(`${key} has no decision ${decision}`);
  const decided = decide(ruleOn(found, (on ?? '2999-01-01') as CivilDate), tally, witness);
  const performed = [...decided.effects, ...decided.restEffects].map((effect) => perform(effect, 'item', cast(), witness));
  expect(decided.outcome, `${decision} ${JSON.stringify(tally.electorates)}`).toBe(outcome);
  if (effects) expect(performed.map(({ word }) => word)).toEqual(effects);
  if (picked) expect(decided.picked).toEqual(picked);
}

/** A draw good enough for a worked pool: the first panel, in the order of the pool, that meets the quotas. */
function firstThatFits(
  step: SelectStep,
  pool: readonly { readonly key: string; readonly route: string; readonly world: World }[],
  seats: number,
): readonly string[] {
  const quotas = step.is === 'lottery' ? step.quotas : [];
  let chosen: readonly (typeof pool)[number][] = [];
  for (const person of pool)
    if (chosen.length < seats && missedBy(quotas, [...chosen, person], seats).every(({ seated, most }) => seated <= most)) chosen = [...chosen, person];
  return chosen.map(({ key }) => key);
}

function drawn(key: string, { class: name, people, seated, missed }: PoolWorked): void {
  const { charter, witness } = of(key);
  const [bodyKey, classKey] = name.split('.');
  const seatClass = charter.bodies.find((one) => one.key === bodyKey)?.classes.find((one) => one.key === classKey);
  if (seatClass === undefined) throw new Error(`${key} has no seats ${name}`);
  const pool = people.flatMap(({ count, route, words }, group) =>
    Array.from({ length: count }, (_, at) => ({ key: `${group}-${at}`, route, world: worldFrom(words) })),
  );
  const result = select(seatClass.select, pool, { seats: seatsOf(seatClass.size, witness).most ?? pool.length, choose: firstThatFits, cast: cast(), witness });
  expect(result.seated.length, name).toBe(seated);
  if (missed !== undefined) expect(result.missed.length, JSON.stringify(result.missed)).toBe(missed);
}

function owed(key: string, { duty: name, on, happened, competent, debtors, due, recesses, stages, ladder }: DutyWorked): void {
  const { charter, witness } = of(key);
  const duty = charter.duties.find((one) => one.key === name);
  if (duty === undefined) throw new Error(`${key} has no duty ${name}`);
  expect(fires(duty.on, happened, witness), name).toBe(true);
  const at = {
    day: on as CivilDate,
    calendar: { recesses: (recesses ?? []) as never, holidays: [] },
    cast: cast(competent),
    stages: (stages ?? {}) as Readonly<Record<string, CivilDate>>,
  };
  const laid = layDuty(duty, at, witness);
  expect({ debtors: laid.debtors, due: laid.due }, name).toEqual({ debtors, due });
  for (const { today, words, does } of ladder ?? [])
    expect(
      climb(duty, laid, at, today as CivilDate, worldFrom(words ?? {}), witness).map(({ word }) => word),
      `${name} on ${today}`,
    ).toEqual(does);
}

const namesIn = (part: unknown): readonly Named[] => {
  if (Array.isArray(part)) return part.flatMap(namesIn);
  if (typeof part !== 'object' || part === null) return [];
  if ('en' in part && 'es' in part && typeof part.en === 'object') return [part as Named];
  return Object.values(part).flatMap(namesIn);
};

/** Records that hold a number, other than the version of a template, a declared level and the count of signers of a sheet. */
const uncited = (part: unknown, path = ''): readonly string[] => {
  if (Array.isArray(part)) return part.flatMap((one, at) => uncited(one, `${path}[${at}]`));
  if (typeof part !== 'object' || part === null) return [];
  const bare = Object.entries(part).some(([field, value]) => typeof value === 'number' && field !== 'version') && !('cite' in part);
  return [...(bare ? [path] : []), ...Object.entries(part).flatMap(([field, value]) => uncited(value, `${path}.${field}`))];
};

describe.each(everyone.map((system) => [system.number, system.key, system] as const))('%i %s', (_number, key, system: System) => {
  test('reads from its canonical JSON as itself', () => {
    const read = readCharter2(JSON.parse(canonicalJson(system.charter as unknown as Json)), '');
    expect(read.ok ? [] : said(read.refusal)).toEqual([]);
    expect(read).toEqual({ ok: true, value: system.charter });
  });

  test('is found whole by the checker', () => expect(said(checkCharter(of(key).charter))).toEqual([]));

  test('explains itself in three languages, each its own', () => {
    const lines = (language: Language): readonly string[] => printed(explainCharter(of(key).charter, language));
    const [en, es, pt] = languages.map(lines) as [readonly string[], readonly string[], readonly string[]];
    for (const line of [...en, ...es, ...pt]) expect(line).not.toMatch(/[{}]|undefined|null|  [a-z]|\.\.$/);
    expect([es.length, pt.length]).toEqual([en.length, en.length]);
    const alike = en.filter((line, at) => /[a-z]{3,}/.test(line) && (line === es[at] || line === pt[at]));
    expect(alike).toEqual([]);
    for (const line of es) expect(line, line).not.toMatch(/\b(de|a) el (?![A-Z])/);
    for (const line of pt) expect(line, line).not.toMatch(/\b(de|em|por) (o|a|os|as) (?!que )/);
  });

  test('every name has gender, number and article, and is not left in English', () => {
    for (const name of namesIn(system.charter)) {
      const proper = !name.en.article && !name.es.article;
      if (name.en.text === name.es.text && name.en.text === name.pt.text) expect(proper, the(name, 'en')).toBe(true);
    }
  });

  test('every number says where it comes from', () =>
    expect(
      uncited(system.charter.bodies).concat(
        uncited(system.charter.decisions),
        uncited(system.charter.duties),
        uncited(system.charter.gates),
        uncited(system.charter.stages),
        uncited(system.charter.mandates),
      ),
    ).toEqual([]));

  test('decides on worked tallies as it must', () => {
    for (const one of system.votes) voted(key, one);
    expect([...new Set(system.votes.map(({ decision }) => decision))].sort()).toEqual(system.charter.decisions.map((one) => one.key).sort());
  });

  test('fills seats from worked pools, lays duties on worked days, asks its gates', () => {
    for (const one of system.pools ?? []) drawn(key, one);
    for (const one of system.duties ?? []) owed(key, one);
    for (const { gate, words, passes } of system.gates ?? []) {
      const found = of(key).charter.gates.find((one) => one.key === gate);
      expect(found && askGate(found, worldFrom(words), of(key).witness).passes, gate).toBe(passes);
    }
    for (const { class: name, least, most } of system.seats ?? []) {
      const size = of(key)
        .charter.bodies.flatMap((body) => body.classes.map((one) => [`${body.key}.${one.key}`, one.size] as const))
        .find(([at]) => at === name)?.[1];
      expect(size && seatsOf(size), name).toMatchObject({ least, most });
    }
  });

  test('its labels, its level and its reach through the policy cycle are computed', () => {
    const { charter } = of(key);
    expect({ labels: labelsOf(charter), level: structuralLevel(charter), phases: coverage(charter) }).toEqual({
      labels: system.labels,
      level: system.level,
      phases: system.phases,
    });
  });

  test('every construct of every rule was evaluated', () => expect(unmet(of(key).charter, of(key).met)).toEqual([]));
});

test('the systems are the twenty-six of product.md, each once', () => {
  expect(systems.map(({ number }) => number)).toEqual(Array.from({ length: 26 }, (_, at) => at + 1));
  expect(new Set(everyone.map(({ key }) => key)).size).toBe(everyone.length);
});
