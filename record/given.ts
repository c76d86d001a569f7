import { everyDay, type Calendar, type CivilDate, type Instant } from '@plenaria/kernel/civil-date.ts';
import { digestOf } from '@plenaria/kernel/digest.ts';
import type { Result } from '@plenaria/kernel/result.ts';
import type { Made, Recorded, Stream, TextRef } from '#nouns/noun.ts';
import type { Circumstances, Needs, Past, Verb, Vocabulary } from './contract.ts';
import { Memory, type Foresee } from './past.ts';

/** Circumstances for a test: 24 November 2026, ids that count up. */
export function onDay(day = '2026-11-24', by: Circumstances['by'] = { role: 'organiser', pseudonym: 'o-1' }, calendar: Calendar = everyDay): Circumstances {
  return { at: `${day}T12:00:00.000Z` as Instant, day: day as CivilDate, calendar, by, newId: () => 'new' };
}

const foreseenOn = (now: Circumstances): Foresee => (fact, version): Recorded => ({
  position: 1, stream: fact.stream, version, type: fact.type, fields: fact.fields, cites: fact.cites, at: now.at, day: now.day, by: now.by,
  texts: Object.fromEntries(Object.entries<string>(fact.texts).map(([name, words]) => [name, digestOf(words) as TextRef])) as Recorded['texts'],
});

/** The past that these facts leave behind, with any other streams a verb will name read as empty. */
export const given = (facts: readonly Made[], others: readonly Stream[] = [], now = onDay()): Memory =>
  Memory.of([...new Set([...others, ...facts.map(({ stream }) => stream)])], [], foreseenOn(now)).with(facts);

/** Decides as an act would: loads what the verb names, and what it asks for, from the facts that are given. */
export function decideWith<C, R>(facts: readonly Made[], verb: Verb<C, R>, command: C, vocabulary: Vocabulary, now = onDay()): Result<readonly Made[], R | Needs> {
  let streams: readonly Stream[] = verb.reads(command);
  for (let round = 0; round < 5; round += 1) {
    const past: Past = given(facts, streams, now);
    let made = 0;
    const decided = verb.decide(past, command, { ...now, newId: () => `new-${(made += 1)}` }, vocabulary);
    if (decided.ok || typeof decided.refusal !== 'object' || decided.refusal === null || !('needs' in decided.refusal)) return decided;
    streams = [...streams, ...decided.refusal.needs];
  }
  throw new Error('Invariant broken: the verb needs without end');
}
