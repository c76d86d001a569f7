import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { borda, condorcetWinner, pairwise, rankedPairs, schulze, type Ranking } from '@plenaria/tally/ranked/condorcet.ts';
import { countIrv } from '@plenaria/tally/ranked/irv.ts';
import { short, timed, type Case } from './case.ts';

type Levels = readonly (readonly number[])[];

/** "A > B = C * 3" or "A > B ^ 26" as groups of places and a count. */
function rankingOf(text: string, options: readonly string[]): Ranking {
  const [, order = '', , times = '1'] = /^([^*^]*?)\s*(?:([*^])\s*(\d+)\s*)*$/.exec(text.trim()) ?? [];
  const count = Number(/[*^]\s*(\d+)/.exec(text)?.[1] ?? times);
  return { count, ranks: order.split('>').map((group) => group.split('=').map((name) => options.indexOf(name.trim())).filter((place) => place >= 0)).filter((group) => group.length > 0) };
}

const levelsBy = (points: readonly number[]): Levels => {
  const distinct = [...new Set(points)].sort((a, b) => b - a);
  return distinct.map((level) => [...points.keys()].filter((option) => points[option] === level));
};

function runoff(options: number, papers: readonly Ranking[]): Levels {
  const counted = countIrv({
    options, excluded: [], writeIns: null, papers: { counts: papers.map(({ count }) => count), marks: papers.map(({ ranks }) => ranks.flatMap((rank) => (rank.length === 1 ? rank : []))), sets: [] }, mode: 'single', seats: 1, decimals: 0, leastVotes: 0,
    batch: false, fixedThreshold: false, hareQuota: false, fractionalThreshold: false, untilTwo: false, share: 0, lastRound: null, breakTie: () => null,
  });
  return [counted.winners.length > 0 ? counted.winners : (counted.tied ?? [])];
}

const firsts = (options: number, papers: readonly Ranking[]): readonly number[] => [...Array(options).keys()].map((option) => papers.reduce((sum, { count, ranks }) => sum + (ranks[0]?.length === 1 && ranks[0][0] === option ? count : 0), 0));

/** What each method of the corpus is with us; only winners are compared where a method gives us only winners. */
const methods: Readonly<Record<string, (options: number, papers: readonly Ranking[]) => Levels>> = {
  'Borda Count': (options, papers) => levelsBy(borda(options, papers, 'plain')), 'Schulze Winning': (options, papers) => schulze(pairwise(options, papers)), 'Schulze Margin': (options, papers) => schulze(pairwise(options, papers), 'margin'),
  Fptp: (options, papers) => levelsBy(firsts(options, papers)), InstantRunoff: runoff, 'Ranked Pairs Winning': (options, papers) => rankedPairs(pairwise(options, papers), [...Array(options).keys()]).order.map((option) => [option]),
  plurality: (options, papers) => levelsBy(firsts(options, papers)), irv: runoff, borda: (options, papers) => levelsBy(borda(options, papers, 'plain')), schulze: (options, papers) => schulze(pairwise(options, papers)),
  condorcet: (options, papers) => [[condorcetWinner(pairwise(options, papers)) ?? -1]], ranked_pairs: (options, papers) => rankedPairs(pairwise(options, papers), [...Array(options).keys()]).order.map((option) => [option]),
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

function judge(corpus: string, name: string, method: string, options: readonly string[], papers: readonly Ranking[], expected: readonly (readonly string[])[], first: boolean): Case {
  const count = methods[method];
  const one = { corpus, case: name, rule: method, expected: short(shown(expected)) };
  if (count === undefined) return { ...one, ok: null, got: '', cpuSeconds: 0 };
  const { value, cpuSeconds } = timed(() => count(options.length, papers));
  const named = value.map((level) => level.map((place) => options[place] ?? 'nobody'));
  const compared = first || method === 'InstantRunoff' ? named.slice(0, 1) : named;
  const wanted = first || method === 'InstantRunoff' ? expected.slice(0, 1) : expected;
  const ok = shown(compared) === shown(wanted);
  return { ...one, ok, got: short(shown(named)), cpuSeconds, ...(ok ? {} : { why: method === 'Fptp' ? 'a first place shared by two: here such a paper counts for nobody, there as half a vote each' : 'a tie for last place: here it waits for the lot, there all of the last leave together' }) };
}

function* php(told: Told): Generator<Case> {
  const papers = told.votes.map((vote) => rankingOf(vote, told.candidates));
  for (const { method, ranking, winners } of told.expected) {
    if (!told.implicit_ranking && method !== 'Fptp' && method !== 'InstantRunoff') continue;
    yield judge('condorcet-php', `${told.source} ${told.test}`, method, told.candidates, papers, ranking ?? [winners ?? []], ranking === undefined);
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
    if (existsSync(cases)) for (const told of readJson(cases) as readonly Told[]) if ('votes' in told) yield* php(told);
    if (existsSync(ranked)) for (const told of readJson(ranked) as readonly Textbook[]) yield* book(told);
  }
}
