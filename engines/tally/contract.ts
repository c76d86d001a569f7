import type { Digest } from '@plenaria/kernel/digest.ts';

/** A ballot as it was cast: its number in the published box, never a person, and a choice for each option. */
export interface GradedBallot {
  readonly number: number;
  readonly channel: string;
  /** One label for each option; an option left out was left blank. Two labels for one option are an overvote. */
  readonly choices: Readonly<Record<string, readonly string[]>>;
}

/** A graded vote: each option gets one of the declared labels; some labels are declared to be support. */
export interface GradedRule {
  readonly rule: 'graded@1';
  readonly labels: readonly string[];
  readonly support: readonly string[];
}

/** Where every ballot went, for one option. The classes add up to the ballots that were cast. */
export interface Classes {
  readonly valid: number;
  readonly blank: number;
  readonly overvote: number;
  readonly unknown: number;
}

export interface OptionFigures {
  readonly option: string;
  readonly labels: Readonly<Record<string, number>>;
  readonly support: number;
  readonly classes: Classes;
}

export interface Count {
  readonly engine: 'tally/graded@1';
  readonly rule: GradedRule;
  readonly ballots: number;
  readonly byChannel: Readonly<Record<string, number>>;
  readonly options: readonly OptionFigures[];
  readonly inputs: Digest;
}
