import { fraction } from '@plenaria/kernel/fraction.ts';
import type { Effect } from './effect/effect.ts';
import type { Expr } from './expression/types.ts';
import { leastThat } from './expression/numbers.ts';
import type { Method, Result, Vote } from './decision-rule/types.ts';

/** How a ballot asks about several texts together. */
export type Form =
  | { readonly is: 'approve'; readonly most: number | null }
  | { readonly is: 'rank' }
  | { readonly is: 'score'; readonly from: number; readonly to: number };

/** A vote that chooses so many of the texts put together: the ballot, the counting rule with its parameters, what follows. */
export interface Among {
  readonly form: Form;
  readonly engine: { readonly rule: string; readonly parameters: Readonly<Record<string, string | number>> };
  readonly places: number;
  /** Effect words for the texts that were chosen, and for the others. */
  readonly chosen: readonly ('adopt' | 'drop')[];
  readonly others: readonly ('adopt' | 'drop')[];
  /** How many must vote, of so many seats. */
  readonly quorum: (seated: number) => number;
}

const approval = (most: number | null, places: number): Pick<Among, 'form' | 'engine'> => ({ form: { is: 'approve', most }, engine: { rule: 'approval@1', parameters: { places, ...(most === null ? {} : { most }) } } });

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

/** The choice among texts that a vote is, where it picks a fixed number of the best over all and a lot breaks its ties; else null. */
export function amongOf({ method, settle, quorum }: Vote): Among | null {
  if (settle.is !== 'pick' || settle.picks.length !== 1 || settle.tie !== 'lot') return null;
  const [pick] = settle.picks;
  if (pick === undefined || pick.per !== null || pick.atLeast !== null || pick.top.is !== 'number' || pick.top.per !== 1) return null;
  if (!isOutcome(settle.picked, 'adopted') || !isOutcome(settle.rest, 'dropped')) return null;
  const played = playedBy(method, pick.top.of);
  return played === null ? null : { ...played, places: pick.top.of, chosen: effectsOf(settle.picked), others: effectsOf(settle.rest), quorum: quorumOf(quorum?.needs) };
}
