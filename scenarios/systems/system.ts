import type { CivilDate } from '@plenaria/kernel/civil-date.ts';
import { fraction, type Fraction } from '@plenaria/kernel/fraction.ts';
import type { Label } from '#rules/charter-2/labels.ts';
import type { Charter, Level, Phase } from '#rules/charter-2/types.ts';
import type { Decided, Tally } from '#rules/decision-rule/decide.ts';
import type { Happened } from '#rules/duty/duty.ts';
import type { EffectName } from '#rules/effect/effect.ts';
import type { Value } from '#rules/expression/evaluate.ts';

export type Words = Readonly<Record<string, Value>>;

/** A vote as it was, or as it was made up to try the rule, and what it must come to. */
export interface VoteWorked {
  readonly decision: string;
  readonly on?: string;
  readonly tally: Tally;
  readonly outcome: Decided['outcome'];
  readonly effects?: readonly EffectName[];
  readonly picked?: readonly string[];
}

/** People of a pool, alike: how many, by which way in, what is known of them. */
export interface PeopleTold {
  readonly count: number;
  readonly route: string;
  readonly words: Words;
}

export interface PoolWorked {
  readonly class: string;
  readonly people: readonly PeopleTold[];
  /** How many are seated in the end. */
  readonly seated: number;
  readonly missed?: number;
}

export interface DutyWorked {
  readonly duty: string;
  readonly on: string;
  readonly happened: Happened;
  readonly competent?: readonly string[];
  readonly debtors: readonly string[];
  readonly due: CivilDate | string | null;
  readonly recesses?: readonly { readonly from: string; readonly to: string }[];
  readonly stages?: Readonly<Record<string, string>>;
  readonly ladder?: readonly { readonly today: string; readonly words?: Words; readonly does: readonly EffectName[] }[];
}

/** One system of the article as data, and what its rules must give on worked tallies and pools. */
export interface System {
  /** Its number in product.md. */
  readonly number: number;
  readonly key: string;
  readonly charter: Charter;
  readonly labels: readonly Label[];
  readonly level: Level;
  readonly phases: readonly Phase[];
  readonly votes: readonly VoteWorked[];
  readonly pools?: readonly PoolWorked[];
  readonly duties?: readonly DutyWorked[];
  readonly gates?: readonly { readonly gate: string; readonly words: Words; readonly passes: boolean }[];
  /** Seats of a class: least and most; most of null is open. */
  readonly seats?: readonly { readonly class: string; readonly least: number; readonly most: number | null }[];
}

/** Figures of a tally by electorate, for the common case of one. */
export const tally = (
  electorate: string,
  answers: Readonly<Record<string, number>>,
  more: Readonly<Record<string, number>> = {},
  rest: Partial<Tally> = {},
): Tally => ({ electorates: { [electorate]: { answers, ...more } }, ...rest });

/** A whole number as expressions know it. */
export const whole = (n: number): Fraction => fraction(n);
export const part = (n: number, d: number): Fraction => fraction(n, d);
