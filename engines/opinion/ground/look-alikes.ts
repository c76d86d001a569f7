import { logistic } from '../trait/logistic.ts';
import type { Trait } from '../trait/fit.ts';
import type { Side } from '../trait/sides.ts';

/** One round of looking for rows that say the same unlikely things. */
export interface Round {
  /** A vote less likely than this is surprising. */
  readonly unlikely: number;
  /** Places further out than this share of people, at either end, are taken as being there: nobody explains her own votes away. */
  readonly clip: number;
}

/** Each person's surprising votes: an item is statement × 2, plus one for an agreement. Passes surprise nobody. */
export interface Surprises {
  readonly starts: Uint32Array;
  readonly items: Uint32Array;
}

const quantile = (sorted: Float64Array, share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
const column = (values: Float64Array, width: number, at: number): Float64Array => Float64Array.from({ length: values.length / width }, (_, row) => values[row * width + at] as number);

/** Votes that somebody of middling leniency, not at the edge of the axis, would hardly have cast. Of a fit in one dimension. */
export function surprisesOf(people: Side, { middle, people: places, statements }: Trait, { unlikely, clip }: Round): Surprises {
  const leniency = quantile(column(places, 2, 0).sort(), 0.5);
  const along = column(places, 2, 1).sort();
  const [least, most] = [quantile(along, clip), quantile(along, 1 - clip)];
  const starts = new Uint32Array(people.rows + 1);
  const items = new Uint32Array(people.cells.length);
  let found = 0;
  for (let person = 0; person < people.rows; person += 1) {
    const t = Math.min(Math.max(places[person * 2 + 1] as number, least), most);
    for (let at = people.starts[person] as number; at < (people.starts[person + 1] as number); at += 1) {
      const cell = people.cells[at] as number;
      const code = cell & 3;
      const j = cell >>> 2;
      const p = logistic(middle + leniency + (statements[j * 2] as number) + (statements[j * 2 + 1] as number) * t);
      if (code === 1 || (code === 2 ? p : 1 - p) >= unlikely) continue;
      items[found] = j * 2 + (code >> 1);
      found += 1;
    }
    starts[person + 1] = found;
  }
  return { starts, items: items.subarray(0, found) };
}

const LEAST_SHARED = 4;
const LEAST_SHARE = 0.6;

/** Calls `link` once for every two rows that share at least four surprising votes and at least 60 % of the smaller one's. */
export function eachLink({ starts, items }: Surprises, statements: number, mayLink: (row: number) => boolean, link: (one: number, other: number) => void): void {
  const rows = starts.length - 1;
  const able = Uint8Array.from({ length: rows }, (_, row) => ((starts[row + 1] as number) - (starts[row] as number) >= LEAST_SHARED && mayLink(row) ? 1 : 0));
  const holders = holdersOf({ starts, items }, statements, able);
  const shared = new Uint16Array(rows);
  const touched = new Uint32Array(rows);
  const size = (row: number): number => (starts[row + 1] as number) - (starts[row] as number);
  for (let row = 0; row < rows; row += 1) {
    if (able[row] === 0) continue;
    let count = 0;
    for (let at = starts[row] as number; at < (starts[row + 1] as number); at += 1) {
      const item = items[at] as number;
      // Rows come in their order, so the first holder left in the list is this row: those after it are the pairs not yet seen.
      const from = (holders.next[item] as number) + 1;
      holders.next[item] = from;
      for (let there = from; there < (holders.ends[item] as number); there += 1) {
        const other = holders.rows[there] as number;
        if (shared[other] === 0) { touched[count] = other; count += 1; }
        shared[other] = (shared[other] as number) + 1;
      }
    }
    for (let at = 0; at < count; at += 1) {
      const other = touched[at] as number;
      const same = shared[other] as number;
      shared[other] = 0;
      if (same >= LEAST_SHARED && same >= LEAST_SHARE * Math.min(size(row), size(other))) link(row, other);
    }
  }
}

/**
 * Of the rows in `among`, those that each look like `least` others of them: the core of the graph of links (Seidman, "Network
 * structure and minimum degree", 1983). Planted accounts are alike among themselves; a person between two honest neighbourhoods
 * has as many links, but to people who do not have them.
 */
export function mutual(surprises: Surprises, statements: number, among: Uint8Array, least: number): Uint8Array {
  const core = among.slice();
  const degrees = new Uint32Array(among.length);
  const ends: number[] = [];
  eachLink(surprises, statements, (row) => among[row] === 1, (one, other) => {
    ends.push(one, other);
    for (const row of [one, other]) degrees[row] = (degrees[row] as number) + 1;
  });
  const starts = new Uint32Array(among.length + 1);
  degrees.forEach((degree, row) => { starts[row + 1] = (starts[row] as number) + degree; });
  const next = starts.slice();
  const linked = new Uint32Array(ends.length);
  ends.forEach((row, at) => { linked[next[row] as number] = ends[at ^ 1] as number; next[row] = (next[row] as number) + 1; });
  const leaving = [...core.keys()].filter((row) => core[row] === 1 && (degrees[row] as number) < least);
  for (const row of leaving) core[row] = 0;
  for (let row = leaving.pop(); row !== undefined; row = leaving.pop()) {
    for (const other of linked.subarray(starts[row], starts[row + 1])) {
      degrees[other] = (degrees[other] as number) - 1;
      if (core[other] === 0 || (degrees[other] as number) >= least) continue;
      core[other] = 0;
      leaving.push(other);
    }
  }
  return core;
}

function holdersOf({ starts, items }: Surprises, statements: number, able: Uint8Array): { readonly next: Uint32Array; readonly ends: Uint32Array; readonly rows: Uint32Array } {
  const begins = new Uint32Array(statements * 2 + 1);
  const each = (visit: (row: number, item: number) => void): void => {
    for (let row = 0; row < able.length; row += 1) if (able[row] === 1) for (let at = starts[row] as number; at < (starts[row + 1] as number); at += 1) visit(row, items[at] as number);
  };
  each((_, item) => { begins[item + 1] = (begins[item + 1] as number) + 1; });
  for (let at = 1; at < begins.length; at += 1) begins[at] = (begins[at] as number) + (begins[at - 1] as number);
  const rows = new Uint32Array(begins[statements * 2] as number);
  const next = begins.slice();
  each((row, item) => { rows[next[item] as number] = row; next[item] = (next[item] as number) + 1; });
  return { next: begins.slice(), ends: begins.slice(1), rows };
}
