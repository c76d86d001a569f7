import type { CivilDate } from '@plenaria/kernel/civil-date.ts';
import type { Verdict } from '#nouns/commitment.ts';
import type { Disposition } from '#nouns/duty.ts';
import type { Purpose } from '#nouns/ledger-line.ts';
import type { PartyKind } from '#nouns/party.ts';
import type { Quota, VacatedBecause } from '#nouns/seat.ts';
import type { Settings, TemplateKey } from './templates.ts';

/** A day as it is written in a story. */
export type Day = `${number}-${number}-${number}`;
export const day = (text: Day): CivilDate => text as CivilDate;

export interface PartyTold {
  readonly key: string;
  readonly kind: PartyKind;
  readonly name: string;
  /** People of the office that a visitor of the demonstration can step into. */
  readonly officials: readonly string[];
}

export interface RecipientTold {
  readonly party: string;
  readonly says: 'accepted' | 'refused' | 'nothing';
  readonly on: Day;
  readonly statement: string;
}

export interface MoneyTold {
  readonly purpose: Purpose;
  readonly words: string;
  readonly required: number;
  readonly committed: number;
  readonly from: string;
}

/** How seats were filled: by a public draw from a made-up pool, or by people taking their seats. */
export type RecruitTold =
  | {
      readonly way: 'lottery';
      readonly letters: { readonly on: Day; readonly addresses: number; readonly agencies: number; readonly answerBy: Day };
      readonly poolSize: number;
      readonly agencyPeople: number;
      /** Values of each feature with their weights in the pool. */
      readonly features: Readonly<Record<string, Readonly<Record<string, number>>>>;
      readonly quotas: readonly Quota[];
      readonly why: string;
      readonly frozenOn: Day;
      readonly announcedOn: Day;
      readonly drawnOn: Day;
      readonly dice: readonly number[];
      readonly alternates: number;
      readonly vacated: readonly { readonly seat: number; readonly on: Day; readonly because: VacatedBecause }[];
    }
  | { readonly way: 'join'; readonly on: Day; readonly people: number };

export interface SessionTold {
  readonly name: string;
  readonly place: string;
  readonly on: Day;
  readonly stage: 'learn' | 'deliberate' | 'decide';
  readonly absent: number;
  /** Notes by table, in order. */
  readonly tables: readonly (readonly string[])[];
}

export interface ItemTold {
  readonly number: number;
  readonly title: string;
  readonly words: string;
  readonly on: Day;
  /** `session/table/line` of notes, each counted from one. */
  readonly notes?: readonly string[];
  readonly merges?: readonly number[];
}

export interface VoteTold {
  readonly on: Day;
  /** For each item's number: how many chose each label, in the rule's order; the rest left it blank. */
  readonly choices: Readonly<Record<number, readonly number[]>>;
  readonly voted: number;
  readonly onPaper: number;
  readonly byCode: number;
}

export interface AnswerTold {
  readonly on: Day;
  readonly party: string;
  readonly item: number;
  readonly disposition: Disposition;
  readonly reason?: string;
  readonly act?: string;
  readonly owner?: string;
  readonly by?: Day;
}

export interface ClaimTold {
  readonly on: Day;
  readonly party: string;
  readonly item: number;
  readonly standing: 'under-way' | 'done';
  readonly statement: string;
}

export interface FindingTold {
  readonly on: Day;
  readonly item: number;
  readonly party: string;
  readonly verdict: Verdict;
  readonly words: string;
  readonly replyBy: Day;
  readonly reply?: { readonly on: Day; readonly words: string };
  readonly publishedOn: Day | null;
}

/** One assembly's life, told in order. What is left out did not happen yet. */
export interface Story {
  readonly key: string;
  readonly template: TemplateKey;
  readonly settings: Settings;
  readonly name: string;
  readonly purpose: string;
  readonly question: string;
  readonly why: string;
  readonly inScope: string;
  readonly outOfScope: string;
  readonly issuer: string;
  readonly recipients: readonly RecipientTold[];
  readonly publishedOn: Day;
  readonly silentAfter: Day | null;
  readonly money: readonly MoneyTold[];
  readonly currency: string;
  readonly recruit?: RecruitTold;
  readonly sessions?: readonly SessionTold[];
  readonly items?: readonly ItemTold[];
  readonly vote?: VoteTold;
  readonly sent?: { readonly on: Day; readonly to: Readonly<Record<number, readonly string[]>> };
  /** A vote that is still open: its items, and how many have voted so far. */
  readonly openVote?: { readonly on: Day; readonly items: readonly number[]; readonly voted: number };
  readonly answers?: readonly AnswerTold[];
  readonly claims?: readonly ClaimTold[];
  readonly findings?: readonly FindingTold[];
}

export interface World {
  readonly house: { readonly name: string; readonly zone: string };
  readonly organisers: readonly string[];
  readonly monitors: readonly string[];
  readonly parties: readonly PartyTold[];
  readonly stories: readonly Story[];
  /** What in the world is invented, and where the rest was published. */
  readonly sources: readonly string[];
  readonly today: Day;
}
