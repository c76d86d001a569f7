import { byCodePoint } from '@plenaria/kernel/language.ts';
import { digestOfJson, type Digest } from '@plenaria/kernel/digest.ts';
import { invariant } from '@plenaria/kernel/result.ts';
import type { Classes, Count, GradedBallot, GradedRule, OptionFigures } from './contract.ts';

type Class = keyof Classes;

function classOf(choices: readonly string[], rule: GradedRule): Class {
  if (choices.length === 0) return 'blank';
  if (choices.length > 1) return 'overvote';
  return choices.every((choice) => rule.labels.includes(choice)) ? 'valid' : 'unknown';
}

function figuresOf(option: string, ballots: readonly GradedBallot[], rule: GradedRule): OptionFigures {
  const labels: Record<string, number> = Object.fromEntries(rule.labels.map((label) => [label, 0]));
  const classes = { valid: 0, blank: 0, overvote: 0, unknown: 0 };
  for (const ballot of ballots) {
    const choices = ballot.choices[option] ?? [];
    const kind = classOf(choices, rule);
    classes[kind] += 1;
    const [label] = choices;
    if (kind === 'valid' && label !== undefined) labels[label] = (labels[label] ?? 0) + 1;
  }
  const support = rule.support.reduce((sum, label) => sum + (labels[label] ?? 0), 0);
  return { option, labels, support, classes };
}

/** The digest of what was counted: the ballots in the order of their numbers, whatever the order they came in. */
export const ballotsDigest = (ballots: readonly GradedBallot[]): Digest =>
  digestOfJson([...ballots].sort((a, b) => a.number - b.number).map(({ number, channel, choices }) => ({ number, channel, choices: { ...choices } })));

/**
 * Counts a graded vote. The order of ballots and of options changes nothing; the classes of every option add up to the
 * ballots cast. Throws on two ballots with one number: that is a fault of the box, not of a voter.
 */
export function countGraded(rule: GradedRule, options: readonly string[], ballots: readonly GradedBallot[]): Count {
  invariant(new Set(ballots.map(({ number }) => number)).size === ballots.length, 'every ballot in the box has its own number');
  invariant(rule.support.every((label) => rule.labels.includes(label)), 'support is counted from declared labels');
  const channels = [...new Set(ballots.map(({ channel }) => channel))].sort(byCodePoint);
  const byChannel = Object.fromEntries(channels.map((channel) => [channel, ballots.filter((ballot) => ballot.channel === channel).length]));
  const figures = [...options].sort(byCodePoint).map((option) => figuresOf(option, ballots, rule));
  return { engine: 'tally/graded@1', rule, ballots: ballots.length, byChannel, options: figures, inputs: ballotsDigest(ballots) };
}
