import type { Json } from '@plenaria/kernel/canonical-json.ts';
import { after, firstOpenDay, type Calendar, type CivilDate } from '@plenaria/kernel/civil-date.ts';
import { ok, refuse, type Result } from '@plenaria/kernel/result.ts';
import type { SeatClass } from '#nouns/body.ts';
import type { PlannedStage } from '#nouns/cycle.ts';
import { bases, type Basis, type Rung } from '#nouns/duty.ts';
import { readDecisionRule, type DecisionRule } from './decision.ts';

/** How somebody comes to hold a seat. */
export interface RouteIn {
  readonly [key: string]: Json;
  readonly key: string;
  readonly frame: 'addresses' | 'agencies' | 'members' | 'open';
  readonly words: { readonly [language: string]: string };
}

/** What is owed once a text is handed over: on what it rests, by when, and what silence leads to. */
export interface DutyTemplate {
  readonly [key: string]: Json;
  readonly basis: Basis;
  /** Days after the handing over; null where no date was promised, and then nothing is ever late. */
  readonly dueAfterDays: number | null;
  readonly ladder: readonly Rung[];
}

/** `charter/1`: the configuration that a mandate signs. Canonical JSON; people see its explanation, never this. */
export interface Charter {
  readonly [key: string]: Json;
  readonly version: 'charter/1';
  readonly template: string;
  readonly classes: readonly SeatClass[];
  readonly selection: 'lottery' | 'join';
  readonly routes: readonly RouteIn[];
  readonly stages: readonly PlannedStage[];
  readonly decision: DecisionRule;
  readonly duty: DutyTemplate;
}

export type CharterProblem = 'not-a-charter' | 'unknown-version' | 'decision-cannot-be-played' | 'duty-is-wrong' | 'claim-with-a-promised-date' | 'ladder-without-a-clock' | 'no-stages' | 'no-seats-that-vote' | 'no-way-in';

const isRecord = (value: unknown): value is { readonly [key: string]: unknown } => typeof value === 'object' && value !== null && !Array.isArray(value);

function dutyProblem(duty: unknown): CharterProblem | null {
  if (!isRecord(duty) || !bases.some((basis) => basis === duty['basis']) || !Array.isArray(duty['ladder'])) return 'duty-is-wrong';
  const days = duty['dueAfterDays'];
  if (days !== null && (!Number.isSafeInteger(days) || Number(days) < 1)) return 'duty-is-wrong';
  if (duty['basis'] === 'claim' && days !== null) return 'claim-with-a-promised-date';
  return days === null && duty['ladder'].length > 0 ? 'ladder-without-a-clock' : null;
}

function problemWith(json: { readonly [key: string]: unknown }): CharterProblem | null {
  if (json['version'] !== 'charter/1') return 'unknown-version';
  if (!Array.isArray(json['stages']) || json['stages'].length === 0) return 'no-stages';
  const classes = json['classes'];
  if (!Array.isArray(classes) || !classes.some((one) => isRecord(one) && one['vote'] === true)) return 'no-seats-that-vote';
  if (!Array.isArray(json['routes']) || json['routes'].length === 0) return 'no-way-in';
  return readDecisionRule(json['decision']).ok ? dutyProblem(json['duty']) : 'decision-cannot-be-played';
}

/** Reads a charter as it was signed; says what is wrong with it rather than doing less than it asks. */
export function readCharter(json: unknown): Result<Charter, CharterProblem> {
  if (!isRecord(json)) return refuse('not-a-charter');
  const problem = problemWith(json);
  return problem === null ? ok(json as Charter) : refuse(problem);
}

export interface Terms {
  readonly basis: Basis;
  readonly due: CivilDate | null;
  readonly ladder: readonly Rung[];
}

/** What is owed when a text is handed over on a day, by the calendar of the jurisdiction (I21). */
export function termsOn(day: CivilDate, { basis, dueAfterDays, ladder }: DutyTemplate, calendar: Calendar): Terms {
  const due = dueAfterDays === null ? null : firstOpenDay(after(day, { days: dueAfterDays }), calendar);
  return { basis, due, ladder };
}
