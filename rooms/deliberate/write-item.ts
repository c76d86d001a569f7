import { ok, refuse } from '@plenaria/kernel/result.ts';
import type { ItemKind, ItemSource } from '#nouns/item.ts';
import { streamOf, type Citation, type Made } from '#nouns/noun.ts';
import type { Past, Verb } from '#record/contract.ts';
import * as made from './made.ts';

export interface WriteItemCommand {
  readonly item: string;
  readonly body: string;
  readonly cycle: string;
  readonly kind: ItemKind;
  readonly number: number;
  readonly axis: string | null;
  readonly title: string;
  readonly words: string;
  /** Notes are named `session/round/table/line`; items by their id. */
  readonly from: readonly ItemSource[];
  readonly operation: 'written' | 'derived' | 'merged' | 'split';
}

export type WriteItemRefusal = 'already-written' | 'title-missing' | 'words-missing' | 'no-such-source' | 'source-is-decided' | 'sheet-not-closed' | 'merge-needs-two';

const sessionOf = (source: ItemSource): string => source.id.slice(0, source.id.indexOf('/'));
const streamFor = (source: ItemSource) => (source.kind === 'item' ? streamOf('item', source.id) : streamOf('session', sessionOf(source)));

function sourceRefused(past: Past, source: ItemSource, merges: boolean): WriteItemRefusal | null {
  if (source.kind === 'item') {
    const item = past.state('item', source.id);
    if (item.state === 'unwritten') return 'no-such-source';
    return merges && item.state !== 'draft' ? 'source-is-decided' : null;
  }
  const session = past.state('session', sessionOf(source));
  if (session.state === 'unscheduled') return 'no-such-source';
  const [, round, table] = source.id.split('/');
  return session.sheets.some((sheet) => String(sheet.round) === round && String(sheet.table) === table) ? null : 'sheet-not-closed';
}

function refusalOf(past: Past, command: WriteItemCommand): WriteItemRefusal | null {
  if (past.has(streamOf('item', command.item))) return 'already-written';
  if (command.title.trim() === '') return 'title-missing';
  if (command.words.trim() === '') return 'words-missing';
  if (command.operation === 'merged' && command.from.length < 2) return 'merge-needs-two';
  for (const source of command.from) {
    const why = sourceRefused(past, source, command.operation === 'merged');
    if (why !== null) return why;
  }
  return null;
}

/** The child cites the exact version of every parent: no later merge can lose where a sentence began. */
const citations = (past: Past, from: readonly ItemSource[]): readonly Citation[] =>
  [...new Set(from.map(streamFor))].map((stream) => ({ stream, version: past.version(stream) }));

/**
 * Writes an item: anew, from table notes, by joining earlier items or by dividing one. Parents keep their words; an item
 * that was joined into another says so in its own stream, in the same act (I7, I8).
 */
export const writeItem: Verb<WriteItemCommand, WriteItemRefusal> = {
  name: 'deliberate.write-item',
  reads: ({ item, from }) => [streamOf('item', item), ...from.map(streamFor)],
  decide: (past, command) => {
    const why = refusalOf(past, command);
    if (why !== null) return refuse(why);
    const { item, body, cycle, kind, number, axis, from, operation, title, words } = command;
    const written = made.item(item, 'ItemWritten', { body, cycle, kind, number, axis, from: [...from], operation }, { title, words }, citations(past, from));
    const joined: readonly Made[] = operation === 'merged' ? from.map((parent) => made.item(parent.id, 'ItemMergedInto', { into: item }, {})) : [];
    return ok([written, ...joined]);
  },
};
