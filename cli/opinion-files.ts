import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { VoteCast } from '@plenaria/opinion/contract.ts';
import { readComments, readParticipantsVotes, readPolisVotes, type PolisFault } from '@plenaria/opinion/formats/polis.ts';
import { CHOICES } from '@plenaria/opinion/packed.ts';
import { noVotes, withVotes, type LastVotes } from '@plenaria/opinion/tallies.ts';

/** A conversation read from files: the votes that count, the statements that stand with their words, and how many votes were read. */
export interface Conversation {
  readonly last: LastVotes;
  readonly words: ReadonlyMap<string, string>;
  /** Ids of the statements that stand, moderated ones left out. */
  readonly statements: readonly string[];
  readonly position: number;
}

const told = (file: string, [fault]: readonly PolisFault[]): Error => new Error(`${file}, line ${fault?.line ?? 1}, column ${fault?.column ?? ''}: found "${fault?.found ?? ''}", expected ${fault?.expected ?? ''}`);

function ofPolisEvents(file: string): readonly VoteCast[] {
  const read = readPolisVotes(readFileSync(file, 'utf8'));
  if (!read.ok) throw told(file, read.faults);
  return read.votes;
}

/** The matrix as votes of one moment each: it holds the last ones only. */
function ofPolisMatrix(file: string): readonly VoteCast[] {
  const read = readParticipantsVotes(readFileSync(file, 'utf8'));
  if (!read.ok) throw told(file, read.faults);
  const { starts, cells, personIds, statementIds } = read.conversation.votes;
  return personIds.flatMap((person, at) => [...cells.subarray(starts[at], starts[at + 1])].map((cell): VoteCast => {
    const statement = statementIds[cell >> 2] ?? '';
    return { id: `${person}/${statement}`, person, statement, choice: CHOICES[cell & 3] ?? 'pass', position: 1 };
  }));
}

const isVote = (value: unknown): value is VoteCast => {
  const vote = value as Partial<VoteCast> | null;
  return typeof vote === 'object' && vote !== null && [vote.id, vote.person, vote.statement].every((one) => typeof one === 'string') && CHOICES.some((choice) => choice === vote.choice) && Number.isSafeInteger(vote.position);
};

/** Our own stream: a JSON object a line, { id, person, statement, choice, position }. */
function ofStream(file: string): readonly VoteCast[] {
  return readFileSync(file, 'utf8').split('\n').flatMap((line, at) => {
    if (line.trim() === '') return [];
    let value: unknown = null;
    try {
      value = JSON.parse(line);
    } catch {
      value = null;
    }
    if (!isVote(value)) throw new Error(`${file}, line ${at + 1}: expected {"id","person","statement","choice":"agree"|"disagree"|"pass","position"}, found ${line.slice(0, 80)}`);
    return [value];
  });
}

function votesIn(path: string): readonly VoteCast[] {
  if (!existsSync(path)) throw new Error(`There is nothing at ${path}.`);
  if (!statSync(path).isDirectory()) return path.endsWith('.csv') ? ofPolisEvents(path) : ofStream(path);
  const [events, matrix] = [join(path, 'votes.csv'), join(path, 'participants-votes.csv')];
  if (existsSync(matrix)) return ofPolisMatrix(matrix);
  if (existsSync(events)) return ofPolisEvents(events);
  throw new Error(`${path} holds neither participants-votes.csv nor votes.csv.`);
}

/** Reads a folder as Polis exports it, a votes.csv, or a stream of ours. */
export function conversationAt(path: string): Conversation {
  const votes = votesIn(path);
  const last = withVotes(noVotes, votes);
  const comments = existsSync(join(path, 'comments.csv')) ? readComments(readFileSync(join(path, 'comments.csv'), 'utf8')) : [];
  const out = new Set(comments.flatMap(({ id, out: gone }) => (gone ? [id] : [])));
  const statements = [...new Set([...last.values()].map(({ statement }) => statement))].filter((id) => !out.has(id)).sort((a, b) => Number(a) - Number(b) || (a < b ? -1 : 1));
  return { last, words: new Map(comments.map(({ id, body }) => [id, body])), statements, position: votes.length };
}
