import { commonGround, type GroundScore } from '@plenaria/opinion/ground/common-ground.ts';
import { groundModel } from '@plenaria/opinion/ground/collapse.ts';
import { fitSides } from '@plenaria/opinion/trait/fit.ts';
import { foretell, losses, mean, split } from '@plenaria/opinion/trait/held-out.ts';
import { bothSides } from '@plenaria/opinion/trait/sides.ts';
import { packRows, type PackedVotes } from '@plenaria/opinion/packed.ts';
import { diceFrom, shuffled } from '@plenaria/kernel/dice.ts';
import { planted, plants, type Attack, type Known } from './attacks.ts';
import type { Found } from './conversations.ts';
import { liner, timed, type Line } from './line.ts';
import { narrowed } from './narrowed.ts';

/** How many of the honest ten must stay: at 5 % and at 10 %. Null: not promised. */
const KEPT: Readonly<Record<Exclude<Attack, 'camouflage' | 'brigade'>, readonly [number, number | null]>> = {
  'naive sink': [9, 9], 'copying sink': [7, 7], 'boosting sink': [7, 7], 'routed sink': [5, null],
  'evading sink, 4 of the ten': [5, null], 'evading sink, 6 and 6 decoys': [5, null], 'evading sink, 10 and 10 decoys': [5, null],
};

const enough = (list: readonly GroundScore[]): readonly GroundScore[] => list.filter(({ votes }) => votes >= 20);

/** The seven sinks and the two lifts, by accounts that know the list they attack. */
function attacks(name: string, votes: PackedVotes, honest: readonly GroundScore[]): readonly Line[] {
  const say = liner(name);
  const ten = honest.slice(0, 10).map(({ statement }) => statement);
  const next = honest.slice(10, 20).map(({ statement }) => statement);
  // A statement few have seen is its plants' own: no rule over votes helps there, only limits in routing. Half the statements have more.
  const middling = honest.map(({ votes: count }) => count).sort((a, b) => a - b)[honest.length >> 1] ?? 0;
  const target = honest.findLast(({ votes: count }) => count >= middling)?.statement ?? 0;
  const before = honest.findIndex(({ statement }) => statement === target);
  const known: Known = { votes, ten, next, target, opposed: [...votes.personIds.keys()].filter((person) => votes.cells.subarray(votes.starts[person], votes.starts[person + 1]).includes(target * 4)) };
  const lines: Line[] = [];
  for (const attack of Object.keys(plants) as Attack[]) {
    for (const [at, share] of [0.05, 0.1].entries()) {
      const { result, seconds } = timed(() => commonGround(planted(known, attack, share, 'plants')));
      const list = enough(result.defended.agreement);
      const title = `${attack}, ${share * 100} %`;
      if (attack === 'camouflage' || attack === 'brigade') {
        const rank = list.findIndex(({ statement }) => statement === target);
        lines.push(say(`${title}: rank of the target, ${before} of ${honest.length} before`, rank, 'never listed', list[rank]?.listed === false, seconds));
      } else {
        const kept = list.slice(0, 10).filter(({ statement }) => ten.includes(statement)).length;
        const least = KEPT[attack][at] ?? null;
        lines.push(say(`${title}: kept of the honest ten${result.collapse.collapsed ? '' : ', not collapsed'}`, kept, least === null ? '' : `≥ ${least}`, least === null ? null : kept >= least, seconds));
      }
    }
  }
  return lines;
}

const rowsOf = (votes: PackedVotes, people: readonly number[]): PackedVotes => packRows(people.map((person) => votes.personIds[person] ?? ''), votes.statementIds, people.map((person) => [...votes.cells.subarray(votes.starts[person], votes.starts[person + 1])]));

const SPLITS = ['1', '2', '3', '4'];

/** How often scores from two halves of the people differ by no more than 1.645 standard errors of their difference; null where no statement has twenty votes in both. */
function coverage(votes: PackedVotes, seed: string): number | null {
  const order = shuffled([...votes.personIds.keys()], diceFrom(`halves ${seed}`));
  const [one, other] = [0, 1].map((which) => new Map(commonGround(rowsOf(votes, order.filter((_, at) => at % 2 === which).sort((a, b) => a - b))).plain.agreement.map((score) => [score.statement, score])));
  const pairs = [...(one ?? [])].flatMap(([statement, mine]) => {
    const theirs = other?.get(statement);
    return theirs === undefined || mine.votes < 20 || theirs.votes < 20 ? [] : [{ mine: mine.worse, theirs: theirs.worse }];
  });
  return pairs.length === 0 ? null : pairs.filter(({ mine, theirs }) => Math.abs(mine.value - theirs.value) <= Math.hypot(mine.error, theirs.error) * 1.645).length / pairs.length;
}

/** What the defence costs the honest: held-out loss of the fit with its weights less the loss without, in nats a vote. */
function honestCost(votes: PackedVotes, weights: Float64Array, seed: string): number {
  const { kept, held } = split(votes, 10, `honest cost ${seed}`);
  const sides = bothSides(kept, groundModel.worth);
  const loss = (given: Float64Array | null): number => mean(losses(foretell(votes, held, fitSides(sides, { ...groundModel, weights: given }))));
  return loss(weights) - loss(null);
}

/** Common ground of a conversation: the list, what it costs the honest, and what planted accounts can do to it. */
export function groundChecks(found: Found): readonly Line[] {
  const say = liner(found.name);
  const votes = narrowed(found, 'in');
  if (votes.people < 60) return [];
  const { result: ground, seconds } = timed(() => commonGround(votes));
  const [defended, plain] = [enough(ground.defended.agreement), enough(ground.plain.agreement)];
  const topPlain = new Set(plain.slice(0, 10).map(({ statement }) => statement));
  const cost = timed(() => mean(SPLITS.map((seed) => honestCost(votes, ground.collapse.weights, seed))));
  const covered = timed(() => SPLITS.flatMap((seed) => coverage(votes, seed) ?? []));
  const share = mean(covered.result);
  return [
    say('common ground: statements listed', defended.filter(({ listed }) => listed).length, '', null, seconds),
    say('commonly rejected: statements listed', ground.defended.rejection.filter(({ listed }) => listed).length, '', null),
    say('share of rows that look alike', ground.collapse.alike / votes.people, '', null),
    say('of the ten, the same without the collapse', defended.slice(0, 10).filter(({ statement }) => topPlain.has(statement)).length, '', null),
    say('held-out log loss of the fit, defence less none, mean of 4 splits', cost.result, '≤ 0.002', cost.result <= 0.002, cost.seconds),
    ...(covered.result.length === 0 ? [] : [say('interval coverage between halves, mean of 4 splits', share, '0.85 to 0.97', share >= 0.85 && share <= 0.97, covered.seconds)]),
    ...(defended.length < 25 ? [] : attacks(found.name, votes, defended)),
  ];
}
