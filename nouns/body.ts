import type { Noun, Recorded, Shape, TextRef } from './noun.ts';

/** A class of seats: how many there are and what they carry. `most` of null is open to all. */
export interface SeatClass {
  readonly [key: string]: string | number | boolean | null;
  readonly key: string;
  readonly least: number;
  readonly most: number | null;
  readonly vote: boolean;
}

export type BodyFact =
  | Shape<'BodyChartered', { convener: string; cycle: string | null; classes: readonly SeatClass[]; parent: string | null }, 'name' | 'purpose'>
  | Shape<'BodySeated', { class: string; seats: number; filled: number }>
  | Shape<'BodyConcluded', { creditorAfter: string }>
  | Shape<'BodyDissolved', { creditorAfter: string }>;

interface Chartered {
  readonly name: TextRef;
  readonly purpose: TextRef;
  readonly convener: string;
  readonly cycle: string | null;
  readonly classes: readonly SeatClass[];
}

export type Body =
  | { readonly state: 'proposed' }
  | (Chartered & { readonly state: 'chartered' | 'seated' })
  | (Chartered & { readonly state: 'concluded' | 'dissolved'; readonly creditorAfter: string });

function evolve(body: Body, fact: Recorded<BodyFact>): Body {
  if (fact.type === 'BodyChartered') {
    const { convener, cycle, classes } = fact.fields;
    return { state: 'chartered', name: fact.texts.name, purpose: fact.texts.purpose, convener, cycle, classes };
  }
  if (body.state === 'proposed') throw new Error(`Invariant broken: ${fact.type} before the body was chartered`);
  switch (fact.type) {
    case 'BodySeated':
      return body.state === 'chartered' ? { ...body, state: 'seated' } : body;
    case 'BodyConcluded':
      return { ...body, state: 'concluded', creditorAfter: fact.fields.creditorAfter };
    case 'BodyDissolved':
      return { ...body, state: 'dissolved', creditorAfter: fact.fields.creditorAfter };
  }
}

export const body: Noun<'body', Body, BodyFact> = {
  name: 'body',
  empty: { state: 'proposed' },
  evolve,
  titles: { BodyChartered: 'name' },
  facts: {
    BodyChartered: {
      version: 1,
      sentence: {
        en: '{convener} chartered {title}.',
        es: '{convener} constituyó {title}.',
        pt: '{convener} constituiu {title}.',
      },
      names: { convener: 'party', cycle: 'cycle', parent: 'body' },
      sample: { convener: 'p1', cycle: 'c1', classes: [{ key: 'member', least: 30, most: 30, vote: true }], parent: null },
    },
    BodySeated: {
      version: 1,
      sentence: {
        en: '{title} was seated: {filled, number} of {seats, number} seats are filled.',
        es: '{title} quedó integrada: {filled, number} de {seats, number} puestos están ocupados.',
        pt: '{title} foi composta: {filled, number} de {seats, number} lugares estão ocupados.',
      },
      sample: { class: 'member', seats: 30, filled: 30 },
    },
    BodyConcluded: {
      version: 1,
      sentence: {
        en: '{title} ended its work; {creditorAfter} follows what is still owed to it.',
        es: '{title} terminó su trabajo; {creditorAfter} da seguimiento a lo que aún se le debe.',
        pt: '{title} encerrou seu trabalho; {creditorAfter} acompanha o que ainda lhe é devido.',
      },
      names: { creditorAfter: 'party' },
      sample: { creditorAfter: 'p1' },
    },
    BodyDissolved: {
      version: 1,
      sentence: {
        en: '{title} was dissolved; {creditorAfter} keeps its record and its claims.',
        es: '{title} se disolvió; {creditorAfter} conserva su registro y sus reclamos.',
        pt: '{title} foi dissolvida; {creditorAfter} guarda seu registro e seus créditos.',
      },
      names: { creditorAfter: 'party' },
      sample: { creditorAfter: 'p1' },
    },
  },
};
