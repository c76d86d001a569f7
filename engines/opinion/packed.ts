import { byCodePoint } from '@plenaria/kernel/language.ts';
import type { Choice } from './contract.ts';
import type { LastVotes } from './tallies.ts';

/** Codes of the packed form; a code minus one is the value the maps use: disagree −1, pass 0, agree +1. */
export const CODES = { disagree: 0, pass: 1, agree: 2 } as const satisfies Record<Choice, number>;
export const CHOICES: readonly Choice[] = ['disagree', 'pass', 'agree'];

/** A run of people: person `first + i` has the cells `starts[i]` to `starts[i + 1]`; a cell is statement × 4 + code. */
export interface Rows {
  readonly first: number;
  readonly count: number;
  readonly starts: Uint32Array;
  readonly cells: Uint16Array | Uint32Array;
}

/**
 * Where a computation reads votes from, as often as it needs. In memory there is one run of people; a source on disk or a
 * generator hands out runs one after another and may use the same arrays again.
 */
export interface VoteSource {
  readonly people: number;
  readonly statements: number;
  readonly rows: () => Iterable<Rows>;
}

/** Votes in memory, two bytes each (four above 16,384 statements), with the ids that belong to the positions. */
export interface PackedVotes extends VoteSource {
  readonly personIds: readonly string[];
  readonly statementIds: readonly string[];
  readonly starts: Uint32Array;
  readonly cells: Uint16Array | Uint32Array;
}

const cellsFor = (statements: number, votes: number): Uint16Array | Uint32Array => (statements <= 1 << 14 ? new Uint16Array(votes) : new Uint32Array(votes));

/** Packs votes that already stand by person: `row(person)` gives cells in the order of statements. */
export function packRows(personIds: readonly string[], statementIds: readonly string[], rowsOf: readonly (readonly number[])[]): PackedVotes {
  const starts = new Uint32Array(personIds.length + 1);
  rowsOf.forEach((row, person) => { starts[person + 1] = (starts[person] as number) + row.length; });
  const cells = cellsFor(statementIds.length, starts[personIds.length] as number);
  rowsOf.forEach((row, person) => cells.set(row, starts[person] as number));
  return packedOf(personIds, statementIds, starts, cells);
}

/** Joins arrays that are already packed to a source with one run of people. */
export const packedOf = (personIds: readonly string[], statementIds: readonly string[], starts: Uint32Array, cells: Uint16Array | Uint32Array): PackedVotes => ({
  people: personIds.length, statements: statementIds.length, personIds, statementIds, starts, cells,
  rows: () => [{ first: 0, count: personIds.length, starts, cells }],
});

/** Packs the votes that count. People and statements stand in code-point order, so the order of arrival leaves no trace. */
export function pack(last: LastVotes): PackedVotes {
  const votes = [...last.values()];
  const personIds = [...new Set(votes.map(({ person }) => person))].sort(byCodePoint);
  const statementIds = [...new Set(votes.map(({ statement }) => statement))].sort(byCodePoint);
  const personAt = new Map(personIds.map((id, at) => [id, at]));
  const statementAt = new Map(statementIds.map((id, at) => [id, at]));
  const rows: number[][] = personIds.map(() => []);
  for (const { person, statement, choice } of votes) rows[personAt.get(person) ?? 0]?.push((statementAt.get(statement) ?? 0) * 4 + CODES[choice]);
  for (const row of rows) row.sort((a, b) => a - b);
  return packRows(personIds, statementIds, rows);
}

/** People who disagree, pass and agree: three whole numbers a statement, at statement × 3 + code. */
export function countAll(source: VoteSource): Uint32Array {
  const wide = new Uint32Array(source.statements * 4);
  for (const { count, starts, cells } of source.rows()) {
    const end = starts[count] as number;
    for (let at = starts[0] as number; at < end; at += 1) wide[cells[at] as number] = (wide[cells[at] as number] as number) + 1;
  }
  return Uint32Array.from({ length: source.statements * 3 }, (_, at) => wide[Math.floor(at / 3) * 4 + (at % 3)] as number);
}

/** The same votes by statement: cell is person × 4 + code. Of a source whose rows can be read twice. */
export function byStatement(votes: VoteSource): { readonly starts: Uint32Array; readonly cells: Uint32Array } {
  const starts = new Uint32Array(votes.statements + 1);
  for (const { count, starts: own, cells } of votes.rows()) for (let at = own[0] as number; at < (own[count] as number); at += 1) starts[((cells[at] as number) >> 2) + 1] = (starts[((cells[at] as number) >> 2) + 1] as number) + 1;
  for (let at = 0; at < votes.statements; at += 1) starts[at + 1] = (starts[at + 1] as number) + (starts[at] as number);
  const next = starts.slice();
  const cells = new Uint32Array(starts[votes.statements] as number);
  for (const run of votes.rows()) {
    for (let row = 0; row < run.count; row += 1) {
      for (let at = run.starts[row] as number; at < (run.starts[row + 1] as number); at += 1) {
        const cell = run.cells[at] as number;
        const slot = next[cell >> 2] as number;
        cells[slot] = (run.first + row) * 4 + (cell & 3);
        next[cell >> 2] = slot + 1;
      }
    }
  }
  return { starts, cells };
}
