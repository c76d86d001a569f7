import type { Dice } from '@plenaria/kernel/dice.ts';
import { byCodePoint } from '@plenaria/kernel/language.ts';
import { invariant } from '@plenaria/kernel/result.ts';

/** A place that letters go to. */
export interface Area {
  readonly name: string;
  /** Addresses or people on the list. */
  readonly size: number;
  /** Gets a share of the extra letters (the reference practice: areas of high deprivation). */
  readonly extra: boolean;
  /** How many of 1,000 letters are answered with yes, as expected here; of the whole where nobody knows better. */
  readonly answersPerMille: number;
}

export interface Mailing {
  readonly areas: readonly { readonly name: string; readonly letters: number; readonly expected: number; readonly perMille: number }[];
  readonly letters: number;
  /** People expected to come forward, rounded down. */
  readonly expected: number;
}

/** Whole numbers in proportion to weights that add up to `total`: largest remainders, ties to the earlier; none above its `most`. */
export function apportioned(weights: readonly number[], total: number, most: readonly number[]): readonly number[] {
  const given = weights.map(() => 0);
  let left = Math.min(total, most.reduce((sum, one) => sum + one, 0));
  while (left > 0) {
    const open = weights.map((weight, at) => ((given[at] ?? 0) < (most[at] ?? 0) ? weight : 0));
    const sum = open.reduce((all, one) => all + one, 0);
    if (sum === 0) break;
    const exact = open.map((weight) => (left * weight) / sum);
    const whole = exact.map((one, at) => Math.min(Math.floor(one), (most[at] ?? 0) - (given[at] ?? 0)));
    const spare = left - whole.reduce((all, one) => all + one, 0);
    const order = [...exact.keys()].filter((at) => (whole[at] ?? 0) + (given[at] ?? 0) < (most[at] ?? 0) && (open[at] ?? 0) > 0).sort((a, b) => ((exact[b] ?? 0) % 1) - ((exact[a] ?? 0) % 1) || a - b).slice(0, spare);
    for (const at of order) whole[at] = (whole[at] ?? 0) + 1;
    for (const [at, one] of whole.entries()) given[at] = (given[at] ?? 0) + one;
    left -= whole.reduce((all, one) => all + one, 0);
  }
  return given;
}

const mailing = (areas: readonly Area[], letters: readonly number[]): Mailing => {
  const told = areas.map(({ name, size, answersPerMille }, at) => {
    const own = letters[at] ?? 0;
    return { name, letters: own, expected: Math.floor((own * answersPerMille) / 1000), perMille: size === 0 ? 0 : Math.round((own * 1000) / size) };
  });
  return { areas: told, letters: told.reduce((sum, one) => sum + one.letters, 0), expected: Math.floor(areas.reduce((sum, { answersPerMille }, at) => sum + (letters[at] ?? 0) * answersPerMille, 0) / 1000) };
};

/**
 * Letters by area: most in proportion to size, and `extraPerMille` of them (200 in the 80/20 practice) only to the areas marked
 * `extra`, by size too. Never more letters than addresses. A usual figure is 200 addresses for each seat.
 */
export function lettersBySize(areas: readonly Area[], letters: number, extraPerMille: number): Mailing {
  const anyExtra = areas.some(({ extra }) => extra);
  const extra = anyExtra ? Math.floor((letters * extraPerMille) / 1000) : 0;
  const sizes = areas.map(({ size }) => size);
  const base = apportioned(sizes, letters - extra, sizes);
  const more = apportioned(areas.map((area) => (area.extra ? area.size : 0)), extra, sizes.map((size, at) => size - (base[at] ?? 0)));
  return mailing(areas, base.map((one, at) => one + (more[at] ?? 0)));
}

/** Letters so that each area is expected to answer in proportion to its size: more where fewer answer (inverse expected response). */
export function lettersByResponse(areas: readonly Area[], letters: number): Mailing {
  invariant(areas.every(({ answersPerMille }) => answersPerMille > 0), 'somebody is expected to answer in each area');
  return mailing(areas, apportioned(areas.map(({ size, answersPerMille }) => size / answersPerMille), letters, areas.map(({ size }) => size)));
}

/** Letters that are expected to bring `pool` people, of all areas by size. */
export function lettersNeeded(areas: readonly Area[], pool: number): number {
  const [size, answers] = areas.reduce(([all, yes], area) => [all + area.size, yes + area.size * area.answersPerMille], [0, 0]);
  return answers === 0 ? 0 : Math.min(size, Math.ceil((pool * 1000 * size) / answers));
}

/**
 * Areas drawn for a first stage, in proportion to size: one throw, then every equal step along the sizes in a row (systematic
 * sampling), so that each area is drawn ⌊count × share⌋ or ⌈count × share⌉ times.
 */
export function areasDrawn(areas: readonly Area[], count: number, dice: Dice): readonly string[] {
  const sorted = [...areas].sort((a, b) => byCodePoint(a.name, b.name));
  const total = sorted.reduce((sum, { size }) => sum + size, 0);
  // Points count·address: whole numbers, so that no area is lost to rounding.
  const start = dice.below(total);
  let [before, next] = [0, start];
  return sorted.flatMap(({ name, size }) => {
    const drawn: string[] = [];
    before += size * count;
    for (; next < before; next += total) drawn.push(name);
    return drawn;
  });
}
