import { ok, type Result } from '@plenaria/kernel/result.ts';
import { byCodePoint } from '@plenaria/kernel/language.ts';
import type { Decision, Question, Refusal } from './contract.ts';
import { decide } from './decide.ts';

export interface Irresolute {
  /** Every set of winners that some lot gives, in byte order. */
  readonly outcomes: readonly (readonly string[])[];
  /** Whoever wins whatever the lot, and whoever wins by some lots only. */
  readonly always: readonly string[];
  readonly byLot: readonly string[];
  /** Options between which some lot has to choose. */
  readonly drawn: readonly string[];
  /** Lots that were tried; false where there were more orders than `most`, so that outcomes may be missing. */
  readonly tried: number;
  readonly complete: boolean;
}

/** All orders of a list, the list itself first. */
function* orders(list: readonly string[]): Generator<readonly string[]> {
  if (list.length <= 1) yield list;
  else for (const first of list) for (const rest of orders(list.filter((one) => one !== first))) yield [first, ...rest];
}

const lotTies = ({ steps }: Decision): readonly string[] => steps.flatMap(({ tie }) => (tie?.brokenBy === 'lot' ? tie.among : []));

/**
 * What the lot can change. Only the order among options that some lot has to part matters, so their orders are tried until no
 * further option is drawn into a tie: then every outcome is among those found. Stops after `most` lots and says so.
 */
export function irresolute(question: Question<unknown>, most = 1000): Result<Irresolute, Refusal> {
  const ids = question.options.map(({ id }) => id).sort(byCodePoint);
  const outcomes = new Map<string, readonly string[]>();
  let [drawn, grown, tried, complete]: [readonly string[], boolean, number, boolean] = [[], true, 0, true];
  while (grown && complete) {
    grown = false;
    for (const order of orders(drawn)) {
      if (tried >= most) {
        complete = false;
        break;
      }
      tried += 1;
      const decision = decide({ ...question, lots: [...order, ...ids.filter((id) => !order.includes(id))] });
      if (!decision.ok) return decision;
      const winners = decision.value.winners.toSorted(byCodePoint);
      outcomes.set(winners.join('\n'), winners);
      const more = lotTies(decision.value).filter((id) => !drawn.includes(id));
      if (more.length === 0) continue;
      [drawn, grown] = [[...new Set([...drawn, ...more])].sort(byCodePoint), true];
      break;
    }
  }
  const sets = [...outcomes].sort(([a], [b]) => byCodePoint(a, b)).map(([, winners]) => winners);
  const always = ids.filter((id) => sets.every((winners) => winners.includes(id)));
  return ok({ outcomes: sets, always, byLot: ids.filter((id) => !always.includes(id) && sets.some((winners) => winners.includes(id))), drawn, tried, complete });
}
