import type { VoteSource } from '../packed.ts';

/** What a vote counts as by its code (disagree, pass, agree); null leaves it out. */
export type Worth = readonly [number | null, number | null, number | null];

/** Agreement among those who took a side. */
export const takenSides: Worth = [0, null, 1];
/** A pass is half an agreement: what the common-ground score uses. */
export const passIsHalf: Worth = [0, 0.5, 1];
/** Whether somebody passed at all. */
export const passed: Worth = [0, 1, 0];

/** Votes seen from one side: row r has the cells `starts[r]` to `starts[r + 1]`; a cell is a position on the other side × 4 + code. */
export interface Side {
  readonly rows: number;
  readonly starts: Uint32Array;
  readonly cells: Uint32Array;
}

/** The same votes by person and by statement. */
export interface TwoSided {
  readonly people: Side;
  readonly statements: Side;
}

/** Votes that a worth counts, by person and by statement, both in the order of positions. */
export function bothSides(votes: VoteSource, worth: Worth): TwoSided {
  const keep = worth.map((value) => (value === null ? 0 : 1));
  const perPerson = new Uint32Array(votes.people + 1);
  const perStatement = new Uint32Array(votes.statements + 1);
  const eachKept = (visit: (person: number, cell: number) => void): void => {
    for (const { first, count, starts, cells } of votes.rows()) {
      for (let row = 0; row < count; row += 1) for (let at = starts[row] as number; at < (starts[row + 1] as number); at += 1) if (keep[(cells[at] as number) & 3] === 1) visit(first + row, cells[at] as number);
    }
  };
  eachKept((person, cell) => {
    perPerson[person + 1] = (perPerson[person + 1] as number) + 1;
    perStatement[(cell >> 2) + 1] = (perStatement[(cell >> 2) + 1] as number) + 1;
  });
  for (const sums of [perPerson, perStatement]) for (let at = 1; at < sums.length; at += 1) sums[at] = (sums[at] as number) + (sums[at - 1] as number);
  const byPerson = new Uint32Array(perPerson[votes.people] as number);
  const byStatement = new Uint32Array(byPerson.length);
  const next = perStatement.slice();
  let slot = 0;
  eachKept((person, cell) => {
    byPerson[slot] = cell;
    slot += 1;
    const there = next[cell >> 2] as number;
    byStatement[there] = person * 4 + (cell & 3);
    next[cell >> 2] = there + 1;
  });
  return { people: { rows: votes.people, starts: perPerson, cells: byPerson }, statements: { rows: votes.statements, starts: perStatement, cells: byStatement } };
}
