/** What a person says to a statement. Words, never bare signs: a sign was read the wrong way round in production elsewhere. */
export type Choice = 'agree' | 'disagree' | 'pass';

/** One vote as it was cast. The last of a person on a statement counts; `id` makes a second delivery harmless. */
export interface VoteCast {
  readonly id: string;
  readonly person: string;
  readonly statement: string;
  readonly choice: Choice;
  /** Position in the log that orders re-votes; equal positions are ordered by id. */
  readonly position: number;
}

/** Whole numbers of people, never shares. */
export interface Counts {
  readonly agree: number;
  readonly disagree: number;
  readonly pass: number;
}

/** Somebody to be seated. Features are what tables should mix: age band, district. */
export interface Guest {
  readonly id: string;
  readonly features: Readonly<Record<string, string>>;
}

/** What a table plan may never break. Tables and rounds count from 0. */
export type TableRule =
  | { readonly rule: 'together'; readonly people: readonly string[] }
  | { readonly rule: 'apart'; readonly people: readonly [string, string] }
  | { readonly rule: 'only-tables'; readonly person: string; readonly tables: readonly number[] }
  | { readonly rule: 'absent'; readonly person: string; readonly rounds: readonly number[] };

export interface TablesAsked {
  readonly guests: readonly Guest[];
  /** Seats of each table. */
  readonly seats: readonly number[];
  readonly rounds: number;
  readonly rules: readonly TableRule[];
  /** Pairs who met in earlier sessions, and how often. */
  readonly met: readonly { readonly people: readonly [string, string]; readonly times: number }[];
  /** What one uneven seat of a feature weighs against one repeated meeting; a whole number. */
  readonly mixingWeight: number;
  /** Tries of the annealing; more is slower and no worse on average. */
  readonly moves: number;
  readonly seed: string;
}

/** tables[round][table] lists ids in code-point order. */
export interface TablePlan {
  readonly engine: 'opinion/tables@1';
  readonly seed: string;
  readonly moves: number;
  readonly tables: readonly (readonly (readonly string[])[])[];
  /** Pairs who meet in this plan at all, out of every meeting it holds. */
  readonly distinctMeetings: number;
  readonly meetings: number;
}

export type TablesRefusal = 'no-rounds' | 'person-twice' | 'rule-names-a-stranger' | 'rule-names-no-table' | 'too-few-seats' | 'no-plan-found';

/** A wish to speak. A clarifying question goes to the present speaker; a point of order comes before everything. */
export type TalkKind = 'point-of-order' | 'clarifying' | 'reply' | 'contribution';

/** The queue's log: one device, or a facilitator alone, is enough to write it. */
export type TalkEvent =
  | { readonly type: 'asked'; readonly person: string; readonly kind: TalkKind }
  | { readonly type: 'withdrew'; readonly person: string }
  | { readonly type: 'began'; readonly person: string }
  | { readonly type: 'ended'; readonly seconds: number }
  | { readonly type: 'moved-first'; readonly person: string; readonly reason: string }
  | { readonly type: 'next-item' };

export interface TalkWish {
  readonly person: string;
  readonly kind: TalkKind;
  readonly asked: number;
  /** Where in the log the chair put this wish first; 0 if never. The latest comes first. */
  readonly movedFirst: number;
}

export interface TalkTurns {
  readonly times: number;
  readonly seconds: number;
  readonly timesThisItem: number;
}

export interface TalkState {
  readonly waiting: readonly TalkWish[];
  readonly speaking: string | null;
  readonly turns: ReadonlyMap<string, TalkTurns>;
  /** Events read so far. */
  readonly position: number;
}

export type TalkRefusal = 'already-waiting' | 'not-waiting' | 'somebody-speaks' | 'nobody-speaks' | 'seconds-not-whole' | 'reason-missing';
