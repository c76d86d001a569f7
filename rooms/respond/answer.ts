import type { CivilDate } from '@plenaria/kernel/civil-date.ts';
import { ok, refuse } from '@plenaria/kernel/result.ts';
import { covers, type Disposition, type Duty } from '#nouns/duty.ts';
import { streamOf, type Made, type Stream } from '#nouns/noun.ts';
import type { Circumstances, Decided, Past, Verb, Vocabulary } from '#record/contract.ts';
import { laid } from './effects.ts';
import * as made from './made.ts';
import { promisesNothing } from './vague.ts';

/** One answer to one item, as the official typed it. Empty texts are empty strings. */
export interface AnswerGiven {
  readonly duty: string;
  readonly disposition: Disposition;
  readonly reason: string;
  readonly act: string;
  readonly owner: string;
  readonly by: CivilDate | null;
  readonly referredTo: string | null;
}

export type AnswerRefusal =
  | 'no-such-duty' | 'no-longer-asked' | 'already-answered'
  | 'reason-missing' | 'act-missing' | 'act-promises-nothing' | 'owner-missing' | 'date-missing' | 'date-in-the-past'
  | 'refer-to-missing' | 'refer-to-itself';

export interface AnswersRefused {
  readonly duty: string;
  readonly why: AnswerRefusal;
}

/** A yes needs an owner, an act and a date; in part and conditional need a reason as well (I11). */
const promises = (disposition: Disposition): boolean => ['accepted', 'in-part', 'conditional'].includes(disposition);
/** Anything but a plain yes or a bare acknowledgement needs a reason. */
const needsReason = (disposition: Disposition): boolean => !['accepted', 'acknowledged'].includes(disposition);

function promiseRefused(given: AnswerGiven, today: CivilDate): AnswerRefusal | null {
  if (given.act.trim() === '') return 'act-missing';
  if (promisesNothing(given.act)) return 'act-promises-nothing';
  if (given.owner.trim() === '') return 'owner-missing';
  if (given.by === null) return 'date-missing';
  return given.by < today ? 'date-in-the-past' : null;
}

/** Why this answer may not enter the record; null when it may. Pure. */
export function refusalOf(duty: Duty, given: AnswerGiven, today: CivilDate): AnswerRefusal | null {
  if (duty.state === 'none') return 'no-such-duty';
  if (duty.state === 'waived') return 'no-longer-asked';
  if (duty.state === 'fulfilled' || duty.state === 'fulfilled-late') return 'already-answered';
  if (needsReason(given.disposition) && given.reason.trim() === '') return 'reason-missing';
  if (promises(given.disposition)) return promiseRefused(given, today);
  if (given.disposition !== 'referred') return null;
  if (given.referredTo === null) return 'refer-to-missing';
  return given.referredTo === duty.debtor ? 'refer-to-itself' : null;
}

type Owing = Exclude<Duty, { state: 'none' }>;

/** What another room makes of the answer: a promise, or the claim that it is done already. */
function pledged(duty: Owing, given: AnswerGiven, commitment: string, past: Past, now: Circumstances, vocabulary: Vocabulary): Decided<string> {
  const { body, cycle, item, debtor } = duty;
  const done = given.disposition === 'already-done';
  return vocabulary.effect('pledge', {
    commitment, body, cycle, item, debtor, duty: given.duty,
    due: done ? null : given.by,
    act: done ? given.reason : given.act,
    owner: given.owner,
    claim: done ? given.reason : null,
  }, past, now);
}

/** A referral makes a new duty on whom it names: a claim without a date, until that office accepts it. */
const referred = (duty: Owing, to: string, newDuty: string): Made =>
  laid({ ...duty, duty: newDuty, debtor: to, basis: 'claim', due: null, ladder: [] });

function recommendationAnswered(duty: Owing, given: AnswerGiven, commitment: string | null, now: Circumstances): Made {
  const { disposition, referredTo, by, reason, act, owner } = given;
  const late = covers(disposition) && duty.due !== null && now.day > duty.due;
  const replaces = duty.answers[duty.answers.length - 1]?.version ?? null;
  return made.duty(given.duty, 'RecommendationAnswered', { disposition, commitment, referredTo, by, late, replaces }, { reason, act, owner });
}

function answerOne(past: Past, given: AnswerGiven, id: string, now: Circumstances, vocabulary: Vocabulary): Decided<AnswersRefused> {
  const duty = past.state('duty', given.duty);
  const why = refusalOf(duty, given, now.day);
  if (why !== null || duty.state === 'none') return refuse({ duty: given.duty, why: why ?? 'no-such-duty' });
  const follows = promises(given.disposition) || given.disposition === 'already-done';
  const commitment = follows ? id : null;
  const answered = recommendationAnswered(duty, given, commitment, now);
  if (commitment !== null) {
    const effect = pledged(duty, given, commitment, past, now, vocabulary);
    if (effect.ok) return ok([answered, ...effect.value]);
    if (typeof effect.refusal === 'object') return refuse(effect.refusal);
    throw new Error(`Invariant broken: a new promise was refused: ${effect.refusal}`);
  }
  return ok(given.referredTo === null ? [answered] : [answered, referred(duty, given.referredTo, id)]);
}

export interface AnswerCommand {
  readonly answers: readonly AnswerGiven[];
}

/**
 * Publishes the answers of an office, one for each item, all or none. A yes lays a promise in the monitor's room in the
 * same act. Refuses in the words of `AnswerRefusal`, naming the duty.
 */
export const answer: Verb<AnswerCommand, AnswersRefused> = {
  name: 'respond.answer',
  reads: ({ answers }): Stream[] => answers.map(({ duty }) => streamOf('duty', duty)),
  decide: (past, { answers }, now, vocabulary) => {
    const given = answers.map((one) => ({ one, id: now.newId() }));
    const needs = given.flatMap(({ one, id }) => {
      const alone = answerOne(past, one, id, now, vocabulary);
      return !alone.ok && 'needs' in alone.refusal ? alone.refusal.needs : [];
    });
    if (needs.length > 0) return refuse({ needs });
    let facts: readonly Made[] = [];
    for (const { one, id } of given) {
      const answered = answerOne(past.with(facts), one, id, now, vocabulary);
      if (!answered.ok) return answered;
      facts = [...facts, ...answered.value];
    }
    return ok(facts);
  },
};
