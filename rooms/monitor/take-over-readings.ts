import type { CivilDate } from '@plenaria/kernel/civil-date.ts';
import { ok, refuse } from '@plenaria/kernel/result.ts';
import { streamOf } from '#nouns/noun.ts';
import type { Verb } from '#record/contract.ts';
import * as made from './made.ts';

export interface PublishedReading {
  readonly item: string;
  /** A short key, the same for all readings that say the same. */
  readonly reading: string;
  /** The word its author used. */
  readonly label: string;
}

export interface PublishedRating {
  readonly axis: string;
  readonly name: string;
  /** The mean as a fraction: 3.4 is 34 of 10. */
  readonly score: { readonly n: number; readonly d: number };
}

export interface TakeOverReadingsCommand {
  readonly body: string;
  /** The text that ratings are about: the report as a whole. */
  readonly report: string;
  readonly author: string;
  readonly asOf: CivilDate;
  readonly source: string;
  readonly readings: readonly PublishedReading[];
  readonly ratings: readonly PublishedRating[];
  /** The best mark, and how many people could give one. */
  readonly of: number;
  readonly voters: number;
}

export type TakeOverReadingsRefusal = 'no-such-text' | 'no-such-author' | 'source-missing' | 'nothing-to-take-over' | 'reading-is-no-word' | 'mark-out-of-range' | 'in-the-future';

const isKey = (text: string): boolean => /^[a-z0-9_-]{1,40}$/.test(text);
const outOfRange = ({ score: { n, d } }: PublishedRating, of: number): boolean => !Number.isSafeInteger(n) || !Number.isSafeInteger(d) || d < 1 || n < 0 || n > of * d;

/**
 * Takes over what somebody else published of how far things are. Its author and day stay beside it; it is no finding of
 * this house, needs no reply and closes no promise (I13).
 */
export const takeOverReadings: Verb<TakeOverReadingsCommand, TakeOverReadingsRefusal> = {
  name: 'monitor.take-over-readings',
  reads: ({ report, author, readings }) => [streamOf('item', report), streamOf('party', author), ...readings.map(({ item }) => streamOf('item', item))],
  decide: (past, { body, report, author, asOf, source, readings, ratings, of, voters }, now) => {
    if ([report, ...readings.map(({ item }) => item)].some((item) => !past.has(streamOf('item', item)))) return refuse('no-such-text');
    if (!past.has(streamOf('party', author))) return refuse('no-such-author');
    if (source.trim() === '') return refuse('source-missing');
    if (readings.length + ratings.length === 0) return refuse('nothing-to-take-over');
    if (!readings.every(({ reading }) => isKey(reading)) || !ratings.every(({ axis }) => isKey(axis))) return refuse('reading-is-no-word');
    if (ratings.some((rating) => outOfRange(rating, of))) return refuse('mark-out-of-range');
    if (asOf > now.day) return refuse('in-the-future');
    return ok([
      ...readings.map(({ item, reading, label }) => made.finding(now.newId(), 'ReadingTakenOver', { body, item, author, reading, asOf }, { label, source })),
      ...ratings.map(({ axis, name, score: { n, d } }) => made.finding(now.newId(), 'RatingTakenOver', { body, item: report, author, axis, score: { n, d }, of, voters, asOf }, { name, source })),
    ]);
  },
};
