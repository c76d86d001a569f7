import { fraction, plus, zero, type Fraction } from '@plenaria/kernel/fraction.ts';

/** Ranked papers with ties allowed: each rank is a group of places that are equally good. */
export interface Ranking {
  readonly count: number;
  readonly ranks: readonly (readonly number[])[];
}

/** How many papers put each option strictly above each other one. Unranked options stand below all ranked ones, equal among themselves. */
export function pairwise(options: number, papers: readonly Ranking[], unranked: 'below' | 'no-opinion' = 'below'): readonly (readonly number[])[] {
  const matrix = Array.from({ length: options }, () => new Array<number>(options).fill(0));
  for (const { count, ranks } of papers) {
    const place = new Map(ranks.flatMap((rank, at) => rank.map((option) => [option, at] as const)));
    for (let one = 0; one < options; one += 1) {
      for (let other = 0; other < options; other += 1) {
        const [a, b] = [place.get(one), place.get(other)];
        const above = a !== undefined && (b === undefined ? unranked === 'below' : a < b);
        if (above && one !== other) (matrix[one] ?? [])[other] = (matrix[one]?.[other] ?? 0) + count;
      }
    }
  }
  return matrix;
}

const at = (matrix: readonly (readonly number[])[], one: number, other: number): number => matrix[one]?.[other] ?? 0;

/** Who beats everybody else in pairs; null where nobody does. */
export function condorcetWinner(matrix: readonly (readonly number[])[]): number | null {
  const all = [...matrix.keys()];
  return all.find((one) => all.every((other) => one === other || at(matrix, one, other) > at(matrix, other, one))) ?? null;
}

/** The strength of a defeat: votes for it (`winning`) or the lead (`margin`). */
export type Strength = 'winning' | 'margin';

/** Strongest paths by integer max-min (Schulze 2011), by Floyd and Warshall's order. */
function strongestPaths(matrix: readonly (readonly number[])[], strength: Strength): readonly (readonly number[])[] {
  const all = [...matrix.keys()];
  const paths = all.map((one) => all.map((other) => {
    const lead = at(matrix, one, other) - at(matrix, other, one);
    return lead > 0 ? (strength === 'winning' ? at(matrix, one, other) : lead) : 0;
  }));
  for (const via of all) for (const from of all) for (const to of all) {
    if (from === to || from === via || to === via) continue;
    const through = Math.min(at(paths, from, via), at(paths, via, to));
    if (through > at(paths, from, to)) (paths[from] ?? [])[to] = through;
  }
  return paths;
}

/** Schulze's order: levels of options, the best first; options on one level are tied. */
export function schulze(matrix: readonly (readonly number[])[], strength: Strength = 'winning'): readonly (readonly number[])[] {
  const paths = strongestPaths(matrix, strength);
  const levels: (readonly number[])[] = [];
  let left = [...matrix.keys()];
  while (left.length > 0) {
    const best = left.filter((one) => left.every((other) => one === other || at(paths, one, other) >= at(paths, other, one)));
    levels.push(best);
    left = left.filter((one) => !best.includes(one));
  }
  return levels;
}

export interface Defeat {
  readonly winner: number;
  readonly loser: number;
  readonly votes: number;
  readonly opposition: number;
  /** False where it would close a circle with stronger defeats and was dropped. */
  readonly locked: boolean;
}

/** All defeats, the strongest first; equal ones stand in one group. */
export function defeatsBy(matrix: readonly (readonly number[])[], strength: Strength): readonly (readonly Omit<Defeat, 'locked'>[])[] {
  const all = [...matrix.keys()];
  const pairs = all.flatMap((winner) => all.flatMap((loser) => (at(matrix, winner, loser) > at(matrix, loser, winner) ? [{ winner, loser, votes: at(matrix, winner, loser), opposition: at(matrix, loser, winner) }] : [])));
  const power = ({ votes, opposition }: Omit<Defeat, 'locked'>): number => (strength === 'winning' ? votes : votes - opposition);
  const groups = new Map<string, Omit<Defeat, 'locked'>[]>();
  for (const pair of pairs.sort((a, b) => power(b) - power(a) || a.opposition - b.opposition)) {
    const key = `${power(pair)} ${pair.opposition}`;
    groups.set(key, [...(groups.get(key) ?? []), pair]);
  }
  return [...groups.values()];
}

/**
 * Ranked Pairs without a lot: equal defeats are looked at together, and those of them that would close a circle with each
 * other and with stronger ones are all dropped. Levels of options, the best first.
 */
export function rankedPairsTogether(matrix: readonly (readonly number[])[], strength: Strength = 'winning'): readonly (readonly number[])[] {
  let locked: readonly Defeat[] = [];
  for (const group of defeatsBy(matrix, strength)) {
    const together = [...locked, ...group.map((pair) => ({ ...pair, locked: true }))];
    locked = [...locked, ...together.slice(locked.length).filter(({ winner, loser }) => !reaches(together, loser, winner))];
  }
  return levelsOf([...matrix.keys()], locked);
}

/** Takes away, level by level, whoever nobody left has a locked defeat against. */
export function levelsOf(options: readonly number[], locked: readonly Defeat[]): readonly (readonly number[])[] {
  const levels: (readonly number[])[] = [];
  for (let left = [...options]; left.length > 0;) {
    const best = left.filter((option) => !locked.some(({ winner, loser }) => loser === option && left.includes(winner)));
    levels.push(best);
    left = left.filter((option) => !best.includes(option));
  }
  return levels;
}

/** Whether a path of defeats leads from one to another. */
function reaches(defeats: readonly Defeat[], from: number, to: number): boolean {
  const seen = new Set([from]);
  for (const option of seen) for (const { winner, loser } of defeats) if (winner === option) seen.add(loser);
  return seen.has(to);
}

/**
 * Ranked Pairs (Tideman 1987): defeats are locked from the strongest down, winning votes first, then the smaller opposition,
 * then the pre-drawn order of options; a defeat that would close a circle is dropped.
 */
export function rankedPairs(matrix: readonly (readonly number[])[], lots: readonly number[], strength: Strength = 'winning'): { readonly defeats: readonly Defeat[]; readonly order: readonly number[] } {
  const all = [...matrix.keys()];
  const rank = new Map(lots.map((option, place) => [option, place]));
  const drawn = (option: number): number => rank.get(option) ?? 0;
  const pairs = defeatsBy(matrix, strength).flatMap((group) => group.toSorted((a, b) => drawn(a.winner) - drawn(b.winner) || drawn(b.loser) - drawn(a.loser)));
  const defeats: Defeat[] = [];
  for (const pair of pairs) {
    const locked = defeats.filter((defeat) => defeat.locked);
    defeats.push({ ...pair, locked: !reaches(locked, pair.loser, pair.winner) });
  }
  const locked = defeats.filter((defeat) => defeat.locked);
  const order: number[] = [];
  while (order.length < all.length) {
    const [next] = all.filter((option) => !order.includes(option) && locked.every(({ winner, loser }) => loser !== option || order.includes(winner))).sort((a, b) => drawn(a) - drawn(b));
    if (next === undefined) break;
    order.push(next);
  }
  return { defeats, order };
}

/** First places; a place that several share is shared among them. */
export function firstPlaces(options: number, papers: readonly Ranking[]): readonly Fraction[] {
  const firsts = Array.from({ length: options }, () => zero);
  for (const { count, ranks: [first = []] } of papers) for (const option of first) firsts[option] = plus(firsts[option] ?? zero, fraction(count, first.length));
  return firsts;
}

/**
 * Borda points. `plain`: an option gets the number of options below its place, tied ones the mean, so points are doubled to
 * stay whole. `modified`: on a paper that ranks m options the last of them gets 1 and the first m; unranked get nothing
 * (Emerson 2013), so that ranking everybody pays.
 */
export function borda(options: number, papers: readonly Ranking[], form: 'plain' | 'modified'): readonly number[] {
  const points = new Array<number>(options).fill(0);
  for (const { count, ranks } of papers) {
    const ranked = ranks.flat();
    const groups = form === 'plain' ? [...ranks, [...points.keys()].filter((option) => !ranked.includes(option))] : ranks;
    let above = 0;
    for (const group of groups) {
      const most = (form === 'plain' ? options - 1 : ranked.length) - above;
      for (const option of group) points[option] = (points[option] ?? 0) + count * (2 * most - (group.length - 1));
      above += group.length;
    }
  }
  return points;
}
