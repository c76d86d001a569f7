import type { CivilDate } from '@plenaria/kernel/civil-date.ts';
import type { Verdict } from './commitment.ts';
import type { Noun, Recorded, Shape, TextRef } from './noun.ts';

export type FindingFact =
  | Shape<'FindingSentForReply', { body: string; commitment: string; debtor: string; claim: number | null; verdict: Verdict; replyBy: CivilDate; evidence: readonly string[] }, 'finding'>
  | Shape<'ReplyGiven', { evidence: readonly string[] }, 'reply'>
  | Shape<'FindingPublished', { verdict: Verdict; replied: boolean }, 'finding'>
  | Shape<'FindingContested', Record<string, never>, 'why'>
  | Shape<'FindingWithdrawn', Record<string, never>, 'why'>
  | Shape<'ReadingTakenOver', { body: string; item: string; author: string; reading: string; asOf: CivilDate }, 'label' | 'source'>
  | Shape<'RatingTakenOver', { body: string; item: string; author: string; axis: string; score: { n: number; d: number }; of: number; voters: number; asOf: CivilDate }, 'name' | 'source'>;

/** How somebody else, by name and day, read the standing of one text. It is no finding of this house and closes nothing. */
export interface Reading {
  readonly state: 'reading';
  readonly body: string;
  readonly item: string;
  readonly author: string;
  readonly reading: string;
  readonly asOf: CivilDate;
  readonly label: TextRef;
  readonly source: TextRef;
}

/** A mark that people gave together, on one axis of a report: a mean as a fraction of the best mark, and how many could vote. */
export interface Rating {
  readonly state: 'rating';
  readonly body: string;
  readonly item: string;
  readonly author: string;
  readonly axis: string;
  readonly score: { readonly n: number; readonly d: number };
  readonly of: number;
  readonly voters: number;
  readonly asOf: CivilDate;
  readonly name: TextRef;
  readonly source: TextRef;
}

/** A finding of this house: it tests a claim. */
export type Tested = Exclude<Finding, { state: 'none' | 'reading' | 'rating' }>;

export const isTested = (finding: Finding): finding is Tested => finding.state !== 'none' && finding.state !== 'reading' && finding.state !== 'rating';

/** The office reads a finding first and may reply; both are published together, at equal size. */
export type Finding =
  | { readonly state: 'none' }
  | Reading
  | Rating
  | {
      readonly state: 'awaiting-reply' | 'replied' | 'published' | 'contested' | 'withdrawn';
      readonly body: string;
      readonly commitment: string;
      readonly debtor: string;
      readonly claim: number | null;
      readonly verdict: Verdict;
      readonly sentOn: CivilDate;
      readonly replyBy: CivilDate;
      readonly publishedOn: CivilDate | null;
      readonly evidence: readonly string[];
      readonly replyEvidence: readonly string[];
      readonly words: TextRef;
      readonly reply: TextRef | null;
    };

function evolve(finding: Finding, fact: Recorded<FindingFact>): Finding {
  if (fact.type === 'FindingSentForReply') {
    return { state: 'awaiting-reply', ...fact.fields, sentOn: fact.day, publishedOn: null, replyEvidence: [], words: fact.texts.finding, reply: null };
  }
  if (fact.type === 'ReadingTakenOver') return { state: 'reading', ...fact.fields, ...fact.texts };
  if (fact.type === 'RatingTakenOver') return { state: 'rating', ...fact.fields, ...fact.texts };
  if (!isTested(finding)) throw new Error(`Invariant broken: ${fact.type} before the finding was sent for reply`);
  switch (fact.type) {
    case 'ReplyGiven':
      return { ...finding, state: 'replied', reply: fact.texts.reply, replyEvidence: fact.fields.evidence };
    case 'FindingPublished':
      return { ...finding, state: 'published', verdict: fact.fields.verdict, words: fact.texts.finding, publishedOn: fact.day };
    case 'FindingContested':
      return { ...finding, state: 'contested' };
    case 'FindingWithdrawn':
      return { ...finding, state: 'withdrawn' };
  }
}

export const finding: Noun<'finding', Finding, FindingFact> = {
  name: 'finding',
  empty: { state: 'none' },
  evolve,
  titles: { ReadingTakenOver: 'label', RatingTakenOver: 'name' },
  facts: {
    FindingSentForReply: {
      version: 1,
      sentence: {
        en: 'A finding on “{commitment}” was sent to {debtor}, which may reply by {replyBy}.',
        es: 'Se envió a {debtor} una constatación sobre «{commitment}»; puede responder hasta el {replyBy}.',
        pt: 'Uma constatação sobre “{commitment}” foi enviada a {debtor}, que pode responder até {replyBy}.',
      },
      names: { commitment: 'commitment', debtor: 'party', body: 'body' },
      dates: ['replyBy'],
      sample: { body: 'b1', commitment: 'k1', debtor: 'p2', claim: 2, verdict: 'verified', replyBy: '2027-08-14', evidence: [] },
    },
    ReplyGiven: {
      version: 1,
      sentence: { en: 'The office replied to the finding.', es: 'La entidad respondió a la constatación.', pt: 'O órgão respondeu à constatação.' },
      sample: { evidence: [] },
    },
    FindingPublished: {
      version: 1,
      sentence: {
        en: 'The finding was published: {verdict, select, verified {verified as done} in_part {done in part} not_done {not done} other {could not be verified}}{replied, select, true {, with the office’s reply} other {; the office did not reply}}.',
        es: 'Se publicó la constatación: {verdict, select, verified {verificado como hecho} in_part {hecho en parte} not_done {no hecho} other {no se pudo verificar}}{replied, select, true {, con la respuesta de la entidad} other {; la entidad no respondió}}.',
        pt: 'A constatação foi publicada: {verdict, select, verified {verificado como feito} in_part {feito em parte} not_done {não feito} other {não foi possível verificar}}{replied, select, true {, com a resposta do órgão} other {; o órgão não respondeu}}.',
      },
      sample: { verdict: 'verified', replied: true },
    },
    FindingContested: {
      version: 1,
      sentence: { en: 'The published finding was contested, with a reason.', es: 'Se impugnó, con un motivo, la constatación publicada.', pt: 'A constatação publicada foi contestada, com um motivo.' },
      sample: {},
    },
    FindingWithdrawn: {
      version: 1,
      sentence: { en: 'The finding was withdrawn, with a reason.', es: 'La constatación se retiró, con un motivo.', pt: 'A constatação foi retirada, com um motivo.' },
      sample: {},
    },
    ReadingTakenOver: {
      version: 1,
      sentence: {
        en: 'How {author} read “{item}” on {asOf} was taken over with its source: {title}.',
        es: 'Se incorporó, con su fuente, cómo {author} leyó «{item}» el {asOf}: {title}.',
        pt: 'Foi incorporado, com sua fonte, como {author} leu “{item}” em {asOf}: {title}.',
      },
      names: { item: 'item', author: 'party', body: 'body' },
      dates: ['asOf'],
      sample: { body: 'b1', item: 'i7', author: 'p3', reading: 'in_danger', asOf: '2020-08-25' },
    },
    RatingTakenOver: {
      version: 1,
      sentence: {
        en: 'The mark that {author} gave to “{title}” was taken over with its source; {voters, number} people could vote.',
        es: 'Se incorporó, con su fuente, la nota que {author} dio a «{title}»; podían votar {voters, number} personas.',
        pt: 'Foi incorporada, com sua fonte, a nota que {author} deu a “{title}”; {voters, number} pessoas podiam votar.',
      },
      names: { item: 'item', author: 'party', body: 'body' },
      dates: ['asOf'],
      sample: { body: 'b1', item: 'i0', author: 'p3', axis: 'housing', score: { n: 34, d: 10 }, of: 10, voters: 119, asOf: '2021-02-28' },
    },
  },
};
