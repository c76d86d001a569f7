import { after, afterOpenDays, firstOpenDay, type Calendar, type CivilDate } from '@plenaria/kernel/civil-date.ts';
import { bases, dispositions as nounDispositions, type Basis } from '#nouns/duty.ts';
import { namedBy, readActor, whoIs, type Actor, type Cast } from '../actor.ts';
import { periodOf, readSpan, type Span } from '../cite.ts';
import { outcomes, type Outcome } from '../decision-rule/types.ts';
import { namesIn, perform, readEffect, type Effect, type Performed } from '../effect/effect.ts';
import { checkExpr } from '../expression/check.ts';
import { isTrue, type Witness, type World } from '../expression/evaluate.ts';
import { readExpr, type Expr } from '../expression/types.ts';
import { readNamed, type Named } from '../grammar.ts';
import { day, fault, key, kinds, list, oneOf, orNull, record, type Fault, type Reader } from '../reading.ts';

export const dutyVersion = 'duty/1';

/** What calls a duty into being. */
export type Trigger =
  | { readonly is: 'certified'; readonly decision: string; readonly outcomes: readonly Outcome[] }
  | { readonly is: 'transmitted' | 'published' | 'asked' }
  | { readonly is: 'answered'; readonly with: readonly Disposition[] }
  | { readonly is: 'overdue'; readonly duty: string }
  | { readonly is: 'opened' | 'closed'; readonly stage: string }
  | { readonly is: 'every'; readonly span: Span };

/** By when. A duty nobody promised a date for has none, and is never late. */
export type Due =
  | { readonly is: 'within'; readonly span: Span; readonly recess: 'runs' | 'stops' | 'open_days' }
  | { readonly is: 'by'; readonly day: CivilDate }
  | { readonly is: 'next'; readonly stage: string }
  | { readonly is: 'every'; readonly span: Span }
  | { readonly is: 'never_promised' };

/** What may be said to one item. Homologation has its own: `homologated`, `counter-proposed`. */
export const dispositions = [...nounDispositions, 'homologated', 'counter-proposed'] as const;
export type Disposition = (typeof dispositions)[number];

/** What a duty asks for. */
export const dutyKinds = [
  'respond',
  'hear',
  'explain',
  'report',
  'find-owner',
  'homologate',
  'act',
  'convene',
  'publish',
  'pay',
  'appoint',
  'follow-up',
  'follow-through',
  'adopt',
] as const;
export type DutyKind = (typeof dutyKinds)[number];

/** One rung of the ladder: so long after the trigger or the due date, unless something happened, this is done. */
export type Rung = { readonly from: 'trigger' | 'due'; readonly after: Span; readonly unless: Expr | null; readonly effects: readonly Effect[] };

/** `duty/1`: a duty template. */
export type Duty = {
  readonly key: string;
  readonly name: Named;
  readonly on: Trigger;
  readonly kind: DutyKind;
  readonly debtor: Actor;
  readonly creditor: Actor;
  readonly basis: Basis;
  readonly due: Due;
  readonly silentAfter: Span | null;
  readonly cover: 'per-item' | 'whole';
  readonly dispositions: readonly Disposition[];
  /** Answers that stand without a reason; every other needs one. */
  readonly reasonUnless: readonly Disposition[];
  readonly ladder: readonly Rung[];
};

const stage = { stage: key };
const readTrigger: Reader<Trigger> = kinds<Trigger>({
  certified: { decision: key, outcomes: list(oneOf(outcomes), 1) },
  transmitted: {},
  published: {},
  asked: {},
  answered: { with: list(oneOf(dispositions), 1) },
  overdue: { duty: key },
  opened: stage,
  closed: stage,
  every: { span: readSpan },
});
const readDue: Reader<Due> = kinds<Due>({
  within: { span: readSpan, recess: oneOf(['runs', 'stops', 'open_days']) },
  by: { day },
  next: stage,
  every: { span: readSpan },
  never_promised: {},
});
const readRung = record<Rung>({ from: oneOf(['trigger', 'due']), after: readSpan, unless: orNull(readExpr), effects: list(readEffect, 1) });

export const readDuty: Reader<Duty> = record<Duty>({
  key,
  name: readNamed,
  on: readTrigger,
  kind: oneOf(dutyKinds),
  debtor: readActor,
  creditor: readActor,
  basis: oneOf(bases),
  due: readDue,
  silentAfter: orNull(readSpan),
  cover: oneOf(['per-item', 'whole']),
  dispositions: list(oneOf(dispositions)),
  reasonUnless: list(oneOf(dispositions)),
  ladder: list(readRung),
});

/** Something that happened, as a trigger looks at it. */
export type Happened =
  | { readonly is: 'certified'; readonly decision: string; readonly outcome: string }
  | { readonly is: 'transmitted' | 'published' | 'asked' }
  | { readonly is: 'answered'; readonly with: Disposition }
  | { readonly is: 'overdue'; readonly duty: string }
  | { readonly is: 'opened' | 'closed'; readonly stage: string }
  | { readonly is: 'every' };

/** Whether what happened calls the duty into being. */
export function fires(trigger: Trigger, happened: Happened, witness: Witness): boolean {
  witness.seen(trigger);
  if (trigger.is !== happened.is) return false;
  switch (trigger.is) {
    case 'certified':
      return happened.is === 'certified' && trigger.decision === happened.decision && trigger.outcomes.some((one) => one === happened.outcome);
    case 'answered':
      return happened.is === 'answered' && trigger.with.includes(happened.with);
    case 'overdue':
      return happened.is === 'overdue' && trigger.duty === happened.duty;
    case 'opened':
    case 'closed':
      return 'stage' in happened && trigger.stage === happened.stage;
    default:
      return true;
  }
}

export interface Circumstance {
  readonly day: CivilDate;
  readonly calendar: Calendar;
  readonly cast: Cast;
  /** The days on which stages of the plan are to happen. */
  readonly stages: Readonly<Record<string, CivilDate>>;
}

export interface Laid {
  readonly duty: string;
  readonly debtors: readonly string[];
  readonly creditors: readonly string[];
  readonly due: CivilDate | null;
  /** From this day on, saying nothing is a fact: "stayed silent". */
  readonly silentOn: CivilDate | null;
}

/** Days counted without those on which the jurisdiction's clock stands still: recesses, or everything that is no working day. */
function within(from: CivilDate, span: Span, recess: 'runs' | 'stops' | 'open_days', calendar: Calendar): CivilDate {
  if (recess === 'open_days' && span.unit === 'days') return afterOpenDays(from, span.count, calendar);
  const plain = after(from, periodOf(span));
  if (recess === 'runs') return firstOpenDay(plain, calendar);
  let [at, left] = [from, span.unit === 'days' ? span.count : 0];
  if (span.unit !== 'days') return firstOpenDay(plain, calendar);
  for (let step = 0; left > 0 && step < 40_000; step += 1) {
    at = after(at, { days: 1 });
    if (!calendar.recesses.some(({ from: first, to }) => first <= at && at <= to)) left -= 1;
  }
  return firstOpenDay(at, calendar);
}

function dueOn(due: Due, { day: from, calendar, stages }: Circumstance, witness: Witness): CivilDate | null {
  witness.seen(due);
  switch (due.is) {
    case 'within':
      return within(from, due.span, due.recess, calendar);
    case 'by':
      return due.day;
    case 'next':
      return stages[due.stage] ?? null;
    case 'every':
      return firstOpenDay(after(from, periodOf(due.span)), calendar);
    case 'never_promised':
      return null;
  }
}

/** The duty as it is laid on a day: who owes, to whom, by when, by the calendar of the place (I21). */
export function layDuty(duty: Duty, at: Circumstance, witness: Witness): Laid {
  const silentOn = duty.silentAfter === null ? null : after(at.day, periodOf(duty.silentAfter));
  return {
    duty: duty.key,
    debtors: whoIs(duty.debtor, at.cast, witness),
    creditors: whoIs(duty.creditor, at.cast, witness),
    due: dueOn(duty.due, at, witness),
    silentOn,
  };
}

/** What the ladder asks for on a day, counted from the trigger or the due date; a rung whose *unless* holds is passed over. */
export function climb(duty: Duty, laid: Laid, { day: triggered, cast }: Circumstance, today: CivilDate, world: World, witness: Witness): readonly Performed[] {
  return duty.ladder.flatMap(({ from, after: span, unless, effects }) => {
    const start = from === 'due' ? laid.due : triggered;
    const spared = unless !== null && isTrue(unless, world, witness);
    if (start === null || spared || today <= after(start, periodOf(span))) return [];
    return effects.map((effect) => perform(effect, null, cast, witness));
  });
}

const daysOf = ({ count, unit }: Span): number => count * { days: 1, months: 30, years: 365 }[unit];

function checkLadder({ ladder, due }: Duty, path: string): readonly Fault[] {
  return ladder.flatMap(({ from, after: span, unless }, at) => {
    const before = ladder[at - 1];
    return [
      ...(from === 'due' && due.is === 'never_promised' ? [fault(`${path}.ladder[${at}]`, 'ladder-without-a-clock')] : []),
      ...(before && before.from === from && daysOf(before.after) >= daysOf(span) ? [fault(`${path}.ladder[${at}].after`, 'rungs-not-ascending')] : []),
      ...(unless ? checkExpr(unless, 'truth', ['duty', 'item'], `${path}.ladder[${at}].unless`) : []),
    ];
  });
}

/** What is wrong with a duty template by itself. */
export function checkDuty(duty: Duty, path: string): readonly Fault[] {
  const { basis, due, kind, dispositions: may, reasonUnless } = duty;
  return [
    ...(basis === 'claim' && due.is !== 'never_promised' ? [fault(`${path}.due`, 'claim-with-a-promised-date')] : []),
    ...(kind === 'respond' && may.includes('declined') && reasonUnless.includes('declined') ? [fault(`${path}.reasonUnless`, 'reason-not-asked')] : []),
    ...(kind === 'respond' && may.length === 0 ? [fault(`${path}.dispositions`, 'empty-list')] : []),
    ...checkLadder(duty, path),
  ];
}

/** Names of the charter that a duty uses. */
export function namesInDuty({ on, debtor, creditor, due, ladder }: Duty): readonly (readonly [ReturnType<typeof namesIn>[number][0], string])[] {
  return [
    ...(on.is === 'certified' ? [['decision', on.decision] as const] : []),
    ...(on.is === 'overdue' ? [['duty', on.duty] as const] : []),
    ...('stage' in on ? [['stage', on.stage] as const] : []),
    ...(due.is === 'next' ? [['stage', due.stage] as const] : []),
    ...[debtor, creditor].flatMap(namedBy).map((name) => ['actor', name] as const),
    ...ladder.flatMap(({ effects }) => effects.flatMap(namesIn)),
  ];
}
