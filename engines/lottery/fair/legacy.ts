import { isValid } from '../build.ts';
import type { Shape } from '../shape.ts';
import { triesFrom, type Tries } from '../tries.ts';

/** A rule of the draw while it goes on: who of it stands in the panel, and who could still. */
interface Standing {
  readonly types: readonly number[];
  readonly low: number;
  readonly high: number;
  chosen: number;
}

const left = ({ types }: Standing, there: readonly number[]): number => types.reduce((sum, type) => sum + (there[type] ?? 0), 0);

/** The rule that is in greatest need: most missing for those who are left. */
function neediest(rules: readonly Standing[], there: readonly number[]): Standing | null {
  let [best, most]: [Standing | null, number] = [null, -Infinity];
  for (const rule of rules) {
    const remaining = left(rule, there);
    const need = remaining === 0 ? -Infinity : (rule.low - rule.chosen) / remaining;
    if (need > most) [best, most] = [rule, need];
  }
  return most > -Infinity ? best : null;
}

/** One person by chance of a type among those of a rule. */
function anyOf(types: readonly number[], there: readonly number[], dice: Tries): number {
  let at = dice.below(types.reduce((sum, type) => sum + (there[type] ?? 0), 0));
  return types.find((type) => (at -= there[type] ?? 0) < 0) ?? -1;
}

function greedy(shape: Shape, dice: Tries): Int16Array | null {
  const there = [...shape.sizes];
  const rules = shape.rows.map(({ types, low, high }): Standing => ({ types, low, high, chosen: 0 }));
  const close = (rule: Standing): void => rule.types.forEach((type) => (there[type] = 0));
  rules.filter(({ high }) => high === 0).forEach(close);
  const panel = new Int16Array(there.length);
  const everybody = [...there.keys()];
  for (let seat = 0; seat < shape.seats; seat += 1) {
    const rule = neediest(rules, there);
    const type = anyOf(rule?.types ?? everybody, there, dice);
    if (type < 0) return null;
    panel[type] = (panel[type] ?? 0) + 1;
    there[type] = (there[type] ?? 0) - 1;
    for (const one of rules.filter(({ types }) => types.includes(type))) if (++one.chosen >= one.high) close(one);
    if (rules.some((one) => one.low - one.chosen > left(one, there))) return null;
  }
  return isValid(shape, panel) ? panel : null;
}

/**
 * LEGACY, what was used in practice before (Flanigan and others, Nature 2021, supplement): seat by seat one person by chance from the
 * value in greatest need; whoever belongs to a full value leaves; where it fails it begins again. Greedy, and fair by no measure: only
 * to compare with. Null where `restarts` beginnings in a row gave no panel.
 */
export function legacy(shape: Shape, panels: number, seed: string, restarts = 200): { readonly panels: readonly Int16Array[]; readonly chances: readonly number[] } | null {
  const dice = triesFrom(`${seed}/legacy`);
  const made: Int16Array[] = [];
  for (let failed = 0; made.length < panels && failed < restarts;) {
    const panel = greedy(shape, dice);
    failed = panel === null ? failed + 1 : 0;
    if (panel !== null) made.push(panel);
  }
  if (made.length < panels) return null;
  return { panels: made, chances: shape.sizes.map((size, type) => made.reduce((sum, panel) => sum + (panel[type] ?? 0), 0) / (size * panels)) };
}
