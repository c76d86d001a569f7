import type { Candidate, Quota } from '../contract.ts';

/** Quotas as numbers: what a count of each value loses, and which values each kind of person has. */
export interface Field {
  /** loss[v][count]: seats missing or too many, of the value's most (at least 1); 0 within the quota. */
  readonly loss: readonly Float64Array[];
  readonly valuesOf: (person: Candidate) => readonly number[];
}

/** The loss of a panel is Σ over quotas of seats missed ÷ max(most, 1), as in Assos, Baharav, Flanigan and Procaccia, *Alternates, Assemble!* (EC 2025). */
export function fieldOf(quotas: readonly Quota[], seats: number): Field {
  const place = new Map(quotas.map(({ feature, value }, at) => [`${feature}\n${value}`, at]));
  return {
    loss: quotas.map(({ min, max }) => Float64Array.from({ length: seats + 1 }, (_, count) => Math.max(0, min - count, count - max) / Math.max(max, 1))),
    valuesOf: ({ features }) => Object.entries(features).flatMap(([feature, value]) => place.get(`${feature}\n${value}`) ?? []),
  };
}

/** Who stayed, as counts of each value, and how many seats are vacant. `times`: how many draws look like this one. */
export interface Scenario {
  readonly counts: Int16Array;
  readonly vacant: number;
  readonly times: number;
}

/** Draws of who leaves, those that look alike together. */
export function scenariosOf({ loss, valuesOf }: Field, panel: readonly Candidate[], draws: readonly (readonly number[])[]): readonly Scenario[] {
  const found = new Map<string, { counts: Int16Array; vacant: number; times: number }>();
  const values = panel.map(valuesOf);
  for (const draw of draws) {
    const gone = new Set(draw);
    const counts = new Int16Array(loss.length);
    for (const [at, own] of values.entries()) if (!gone.has(at)) for (const value of own) counts[value] = (counts[value] ?? 0) + 1;
    const key = `${counts.join()}/${draw.length}`;
    const known = found.get(key);
    if (known) known.times += 1;
    else found.set(key, { counts, vacant: draw.length, times: 1 });
  }
  return [...found.values()];
}

const shift = (counts: Int16Array, own: readonly number[], by: 1 | -1): void => {
  for (const value of own) counts[value] = (counts[value] ?? 0) + by;
};

const total = ({ loss }: Field, counts: Int16Array): number => loss.reduce((sum, row, value) => sum + (row[counts[value] ?? 0] ?? 0), 0);

/** What adding (or taking) somebody with these values changes. */
function change({ loss }: Field, counts: Int16Array, own: readonly number[], by: 1 | -1): number {
  let sum = 0;
  for (const value of own) {
    const [row, count] = [loss[value], counts[value] ?? 0];
    sum += (row?.[count + by] ?? 0) - (row?.[count] ?? 0);
  }
  return sum;
}

/** Exact: the best use of some of these people, at the most `left` of them, by trying all. */
function best(field: Field, counts: Int16Array, people: readonly (readonly number[])[], from: number, left: number, now: number): number {
  let least = now;
  if (left === 0 || now <= 0) return least;
  for (let at = from; at < people.length; at += 1) {
    const own = people[at] ?? [];
    if (at > from && people[at - 1] === own) continue;
    const after = now + change(field, counts, own, 1);
    shift(counts, own, 1);
    least = Math.min(least, best(field, counts, people, at + 1, left - 1, after));
    shift(counts, own, -1);
    if (least < 1e-12) return 0;
  }
  return least;
}

/** Nearly the best: the person who helps most, again and again, then exchanges. */
function nearly(field: Field, counts: Int16Array, people: readonly (readonly number[])[], left: number, start: number): number {
  const used = new Set<number>();
  let now = start;
  for (let step = 0; step < left; step += 1) {
    const gains = people.map((own, at) => (used.has(at) ? 0 : change(field, counts, own, 1)));
    const at = gains.indexOf(Math.min(...gains));
    if ((gains[at] ?? 0) >= -1e-12) break;
    used.add(at);
    now += gains[at] ?? 0;
    shift(counts, people[at] ?? [], 1);
  }
  for (const out of [...used]) {
    const without = now + change(field, counts, people[out] ?? [], -1);
    shift(counts, people[out] ?? [], -1);
    const gains = people.map((own, at) => (used.has(at) && at !== out ? 0 : change(field, counts, own, 1)));
    const at = gains.indexOf(Math.min(...gains));
    used.delete(out);
    used.add(at);
    now = without + (gains[at] ?? 0);
    shift(counts, people[at] ?? [], 1);
  }
  for (const at of used) shift(counts, people[at] ?? [], -1);
  return now;
}

function choices(people: number, left: number): number {
  let [sum, term] = [1, 1];
  for (let size = 1; size <= Math.min(left, people); size += 1) {
    term = (term * (people - size + 1)) / size;
    sum += term;
  }
  return sum;
}

/** The mean loss over scenarios when the alternates (their values; people alike side by side) are used as well as can be. */
export function meanLoss(field: Field, scenarios: readonly Scenario[], alternates: readonly (readonly number[])[], exactUpTo = 20_000): number {
  let [sum, times] = [0, 0];
  for (const scenario of scenarios) {
    const counts = Int16Array.from(scenario.counts);
    const now = total(field, counts);
    const exact = choices(alternates.length, scenario.vacant) <= exactUpTo;
    sum += scenario.times * (exact ? best(field, counts, alternates, 0, scenario.vacant, now) : nearly(field, counts, alternates, scenario.vacant, now));
    times += scenario.times;
  }
  return times === 0 ? 0 : sum / times;
}
