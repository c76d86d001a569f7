import type { Herd, Wanted } from './herd.ts';

/** `passes` pair moves a panel at one temperature. */
export function cool(herd: Herd, wanted: Wanted, temperature: number, passes: number): void {
  for (let step = passes * herd.size; step > 0; step -= 1) herd.pairMove(herd.dice.below(herd.size), wanted, temperature);
}

const mostLooks = 400_000_000;

/**
 * Chains aimed at what is wanted: into a panel by chance goes a type that is served too little, in the seat of the one of some that
 * is served too much; every other time one that is served too much leaves a panel it stands in. `chains` of them, or until every
 * type is as wanted, or until closings have been looked for `mostLooks` times: where panels hold many types each takes long.
 */
export function mend(herd: Herd, wanted: Wanted, temperature: number, most: number): void {
  if (herd.size === 0 || herd.seats === 0 || herd.allowed.length === 0) return;
  const chains = Math.min(most, Math.ceil(mostLooks / (herd.variety(0) ** 2 + 1)));
  const { dice, served, seats, allowed } = herd;
  const { low, high } = wanted;
  let [under, over]: [number[], number[]] = [[], []];
  for (let chain = 0; chain < chains; chain += 1) {
    if (chain % 64 === 0) {
      [under, over] = [[], []];
      for (const type of allowed) {
        if ((served[type] ?? 0) < (low[type] ?? 0)) under.push(type);
        else if ((served[type] ?? 0) > (high[type] ?? 0)) over.push(type);
      }
      if (under.length + over.length === 0) return;
    }
    const away = over.length > 0 && (under.length === 0 || (chain & 3) === 3) ? (over[dice.below(over.length)] ?? 0) : -1;
    const panel = away < 0 ? dice.below(herd.size) : holding(herd, away);
    const to = under.length > 0 ? neediest(herd, under, low) : (allowed[dice.below(allowed.length)] ?? 0);
    const seat = away < 0 ? mostServed(herd, panel, wanted) : herd.chairs.subarray(panel * seats, (panel + 1) * seats).indexOf(away);
    if (seat >= 0 && herd.chairs[panel * seats + seat] !== to && herd.hasRoom(panel, to)) herd.chainMove(panel, seat, to, wanted, temperature);
  }
}

/** A panel that holds a type, from a random one on. */
function holding(herd: Herd, type: number): number {
  const start = herd.dice.below(herd.size);
  for (let step = 0; step < herd.size; step += 1) {
    const panel = start + step < herd.size ? start + step : start + step - herd.size;
    if ((herd.counts[panel * herd.types + type] ?? 0) > 0) return panel;
  }
  return start;
}

/** Of five seats of a panel, the one of the type that is served too much by most for its size. */
function mostServed({ dice, seats, chairs, served, shape }: Herd, panel: number, { low, high }: Wanted): number {
  let [seat, most] = [0, -Infinity];
  for (let look = 0; look < 5; look += 1) {
    const at = dice.below(seats);
    const type = chairs[panel * seats + at] ?? 0;
    const over = ((served[type] ?? 0) - ((low[type] ?? 0) + (high[type] ?? 0)) / 2) / (shape.sizes[type] ?? 1);
    if (over > most) [seat, most] = [at, over];
  }
  return seat;
}

/** Of three types that are served too little, the one that lacks most for its size. */
function neediest({ dice, served, shape }: Herd, under: readonly number[], low: Float64Array): number {
  let [neediest, lack] = [0, -Infinity];
  for (let look = 0; look < 3; look += 1) {
    const type = under[dice.below(under.length)] ?? 0;
    const own = ((low[type] ?? 0) - (served[type] ?? 0)) / (shape.sizes[type] ?? 1);
    if (own > lack) [neediest, lack] = [type, own];
  }
  return neediest;
}

/** Whole seats by type near a draw: systematic sampling, so that each type gets its share of the seats, rounded up or down. */
function rounded({ dice, types, seats, shape }: Herd, draw: Float64Array): Int16Array {
  const counts = new Int16Array(types);
  const total = draw.reduce((sum, one) => sum + one, 0);
  let [reached, next, placed] = [0, dice.unit(), 0];
  for (let type = 0; type < types; type += 1) {
    reached += ((draw[type] ?? 0) / total) * seats;
    for (; next < reached && placed < seats; next += 1) {
      if ((counts[type] ?? 0) >= (shape.sizes[type] ?? 0)) continue;
      counts[type] = (counts[type] ?? 0) + 1;
      placed += 1;
    }
  }
  for (let tries = 0; placed < seats && tries < 200 * seats; tries += 1) {
    const type = dice.below(types);
    if ((draw[type] ?? 0) === 0 || (counts[type] ?? 0) >= (shape.sizes[type] ?? 0)) continue;
    counts[type] = (counts[type] ?? 0) + 1;
    placed += 1;
  }
  return counts;
}

/** A new panel joins: types near a draw, then exchanges until no rule is broken. False where that fails within so many. */
export function seeded(herd: Herd, draw: Float64Array, wanted: Wanted, most: number): boolean {
  const counts = rounded(herd, draw);
  if (counts.reduce((sum, one) => sum + one, 0) !== herd.seats) return false;
  herd.add(counts);
  if (repaired(herd, herd.size - 1, wanted, most)) return true;
  herd.drop();
  return false;
}

/** From where a broken rule hardly matters to where one more is taken once in a million. */
const [hot, cold] = [0.5, 0.15];

/** Single exchanges at a falling temperature until every rule holds; near the end, closings where their search is cheap. */
function repaired(herd: Herd, panel: number, wanted: Wanted, most: number): boolean {
  const { dice, seats, allowed } = herd;
  const every = Math.max(20, Math.floor((seats * allowed.length) / 400));
  let broken = herd.broken(panel);
  for (let step = 0; step < most && broken > 0; step += 1) {
    if (broken <= 8 && step % every === 0 && herd.close(panel, wanted)) return true;
    const seat = dice.below(seats);
    const from = herd.chairs[panel * seats + seat] ?? 0;
    const to = step % 4 === 0 ? (allowed[dice.below(allowed.length)] ?? 0) : herd.nearTo(from);
    if (from === to || !herd.hasRoom(panel, to)) continue;
    const rise = herd.rise(panel, from, to);
    if (rise > 0 && dice.unit() >= Math.exp(-rise / (hot * (1 - step / most) + cold))) continue;
    herd.put(panel, seat, to);
    broken += rise;
  }
  return broken === 0;
}

/**
 * A panel of great weight near another: exchanges at a falling temperature, where breaking a rule costs twice the heat a seat.
 * Answers the heaviest panel on the way that breaks none. The herd's last panel is the one that is changed.
 */
export function climb(herd: Herd, start: Int16Array, weights: ArrayLike<number>, steps: number, heat: number): { readonly panel: Int16Array; readonly weight: number } {
  const { dice, seats, allowed } = herd;
  herd.add(start);
  const panel = herd.size - 1;
  let weight = start.reduce((sum, count, type) => sum + count * (weights[type] ?? 0), 0);
  let [best, heaviest, broken] = [start, weight, herd.broken(panel)];
  for (let step = 0; step < steps; step += 1) {
    const seat = dice.below(seats);
    const from = herd.chairs[panel * seats + seat] ?? 0;
    const to = allowed[dice.below(allowed.length)] ?? from;
    const gain = (weights[to] ?? 0) - (weights[from] ?? 0);
    if (from === to || !herd.hasRoom(panel, to)) continue;
    const rise = herd.rise(panel, from, to);
    const loss = rise * heat * 2 - gain;
    if (loss > 0 && dice.unit() >= Math.exp(-loss / (heat * (1.02 - step / steps)))) continue;
    herd.put(panel, seat, to);
    weight += gain;
    broken += rise;
    if (broken === 0 && weight > heaviest + 1e-12) [best, heaviest] = [herd.panel(panel), weight];
  }
  herd.drop();
  return { panel: best, weight: heaviest };
}
