import { isValid } from '../face.ts';
import type { Shape } from '../shape.ts';
import { triesFrom, type Tries } from '../tries.ts';

/** The draw while it goes on: who of each type is left, and of each rule who stands in the panel and who could still. */
interface Standing {
  readonly there: Int32Array;
  readonly chosen: Int32Array;
  readonly left: Int32Array;
}

/** The rules of each type; they stay the same from draw to draw. */
const rulesOf = ({ sizes, rows }: Shape): readonly (readonly number[])[] => {
  const rules: number[][] = sizes.map(() => []);
  rows.forEach(({ types }, rule) => types.forEach((type) => rules[type]?.push(rule)));
  return rules;
};

/** The rule that is in greatest need: most missing for those who are left; -1 where nobody is. */
function neediest({ rows }: Shape, { chosen, left }: Standing): number {
  let [best, most] = [-1, -Infinity];
  rows.forEach(({ low }, rule) => {
    const need = (left[rule] ?? 0) === 0 ? -Infinity : (low - (chosen[rule] ?? 0)) / (left[rule] ?? 1);
    if (need > most) [best, most] = [rule, need];
  });
  return best;
}

/** One person by chance of a type among those who are left. */
function anyOf(types: readonly number[], there: Int32Array, dice: Tries): number {
  let at = dice.below(types.reduce((sum, type) => sum + (there[type] ?? 0), 0));
  return types.find((type) => (at -= there[type] ?? 0) < 0) ?? -1;
}

function greedy(shape: Shape, rules: readonly (readonly number[])[], dice: Tries): Int16Array | null {
  const { rows, sizes, seats } = shape;
  const standing: Standing = { there: Int32Array.from(sizes), chosen: new Int32Array(rows.length), left: Int32Array.from(rows, ({ types }) => types.reduce((sum, type) => sum + (sizes[type] ?? 0), 0)) };
  const { there, chosen, left } = standing;
  const leave = (type: number, people: number): void => {
    there[type] = (there[type] ?? 0) - people;
    for (const rule of rules[type] ?? []) left[rule] = (left[rule] ?? 0) - people;
  };
  const close = (rule: number): void => rows[rule]?.types.forEach((type) => leave(type, there[type] ?? 0));
  rows.forEach(({ high }, rule) => (high === 0 ? close(rule) : undefined));
  const panel = new Int16Array(sizes.length);
  const everybody = [...sizes.keys()];
  for (let seat = 0; seat < seats; seat += 1) {
    const type = anyOf(rows[neediest(shape, standing)]?.types ?? everybody, there, dice);
    if (type < 0) return null;
    panel[type] = (panel[type] ?? 0) + 1;
    leave(type, 1);
    for (const rule of rules[type] ?? []) {
      chosen[rule] = (chosen[rule] ?? 0) + 1;
      if ((chosen[rule] ?? 0) >= (rows[rule]?.high ?? 0)) close(rule);
    }
    if (rows.some(({ low }, rule) => low - (chosen[rule] ?? 0) > (left[rule] ?? 0))) return null;
  }
  return isValid(shape, panel) ? panel : null;
}

export interface Legacy {
  readonly panels: readonly Int16Array[];
  /** How often each person of a type stood in a panel: an estimate, from as many draws as there are panels. */
  readonly chances: readonly number[];
  /** How many draws were begun; those that ran out of people are the rest. */
  readonly begun: number;
}

/**
 * LEGACY, what was used in practice before (Flanigan and others, Nature 2021, supplement): seat by seat one person by chance from the
 * value in greatest need; whoever belongs to a full value leaves; where it fails it begins again. Greedy, and fair by no measure: only
 * to compare with. Fewer panels than asked for, perhaps none, where `beginnings` draws gave no more.
 */
export function legacy(shape: Shape, panels: number, seed: string, beginnings = 300 * panels): Legacy {
  const [dice, rules] = [triesFrom(`${seed}/legacy`), rulesOf(shape)];
  const made: Int16Array[] = [];
  let begun = 0;
  for (; made.length < panels && begun < beginnings; begun += 1) {
    const panel = greedy(shape, rules, dice);
    if (panel !== null) made.push(panel);
  }
  return { panels: made, begun, chances: shape.sizes.map((size, type) => made.reduce((sum, panel) => sum + (panel[type] ?? 0), 0) / (size * Math.max(1, made.length))) };
}
