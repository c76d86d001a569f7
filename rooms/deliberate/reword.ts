import { ok, refuse } from '@plenaria/kernel/result.ts';
import { wordingOf } from '#nouns/item.ts';
import { streamOf } from '#nouns/noun.ts';
import type { Verb } from '#record/contract.ts';
import * as made from './made.ts';

export interface RewordCommand {
  readonly item: string;
  readonly title: string;
  readonly words: string;
  readonly why: string;
}

export type RewordRefusal = 'no-such-item' | 'no-longer-a-draft' | 'title-missing' | 'words-missing' | 'reason-missing';

/** A new wording with its reason; every earlier wording stays readable beside it. */
export const reword: Verb<RewordCommand, RewordRefusal> = {
  name: 'deliberate.reword',
  reads: ({ item }) => [streamOf('item', item)],
  decide: (past, { item: id, title, words, why }) => {
    const item = past.state('item', id);
    if (item.state === 'unwritten') return refuse('no-such-item');
    if (item.state !== 'draft') return refuse('no-longer-a-draft');
    if (title.trim() === '') return refuse('title-missing');
    if (words.trim() === '') return refuse('words-missing');
    if (why.trim() === '') return refuse('reason-missing');
    return ok([made.item(id, 'ItemReworded', { version: wordingOf(item).version + 1 }, { title, words, why })]);
  },
};
