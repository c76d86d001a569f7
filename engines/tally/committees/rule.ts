import { byCodePoint } from '@plenaria/kernel/language.ts';
import { fraction, zero } from '@plenaria/kernel/fraction.ts';
import { ok } from '@plenaria/kernel/result.ts';
import { cannot, close, plainPapers, type Found, type Ruling } from '../close.ts';
import type { Accounts, Lots, Step } from '../contract.ts';
import { exactly, sortPapers } from '../sort-papers.ts';
import { approvalsOf, idsOf } from '../scales/papers.ts';
import { placesFault, pointLine } from '../scales/standing.ts';
import { bestCommittees } from './best.ts';
import { equalShares, phragmen, pursesOf } from './phragmen.ts';
import { claimsAgainst, represented } from './represented.ts';
import { allOutcomes, sequentially, worths, type Approvals, type Next, type Worth } from './thiele.ts';

export interface CommitteeParameters {
  readonly seats: number;
  /** `av`, `sav`, `pav`, `cc`: the best committee as a whole. `seq-pav`, `phragmen`, `equal-shares`: one seat after the other. */
  readonly method: 'av' | 'sav' | 'pav' | 'cc' | 'seq-pav' | 'phragmen' | 'equal-shares';
  /** How many candidates a paper may approve; more make it invalid. */
  readonly most?: number;
}

const methods: readonly CommitteeParameters['method'][] = ['av', 'sav', 'pav', 'cc', 'seq-pav', 'phragmen', 'equal-shares'];

interface Told {
  readonly ids: readonly string[];
  readonly papers: readonly Approvals[];
  readonly seats: number;
  readonly all: number;
  readonly lots: readonly number[] | null;
}

interface Elected {
  readonly committee: readonly number[];
  readonly steps: readonly Omit<Step, 'number'>[];
  /** Candidates some lot elects and another does not, where there are no lots. */
  readonly open: readonly number[];
}

const names = ({ ids }: Told, places: readonly number[]): readonly string[] => places.map((place) => ids[place] ?? '');
const step = (clause: string, event: Step['event'], more: Partial<Step>): Omit<Step, 'number'> => ({ clause, event, lines: [], pots: {}, elected: [], excluded: [], facts: {}, ...more });

/** Of several best committees the one whose members stand earliest in the lot. */
function bestOf(told: Told, worth: Worth): Elected {
  const best = bestCommittees(told.papers, told.ids.length, told.seats, worth);
  const always = (best[0] ?? []).filter((candidate) => best.every((committee) => committee.includes(candidate)));
  const drawn = [...new Set(best.flat())].filter((candidate) => !always.includes(candidate)).sort((a, b) => a - b);
  const rank = (candidate: number): number => told.lots?.indexOf(candidate) ?? 0;
  const ranks = (committee: readonly number[]): readonly number[] => committee.map(rank).sort((a, b) => a - b);
  const [first = []] = told.lots === null ? best : best.toSorted((a, b) => ranks(a).reduce((so, place, at) => so || place - (ranks(b)[at] ?? 0), 0));
  const open = told.lots === null ? drawn : [];
  const committee = open.length > 0 ? always : first;
  const tie = drawn.length > 0 && told.lots !== null ? { tie: { among: names(told, drawn), brokenBy: 'lot' } } : {};
  return { committee, open, steps: [step(`committee.${worth.name}`, 'elect', { elected: names(told, committee), facts: { best: String(best.length) }, ...tie })] };
}

/** Seat by seat; without lots a tie matters only where another choice leads to another committee. */
function inTurn<State>(told: Told, clause: string, start: State, next: Next<State>): Elected {
  const outcomes = told.lots === null ? allOutcomes(start, told.seats, next, 2000) : [];
  if (outcomes.length > 1) {
    const always = (outcomes[0] ?? []).filter((candidate) => outcomes.every((committee) => committee.includes(candidate)));
    return { committee: always, open: [...new Set(outcomes.flat())].filter((candidate) => !always.includes(candidate)).sort((a, b) => a - b), steps: [] };
  }
  const order = told.lots ?? [...told.ids.keys()];
  const steps: Omit<Step, 'number'>[] = [];
  let [committee, state]: [readonly number[], State] = [[], start];
  while (committee.length < told.seats) {
    const equal = [...next(state, committee)].sort((a, b) => order.indexOf(a.candidate) - order.indexOf(b.candidate));
    const [chosen] = equal;
    if (chosen === undefined) break;
    const tie = equal.length > 1 && told.lots !== null ? { tie: { among: names(told, equal.map(({ candidate }) => candidate).sort((a, b) => a - b)), brokenBy: 'lot' } } : {};
    steps.push(step(clause, 'elect', { elected: names(told, [chosen.candidate]), facts: { seat: String(committee.length + 1) }, ...tie }));
    [committee, state] = [[...committee, chosen.candidate], chosen.state];
  }
  return { committee, steps, open: [] };
}

function electedBy(told: Told, method: CommitteeParameters['method']): Elected {
  const worth = worths(told.ids.length);
  if (method === 'seq-pav') return inTurn(told, 'committee.seq-pav', null, sequentially(told.papers, told.ids.length, worth.pav));
  if (method === 'phragmen') return inTurn(told, 'committee.phragmen', told.papers.map(() => zero), phragmen(told.papers, told.ids.length));
  if (method === 'equal-shares') return inTurn(told, 'committee.equal-shares', pursesOf(told.papers, told.seats), equalShares(told.papers, told.ids.length));
  return bestOf(told, worth[method]);
}

/** The certificate: whether anybody who is out has a claim, and how many voters are represented at all. */
function certificate(told: Told, committee: readonly number[]): { readonly figures: Found['figures']; readonly step: Omit<Step, 'number'> } {
  const claims = claimsAgainst(told.papers, told.ids.length, committee, told.all);
  const seen = represented(told.papers, committee);
  const facts = { ejrPlus: claims.length === 0 ? '1' : '0', represented: String(seen), voters: String(told.all), ...Object.fromEntries(claims.slice(0, 20).map(({ candidate, seats, voters }) => [`claim ${told.ids[candidate] ?? ''}`, `${voters} voters, ${seats} seats`])) };
  return { figures: { ejrPlus: facts.ejrPlus, represented: exactly(fraction(seen, told.all)) }, step: step('committee.ejr-plus', 'compare', { facts }) };
}

function foundOf(told: Told, accounts: Accounts, { committee, steps, open }: Elected): Found {
  const points = told.ids.map((id, place) => pointLine(id, fraction(told.papers.filter(({ approves }) => approves.includes(place)).reduce((sum, { count }) => sum + count, 0))));
  const first = step('committee.1', 'measure', { lines: points, facts: { valid: String(accounts.valid), seats: String(told.seats) } });
  const winners = names(told, committee);
  if (open.length > 0) {
    const all = [first, ...steps];
    return { status: 'needs-lot', winners, accounts, steps: all.map((one, at) => ({ number: at + 1, ...one })), figures: { seats: String(told.seats) }, tied: { set: names(told, open), step: all.length, places: told.seats - committee.length } };
  }
  const proof = certificate(told, committee);
  const out = step('committee.2', 'decide', { elected: winners, excluded: told.ids.filter((id) => !winners.includes(id)) });
  return { status: 'decided', winners, accounts, steps: [first, ...steps, proof.step, out].map((one, at) => ({ number: at + 1, ...one })), figures: { seats: String(told.seats), ...proof.figures } };
}

const placesIn = (ids: readonly string[], lots: Lots | undefined): readonly number[] | null => (lots === undefined ? null : lots.map((id) => ids.indexOf(id)));

/** A committee by approval ballots, with its EJR+ certificate. See the methods for their papers. */
export const committee: Ruling<CommitteeParameters> = (question) => {
  const { options, ballots, parameters, lots } = question;
  const fault = placesFault({ ...question, parameters: { places: parameters.seats } });
  if (fault !== null) return fault;
  if (!methods.includes(parameters.method)) return cannot('bad-parameter', 'method');
  if (parameters.seats > options.length) return cannot('bad-parameter', 'seats');
  const odd = plainPapers(ballots);
  if (odd !== null) return odd;
  const known = idsOf(options);
  const sorted = sortPapers(ballots, (says, marks) => approvalsOf(says, known, marks, 1, parameters.most ?? options.length));
  if (!sorted.ok) return sorted;
  const { accounts, valid } = sorted.value;
  if (accounts.valid === 0) return ok(close(question, { status: 'no-decision', winners: [], accounts, steps: [], figures: {} }));
  const ids = [...known].sort(byCodePoint);
  const groups = new Map<string, { count: number; readonly approves: readonly number[] }>();
  for (const { count, says } of valid) {
    const approves = says.map((id) => ids.indexOf(id)).sort((a, b) => a - b);
    const group = groups.get(approves.join(' '));
    if (group) group.count += count;
    else groups.set(approves.join(' '), { count, approves });
  }
  const papers = [...groups].sort(([a], [b]) => byCodePoint(a, b)).map(([, group]) => group);
  const told: Told = { ids, papers, seats: parameters.seats, all: accounts.valid, lots: placesIn(ids, lots) };
  return ok(close(question, foundOf(told, accounts, electedBy(told, parameters.method))));
};
