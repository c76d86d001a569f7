import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readComments, readParticipantsVotes, readPolisVotes, type PolisConversation, type PolisFault } from '@plenaria/opinion/formats/polis.ts';
import { pack, type PackedVotes } from '@plenaria/opinion/packed.ts';
import { noVotes, withVotes } from '@plenaria/opinion/tallies.ts';

export interface Found {
  readonly name: string;
  readonly folder: string;
  readonly conversation: PolisConversation;
  /** Positions of statements that moderators took out. */
  readonly out: readonly number[];
}

const textOf = (folder: string, file: string): string | null => (existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8') : null);
const faultOf = ([fault]: readonly PolisFault[]): string => `line ${fault?.line ?? 0}, column ${fault?.column ?? ''}: found "${fault?.found ?? ''}", expected ${fault?.expected ?? ''}`;

/** The folders that hold a conversation, in the order of their names. */
export const foldersIn = (data: string): readonly string[] =>
  readdirSync(data).sort().map((name) => join(data, name)).filter((folder) => existsSync(join(folder, 'participants-votes.csv')) || existsSync(join(folder, 'votes.csv')));

/** Reads a conversation; where there is no table of participants, the events make it. */
export function conversationIn(folder: string): Found | { readonly problem: string } {
  const table = textOf(folder, 'participants-votes.csv');
  const comments = readComments(textOf(folder, 'comments.csv') ?? 'comment-id');
  const found = (conversation: PolisConversation): Found => {
    const at = new Map(conversation.votes.statementIds.map((id, position) => [id, position]));
    return { name: basename(folder), folder, conversation, out: comments.flatMap(({ id, out }) => (out && at.has(id) ? [at.get(id) ?? 0] : [])).sort((a, b) => a - b) };
  };
  if (table !== null) {
    const read = readParticipantsVotes(table);
    return read.ok ? found(read.conversation) : { problem: `participants-votes.csv ${faultOf(read.faults)}` };
  }
  const read = readPolisVotes(textOf(folder, 'votes.csv') ?? '');
  if (!read.ok) return { problem: `votes.csv ${faultOf(read.faults)}` };
  const votes = pack(withVotes(noVotes, read.votes));
  return found({ votes, groups: votes.personIds.map(() => '') });
}

/** The events of a conversation, where its folder has them. */
export function eventsIn(folder: string): ReturnType<typeof readPolisVotes> | null {
  const text = textOf(folder, 'votes.csv');
  return text === null ? null : readPolisVotes(text);
}

/** Only some people and statements, by position; who has no vote left stays out. */
export function part(votes: PackedVotes, people: readonly number[], statements: ReadonlySet<number>): { readonly rows: readonly (readonly number[])[]; readonly people: readonly number[] } {
  const rows = people.map((person) => [...votes.cells.subarray(votes.starts[person], votes.starts[person + 1])].filter((cell) => statements.has(cell >> 2)));
  return { rows, people };
}
