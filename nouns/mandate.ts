import type { Json } from '@plenaria/kernel/canonical-json.ts';
import type { CivilDate } from '@plenaria/kernel/civil-date.ts';
import type { Noun, Recorded, Shape, TextRef } from './noun.ts';

/** How a recipient met the mandate. `silent` is written by the clock, never assumed. */
export type Reception = 'asked' | 'accepted' | 'refused' | 'silent';

export interface Published {
  readonly [key: string]: Json;
  readonly body: string;
  readonly cycle: string;
  readonly issuer: string;
  readonly recipients: readonly string[];
  /** The level on the spectrum that the issuer declares, 0 to 5. */
  readonly authority: number;
  /** The expanded charter, canonical: what was signed (rules/). */
  readonly charter: { readonly [key: string]: Json };
  readonly charterDigest: string;
  /** The day after which a recipient who said nothing has stayed silent; null where none was set. */
  readonly silentAfter: CivilDate | null;
}

type Question = 'question' | 'why' | 'inScope' | 'outOfScope';

export type MandateFact =
  | Shape<'MandatePublished', Published, Question>
  | Shape<'RecipientAccepted', { recipient: string }, 'statement'>
  | Shape<'RecipientRefused', { recipient: string }, 'statement'>
  | Shape<'RecipientStayedSilent', { recipient: string; since: CivilDate }>
  | Shape<'MandateAmended', { charter: { readonly [key: string]: Json }; charterDigest: string; approvedBy: string }, 'why'>
  | Shape<'MandateConcluded', Record<string, never>>;

interface InForce extends Published {
  readonly version: number;
  readonly receptions: Readonly<Record<string, Reception>>;
}

export type Mandate =
  | { readonly state: 'draft' }
  | {
      readonly state: 'in-force' | 'concluded';
      readonly published: InForce;
      readonly question: TextRef;
      readonly why: TextRef;
      readonly inScope: TextRef;
      readonly outOfScope: TextRef;
      readonly statements: Readonly<Record<string, TextRef>>;
    };

function publish(fact: Extract<Recorded<MandateFact>, { type: 'MandatePublished' }>): Mandate {
  const receptions = Object.fromEntries(fact.fields.recipients.map((recipient) => [recipient, 'asked' as const]));
  return { state: 'in-force', published: { ...fact.fields, version: 1, receptions }, ...fact.texts, statements: {} };
}

type Standing = Exclude<Mandate, { state: 'draft' }>;

function received(mandate: Standing, recipient: string, reception: Reception, statement?: TextRef): Mandate {
  const receptions = { ...mandate.published.receptions, [recipient]: reception };
  const statements = statement ? { ...mandate.statements, [recipient]: statement } : mandate.statements;
  return { ...mandate, published: { ...mandate.published, receptions }, statements };
}

function evolve(mandate: Mandate, fact: Recorded<MandateFact>): Mandate {
  if (fact.type === 'MandatePublished') return publish(fact);
  if (mandate.state === 'draft') throw new Error(`Invariant broken: ${fact.type} before the mandate was published`);
  switch (fact.type) {
    case 'RecipientAccepted':
      return received(mandate, fact.fields.recipient, 'accepted', fact.texts.statement);
    case 'RecipientRefused':
      return received(mandate, fact.fields.recipient, 'refused', fact.texts.statement);
    case 'RecipientStayedSilent':
      return received(mandate, fact.fields.recipient, 'silent');
    case 'MandateAmended': {
      const { charter, charterDigest } = fact.fields;
      return { ...mandate, published: { ...mandate.published, charter, charterDigest, version: mandate.published.version + 1 } };
    }
    case 'MandateConcluded':
      return { ...mandate, state: 'concluded' };
  }
}

export const mandate: Noun<'mandate', Mandate, MandateFact> = {
  name: 'mandate',
  empty: { state: 'draft' },
  evolve,
  titles: { MandatePublished: 'question' },
  facts: {
    MandatePublished: {
      version: 1,
      sentence: {
        en: '{issuer} published the mandate of {body}: “{title}”',
        es: '{issuer} publicó el mandato de {body}: «{title}»',
        pt: '{issuer} publicou o mandato de {body}: “{title}”',
      },
      names: { issuer: 'party', body: 'body', cycle: 'cycle' },
      dates: ['silentAfter'],
      sample: { body: 'b1', cycle: 'c1', issuer: 'p1', recipients: ['p2'], authority: 3, charter: {}, charterDigest: '00', silentAfter: '2026-12-24' },
    },
    RecipientAccepted: {
      version: 1,
      sentence: {
        en: '{recipient} accepted that it will receive and answer what is decided.',
        es: '{recipient} aceptó recibir y responder lo que se decida.',
        pt: '{recipient} aceitou receber e responder ao que for decidido.',
      },
      names: { recipient: 'party' },
      sample: { recipient: 'p2' },
    },
    RecipientRefused: {
      version: 1,
      sentence: {
        en: '{recipient} refused to receive what is decided.',
        es: '{recipient} se negó a recibir lo que se decida.',
        pt: '{recipient} recusou receber o que for decidido.',
      },
      names: { recipient: 'party' },
      sample: { recipient: 'p2' },
    },
    RecipientStayedSilent: {
      version: 1,
      sentence: {
        en: '{recipient} did not say whether it will answer; it was asked to by {since}.',
        es: '{recipient} no dijo si responderá; se le pidió hacerlo antes del {since}.',
        pt: '{recipient} não disse se responderá; o pedido valia até {since}.',
      },
      names: { recipient: 'party' },
      dates: ['since'],
      sample: { recipient: 'p2', since: '2026-12-24' },
    },
    MandateAmended: {
      version: 1,
      sentence: {
        en: '{approvedBy} changed the rules of the mandate. What was already opened keeps the old rules.',
        es: '{approvedBy} cambió las reglas del mandato. Lo que ya estaba abierto conserva las anteriores.',
        pt: '{approvedBy} mudou as regras do mandato. O que já estava aberto mantém as antigas.',
      },
      names: { approvedBy: 'party' },
      sample: { charter: {}, charterDigest: '00', approvedBy: 'p1' },
    },
    MandateConcluded: {
      version: 1,
      sentence: { en: 'The mandate ended.', es: 'El mandato terminó.', pt: 'O mandato terminou.' },
      sample: {},
    },
  },
};
