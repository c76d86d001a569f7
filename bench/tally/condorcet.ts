import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compare, type Fraction } from '@plenaria/kernel/fraction.ts';
import { borda, condorcetWinner, firstPlaces, pairwise, rankedPairsTogether, schulze, type Ranking } from '@plenaria/tally/ranked/condorcet.ts';
import { countIrv } from '@plenaria/tally/ranked/irv.ts';
import { guarded, short, timed, type Case } from './case.ts';

type Levels = readonly (readonly number[])[];

/** "A > B = C * 3" or "A > B ^ 26" as groups of places and a count. */
function rankingOf(text: string, options: readonly string[]): Ranking {
  const [, order = '', , times = '1'] = /^([^*^]*?)\s*(?:([*^])\s*(\d+)\s*)*$/.exec(text.trim()) ?? [];
  const count = Number(/[*^]\s*(\d+)/.exec(text)?.[1] ?? times);
  return { count, ranks: order.split('>').map((group) => group.split('=').map((name) => options.indexOf(name.trim())).filter((place) => place >= 0)).filter((group) => group.length > 0) };
}

const levelsBy = <Points>(points: readonly Points[], before: (a: Points, b: Points) => number): Levels => {
  const order = [...points.keys()].sort((a, b) => before(points[a] as Points, points[b] as Points));
  const levels: number[][] = [];
  for (const option of order) {
    const last = levels.at(-1);
    if (last !== undefined && before(points[last[0] ?? 0] as Points, points[option] as Points) === 0) last.push(option);
    else levels.push([option]);
  }
  return levels.map((level) => level.sort((a, b) => a - b));
};
const byPoints = (points: readonly number[]): Levels => levelsBy(points, (a, b) => b - a);
const plurality: Count = (options, papers) => levelsBy<Fraction>(firstPlaces(options, papers), (a, b) => compare(b, a));

/** A tie for last place in the corpus: whoever beats fewest of the others tied leaves; where that parts nobody, all leave, unless nobody would be left. */
function runoff(options: number, papers: readonly Ranking[]): Levels {
  const matrix = pairwise(options, papers);
  const counted = countIrv({
    options, excluded: [], writeIns: null, papers: { counts: papers.map(({ count }) => count), marks: papers.map(({ ranks }) => ranks.flatMap((rank) => (rank.length === 1 ? rank : []))), sets: [] }, mode: 'single', seats: 1, decimals: 0, leastVotes: 0,
    batch: false, fixedThreshold: false, hareQuota: false, fractionalThreshold: false, untilTwo: false, share: 0, lastRound: null,
    breakTie: (tied, choosing, votes) => {
      const wins = tied.map((one) => tied.filter((other) => (matrix[one]?.[other] ?? 0) > (matrix[other]?.[one] ?? 0)).length);
      const wanted = choosing === 'winner' ? Math.max(...wins) : Math.min(...wins);
      const among = tied.filter((_, at) => wins[at] === wanted);
      return among.length === 1 || (choosing === 'loser' && votes.size > among.length) ? among : null;
    },
  });
  return [counted.winners.length > 0 ? counted.winners : (counted.tied ?? [])];
}

type Count = (options: number, papers: readonly Ranking[], unranked: 'below' | 'no-opinion') => Levels;

/** What each method of the corpora is with us; only winners are compared where a method gives us only winners. */
const methods: Readonly<Record<string, Count>> = {
  'Borda Count': (options, papers) => byPoints(borda(options, papers, 'plain')), 'Schulze Winning': (options, papers, unranked) => schulze(pairwise(options, papers, unranked)), 'Schulze Margin': (options, papers, unranked) => schulze(pairwise(options, papers, unranked), 'margin'),
  Fptp: plurality, InstantRunoff: runoff, 'Ranked Pairs Winning': (options, papers, unranked) => rankedPairsTogether(pairwise(options, papers, unranked)), 'Ranked Pairs Margin': (options, papers, unranked) => rankedPairsTogether(pairwise(options, papers, unranked), 'margin'),
  plurality, irv: runoff, borda: (options, papers) => byPoints(borda(options, papers, 'plain')), schulze: (options, papers, unranked) => schulze(pairwise(options, papers, unranked)),
  condorcet: (options, papers, unranked) => [[condorcetWinner(pairwise(options, papers, unranked)) ?? -1]], ranked_pairs: (options, papers, unranked) => rankedPairsTogether(pairwise(options, papers, unranked)),
};

interface Told {
  readonly source: string;
  readonly test: string;
  readonly candidates: readonly string[];
  readonly votes: readonly string[];
  readonly implicit_ranking: boolean;
  readonly expected: readonly { readonly method: string; readonly ranking?: readonly (readonly string[])[]; readonly winners?: readonly string[] }[];
}

interface Textbook {
  readonly name: string;
  readonly ballots: readonly (readonly [number, string])[];
  readonly expected: Readonly<Record<string, string | null>>;
}

const shown = (levels: readonly (readonly string[])[]): string => levels.map((level) => level.toSorted().join('=')).join('>');

function judge(corpus: string, name: string, method: string, options: readonly string[], papers: readonly Ranking[], expected: readonly (readonly string[])[], first: boolean, unranked: 'below' | 'no-opinion' = 'below'): Case {
  const count = methods[method];
  const one = { corpus, case: name, rule: method, expected: short(shown(expected)) };
  if (count === undefined) return { ...one, ok: null, got: '', cpuSeconds: 0 };
  const { value, cpuSeconds } = timed(() => count(options.length, papers, unranked));
  const named = value.map((level) => level.map((place) => options[place] ?? 'nobody'));
  const compared = first || method === 'InstantRunoff' ? named.slice(0, 1) : named;
  const wanted = first || method === 'InstantRunoff' ? expected.slice(0, 1) : expected;
  const ok = shown(compared) === shown(wanted);
  return { ...one, ok, got: short(shown(named)), cpuSeconds };
}

function* php(told: Told): Generator<Case> {
  const papers = told.votes.map((vote) => rankingOf(vote, told.candidates));
  for (const { method, ranking, winners } of told.expected) {
    yield judge('condorcet-php', `${told.source} ${told.test}`, method, told.candidates, papers, ranking ?? [winners ?? []], ranking === undefined, told.implicit_ranking ? 'below' : 'no-opinion');
  }
}

function* book({ name, ballots, expected }: Textbook): Generator<Case> {
  const options = [...new Set(ballots.flatMap(([, order]) => order.split('>')))].sort();
  const papers = ballots.map(([count, order]) => ({ ...rankingOf(order, options), count }));
  for (const [method, winner] of Object.entries(expected)) {
    if (method === 'schulze_ranking') yield judge('textbook', name, 'schulze', options, papers, (winner ?? '').split('>').map((one) => [one]), false);
    else yield judge('textbook', name, method, options, papers, [[winner ?? 'nobody']], true);
  }
}

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

/** Pairwise methods on the cases of Condorcet PHP, and well-known examples under all methods. */
export async function* condorcet(dataDir: string): AsyncGenerator<Case> {
  for (const name of readdirSync(dataDir)) {
    const [cases, ranked] = [join(dataDir, name, 'cases.json'), join(dataDir, name, 'ranked.json')];
    if (existsSync(cases)) for (const told of readJson(cases) as readonly Told[]) if ('votes' in told) yield* guarded('condorcet-php', `${told.source} ${told.test}`, () => php(told));
    if (existsSync(ranked)) for (const told of readJson(ranked) as readonly Textbook[]) yield* guarded('textbook', told.name, () => book(told));
  }
}
