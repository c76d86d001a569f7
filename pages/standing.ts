import type { Commitment } from '#nouns/commitment.ts';
import { daysBetween, type CivilDate } from '@plenaria/kernel/civil-date.ts';
import type { Language } from '@plenaria/kernel/language.ts';
import type { Standing } from '#kit/mark.tsx';
import { answerOf, type Duty } from '#nouns/duty.ts';
import type { Item } from '#nouns/item.ts';
import { say } from './page-words.ts';

/** A standing as it is shown: a shape and a word. */
export interface Shown {
  readonly standing: Standing;
  readonly words: string;
}

type Laid = Exclude<Duty, { state: 'none' }>;
type Made = Exclude<Commitment, { state: 'none' }>;

/** The promise that answers a duty: the one its debtor made about the same text. */
export const promiseOn = ({ item, debtor }: Laid, promises: readonly Made[]): Made | undefined => promises.find((promise) => promise.item === item && promise.debtor === debtor);

const promiseShown: Readonly<Record<Made['state'], (language: Language) => Shown>> = {
  verified: (language) => ({ standing: 'verified', words: say(language, 'sVerified') }),
  disputed: (language) => ({ standing: 'disputed', words: say(language, 'sDisputed') }),
  claimed: (language) => ({ standing: 'claimed', words: say(language, 'sClaimed') }),
  'under-way': (language) => ({ standing: 'under-way', words: say(language, 'sUnderWay') }),
  pledged: (language) => ({ standing: 'plain', words: say(language, 'sPledged') }),
  abandoned: (language) => ({ standing: 'declined', words: say(language, 'sAbandoned') }),
};

export const standingOfPromise = (promise: Made, language: Language): Shown => promiseShown[promise.state](language);

/** How late an answer is: against the first date that was promised, whatever was extended since (I12). */
export const daysLate = (duty: Laid, today: CivilDate): number => (duty.due === null ? 0 : Math.max(0, daysBetween(duty.due, today)));

function answeredShown(duty: Laid, promise: Made | undefined, language: Language): Shown {
  const answer = answerOf(duty);
  if (answer?.disposition === 'declined') return { standing: 'declined', words: say(language, 'sDeclined') };
  if (answer?.disposition === 'referred') return { standing: 'plain', words: say(language, 'sReferred') };
  if (answer?.disposition === 'in-part' && (promise === undefined || promise.state === 'pledged')) return { standing: 'in-part', words: say(language, 'sInPart') };
  return promise ? standingOfPromise(promise, language) : { standing: 'plain', words: say(language, 'sPledged') };
}

/** Where one duty stands. *Late* only against a promised date; a claim that nobody accepted is only "asked". */
export function standingOfDuty(duty: Laid, promise: Made | undefined, language: Language, today: CivilDate): Shown {
  switch (duty.state) {
    case 'overdue':
      return { standing: 'late', words: say(language, 'sLate', { days: daysLate(duty, today) }) };
    case 'refused':
      return { standing: 'declined', words: say(language, 'sRefused') };
    case 'waived':
      return { standing: 'plain', words: say(language, 'sWaived') };
    case 'fulfilled':
    case 'fulfilled-late':
      return answeredShown(duty, promise, language);
    case 'owed':
      if (answerOf(duty) !== null && duty.due === null) return { standing: 'plain', words: say(language, 'sAcknowledged') };
      return duty.due === null ? { standing: 'plain', words: say(language, 'sAsked') } : { standing: 'owed', words: say(language, 'sOwed') };
  }
}

const drafts: Readonly<Record<Exclude<Item['state'], 'unwritten' | 'transmitted'>, 'sDraft' | 'sMerged' | 'sPut' | 'sAdopted' | 'sDropped' | 'sWithdrawn'>> = {
  draft: 'sDraft', merged: 'sMerged', put: 'sPut', adopted: 'sAdopted', dropped: 'sDropped', withdrawn: 'sWithdrawn',
};

/** Where an item stands before anything is owed on it. */
export const standingOfItem = (state: Exclude<Item['state'], 'unwritten' | 'transmitted'>, language: Language): Shown => ({ standing: 'plain', words: say(language, drafts[state]) });
