import { byCodePoint } from '@plenaria/kernel/language.ts';
import { ok, type Result } from '@plenaria/kernel/result.ts';
import { cannot, close, plainPapers, type Found, type Ruling } from '../close.ts';
import type { Exact, Line, Question, Refusal, Step } from '../contract.ts';
import { sortPapers, type Marks, type SortedPapers, type Verdict } from '../sort-papers.ts';
import { pairwise } from './condorcet.ts';
import { irvMarks, type IrvHygiene } from './irv-marks.ts';
import { countIrv, type IrvCount, type IrvRound, type IrvSetting, type Mode } from './irv.ts';
import { rankedFault } from './rankings.ts';
import { placesOf } from './scottish.ts';

/** Links of the chain for ties. `history`: the most recent earlier round at which they differed. `together`: all of the lowest leave, unless nobody would be left. */
export type IrvTie = 'history' | 'head-to-head' | 'together' | 'lot';

export interface IrvParameters extends Partial<IrvHygiene> {
  readonly mode?: Mode;
  readonly seats?: number;
  readonly excluded?: readonly string[];
  /** The option that stands for undeclared write-ins: they leave first and can never win. */
  readonly writeIns?: string;
  readonly decimals?: number;
  readonly leastVotes?: number;
  readonly batch?: boolean;
  readonly fixedThreshold?: boolean;
  readonly hareQuota?: boolean;
  readonly fractionalThreshold?: boolean;
  readonly untilTwo?: boolean;
  /** Hundredths of a percent, for `bottoms-up-share`. */
  readonly share?: number;
  readonly lastRound?: number;
  /** The lot is always the last link; nothing else where nothing is said. */
  readonly ties?: readonly IrvTie[];
}

interface Read {
  readonly ids: readonly string[];
  readonly sorted: SortedPapers<readonly number[]>;
  readonly sets: number[][];
  /** For `head-to-head`: how many papers put each option above each other one. */
  readonly pairs: () => readonly (readonly number[])[];
}

const hygieneOf = ({ overvote = 'exhaust', skipsAllowed = null, ranksAllowed = null, exhaustOnDuplicate = false }: IrvParameters): IrvHygiene => ({ overvote, skipsAllowed, ranksAllowed, exhaustOnDuplicate });

function noteMarks(ranks: readonly (readonly string[])[], places: ReadonlyMap<string, number>, most: number | null, marks: Marks): void {
  const seen = new Set<string>();
  for (const [at, rank] of ranks.entries()) {
    if (most !== null && at >= most) marks.overLimit += rank.length;
    if (rank.length === 0) marks.skip += 1;
    if (rank.length > 1) marks.overvote += 1;
    for (const id of rank) {
      if (!places.has(id)) marks.unknown += 1;
      else if (seen.has(id)) marks.duplicate += 1;
      seen.add(id);
    }
  }
}

function readPapers({ options, ballots, parameters }: Question<IrvParameters>): Result<Read, Refusal> {
  const ids = options.map(({ id }) => id).sort(byCodePoint);
  const places = new Map(ids.map((id, place) => [id, place]));
  const [sets, hygiene]: [number[][], IrvHygiene] = [[], hygieneOf(parameters)];
  const sorted = sortPapers(ballots, (says, marks): Verdict<readonly number[]> => {
    if (says.kind !== 'ranks') return { kind: 'invalid', why: 'not-ranked' };
    if (says.ranks.every((rank) => rank.length === 0)) return { kind: 'blank' };
    noteMarks(says.ranks, places, hygiene.ranksAllowed, marks);
    const read = irvMarks(says.ranks, (id) => places.get(id) ?? null, hygiene, sets);
    return read.some((mark) => mark >= 0 || mark <= -4) ? { kind: 'valid', says: read } : { kind: 'invalid', why: 'no-first-preference' };
  });
  if (!sorted.ok) return sorted;
  const pairs = () => pairwise(ids.length, sorted.value.valid.map(({ count, says }) => ({ count, ranks: says.filter((mark) => mark >= 0).map((place) => [place]) })));
  return ok({ ids, sorted: sorted.value, sets, pairs });
}

interface Broken {
  readonly round: number;
  readonly choosing: 'winner' | 'loser';
  readonly among: readonly number[];
  readonly brokenBy: IrvTie;
}

const extreme = (options: readonly number[], of: (option: number) => number, choosing: 'winner' | 'loser'): readonly number[] => {
  const values = options.map(of);
  const wanted = choosing === 'winner' ? Math.max(...values) : Math.min(...values);
  return options.filter((option) => of(option) === wanted);
};

/** Breaks ties by the declared links, one after the other, and keeps what broke each. */
function tieBreaker(parameters: IrvParameters, read: Read, lots: readonly number[] | null, broken: Broken[]): IrvSetting['breakTie'] {
  const chain = parameters.ties ?? [];
  let matrix: readonly (readonly number[])[] | null = null;
  return (tied, choosing, votes, earlier) => {
    let among = tied;
    const settled = (by: IrvTie, who: readonly number[]): readonly number[] => {
      broken.push({ round: earlier.length + 1, choosing, among: tied, brokenBy: by });
      return who;
    };
    for (const link of chain) {
      if (link === 'together' && choosing === 'loser' && votes.size > among.length) return settled('together', among);
      if (link === 'history') for (const { tally } of earlier.toReversed()) among = extreme(among, (option) => tally.get(option) ?? 0, choosing);
      if (link === 'head-to-head') {
        const rows = (matrix ??= read.pairs());
        const wins = among.map((one) => [one, among.filter((other) => (rows[one]?.[other] ?? 0) > (rows[other]?.[one] ?? 0)).length] as const);
        among = extreme(among, (option) => wins.find(([one]) => one === option)?.[1] ?? 0, choosing);
      }
      if (among.length === 1) return settled(link, among);
    }
    if (lots === null) return null;
    const order = lots.filter((option) => among.includes(option));
    broken.push({ round: earlier.length + 1, choosing, among, brokenBy: 'lot' });
    return (choosing === 'winner' ? order[0] : order.at(-1)) ?? null;
  };
}

/** Whole units of 10^-decimals votes as text. */
function fixed(units: number, decimals: number): Exact {
  const text = String(Math.abs(units)).padStart(decimals + 1, '0');
  return `${units < 0 ? '-' : ''}${decimals === 0 ? text : `${text.slice(0, -decimals)}.${text.slice(-decimals)}`}`;
}

function stepsOf({ ids }: Read, { rounds }: IrvCount, decimals: number, broken: readonly Broken[]): readonly Step[] {
  const name = (place: number): string => ids[place] ?? '';
  const show = (units: number): Exact => fixed(units, decimals);
  const lines = (before: IrvRound | undefined, after: IrvRound): readonly Line[] => ids.map((option, place) => {
    const [was, is] = [before?.tally.get(place) ?? 0, after.tally.get(place) ?? 0];
    return { option, before: show(was), moved: show(is - was), after: show(is) };
  });
  return rounds.map((round, at): Step => {
    const before = rounds[at - 1];
    const out = before?.eliminated ?? [];
    // Whoever was elected the round before passes a surplus on, where the rule has surpluses.
    const from = out.length > 0 ? out : (before?.elected ?? []);
    // Who leaves is shown with the votes that move, one round later; who wins, in the round itself.
    const tie = broken.find((one) => one.round === (one.choosing === 'loser' ? at : at + 1));
    return {
      number: at + 1, clause: at === 0 ? 'irv.1' : out.length > 0 ? 'irv.2' : 'irv.3', event: at === 0 ? 'first' : out.length > 0 ? 'exclude' : 'transfer',
      lines: lines(before, round), pots: { exhausted: show(round.exhausted) }, elected: round.elected.map(name), excluded: out.map(name),
      facts: { quota: show(round.threshold), ...(from.length > 0 ? { from: from.map(name).join(', ') } : {}) }, ...(tie === undefined ? {} : { tie: { among: tie.among.map(name), brokenBy: tie.brokenBy } }),
    };
  });
}

function settingOf(parameters: IrvParameters, read: Read, breakTie: IrvSetting['breakTie']): IrvSetting {
  const place = (id: string): number => read.ids.indexOf(id);
  const { valid } = read.sorted;
  return {
    options: read.ids.length, excluded: (parameters.excluded ?? []).map(place), writeIns: parameters.writeIns === undefined ? null : place(parameters.writeIns),
    papers: { counts: valid.map(({ count }) => count), marks: valid.map(({ says }) => says), sets: read.sets },
    mode: parameters.mode ?? 'single', seats: parameters.seats ?? 1, decimals: parameters.decimals ?? 0, leastVotes: parameters.leastVotes ?? 0, batch: parameters.batch ?? false,
    fixedThreshold: parameters.fixedThreshold ?? false, hareQuota: parameters.hareQuota ?? false, fractionalThreshold: parameters.fractionalThreshold ?? false, untilTwo: parameters.untilTwo ?? false,
    share: parameters.share ?? 0, lastRound: parameters.lastRound ?? null, breakTie,
  };
}

function faultOf({ options, parameters, lots, ballots }: Question<IrvParameters>): Result<never, Refusal> | null {
  const fault = rankedFault(options, parameters.seats ?? 1, lots);
  if (fault !== null) return fault;
  const named = [...(parameters.excluded ?? []), ...(parameters.writeIns === undefined ? [] : [parameters.writeIns])];
  const stranger = named.find((id) => !options.some((option) => option.id === id));
  if (stranger !== undefined) return cannot('bad-parameter', stranger);
  const { decimals = 0 } = parameters;
  if (!Number.isSafeInteger(decimals) || decimals < 0 || decimals > 8) return cannot('bad-parameter', 'decimals');
  return plainPapers(ballots);
}

/**
 * Instant runoff and its relatives, with the options of RCTab 2.0: whoever has the fewest votes leaves, their papers go on to
 * the next option that is still there, until somebody has more than half of what still counts.
 */
export const irv: Ruling<IrvParameters> = (question) => {
  const { parameters, lots } = question;
  const fault = faultOf(question);
  if (fault !== null) return fault;
  const read = readPapers(question);
  if (!read.ok) return read;
  const { ids, sorted } = read.value;
  if (sorted.accounts.valid === 0) return ok(close(question, { status: 'no-decision', winners: [], accounts: sorted.accounts, steps: [], figures: {} }));
  const broken: Broken[] = [];
  const counted = countIrv(settingOf(parameters, read.value, tieBreaker(parameters, read.value, placesOf(ids, lots), broken)));
  const decimals = parameters.decimals ?? 0;
  const steps = stepsOf(read.value, counted, decimals, broken);
  const figures = { quota: fixed(counted.rounds.at(-1)?.threshold ?? 0, decimals), seats: String(parameters.seats ?? 1), rounds: String(counted.rounds.length) };
  const found: Found = { status: 'decided', winners: counted.winners.map((place) => ids[place] ?? ''), accounts: sorted.accounts, steps, figures };
  return ok(close(question, counted.tied === null ? found : { ...found, status: 'needs-lot', tied: { set: counted.tied.map((place) => ids[place] ?? ''), step: steps.length, places: 1 } }));
};
