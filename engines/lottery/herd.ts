import { exchangesOf, type Exchange } from './exchange.ts';
import type { Shape } from './shape.ts';
import { triesFrom, type Tries } from './tries.ts';

/** How many panels should serve each type, together: the energy is what lies outside, squared, over the type's size. */
export interface Wanted {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** Closings compared before the best of them is taken, and of pairs alike at most so many. */
const enoughHits = 16;
const mostOfGroup = 6;

/** What an exchange took from the rules: marks, how many more seats are broken, the energy it cost, and which type went and came. */
interface Gap {
  readonly marks: number;
  readonly broken: number;
  readonly rise: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Many panels changed a little at a time until together they serve every type as wanted: simulated annealing (Kirkpatrick 1983)
 * over exchanges that keep every quota. Deterministic from its seed. Panels stand one after another in flat arrays.
 */
export class Herd {
  readonly shape: Shape;
  readonly types: number;
  readonly seats: number;
  readonly rules: number;
  size = 0;
  /** Seats of each type, panel by panel. */
  readonly counts: Int16Array;
  /** The type in each seat, panel by panel, in no order. */
  readonly chairs: Int16Array;
  /** How many meet each rule, panel by panel. */
  readonly met: Int16Array;
  readonly served: Float64Array;
  readonly dice: Tries;
  readonly exchange: Exchange;
  readonly allowed: Int32Array;
  /** The rules of each type: from `ruleStarts[type]` to the next. */
  readonly ruleStarts: Int32Array;
  readonly rulesOf: Int32Array;
  readonly #low: Int32Array;
  readonly #high: Int32Array;
  readonly #sizes: Int32Array;
  readonly #loose: boolean;
  readonly #present: Int32Array;
  readonly #near: Int32Array[] = [];

  constructor(shape: Shape, never: ReadonlySet<number>, capacity: number, seed: string) {
    this.shape = shape;
    [this.types, this.seats, this.rules] = [shape.sizes.length, shape.seats, shape.rows.length];
    this.counts = new Int16Array(capacity * this.types);
    this.chairs = new Int16Array(capacity * this.seats);
    this.met = new Int16Array(capacity * this.rules);
    this.served = new Float64Array(this.types);
    this.dice = triesFrom(seed);
    this.exchange = exchangesOf(shape, never);
    this.allowed = Int32Array.from([...shape.sizes.keys()].filter((type) => !never.has(type)));
    const rules: number[][] = shape.sizes.map(() => []);
    shape.rows.forEach(({ types }, row) => types.forEach((type) => rules[type]?.push(row)));
    this.ruleStarts = new Int32Array(this.types + 1);
    rules.forEach((own, type) => (this.ruleStarts[type + 1] = (this.ruleStarts[type] ?? 0) + own.length));
    this.rulesOf = Int32Array.from(rules.flat());
    this.#low = Int32Array.from(shape.rows, ({ low }) => Math.min(low, 30_000));
    this.#high = Int32Array.from(shape.rows, ({ high }) => Math.min(high, 30_000));
    this.#sizes = Int32Array.from(shape.sizes);
    this.#present = new Int32Array(this.types);
    this.#loose = shape.rows.some(({ low, high }) => low !== high);
  }

  /** A panel of given seats by type joins. */
  add(counts: ArrayLike<number>): void {
    let chair = this.size * this.seats;
    for (let type = 0; type < this.types; type += 1) {
      const count = counts[type] ?? 0;
      for (let one = 0; one < count; one += 1) this.chairs[chair++] = type;
      if (count > 0) this.#count(this.size, type, count);
    }
    this.size += 1;
  }

  /** The last panel leaves. */
  drop(): void {
    this.size -= 1;
    for (let type = 0; type < this.types; type += 1) {
      const count = this.counts[this.size * this.types + type] ?? 0;
      if (count > 0) this.#count(this.size, type, -count);
    }
  }

  panel(at: number): Int16Array {
    return this.counts.slice(at * this.types, (at + 1) * this.types);
  }

  #count(panel: number, type: number, by: number): void {
    const own = panel * this.types + type;
    this.counts[own] = (this.counts[own] ?? 0) + by;
    this.served[type] = (this.served[type] ?? 0) + by;
    const base = panel * this.rules;
    for (let at = this.ruleStarts[type] ?? 0; at < (this.ruleStarts[type + 1] ?? 0); at += 1) {
      const rule = base + (this.rulesOf[at] ?? 0);
      this.met[rule] = (this.met[rule] ?? 0) + by;
    }
  }

  /** How far a panel is from its rules, in seats. */
  broken(panel: number): number {
    let sum = 0;
    for (let rule = 0; rule < this.rules; rule += 1) {
      const met = this.met[panel * this.rules + rule] ?? 0;
      sum += Math.max(0, (this.#low[rule] ?? 0) - met, met - (this.#high[rule] ?? 0));
    }
    return sum;
  }

  /** Puts a type into a seat of a panel, and answers by how many seats more the rules are broken. */
  put(panel: number, seat: number, to: number): number {
    const chair = panel * this.seats + seat;
    const from = this.chairs[chair] ?? 0;
    this.chairs[chair] = to;
    return this.#shift(panel, from, -1) + this.#shift(panel, to, 1);
  }

  #shift(panel: number, type: number, by: number): number {
    const own = panel * this.types + type;
    this.counts[own] = (this.counts[own] ?? 0) + by;
    this.served[type] = (this.served[type] ?? 0) + by;
    const base = panel * this.rules;
    let rise = 0;
    for (let at = this.ruleStarts[type] ?? 0; at < (this.ruleStarts[type + 1] ?? 0); at += 1) {
      const rule = this.rulesOf[at] ?? 0;
      const before = this.met[base + rule] ?? 0;
      this.met[base + rule] = before + by;
      // Only the side that is moved to can be newly broken, only the other newly mended.
      rise += by > 0 ? (before >= (this.#high[rule] ?? 0) ? 1 : before < (this.#low[rule] ?? 0) ? -1 : 0) : before <= (this.#low[rule] ?? 0) ? 1 : before > (this.#high[rule] ?? 0) ? -1 : 0;
    }
    return rise;
  }

  /** By how many seats more the rules would be broken, were one type there for another: `put` without putting. */
  rise(panel: number, from: number, to: number): number {
    const base = panel * this.rules;
    let [at, then, rise] = [this.ruleStarts[from] ?? 0, this.ruleStarts[to] ?? 0, 0];
    const [atEnd, thenEnd] = [this.ruleStarts[from + 1] ?? 0, this.ruleStarts[to + 1] ?? 0];
    while (at < atEnd || then < thenEnd) {
      const [out, into] = [at < atEnd ? (this.rulesOf[at] ?? 0) : this.rules, then < thenEnd ? (this.rulesOf[then] ?? 0) : this.rules];
      if (out <= into) at += 1;
      if (into <= out) then += 1;
      if (out < into) {
        const met = this.met[base + out] ?? 0;
        rise += met <= (this.#low[out] ?? 0) ? 1 : met > (this.#high[out] ?? 0) ? -1 : 0;
      } else if (into < out) {
        const met = this.met[base + into] ?? 0;
        rise += met >= (this.#high[into] ?? 0) ? 1 : met < (this.#low[into] ?? 0) ? -1 : 0;
      }
    }
    return rise;
  }

  hasRoom(panel: number, type: number): boolean {
    return (this.counts[panel * this.types + type] ?? 0) < (this.#sizes[type] ?? 0);
  }

  /** How the energy changes when a type is served once more (`by` 1) or once less (-1). */
  change(type: number, by: number, { low, high }: Wanted): number {
    const [now, least, most] = [this.served[type] ?? 0, low[type] ?? 0, high[type] ?? 0];
    const before = now < least ? least - now : now > most ? now - most : 0;
    const then = now + by < least ? least - now - by : now + by > most ? now + by - most : 0;
    return (then * then - before * before) / (this.#sizes[type] ?? 1);
  }

  accepts(rise: number, temperature: number): boolean {
    return rise <= 0 || (temperature > 0 && this.dice.unit() < Math.exp(-rise / temperature));
  }

  /** Two for two with one sum of marks: no rule that has nothing to spare can notice. */
  pairMove(panel: number, wanted: Wanted, temperature: number): void {
    if (this.seats < 2) return;
    const one = this.dice.below(this.seats);
    const step = this.dice.below(this.seats - 1);
    const other = step >= one ? step + 1 : step;
    const base = panel * this.seats;
    const [p, q] = [this.chairs[base + one] ?? 0, this.chairs[base + other] ?? 0];
    const { marks, groups, starts, pairs } = this.exchange;
    const group = groups.get((marks[p] ?? 0) + (marks[q] ?? 0));
    if (group < 0) return;
    const start = starts[group] ?? 0;
    const many = (starts[group + 1] ?? 0) - start;
    if (many < 2) return;
    const pair = pairs[start + this.dice.below(many)] ?? 0;
    const a = Math.floor(pair / this.types);
    const b = pair - a * this.types;
    if ((a === p && b === q) || (a === q && b === p)) return;
    let rise = this.change(p, -1, wanted) + this.change(a, 1, wanted);
    // Where types occur twice among the four the sum is only near; they are then looked at one after the other.
    if (p === q || a === b || a === p || a === q || b === p || b === q) return this.#slowPair(panel, one, other, a, b, wanted, temperature);
    rise += this.change(q, -1, wanted) + this.change(b, 1, wanted);
    if (!this.hasRoom(panel, a) || !this.hasRoom(panel, b) || !this.accepts(rise, temperature)) return;
    const broken = this.put(panel, one, a) + this.put(panel, other, b);
    if (this.#loose && broken > 0) {
      this.put(panel, one, p);
      this.put(panel, other, q);
    }
  }

  #slowPair(panel: number, one: number, other: number, a: number, b: number, wanted: Wanted, temperature: number): void {
    const base = panel * this.seats;
    const [p, q] = [this.chairs[base + one] ?? 0, this.chairs[base + other] ?? 0];
    let rise = this.change(p, -1, wanted);
    let broken = 0;
    const seat = (at: number, from: number, to: number): void => {
      this.served[from] = (this.served[from] ?? 0) - 1;
      rise += this.change(to, 1, wanted);
      this.served[from] = (this.served[from] ?? 0) + 1;
      broken += this.put(panel, at, to);
    };
    seat(one, p, a);
    rise += this.change(q, -1, wanted);
    seat(other, q, b);
    const within = (type: number): boolean => (this.counts[panel * this.types + type] ?? 0) <= (this.#sizes[type] ?? 0);
    if (broken <= 0 && within(a) && within(b) && this.accepts(rise, temperature)) return;
    this.put(panel, one, p);
    this.put(panel, other, q);
  }

  /**
   * One type for another in a seat, then the one or two exchanges, best for what is wanted, that give back to every rule what
   * that took. Undone where there are none or the energy rises too much.
   */
  chainMove(panel: number, seat: number, to: number, wanted: Wanted, temperature: number): boolean {
    const from = this.chairs[panel * this.seats + seat] ?? 0;
    const { marks } = this.exchange;
    let rise = this.change(from, -1, wanted);
    const broken = this.put(panel, seat, to);
    this.served[to] = (this.served[to] ?? 0) - 1;
    rise += this.change(to, 1, wanted);
    this.served[to] = (this.served[to] ?? 0) + 1;
    const gap: Gap = { marks: (marks[to] ?? 0) - (marks[from] ?? 0), broken, rise, from, to };
    if (gap.marks === 0 ? broken <= 0 && this.accepts(rise, temperature) : this.#closeOne(panel, gap, wanted, temperature) || this.#closeTwo(panel, gap, wanted, temperature)) return true;
    this.put(panel, seat, from);
    return false;
  }

  /** One or two exchanges that mend every rule of a panel at once, where some do. */
  close(panel: number, wanted: Wanted): boolean {
    let marks = 0;
    this.shape.rows.forEach(({ low, high }, rule) => (marks += low === high ? ((this.met[panel * this.rules + rule] ?? 0) - low) * (this.exchange.weights[rule] ?? 0) : 0));
    const broken = this.broken(panel);
    const gap: Gap = { marks, broken, rise: 0, from: -1, to: -1 };
    return broken === 0 || (marks !== 0 && (this.#closeOne(panel, gap, wanted, Infinity) || this.#closeTwo(panel, gap, wanted, Infinity)));
  }

  /** A type that differs from another in few rules: one of its sixteen nearest. */
  nearTo(type: number): number {
    let own = this.#near[type];
    if (own === undefined) this.#near[type] = own = this.#nearest(type);
    return own[this.dice.below(own.length)] ?? type;
  }

  #nearest(type: number): Int32Array {
    const has = new Uint8Array(this.rules);
    for (let at = this.ruleStarts[type] ?? 0; at < (this.ruleStarts[type + 1] ?? 0); at += 1) has[this.rulesOf[at] ?? 0] = 1;
    const far = (other: number): number => {
      let alike = 0;
      for (let at = this.ruleStarts[other] ?? 0; at < (this.ruleStarts[other + 1] ?? 0); at += 1) alike += has[this.rulesOf[at] ?? 0] ?? 0;
      return -alike;
    };
    const others = [...this.allowed].filter((other) => other !== type).map((other) => ({ other, far: far(other) })).sort((a, b) => a.far - b.far || a.other - b.other);
    return Int32Array.from(others.slice(0, 16), ({ other }) => other);
  }

  /** The types of a panel, each once, in `present`; how many. */
  variety(panel: number): number {
    const base = panel * this.types;
    let many = 0;
    for (let at = 0; at < this.allowed.length; at += 1) {
      const type = this.allowed[at] ?? 0;
      if ((this.counts[base + type] ?? 0) > 0) this.#present[many++] = type;
    }
    return many;
  }

  #closeOne(panel: number, { marks: gap, broken, rise, from, to }: Gap, wanted: Wanted, temperature: number): boolean {
    const { marks, first, next } = this.exchange;
    const many = this.variety(panel);
    let [best, left, least] = [-1, -1, Infinity];
    for (let at = 0; at < many; at += 1) {
      const own = this.#present[at] ?? 0;
      for (let type = own === to ? -1 : first.get((marks[own] ?? 0) - gap); type >= 0; type = next[type] ?? -1) {
        if (type === own || type === from || !this.hasRoom(panel, type)) continue;
        const score = this.change(own, -1, wanted) + this.change(type, 1, wanted);
        if (score < least && (!this.#loose || this.#fits(panel, own, -1, type, -1, broken))) [best, left, least] = [type, own, score];
      }
    }
    if (best < 0 || !this.accepts(rise + least, temperature)) return false;
    const seat = this.#seatOf(panel, left, -1);
    if (broken + this.put(panel, seat, best) <= 0) return true;
    this.put(panel, seat, left);
    return false;
  }

  #closeTwo(panel: number, { marks: gap, broken, rise, from, to }: Gap, wanted: Wanted, temperature: number): boolean {
    const { marks, groups, starts, pairs } = this.exchange;
    const many = this.variety(panel);
    const base = panel * this.types;
    let [best, one, other, least, hits] = [-1, 0, 0, Infinity, 0];
    const start = many === 0 ? 0 : this.dice.below(many);
    for (let step = 0; step < many && hits < enoughHits; step += 1) {
      const at = start + step < many ? start + step : start + step - many;
      const p = this.#present[at] ?? 0;
      if (p === to) continue;
      const mark = (marks[p] ?? 0) - gap;
      for (let then = (this.counts[base + p] ?? 0) > 1 ? at : at + 1; then < many; then += 1) {
        const q = this.#present[then] ?? 0;
        const group = groups.get(mark + (marks[q] ?? 0));
        if (group < 0 || q === to) continue;
        const left = this.change(p, -1, wanted) + this.change(q, -1, wanted);
        const begin = starts[group] ?? 0;
        const size = (starts[group + 1] ?? 0) - begin;
        const skip = size > mostOfGroup ? this.dice.below(size) : 0;
        for (let turn = 0; turn < size && turn < mostOfGroup; turn += 1) {
          const pair = pairs[begin + (skip + turn < size ? skip + turn : skip + turn - size)] ?? 0;
          const a = Math.floor(pair / this.types);
          const b = pair - a * this.types;
          if (a === from || b === from || !this.hasRoom(panel, a) || !this.hasRoom(panel, b)) continue;
          hits += 1;
          const score = left + this.change(a, 1, wanted) + this.change(b, 1, wanted);
          if (score < least && (!this.#loose || this.#fits(panel, p, q, a, b, broken))) [best, one, other, least] = [pair, p, q, score];
        }
      }
    }
    return best >= 0 && this.accepts(rise + least, temperature) && this.#putTwo(panel, one, other, best, broken);
  }

  /** A seat of a panel in which this type sits, other than one. */
  #seatOf(panel: number, type: number, not: number): number {
    const base = panel * this.seats;
    for (let seat = 0; seat < this.seats; seat += 1) if (this.chairs[base + seat] === type && seat !== not) return seat;
    return -1;
  }

  /** Whether one type for another, or two for two, would leave no rule broken, those with something to spare among them. */
  #fits(panel: number, p: number, q: number, a: number, b: number, broken: number): boolean {
    let rise = this.#shift(panel, p, -1) + this.#shift(panel, a, 1);
    if (q >= 0) {
      rise += this.#shift(panel, q, -1) + this.#shift(panel, b, 1);
      this.#shift(panel, b, -1);
      this.#shift(panel, q, 1);
    }
    this.#shift(panel, a, -1);
    this.#shift(panel, p, 1);
    return broken + rise <= 0;
  }

  #putTwo(panel: number, p: number, q: number, pair: number, broken: number): boolean {
    const one = this.#seatOf(panel, p, -1);
    const other = this.#seatOf(panel, q, one);
    const a = Math.floor(pair / this.types);
    const b = pair - a * this.types;
    const rise = this.put(panel, one, a) + this.put(panel, other, b);
    if (broken + rise <= 0 && (this.counts[panel * this.types + a] ?? 0) <= (this.#sizes[a] ?? 0)) return true;
    this.put(panel, one, p);
    this.put(panel, other, q);
    return false;
  }

  /** How far all types together are from what is wanted, in seats. */
  off({ low, high }: Wanted): number {
    return this.served.reduce((sum, served, type) => sum + Math.max(0, (low[type] ?? 0) - served, served - (high[type] ?? 0)), 0);
  }
}
