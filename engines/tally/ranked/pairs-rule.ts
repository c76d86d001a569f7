import { fraction, zero, type Fraction } from '@plenaria/kernel/fraction.ts';
import { ok, type Result } from '@plenaria/kernel/result.ts';
import { cannot, close, type Found, type Ruling } from '../close.ts';
import type { Line, Question, Refusal, Step } from '../contract.ts';
import { placed, type Link, type Placed } from '../places.ts';
import { byMost, pointLine } from '../scales/standing.ts';
import { borda, condorcetWinner, defeatsBy, levelsOf, pairwise, rankedPairs, schulze, type Strength } from './condorcet.ts';
import { rankedFault, rankingsOf, type Rankings } from './rankings.ts';
import { placesOf } from './scottish.ts';

export interface PairsParameters {
  /** How many win, by the order of the rule; 1 where nothing is said. */
  readonly places?: number;
  /** `winning` where nothing is said: the votes for a defeat; `margin`: the lead. */
  readonly strength?: Strength;
  /** Whether options that a paper leaves out stand below those it ranks, or the paper says nothing about them. */
  readonly unranked?: 'below' | 'no-opinion';
}

export interface BordaParameters {
  readonly places?: number;
  /** `modified`: on a paper that ranks m options the first gets m points and the last 1. `plain`: the options below count. */
  readonly form: 'plain' | 'modified';
}

interface Read extends Rankings {
  readonly matrix: readonly (readonly number[])[];
  readonly places: number;
}

function readPairs({ options, ballots, parameters, lots }: Question<PairsParameters>): Result<Read, Refusal> {
  const fault = rankedFault(options, parameters.places ?? 1, lots);
  if (fault !== null) return fault;
  const read = rankingsOf(options, ballots, 'share');
  return read.ok ? ok({ ...read.value, matrix: pairwise(options.length, read.value.papers, parameters.unranked ?? 'below'), places: parameters.places ?? 1 }) : read;
}

/** Every pair in one table: how many others each option beats, and the votes both ways among the facts. */
function comparing({ ids, matrix }: Read, clause: string): Omit<Step, 'number'> {
  const over = (one: number, other: number): number => matrix[one]?.[other] ?? 0;
  const lines = ids.map((id, one): Line => pointLine(id, fraction(ids.filter((_, other) => over(one, other) > over(other, one)).length)));
  const facts = Object.fromEntries(ids.flatMap((id, one) => ids.flatMap((rival, other) => (one < other ? [[`${id} : ${rival}`, `${over(one, other)} : ${over(other, one)}`]] : []))));
  const best = condorcetWinner(matrix);
  return { clause, event: 'compare', lines, pots: {}, elected: [], excluded: [], facts: { ...facts, ...(best === null ? { circle: '1' } : { beatsAll: ids[best] ?? '' }) } };
}

const numbered = (steps: readonly Omit<Step, 'number'>[]): readonly Step[] => steps.map((step, at) => ({ number: at + 1, ...step }));
const nothing = ({ accounts }: Rankings): Found => ({ status: 'no-decision', winners: [], accounts, steps: [], figures: {} });

function foundOf({ ids, accounts, places }: Read, { winners, tie, tied }: Placed, clause: string, before: readonly Omit<Step, 'number'>[]): Found {
  const figures = { valid: String(accounts.valid), places: String(places) };
  const open = tied?.set ?? [];
  const last: Omit<Step, 'number'> = { clause, event: 'decide', lines: [], pots: {}, elected: winners, excluded: ids.filter((id) => !winners.includes(id) && !open.includes(id)), facts: { places: String(places) }, ...(tie === undefined ? {} : { tie }) };
  const steps = numbered([...before, last]);
  const found = { winners, accounts, steps, figures };
  return tied === undefined ? { status: 'decided', ...found } : { status: 'needs-lot', ...found, tied: { ...tied, step: steps.length } };
}

/** Schulze's method (2011): strongest paths by whole numbers; options between which no path is stronger are tied. */
export const schulzeRule: Ruling<PairsParameters> = (question) => {
  const read = readPairs(question);
  if (!read.ok) return read;
  const { ids, matrix, accounts, places } = read.value;
  if (accounts.valid === 0) return ok(close(question, nothing(read.value)));
  const levels = schulze(matrix, question.parameters.strength ?? 'winning');
  const level = (id: string): number => levels.findIndex((group) => group.includes(ids.indexOf(id)));
  const link: Link = { name: 'strongest-paths', compare: (a, b) => level(a) - level(b) };
  return ok(close(question, foundOf(read.value, placed(ids, [link], places, question.lots), 'schulze.2', [comparing(read.value, 'schulze.1')])));
};

/** All orders of a list. */
function* orders(list: readonly number[]): Generator<readonly number[]> {
  if (list.length <= 1) yield list;
  else for (const first of list) for (const rest of orders(list.filter((one) => one !== first))) yield [first, ...rest];
}

/** Options whose order in the lot can matter: those of equal defeats of which not all can be locked, and those nothing parts. */
function drawnInto({ matrix }: Read, strength: Strength): readonly number[] {
  const { defeats } = rankedPairs(matrix, [...matrix.keys()], strength);
  const dropped = new Set(defeats.filter(({ locked }) => !locked).map(({ winner, loser }) => `${winner} ${loser}`));
  const contested = defeatsBy(matrix, strength).filter((group) => group.length > 1 && group.some(({ winner, loser }) => dropped.has(`${winner} ${loser}`))).flatMap((group) => group.flatMap(({ winner, loser }) => [winner, loser]));
  const level = levelsOf([...matrix.keys()], defeats.filter(({ locked }) => locked)).filter((group) => group.length > 1).flat();
  return [...new Set([...contested, ...level])].sort((a, b) => a - b);
}

/** Most options among which every order is tried before a lot is asked for. */
const mostTried = 6;

/** Whether the lot can change who wins: then the options it may fall on, else nobody. */
function needsLot(read: Read, strength: Strength): readonly number[] {
  const drawn = drawnInto(read, strength);
  if (drawn.length > mostTried) return drawn;
  const rest = [...read.matrix.keys()].filter((option) => !drawn.includes(option));
  const sets = [...orders(drawn)].map((order) => rankedPairs(read.matrix, [...order, ...rest], strength).order.slice(0, read.places).toSorted((a, b) => a - b));
  const different = new Set(sets.map((set) => set.join(' '))).size > 1;
  return different ? [...new Set(sets.flat())].filter((option) => !sets.every((set) => set.includes(option))).sort((a, b) => a - b) : [];
}

function lockSteps({ ids, matrix }: Read, lots: readonly number[], strength: Strength, drawn: readonly number[]): { readonly order: readonly number[]; readonly steps: readonly Omit<Step, 'number'>[] } {
  const { defeats, order } = rankedPairs(matrix, lots, strength);
  const name = (place: number): string => ids[place] ?? '';
  const groups = defeatsBy(matrix, strength);
  const steps = defeats.map(({ winner, loser, votes, opposition, locked }): Omit<Step, 'number'> => {
    const equal = groups.find((group) => group.some((other) => other.winner === winner && other.loser === loser)) ?? [];
    const among = [...new Set(equal.flatMap((other) => [other.winner, other.loser]))].sort((a, b) => a - b);
    const tie = equal.length > 1 && among.some((option) => drawn.includes(option)) ? { among: among.map(name), brokenBy: 'lot' } : undefined;
    return {
      clause: locked ? 'ranked-pairs.2' : 'ranked-pairs.3', event: 'lock', lines: [pointLine(name(winner), fraction(votes)), pointLine(name(loser), fraction(opposition))], pots: {}, elected: [], excluded: [],
      facts: { winner: name(winner), loser: name(loser), votes: String(votes), opposition: String(opposition), locked: locked ? '1' : '0' }, ...(tie === undefined ? {} : { tie }),
    };
  });
  return { order, steps };
}

/**
 * Ranked Pairs (Tideman 1987): defeats are locked from the strongest down, a defeat that would close a circle is dropped. Equal
 * defeats go by the lot, and only where the lot could change who wins is one asked for.
 */
export const rankedPairsRule: Ruling<PairsParameters> = (question) => {
  const read = readPairs(question);
  if (!read.ok) return read;
  const { ids, accounts, places } = read.value;
  if (accounts.valid === 0) return ok(close(question, nothing(read.value)));
  const strength = question.parameters.strength ?? 'winning';
  const drawn = drawnInto(read.value, strength);
  const lots = placesOf(ids, question.lots);
  const { order, steps } = lockSteps(read.value, lots ?? [...ids.keys()], strength, drawn);
  const set = lots === null ? needsLot(read.value, strength) : [];
  const winners = order.slice(0, places).filter((option) => !set.includes(option)).map((option) => ids[option] ?? '');
  const lotPlaces = places - winners.length;
  const level = levelsOf([...ids.keys()], rankedPairs(read.value.matrix, lots ?? [...ids.keys()], strength).defeats.filter(({ locked }) => locked));
  const across = level.find((group) => group.length > 1 && group.some((option) => winners.includes(ids[option] ?? '')) && group.some((option) => !winners.includes(ids[option] ?? '')));
  const tie = lots !== null && across !== undefined ? { tie: { among: across.map((option) => ids[option] ?? ''), brokenBy: 'lot' } } : {};
  const result: Placed = set.length === 0 ? { winners, ...tie } : { winners, tied: { set: set.map((option) => ids[option] ?? ''), places: lotPlaces } };
  return ok(close(question, foundOf(read.value, result, 'ranked-pairs.4', [comparing(read.value, 'ranked-pairs.1'), ...steps])));
};

/** Borda's count, plain or modified so that ranking more options never costs the first (Emerson 2013). Points may be halves. */
export const bordaRule: Ruling<BordaParameters> = (question) => {
  const { parameters, options, ballots, lots } = question;
  if (parameters.form !== 'plain' && parameters.form !== 'modified') return cannot('bad-parameter', 'form');
  const fault = rankedFault(options, parameters.places ?? 1, lots);
  if (fault !== null) return fault;
  const read = rankingsOf(options, ballots, 'share');
  if (!read.ok) return read;
  const { ids, papers, accounts } = read.value;
  if (accounts.valid === 0) return ok(close(question, nothing(read.value)));
  const doubled = borda(ids.length, papers, parameters.form);
  const points = new Map(ids.map((id, place): readonly [string, Fraction] => [id, fraction(doubled[place] ?? 0, 2)]));
  const measured: Omit<Step, 'number'> = { clause: 'borda.1', event: 'measure', lines: ids.map((id) => pointLine(id, points.get(id) ?? zero)), pots: {}, elected: [], excluded: [], facts: { valid: String(accounts.valid), form: parameters.form } };
  const places = parameters.places ?? 1;
  return ok(close(question, foundOf({ ...read.value, matrix: [], places }, placed(ids, [{ name: 'points', compare: byMost(points) }], places, lots), 'borda.2', [measured])));
};
