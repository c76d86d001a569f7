/** One person of the pool, under a pseudonym, with what she said of herself. */
export interface Candidate {
  readonly id: string;
  readonly features: Readonly<Record<string, string>>;
  /** People with the same household never sit on one panel together; absent where nobody asked. */
  readonly household?: string;
}

/** At least `min` and at most `max` members of the panel have this value of this feature. */
export interface Quota {
  readonly feature: string;
  readonly value: string;
  readonly min: number;
  readonly max: number;
  /** How far the bounds may give way when the quotas clash; without them down to 0 and up to all seats. */
  readonly minFlex?: number;
  readonly maxFlex?: number;
  /** A wish and no rule: kept as nearly as the other quotas let it be. */
  readonly soft?: boolean;
  /** Why this group gets more or fewer seats than its share; it stands in the report. */
  readonly reason?: string;
}

/** People alike in every feature the quotas ask about, and in whom they live with: they always get the same chance. */
export interface Type {
  readonly key: string;
  readonly members: readonly string[];
  readonly values: Readonly<Record<string, string>>;
  /** The kind of household they live in with others of the pool: households of one kind hold people of the same types. */
  readonly household?: string;
}

/** Something in a file that cannot be read: which row, which column, what stands there and what was expected. */
export interface FileProblem {
  readonly row: number;
  readonly column: string;
  readonly found: string;
  readonly expected: string;
}

/** A change that would make an impossible set of quotas possible; together they are the fewest seats of change. */
export interface Relaxation {
  readonly feature: string;
  readonly value: string;
  readonly bound: 'min' | 'max';
  readonly from: number;
  readonly to: number;
}

export type Feasibility =
  | { readonly feasible: true }
  | { readonly feasible: false; readonly relaxations: readonly Relaxation[] };

export interface Portfolio {
  readonly algorithm: string;
  readonly seats: number;
  /** Each panel is the sorted ids of its members; a panel may stand more than once. */
  readonly panels: readonly (readonly string[])[];
  /** In how many of the panels each person stands. */
  readonly chances: Readonly<Record<string, number>>;
  /** No lottery over valid panels gives everybody a chance above this: parts per million, rounded up. */
  readonly leastPossibleAtMost: number;
  /** The least chance that this portfolio gives: parts per million. */
  readonly least: number;
}

/** What makes a lottery fair; fair/words.ts says each in a sentence. */
export type AimName = 'leximin' | 'maximin' | 'nash' | 'goldilocks' | 'minimax-goldilocks' | 'max-entropy' | 'equal-chance';

export interface Wishes {
  readonly panels: number;
  readonly seed: string;
  /** Leximin where nothing else is asked for. */
  readonly aim?: AimName;
  readonly progress?: (done: number, of: number) => void;
  readonly cancelled?: () => boolean;
  /** Waited for between pieces of work, so that a server can answer others meanwhile. */
  readonly breathe?: () => Promise<void>;
}
