import type { Calendar, CivilDate, Instant } from '@plenaria/kernel/civil-date.ts';
import type { Language } from '@plenaria/kernel/language.ts';
import type { Surround } from '#kit/page.tsx';
import type { Typeset } from '#kit/print/typeset.ts';
import type { Actor, Stream } from '#nouns/noun.ts';
import type { Book, Db } from '#record/contract.ts';
import type { Looked } from './looks.ts';

/**
 * What people may be. A role is held in a place: a body's id, a public party's id, or the house itself. *Member* is not
 * given by hand: it follows from a seat (recruit's window), like everything that a decision gives and takes.
 */
export const roles = ['organiser', 'recruiter', 'facilitator', 'teller', 'treasurer', 'official', 'monitor', 'steward', 'member', 'candidate'] as const;
export type Role = (typeof roles)[number];

export interface HeldRole {
  readonly role: Role;
  /** A body's id, a party's id, or `house`. */
  readonly place: string;
}

/** Somebody who is signed in. The name never enters the record: `pseudonym` is random per body. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly language: Language;
  readonly roles: readonly HeldRole[];
}

/** One request as a room's web sees it: parsed, authenticated, with its clock and its transaction. */
export interface Visit {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Fields of a POST, already bound to the session (CSRF checked). Repeated names keep all values in `all`. */
  readonly form: Form;
  readonly language: Language;
  readonly person: Person | null;
  readonly now: Instant;
  readonly day: CivilDate;
  readonly origin: string;
  /** A read that stays the same while the page is made: one repeatable-read transaction for a GET. */
  readonly db: Db;
  readonly book: Book;
  readonly house: House;
  /** Language, masthead and foot: what every page is surrounded by. */
  readonly around: Surround;
  /** The versions of streams that the form's page showed. */
  readonly seen: Readonly<Record<Stream, number>>;
  /** What forms need: hidden fields that prove the form is ours, and a fresh idempotency key. */
  readonly proof: { readonly csrf: string; readonly key: string };
  /** The actor for the record: the role that allowed this visit and the pseudonym of the person in that place. */
  readonly actor: (role: Role | 'public' | 'clock', place: string) => Promise<Actor>;
  readonly random: (bytes: number) => Uint8Array;
  readonly knock: KnockedFrom;
  /** Makes a PDF of one of the house's printed documents. */
  readonly typeset: Typeset;
  /** Writes down that this visitor, who works here, is shown what is held about people. */
  readonly looked: (what: Looked, persons: readonly string[]) => Promise<void>;
}

/** What is known of the browser that knocks, for the pages where people come in. */
export interface KnockedFrom {
  /** The secret of this browser's own cookie, to which a link by mail is bound; empty before it has one. */
  readonly browser: string;
  /** A keyed hash of the network address; null where it cannot be told, because no trusted proxy is named. */
  readonly network: string | null;
  /** Which of the signed-in devices this is; empty for a stranger. */
  readonly session: string;
  /** "Firefox, Android": enough to know one's own devices apart. */
  readonly device: string;
  /** The house's own key, for seals that only it can check. */
  readonly secret: string;
}

export interface Form {
  readonly get: (name: string) => string;
  readonly all: (name: string) => readonly string[];
  readonly file: (name: string) => UploadedFile | null;
  readonly values: Readonly<Record<string, string>>;
}

export interface UploadedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** The installation: whose it is, where its clocks tick, and whether it is a demonstration. */
export interface House {
  readonly name: string;
  readonly zone: string;
  readonly language: Language;
  readonly demonstration: boolean;
  /** The number that people can call; empty where there is none. */
  readonly phone: string;
  /** The jurisdiction's open days: what falls due is moved by it. */
  readonly calendar: Calendar;
  /** True where mail is sent; in a demonstration it is only shown, and that counts. */
  readonly mail: boolean;
}

/**
 * Who may use a route. `anyone` reads what is public; everything else names roles and where they must be held. A route
 * without a policy stops the start.
 */
export type Policy =
  | { readonly may: 'anyone' }
  | { readonly may: 'signed-in' }
  | { readonly may: readonly Role[]; readonly at: (visit: Visit) => Promise<string | null> };

/** What a route answers with. Pages are rendered by the server, so that headers, language and layout are decided once. */
export type Reply =
  | { readonly kind: 'page'; readonly status?: 200 | 404 | 409 | 410 | 422 | 503; readonly html: string; readonly version?: string; readonly secret?: true; /** It shows what is no fact, so it is made anew for everybody. */ readonly live?: true; readonly cookies?: readonly string[]; /** Seconds after which the browser asks again; the page offers a way to stop it. */ readonly again?: number }
  | { readonly kind: 'see-other'; readonly to: string; readonly cookies?: readonly string[] }
  | { readonly kind: 'file'; readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array; readonly inline?: true }
  | { readonly kind: 'not-found' };

export interface Route {
  readonly method: 'GET' | 'POST';
  /** `/duties/:duty/answer` */
  readonly path: string;
  readonly policy: Policy;
  readonly run: (visit: Visit) => Promise<Reply>;
}
