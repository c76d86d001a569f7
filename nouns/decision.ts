import type { Json } from '@plenaria/kernel/canonical-json.ts';
import type { CivilDate } from '@plenaria/kernel/civil-date.ts';
import type { Noun, Recorded, Shape } from './noun.ts';

export type Channel = 'page' | 'code' | 'paper';

/** How one item came out: the outcome word of the rule's settlement, with the figures that led to it. */
export interface Outcome {
  readonly [key: string]: Json;
  readonly item: string;
  readonly outcome: 'adopted' | 'dropped' | 'no-result' | 'asked-chair' | 'asked-lot';
  readonly figures: { readonly [figure: string]: number };
}

type CanonicalRule = { readonly [key: string]: Json };

export type DecisionFact =
  | Shape<'DecisionCalled', { body: string; cycle: string; stage: string; items: readonly { readonly [key: string]: Json; item: string; version: number; readonly cost?: number }[]; rule: CanonicalRule; ruleVersion: string; ruleKey: string; ballot: 'open' | 'confidential'; closes: CivilDate | null }>
  | Shape<'VotingOpened', { electorate: readonly string[]; channels: readonly Channel[] }>
  | Shape<'PaperCounted', { batch: string; ballots: number; counters: readonly string[]; digest: string }>
  | Shape<'BoxClosed', { voted: number; byChannel: { readonly [channel: string]: number }; digest: string; file: string }>
  | Shape<'VotesCounted', { outcomes: readonly Outcome[]; inputs: string; transcript: string; engine: string; file: string }>
  | Shape<'DecisionCertified', { outcomes: readonly Outcome[]; rule: CanonicalRule; inputs: string; interpreter: string; certifier: string; setAside: readonly string[] }>
  | Shape<'EffectSetAside', { effect: string; item: string }, 'why'>
  | Shape<'DecisionVoided', Record<string, never>, 'why'>;

export interface Called {
  readonly body: string;
  readonly cycle: string;
  readonly stage: string;
  /** The texts as they were worded, and, where money is shared out, what each costs in whole minor units. */
  readonly items: readonly { readonly item: string; readonly version: number; readonly cost?: number }[];
  readonly rule: CanonicalRule;
  readonly ruleVersion: string;
  readonly ruleKey: string;
  readonly ballot: 'open' | 'confidential';
  readonly closes: CivilDate | null;
}

/** A counted result always stands; certifying, with its effects, is a second fact. */
export type Decision =
  | { readonly state: 'uncalled' }
  | (Called & {
      readonly state: 'called' | 'voting' | 'closed' | 'counted' | 'certified' | 'void';
      readonly electorate: readonly string[];
      readonly channels: readonly Channel[];
      readonly paper: readonly { readonly batch: string; readonly ballots: number; readonly digest: string }[];
      readonly box: { readonly voted: number; readonly byChannel: Readonly<Record<string, number>>; readonly digest: string; readonly file: string } | null;
      readonly count: Extract<DecisionFact, { type: 'VotesCounted' }>['fields'] | null;
      readonly setAside: readonly { readonly effect: string; readonly item: string }[];
    });

function evolve(decision: Decision, fact: Recorded<DecisionFact>): Decision {
  if (fact.type === 'DecisionCalled') {
    return { state: 'called', ...fact.fields, electorate: [], channels: [], paper: [], box: null, count: null, setAside: [] };
  }
  if (decision.state === 'uncalled') throw new Error(`Invariant broken: ${fact.type} before the decision was called`);
  switch (fact.type) {
    case 'VotingOpened':
      return { ...decision, state: 'voting', electorate: fact.fields.electorate, channels: fact.fields.channels };
    case 'PaperCounted': {
      const { batch, ballots, digest } = fact.fields;
      return { ...decision, paper: [...decision.paper, { batch, ballots, digest }] };
    }
    case 'BoxClosed':
      return { ...decision, state: 'closed', box: fact.fields };
    case 'VotesCounted':
      return { ...decision, state: 'counted', count: fact.fields };
    case 'DecisionCertified':
      return { ...decision, state: 'certified' };
    case 'EffectSetAside':
      return { ...decision, setAside: [...decision.setAside, fact.fields] };
    case 'DecisionVoided':
      return { ...decision, state: 'void' };
  }
}

export const decision: Noun<'decision', Decision, DecisionFact> = {
  name: 'decision',
  empty: { state: 'uncalled' },
  evolve,
  titles: {},
  facts: {
    DecisionCalled: {
      version: 1,
      sentence: {
        en: '{body} called a vote on {items, plural, one {# text} other {# texts}}.',
        es: '{body} convocó una votación sobre {items, plural, one {# texto} other {# textos}}.',
        pt: '{body} convocou uma votação sobre {items, plural, one {# texto} other {# textos}}.',
      },
      names: { body: 'body', cycle: 'cycle' },
      dates: ['closes'],
      sample: { body: 'b1', cycle: 'c1', stage: 'decide', items: [{ item: 'i1', version: 1 }], rule: {}, ruleVersion: 'decision-rule/1', ruleKey: 'recommendations', ballot: 'confidential', closes: null },
    },
    VotingOpened: {
      version: 1,
      sentence: {
        en: 'Voting opened; who may vote is fixed: {electorate, plural, one {# person} other {# people}}.',
        es: 'Se abrió la votación; quedó fijado quién puede votar: {electorate, plural, one {# persona} other {# personas}}.',
        pt: 'A votação foi aberta; ficou fixado quem pode votar: {electorate, plural, one {# pessoa} other {# pessoas}}.',
      },
      sample: { electorate: ['m-1'], channels: ['page', 'code', 'paper'] },
    },
    PaperCounted: {
      version: 1,
      sentence: {
        en: '{ballots, plural, one {# paper ballot was} other {# paper ballots were}} counted by two people who agreed.',
        es: 'Dos personas que coincidieron {ballots, plural, one {contaron # boleta} other {contaron # boletas}} de papel.',
        pt: 'Duas pessoas que concordaram contaram {ballots, plural, one {# cédula} other {# cédulas}} de papel.',
      },
      sample: { batch: 'A', ballots: 4, counters: ['p-1', 'p-2'], digest: '00' },
    },
    BoxClosed: {
      version: 1,
      sentence: {
        en: 'Voting closed with {voted, plural, one {# ballot} other {# ballots}} cast.',
        es: 'La votación se cerró con {voted, plural, one {# voto emitido} other {# votos emitidos}}.',
        pt: 'A votação foi encerrada com {voted, plural, one {# voto} other {# votos}}.',
      },
      sample: { voted: 28, byChannel: { page: 20, code: 4, paper: 4 }, digest: '00', file: '00' },
    },
    VotesCounted: {
      version: 1,
      sentence: {
        en: 'The votes were counted on {outcomes, plural, one {# text} other {# texts}}.',
        es: 'Se contaron los votos sobre {outcomes, plural, one {# texto} other {# textos}}.',
        pt: 'Os votos foram contados sobre {outcomes, plural, one {# texto} other {# textos}}.',
      },
      sample: { outcomes: [{ item: 'i1', outcome: 'adopted', figures: { support: 21, cast: 28 } }], inputs: '00', transcript: '00', engine: 'tally/1', file: '00' },
    },
    DecisionCertified: {
      version: 1,
      sentence: {
        en: 'The result was certified, and what follows from it was done.',
        es: 'El resultado fue certificado y se hizo lo que de él se sigue.',
        pt: 'O resultado foi certificado e fez-se o que dele decorre.',
      },
      sample: { outcomes: [], rule: {}, inputs: '00', interpreter: 'settle/1', certifier: 'p-1', setAside: [] },
    },
    EffectSetAside: {
      version: 1,
      sentence: {
        en: 'One consequence of the result was set aside, with a reason: {effect}.',
        es: 'Una consecuencia del resultado se dejó sin efecto, con un motivo: {effect}.',
        pt: 'Uma consequência do resultado foi afastada, com um motivo: {effect}.',
      },
      names: { item: 'item' },
      sample: { effect: 'transmit', item: 'i1' },
    },
    DecisionVoided: {
      version: 1,
      sentence: {
        en: 'The vote was declared void, with a reason.',
        es: 'La votación se declaró nula, con un motivo.',
        pt: 'A votação foi declarada nula, com um motivo.',
      },
      sample: {},
    },
  },
};
