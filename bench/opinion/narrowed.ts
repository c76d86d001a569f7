import { packRows, type PackedVotes } from '@plenaria/opinion/packed.ts';
import type { Found } from './conversations.ts';

/** The part of a conversation that figures are measured on: people with seven votes or more, statements that anybody voted on; in `in` without those taken out. */
export function narrowed({ conversation: { votes }, out }: Found, which: 'all' | 'in'): PackedVotes {
  const away = new Set(which === 'in' ? out : []);
  const rows = votes.personIds.map((_, person) => [...votes.cells.subarray(votes.starts[person], votes.starts[person + 1])].filter((cell) => !away.has(cell >> 2)));
  const people = [...rows.keys()].filter((person) => (rows[person] ?? []).length >= 7);
  const used = new Set(people.flatMap((person) => (rows[person] ?? []).map((cell) => cell >> 2)));
  const statements = [...votes.statementIds.keys()].filter((statement) => used.has(statement));
  const position = new Map(statements.map((statement, at) => [statement, at]));
  return packRows(people.map((person) => votes.personIds[person] ?? ''), statements.map((statement) => votes.statementIds[statement] ?? ''), people.map((person) => (rows[person] ?? []).map((cell) => (position.get(cell >> 2) ?? 0) * 4 + (cell & 3))));
}
