import type { Choice, Counts } from '../contract.ts';

/** Fewer people than this are never a result of their own. */
export const fewest = 5;

const small = (count: number): boolean => count > 0 && count < fewest;

/** A count as it may be said: exact where both ends are equal. */
export interface Span {
  readonly least: number;
  readonly most: number;
}

/** What may be published of one statement's counts. */
export type TallyShown =
  | { readonly shown: 'nobody' }
  /** One to four people answered: not even how many. */
  | { readonly shown: 'too-few' }
  /** How many answered, and no more. */
  | { readonly shown: 'people-only'; readonly people: number }
  | { readonly shown: 'counts'; readonly people: number; readonly agree: Span; readonly disagree: Span; readonly pass: Span };

/** The order in which the cell is looked for that hides the small ones. Fixed, so that the choice itself says nothing. */
const order: readonly Choice[] = ['agree', 'disagree', 'pass'];

/**
 * A tally without results about one to four people. A cell of one to four is said as "1 to 4", and the first cell of five or
 * more as the span that this leaves, so that subtraction from the total gives nothing new. All ways in which the small cells could
 * be filled are published alike: not even somebody who knows this rule learns more (the test tries every tally). Where the
 * cell that hides is too small for that, only the number of people is said.
 */
export function tallyShown(counts: Counts): TallyShown {
  const people = counts.agree + counts.disagree + counts.pass;
  if (people === 0) return { shown: 'nobody' };
  if (people < fewest) return { shown: 'too-few' };
  const hidden = order.filter((choice) => small(counts[choice]));
  const exact = (choice: Choice): Span => ({ least: counts[choice], most: counts[choice] });
  if (hidden.length === 0) return { shown: 'counts', people, agree: exact('agree'), disagree: exact('disagree'), pass: exact('pass') };
  const cover = order.find((choice) => counts[choice] >= fewest);
  if (cover === undefined) return { shown: 'people-only', people };
  const shared = counts[cover] + hidden.reduce((sum, choice) => sum + counts[choice], 0);
  const span: Span = { least: shared - (fewest - 1) * hidden.length, most: shared - hidden.length };
  if (span.least < fewest) return { shown: 'people-only', people };
  const said = (choice: Choice): Span => (choice === cover ? span : hidden.includes(choice) ? { least: 1, most: fewest - 1 } : exact(choice));
  return { shown: 'counts', people, agree: said('agree'), disagree: said('disagree'), pass: said('pass') };
}

/** Some of a whole, as it may be said: "41 to 44 of 45 people" where one to four are left out. Null where nothing may be said. */
export function shareShown(part: number, whole: number): { readonly of: number; readonly part: Span } | null {
  const shown = tallyShown({ agree: part, disagree: whole - part, pass: 0 });
  return shown.shown === 'counts' ? { of: shown.people, part: shown.agree } : null;
}

/**
 * Whether a newer tally may replace one that was published: each cell stood still or moved by five people or more, so that
 * subtracting the old from the new says nothing about one to four people. Until then the older one stays.
 */
export const mayReplace = (published: Counts, now: Counts): boolean => order.every((choice) => !small(Math.abs(now[choice] - published[choice])));
