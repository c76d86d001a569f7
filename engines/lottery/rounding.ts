import { directionsOf, kernelOf, reaching, reduced, type Kernel, type Step } from './lattice.ts';
import type { Row, Shape } from './shape.ts';
import { triesFrom, type Tries } from './tries.ts';

/** A rule seen from the types that are rounded together, by their places among them. */
interface Rule {
  readonly places: readonly number[];
  readonly row: Row;
}

/** A step of the lattice as the places it changes, and how it changes each rule that has something to spare. */
interface Sparse {
  readonly places: Int32Array;
  readonly by: Float64Array;
  readonly rules: Float64Array;
}

/** How many types beyond the rules that bind are rounded together: enough for short steps, few enough to find those within a second. */
const spare = 100;

const roomIn = ({ sizes }: Shape, wanted: readonly number[], type: number): number => Math.min(wanted[type] ?? 0, (sizes[type] ?? 0) - (wanted[type] ?? 0));

/** How closely a type is to keep to its draw: the less room it has, the more. */
const weightOf = (room: number): number => 1 / Math.min(4, Math.max(0.3, room));

/** How closely the sum of a rule with something to spare is to keep to its own. */
const ruleWeight = ({ types, low, high }: Row, wanted: readonly number[]): number => {
  const sum = types.reduce((so, type) => so + (wanted[type] ?? 0), 0);
  return 1 / Math.min(3, Math.max(0.4, Math.min(sum - low, high - sum)));
};

/**
 * Whole panels near a divisible one. Most types are rounded one by one; those of whom panels hold many are then rounded together, so
 * that every rule holds to the seat: the whole-number vectors that change no rule are a lattice, of which a reduced basis is kept, and
 * the panel is the lattice point near the draw (Babai 1986). Where a type would go below none or above all, steps of the basis mend it.
 */
export class Rounding {
  readonly #shape: Shape;
  readonly #together: readonly number[];
  readonly #alone: readonly number[];
  readonly #binding: readonly Rule[];
  readonly #loose: readonly Rule[];
  readonly #kernel: Kernel;
  readonly #steps: readonly Step[];
  readonly #directions: readonly Float64Array[];
  readonly #lengths: Float64Array;
  readonly #sparse: readonly Sparse[];
  readonly #weights: Float64Array;
  readonly #spread: readonly Float64Array[];
  readonly #dice: Tries;
  readonly #rulesOf: readonly (readonly number[])[];
  readonly #stride: number;

  /** `shape` is a face (build.ts): what every panel meets with nothing to spare has one bound. `wanted` are seats by type on it. */
  constructor(shape: Shape, wanted: readonly number[], never: ReadonlySet<number>, seed: string) {
    [this.#shape, this.#dice] = [shape, triesFrom(seed)];
    const open = [...shape.sizes.keys()].filter((type) => !never.has(type) && (shape.sizes[type] ?? 0) > 0 && (wanted[type] ?? 0) > 1e-9);
    const everywhere: Row = { types: open, low: shape.seats, high: shape.seats };
    const rows = [everywhere, ...shape.rows.filter(({ types }) => types.length > 0)];
    const binding = rows.filter(({ low, high }) => low === high);
    const loose = rows.filter(({ low, high }) => low !== high);
    ({ together: this.#together, kernel: this.#kernel } = togetherOf(binding, [...open].sort((a, b) => roomIn(shape, wanted, b) - roomIn(shape, wanted, a) || a - b)));
    const rulesOf: number[][] = shape.sizes.map(() => []);
    shape.rows.forEach(({ types }, rule) => types.forEach((type) => rulesOf[type]?.push(rule)));
    this.#rulesOf = rulesOf;
    const place = new Map(this.#together.map((type, at) => [type, at]));
    const seen = (row: Row): Rule => ({ row, places: row.types.flatMap((type) => place.get(type) ?? []) });
    [this.#binding, this.#loose, this.#alone] = [binding.map(seen), loose.map(seen), open.filter((type) => !place.has(type))];
    this.#stride = strideFor(this.#alone.length);
    this.#weights = Float64Array.from([...this.#together.map((type) => weightOf(roomIn(shape, wanted, type))), ...loose.map((row) => ruleWeight(row, wanted))]);
    this.#steps = reduced(this.#kernel.basis.map((whole) => ({ whole, seen: this.#seen(whole) })));
    this.#directions = directionsOf(this.#steps);
    this.#lengths = Float64Array.from(this.#directions, (one) => one.reduce((sum, part) => sum + part * part, 0));
    this.#sparse = this.#steps.map(({ whole }) => {
      const places = Int32Array.from([...whole.keys()].filter((at) => whole[at] !== 0));
      return { places, by: Float64Array.from(places, (at) => whole[at] ?? 0), rules: Float64Array.from(this.#loose, ({ places: own }) => own.reduce((sum, at) => sum + (whole[at] ?? 0), 0)) };
    });
    this.#spread = spreadOf([...this.#binding, ...this.#loose], this.#weights, this.#together.length);
  }

  /** A change of the types that are rounded together, with the rules' sums, each times its weight. */
  #seen(vector: Float64Array): Float64Array {
    const sums = this.#loose.map(({ places }) => places.reduce((sum, at) => sum + (vector[at] ?? 0), 0));
    return Float64Array.from([...vector, ...sums], (one, at) => one * (this.#weights[at] ?? 0));
  }

  /** A panel near a draw of seats by type, in whole seats; null where no step mends it. Whether it is valid, the caller makes sure of. */
  near(draw: Float64Array): Int16Array | null {
    const panel = new Int16Array(this.#shape.sizes.length);
    this.#each(panel, draw);
    const sums = (rules: readonly Rule[], of: ArrayLike<number>) => rules.map(({ row }) => row.types.reduce((sum, type) => sum + (of[type] ?? 0), 0));
    const left = sums(this.#binding, panel).map((sum, at) => (this.#binding[at]?.row.low ?? 0) - sum);
    const alone = sums(this.#loose, panel);
    const bounds = this.#loose.map(({ row }, at) => ({ low: row.low - (alone[at] ?? 0), high: row.high - (alone[at] ?? 0) }));
    const aims = sums(this.#loose, draw).map((sum, at) => Math.min(bounds[at]?.high ?? 0, Math.max(bounds[at]?.low ?? 0, sum - (alone[at] ?? 0))));
    const centre = this.#centred(Float64Array.from(this.#together, (type) => draw[type] ?? 0), [...left, ...aims]);
    const counts = this.#nearest(centre, left, aims);
    if (counts === null || !this.#mended(counts, centre, bounds)) return null;
    this.#together.forEach((type, at) => (panel[type] = counts[at] ?? 0));
    return panel;
  }

  /**
   * The other types one by one, up or down by chance: the likelier the way that leaves the rules' sums nearer to the draw's, so that
   * what the types together must make up for stays small however many there are (self-balancing walk: Alweiss, Liu and Sawhney 2021).
   */
  #each(panel: Int16Array, draw: Float64Array): void {
    const { sizes, rows } = this.#shape;
    const over = new Float64Array(rows.length);
    const start = this.#dice.below(Math.max(1, this.#alone.length));
    for (let step = 0; step < this.#alone.length; step += 1) {
      const type = this.#alone[(start + step * this.#stride) % this.#alone.length] ?? 0;
      const wanted = Math.min(sizes[type] ?? 0, Math.max(0, draw[type] ?? 0));
      const own = this.#rulesOf[type] ?? [];
      let lean = 0;
      for (const rule of own) lean += over[rule] ?? 0;
      const [floor, part] = [Math.floor(wanted), wanted % 1];
      const chance = part === 0 ? 0 : part / (part + (1 - part) * Math.exp(balance * lean));
      const count = floor + (this.#dice.unit() < chance ? 1 : 0);
      panel[type] = count;
      for (const rule of own) over[rule] = (over[rule] ?? 0) + count - wanted;
    }
  }

  /** The draw moved as little as may be until every rule has its sum, in divisible seats. */
  #centred(draw: Float64Array, sums: readonly number[]): Float64Array {
    const rules = [...this.#binding, ...this.#loose];
    const missing = rules.map(({ places }, at) => (sums[at] ?? 0) - places.reduce((sum, place) => sum + (draw[place] ?? 0), 0));
    const centre = draw.slice();
    for (let rule = 0; rule < rules.length; rule += 1) {
      const by = this.#spread[rule];
      if (by !== undefined) for (let place = 0; place < centre.length; place += 1) centre[place] = (centre[place] ?? 0) + (missing[rule] ?? 0) * (by[place] ?? 0);
    }
    return centre;
  }

  /** The lattice point that nearest planes find, thrown a little off so that no two panels need be alike. */
  #nearest(centre: Float64Array, left: readonly number[], aims: readonly number[]): Float64Array | null {
    const counts = centre.map(Math.round);
    const missing = Float64Array.from(this.#binding, ({ places }, at) => (left[at] ?? 0) - places.reduce((sum, place) => sum + (counts[place] ?? 0), 0));
    const first = reaching(this.#kernel, missing, counts.length);
    if (first === null) return null;
    for (let at = 0; at < counts.length; at += 1) counts[at] = (counts[at] ?? 0) + (first[at] ?? 0);
    const off = this.#seen(centre.map((one, at) => one - (counts[at] ?? 0)));
    this.#loose.forEach(({ places }, at) => (off[counts.length + at] = ((aims[at] ?? 0) - places.reduce((sum, place) => sum + (counts[place] ?? 0), 0)) * (this.#weights[counts.length + at] ?? 0)));
    for (let at = this.#steps.length - 1; at >= 0; at -= 1) {
      const [direction, step] = [this.#directions[at], this.#steps[at]];
      if (direction === undefined || step === undefined) continue;
      let share = 0;
      for (let place = 0; place < off.length; place += 1) share += (off[place] ?? 0) * (direction[place] ?? 0);
      const times = Math.floor(share / (this.#lengths[at] ?? 1) + 0.25 + this.#dice.unit() / 2);
      if (times === 0) continue;
      for (let place = 0; place < off.length; place += 1) off[place] = (off[place] ?? 0) - times * (step.seen[place] ?? 0);
      for (let place = 0; place < counts.length; place += 1) counts[place] = (counts[place] ?? 0) + times * (step.whole[place] ?? 0);
    }
    return counts;
  }

  /** Steps of the basis until no type and no rule is out of its bounds: always the one that mends most for its length. */
  #mended(counts: Float64Array, centre: Float64Array, bounds: readonly { readonly low: number; readonly high: number }[]): boolean {
    const most = this.#together.map((type) => this.#shape.sizes[type] ?? 0);
    const sums = this.#loose.map(({ places }) => places.reduce((sum, place) => sum + (counts[place] ?? 0), 0));
    const outside = (): number => counts.reduce((sum, count, at) => sum + out(count, 0, most[at] ?? 0), 0) + sums.reduce((sum, one, at) => sum + out(one, bounds[at]?.low ?? 0, bounds[at]?.high ?? 0), 0);
    const cost = ({ places, by, rules }: Sparse, sign: number): number => {
      let sum = 0;
      for (let at = 0; at < places.length; at += 1) {
        const place = places[at] ?? 0;
        const [before, high, weight] = [counts[place] ?? 0, most[place] ?? 0, this.#weights[place] ?? 0];
        const then = before + sign * (by[at] ?? 0);
        const middle = centre[place] ?? 0;
        sum += dear * (out(then, 0, high) ** 2 - out(before, 0, high) ** 2) + weight * weight * ((then - middle) ** 2 - (before - middle) ** 2);
      }
      for (let at = 0; at < rules.length; at += 1) {
        const [before, low, high] = [sums[at] ?? 0, bounds[at]?.low ?? 0, bounds[at]?.high ?? 0];
        sum += dear * (out(before + sign * (rules[at] ?? 0), low, high) ** 2 - out(before, low, high) ** 2);
      }
      return sum;
    };
    for (let turn = 0; turn < 60 && outside() > 0; turn += 1) {
      let [best, sign, least]: [Sparse | null, number, number] = [null, 1, -1e-9];
      for (const step of this.#sparse) for (const way of [1, -1]) {
        const rise = cost(step, way);
        if (rise < least) [best, sign, least] = [step, way, rise];
      }
      if (best === null) return false;
      const { places, by, rules } = best;
      places.forEach((place, at) => (counts[place] = (counts[place] ?? 0) + sign * (by[at] ?? 0)));
      rules.forEach((one, at) => (sums[at] = (sums[at] ?? 0) + sign * one));
    }
    return outside() === 0;
  }
}

/** What one seat out of bounds costs, beside the squared distance from the draw. */
const dear = 100;

/** How much one seat too many of a rule speaks against another. */
const balance = 0.15;

/** A step that visits every one of so many in turn, far from the one before. */
function strideFor(many: number): number {
  const divides = (a: number, b: number): number => (b === 0 ? a : divides(b, a % b));
  let stride = Math.max(1, Math.floor(many * 0.618));
  while (many > 1 && divides(many, stride) !== 1) stride += 1;
  return stride;
}

const out = (count: number, low: number, high: number): number => Math.max(0, low - count, count - high);

/** The types that are rounded together: those with most room, and any without which some image could not be had. */
function togetherOf(binding: readonly Row[], order: readonly number[]): { readonly together: readonly number[]; readonly kernel: Kernel } {
  let together = order.slice(0, binding.length + spare);
  for (;;) {
    const there = binding.map(({ types }) => new Set(types));
    const kernel = kernelOf(there.map((own) => together.map((type) => (own.has(type) ? 1 : 0))), together.length);
    const known = new Set(together);
    const missed = order.find((type) => !known.has(type) && reaching(kernel, Float64Array.from(there, (own) => (own.has(type) ? 1 : 0)), together.length) === null);
    if (missed === undefined) return { together, kernel };
    together = [...together, missed];
  }
}

/** For each rule, how the types move when its sum is to grow by one and no other's, with the least squared weight (ridge regression). */
function spreadOf(rules: readonly Rule[], weights: Float64Array, width: number): readonly Float64Array[] {
  const give = (place: number): number => 1 / (weights[place] ?? 1) ** 2;
  const own = rules.map(({ places }) => new Set(places));
  const normal = rules.map(({ places }, one) => own.map((other, at) => places.reduce((sum, place) => sum + (other.has(place) ? give(place) : 0), 0) + (at === one ? 1e-6 : 0)));
  const inverse = inverted(normal);
  return inverse.map((line) => {
    const by = new Float64Array(width);
    rules.forEach(({ places }, at) => {
      for (const place of places) by[place] = (by[place] ?? 0) + give(place) * (line[at] ?? 0);
    });
    return by;
  });
}

/** Gauss and Jordan, for a symmetric positive matrix. */
function inverted(matrix: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const size = matrix.length;
  const rows = matrix.map((row, at) => [...row, ...row.map((_, column) => (column === at ? 1 : 0))]);
  rows.forEach((row, at) => {
    const pivot = row[at] ?? 1;
    for (let column = 0; column < 2 * size; column += 1) row[column] = (row[column] ?? 0) / pivot;
    rows.forEach((other, place) => {
      const times = other[at] ?? 0;
      if (place === at || times === 0) return;
      for (let column = 0; column < 2 * size; column += 1) other[column] = (other[column] ?? 0) - times * (row[column] ?? 0);
    });
  });
  return rows.map((row) => row.slice(size));
}
