import type { CivilDate } from '@plenaria/kernel/civil-date.ts';
import type { Noun, Recorded, Shape, TextRef } from './noun.ts';

export type CommitmentFact =
  | Shape<'CommitmentPledged', { body: string; cycle: string; item: string; debtor: string; duty: string | null; due: CivilDate | null }, 'act' | 'owner'>
  | Shape<'ProgressClaimed', { standing: 'under-way' | 'done'; evidence: readonly string[] }, 'statement'>
  | Shape<'ClaimTakenOver', { body: string; cycle: string; item: string; debtor: string; standing: 'under-way' | 'done'; asOf: CivilDate }, 'statement' | 'owner' | 'source'>
  | Shape<'ClaimDisputed', { by: string }, 'why'>
  | Shape<'CommitmentFound', { finding: string; verdict: Verdict }>
  | Shape<'CommitmentAbandoned', Record<string, never>, 'why'>;

/** What a finding says of a claim. Only `verified` closes a commitment. */
export const verdicts = ['verified', 'in-part', 'not-verified', 'not-done'] as const;
export type Verdict = (typeof verdicts)[number];

export interface Claim {
  readonly version: number;
  readonly on: CivilDate;
  readonly standing: 'under-way' | 'done';
  readonly evidence: readonly string[];
  readonly statement: TextRef;
}

/** What the office *claims* and what members *find* are kept apart, side by side, for ever (I13). */
export type Commitment =
  | { readonly state: 'none' }
  | {
      readonly state: 'pledged' | 'under-way' | 'claimed' | 'disputed' | 'verified' | 'abandoned';
      readonly body: string;
      readonly cycle: string;
      readonly item: string;
      readonly debtor: string;
      readonly duty: string | null;
      readonly due: CivilDate | null;
      readonly pledgedOn: CivilDate;
      readonly act: TextRef;
      readonly owner: TextRef;
      readonly claims: readonly Claim[];
      readonly findings: readonly { readonly finding: string; readonly verdict: Verdict; readonly on: CivilDate }[];
    };

/** A claim that an office published elsewhere, with no promise recorded before it: no duty, no date, nothing to be late. */
function takenOver({ fields: { standing, asOf, ...fields }, texts: { statement, owner }, version }: Extract<Recorded<CommitmentFact>, { type: 'ClaimTakenOver' }>): Commitment {
  return { state: standing === 'done' ? 'claimed' : 'under-way', ...fields, duty: null, due: null, pledgedOn: asOf, act: statement, owner, claims: [{ version, on: asOf, standing, evidence: [], statement }], findings: [] };
}

function evolve(commitment: Commitment, fact: Recorded<CommitmentFact>): Commitment {
  if (fact.type === 'CommitmentPledged') {
    return { state: 'pledged', ...fact.fields, pledgedOn: fact.day, ...fact.texts, claims: [], findings: [] };
  }
  if (fact.type === 'ClaimTakenOver') return takenOver(fact);
  if (commitment.state === 'none') throw new Error(`Invariant broken: ${fact.type} before the commitment was pledged`);
  switch (fact.type) {
    case 'ProgressClaimed': {
      const claim = { version: fact.version, on: fact.day, ...fact.fields, ...fact.texts };
      return { ...commitment, state: fact.fields.standing === 'done' ? 'claimed' : 'under-way', claims: [...commitment.claims, claim] };
    }
    case 'ClaimDisputed':
      return { ...commitment, state: 'disputed' };
    case 'CommitmentFound': {
      const { finding, verdict } = fact.fields;
      const findings = [...commitment.findings, { finding, verdict, on: fact.day }];
      return { ...commitment, findings, state: verdict === 'verified' ? 'verified' : verdict === 'in-part' ? commitment.state : 'disputed' };
    }
    case 'CommitmentAbandoned':
      return { ...commitment, state: 'abandoned' };
  }
}

export const commitment: Noun<'commitment', Commitment, CommitmentFact> = {
  name: 'commitment',
  empty: { state: 'none' },
  evolve,
  titles: { CommitmentPledged: 'act', ClaimTakenOver: 'statement' },
  facts: {
    CommitmentPledged: {
      version: 1,
      sentence: {
        en: '{debtor} promised: {title}{due, select, none {} other {, by {due}}}.',
        es: '{debtor} prometió: {title}{due, select, none {} other {, antes del {due}}}.',
        pt: '{debtor} prometeu: {title}{due, select, none {} other {, até {due}}}.',
      },
      names: { debtor: 'party', item: 'item', duty: 'duty', body: 'body', cycle: 'cycle' },
      dates: ['due'],
      sample: { body: 'b1', cycle: 'c1', item: 'i7', debtor: 'p2', duty: 'u1', due: '2027-06-30' },
    },
    ProgressClaimed: {
      version: 1,
      sentence: {
        en: 'The office says: {standing, select, done {done} other {under way}} ({title}).',
        es: 'La entidad dice: {standing, select, done {hecho} other {en marcha}} ({title}).',
        pt: 'O órgão diz: {standing, select, done {feito} other {em andamento}} ({title}).',
      },
      sample: { standing: 'done', evidence: ['00'] },
    },
    ClaimTakenOver: {
      version: 1,
      sentence: {
        en: 'What {debtor} claimed on {asOf} was taken over with its source: {title}.',
        es: 'Se incorporó, con su fuente, lo que {debtor} afirmó el {asOf}: {title}.',
        pt: 'Foi incorporado, com sua fonte, o que {debtor} afirmou em {asOf}: {title}.',
      },
      names: { debtor: 'party', item: 'item', body: 'body', cycle: 'cycle' },
      dates: ['asOf'],
      sample: { body: 'b1', cycle: 'c1', item: 'i0', debtor: 'p2', standing: 'under-way', asOf: '2021-02-28' },
    },
    ClaimDisputed: {
      version: 1,
      sentence: {
        en: 'What the office says about “{title}” was disputed, with a reason.',
        es: 'Se cuestionó, con un motivo, lo que la entidad dice sobre «{title}».',
        pt: 'O que o órgão diz sobre “{title}” foi contestado, com um motivo.',
      },
      sample: { by: 'p-1' },
    },
    CommitmentFound: {
      version: 1,
      sentence: {
        en: 'The finding on “{title}”: {verdict, select, verified {verified as done} in_part {done in part} not_done {not done} other {could not be verified}}.',
        es: 'La constatación sobre «{title}»: {verdict, select, verified {verificado como hecho} in_part {hecho en parte} not_done {no hecho} other {no se pudo verificar}}.',
        pt: 'A constatação sobre “{title}”: {verdict, select, verified {verificado como feito} in_part {feito em parte} not_done {não feito} other {não foi possível verificar}}.',
      },
      names: { finding: 'finding' },
      sample: { finding: 'f1', verdict: 'verified' },
    },
    CommitmentAbandoned: {
      version: 1,
      sentence: {
        en: 'The office gave up “{title}”, with a reason.',
        es: 'La entidad abandonó «{title}», con un motivo.',
        pt: 'O órgão desistiu de “{title}”, com um motivo.',
      },
      sample: {},
    },
  },
};
