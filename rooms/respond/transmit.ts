import type { Calendar, CivilDate } from '@plenaria/kernel/civil-date.ts';
import { must, ok, refuse } from '@plenaria/kernel/result.ts';
import type { Mandate } from '#nouns/mandate.ts';
import { streamOf, type Made } from '#nouns/noun.ts';
import type { Circumstances, Decided, Past, Verb, Vocabulary } from '#record/contract.ts';
import { termsOn, type Terms } from '#rules/charter.ts';
import { signedCharterOf } from '#rules/signed-charter.ts';
import { laid } from './effects.ts';

/** One item and the recipients that are competent for it. */
export interface Addressed {
  readonly item: string;
  readonly to: readonly string[];
}

export interface TransmitCommand {
  readonly mandate: string;
  readonly creditor: string;
  readonly items: readonly Addressed[];
}

export type TransmitRefusal = 'no-mandate' | 'nothing-to-send' | 'addressed-to-nobody' | 'not-a-recipient' | 'not-adopted' | 'already-sent';

type InForce = Exclude<Mandate, { state: 'draft' }>;

/** Who refused or stayed silent owes nothing it agreed to: what is asked of it is a claim, without a promised date. */
function termsFor(mandate: InForce, recipient: string, { day, calendar }: { readonly day: CivilDate; readonly calendar: Calendar }): Terms {
  const terms = termsOn(day, must(signedCharterOf(mandate.published), 'a charter that was signed can be read').duty, calendar);
  const agreed = mandate.published.receptions[recipient] === 'accepted';
  return agreed || terms.basis === 'law' ? terms : { basis: 'claim', due: null, ladder: [] };
}

function refusalOf(past: Past, mandate: InForce, { item, to }: Addressed): TransmitRefusal | null {
  if (to.length === 0) return 'addressed-to-nobody';
  if (to.some((recipient) => !mandate.published.recipients.includes(recipient))) return 'not-a-recipient';
  const sent = past.state('item', item);
  if (sent.state === 'transmitted') return 'already-sent';
  return sent.state === 'adopted' ? null : 'not-adopted';
}

function sendOne(past: Past, mandate: InForce, addressed: Addressed, command: TransmitCommand, now: Circumstances, vocabulary: Vocabulary): Decided<TransmitRefusal> {
  const why = refusalOf(past, mandate, addressed);
  if (why !== null) return refuse(why);
  const sent = vocabulary.effect('send_item', addressed, past, now);
  if (!sent.ok) return typeof sent.refusal === 'string' ? refuse('not-adopted') : refuse(sent.refusal);
  const { body, cycle } = mandate.published;
  const duties = addressed.to.map((debtor) =>
    laid({ duty: now.newId(), body, cycle, item: addressed.item, debtor, creditor: command.creditor, kind: 'respond', ...termsFor(mandate, debtor, now) }),
  );
  return ok([...sent.value, ...duties]);
}

/**
 * Freezes what was adopted and sends it: one duty for each recipient and item, so that nothing is answered in bulk and
 * nothing is left without somebody who owes an answer (I10). At most 500 facts an act, so about 160 items at a time.
 */
export const transmit: Verb<TransmitCommand, TransmitRefusal> = {
  name: 'respond.transmit',
  reads: ({ mandate, items }) => [streamOf('mandate', mandate), ...items.map(({ item }) => streamOf('item', item))],
  decide: (past, command, now, vocabulary) => {
    const mandate = past.state('mandate', command.mandate);
    if (mandate.state === 'draft') return refuse('no-mandate');
    if (command.items.length === 0) return refuse('nothing-to-send');
    let facts: readonly Made[] = [];
    for (const addressed of command.items) {
      const one = sendOne(past.with(facts), mandate, addressed, command, now, vocabulary);
      if (!one.ok) return one;
      facts = [...facts, ...one.value];
    }
    return ok(facts);
  },
};
