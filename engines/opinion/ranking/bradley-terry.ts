import { byCodePoint } from '@plenaria/kernel/language.ts';

/** One judgement of one person: which of two texts they put first, or that they put neither first. */
export interface Comparison {
  readonly first: string;
  readonly other: string;
  readonly better: 'first' | 'other' | 'equal';
}

export interface Ranked {
  readonly id: string;
  /** Strength on the logistic scale; the mean of all is near 0. */
  readonly strength: number;
  readonly error: number;
  readonly comparisons: number;
  /** Ranks that the comparisons leave open, 1 the best: outside them lies what is surely better or surely worse (95 %, two-sided, pair by pair). */
  readonly ranks: { readonly best: number; readonly worst: number };
}

export interface Ranking {
  readonly engine: 'opinion/bradley-terry@1';
  readonly position: number;
  readonly comparisons: number;
  /** Strongest first; equals by id. */
  readonly ranked: readonly Ranked[];
}

/** Judgements of pairs, counted: wins with a tie as half a win each. Integers of half wins. */
interface Tallied {
  readonly ids: readonly string[];
  readonly halfWins: Float64Array;
  /** against[i]: opponents of i and how often. */
  readonly against: readonly ReadonlyMap<number, number>[];
}

const z = 1.96;
/** Above this many texts the errors come from each text alone; the whole matrix would be too slow. */
const wholeMatrix = 300;

/**
 * Bradley and Terry (1952) with a normal prior N(0, 1) on each strength: the mode by Newton steps one text at a time, to a
 * gradient below 1e-10, and errors from the curvature there (Laplace). Comparisons of unknown texts are left out.
 */
export function rankByPairs(texts: readonly string[], comparisons: readonly Comparison[], position: number): Ranking {
  const tallied = counted([...new Set(texts)].sort(byCodePoint), comparisons);
  const strengths = modeOf(tallied);
  const curvature = curvatureAt(tallied, strengths);
  const covariance = tallied.ids.length <= wholeMatrix ? inverse(curvature) : null;
  const variance = (i: number): number => covariance?.[i]?.[i] ?? 1 / (curvature[i]?.[i] ?? 1);
  const apart = (i: number, j: number): number => (strengths[i] ?? 0) - (strengths[j] ?? 0);
  const surely = (i: number, j: number): boolean => apart(i, j) > z * Math.sqrt(variance(i) + variance(j) - 2 * (covariance?.[i]?.[j] ?? 0));
  const all = [...tallied.ids.keys()];
  const ranked = all.map((i): Ranked => ({
    id: tallied.ids[i] ?? '', strength: strengths[i] ?? 0, error: Math.sqrt(variance(i)), comparisons: [...(tallied.against[i]?.values() ?? [])].reduce((sum, one) => sum + one, 0),
    ranks: { best: 1 + all.filter((j) => surely(j, i)).length, worst: all.length - all.filter((j) => surely(i, j)).length },
  }));
  return { engine: 'opinion/bradley-terry@1', position, comparisons: ranked.reduce((sum, one) => sum + one.comparisons, 0) / 2, ranked: ranked.sort((a, b) => b.strength - a.strength || byCodePoint(a.id, b.id)) };
}

function counted(ids: readonly string[], comparisons: readonly Comparison[]): Tallied {
  const at = new Map(ids.map((id, index) => [id, index]));
  const halfWins = new Float64Array(ids.length);
  const against = ids.map(() => new Map<number, number>());
  for (const { first, other, better } of comparisons) {
    const [i, j] = [at.get(first), at.get(other)];
    if (i === undefined || j === undefined || i === j) continue;
    halfWins[i] = (halfWins[i] ?? 0) + (better === 'first' ? 2 : better === 'equal' ? 1 : 0);
    halfWins[j] = (halfWins[j] ?? 0) + (better === 'other' ? 2 : better === 'equal' ? 1 : 0);
    against[i]?.set(j, (against[i]?.get(j) ?? 0) + 1);
    against[j]?.set(i, (against[j]?.get(i) ?? 0) + 1);
  }
  // Sums of floats hang on their order: opponents stand in the order of their ids, not of arrival.
  return { ids, halfWins, against: against.map((own) => new Map([...own].sort(([a], [b]) => a - b))) };
}

const chance = (difference: number): number => 1 / (1 + Math.exp(-difference));

function modeOf({ ids, halfWins, against }: Tallied): Float64Array {
  const strengths = new Float64Array(ids.length);
  for (let sweep = 0; sweep < 2000; sweep += 1) {
    let steepest = 0;
    for (const [i, own] of against.entries()) {
      let [slope, curve] = [(halfWins[i] ?? 0) / 2 - (strengths[i] ?? 0), 1];
      for (const [j, times] of own) {
        const wins = chance((strengths[i] ?? 0) - (strengths[j] ?? 0));
        slope -= times * wins;
        curve += times * wins * (1 - wins);
      }
      steepest = Math.max(steepest, Math.abs(slope));
      strengths[i] = (strengths[i] ?? 0) + Math.max(-2, Math.min(2, slope / curve));
    }
    if (steepest < 1e-10) break;
  }
  return strengths;
}

function curvatureAt({ against }: Tallied, strengths: Float64Array): readonly Float64Array[] {
  return against.map((own, i) => {
    const row = new Float64Array(against.length);
    row[i] = 1;
    for (const [j, times] of own) {
      const wins = chance((strengths[i] ?? 0) - (strengths[j] ?? 0));
      row[j] = -times * wins * (1 - wins);
      row[i] = (row[i] ?? 0) + times * wins * (1 - wins);
    }
    return row;
  });
}

/** Gauss and Jordan; the prior makes the matrix positive definite, so no pivot is zero. */
function inverse(matrix: readonly Float64Array[]): readonly Float64Array[] {
  const size = matrix.length;
  const left = matrix.map((row) => row.slice());
  const right = matrix.map((_, i) => Float64Array.from({ length: size }, (__, j) => (i === j ? 1 : 0)));
  for (let pivot = 0; pivot < size; pivot += 1) {
    const [own, ownRight] = [left[pivot] as Float64Array, right[pivot] as Float64Array];
    const by = own[pivot] as number;
    for (let j = 0; j < size; j += 1) [own[j], ownRight[j]] = [(own[j] as number) / by, (ownRight[j] as number) / by];
    for (let i = 0; i < size; i += 1) {
      const [row, rowRight] = [left[i] as Float64Array, right[i] as Float64Array];
      const factor = row[pivot] as number;
      if (i === pivot || factor === 0) continue;
      for (let j = 0; j < size; j += 1) {
        row[j] = (row[j] as number) - factor * (own[j] as number);
        rowRight[j] = (rowRight[j] as number) - factor * (ownRight[j] as number);
      }
    }
  }
  return right;
}
