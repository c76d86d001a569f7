import type { CivilDate } from '@plenaria/kernel/civil-date.ts';
import type { Verdict } from './commitment.ts';
import type { Noun, Recorded, Shape, TextRef } from './noun.ts';

export type FindingFact =
  | Shape<'FindingSentForReply', { body: string; commitment: string; debtor: string; claim: number | null; verdict: Verdict; replyBy: CivilDate; evidence: readonly string[] }, 'finding'>
  | Shape<'ReplyGiven', { evidence: readonly string[] }, 'reply'>
  | Shape<'FindingPublished', { verdict: Verdict; replied: boolean }, 'finding'>
  | Shape<'FindingContested', Record<string, never>, 'why'>
  | Shape<'FindingWithdrawn', Record<string, never>, 'why'>;

/** The office reads a finding first and may reply; both are published together, at equal size. */
export type Finding =
  | { readonly state: 'none' }
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
  if (finding.state === 'none') throw new Error(`Invariant broken: ${fact.type} before the finding was sent for reply`);
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
  titles: {},
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
  },
};
