import type { Dice } from '@plenaria/kernel/dice.ts';
import { ok, refuse, type Result } from '@plenaria/kernel/result.ts';
import type { Candidate } from '../contract.ts';
import { columnOf, folded } from '../formats/headings.ts';
import { problem, type Problem } from '../formats/problem.ts';
import { tableOfText } from '../formats/table.ts';

/** How likely members stay: `base` times the factor of each of their values; what has no factor changes nothing. */
export interface DropOut {
  readonly base: number;
  readonly factors: ReadonlyMap<string, number>;
}

const keyOf = (feature: string, value: string): string => folded(`${feature}\n${value}`);

/** Everybody leaves with this chance. */
export const equalDropOut = (chance: number): DropOut => ({ base: 1 - chance, factors: new Map() });

/** Reads fitted factors, `feature,value,beta`, where the row `init` is the base (alternates: *Assembling panels under drop-out*, EC 2025). */
export function readDropOut(text: string): Result<DropOut, readonly Problem[]> {
  const { rows } = tableOfText(text);
  const [head, ...body] = rows;
  const [feature, value, beta] = [columnOf(head?.cells ?? [], ['feature']), columnOf(head?.cells ?? [], ['value']), columnOf(head?.cells ?? [], ['beta', 'factor'])];
  if (feature < 0 || value < 0 || beta < 0) return refuse([problem('no-heading-row', 0, '', (head?.cells ?? []).join(', '), 'feature, value, beta')]);
  const read = body.filter(({ cells }) => cells.some((cell) => cell !== '')).map(({ number, cells }) => ({ number, feature: cells[feature] ?? '', value: cells[value] ?? '', text: cells[beta] ?? '', factor: Number(cells[beta] ?? '') }));
  const wrong = read.filter(({ text: found, factor }) => found === '' || !(factor >= 0 && factor <= 1));
  if (wrong.length > 0) return refuse(wrong.map(({ number, text: found }) => problem('not-a-share', number, 'beta', found)));
  return ok({ base: read.find((row) => row.feature === 'init')?.factor ?? 1, factors: new Map(read.filter((row) => row.feature !== 'init').map((row) => [keyOf(row.feature, row.value), row.factor])) });
}

/** The chance that somebody leaves, between 0 and 1. */
export const leaves = ({ base, factors }: DropOut, { features }: Candidate): number =>
  1 - Object.entries(features).reduce((stays, [feature, value]) => stays * (factors.get(keyOf(feature, value)) ?? 1), base);

/** `count` draws of who leaves, each person by her own chance, independently. */
export function departures(panel: readonly Candidate[], dropOut: DropOut, dice: Dice, count: number): readonly (readonly number[])[] {
  const chances = panel.map((member) => Math.round(leaves(dropOut, member) * 1_000_000));
  return Array.from({ length: count }, () => chances.flatMap((chance, at) => (dice.below(1_000_000) < chance ? [at] : [])));
}
