import { exchangesOf, type Exchange } from './exchange.ts';
import type { Shape } from './shape.ts';
import { triesFrom, type Tries } from './tries.ts';

/** How many panels should serve each type, together: the energy is what lies outside, squared, over the type's size. */
export interface Wanted {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** Pairs looked at for one closing: all of a panel of sixty seats. */
const mostLooks = 1800;
const mostOfGroup = 6;

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
    const gap = (marks[to] ?? 0) - (marks[from] ?? 0);
    if (gap === 0 ? broken <= 0 && this.accepts(rise, temperature) : this.#closeOne(panel, seat, gap, broken, rise, wanted, temperature) || this.#closeTwo(panel, seat, gap, broken, rise, wanted, temperature)) return true;
    this.put(panel, seat, from);
    return false;
  }

  /** One or two exchanges that mend every rule of a panel at once, where some do. */
  close(panel: number, wanted: Wanted): boolean {
    let gap = 0;
    this.shape.rows.forEach(({ low, high }, rule) => (gap += low === high ? ((this.met[panel * this.rules + rule] ?? 0) - low) * (this.exchange.weights[rule] ?? 0) : 0));
    const broken = this.broken(panel);
    return broken === 0 || (gap !== 0 && (this.#closeOne(panel, -1, gap, broken, 0, wanted, Infinity) || this.#closeTwo(panel, -1, gap, broken, 0, wanted, Infinity)));
  }

  #closeOne(panel: number, not: number, gap: number, broken: number, rise: number, wanted: Wanted, temperature: number): boolean {
    const base = panel * this.seats;
    const { marks, first, next } = this.exchange;
    let [best, least] = [-1, Infinity];
    for (let seat = 0; seat < this.seats; seat += 1) {
      const own = this.chairs[base + seat] ?? 0;
      for (let type = seat === not ? -1 : first.get((marks[own] ?? 0) - gap); type >= 0; type = next[type] ?? -1) {
        if (type === own || !this.hasRoom(panel, type)) continue;
        const score = this.change(own, -1, wanted) + this.change(type, 1, wanted);
        if (score < least && (!this.#loose || this.#fits(panel, seat, -1, type, broken))) [best, least] = [seat * this.types + type, score];
      }
    }
    if (best < 0 || !this.accepts(rise + least, temperature)) return false;
    const seat = Math.floor(best / this.types);
    const own = this.chairs[base + seat] ?? 0;
    if (broken + this.put(panel, seat, best - seat * this.types) <= 0) return true;
    this.put(panel, seat, own);
    return false;
  }

  #closeTwo(panel: number, not: number, gap: number, broken: number, rise: number, wanted: Wanted, temperature: number): boolean {
    const base = panel * this.seats;
    const { marks, groups, starts, pairs } = this.exchange;
    let [best, where, least, looks] = [-1, 0, Infinity, 0];
    const start = this.dice.below(this.seats);
    for (let step = 0; step < this.seats && looks < mostLooks; step += 1) {
      const one = start + step < this.seats ? start + step : start + step - this.seats;
      if (one === not) continue;
      looks += this.seats - one;
      const p = this.chairs[base + one] ?? 0;
      const first = (marks[p] ?? 0) - gap;
      for (let other = one + 1; other < this.seats; other += 1) {
        if (other === not) continue;
        const q = this.chairs[base + other] ?? 0;
        const group = groups.get(first + (marks[q] ?? 0));
        if (group < 0) continue;
        const left = this.change(p, -1, wanted) + this.change(q, -1, wanted);
        const from = starts[group] ?? 0;
        const many = (starts[group + 1] ?? 0) - from;
        const skip = many > mostOfGroup ? this.dice.below(many) : 0;
        looks += Math.min(many, mostOfGroup);
        for (let turn = 0; turn < many && turn < mostOfGroup; turn += 1) {
          const pair = pairs[from + (skip + turn < many ? skip + turn : skip + turn - many)] ?? 0;
          const a = Math.floor(pair / this.types);
          const score = left + this.change(a, 1, wanted) + this.change(pair - a * this.types, 1, wanted);
          if (score < least && this.hasRoom(panel, a) && this.hasRoom(panel, pair - a * this.types) && (!this.#loose || this.#fits(panel, one, other, pair, broken))) [best, where, least] = [pair, one * this.seats + other, score];
        }
      }
    }
    if (best < 0 || !this.accepts(rise + least, temperature)) return false;
    return this.#putTwo(panel, Math.floor(where / this.seats), where % this.seats, best, broken);
  }

  /** Whether one type in a seat, or a pair in two, would leave no rule broken, those with something to spare among them. */
  #fits(panel: number, one: number, other: number, what: number, broken: number): boolean {
    const base = panel * this.seats;
    const [p, q] = [this.chairs[base + one] ?? 0, other < 0 ? 0 : (this.chairs[base + other] ?? 0)];
    const a = other < 0 ? what : Math.floor(what / this.types);
    let rise = this.put(panel, one, a);
    if (other >= 0) {
      rise += this.put(panel, other, what - a * this.types);
      this.put(panel, other, q);
    }
    this.put(panel, one, p);
    return broken + rise <= 0;
  }

  #putTwo(panel: number, one: number, other: number, pair: number, broken: number): boolean {
    const base = panel * this.seats;
    const [p, q] = [this.chairs[base + one] ?? 0, this.chairs[base + other] ?? 0];
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
