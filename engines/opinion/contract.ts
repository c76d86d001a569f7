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

/** A wish to speak. A point of order comes before everything, the answer to a question next, then a clarifying question. */
export type TalkKind = 'point-of-order' | 'answer' | 'clarifying' | 'reply' | 'contribution';

/** The queue's log: one device, or a facilitator alone, is enough to write it. */
export type TalkEvent =
  | { readonly type: 'asked'; readonly person: string; readonly kind: TalkKind }
  | { readonly type: 'withdrew'; readonly person: string }
  | { readonly type: 'began'; readonly person: string }
  | { readonly type: 'ended'; readonly seconds: number }
  | { readonly type: 'moved-first'; readonly person: string; readonly reason: string }
  /** The next item of the agenda, with its budget in whole seconds where it has one. */
  | { readonly type: 'next-item'; readonly seconds?: number }
  /** No more contributions and replies to this item; points of order, answers and clarifying questions still. */
  | { readonly type: 'list-closed' }
  | { readonly type: 'list-opened' }
  /** Takes back the last event that still stands: a slip of the finger stays in the log and counts for nothing. */
  | { readonly type: 'undid' };

export interface TalkWish {
  readonly person: string;
  readonly kind: TalkKind;
  readonly asked: number;
  /** Where in the log the chair put this wish first; 0 if never. The latest comes first. */
  readonly movedFirst: number;
}

export interface TalkTurns {
  /** Contributions and replies; points of order, answers and clarifying questions cost seconds but no turn. */
  readonly times: number;
  readonly seconds: number;
  readonly timesThisItem: number;
  readonly clarifyingThisItem: number;
}

export interface TalkState {
  readonly waiting: readonly TalkWish[];
  readonly speaking: string | null;
  readonly speakingAs: TalkKind | null;
  readonly listClosed: boolean;
  /** Items of the agenda count from 1; `budget` in seconds, null where there is none. */
  readonly item: { readonly number: number; readonly seconds: number; readonly budget: number | null };
  readonly turns: ReadonlyMap<string, TalkTurns>;
  /** Events read so far. */
  readonly position: number;
}

export type TalkRefusal = 'already-waiting' | 'not-waiting' | 'somebody-speaks' | 'nobody-speaks' | 'seconds-not-whole' | 'reason-missing' | 'list-is-closed' | 'already-so' | 'nothing-to-undo';
