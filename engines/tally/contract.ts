import type { Digest } from '@plenaria/kernel/digest.ts';

/** A ballot as it was cast: its number in the published box, never a person, and a choice for each option. */
export interface GradedBallot {
  readonly number: number;
  readonly channel: string;
  /** One label for each option; an option left out was left blank. Two labels for one option are an overvote. */
  readonly choices: Readonly<Record<string, readonly string[]>>;
}

/*
 * What every rule takes and gives. `decide(question)` in decide.ts finds the rule by its name and version; each rule is a
 * folder or a file of its own that turns ballots into a `Decision`, and everything said about a decision (one sentence, tables,
 * reasons for each option, a check by a stranger) is made from that value alone.
 */

/** A whole number or an exact fraction written in decimal digits: "12", "-3", "7/3". Money is in minor units. */
export type Exact = string;

/** An option of a vote, or a candidate, or a project. What a rule needs beyond the id stands beside it. */
export interface Option {
  readonly id: string;
  /** The words people know it by. */
  readonly name: string;
  /** Whole minor units; only budgets ask. */
  readonly cost?: Exact;
  /** The list, chapter, district, category or exclusive group it belongs to; the rule's parameters say which is meant. */
  readonly groups?: Readonly<Record<string, string>>;
}

/** What one paper says, for the rule in hand. Ranks are in order of preference; two ids at one rank are an overvote. */
export type Said =
  | { readonly kind: 'approves'; readonly options: readonly string[] }
  | { readonly kind: 'ranks'; readonly ranks: readonly (readonly string[])[] }
  | { readonly kind: 'scores'; readonly scores: Readonly<Record<string, number>> }
  | { readonly kind: 'stance'; readonly stance: string; readonly reason?: string };

/** Papers alike: how many, or the weight they carry together. `segment` is the chapter, region or stratum that cast them. */
export interface Ballots {
  readonly count: number;
  readonly says: Said;
  readonly segment?: string;
  /** What each of these papers weighs where a rule lets papers weigh differently: a whole number or a fraction; 1 where it is not said. */
  readonly weight?: Exact;
}

/** How many people could have voted, and were there; a rule that names a base it is not given refuses. */
export interface Roll {
  readonly eligible?: number;
  readonly seated?: number;
  readonly present?: number;
  readonly segments?: Readonly<Record<string, Readonly<{ eligible?: number; seated?: number; present?: number }>>>;
}

/** Where every paper went. Each number is of papers, and the classes add up to `cast`. */
export interface Accounts {
  readonly cast: number;
  readonly valid: number;
  readonly blank: number;
  readonly abstain: number;
  readonly invalid: Readonly<Record<string, number>>;
  /** Marks that were passed over on papers that stay valid: overvotes, skips, duplicates, unknown options, marks over the limit. */
  readonly marks: Readonly<Partial<Record<'overvote' | 'skip' | 'duplicate' | 'unknown' | 'overLimit', number>>>;
}

/** One line of a step's table. Before, moved and after add up; what no option holds stands under `pots`. */
export interface Line {
  readonly option: string;
  readonly before: Exact;
  readonly moved: Exact;
  readonly after: Exact;
}

/** What happened at one step, with the clause of the rule's published text that says so. */
export interface Step {
  readonly number: number;
  readonly clause: string;
  readonly event: 'first' | 'transfer' | 'elect' | 'exclude' | 'fund' | 'pass-over' | 'compare' | 'lock' | 'seat' | 'measure' | 'decide';
  readonly lines: readonly Line[];
  readonly pots: Readonly<Record<string, Exact>>;
  readonly elected: readonly string[];
  readonly excluded: readonly string[];
  /** What a sentence about the step needs: from whom, at what value, against which quota. */
  readonly facts: Readonly<Record<string, Exact>>;
  /** The tie that stood here and which link of the chain broke it. */
  readonly tie?: { readonly among: readonly string[]; readonly brokenBy: string };
}

/** A lot is one order of all options, drawn once from a published seed; every tie of one decision is broken by it. */
export type Lots = readonly string[];

export interface Question<Parameters> {
  readonly rule: string;
  readonly parameters: Parameters;
  readonly options: readonly Option[];
  readonly ballots: readonly Ballots[];
  readonly roll?: Roll;
  readonly lots?: Lots;
}

/**
 * What became of the one thing that was put to the vote, where the rule says more than who won. `consented`: nobody objects.
 * `blocked`: an objection stands. `too-little-support`: nobody stops it and too few carry it. `inconclusive`: the ballots give
 * a picture and the rule decides nothing from it.
 */
export type Outcome = 'adopted' | 'rejected' | 'tied' | 'consented' | 'blocked' | 'too-little-support' | 'inconclusive';

export interface Decision<Parameters = unknown> {
  readonly rule: string;
  readonly parameters: Parameters;
  /** `no-decision`: nothing was cast in the base the rule names. `needs-lot`: the chain ended and the lots are not given. */
  readonly status: 'decided' | 'needs-lot' | 'no-decision';
  readonly outcome?: Outcome;
  /** In the order they won; none where nothing was decided. */
  readonly winners: readonly string[];
  readonly tied?: { readonly set: readonly string[]; readonly step: number; readonly places: number };
  readonly accounts: Accounts;
  readonly steps: readonly Step[];
  readonly figures: Readonly<Record<string, Exact>>;
  /** SHA-256 of the canonical JSON of the ballots (alike papers joined, in byte order), of options and rule, and of all that is above. */
  readonly digests: { readonly ballots: Digest; readonly question: Digest; readonly decision: Digest };
}

/** Why a question cannot be counted: closed words, each with what it is about. */
export interface Refusal {
  readonly word: 'unknown-rule' | 'bad-parameter' | 'no-options' | 'double-option' | 'missing-base' | 'bad-cost' | 'wrong-ballot' | 'wrong-lots' | 'bad-count';
  readonly about: string;
}
