import { fraction } from '@plenaria/kernel/fraction.ts';
import type { Effect } from './effect/effect.ts';
import type { Expr } from './expression/types.ts';
import { leastThat } from './expression/numbers.ts';
import type { Method, Money, Result, Settle, Vote } from './decision-rule/types.ts';

/** How a ballot asks about several texts together. */
export type Form =
  | { readonly is: 'approve'; readonly most: number | null; /** The most that all marks of a ballot may cost together, in minor units. */ readonly within: number | null }
  | { readonly is: 'rank' }
  | { readonly is: 'score'; readonly from: number; readonly to: number };

/** A vote that chooses so many of the texts put together: the ballot, the counting rule with its parameters, what follows. */
export interface Among {
  readonly form: Form;
  readonly engine: { readonly rule: string; readonly parameters: Readonly<Record<string, string | number>> };
  /** How many texts are chosen; null where the money says it. */
  readonly places: number | null;
  /** The money that is shared out among texts with costs; null where none is. */
  readonly money: Money | null;
  /** Effect words for the texts that were chosen, and for the others. */
  readonly chosen: readonly ('adopt' | 'drop')[];
  readonly others: readonly ('adopt' | 'drop')[];
  /** How many must vote, of so many seats. */
  readonly quorum: (seated: number) => number;
}

const approval = (most: number | null, places: number): Pick<Among, 'form' | 'engine'> => ({ form: { is: 'approve', most, within: null }, engine: { rule: 'approval@1', parameters: { places, ...(most === null ? {} : { most }) } } });

function ranking(by: string, places: number): Pick<Among, 'form' | 'engine'> | null {
  const form = { is: 'rank' } as const;
  if (by === 'transferable-vote') return { form, engine: { rule: 'stv-scottish@1', parameters: { seats: places } } };
  if (by === 'modified-borda') return { form, engine: { rule: 'borda@1', parameters: { form: 'modified', places } } };
  if (places > 1) return null;
  return { form, engine: by === 'instant-runoff' ? { rule: 'irv@1', parameters: { seats: 1 } } : { rule: 'ranked-pairs@1', parameters: { places } } };
}

/** The ballot and the counting rule of a method; null for one that no text is chosen by. */
function playedBy(method: Method, places: number): Pick<Among, 'form' | 'engine'> | null {
  switch (method.is) {
    case 'approve': return approval(method.most, places);
    case 'choose': return method.ranked ? ranking('transferable-vote', places) : approval(method.most, places);
    case 'rank': return ranking(method.by, places);
    case 'score': return { form: { is: 'score', from: method.from, to: method.to }, engine: { rule: 'score@1', parameters: { places, least: method.from, most: method.to, missing: 'zero' } } };
    default: return null;
  }
}

const effectsOf = (result: Result): readonly ('adopt' | 'drop')[] => (result.is === 'outcome' ? result.effects.flatMap(({ is }: Effect) => (is === 'adopt' || is === 'drop' ? [is] : [])) : []);
const isOutcome = (result: Result, outcome: string): boolean => result.is === 'outcome' && result.outcome === outcome;

function quorumOf(needs: Expr | undefined): (seated: number) => number {
  const share = needs?.is === 'compare' && needs.a.is === 'share' && needs.b.is === 'number' ? needs.b : null;
  return (seated) => (share === null ? 0 : (leastThat('>=', fraction(share.of, share.per), seated) ?? 0));
}

/** Spending a sum by the counting rule that the settling names. */
function spendingBy({ money, by, ballots }: Extract<Settle, { is: 'spend' }>, most: number | null): Pick<Among, 'form' | 'engine'> {
  const budget = { budget: String(money.amount), ...(most === null ? {} : { most }) };
  const form = { is: 'approve', most, within: ballots === 'within-money' ? money.amount : null } as const;
  if (by.is === 'most-votes') return { form, engine: { rule: 'greedy@1', parameters: { ...budget, misfit: by.tooDear } } };
  return { form, engine: { rule: 'equal-shares@1', parameters: { ...budget, worth: by.worth, completion: by.completion, stop: by.stop } } };
}

function pickedAmong({ method, settle }: Vote): Pick<Among, 'form' | 'engine' | 'places' | 'money'> | null {
  if (settle.is === 'spend') return method.is === 'approve' ? { ...spendingBy(settle, method.most), places: null, money: settle.money } : null;
  if (settle.is !== 'pick' || settle.picks.length !== 1 || settle.tie !== 'lot') return null;
  const [pick] = settle.picks;
  if (pick === undefined || pick.per !== null || pick.atLeast !== null || pick.top.is !== 'number' || pick.top.per !== 1) return null;
  const played = playedBy(method, pick.top.of);
  return played === null ? null : { ...played, places: pick.top.of, money: null };
}

/**
 * The choice among texts that a vote is: a fixed number of the best over all with a lot for ties, or as many as a sum of money
 * reaches. Null for any other vote.
 */
export function amongOf(vote: Vote): Among | null {
  const { settle, quorum } = vote;
  if ((settle.is !== 'pick' && settle.is !== 'spend') || !isOutcome(settle.picked, 'adopted') || !isOutcome(settle.rest, 'dropped')) return null;
  const picked = pickedAmong(vote);
  return picked === null ? null : { ...picked, chosen: effectsOf(settle.picked), others: effectsOf(settle.rest), quorum: quorumOf(quorum?.needs) };
}
