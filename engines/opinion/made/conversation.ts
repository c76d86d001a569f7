import { diceFrom, type Dice } from '@plenaria/kernel/dice.ts';
import type { Choice, VoteCast } from '../contract.ts';

/** How a conversation with known truth is made: who stands where, and how votes follow from it. */
export interface Making {
  readonly people: number;
  readonly statements: number;
  /** The share of statements each person votes on. */
  readonly density: number;
  /** Where a person stands on the one axis. */
  readonly stand: (person: number, dice: Dice) => number;
  /** How far a statement leans to agreement, and how much it divides the axis. */
  readonly lean: (statement: number) => number;
  readonly divide: (statement: number) => number;
  readonly seed: string;
}

/** Uniform on [0, 1) in steps of 2^-32. */
export const unit = (dice: Dice): number => dice.below(2 ** 32) / 2 ** 32;

/** A standard normal number, by Box and Muller. */
export const normal = (dice: Dice): number => Math.sqrt(-2 * Math.log(1 - unit(dice))) * Math.cos(2 * Math.PI * unit(dice));

const name = (letter: string, at: number): string => `${letter}${String(at).padStart(5, '0')}`;

/** Votes of a made conversation: P(agree) is logistic in lean + divide × stand, one vote in twelve is a pass. */
export function madeVotes({ people, statements, density, stand, lean, divide, seed }: Making): readonly VoteCast[] {
  const dice = diceFrom(seed);
  const votes: VoteCast[] = [];
  for (let person = 0; person < people; person += 1) {
    const where = stand(person, dice);
    for (let statement = 0; statement < statements; statement += 1) {
      if (unit(dice) >= density) continue;
      const agrees = unit(dice) < 1 / (1 + Math.exp(-(lean(statement) + divide(statement) * where)));
      const choice: Choice = dice.below(12) === 0 ? 'pass' : agrees ? 'agree' : 'disagree';
      votes.push({ id: `e${votes.length}`, person: name('p', person), statement: name('s', statement), choice, position: votes.length });
    }
  }
  return votes;
}
