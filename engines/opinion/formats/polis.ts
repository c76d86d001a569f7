import Papa from 'papaparse';
import type { VoteCast } from '../contract.ts';
import { CHOICES, CODES, packRows, type PackedVotes } from '../packed.ts';

/** A conversation as Polis exports it: agree +1, disagree −1, pass 0 (the Polis database itself keeps agree as −1). */
export interface PolisConversation {
  readonly votes: PackedVotes;
  /** The group Polis recorded, or ''. */
  readonly groups: readonly string[];
}

/** A fault in a file: its line and column, counted from 1 with the header as line 1, and what was expected there. */
export interface PolisFault {
  readonly line: number;
  readonly column: string;
  readonly found: string;
  readonly expected: string;
}

export type PolisRead = { readonly ok: true; readonly conversation: PolisConversation } | { readonly ok: false; readonly faults: readonly PolisFault[] };

const DIGITS = /^\d+$/;
const VALUES: Readonly<Record<string, number>> = { '-1': 0, '0': 1, '1': 2, '-1.0': 0, '0.0': 1, '1.0': 2 };

/** Reads `participants-votes.csv`: a row a person, a column a statement. Columns are found by name; a statement's name is a whole number. */
export function readParticipantsVotes(text: string): PolisRead {
  const { data: [header = [], ...lines] } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: 'greedy' });
  const columns = header.flatMap((name, at) => (DIGITS.test(name.trim()) ? [{ at, id: name.trim() }] : []));
  const person = header.findIndex((name) => name.trim() === 'participant');
  const group = header.findIndex((name) => name.trim() === 'group-id');
  if (person < 0) return { ok: false, faults: [{ line: 1, column: 'participant', found: header.slice(0, 6).join(','), expected: 'a column named participant' }] };
  if (columns.length === 0) return { ok: false, faults: [{ line: 1, column: '', found: header.slice(0, 6).join(','), expected: 'a column for each statement, named with its number' }] };
  const faults: PolisFault[] = [];
  const ids = new Map<string, number>();
  const rows = lines.map((line, at) => rowOf(line, at + 2, columns, faults));
  lines.forEach((line, at) => {
    const id = (line[person] ?? '').trim();
    const first = ids.get(id);
    if (id === '' || first !== undefined) faults.push({ line: at + 2, column: 'participant', found: id, expected: first === undefined ? 'the number of a participant' : `a participant named once; line ${first} is this one too` });
    ids.set(id, at + 2);
  });
  if (faults.length > 0) return { ok: false, faults: faults.sort((a, b) => a.line - b.line) };
  const votes = packRows(lines.map((line) => (line[person] ?? '').trim()), columns.map(({ id }) => id), rows);
  return { ok: true, conversation: { votes, groups: lines.map((line) => (group < 0 ? '' : (line[group] ?? '').trim())) } };
}

function rowOf(line: readonly string[], number: number, columns: readonly { readonly at: number; readonly id: string }[], faults: PolisFault[]): number[] {
  const row: number[] = [];
  columns.forEach(({ at, id }, statement) => {
    const found = line[at] ?? '';
    if (found === '') return;
    const code = VALUES[found.trim()];
    if (code !== undefined) row.push(statement * 4 + code);
    else if (found.trim() !== '') faults.push({ line: number, column: id, found, expected: '-1, 0, 1 or nothing' });
  });
  return row;
}

/** Writes `participants-votes.csv` in the form that Polis exports and this module reads. */
export function writeParticipantsVotes({ votes, groups }: PolisConversation): string {
  const header = ['participant', 'group-id', 'n-votes', 'n-agree', 'n-disagree', ...votes.statementIds];
  const lines = votes.personIds.map((id, person) => {
    const cells = votes.cells.subarray(votes.starts[person], votes.starts[person + 1]);
    const own = votes.statementIds.map(() => '');
    for (const cell of cells) own[cell >> 2] = String((cell & 3) - 1);
    const counted = CHOICES.map((_, code) => cells.filter((cell) => (cell & 3) === code).length);
    return [id, groups[person] ?? '', String(cells.length), String(counted[2] ?? 0), String(counted[0] ?? 0), ...own];
  });
  return Papa.unparse([header, ...lines], { newline: '\n' });
}

export interface PolisStatement {
  readonly id: string;
  readonly body: string;
  readonly out: boolean;
}

/** Reads `comments.csv`. Moderated: 1 in, 0 undecided, −1 out. Lines without an id are left out. */
export function readComments(text: string): readonly PolisStatement[] {
  const { data } = Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: 'greedy' });
  return data.flatMap((row) => (DIGITS.test((row['comment-id'] ?? '').trim()) ? [{ id: (row['comment-id'] ?? '').trim(), body: row['comment-body'] ?? '', out: (row['moderated'] ?? '').trim() === '-1' }] : []));
}

/** Writes `comments.csv`: the columns this module and Polis' own tools need. */
export const writeComments = (statements: readonly PolisStatement[]): string =>
  Papa.unparse([['comment-id', 'moderated', 'comment-body'], ...statements.map(({ id, body, out }) => [id, out ? '-1' : '1', body])], { newline: '\n' });

export type PolisVotesRead = { readonly ok: true; readonly votes: readonly VoteCast[] } | { readonly ok: false; readonly faults: readonly PolisFault[] };

/**
 * Reads `votes.csv`: one line a vote, in any order, re-votes among them. The time in milliseconds is the position. An id is
 * made of all a line says, so that the same line in two exports is one vote, and two opposite votes of one millisecond are
 * decided alike everywhere: Polis leaves that open.
 */
export function readPolisVotes(text: string): PolisVotesRead {
  const { data: [header = [], ...lines] } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: 'greedy' });
  const named = ['timestamp', 'comment-id', 'voter-id', 'vote'].map((name) => ({ name, at: header.findIndex((heading) => heading.trim() === name) }));
  const missing = named.filter(({ at }) => at < 0);
  if (missing.length > 0) return { ok: false, faults: missing.map(({ name }) => ({ line: 1, column: name, found: header.slice(0, 6).join(','), expected: `a column named ${name}` })) };
  const faults: PolisFault[] = [];
  const votes = lines.map((line, row) => {
    const [time = '', statement = '', person = '', vote = ''] = named.map(({ at }) => (line[at] ?? '').trim());
    const code = VALUES[vote];
    const wrong = !DIGITS.test(time) ? 0 : !DIGITS.test(statement) ? 1 : person === '' ? 2 : code === undefined ? 3 : -1;
    if (wrong >= 0) faults.push({ line: row + 2, column: named[wrong]?.name ?? '', found: [time, statement, person, vote][wrong] ?? '', expected: ['milliseconds since 1970', 'the number of a statement', 'the number of a participant', '-1, 0 or 1'][wrong] ?? '' });
    return { id: `${person} ${statement} ${time} ${code ?? ''}`, person, statement, choice: CHOICES[code ?? 1] ?? 'pass', position: Number(time) };
  });
  return faults.length > 0 ? { ok: false, faults } : { ok: true, votes };
}

/** Writes `votes.csv` in Polis' form, by position and then id. A position is written as the timestamp. */
export function writePolisVotes(votes: Iterable<VoteCast>): string {
  const inOrder = [...votes].sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
  return Papa.unparse([['timestamp', 'comment-id', 'voter-id', 'vote'], ...inOrder.map(({ position, statement, person, choice }) => [String(position), statement, person, String(CODES[choice] - 1)])], { newline: '\n' });
}

/** The same votes under numbers from 0, as Polis' tools want them; which number is whose is told to nobody else. */
export const numberedForPolis = (votes: PackedVotes): PackedVotes => ({ ...votes, personIds: votes.personIds.map((_, at) => String(at)), statementIds: votes.statementIds.map((_, at) => String(at)) });
