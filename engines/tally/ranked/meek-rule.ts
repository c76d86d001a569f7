import { ok } from '@plenaria/kernel/result.ts';
import { cannot, close, type Ruling } from '../close.ts';
import type { Exact, Line, Step } from '../contract.ts';
import { countMeek, type MeekCount, type MeekEvent } from './meek.ts';
import { rankedFault, rankingsOf } from './rankings.ts';
import { placesOf } from './scottish.ts';

export interface MeekParameters {
  readonly seats: number;
  /** `prf` where nothing is said: the reference rule of the PR Foundation. `parametric`: as Droop.py and stv-rs count. */
  readonly variant?: 'prf' | 'parametric';
  /** `share`: options at one rank count as the mean over every order of them. `end`, where nothing is said: the paper ends there. */
  readonly equal?: 'share' | 'end';
  /** Options that withdrew after papers were printed: their votes go on from the beginning. */
  readonly withdrawn?: readonly string[];
  /** Who sits already and keeps the seat whatever the count says; only a count that fills vacancies has any. */
  readonly guarded?: readonly string[];
}

/** Units of 10^-9 of a vote as "262.000000000". */
export function nine(units: bigint): Exact {
  const text = String(units < 0n ? -units : units).padStart(10, '0');
  return `${units < 0n ? '-' : ''}${text.slice(0, -9)}.${text.slice(-9)}`;
}

const events: Readonly<Partial<Record<MeekEvent['kind'], Step['event']>>> = { begin: 'first', iterate: 'transfer', moved: 'exclude', 'elect-remaining': 'elect' };
const clauses: Readonly<Partial<Record<MeekEvent['kind'], string>>> = { begin: 'meek.1', iterate: 'meek.2', moved: 'meek.3', 'elect-remaining': 'meek.4' };

/** Events as steps: votes move when keep factors fall and when somebody is defeated; every table says where all votes are. */
function stepsOf(ids: readonly string[], { events: all }: MeekCount): readonly Step[] {
  const steps: Step[] = [];
  let [before, elected, tie]: [readonly bigint[], string[], Step['tie'] | undefined] = [ids.map(() => 0n), [], undefined];
  const name = (place: number): string => ids[place] ?? '';
  for (const [at, event] of all.entries()) {
    if (event.kind === 'elect') elected.push(...event.candidates.map(name));
    if (event.kind === 'tie') tie = { among: event.candidates.slice(0, -1).map(name), brokenBy: 'lot' };
    const [kind, clause] = [events[event.kind], clauses[event.kind]];
    if (kind === undefined || clause === undefined) continue;
    const deemed = event.kind === 'elect-remaining';
    const out = event.kind === 'moved' ? event.candidates.map(name) : [];
    const start = before;
    const lines = ids.map((option, place): Line => ({ option, before: nine(start[place] ?? 0n), moved: nine((event.totals[place] ?? 0n) - (start[place] ?? 0n)), after: nine(event.totals[place] ?? 0n) }));
    const remaining = all[at - 1]?.kind === 'defeat-remaining';
    steps.push({
      number: steps.length + 1, clause: remaining ? 'meek.4' : clause, event: kind, lines, pots: { exhausted: nine(event.residual) }, elected: deemed ? event.candidates.map(name) : elected, excluded: out,
      facts: { quota: nine(event.quota), surplus: nine(event.surplus), ...(event.why === null ? {} : { ended: event.why }), ...(out[0] === undefined ? {} : { from: out[0] }), ...(deemed ? { deemed: '1' } : {}) }, ...(tie !== undefined && out.length > 0 ? { tie } : {}),
    });
    [before, elected, tie] = [event.totals, [], out.length > 0 ? undefined : tie];
  }
  return steps;
}

/** Single transferable vote by Meek's method with nine decimals; see `countMeek`. */
export const meekStv: Ruling<MeekParameters> = (question) => {
  const { options, ballots, parameters, lots } = question;
  const fault = rankedFault(options, parameters.seats, lots);
  if (fault !== null) return fault;
  const read = rankingsOf(options, ballots, parameters.equal ?? 'end');
  if (!read.ok) return read;
  const { ids, papers, accounts } = read.value;
  const withdrawn = (parameters.withdrawn ?? []).map((id) => ids.indexOf(id));
  const guarded = (parameters.guarded ?? []).map((id) => ids.indexOf(id));
  if (withdrawn.includes(-1) || guarded.includes(-1) || guarded.length > parameters.seats) return cannot('bad-parameter', 'withdrawn or guarded');
  if (accounts.valid === 0) return ok(close(question, { status: 'no-decision', winners: [], accounts, steps: [], figures: {} }));
  const left = papers.map(({ count, ranks }) => ({ count, ranks: ranks.map((rank) => rank.filter((place) => !withdrawn.includes(place))).filter((rank) => rank.length > 0) }));
  // Of those tied the last in the lot leaves; the count asks who comes first among those who leave.
  const order = placesOf(ids, lots);
  const counted = countMeek({ candidates: ids.length, withdrawn, seats: parameters.seats, papers: left, variant: parameters.variant ?? 'prf', guarded, lots: order === null ? null : order.toReversed() });
  const name = (place: number): string => ids[place] ?? '';
  const steps = stepsOf(ids, counted);
  const found = { winners: counted.winners.map(name), accounts, steps, figures: { quota: nine(counted.events.at(-1)?.quota ?? 0n), seats: String(parameters.seats) } };
  return ok(close(question, counted.needsLot === null ? { status: 'decided', ...found } : { status: 'needs-lot', ...found, tied: { set: counted.needsLot.map(name), step: steps.length, places: 1 } }));
};
