import { shuffled, type Dice } from '@plenaria/kernel/dice.ts';
import { byCodePoint } from '@plenaria/kernel/language.ts';
import { ok, refuse, type Result } from '@plenaria/kernel/result.ts';
import type { Candidate, Quota } from '../contract.ts';
import { sidesOf } from '../explain/program.ts';
import { allows, problemOf } from '../explain/relax.ts';
import { vacant, type Vacant } from './replace.ts';

/** A staggered renewal: who stays, who leaves, and the lottery that fills the rest. */
export interface Renewal {
  readonly staying: readonly Candidate[];
  readonly leaving: readonly string[];
  readonly vacant: Vacant;
  /** How often lots were cast until those who stay could be completed to a body within its quotas. */
  readonly casts: number;
}

export type RenewalRefusal = 'more-to-keep-than-sit' | 'cannot-be-completed';

/** Whether people of the pool can fill the vacancies within the quotas. */
export const fillable = ({ pool, quotas, seats }: Vacant, staying: readonly Candidate[], whole: readonly Quota[]): Promise<boolean> => {
  const over = whole.some(({ feature, value, max }) => staying.filter(({ features }) => features[feature] === value).length > max);
  const problem = problemOf(pool, quotas, seats);
  return over ? Promise.resolve(false) : allows(problem, sidesOf(problem.quotas));
};

/**
 * Part of a body is drawn anew: `keep` of those who sit stay, chosen by lot, each set of them that the pool can complete to the
 * quotas being as likely as any other (lots are cast again where it cannot, at most `most` times). Who left may be kept out of
 * the new draw: `again` says whether leaving members may come back at once.
 */
export async function renewed(pool: readonly Candidate[], sitting: readonly Candidate[], quotas: readonly Quota[], keep: number, dice: Dice, { again = false, most = 200 } = {}): Promise<Result<Renewal, RenewalRefusal>> {
  if (keep > sitting.length) return refuse('more-to-keep-than-sit');
  const ordered = [...sitting].sort((a, b) => byCodePoint(a.id, b.id));
  for (let casts = 1; casts <= most; casts += 1) {
    const staying = shuffled(ordered, dice).slice(0, keep).sort((a, b) => byCodePoint(a.id, b.id));
    const leaving = ordered.filter((member) => !staying.includes(member)).map(({ id }) => id);
    const open = vacant(pool, staying, again ? [] : leaving, quotas, sitting.length);
    if (await fillable(open, staying, quotas)) return ok({ staying, leaving, vacant: open, casts });
  }
  return refuse('cannot-be-completed');
}
