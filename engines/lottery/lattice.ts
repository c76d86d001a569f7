/** A vector of whole numbers, and the same seen with each place's weight: what lengths and angles are measured in. */
export interface Step {
  readonly whole: Float64Array;
  readonly seen: Float64Array;
}

/** A vector that changes a rule, and what it does to every rule; in echelon: it changes no rule before `rule`. */
export interface Pivot {
  readonly rule: number;
  readonly whole: Float64Array;
  readonly image: Float64Array;
}

export interface Kernel {
  /** A basis of all whole-number vectors that change no rule. */
  readonly basis: readonly Float64Array[];
  readonly pivots: readonly Pivot[];
}

const subtract = (from: Float64Array, times: number, other: Float64Array): void => {
  for (let at = 0; at < from.length; at += 1) from[at] = (from[at] ?? 0) - times * (other[at] ?? 0);
};

const square = (vector: Float64Array): number => vector.reduce((sum, one) => sum + one * one, 0);

/**
 * All whole-number solutions of `rules` × vector = 0, by Euclid's algorithm on columns (Hermite normal form): the columns that are
 * left over are a basis of the kernel; the pivots bring a vector to any image that can be had.
 */
export function kernelOf(rules: readonly (readonly number[])[], width: number): Kernel {
  let columns = Array.from({ length: width }, (_, at) => ({ whole: Float64Array.from({ length: width }, (_one, place) => (place === at ? 1 : 0)), image: Float64Array.from(rules, (rule) => rule[at] ?? 0) }));
  const pivots: Pivot[] = [];
  for (const rule of rules.keys()) {
    let there = columns.filter(({ image }) => image[rule] !== 0);
    while (there.length > 1) {
      const least = there.reduce((so, one) => Math.min(so, Math.abs(one.image[rule] ?? 0)), Infinity);
      const short = there.filter(({ image }) => Math.abs(image[rule] ?? 0) === least).map((one) => ({ one, size: square(one.whole) })).reduce((so, one) => (one.size < so.size ? one : so)).one;
      for (const other of there) {
        if (other === short) continue;
        const times = Math.round((other.image[rule] ?? 0) / (short.image[rule] ?? 1));
        subtract(other.whole, times, short.whole);
        subtract(other.image, times, short.image);
      }
      there = there.filter(({ image }) => image[rule] !== 0);
    }
    const [pivot] = there;
    if (pivot === undefined) continue;
    pivots.push({ rule, ...pivot });
    columns = columns.filter((one) => one !== pivot);
  }
  return { basis: columns.map(({ whole }) => whole), pivots };
}

/** What must be added, in whole numbers, so that the image changes by `missing`; null where no whole-number vector does. */
export function reaching({ pivots }: Kernel, missing: Float64Array, width: number): Float64Array | null {
  const [left, sum] = [missing.slice(), new Float64Array(width)];
  for (const { rule, whole, image } of pivots) {
    const times = (left[rule] ?? 0) / (image[rule] ?? 1);
    if (!Number.isInteger(times)) return null;
    if (times === 0) continue;
    subtract(left, times, image);
    subtract(sum, -times, whole);
  }
  return left.every((one) => one === 0) ? sum : null;
}

const inner = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
};

/** A basis while it is reduced: the shares `mu` of each vector in the directions before it, and the squared lengths `rest` of those directions. */
interface Reducing {
  readonly steps: Step[];
  readonly mu: Float64Array[];
  readonly rest: Float64Array;
}

/** Makes one vector short against those before it, and says how long its own direction is. */
function shorten({ steps, mu, rest }: Reducing, at: number): void {
  const own = steps[at];
  const row = mu[at];
  if (own === undefined || row === undefined) return;
  const raw = new Float64Array(at + 1);
  for (let turn = 0, moved = true; moved && turn < 12; turn += 1) {
    moved = false;
    for (let before = 0; before <= at; before += 1) {
      let sum = inner(own.seen, steps[before]?.seen ?? own.seen);
      const other = mu[before] ?? row;
      for (let place = 0; place < before; place += 1) sum -= (other[place] ?? 0) * (raw[place] ?? 0);
      raw[before] = sum;
      if (before < at) row[before] = sum / (rest[before] ?? 1);
    }
    for (let before = at - 1; before >= 0; before -= 1) {
      const times = Math.round(row[before] ?? 0);
      const other = steps[before];
      if (times === 0 || other === undefined) continue;
      moved = true;
      subtract(own.whole, times, other.whole);
      subtract(own.seen, times, other.seen);
      for (let place = 0; place < before; place += 1) row[place] = (row[place] ?? 0) - times * (mu[before]?.[place] ?? 0);
      row[before] = (row[before] ?? 0) - times;
    }
  }
  rest[at] = Math.max(1e-12, raw[at] ?? 0);
}

const lovasz = 0.95;

/** The same lattice by short vectors nearly at right angles (Lenstra, Lenstra and Lovász 1982), in floating point (Schnorr and Euchner 1994). */
export function reduced(basis: readonly Step[]): readonly Step[] {
  const steps = basis.map(({ whole, seen }) => ({ whole: whole.slice(), seen: seen.slice() }));
  const reducing: Reducing = { steps, mu: steps.map(() => new Float64Array(steps.length)), rest: new Float64Array(steps.length) };
  const { mu, rest } = reducing;
  if (steps.length > 0) shorten(reducing, 0);
  const most = 400 * steps.length;
  for (let at = 1, turn = 0; at < steps.length && turn < most; turn += 1) {
    shorten(reducing, at);
    const share = mu[at]?.[at - 1] ?? 0;
    if ((rest[at] ?? 0) + share * share * (rest[at - 1] ?? 0) >= lovasz * (rest[at - 1] ?? 0)) {
      at += 1;
      continue;
    }
    const [one, other] = [steps[at - 1], steps[at]];
    if (one === undefined || other === undefined) break;
    [steps[at - 1], steps[at]] = [other, one];
    if (at > 1) at -= 1;
    else shorten(reducing, 0);
  }
  return steps;
}

/** Each vector's own direction: what of it is at right angles to all before it. */
export function directionsOf(steps: readonly Step[]): readonly Float64Array[] {
  const directions: Float64Array[] = [];
  for (const { seen } of steps) {
    const own = seen.slice();
    for (const before of directions) subtract(own, inner(own, before) / inner(before, before), before);
    directions.push(own);
  }
  return directions;
}
