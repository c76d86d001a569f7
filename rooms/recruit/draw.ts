import { digestOfJson } from '@plenaria/kernel/digest.ts';
import { ok, refuse } from '@plenaria/kernel/result.ts';
import { streamOf } from '#nouns/noun.ts';
import type { Seats } from '#nouns/seat.ts';
import type { Verb } from '#record/contract.ts';
import * as made from './made.ts';

export interface DrawCommand {
  readonly seats: string;
  /** What the ten-sided dice showed, first die first: 8, 1, 1 is panel 811; 0, 0, 0 is the last panel. */
  readonly dice: readonly number[];
  /** What a second person read back from the same dice. */
  readonly readBack: readonly number[];
  readonly readBackBy: string;
  /** The published panels, each the sorted pseudonyms of its members; checked against the published digest. */
  readonly panels: readonly (readonly string[])[];
}

export type DrawRefusal =
  | 'draw-not-announced' | 'before-the-day' | 'already-drawn' | 'wrong-number-of-dice' | 'not-a-ten-sided-die'
  | 'readings-differ' | 'read-back-by-the-same-person' | 'panels-are-not-the-published-ones' | 'throw-again';

/** The dice are the panel's number (direct rule, as in Petaluma and Lexington); all zeros mean the last one. */
export const panelNumber = (dice: readonly number[]): number => {
  const number = dice.reduce((sum, die) => sum * 10 + die, 0);
  return number === 0 ? 10 ** dice.length : number;
};

function diceRefused({ dice, readBack }: DrawCommand, panels: number): DrawRefusal | null {
  const needed = String(panels - 1).length;
  if (dice.length !== needed) return 'wrong-number-of-dice';
  if (dice.some((die) => !Number.isInteger(die) || die < 0 || die > 9)) return 'not-a-ten-sided-die';
  return dice.join() === readBack.join() ? null : 'readings-differ';
}

function refusalOf(seats: Seats, command: DrawCommand, today: string, thrownBy: string | null): DrawRefusal | null {
  if (seats.drawn !== null) return 'already-drawn';
  if (seats.announced === null || seats.portfolio === null) return 'draw-not-announced';
  if (today < seats.announced.on) return 'before-the-day';
  if (command.readBackBy === thrownBy) return 'read-back-by-the-same-person';
  const why = diceRefused(command, seats.portfolio.panels);
  if (why !== null) return why;
  if (digestOfJson(command.panels) !== seats.portfolio.digest) return 'panels-are-not-the-published-ones';
  return panelNumber(command.dice) > command.panels.length ? 'throw-again' : null;
}

/**
 * The draw in public: dice typed by one person and read back by another pick one of the published panels. Anybody can
 * do it again from the published file. A number above the panels is thrown again, so that every panel has one chance.
 */
export const draw: Verb<DrawCommand, DrawRefusal> = {
  name: 'recruit.draw',
  reads: ({ seats }) => [streamOf('seat', seats)],
  decide: (past, command, now) => {
    const seats = past.state('seat', command.seats);
    const why = refusalOf(seats, command, now.day, now.by.pseudonym);
    const panel = panelNumber(command.dice);
    const occupants = command.panels[panel - 1];
    if (why !== null || occupants === undefined || seats.announced === null) return refuse(why ?? 'throw-again');
    const { commitment } = seats.announced;
    const { dice, panels, readBackBy } = command;
    return ok([made.seats(command.seats, 'PanelDrawn', { dice: [...dice], panel, of: panels.length, occupants: [...occupants], commitment, readBackBy }, {})]);
  },
};
