import type { AimName } from '../contract.ts';

/** Every aim that can be asked for; apart from the aims themselves, so that a page can name them without a solver. */
export const aimNames: readonly AimName[] = ['leximin', 'maximin', 'nash', 'goldilocks', 'minimax-goldilocks', 'max-entropy', 'equal-chance'];

/** The aim of that name; null where there is none. */
export const aimNamed = (name: string): AimName | null => aimNames.find((one) => one === name) ?? null;
