import type { Noun, Recorded, Shape, TextRef } from './noun.ts';

/** Organisations and public bodies; natural persons are never in the record. */
export type PartyKind = 'organisation' | 'public-body' | 'agency';

export type PartyFact =
  | Shape<'PartyEntered', { kind: PartyKind; place: string | null }, 'name'>
  | Shape<'PartyRenamed', Record<string, never>, 'name'>
  | Shape<'PartySucceeded', { by: string }>;

export type Party =
  | { readonly state: 'unknown' }
  | { readonly state: 'known'; readonly kind: PartyKind; readonly name: TextRef }
  | { readonly state: 'succeeded'; readonly kind: PartyKind; readonly name: TextRef; readonly by: string };

function evolve(party: Party, fact: Recorded<PartyFact>): Party {
  switch (fact.type) {
    case 'PartyEntered':
      return { state: 'known', kind: fact.fields.kind, name: fact.texts.name };
    case 'PartyRenamed':
      return party.state === 'unknown' ? party : { ...party, name: fact.texts.name };
    case 'PartySucceeded':
      return party.state === 'unknown' ? party : { ...party, state: 'succeeded', by: fact.fields.by };
  }
}

export const party: Noun<'party', Party, PartyFact> = {
  name: 'party',
  empty: { state: 'unknown' },
  evolve,
  titles: { PartyEntered: 'name', PartyRenamed: 'name' },
  facts: {
    PartyEntered: {
      version: 1,
      sentence: {
        en: '{title} was entered as {kind, select, organisation {an organisation} agency {an agency} other {a public body}}.',
        es: 'Se inscribió a {title} como {kind, select, organisation {organización} agency {agencia} other {organismo público}}.',
        pt: '{title} foi inscrita como {kind, select, organisation {organização} agency {agência} other {órgão público}}.',
      },
      sample: { kind: 'public-body', place: null },
    },
    PartyRenamed: {
      version: 1,
      sentence: { en: 'Its name is now {title}.', es: 'Su nombre es ahora {title}.', pt: 'Seu nome agora é {title}.' },
      sample: {},
    },
    PartySucceeded: {
      version: 1,
      sentence: {
        en: '{title} was succeeded by {by}, which takes over what it owed and what was owed to it.',
        es: 'A {title} le sucedió {by}, que asume lo que debía y lo que se le debía.',
        pt: '{title} foi sucedida por {by}, que assume o que ela devia e o que lhe era devido.',
      },
      names: { by: 'party' },
      sample: { by: 'p2' },
    },
  },
};
