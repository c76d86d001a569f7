import { canonicalJson, type Json } from '@plenaria/kernel/canonical-json.ts';
import type { CivilDate } from '@plenaria/kernel/civil-date.ts';
import { digestOfJson } from '@plenaria/kernel/digest.ts';
import { ok, refuse } from '@plenaria/kernel/result.ts';
import type { SeatClass } from '#nouns/body.ts';
import type { PlannedStage } from '#nouns/cycle.ts';
import type { Purpose } from '#nouns/ledger-line.ts';
import { streamOf, type Made } from '#nouns/noun.ts';
import type { Circumstances, Decided, Past, Verb, Vocabulary } from '#record/contract.ts';
import { readSignedCharter } from '#rules/signed-charter.ts';
import * as made from './made.ts';

export interface Support {
  readonly purpose: Purpose;
  readonly words: string;
  /** Whole cents of the mandate's currency. */
  readonly required: number;
}

export interface PublishMandateCommand {
  readonly body: string;
  readonly cycle: string;
  readonly mandate: string;
  readonly name: string;
  readonly purpose: string;
  readonly question: string;
  readonly why: string;
  readonly inScope: string;
  readonly outOfScope: string;
  readonly issuer: string;
  readonly recipients: readonly string[];
  readonly authority: number;
  readonly charter: { readonly [key: string]: Json };
  readonly classes: readonly SeatClass[];
  readonly stages: readonly PlannedStage[];
  readonly supports: readonly Support[];
  readonly currency: string;
  readonly silentAfter: CivilDate | null;
}

export type PublishMandateRefusal =
  | 'already-published' | 'name-missing' | 'question-missing' | 'why-missing' | 'no-issuer' | 'unknown-recipient'
  | 'authority-out-of-range' | 'no-stages' | 'no-seats' | 'silence-before-today' | 'charter-cannot-be-carried-out';

/** A charter that asks for what no room can do is refused; its seats and stages are those that are opened. */
function carriedOut({ charter, classes, stages }: PublishMandateCommand): boolean {
  const signed = readSignedCharter(charter);
  return signed.ok && canonicalJson([signed.value.classes, signed.value.stages]) === canonicalJson([classes, stages]);
}

function missing(command: PublishMandateCommand): PublishMandateRefusal | null {
  if (command.name.trim() === '') return 'name-missing';
  if (command.question.trim() === '') return 'question-missing';
  if (command.why.trim() === '') return 'why-missing';
  if (command.stages.length === 0) return 'no-stages';
  if (command.classes.length === 0) return 'no-seats';
  if (!carriedOut(command)) return 'charter-cannot-be-carried-out';
  return command.authority < 0 || command.authority > 5 ? 'authority-out-of-range' : null;
}

function refusalOf(past: Past, command: PublishMandateCommand, today: CivilDate): PublishMandateRefusal | null {
  if (past.has(streamOf('mandate', command.mandate)) || past.has(streamOf('body', command.body))) return 'already-published';
  if (!past.has(streamOf('party', command.issuer))) return 'no-issuer';
  if (command.recipients.some((recipient) => !past.has(streamOf('party', recipient)))) return 'unknown-recipient';
  if (command.silentAfter !== null && command.silentAfter < today) return 'silence-before-today';
  return missing(command);
}

function ownFacts(command: PublishMandateCommand): readonly Made[] {
  const { body, cycle, mandate, issuer, recipients, authority, charter, silentAfter, classes, stages } = command;
  const { name, purpose, question, why, inScope, outOfScope } = command;
  const published = { body, cycle, issuer, recipients: [...recipients], authority, charter, charterDigest: digestOfJson(charter), silentAfter };
  return [
    made.body(body, 'BodyChartered', { convener: issuer, cycle, classes: [...classes], parent: null }, { name, purpose }),
    made.mandate(mandate, 'MandatePublished', published, { question, why, inScope, outOfScope }),
    made.cycle(cycle, 'CyclePlanned', { body, mandate, number: 1, stages: [...stages] }, { name }),
  ];
}

/** Seats and money lines are other rooms' facts; they come into the same act through the vocabulary. */
function openEverything(past: Past, command: PublishMandateCommand, now: Circumstances, vocabulary: Vocabulary): Decided<PublishMandateRefusal> {
  const { body, cycle, currency } = command;
  const effects = [
    ...command.classes.map((seats) => vocabulary.effect('open_seats', { body, class: seats.key, seats: seats.most ?? 0 }, past, now)),
    ...command.supports.map((support) => vocabulary.effect('open_line', { body, cycle, currency, ...support }, past, now)),
  ];
  const needs = effects.flatMap((effect) => (!effect.ok && typeof effect.refusal === 'object' ? effect.refusal.needs : []));
  if (needs.length > 0) return refuse({ needs });
  if (effects.some(({ ok: made }) => !made)) return refuse('already-published');
  return ok(effects.flatMap((effect) => (effect.ok ? effect.value : [])));
}

/**
 * Charters the body, plans its cycle, opens its seats and its money lines and publishes the mandate: one act. What was
 * signed is the canonical charter; publishing never waits for a recipient (domain 5.10).
 */
export const publishMandate: Verb<PublishMandateCommand, PublishMandateRefusal> = {
  name: 'convene.publish-mandate',
  reads: ({ body, cycle, mandate, issuer, recipients }) => [
    streamOf('body', body), streamOf('cycle', cycle), streamOf('mandate', mandate),
    ...[issuer, ...recipients].map((party) => streamOf('party', party)),
  ],
  decide: (past, command, now, vocabulary) => {
    const why = refusalOf(past, command, now.day);
    if (why !== null) return refuse(why);
    const opened = openEverything(past, command, now, vocabulary);
    return opened.ok ? ok([...ownFacts(command), ...opened.value]) : opened;
  },
};
