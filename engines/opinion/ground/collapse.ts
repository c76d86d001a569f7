import { fitSides, type Trait, type TraitAsked } from '../trait/fit.ts';
import { passIsHalf, type TwoSided } from '../trait/sides.ts';
import { eachLink, mutual, surprisesOf, type Round, type Surprises } from './look-alikes.ts';

/** The model of the common-ground score: a pass is half an agreement, leniency is free, so that no row is pulled to agree. */
export const groundModel: TraitAsked = { dimensions: 1, worth: passIsHalf, priors: { leniency: 9, place: 1, ease: 5, slope: 1 }, sweeps: 25, accuracy: 0.01, weights: null, before: null };

const ROUNDS: readonly Round[] = [{ unlikely: 0.4, clip: 0.3 }, { unlikely: 0.35, clip: 0.2 }, { unlikely: 0.3, clip: 0.15 }, { unlikely: 0.3, clip: 0.15 }];

/** Above this share of look-alikes nobody is weighed down: a real camp may vote alike, and it is not ours to hush it. */
export const MOST_ALIKE = 0.15;

/** Rows that look alike, as one bloc: how many, and the unlikely votes most of them share. No names. */
export interface Bloc {
  readonly people: number;
  readonly shared: readonly { readonly statement: number; readonly agrees: boolean; readonly people: number }[];
}

export interface Collapse {
  /** How much each person weighs: 1, or as much less as makes a bloc weigh one in a hundred people (never less than four people). */
  readonly weights: Float64Array;
  /** People whose rows look like at least `max(8, 1 %)` others. */
  readonly alike: number;
  /** False where more than 15 % look alike: then every weight is 1, and the page says so. */
  readonly collapsed: boolean;
  readonly blocs: readonly Bloc[];
  /** The fit with these weights, one dimension. */
  readonly trait: Trait;
}

/**
 * Weighs down rows that say the same unlikely things: planted accounts must repeat each other to sink or lift a statement.
 * Four rounds, each with a fit that trusts the last one's weights (deliberation.md, "Common ground that survives planted accounts").
 */
export function collapse(sides: TwoSided): Collapse {
  const people = sides.people.rows;
  let trait = fitSides(sides, groundModel);
  let weights: Float64Array = new Float64Array(people).fill(1);
  let found: { readonly surprises: Surprises; readonly flagged: Uint8Array } = { surprises: { starts: new Uint32Array(people + 1), items: new Uint32Array(0) }, flagged: new Uint8Array(people) };
  let alike = 0;
  ROUNDS.forEach((round, at) => {
    if (at > 0) trait = fitSides(sides, { ...groundModel, weights, before: trait });
    const surprises = surprisesOf(sides.people, trait, round);
    const degrees = new Uint32Array(people);
    eachLink(surprises, sides.statements.rows, () => true, (one, other) => { degrees[one] = (degrees[one] as number) + 1; degrees[other] = (degrees[other] as number) + 1; });
    const least = Math.max(8, people / 100);
    const together = Math.max(4, people / 100);
    const many = Uint8Array.from(degrees, (degree) => (degree >= least ? 1 : 0));
    alike = many.reduce((sum, one) => sum + one, 0);
    // Counted before the core is taken: a loose camp that is large stops the collapse even where its core is small.
    const core = alike > MOST_ALIKE * people ? null : mutual(surprises, sides.statements.rows, many, least);
    weights = core === null ? new Float64Array(people).fill(1) : Float64Array.from(degrees, (degree, row) => (core[row] === 1 ? Math.min(1, together / (1 + degree)) : 1));
    found = { surprises, flagged: core ?? many };
  });
  const collapsed = alike <= MOST_ALIKE * people;
  return { weights, alike, collapsed, blocs: blocsOf(found.surprises, found.flagged, sides.statements.rows), trait: fitSides(sides, { ...groundModel, weights, before: trait }) };
}

/** Flagged rows that hang together, largest bloc first; what at least half of a bloc share is told. */
function blocsOf(surprises: Surprises, flagged: Uint8Array, statements: number): readonly Bloc[] {
  const root = Uint32Array.from(flagged.keys());
  const top = (row: number): number => {
    let at = row;
    while (root[at] !== at) { root[at] = root[root[at] as number] as number; at = root[at] as number; }
    return at;
  };
  eachLink(surprises, statements, (row) => flagged[row] === 1, (one, other) => { const [a, b] = [top(one), top(other)]; root[Math.max(a, b)] = Math.min(a, b); });
  const members = new Map<number, number[]>();
  flagged.forEach((is, row) => { if (is === 1) members.set(top(row), [...(members.get(top(row)) ?? []), row]); });
  return [...members.values()].map((rows) => ({ people: rows.length, shared: sharedBy(rows, surprises) })).sort((a, b) => b.people - a.people);
}

function sharedBy(rows: readonly number[], { starts, items }: Surprises): Bloc['shared'] {
  const counts = new Map<number, number>();
  for (const row of rows) for (const item of items.subarray(starts[row], starts[row + 1])) counts.set(item, (counts.get(item) ?? 0) + 1);
  return [...counts].filter(([, people]) => people * 2 >= rows.length && people >= 5).sort(([a, m], [b, n]) => n - m || a - b).map(([item, people]) => ({ statement: item >> 1, agrees: (item & 1) === 1, people }));
}
