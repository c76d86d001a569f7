import { byCodePoint } from '@plenaria/kernel/language.ts';
import type { Ballots, Exact, Said } from '../contract.ts';

/** One act at the box. `slot` is whose place it is (a pseudonym that never leaves the box); `says: null` takes a vote back. */
export interface CastPaper {
  readonly slot: string;
  /** The order of acts; no two are equal. */
  readonly sequence: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly says: Said | null;
  readonly segment?: string;
  readonly weight?: Exact;
}

export interface ClosedBox {
  readonly ballots: readonly Ballots[];
  /** Every act at the box is in one of these; they add up to `received`. */
  readonly history: { readonly received: number; readonly counted: number; readonly replaced: number; readonly takenBack: number; readonly late: number };
}

/**
 * The box as it stands at its close: until then everybody may vote again, and the last vote counts. What comes at or after
 * `closesAt` is late and changes nothing. The order in which acts are given here does not matter, only their sequence.
 */
export function closeBox(acts: readonly CastPaper[], closesAt: number): ClosedBox {
  const inTime = acts.filter(({ at }) => at < closesAt).sort((a, b) => a.sequence - b.sequence);
  const last = new Map(inTime.map((act) => [act.slot, act]));
  const standing = [...last.values()].filter(({ says }) => says !== null);
  const back = inTime.filter(({ says }) => says === null).length;
  const ballots = standing.sort((a, b) => byCodePoint(a.slot, b.slot)).flatMap(({ says, segment, weight }): Ballots[] => (says === null ? [] : [{ count: 1, says, ...(segment === undefined ? {} : { segment }), ...(weight === undefined ? {} : { weight }) }]));
  return { ballots, history: { received: acts.length, counted: ballots.length, replaced: inTime.length - ballots.length - back, takenBack: back, late: acts.length - inTime.length } };
}
