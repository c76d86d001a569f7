import type { CivilDate } from '@plenaria/kernel/civil-date.ts';
import { ok, refuse } from '@plenaria/kernel/result.ts';
import { streamOf } from '#nouns/noun.ts';
import type { ItemKind } from '#nouns/item.ts';
import type { Verb } from '#record/contract.ts';
import * as made from './made.ts';

/** One text as it was published. */
export interface PublishedText {
  readonly item: string;
  readonly number: number;
  readonly axis: string | null;
  readonly axisName: string;
  readonly title: string;
  readonly words: string;
}

export interface TakeOverCommand {
  readonly body: string;
  readonly cycle: string;
  readonly kind: ItemKind;
  /** The report the texts are parts of; it must stand in the record already. Null for the report itself. */
  readonly part: string | null;
  readonly decidedOn: CivilDate;
  readonly source: string;
  readonly texts: readonly PublishedText[];
}

export type TakeOverRefusal = 'no-such-cycle' | 'no-such-report' | 'nothing-to-take-over' | 'title-missing' | 'source-missing' | 'number-twice' | 'already-written' | 'decided-in-the-future';

/**
 * Takes over texts that an assembly decided before it used this house: each with its source, so that answers, promises
 * and findings can be followed from here on. At most 500 facts an act, so 500 texts.
 */
export const takeOver: Verb<TakeOverCommand, TakeOverRefusal> = {
  name: 'deliberate.take-over',
  reads: ({ cycle, part, texts }) => [streamOf('cycle', cycle), ...(part === null ? [] : [streamOf('item', part)]), ...texts.map(({ item }) => streamOf('item', item))],
  decide: (past, { body, cycle, kind, part, decidedOn, source, texts }, now) => {
    if (!past.has(streamOf('cycle', cycle))) return refuse('no-such-cycle');
    if (part !== null && !past.has(streamOf('item', part))) return refuse('no-such-report');
    if (texts.length === 0) return refuse('nothing-to-take-over');
    if (source.trim() === '') return refuse('source-missing');
    if (decidedOn > now.day) return refuse('decided-in-the-future');
    if (new Set(texts.map(({ number }) => number)).size < texts.length) return refuse('number-twice');
    if (texts.some(({ title }) => title.trim() === '')) return refuse('title-missing');
    if (texts.some(({ item }) => past.has(streamOf('item', item)))) return refuse('already-written');
    const cites = part === null ? [] : [{ stream: streamOf('item', part), version: past.version(streamOf('item', part)) }];
    return ok(texts.map(({ item, number, axis, axisName, title, words }) => made.item(item, 'ItemTakenOver', { body, cycle, kind, number, axis, part, decidedOn }, { title, words, axisName, source }, cites)));
  },
};
