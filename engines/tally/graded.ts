import { byCodePoint } from '@plenaria/kernel/language.ts';
import { digestOfJson, type Digest } from '@plenaria/kernel/digest.ts';
import { invariant } from '@plenaria/kernel/result.ts';
import type { Ballots, GradedBallot, Question, Roll } from './contract.ts';
import type { MotionParameters } from './motions/motion.ts';

/** The digest of what was counted: the ballots in the order of their numbers, whatever the order they came in. */
export const ballotsDigest = (ballots: readonly GradedBallot[]): Digest =>
  digestOfJson([...ballots].sort((a, b) => a.number - b.number).map(({ number, channel, choices }) => ({ number, channel, choices: { ...choices } })));

/** Two marks for one option: an answer that no rule declares, so that the paper is invalid there and nowhere else. */
const twoMarks = 'two-marks';

/**
 * A box in which every ballot answers several texts, as the question about one of them. A text left out is blank, two marks
 * are invalid for it. The order of ballots changes nothing. Throws on two ballots with one number: a fault of the box.
 */
export function questionAbout(option: { readonly id: string; readonly name: string }, parameters: MotionParameters, ballots: readonly GradedBallot[], roll: Roll): Question<MotionParameters> {
  invariant(new Set(ballots.map(({ number }) => number)).size === ballots.length, 'every ballot in the box has its own number');
  const counts = new Map<string, number>();
  for (const { choices } of ballots) {
    const marks = choices[option.id] ?? [];
    const stance = marks.length > 1 ? twoMarks : (marks[0] ?? '');
    counts.set(stance, (counts.get(stance) ?? 0) + 1);
  }
  const said = [...counts].sort(([a], [b]) => byCodePoint(a, b)).map(([stance, count]): Ballots => ({ count, says: { kind: 'stance', stance } }));
  return { rule: 'motion@1', parameters, options: [option], ballots: said, roll };
}
