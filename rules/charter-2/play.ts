import type { SeatClass } from '#nouns/body.ts';
import type { PlannedStage } from '#nouns/cycle.ts';
import { dispositions, type Rung } from '#nouns/duty.ts';
import { ok, refuse, type Result } from '@plenaria/kernel/result.ts';
import { amongOf } from '../among.ts';
import { resultsOf } from '../decision-rule/check.ts';
import type { Rule, Vote } from '../decision-rule/types.ts';
import type { Duty } from '../duty/duty.ts';
import type { EffectName } from '../effect/effect.ts';
import type { Gate } from '../gate/gate.ts';
import { fault, type Fault } from '../reading.ts';
import { seatsOf } from '../selection/select.ts';
import { stepsOf, type SelectStep } from '../selection/types.ts';
import type { BodyNamed, Charter, StageNamed } from './types.ts';

/** What the rooms of this house can carry out: the words they have bound. A charter that asks for more is refused in words. */
export interface Bound {
  readonly effects: readonly string[];
  readonly figures: readonly string[];
}

/** A charter as the rooms play it: one body, one class of seats, one rule, one duty, gates on the opening of stages. */
export interface Play {
  readonly classes: readonly SeatClass[];
  readonly selection: 'lottery' | 'join';
  readonly stages: readonly PlannedStage[];
  readonly vote: Vote;
  readonly duty: { readonly basis: Duty['basis']; readonly dueAfterDays: number | null; readonly ladder: readonly Rung[] };
  readonly gates: readonly Gate[];
}

const absent = (path: string, word: string): Fault => fault(path, 'no-room-yet', { word });
const when = (wrong: boolean, path: string, word: string): readonly Fault[] => (wrong ? [absent(path, word)] : []);

const playedSteps: readonly SelectStep['is'][] = ['invite', 'enrol', 'lottery', 'alternates', 'replace', 'everyone'];
const playedFrames: readonly string[] = ['addresses', 'agencies', 'members', 'open'];

function bodyFaults({ key, renewal, parent, classes }: BodyNamed): readonly Fault[] {
  const path = `bodies.${key}`;
  return [
    ...when(renewal.is !== 'none', `${path}.renewal`, renewal.is),
    ...when(parent !== null, `${path}.parent`, 'parent'),
    ...when(classes.length !== 1, `${path}.classes`, `${classes.length} classes`),
    ...classes.flatMap((one) => [
      ...when(one.key !== 'member', `${path}.classes.${one.key}`, one.key),
      ...when(!['exactly', 'between', 'open'].includes(one.size.is), `${path}.classes.${one.key}.size`, one.size.is),
      ...one.select.routes.filter(({ frame }) => !playedFrames.includes(frame.is)).map(({ frame }) => absent(`${path}.classes.${one.key}.select`, frame.is)),
      ...stepsOf(one.select)
        .filter(({ is }) => !playedSteps.includes(is))
        .map(({ is }) => absent(`${path}.classes.${one.key}.select`, is)),
    ]),
  ];
}

function stageFaults(stages: readonly StageNamed[]): readonly Fault[] {
  return stages.flatMap(({ key, after, opens }, at) => {
    const before = stages[at - 1]?.key;
    const inOrder = before === undefined ? after.is === 'start' : after.is === 'all' && after.of.length === 1 && after.of[0] === before;
    return [...when(!inOrder, `stages.${key}.after`, after.is), ...when(opens !== null, `stages.${key}.opens`, 'opens')];
  });
}

const playedOutcomes = ['adopted', 'dropped', 'no-result'];
const playedEffects: readonly EffectName[] = ['adopt', 'drop'];

function ruleFaults(rule: Rule, path: string, bound: Bound): readonly Fault[] {
  if (rule.is !== 'vote') return [absent(path, rule.is)];
  const [roll, ...others] = rule.electorates;
  const among = amongOf(rule) !== null;
  const results = resultsOf(rule, path).flatMap(([at, result]) =>
    result.is === 'ask'
      ? [absent(at, 'ask')]
      : [
          ...when(!playedOutcomes.includes(result.outcome), at, result.outcome),
          ...result.effects.filter(({ is }) => !playedEffects.includes(is) || !bound.effects.includes(is)).map(({ is }) => absent(at, is)),
        ],
  );
  return [
    ...when(
      others.length > 0 || roll?.who.is !== 'seats',
      `${path}.electorates`,
      others.length > 0 ? `${others.length + 1} electorates` : (roll?.who.is ?? ''),
    ),
    ...when(roll?.ballot === 'secret' || roll?.ballot === 'none', `${path}.electorates`, roll?.ballot ?? ''),
    ...when(roll !== undefined && roll.weight !== null, `${path}.electorates`, 'weight'),
    ...when(!among && rule.method.is !== 'graded' && rule.method.is !== 'yes_no', `${path}.method`, rule.method.is),
    ...when(!among && rule.settle.is !== 'bands', `${path}.settle`, rule.settle.is),
    ...when(rule.dissent !== null, `${path}.dissent`, 'dissent'),
    ...when(rule.also.length > 0, `${path}.also`, 'also'),
    ...results,
  ];
}

const acts: readonly Rung['act'][] = ['publish', 'notify', 'raise', 'call', 'refer', 'mobilise'];
const actOf = (is: EffectName): Rung['act'] | null => acts.find((act) => act === is) ?? null;

function dutyFaults(duty: Duty): readonly Fault[] {
  const path = `duties.${duty.key}`;
  const { on, kind, due, ladder, silentAfter, cover } = duty;
  return [
    ...when(on.is !== 'transmitted', `${path}.on`, on.is),
    ...when(kind !== 'respond', path, kind),
    ...when(duty.debtor.is !== 'addressee', `${path}.debtor`, duty.debtor.is),
    ...when(cover !== 'per-item', path, cover),
    ...when(silentAfter !== null, `${path}.silentAfter`, 'silentAfter'),
    ...when(
      dispositions.some((one) => !duty.dispositions.includes(one)),
      `${path}.dispositions`,
      'dispositions',
    ),
    ...when(due.is !== 'never_promised' && !(due.is === 'within' && due.span.unit === 'days' && due.recess === 'runs'), `${path}.due`, due.is),
    ...ladder.flatMap(({ from, unless, effects, after }, at) => [
      ...when(from !== 'due' || unless !== null || after.unit !== 'days', `${path}.ladder[${at}]`, from),
      ...when(effects.length !== 1 || actOf(effects[0]?.is ?? 'adopt') === null, `${path}.ladder[${at}]`, effects.map(({ is }) => is).join(', ')),
    ]),
  ];
}

/** Words an expression asks for, wherever they stand. */
export const wordsAsked = (part: unknown): readonly string[] => {
  if (Array.isArray(part)) return part.flatMap(wordsAsked);
  if (typeof part !== 'object' || part === null) return [];
  const own = 'is' in part && part.is === 'word' && 'word' in part ? [String(part.word)] : [];
  return [...own, ...Object.values(part).flatMap(wordsAsked)];
};

function gateFaults({ key, at, must, severity, override }: Gate, bound: Bound): readonly Fault[] {
  const path = `gates.${key}`;
  return [
    ...when(at.is !== 'opens' && at.is !== 'kind_opens', `${path}.at`, at.is),
    ...when(severity !== 'block', `${path}.severity`, severity),
    ...when(override !== null, `${path}.override`, 'override'),
    ...wordsAsked(must)
      .filter((word) => !bound.figures.includes(word))
      .map((word) => absent(`${path}.must`, word)),
  ];
}

function faultsOf(charter: Charter, bound: Bound): readonly Fault[] {
  const { bodies, decisions, duties, families, syntheses, rights, gates, stages } = charter;
  return [
    ...when(bodies.length !== 1, 'bodies', `${bodies.length} bodies`),
    ...when(decisions.length !== 1, 'decisions', `${decisions.length} decisions`),
    ...when(duties.length > 1, 'duties', `${duties.length} duties`),
    ...families.map(({ key }) => absent(`families.${key}`, 'family')),
    ...syntheses.map(({ key }) => absent(`syntheses.${key}`, 'synthesis')),
    ...rights.map(({ key, act }) => absent(`rights.${key}`, act)),
    ...bodies.flatMap(bodyFaults),
    ...stageFaults(stages),
    ...decisions.flatMap(({ key, rule, opens, earlier }) => [
      ...ruleFaults(rule, `decisions.${key}.rule`, bound),
      ...when(opens !== null, `decisions.${key}.opens`, 'opens'),
      ...when(earlier.length > 0, `decisions.${key}.earlier`, 'earlier'),
    ]),
    ...duties.flatMap(dutyFaults),
    ...gates.flatMap((gate) => gateFaults(gate, bound)),
  ];
}

const terms = (duty: Duty | undefined): Play['duty'] => ({
  basis: duty?.basis ?? 'claim',
  dueAfterDays: duty?.due.is === 'within' ? duty.due.span.count : null,
  ladder: (duty?.ladder ?? []).flatMap(({ after, effects }) =>
    effects.flatMap(({ is }) => {
      const act = actOf(is);
      return act === null ? [] : [{ days: after.count, act }];
    }),
  ),
});

/** The charter as the rooms can carry it out, or every construct that no room can carry out yet, in words. */
export function playOf(charter: Charter, bound: Bound): Result<Play, readonly Fault[]> {
  const faults = faultsOf(charter, bound);
  const [rule] = charter.decisions.map((one) => one.rule);
  if (faults.length > 0 || rule?.is !== 'vote') return refuse(faults);
  const classes = charter.bodies.flatMap((body) =>
    body.classes.map(({ key, vote, size }): SeatClass => ({ key, vote, least: seatsOf(size).least, most: seatsOf(size).most })),
  );
  const selection = charter.bodies.some((body) => body.classes.some(({ select }) => stepsOf(select).some(({ is }) => is === 'lottery'))) ? 'lottery' : 'join';
  return ok({
    classes,
    selection,
    stages: charter.stages.map(({ key, kind }): PlannedStage => ({ key, kind, opens: null, closes: null })),
    vote: rule,
    duty: terms(charter.duties[0]),
    gates: charter.gates,
  });
}
