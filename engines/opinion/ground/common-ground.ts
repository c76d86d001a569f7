import { fitSides, type Trait } from '../trait/fit.ts';
import { bothSides, type TwoSided } from '../trait/sides.ts';
import type { VoteSource } from '../packed.ts';
import { collapse, groundModel, type Collapse } from './collapse.ts';
import { halves, scoreAll, type Foreseen, type SideScores } from './score.ts';

/** A statement by position, with its worse side. `listed`: the lower end is above one half, enough voted, and both sides are there. */
export interface GroundScore {
  readonly statement: number;
  /** The side that would agree (or reject) less. */
  readonly worse: Foreseen;
  /** Agreements minus disagreements (or the reverse) on each side, weighted. */
  readonly net: readonly [number, number];
  /** People who agreed or disagreed. */
  readonly votes: number;
  readonly listed: boolean;
}

/** Statements from the most to the least common ground, and from the most to the least commonly rejected. */
export interface GroundList {
  readonly agreement: readonly GroundScore[];
  readonly rejection: readonly GroundScore[];
}

export interface CommonGround {
  readonly engine: 'opinion/common-ground@1';
  /** With look-alike rows weighed down: what is published, unless more than 15 % look alike. */
  readonly defended: GroundList;
  /** Every row weighing one: published beside it. */
  readonly plain: GroundList;
  readonly collapse: Collapse;
  /** The fits behind both lists, so that a warm update can begin there. */
  readonly fits: { readonly defended: Trait; readonly plain: Trait };
}

const LEAST_VOTES = 20;
const LEAST_NET = 4;

/** Statements that both halves of the opinion axis would agree with, or would both reject, with and without look-alike rows. */
export function commonGround(votes: VoteSource): CommonGround {
  const sides = bothSides(votes, groundModel.worth);
  const found = collapse(sides);
  const ones = new Float64Array(votes.people).fill(1);
  const plain = listOf(sides, ones, fitSides(sides, groundModel));
  const defended = found.weights.every((weight) => weight === 1) ? plain : listOf(sides, found.weights, found.trait);
  return { engine: 'opinion/common-ground@1', defended: defended.list, plain: plain.list, collapse: found, fits: { defended: defended.wide, plain: plain.wide } };
}

/**
 * The defended list after some votes more, of the same people and statements: the weights stay and each fit takes one step.
 * To be shown between; what is published is made from nothing. On real conversations it is within .002 of that, or .015.
 */
export function warmGround(votes: VoteSource, { collapse: { weights, trait }, fits }: CommonGround): GroundList {
  const sides = bothSides(votes, groundModel.worth);
  const along = fitSides(sides, { ...groundModel, sweeps: 1, weights, before: trait });
  const wide = fitSides(sides, { ...groundModel, dimensions: 3, sweeps: 1, weights, before: fits.defended });
  return scored(sides, weights, along, wide);
}

/** The two lists for one set of weights: halves from the fit in one dimension, chances with two nuisance dimensions more. */
function listOf(sides: TwoSided, weights: Float64Array, along: Trait): { readonly list: GroundList; readonly wide: Trait } {
  const wide = fitSides(sides, { ...groundModel, dimensions: 3, weights, before: along });
  return { list: scored(sides, weights, along, wide), wide };
}

function scored(sides: TwoSided, weights: Float64Array, along: Trait, wide: Trait): GroundList {
  const which = halves(along, weights);
  const scores = scoreAll({ statements: sides.statements, trait: wide, weights, sides: which });
  const nets = netOf(sides, weights, which);
  return { agreement: ranked(scores, nets, false), rejection: ranked(scores, nets, true) };
}

interface Nets {
  readonly net: Float64Array;
  readonly votes: Uint32Array;
}

function netOf({ statements }: TwoSided, weights: Float64Array, which: Uint8Array): Nets {
  const net = new Float64Array(statements.rows * 2);
  const votes = new Uint32Array(statements.rows);
  for (let j = 0; j < statements.rows; j += 1) {
    for (let at = statements.starts[j] as number; at < (statements.starts[j + 1] as number); at += 1) {
      const cell = statements.cells[at] as number;
      const side = j * 2 + (which[cell >>> 2] as number);
      net[side] = (net[side] as number) + (weights[cell >>> 2] as number) * ((cell & 3) - 1);
      if ((cell & 3) !== 1) votes[j] = (votes[j] as number) + 1;
    }
  }
  return { net, votes };
}

function ranked(scores: readonly SideScores[], { net, votes }: Nets, rejects: boolean): readonly GroundScore[] {
  return scores.map((score, statement) => {
    const [one, other] = rejects ? score.reject : score.agree;
    const worse = other.value < one.value ? other : one;
    const times = rejects ? -1 : 1;
    const own = [times * (net[statement * 2] as number), times * (net[statement * 2 + 1] as number)] as const;
    const count = votes[statement] as number;
    return { statement, worse, net: own, votes: count, listed: worse.low > 0.5 && count >= LEAST_VOTES && Math.min(...own) >= LEAST_NET };
  }).sort((a, b) => b.worse.value - a.worse.value || a.statement - b.statement);
}
