import { ok, refuse, type Result } from '@plenaria/kernel/result.ts';
import type { Decision, Outcome, Question, Refusal } from '../contract.ts';
import { decide } from '../decide.ts';

/** What must have come of an earlier ballot. Both are looked at where both are named. */
export interface Condition {
  readonly ballot: string;
  readonly outcome?: Outcome;
  /** An option that must have won. */
  readonly winner?: string;
}

/** A ballot that may hang on others: it is opened only when all its conditions hold. */
export interface DependentBallot {
  readonly id: string;
  readonly when: readonly Condition[];
  readonly question: Question<unknown>;
}

export type Turn =
  | { readonly id: string; readonly opened: true; readonly decision: Decision }
  | { readonly id: string; readonly opened: false; readonly because: Condition };

export type TurnRefusal = { readonly word: 'unknown-ballot' | 'ballot-twice'; readonly about: string } | (Refusal & { readonly ballot: string });

const holds = (condition: Condition, turns: readonly Turn[]): boolean => turns.some((turn) => turn.id === condition.ballot && turn.opened && turn.decision.status === 'decided'
  && (condition.outcome === undefined || turn.decision.outcome === condition.outcome) && (condition.winner === undefined || turn.decision.winners.includes(condition.winner)));

/**
 * Ballots that depend on each other, in the order they are held, as the Irish assembly on the Eighth Amendment held them in
 * April 2017: each is opened or not by what came of those before it. Refuses a condition on a ballot that does not come before.
 */
export function decideInTurn(ballots: readonly DependentBallot[]): Result<readonly Turn[], TurnRefusal> {
  const turns: Turn[] = [];
  for (const { id, when, question } of ballots) {
    if (turns.some((turn) => turn.id === id)) return refuse({ word: 'ballot-twice', about: id });
    const unknown = when.find(({ ballot }) => !turns.some((turn) => turn.id === ballot));
    if (unknown !== undefined) return refuse({ word: 'unknown-ballot', about: unknown.ballot });
    const because = when.find((condition) => !holds(condition, turns));
    if (because !== undefined) {
      turns.push({ id, opened: false, because });
      continue;
    }
    const decision = decide(question);
    if (!decision.ok) return refuse({ ...decision.refusal, ballot: id });
    turns.push({ id, opened: true, decision: decision.value });
  }
  return ok(turns);
}
