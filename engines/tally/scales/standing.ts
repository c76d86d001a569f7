import { compare, zero, type Fraction } from '@plenaria/kernel/fraction.ts';
import { byCodePoint } from '@plenaria/kernel/language.ts';
import type { Result } from '@plenaria/kernel/result.ts';
import { cannot, type Found } from '../close.ts';
import type { Line, Question, Refusal, Step } from '../contract.ts';
import { placed, type Link } from '../places.ts';
import { exactly, type SortedPapers } from '../sort-papers.ts';

export interface Places {
  /** How many options win. */
  readonly places: number;
  /** The option that is how things are: it wins a tie that it is in. */
  readonly statusQuo?: string;
}

/** What makes a question of this kind uncountable, whatever its measure. */
export function placesFault({ options, parameters, lots }: Question<Places>): Result<never, Refusal> | null {
  const ids = options.map(({ id }) => id);
  if (ids.length === 0) return cannot('no-options', 'options');
  if (new Set(ids).size !== ids.length) return cannot('double-option', 'options');
  if (!Number.isSafeInteger(parameters.places) || parameters.places < 1) return cannot('bad-parameter', 'places');
  if (parameters.statusQuo !== undefined && !ids.includes(parameters.statusQuo)) return cannot('bad-parameter', 'statusQuo');
  return lots !== undefined && (lots.length !== ids.length || lots.some((id) => !ids.includes(id))) ? cannot('wrong-lots', 'lots') : null;
}

export type Points = ReadonlyMap<string, Fraction>;

/** The most points first. */
export const byMost = (points: Points): Link['compare'] => (a, b) => compare(points.get(b) ?? zero, points.get(a) ?? zero);
/** The fewest points first. */
export const byLeast = (points: Points): Link['compare'] => (a, b) => compare(points.get(a) ?? zero, points.get(b) ?? zero);

export const pointLine = (option: string, points: Fraction): Line => ({ option, before: '0', moved: exactly(points), after: exactly(points) });

export interface Standing {
  readonly sorted: SortedPapers<unknown>;
  /** Options that may win, and the chain that ranks them; its first link is the measure. */
  readonly ids: readonly string[];
  readonly links: readonly Link[];
  readonly measured: readonly Omit<Step, 'number'>[];
  readonly clause: string;
  readonly figures: Found['figures'];
}

/** From standings to what was found: places by the chain, one step that says so, and where it ends a lot that is needed. */
export function foundBy({ parameters, options, lots }: Question<Places>, standing: Standing): Found {
  const { sorted, ids, links, measured, clause, figures } = standing;
  const { statusQuo } = parameters;
  const stays: readonly Link[] = statusQuo === undefined ? [] : [{ name: 'status-quo', compare: (a, b) => Number(b === statusQuo) - Number(a === statusQuo) }];
  if (sorted.accounts.valid === 0) return { status: 'no-decision', winners: [], accounts: sorted.accounts, steps: [], figures };
  const { winners, tie, tied } = placed(ids, [...links, ...stays], parameters.places, lots);
  const open = tied?.set ?? [];
  const out = options.map(({ id }) => id).filter((id) => !winners.includes(id) && !open.includes(id)).sort(byCodePoint);
  const last: Omit<Step, 'number'> = { clause, event: 'decide', lines: [], pots: {}, elected: winners, excluded: out, facts: { places: String(parameters.places) }, ...(tie === undefined ? {} : { tie }) };
  const steps = [...measured, last].map((step, at): Step => ({ number: at + 1, ...step }));
  const found = { winners, accounts: sorted.accounts, steps, figures };
  return tied === undefined ? { status: 'decided', ...found } : { status: 'needs-lot', ...found, tied: { set: tied.set, places: tied.places, step: steps.length } };
}
