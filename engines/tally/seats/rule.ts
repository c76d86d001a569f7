import { byCodePoint } from '@plenaria/kernel/language.ts';
import { fraction, type Fraction } from '@plenaria/kernel/fraction.ts';
import { ok } from '@plenaria/kernel/result.ts';
import { cannot, close, plainPapers, type Ruling } from '../close.ts';
import type { Exact, Step } from '../contract.ts';
import { exactOf, sortPapers } from '../sort-papers.ts';
import { pointsOf } from '../scales/counts.ts';
import { approvalsOf, idsOf } from '../scales/papers.ts';
import { placesFault, pointLine } from '../scales/standing.ts';
import { above, apportion, type Apportionment, type Claimant, type Method } from './apportion.ts';

export interface SeatsParameters {
  readonly seats: number;
  readonly method: Method;
  /** The share of valid papers that a list needs to get any seat: "1/20". */
  readonly threshold?: Exact;
  readonly atLeast?: number;
  readonly atMost?: number;
  /** `inside`, where nothing is said: a minimum counts against what is earned. `on-top`: it comes first and the rest is shared out. */
  readonly minimum?: 'inside' | 'on-top';
  /** Whole weights (members, people) where seats are not shared out by ballots. Papers are not asked for then. */
  readonly weights?: Readonly<Record<string, number>>;
}

const methods: readonly Method[] = ['dhondt', 'sainte-lague', 'sainte-lague-modified', 'huntington-hill', 'adams', 'dean', 'hare', 'droop', 'hagenbach-bischoff'];

function stepsOf(claimants: readonly Claimant[], out: readonly string[], shared: Apportionment, first: number): readonly Step[] {
  const weight = new Map(claimants.map((claimant) => [claimant.id, claimant.weight]));
  const measured: Omit<Step, 'number'> = { clause: 'seats.1', event: 'measure', lines: [...claimants].sort((a, b) => byCodePoint(a.id, b.id)).map((claimant) => pointLine(claimant.id, fraction(claimant.weight))), pots: {}, elected: [], excluded: out, facts: {} };
  const given = new Map<string, number>();
  const awards = shared.awards.map(({ id }): Omit<Step, 'number'> => {
    const had = given.get(id) ?? first;
    given.set(id, had + 1);
    return { clause: 'seats.2', event: 'seat', lines: [{ option: id, before: String(had), moved: '1', after: String(had + 1) }], pots: {}, elected: [id], excluded: [], facts: { weight: String(weight.get(id) ?? 0n), nth: String(had + 1) } };
  });
  return [measured, ...awards].map((step, at) => ({ number: at + 1, ...step }));
}

/**
 * Shares out seats by papers that each name one list, or by weights; see `apportion`. A figure `seats ID` tells each result,
 * `next` who would get one more. Only a tie at the last seat asks for a lot.
 */
export const seatsRule: Ruling<SeatsParameters> = (question) => {
  const { options, ballots, parameters, lots } = question;
  const { seats, method, atLeast = 0, atMost, minimum = 'inside' } = parameters;
  const fault = placesFault({ ...question, parameters: { places: Math.max(1, seats) } });
  if (fault !== null) return fault;
  const threshold = exactOf(parameters.threshold ?? '0');
  if (!methods.includes(method) || threshold === null) return cannot('bad-parameter', threshold === null ? 'threshold' : 'method');
  const ids = [...idsOf(options)].sort(byCodePoint);
  const sorted = sortPapers(ballots, (says, marks) => approvalsOf(says, new Set(ids), marks, 1, 1));
  if (!sorted.ok) return sorted;
  const { accounts, valid } = sorted.value;
  const odd = plainPapers(ballots);
  if (odd !== null) return odd;
  const votes = pointsOf(ids, valid, (chosen, id) => Number(chosen.includes(id)));
  const weights = parameters.weights;
  if (weights !== undefined && ids.some((id) => !Number.isSafeInteger(weights[id] ?? 0) || (weights[id] ?? 0) < 0)) return cannot('bad-parameter', 'weights');
  const of = (id: string): Fraction => (weights === undefined ? (votes.get(id) ?? fraction(0)) : fraction(weights[id] ?? 0));
  const first = minimum === 'on-top' ? atLeast : 0;
  const all = ids.map((id): Claimant => ({ id, weight: of(id).n, atLeast: minimum === 'inside' ? atLeast : 0, ...(atMost === undefined ? {} : { atMost: Math.max(0, atMost - first) }) }));
  if (all.every(({ weight }) => weight === 0n)) return ok(close(question, { status: 'no-decision', winners: [], accounts, steps: [], figures: {} }));
  const admitted = above(all, threshold.n, threshold.d);
  const shared = apportion(admitted, seats - first * admitted.length, method, lots ?? []);
  if (!shared.ok) return cannot('bad-parameter', shared.refusal);
  const out = ids.filter((id) => !admitted.some((one) => one.id === id));
  const steps = stepsOf(admitted, out, shared.value, first);
  const got = (id: string): number => (out.includes(id) ? 0 : first + (shared.value.seats[id] ?? 0));
  const figures = { seats: String(seats), ...Object.fromEntries(ids.map((id) => [`seats ${id}`, String(got(id))])), next: shared.value.next[0] ?? '' };
  const { tied } = shared.value;
  const winners = ids.filter((id) => got(id) > 0).sort((a, b) => got(b) - got(a) || byCodePoint(a, b));
  if (tied === null) return ok(close(question, { status: 'decided', winners, accounts, steps, figures }));
  if (lots === undefined) return ok(close(question, { status: 'needs-lot', winners: [], accounts, steps, figures: { seats: String(seats) }, tied: { set: tied.set, places: tied.places, step: steps.length } }));
  const last = steps.map((step, at) => (at === steps.length - 1 ? { ...step, tie: { among: tied.set, brokenBy: 'lot' } } : step));
  return ok(close(question, { status: 'decided', winners, accounts, steps: last, figures }));
};
