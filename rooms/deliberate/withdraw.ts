import { ok, refuse } from '@plenaria/kernel/result.ts';
import { streamOf } from '#nouns/noun.ts';
import type { Verb } from '#record/contract.ts';
import * as made from './made.ts';

export type WithdrawRefusal = 'no-such-item' | 'no-longer-a-draft' | 'reason-missing';

/** Takes an item back before a vote, with a reason; its words and its parents stay. */
export const withdraw: Verb<{ readonly item: string; readonly why: string }, WithdrawRefusal> = {
  name: 'deliberate.withdraw',
  reads: ({ item }) => [streamOf('item', item)],
  decide: (past, { item: id, why }) => {
    const item = past.state('item', id);
    if (item.state === 'unwritten') return refuse('no-such-item');
    if (item.state !== 'draft') return refuse('no-longer-a-draft');
    if (why.trim() === '') return refuse('reason-missing');
    return ok([made.item(id, 'ItemWithdrawn', {}, { why })]);
  },
};
