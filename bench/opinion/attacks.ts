import { diceFrom, shuffled, type Dice } from '@plenaria/kernel/dice.ts';
import { packRows, type PackedVotes } from '@plenaria/opinion/packed.ts';

/** What planted accounts know: everybody's votes, and the list the method makes of them. */
export interface Known {
  readonly votes: PackedVotes;
  /** The honest ten and the ten after them, by position. */
  readonly ten: readonly number[];
  readonly next: readonly number[];
  /** A divisive statement to be lifted, and people of the side that rejects it. */
  readonly target: number;
  readonly opposed: readonly number[];
}

/** The row of one planted account, as cells. */
export type Plant = (known: Known, dice: Dice) => ReadonlyMap<number, number>;

const [NO, YES] = [0, 2];
const rowOf = (votes: PackedVotes, person: number): readonly number[] => [...votes.cells.subarray(votes.starts[person], votes.starts[person + 1])];
const toMap = (cells: readonly number[]): Map<number, number> => new Map(cells.map((cell) => [cell >> 2, cell & 3]));
const against = (row: Map<number, number>, statements: readonly number[]): Map<number, number> => {
  for (const statement of statements) row.set(statement, NO);
  return row;
};
const some = <T>(list: readonly T[], count: number, dice: Dice): readonly T[] => shuffled(list, dice).slice(0, count);
const anybody = ({ votes }: Known, dice: Dice): readonly number[] => rowOf(votes, dice.below(votes.people));

function decoys({ votes, ten }: Known, count: number, dice: Dice): Map<number, number> {
  const others = [...Array(votes.statements).keys()].filter((statement) => !ten.includes(statement));
  return new Map(some(others, count, dice).map((statement) => [statement, dice.below(2) === 0 ? NO : YES]));
}

/** Accounts that would sink the ten, and accounts that would lift the target. */
export const plants = {
  'naive sink': ({ ten }) => against(new Map(), ten),
  'copying sink': (known, dice) => against(toMap(some(anybody(known, dice), 15, dice)), known.ten),
  'boosting sink': ({ ten, next }) => against(new Map(next.map((statement) => [statement, YES])), ten),
  'routed sink': (known, dice) => new Map(anybody(known, dice).map((cell) => [cell >> 2, known.ten.includes(cell >> 2) ? NO : cell & 3])),
  'evading sink, 4 of the ten': ({ ten }, dice) => against(new Map(), some(ten, 4, dice)),
  'evading sink, 6 and 6 decoys': (known, dice) => against(decoys(known, 6, dice), some(known.ten, 6, dice)),
  'evading sink, 10 and 10 decoys': (known, dice) => against(decoys(known, 10, dice), known.ten),
  camouflage: (known, dice) => toMap(rowOf(known.votes, known.opposed[dice.below(known.opposed.length)] ?? 0)).set(known.target, YES),
  brigade: (known, dice) => decoys(known, 9, dice).set(known.target, YES),
} as const satisfies Readonly<Record<string, Plant>>;

export type Attack = keyof typeof plants;

/** The conversation with one planted account for every 1 ÷ `share` people; they stand last, which changes nothing. */
export function planted(known: Known, attack: Attack, share: number, seed: string): PackedVotes {
  const dice = diceFrom(`${seed} ${attack}`);
  const count = Math.round(known.votes.people * share);
  const plant: Plant = plants[attack];
  const rows = Array.from({ length: count }, () => [...plant(known, dice)].map(([statement, code]) => statement * 4 + code).sort((a, b) => a - b));
  return packRows([...known.votes.personIds, ...rows.map((_, at) => `~plant ${String(at).padStart(6, '0')}`)], known.votes.statementIds, [...known.votes.personIds.map((_, person) => rowOf(known.votes, person)), ...rows]);
}
