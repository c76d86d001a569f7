import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readComments, readParticipantsVotes, readPolisVotes, type PolisConversation, type PolisFault } from '@plenaria/opinion/formats/polis.ts';
import { pack } from '@plenaria/opinion/packed.ts';
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

/** The folders at any depth that hold a conversation, in the order of their paths. */
export function foldersIn(data: string): readonly string[] {
  if (existsSync(join(data, 'participants-votes.csv')) || existsSync(join(data, 'votes.csv'))) return [data];
  return readdirSync(data, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name).sort().flatMap((name) => foldersIn(join(data, name)));
}

/** Reads a conversation; where there is no table of participants that can be read, the events make it. */
export function conversationIn(folder: string): Found | { readonly problem: string } {
  const table = textOf(folder, 'participants-votes.csv');
  const comments = readComments(textOf(folder, 'comments.csv') ?? 'comment-id');
  const found = (conversation: PolisConversation): Found => {
    const at = new Map(conversation.votes.statementIds.map((id, position) => [id, position]));
    return { name: basename(folder), folder, conversation, out: comments.flatMap(({ id, out }) => (out && at.has(id) ? [at.get(id) ?? 0] : [])).sort((a, b) => a - b) };
  };
  const events = textOf(folder, 'votes.csv');
  const problems: string[] = [];
  if (table !== null) {
    const read = readParticipantsVotes(table);
    if (read.ok) return found(read.conversation);
    problems.push(`participants-votes.csv ${faultOf(read.faults)}`);
  }
  if (events === null) return { problem: problems.join('; ') };
  const read = readPolisVotes(events);
  if (!read.ok) return { problem: [...problems, `votes.csv ${faultOf(read.faults)}`].join('; ') };
  const votes = pack(withVotes(noVotes, read.votes));
  return found({ votes, groups: votes.personIds.map(() => '') });
}

/** The events of a conversation, where its folder has them. */
export function eventsIn(folder: string): ReturnType<typeof readPolisVotes> | null {
  const text = textOf(folder, 'votes.csv');
  return text === null ? null : readPolisVotes(text);
}
