import type { Dice } from '@plenaria/kernel/dice.ts';

const first = ['Ada', 'Bruno', 'Chen', 'Dalia', 'Efua', 'Farid', 'Graça', 'Hana', 'Iker', 'June', 'Kofi', 'Luz', 'Mina', 'Nils', 'Omar', 'Pilar', 'Quinn', 'Ravi', 'Sol', 'Tala', 'Uma', 'Vera', 'Wen', 'Ximena', 'Yusuf', 'Zoe'];
const last = ['Abbott', 'Bello', 'Castro', 'Dunn', 'Eze', 'Fischer', 'Gomez', 'Hale', 'Ito', 'Jensen', 'Kaur', 'Lopes', 'Moreau', 'Nguyen', 'Okafor', 'Price', 'Quiroga', 'Reyes', 'Silva', 'Tran', 'Underhill', 'Vega', 'Walsh', 'Yang', 'Zamora'];

/** An invented name. */
export const inventedName = (dice: Dice): string => `${first[dice.below(first.length)] ?? ''} ${last[dice.below(last.length)] ?? ''}`;

/** A value by its weight. */
export function weighted(dice: Dice, weights: Readonly<Record<string, number>>): string {
  const entries = Object.entries(weights);
  let left = dice.below(entries.reduce((sum, [, weight]) => sum + weight, 0));
  for (const [value, weight] of entries) {
    if (left < weight) return value;
    left -= weight;
  }
  return entries[0]?.[0] ?? '';
}
