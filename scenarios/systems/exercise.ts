import { everyDay, type CivilDate } from '@plenaria/kernel/civil-date.ts';
import { diceFrom, type Dice } from '@plenaria/kernel/dice.ts';
import { fraction } from '@plenaria/kernel/fraction.ts';
import { whoIs, type Cast } from '#rules/actor.ts';
import { holdersOf, issuersOf, seatsFree, stageMayOpen } from '#rules/charter-2/use.ts';
import type { Charter } from '#rules/charter-2/types.ts';
import { answersOf, decide, type Figures, type Tally } from '#rules/decision-rule/decide.ts';
import { votesIn } from '#rules/decision-rule/check.ts';
import { outcomes, type Rule } from '#rules/decision-rule/types.ts';
import { climb, fires, layDuty, type Duty, type Happened } from '#rules/duty/duty.ts';
import { perform } from '#rules/effect/effect.ts';
import { evaluate, type Value, type Witness, type World } from '#rules/expression/evaluate.ts';
import type { WordExpr } from '#rules/expression/types.ts';
import { words } from '#rules/expression/words.ts';
import { askGate } from '#rules/gate/gate.ts';
import { select, seatsOf } from '#rules/selection/select.ts';

/** Every construct of a rule: each record that says what it `is`, with the path that leads to it. */
export function constructs(part: unknown, path = ''): readonly (readonly [string, object])[] {
  if (Array.isArray(part))
    return part.flatMap((one: unknown, at) =>
      constructs(one, typeof one === 'object' && one !== null && 'key' in one ? `${path}.${String(one.key)}` : `${path}[${at}]`),
    );
  if (typeof part !== 'object' || part === null) return [];
  const inner = Object.entries(part).flatMap(([field, value]) => constructs(value, path === '' ? field : `${path}.${field}`));
  return 'is' in part && typeof part.is === 'string' ? [[path, part], ...inner] : inner;
}

const wordsIn = (part: unknown): readonly WordExpr[] => constructs(part).flatMap(([, node]) => ('is' in node && node.is === 'word' ? [node as WordExpr] : []));
const numbersIn = (part: unknown): readonly number[] =>
  constructs(part).flatMap(([, node]) =>
    'is' in node && node.is === 'number' && 'of' in node && 'per' in node ? [Math.floor(Number(node.of) / Number(node.per))] : [],
  );
const labelsIn = (part: unknown): readonly string[] =>
  constructs(part).flatMap(([, node]) =>
    'label' in node ? [String(node.label)] : 'labels' in node && Array.isArray(node.labels) ? node.labels.map(String) : [],
  );

/** Values picked at random, near the numbers and labels that the rule itself speaks of, so that every branch is met. */
class Sampler {
  readonly dice: Dice;
  readonly numbers: readonly number[];
  readonly labels: readonly string[];

  constructor(dice: Dice, part: unknown) {
    this.dice = dice;
    this.numbers = [0, 1, 2, ...numbersIn(part).flatMap((n) => [n, n + 1, Math.max(0, n - 1)])];
    this.labels = [...outcomes, ...labelsIn(part), 'something-else'];
  }

  one<T>(list: readonly T[], otherwise: T): T {
    return list[Number(this.dice.below(list.length))] ?? otherwise;
  }

  value({ word }: WordExpr): Value {
    const { type } = words[word];
    if (type === 'truth') return this.one([true, false], true);
    if (type === 'label') return this.one(this.labels, '');
    if (type === 'day') return this.one(['2020-01-01', '2026-06-01', '2030-01-01'], '');
    return this.dice.below(12) === 0 ? null : fraction(this.one(this.numbers, 0));
  }

  world(): World {
    const things = Array.from({ length: Number(this.dice.below(4)) }, () => ({ word: (asked: WordExpr) => this.value(asked), things: () => [] }));
    return { word: (asked) => this.value(asked), things: () => things };
  }
}

function sampleFigures(sampler: Sampler, answers: readonly string[]): Figures {
  const most = sampler.one([0, 1, 2, 6, 24], 6);
  const given = Object.fromEntries(answers.map((key) => [key, Number(sampler.dice.below(most + 1))]));
  const voted = Object.values(given).reduce((sum, n) => sum + n, 0) + Number(sampler.dice.below(3));
  const more = (): number => voted + sampler.one([0, 1, 5, 40], 0);
  return {
    answers: given,
    voted,
    present: more(),
    seated: more(),
    allSeats: more(),
    accredited: more(),
    eligible: more(),
    objections: sampler.one(sampler.numbers, 0),
    signatures: sampler.one(sampler.numbers, 0),
    dissenters: sampler.one(sampler.numbers, 0),
    scores: { sum: sampler.one(sampler.numbers, 0), count: 1 },
  };
}

function sampleTally(rule: Rule, kinds: readonly string[], sampler: Sampler): Tally {
  const votes = votesIn(rule, '').map(([, vote]) => vote);
  const electorates = Object.fromEntries(
    votes.flatMap((vote) =>
      vote.electorates.map(({ key }) => [
        key,
        sampleFigures(
          sampler,
          answersOf(vote.method).map((one) => one.key),
        ),
      ]),
    ),
  );
  const given = Object.fromEntries(
    wordsIn(rule)
      .filter(({ word }) => words[word].scope !== 'tally' && words[word].scope !== 'option')
      .map((asked) => [asked.about === null ? asked.word : `${asked.word} ${asked.about}`, sampler.value(asked)]),
  );
  const options = Array.from({ length: Number(sampler.dice.below(6)) }, (_, at) => ({ key: `o${at}`, world: sampler.world() }));
  const said = sampler.one([{}, { chair: true, lot: false }, { chair: false, lot: true }], {});
  return {
    electorates,
    options,
    lots: options.map(({ key }) => key),
    item: { 'item.kind': sampler.one([...kinds, 'something-else'], '') },
    words: given,
    contested: sampler.one([true, false], true),
    recorded: sampler.one(['passed', 'failed'] as const, 'passed'),
    ...said,
  };
}

const cast = (charter: Charter): Cast => ({
  author: 'author',
  addressee: 'addressee',
  debtor: 'debtor',
  creditor: 'creditor',
  commissioner: 'commissioner',
  owner: 'owner',
  public: 'public',
  competent: [...charter.parties, ...charter.bodies].map(({ key }) => key),
});

/** Tries counts until every part of the rule was met, at most so many times. */
function exerciseRule(rule: Rule, kinds: readonly string[], who: Cast, dice: Dice, witness: Witness, met: ReadonlySet<object>): void {
  const sampler = new Sampler(dice, rule);
  const all = constructs(rule).map(([, node]) => node);
  for (let run = 0; run < 1500 && all.some((node) => !met.has(node)); run += 1) {
    const decided = decide(rule, sampleTally(rule, kinds, sampler), witness);
    for (const effect of [...decided.effects, ...decided.restEffects]) perform(effect, 'item', who, witness);
  }
}

const happenings = (duty: Duty): Happened => {
  const { on } = duty;
  switch (on.is) {
    case 'certified':
      return { is: 'certified', decision: on.decision, outcome: on.outcomes[0] ?? '' };
    case 'answered':
      return { is: 'answered', with: on.with[0] ?? 'declined' };
    case 'overdue':
      return { is: 'overdue', duty: on.duty };
    case 'opened':
    case 'closed':
      return { is: on.is, stage: on.stage };
    case 'every':
      return { is: 'every' };
    default:
      return { is: on.is };
  }
};

function exerciseDuty(duty: Duty, charter: Charter, who: Cast, dice: Dice, witness: Witness): void {
  const sampler = new Sampler(dice, duty);
  const day = '2026-01-15' as CivilDate;
  fires(duty.on, happenings(duty), witness);
  const at = { day, calendar: everyDay, cast: who, stages: Object.fromEntries(charter.stages.map(({ key }) => [key, day])) };
  const laid = layDuty(duty, at, witness);
  for (let run = 0; run < 60; run += 1) climb(duty, laid, at, '2040-01-01' as CivilDate, sampler.world(), witness);
}

function exerciseSeats(charter: Charter, who: Cast, dice: Dice, witness: Witness): void {
  for (const { classes, renewal } of charter.bodies) {
    seatsFree(renewal, '2026-01-01' as CivilDate, 24, 2, witness);
    for (const one of classes) {
      const sampler = new Sampler(dice, one);
      const pool = one.select.routes.flatMap(({ key }) => Array.from({ length: 8 }, (_, at) => ({ key: `${key}-${at}`, route: key, world: sampler.world() })));
      const { most } = seatsOf(one.size, witness);
      for (let run = 0; run < 3; run += 1)
        select(one.select, pool, { seats: most ?? 8, cast: who, witness, choose: (_, people, count) => people.slice(0, count).map(({ key }) => key) });
    }
  }
}

/** Evaluates everything a charter says on made-up worlds, and answers which constructs were never met. */
export function unmet(charter: Charter, met: Set<object>): readonly string[] {
  const dice = diceFrom('the exercise of a charter');
  const witness: Witness = {
    seen: (node) => {
      met.add(node);
    },
    worked: () => undefined,
  };
  const who = cast(charter);
  const kinds = charter.kinds.map(({ key }) => key);
  const sampler = new Sampler(dice, charter);
  for (const { rule, earlier, opens } of charter.decisions) {
    exerciseRule(rule, kinds, who, dice, witness, met);
    for (const one of earlier) {
      exerciseRule(one.rule, kinds, who, dice, witness, met);
      whoIs(one.approvedBy, who, witness);
    }
    if (opens) evaluate(opens, sampler.world(), witness);
  }
  for (const duty of charter.duties) exerciseDuty(duty, charter, who, dice, witness);
  for (const gate of charter.gates) {
    askGate(gate, sampler.world(), witness);
    if (gate.override) whoIs(gate.override, who, witness);
  }
  for (const one of charter.stages) stageMayOpen(one, [], '2026-01-01' as CivilDate, sampler.world(), witness);
  for (const one of charter.mandates) issuersOf(one, who, witness);
  for (const one of charter.rights) holdersOf(one, who, witness);
  exerciseSeats(charter, who, dice, witness);
  return constructs(charter)
    .filter(([, node]) => !met.has(node))
    .map(([path]) => path);
}
