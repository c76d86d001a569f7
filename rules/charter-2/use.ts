import { after, type CivilDate } from '@plenaria/kernel/civil-date.ts';
import { ceiling, over, fraction } from '@plenaria/kernel/fraction.ts';
import { whoIs, type Cast } from '../actor.ts';
import { periodOf } from '../cite.ts';
import type { Rule } from '../decision-rule/types.ts';
import { isTrue, numberOf, type Witness, type World } from '../expression/evaluate.ts';
import type { DecisionNamed, MandateNamed, Renewal, Right, StageNamed } from './types.ts';

/** The rule in force on the day a decision was opened: it governs to certification, whatever changed later (I6). */
export const ruleOn = (decision: DecisionNamed, opened: CivilDate): Rule => decision.earlier.find(({ until }) => opened < until)?.rule ?? decision.rule;

/** Whether a stage may open, given the stages that closed, the day and what is known. */
export function stageMayOpen({ after: join, opens }: StageNamed, closed: readonly string[], day: CivilDate, world: World, witness: Witness): boolean {
  witness.seen(join);
  const condition = opens === null || isTrue(opens, world, witness);
  switch (join.is) {
    case 'start':
      return condition;
    case 'all':
      return condition && join.of.every((one) => closed.includes(one));
    case 'at_least':
      return condition && join.of.filter((one) => closed.includes(one)).length >= join.count;
    case 'day':
      return condition && join.on <= day;
  }
}

export interface SeatsFree {
  readonly on: CivilDate;
  readonly seats: number;
}

/** On which days seats come free again, for so many turns: all at once after a term, or a share each time. */
export function seatsFree(renewal: Renewal, seated: CivilDate, seats: number, turns: number, witness: Witness): readonly SeatsFree[] {
  witness.seen(renewal);
  if (renewal.is === 'none') return [];
  const nowhere: World = { word: () => null, things: () => [] };
  const each =
    renewal.is === 'stagger' ? Number(ceiling(over(fraction(seats), over(fraction(1), numberOf(renewal.share, nowhere, witness) ?? fraction(1))))) : seats;
  const step = renewal.is === 'stagger' ? renewal.every : renewal.span;
  const days: SeatsFree[] = [];
  for (let turn = 0, on = seated; turn < turns; turn += 1) {
    on = after(on, periodOf(step));
    days.push({ on, seats: each });
  }
  return days;
}

export const issuersOf = ({ issuer }: MandateNamed, cast: Cast, witness: Witness): readonly string[] => whoIs(issuer, cast, witness);
export const holdersOf = ({ holder }: Right, cast: Cast, witness: Witness): readonly string[] => whoIs(holder, cast, witness);
