import { digestOf } from '@plenaria/kernel/digest.ts';
import type { Shape } from './shape.ts';

/** xorshift128 (Marsaglia 2003): hundreds of millions of tries; the dice of the public draw are for draws alone. */
function tries(seed: string): { readonly below: (n: number) => number; readonly unit: () => number } {
  const digest = digestOf(seed);
  let [x, y, z, w] = [0, 8, 16, 24].map((at) => Number.parseInt(digest.slice(at, at + 8), 16) | 1) as [number, number, number, number];
  const next = (): number => {
    const t = x ^ (x << 11);
    [x, y, z] = [y, z, w];
    w = w ^ (w >>> 19) ^ t ^ (t >>> 8);
    return w >>> 0;
  };
  return { below: (n) => Math.floor((next() / 4294967296) * n), unit: () => next() / 4294967296 };
}

/** Pairs of types with the same two values of every feature: one pair can stand in for another and no quota notices. */
interface Exchange {
  /** Of the pair a·T + b (a ≤ b), its place in `groups`; -1 where nothing can stand in for it. */
  readonly groupOf: Int32Array;
  readonly groups: readonly Int32Array[];
}

function exchanges({ sizes, values }: Shape, never: ReadonlySet<number>): Exchange {
  const count = sizes.length;
  const byKey = new Map<string, number[]>();
  for (let a = 0; a < count; a += 1) {
    for (let b = a; b < count; b += 1) {
      if (never.has(a) || never.has(b) || (a === b && (sizes[a] ?? 0) < 2)) continue;
      const key = (values[a] ?? []).map((one, feature) => [one, values[b]?.[feature] ?? 0].sort((p, q) => p - q).join()).join(';');
      const pairs = byKey.get(key);
      if (pairs) pairs.push(a * count + b);
      else byKey.set(key, [a * count + b]);
    }
  }
  const groupOf = new Int32Array(count * count).fill(-1);
  const groups = [...byKey.values()].filter((pairs) => pairs.length > 1).map((pairs) => Int32Array.from(pairs));
  groups.forEach((pairs, group) => pairs.forEach((pair) => (groupOf[pair] = group)));
  return { groupOf, groups };
}

/** For each type the types that differ from it in few features: at most three, or the nearest there are. */
function neighbours({ sizes, values }: Shape, never: ReadonlySet<number>): readonly Int16Array[] {
  const apart = (a: number, b: number): number => (values[a] ?? []).reduce((sum, one, feature) => sum + (one === values[b]?.[feature] ? 0 : 1), 0);
  return sizes.map((_, a) => {
    const others = [...sizes.keys()].filter((b) => b !== a && !never.has(b)).map((b) => ({ b, far: apart(a, b) })).sort((p, q) => p.far - q.far || p.b - q.b);
    const near = others.filter(({ far }) => far <= 2);
    return Int16Array.from((near.length >= 4 ? near : others.slice(0, 12)).map(({ b }) => b));
  });
}

interface Held {
  /** Seats of each type. */
  readonly counts: Int16Array;
  /** The type in each seat, in no order. */
  readonly seats: Int16Array;
  /** How many have each quota's value. */
  readonly met: Int16Array;
}

/**
 * Many panels changed a little at a time until together they serve every type as wanted: simulated annealing (Kirkpatrick
 * 1983) over exchanges that keep every quota. Deterministic from its seed.
 */
export class Panels {
  readonly #shape: Shape;
  readonly #dice: ReturnType<typeof tries>;
  readonly #exchange: Exchange;
  readonly #allowed: readonly number[];
  readonly #rowsOf: readonly (readonly number[])[];
  readonly #near: readonly Int16Array[];
  readonly held: Held[] = [];
  readonly served: Float64Array;
  /** Exchanges looked at for each link of a chain. */
  #care = 24;

  constructor(shape: Shape, never: ReadonlySet<number>, seed: string) {
    this.#shape = shape;
    this.#dice = tries(seed);
    this.#exchange = exchanges(shape, never);
    this.#allowed = shape.sizes.flatMap((_, type) => (never.has(type) ? [] : [type]));
    this.#rowsOf = shape.sizes.map((_, type) => shape.rows.flatMap(({ types }, row) => (types.includes(type) ? [row] : [])));
    this.#near = neighbours(shape, never);
    this.served = new Float64Array(shape.sizes.length);
  }

  #wrong(row: number, met: number): number {
    const { low = 0, high = 0 } = this.#shape.rows[row] ?? {};
    return met < low ? low - met : met > high ? met - high : 0;
  }

  /** How much worse a panel's quotas get by one exchange, in squared seats; below zero where they get better. */
  #rise(met: Int16Array, from: number, to: number): number {
    let rise = 0;
    const [leaving, coming] = [this.#rowsOf[from] ?? [], this.#rowsOf[to] ?? []];
    for (const row of leaving) if (!coming.includes(row)) rise += this.#wrong(row, (met[row] ?? 0) - 1) ** 2 - this.#wrong(row, met[row] ?? 0) ** 2;
    for (const row of coming) if (!leaving.includes(row)) rise += this.#wrong(row, (met[row] ?? 0) + 1) ** 2 - this.#wrong(row, met[row] ?? 0) ** 2;
    return rise;
  }

  #place(held: Held, seat: number, to: number): void {
    const from = held.seats[seat] ?? 0;
    for (const row of this.#rowsOf[from] ?? []) held.met[row] = (held.met[row] ?? 0) - 1;
    for (const row of this.#rowsOf[to] ?? []) held.met[row] = (held.met[row] ?? 0) + 1;
    held.counts[from] = (held.counts[from] ?? 0) - 1;
    held.counts[to] = (held.counts[to] ?? 0) + 1;
    held.seats[seat] = to;
    this.served[from] = (this.served[from] ?? 0) - 1;
    this.served[to] = (this.served[to] ?? 0) + 1;
  }

  /** A panel of given seats by type joins. */
  add(counts: ArrayLike<number>): void {
    const held = this.#heldOf(Int16Array.from(counts));
    this.held.push(held);
    held.seats.forEach((type) => (this.served[type] = (this.served[type] ?? 0) + 1));
  }

  /** A panel from chance: types drawn by what they should get, then exchanged until no quota is broken. Null where that fails. */
  seedPanel(wanted: readonly number[]): Int16Array | null {
    const { sizes, seats } = this.#shape;
    const counts = new Int16Array(sizes.length);
    for (let seat = 0; seat < seats; seat += 1) {
      const type = this.#draw(wanted, counts);
      counts[type] = (counts[type] ?? 0) + 1;
    }
    const held = this.#heldOf(counts);
    const before = this.served.slice();
    const done = this.#repair(held, 30_000);
    this.served.set(before);
    return done ? held.counts : null;
  }

  #draw(wanted: readonly number[], counts: Int16Array): number {
    let total = 0;
    for (const type of this.#allowed) if ((counts[type] ?? 0) < (this.#shape.sizes[type] ?? 0)) total += (wanted[type] ?? 0) + 1e-6;
    let at = this.#dice.unit() * total;
    for (const type of this.#allowed) {
      if ((counts[type] ?? 0) >= (this.#shape.sizes[type] ?? 0)) continue;
      at -= (wanted[type] ?? 0) + 1e-6;
      if (at <= 0) return type;
    }
    return this.#allowed.findLast((type) => (counts[type] ?? 0) < (this.#shape.sizes[type] ?? 0)) ?? 0;
  }

  #broken(held: Held): number {
    return held.met.reduce((sum, met, row) => sum + this.#wrong(row, met) ** 2, 0);
  }

  /** Single exchanges at a falling temperature until every quota holds. */
  #repair(held: Held, most: number): boolean {
    let broken = this.#broken(held);
    for (let step = 0; step < most && broken > 0; step += 1) {
      const seat = this.#dice.below(held.seats.length);
      const to = this.#allowed[this.#dice.below(this.#allowed.length)] ?? 0;
      const from = held.seats[seat] ?? 0;
      if (from === to || (held.counts[to] ?? 0) >= (this.#shape.sizes[to] ?? 0)) continue;
      const rise = this.#rise(held.met, from, to);
      if (rise > 0 && this.#dice.unit() >= Math.exp(-rise / (1.2 * (1 - step / most) + 0.05))) continue;
      this.#place(held, seat, to);
      broken += rise;
    }
    return broken === 0;
  }

  /**
   * A panel of great weight near another: exchanges at a falling temperature, where breaking a quota costs `fine` times its
   * square. Answers the heaviest panel on the way that breaks none.
   */
  climb(start: Int16Array, weights: ArrayLike<number>, steps: number, heat: number): { readonly panel: Int16Array; readonly weight: number } {
    const held = this.#heldOf(start.slice());
    const before = this.served.slice();
    let weight = start.reduce((sum, count, type) => sum + count * (weights[type] ?? 0), 0);
    let [best, heaviest, broken] = [start, weight, 0];
    const fine = heat * 2;
    for (let step = 0; step < steps; step += 1) {
      const seat = this.#dice.below(held.seats.length);
      const from = held.seats[seat] ?? 0;
      const close = this.#near[from] ?? new Int16Array(0);
      const to = step % 4 === 0 ? (this.#allowed[this.#dice.below(this.#allowed.length)] ?? from) : (close[this.#dice.below(close.length)] ?? from);
      if (from === to || (held.counts[to] ?? 0) >= (this.#shape.sizes[to] ?? 0)) continue;
      const [gain, rise] = [(weights[to] ?? 0) - (weights[from] ?? 0), this.#rise(held.met, from, to)];
      const loss = rise * fine - gain;
      if (loss > 0 && this.#dice.unit() >= Math.exp(-loss / (heat * (1 - step / steps) + heat * 0.02))) continue;
      this.#place(held, seat, to);
      weight += gain;
      broken += rise;
      if (broken === 0 && weight > heaviest + 1e-12) [best, heaviest] = [held.counts.slice(), weight];
    }
    this.served.set(before);
    return { panel: best, weight: heaviest };
  }

  #heldOf(counts: Int16Array): Held {
    const seats = [...counts].flatMap((count, type) => Array.from({ length: count }, () => type));
    return { counts, seats: Int16Array.from(seats), met: Int16Array.from(this.#shape.rows, ({ types }) => types.reduce((sum, type) => sum + (counts[type] ?? 0), 0)) };
  }

  /** How far a type is from what all panels together should give it, weighed so that small types count as much. */
  #energy(type: number, served: number, low: Float64Array, high: Float64Array): number {
    const size = this.#shape.sizes[type] ?? 1;
    const off = served < (low[type] ?? 0) ? (low[type] ?? 0) - served : served > (high[type] ?? 0) ? served - (high[type] ?? 0) : 0;
    return (off * off) / size;
  }

  #change(type: number, by: number, low: Float64Array, high: Float64Array): number {
    const now = this.served[type] ?? 0;
    return this.#energy(type, now + by, low, high) - this.#energy(type, now, low, high);
  }

  readonly #accepts = (rise: number, temperature: number): boolean => rise <= 0 || (temperature > 0 && this.#dice.unit() < Math.exp(-rise / temperature));

  /** Two for two: the exchanged pair has the same values, so no quota moves. */
  #pairMove(held: Held, low: Float64Array, high: Float64Array, temperature: number): void {
    const { groupOf, groups } = this.#exchange;
    const size = this.#shape.seats;
    if (size < 2) return;
    const one = this.#dice.below(size);
    const other = (one + 1 + this.#dice.below(size - 1)) % size;
    const [p, q] = [held.seats[one] ?? 0, held.seats[other] ?? 0];
    const count = this.#shape.sizes.length;
    const group = groupOf[p <= q ? p * count + q : q * count + p] ?? -1;
    if (group < 0) return;
    const pairs = groups[group] ?? new Int32Array(0);
    const pair = pairs[this.#dice.below(pairs.length)] ?? 0;
    const [a, b] = [Math.floor(pair / count), pair % count];
    if ((a === p && b === q) || (a === q && b === p) || a === p || a === q || b === p || b === q) return;
    if ((held.counts[a] ?? 0) + (a === b ? 2 : 1) > (this.#shape.sizes[a] ?? 0) || (held.counts[b] ?? 0) + 1 > (this.#shape.sizes[b] ?? 0)) return;
    const rise = (p === q ? this.#change(p, -2, low, high) : this.#change(p, -1, low, high) + this.#change(q, -1, low, high)) + (a === b ? this.#change(a, 2, low, high) : this.#change(a, 1, low, high) + this.#change(b, 1, low, high));
    if (!this.#accepts(rise, temperature)) return;
    this.#place(held, one, a);
    this.#place(held, other, b);
  }

  /** One for one, and up to three more exchanges where the first broke a quota; all undone where that does not mend it. */
  #chainMove(held: Held, low: Float64Array, high: Float64Array, temperature: number, first: { readonly seat: number; readonly to: number } | null = null): void {
    const undo: (readonly [number, number])[] = [];
    let rise = 0;
    let broken = 0;
    for (let link = 0; link < 4; link += 1) {
      const move = link === 0 && first !== null ? first : this.#link(held, link, broken, low, high);
      if (move === null) break;
      undo.push([move.seat, held.seats[move.seat] ?? 0]);
      broken += this.#rise(held.met, held.seats[move.seat] ?? 0, move.to);
      rise += this.#change(held.seats[move.seat] ?? 0, -1, low, high) + this.#change(move.to, 1, low, high);
      this.#place(held, move.seat, move.to);
      if (broken === 0) break;
    }
    if (undo.length > 0 && (broken !== 0 || !this.#accepts(rise, temperature))) for (const [seat, type] of undo.toReversed()) this.#place(held, seat, type);
  }

  #link(held: Held, link: number, broken: number, low: Float64Array, high: Float64Array): { readonly seat: number; readonly to: number } | null {
    let best: { readonly seat: number; readonly to: number; readonly score: number } | null = null;
    for (let attempt = 0; attempt < (link === 0 ? 1 : this.#care); attempt += 1) {
      const seat = this.#dice.below(held.seats.length);
      const from = held.seats[seat] ?? 0;
      const close = this.#near[from] ?? new Int16Array(0);
      const to = close[this.#dice.below(close.length)] ?? from;
      if (from === to || (held.counts[to] ?? 0) >= (this.#shape.sizes[to] ?? 0)) continue;
      const rise = this.#rise(held.met, from, to);
      if (link === 0) return broken + rise > 4 ? null : { seat, to };
      const score = (broken + rise) * 100 + this.#change(from, -1, low, high) + this.#change(to, 1, low, high);
      if (best === null || score < best.score) best = { seat, to, score };
    }
    return best;
  }

  /** Chains that begin where a type has too few panels or too many; as many as asked, or until every type is within its bounds. */
  mend(low: Float64Array, high: Float64Array, temperature: number, chains: number): void {
    this.#care = 120;
    for (let chain = 0; chain < chains; chain += 1) {
      if (chain % 200 === 0 && this.off(low, high) === 0) return;
      const held = this.held[this.#dice.below(this.held.length)];
      const type = this.#allowed[this.#dice.below(this.#allowed.length)] ?? 0;
      const served = this.served[type] ?? 0;
      if (held === undefined || (served >= (low[type] ?? 0) && served <= (high[type] ?? 0))) continue;
      const under = served < (low[type] ?? 0);
      const seat = under ? this.#dice.below(held.seats.length) : held.seats.indexOf(type);
      const to = under ? type : (this.#allowed[this.#dice.below(this.#allowed.length)] ?? 0);
      if (seat < 0 || held.seats[seat] === to || (held.counts[to] ?? 0) >= (this.#shape.sizes[to] ?? 0)) continue;
      this.#chainMove(held, low, high, temperature, { seat, to });
    }
  }

  /** `passes` pair moves and `chains` chain moves a panel at one temperature. */
  cool(low: Float64Array, high: Float64Array, temperature: number, passes: number, chains: number): void {
    const panels = this.held.length;
    for (let step = 0; step < passes * panels; step += 1) {
      const held = this.held[this.#dice.below(panels)];
      if (held === undefined) return;
      this.#pairMove(held, low, high, temperature);
      if (chains > 0 && step % Math.max(1, Math.floor(passes / chains)) === 0) this.#chainMove(held, low, high, temperature);
    }
  }

  /** How far all types together are from their bounds, in seats. */
  off(low: Float64Array, high: Float64Array): number {
    return this.served.reduce((sum, served, type) => sum + Math.max(0, (low[type] ?? 0) - served, served - (high[type] ?? 0)), 0);
  }
}
