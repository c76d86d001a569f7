import type { CivilDate, Instant } from '@plenaria/kernel/civil-date.ts';
import type { Json } from '@plenaria/kernel/canonical-json.ts';
import type { Digest } from '@plenaria/kernel/digest.ts';
import type { Words } from '@plenaria/kernel/language.ts';

/** The rooms of the house, each with the nouns whose facts it alone makes (architecture, "Rooms never import each other"). */
export const owners = {
  party: 'convene', body: 'convene', mandate: 'convene', cycle: 'convene',
  seat: 'recruit',
  'ledger-line': 'provide',
  session: 'deliberate', item: 'deliberate',
  decision: 'decide',
  duty: 'respond',
  commitment: 'monitor', finding: 'monitor',
} as const;

export type NounName = keyof typeof owners;
export type Room = (typeof owners)[NounName] | 'forum' | 'federate';

/** One stream per instance of a noun: `duty/8f3k…`. */
export type Stream = `${NounName}/${string}`;

export const streamOf = (noun: NounName, id: string): Stream => `${noun}/${id}`;
export const nounOf = (stream: Stream): NounName => stream.slice(0, stream.indexOf('/')) as NounName;
export const idOf = (stream: Stream): string => stream.slice(stream.indexOf('/') + 1);

/**
 * Where a text that somebody typed can be found: the salted commitment that stands in the leaf. The words themselves
 * are in one row that only `erase` may delete, so every reader must live without them.
 */
export type TextRef = Digest & { readonly __text: true };

/** A citation of a fact already in the record: lineage is acyclic because only the past can be cited. */
export interface Citation {
  readonly stream: Stream;
  readonly version: number;
}

/** Who did it, without a name: a role, a pseudonym that is random per body, and for whom where somebody was assisted. */
export interface Actor {
  readonly role: string;
  readonly pseudonym: string | null;
  readonly onBehalfOf?: string;
}

/** The shape of one type of fact: its structural fields and the names of the texts that belong to it. */
export interface FactShape {
  readonly type: string;
  readonly fields: { readonly [name: string]: Json };
  readonly texts: string;
}

export interface Shape<Type extends string, Fields extends { readonly [name: string]: Json }, Texts extends string = never> {
  readonly type: Type;
  readonly fields: Fields;
  readonly texts: Texts;
}

/** A fact as a verb makes it: the typed words are still words. `room` is stamped by the maker and checked by the act. */
export type Made<S extends FactShape = FactShape> = S extends FactShape
  ? {
      readonly room: Room;
      readonly stream: Stream;
      readonly type: S['type'];
      readonly fields: S['fields'];
      readonly texts: Readonly<Record<S['texts'], string>>;
      readonly cites: readonly Citation[];
    }
  : never;

/** A fact as the record keeps it: the words became references, the position is dense and in commit order. */
export type Recorded<S extends FactShape = FactShape> = S extends FactShape
  ? {
      readonly position: number;
      readonly stream: Stream;
      readonly version: number;
      readonly type: S['type'];
      readonly fields: S['fields'];
      readonly texts: Readonly<Record<S['texts'], TextRef>>;
      readonly cites: readonly Citation[];
      readonly at: Instant;
      readonly day: CivilDate;
      readonly by: Actor;
    }
  : never;

/** How the record reads one type of fact aloud; `{placeholders}` are fields, ids are replaced by names. */
export interface Sentence {
  /** Versions of a fact type never change meaning; a correction is a new version. */
  readonly version: number;
  readonly sentence: Words;
  /** Which fields are ids of which noun, so that the reader sees the title and not the id. */
  readonly names?: { readonly [field: string]: NounName };
  /** Which fields are civil dates, so that the reader sees them in her language. */
  readonly dates?: readonly string[];
  /** A stored sample, kept for ever, that evolve must still read. */
  readonly sample: { readonly [name: string]: Json };
}

export interface Noun<Name extends NounName, State, S extends FactShape> {
  readonly name: Name;
  readonly empty: State;
  /** Pure; never reads a text's words. Throws only for a fact that cannot follow the state (a poison fact). */
  readonly evolve: (state: State, fact: Recorded<S>) => State;
  readonly facts: { readonly [Type in S['type']]: Sentence };
  /** Fact types whose text of that name is the title of the stream ("Riverbend Civic Assembly"). */
  readonly titles: { readonly [Type in S['type']]?: string };
}

type Of<S extends FactShape, Type extends S['type']> = Extract<S, { readonly type: Type }>;

/** Makes facts of one noun, stamped by the room; `tools/tidy` sees to it that a room only ever names itself. */
export const maker =
  <S extends FactShape>(room: Room, noun: NounName) =>
  <Type extends S['type']>(
    id: string,
    type: Type,
    fields: Of<S, Type>['fields'],
    texts: Readonly<Record<Of<S, Type>['texts'], string>>,
    cites: readonly Citation[] = [],
  ): Made => ({ room, stream: streamOf(noun, id), type, fields, texts, cites });
