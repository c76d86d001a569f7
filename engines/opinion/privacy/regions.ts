/** A place on a map and its standard errors along both axes, in the map's units. */
export interface Placed {
  readonly x: number;
  readonly y: number;
  readonly errorX: number;
  readonly errorY: number;
}

/** Five to nine people near each other: their middle, how far they spread on each axis (one standard deviation), and the mean errors of their places. */
export interface Region {
  readonly people: number;
  readonly x: number;
  readonly y: number;
  readonly spreadX: number;
  readonly spreadY: number;
  readonly errorX: number;
  readonly errorY: number;
}

/** Fewer people than this get no map at all: it would show each of them. */
export const fewestForMap = 30;

const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;
const spread = (values: readonly number[]): number => Math.sqrt(mean(values.map((one) => (one - mean(values)) ** 2)));

const inOrder = (people: readonly Placed[]): readonly Placed[] => [...people].sort((a, b) => a.x - b.x || a.y - b.y || a.errorX - b.errorX || a.errorY - b.errorY);

/** The regions of one part of a map of thirty people or more: a group, or those in none. Empty below five. */
export const regionsOfPart = (people: readonly Placed[], least = 5): readonly Region[] => (people.length < least ? [] : cut(inOrder(people), least));

/**
 * A map that shows nobody's own place: microaggregation (Domingo-Ferrer and Mateo-Sanz 2002). The people are cut in two at
 * the middle of the longer side again and again, until every region holds five to nine. Empty below thirty people.
 * The order of the list changes nothing.
 */
export function regionsOf(people: readonly Placed[], least = 5): readonly Region[] {
  if (people.length < fewestForMap) return [];
  return cut(inOrder(people), least);
}

function cut(people: readonly Placed[], least: number): readonly Region[] {
  if (people.length < 2 * least) return [regionOf(people)];
  const length = (axis: 'x' | 'y'): number => Math.max(...people.map((one) => one[axis])) - Math.min(...people.map((one) => one[axis]));
  const axis = length('x') >= length('y') ? 'x' : 'y';
  const sorted = [...people].sort((a, b) => a[axis] - b[axis] || a.x - b.x || a.y - b.y || a.errorX - b.errorX || a.errorY - b.errorY);
  const half = Math.floor(sorted.length / 2);
  return [...cut(sorted.slice(0, half), least), ...cut(sorted.slice(half), least)];
}

function regionOf(people: readonly Placed[]): Region {
  const [xs, ys] = [people.map(({ x }) => x), people.map(({ y }) => y)];
  return { people: people.length, x: mean(xs), y: mean(ys), spreadX: spread(xs), spreadY: spread(ys), errorX: mean(people.map((one) => one.errorX)), errorY: mean(people.map((one) => one.errorY)) };
}
