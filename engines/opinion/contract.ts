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

/** What every published computation says of itself, so that anybody can make it again from the log. */
export interface Origin {
  readonly engine: 'opinion@1';
  /** The log was read to here. */
  readonly position: number;
  readonly seed: string;
  readonly parameters: Readonly<Record<string, number | string>>;
  readonly people: number;
  readonly votes: number;
}

/** A value with its standard error. */
export interface Estimate {
  readonly value: number;
  readonly error: number;
}

/** Foretold agreement (or rejection) on the worse side of the axis, with its 90 % interval; all between 0 and 1. */
export interface WorseSide extends Estimate {
  readonly low: number;
  readonly high: number;
  /** It is common ground: the lower end is above one half, at least twenty took a side, and both sides are there. */
  readonly listed: boolean;
}

/** What can be said of one statement. */
export interface StatementFound {
  readonly statement: string;
  /** How readily people agree with it, and how it divides each dimension, in logits. */
  readonly ease: Estimate;
  readonly slopes: readonly Estimate[];
  /** The chance that somebody of middling readiness passes. */
  readonly passing: number;
  /** With look-alike rows weighed down, and with every row weighing one. */
  readonly agreement: WorseSide;
  readonly rejection: WorseSide;
  readonly agreementPlain: WorseSide;
  readonly rejectionPlain: WorseSide;
}

/** People whose rows look alike, five or more together, and the unlikely votes that at least half of them share. */
export interface BlocFound {
  readonly people: number;
  readonly shared: readonly { readonly statement: string; readonly agrees: boolean }[];
}

/** What a conversation can know of itself; fit to be published as it is: nothing in it is about fewer than five people. */
export interface OpinionFound {
  readonly origin: Origin;
  readonly dimensions: { readonly chosen: 1 | 2; readonly lossOfOne: number; readonly lossOfTwo: number; readonly error: number };
  readonly groups: { readonly answer: 'too-few-people' | 'no-separate-groups' | 'uneven-spread' | 'two-groups'; readonly figures: Readonly<Record<string, number>> };
  /** In code-point order. Empty below thirty people: that is a room, and it has its counts. */
  readonly statements: readonly StatementFound[];
  /** False where more than 15 % of rows look alike: a camp may vote alike, and nobody was weighed down. */
  readonly collapsed: boolean;
  readonly blocs: readonly BlocFound[];
}
