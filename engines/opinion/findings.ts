import type { BlocFound, OpinionFound, StatementFound, WorseSide } from './contract.ts';
import { commonGround, type CommonGround, type GroundScore } from './ground/common-ground.ts';
import { bars, gateAsked, groupsGate } from './groups/gate.ts';
import { countAll, type PackedVotes } from './packed.ts';
import { fewestForMap } from './privacy/regions.ts';
import { fewest } from './privacy/tally-shown.ts';
import { errorsOf } from './trait/errors.ts';
import { fitSides, mainModel, type Trait } from './trait/fit.ts';
import { chooseDimensions, type DimensionsChosen } from './trait/held-out.ts';
import { logistic } from './trait/logistic.ts';
import { bothSides, passed } from './trait/sides.ts';

export interface FindingsAsked {
  /** How far the log was read. */
  readonly position: number;
  readonly seed: string;
}

/** Passes apart from sides taken: how readily each person passes, and how readily each statement is passed over. */
export const passModel = { ...mainModel, dimensions: 0 as const, worth: passed };

const unscored: WorseSide = { value: 0.5, error: 0.5, low: 0, high: 1, listed: false };

function byStatement(list: readonly GroundScore[]): ReadonlyMap<number, WorseSide> {
  return new Map(list.map(({ statement, worse, listed }) => [statement, { value: worse.value, error: worse.error, low: worse.low, high: worse.high, listed }]));
}

function statementsOf(votes: PackedVotes, dimensions: 1 | 2, ground: CommonGround): readonly StatementFound[] {
  const asked = { ...mainModel, dimensions };
  const sides = bothSides(votes, asked.worth);
  const trait = fitSides(sides, asked);
  const errors = errorsOf(sides, trait, asked);
  const passing: Trait = fitSides(bothSides(votes, passed), passModel);
  const [agreement, rejection, agreementPlain, rejectionPlain] = [ground.defended.agreement, ground.defended.rejection, ground.plain.agreement, ground.plain.rejection].map(byStatement);
  const width = dimensions + 1;
  return votes.statementIds.map((statement, j) => ({
    statement,
    ease: { value: trait.middle + (trait.statements[j * width] as number), error: errors.statements[j * width] as number },
    slopes: Array.from({ length: dimensions }, (_, d) => ({ value: trait.statements[j * width + 1 + d] as number, error: errors.statements[j * width + 1 + d] as number })),
    passing: logistic(passing.middle + (passing.statements[j] as number)),
    agreement: agreement?.get(j) ?? unscored, rejection: rejection?.get(j) ?? unscored,
    agreementPlain: agreementPlain?.get(j) ?? unscored, rejectionPlain: rejectionPlain?.get(j) ?? unscored,
  }));
}

/** Blocs of five or more; smaller ones are weighed down too and told of nowhere, not even in a sum. */
const blocsOf = (votes: PackedVotes, { collapse }: CommonGround): readonly BlocFound[] =>
  collapse.blocs.filter(({ people }) => people >= fewest).map(({ people, shared }) => ({ people, shared: shared.map(({ statement, agrees }) => ({ statement: votes.statementIds[statement] ?? '', agrees })) }));

/** Statements that fewer than five people voted on are left out: a fit of four votes is about four people. */
function seenEnough(votes: PackedVotes): PackedVotes {
  const counts = countAll(votes);
  const kept = votes.statementIds.flatMap((_, j) => ((counts[j * 3] as number) + (counts[j * 3 + 1] as number) + (counts[j * 3 + 2] as number) >= fewest ? [j] : []));
  if (kept.length === votes.statements) return votes;
  const now = new Map(kept.map((j, at) => [j, at]));
  const starts = new Uint32Array(votes.people + 1);
  const cells: number[] = [];
  for (let person = 0; person < votes.people; person += 1) {
    for (const cell of votes.cells.subarray(votes.starts[person], votes.starts[person + 1])) {
      const at = now.get(cell >> 2);
      if (at !== undefined) cells.push(at * 4 + (cell & 3));
    }
    starts[person + 1] = cells.length;
  }
  const own = kept.length <= 1 << 14 ? Uint16Array.from(cells) : Uint32Array.from(cells);
  return { ...votes, statements: kept.length, statementIds: kept.map((j) => votes.statementIds[j] ?? ''), starts, cells: own, rows: () => [{ first: 0, count: votes.people, starts, cells: own }] };
}

/**
 * All that a conversation can know of itself by its votes, for publication. The same votes give the same bytes, in whatever
 * order they came. Below thirty people nothing is foretold; below sixty no groups are looked for.
 */
export function findings(all: PackedVotes, { position, seed }: FindingsAsked): OpinionFound {
  const votes = seenEnough(all);
  const asked = gateAsked(seed);
  const origin: OpinionFound['origin'] = {
    engine: 'opinion@1', position, seed, people: all.people, votes: all.cells.length,
    parameters: { model: 'logistic', leniency: mainModel.priors.leniency, place: mainModel.priors.place, ease: mainModel.priors.ease, slope: mainModel.priors.slope, sweeps: mainModel.sweeps, accuracy: mainModel.accuracy, draws: asked.draws, resamples: asked.resamples, probability: bars.probability, probabilityOfOnePeak: bars.probabilityOfOnePeak, separation: bars.separation, share: bars.share, stability: bars.stability },
  };
  if (votes.people < fewestForMap) return { origin, dimensions: { chosen: 1, lossOfOne: 0, lossOfTwo: 0, error: 0 }, groups: { answer: 'too-few-people', figures: {} }, statements: [], collapsed: true, blocs: [] };
  const ground = commonGround(votes);
  const { dimensions, lossOfOne, lossOfTwo, error }: DimensionsChosen = chooseDimensions(votes, mainModel, seed);
  const gate = groupsGate(votes, asked);
  return {
    origin, dimensions: { chosen: dimensions, lossOfOne, lossOfTwo, error },
    groups: { answer: gate.answer, figures: gate.answer === 'too-few-people' ? {} : { ...gate.figures, smaller: gate.figures.smaller < fewest ? 0 : gate.figures.smaller } },
    statements: statementsOf(votes, dimensions, ground), collapsed: ground.collapse.collapsed, blocs: blocsOf(votes, ground),
  };
}
