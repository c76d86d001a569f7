import type { Calendar, CivilDate, Instant } from '@plenaria/kernel/civil-date.ts';
import type { Result } from '@plenaria/kernel/result.ts';
import type { Actor, FactShape, Made, Noun, NounName, Recorded, Stream } from '#nouns/noun.ts';
import type { Nouns } from '#nouns/all.ts';

/**
 * What a verb may know: the streams it named, folded. Asking for a stream that was not loaded is a broken invariant;
 * a verb that finds it needs more answers `needs`.
 */
export interface Past {
  /** The folded state of one noun; its `empty` state where nothing happened yet. */
  state<N extends NounName>(noun: N, id: string): StateOf<N>;
  /** How many facts the stream holds; 0 for one that does not exist. */
  version(stream: Stream): number;
  has(stream: Stream): boolean;
  /** Whether the stream was read at all; a verb asks before it answers `needs`. */
  loaded(stream: Stream): boolean;
  /** The past as it will be once these facts stand: "charter, then seat" works inside one act. */
  with(facts: readonly Made[]): Past;
}

export type StateOf<N extends NounName> = Nouns[N] extends Noun<N, infer State, infer _Shape> ? State : never;

/** The streams a verb found that it must read as well; the act loads them and runs it again, at most four times. */
export interface Needs {
  readonly needs: readonly Stream[];
}

export type Decided<R> = Result<readonly Made[], R | Needs>;

/** Everything that comes in from outside so that a verb stays pure. */
export interface Circumstances {
  readonly at: Instant;
  /** The day it is where the organisation lives. */
  readonly day: CivilDate;
  /** The open days of the jurisdiction, as they are known when the act is done; the fact then holds the date itself. */
  readonly calendar: Calendar;
  readonly by: Actor;
  /** A new id, drawn before the verb runs; the n-th call gives the same id when the verb is run again. */
  readonly newId: () => string;
}

/** What people do, one verb a file: pure, given the past, a command, the circumstances and the bound vocabulary. */
export interface Verb<Command, Refusal> {
  /** `respond.answer`: the room and the file. */
  readonly name: `${string}.${string}`;
  readonly reads: (command: Command) => readonly Stream[];
  readonly decide: (past: Past, command: Command, now: Circumstances, vocabulary: Vocabulary) => Decided<Refusal>;
}

/**
 * An effect word as its owning room exports it: what a decision taken elsewhere may do here. `argument` is what the
 * vocabulary's type says for the word; a refusal is a word that the certifier is shown.
 */
export interface EffectWord<Argument> {
  readonly room: string;
  readonly streams: (argument: Argument) => readonly Stream[];
  readonly make: (past: Past, argument: Argument, now: Circumstances) => Result<readonly Made[], string>;
}

/** What a figure is asked about. A rule names the figure; the act says of what. */
export interface Subject {
  readonly body: string;
  readonly cycle: string;
  readonly mandate: string;
  readonly session?: string;
  readonly decision?: string;
  readonly stage?: string;
}

/** A figure word as its owning room exports it: facts only, never a table, never the clock. Null is *undefined*. */
export interface FigureWord {
  readonly room: string;
  readonly streams: (subject: Subject) => readonly Stream[];
  readonly value: (past: Past, subject: Subject) => number | null;
}

/** All bound words. `server/vocabulary.ts` binds them; one unbound or bound twice stops the start. */
export interface Vocabulary {
  /** Runs an effect of another room on a working past. `needs` when its streams are not loaded. */
  effect<W extends keyof EffectArguments>(word: W, argument: EffectArguments[W], past: Past, now: Circumstances): Decided<string>;
  /** The value of a figure such as `funds.committed`; `needs` when its streams are not loaded. */
  figure(word: string, subject: Subject, past: Past): Result<number | null, Needs>;
}

/** Grows as rooms add words: `declare module '#record/contract.ts' { interface EffectArguments { pledge: Pledge } }`. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export interface EffectArguments {}

/** One call of a verb, as it arrives from a form, a command line or the clock. */
export interface Call<Command> {
  readonly command: Command;
  /** Idempotency: a second call with the same key by the same actor returns the first result. */
  readonly key: string;
  readonly by: Actor;
  readonly at: Instant;
  /** The versions the person saw on the page; a newer one refuses the act as stale. */
  readonly seen?: Readonly<Record<Stream, number>>;
}

export interface Stale {
  readonly stale: readonly { readonly stream: Stream; readonly seen: number; readonly now: number }[];
}

/** Refusals every act may meet whatever the verb. */
export type ActRefusal = Stale | 'reads-only' | 'too-many-facts' | 'needs-without-end' | 'key-used-for-something-else';

export interface Acted {
  readonly act: string;
  /** Position of the last fact of the act; the page's version. */
  readonly position: number;
  readonly facts: readonly Recorded[];
  /** True when an earlier call with the same key had already done it. */
  readonly replayed: boolean;
}

/** What the precious and folded tables are read and written through: a `pg` client or pool. */
export interface Db {
  query<Row extends object = Record<string, unknown>>(
    text: string | { readonly name: string; readonly text: string; readonly values?: unknown[] },
    values?: unknown[],
  ): Promise<{ rows: Row[]; rowCount: number | null }>;
}

/** A stream as it stands after an act, or after the last fact in a rebuild. */
export interface Change {
  readonly noun: NounName;
  readonly stream: Stream;
  readonly id: string;
  readonly version: number;
  readonly position: number;
  readonly state: unknown;
}

/**
 * A table folded from facts, brought up to date in the transaction of the act; droppable; nothing refers into it; a
 * rebuild gives the same bytes. Rooms make theirs with `nounView` of record/view.ts.
 */
export interface View {
  /** `respond_view.duty` */
  readonly table: `${string}_view.${string}`;
  readonly version: number;
  readonly noun: NounName;
  readonly create: readonly string[];
  readonly apply: (changes: readonly Change[], db: Db) => Promise<void>;
}

/** What follows once committed: one resumable cursor each; a failing fact is parked, its stream waits, others go on. */
export interface Reactor {
  readonly name: `${string}.${string}`;
  readonly on: readonly string[];
  readonly run: (fact: Recorded, tools: ReactorTools) => Promise<void>;
}

export interface ReactorTools {
  readonly db: Db;
  readonly book: Book;
  readonly at: Instant;
}

/** A clock job: finds what fell due and begins an act for each; the verbs decide, not the clock. */
export interface Clockwork {
  readonly name: `${string}.${string}`;
  readonly run: (tools: ReactorTools & { readonly day: CivilDate }) => Promise<void>;
}

/** The record as the house uses it. */
export interface Book {
  act<C, R>(verb: Verb<C, R>, call: Call<C>): Promise<Result<Acted, R | ActRefusal>>;
}

export type AnyFact = Recorded<FactShape>;
