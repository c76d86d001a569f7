import { ok, refuse, type Result } from '@plenaria/kernel/result.ts';
import { wordingOf, type Item } from '#nouns/item.ts';
import { streamOf, type Made } from '#nouns/noun.ts';
import type { EffectWord, Past } from '#record/contract.ts';
import * as made from './made.ts';

export interface Decides {
  readonly item: string;
  readonly decision: string;
}

export interface SendItem {
  readonly item: string;
  readonly to: readonly string[];
}

declare module '#record/contract.ts' {
  interface EffectArguments {
    put_item: Decides;
    adopt: Decides;
    drop: Decides;
    send_item: SendItem;
  }
}

type Written = Exclude<Item, { state: 'unwritten' }>;

function written(past: Past, id: string, states: readonly Item['state'][]): Result<Written, string> {
  const item = past.state('item', id);
  if (item.state === 'unwritten') return refuse('no-such-item');
  return states.includes(item.state) ? ok(item) : refuse(`item-is-${item.state}`);
}

/** A decision takes the wording in force at that moment; later wordings never change what was decided (I7). */
const decided =
  (type: 'ItemPut' | 'ItemAdopted' | 'ItemDropped', from: readonly Item['state'][]): EffectWord<Decides>['make'] =>
  (past, { item: id, decision }): Result<readonly Made[], string> => {
    const item = written(past, id, from);
    return item.ok ? ok([made.item(id, type, { decision, version: wordingOf(item.value).version }, {})]) : item;
  };

const streams = ({ item }: { readonly item: string }) => [streamOf('item', item)];

const sendItem: EffectWord<SendItem> = {
  room: 'deliberate',
  streams,
  make: (past, { item: id, to }) => {
    const item = written(past, id, ['adopted', 'transmitted']);
    return item.ok ? ok([made.item(id, 'ItemTransmitted', { to: [...to], version: wordingOf(item.value).version }, {})]) : item;
  },
};

export const effects = {
  put_item: { room: 'deliberate', streams, make: decided('ItemPut', ['draft', 'dropped']) } satisfies EffectWord<Decides>,
  adopt: { room: 'deliberate', streams, make: decided('ItemAdopted', ['put']) } satisfies EffectWord<Decides>,
  drop: { room: 'deliberate', streams, make: decided('ItemDropped', ['put']) } satisfies EffectWord<Decides>,
  send_item: sendItem,
};
