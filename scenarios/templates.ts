import { canonicalJson, type Json } from '@plenaria/kernel/canonical-json.ts';
import type { Words } from '@plenaria/kernel/language.ts';
import { must } from '@plenaria/kernel/result.ts';
import { actor, body as theBody, party } from '#rules/actor.ts';
import type { Charter } from '#rules/charter-2/types.ts';
import type { Method, Vote } from '#rules/decision-rule/types.ts';
import type { Rung } from '#rules/duty/duty.ts';
import { atLeast, cited, share, word } from '#rules/expression/say.ts';
import type { Expr } from '#rules/expression/types.ts';
import { standardGates } from '#rules/gate/standard.ts';
import { named, type Named } from '#rules/grammar.ts';
import type { Route, SelectStep, Size } from '#rules/selection/types.ts';
import { readSignedCharter, type SignedCharter } from '#rules/signed-charter.ts';
import {
  addresses, adopted, answers, at, bands, body, charter, decision, dropped, enrol, everyone, invite, lottery, mandate, membersOf, noResult, ofCast, ofValid,
  organisation, people, question, replace, respond, say, seated, seats, usual, vote, way, ways, within,
} from './systems/pieces.ts';

/** What an organiser may fill in. */
export interface Settings {
  readonly seats: number;
  /** Days to answer; null where no date is promised. */
  readonly dueAfterDays: number | null;
  /** Whole per cent of support that adopts a text. */
  readonly percent: number;
}

export interface Template {
  readonly words: Words;
  readonly help: Words;
  readonly charter: (settings: Settings) => SignedCharter;
}

/** Numbers an organiser typed or left as the template has them. */
export const typed = cited('invented', 'organiser');
export const habit = cited('common-practice', 'Healthy Democracy');

/** Five grades, two of which are support; neutral counts in the denominator (Healthy Democracy, Deschutes 2024). */
const fiveGrades: Method = {
  is: 'graded',
  answers: [
    answers.of('strongly-support', true, named('I strongly support it', 'la apoyo firmemente', 'apoio fortemente')),
    answers.of('support', true, named('I support it', 'la apoyo', 'apoio')),
    answers.of('neutral', false, named('I am neutral', 'soy neutral', 'sou neutro')),
    answers.of('oppose', false, named('I oppose it', 'me opongo', 'sou contra')),
    answers.of('strongly-oppose', false, named('I strongly oppose it', 'me opongo firmemente', 'sou fortemente contra')),
  ],
};
const forOrAgainst: Method = {
  is: 'yes_no',
  answers: [
    answers.of('for', true, named('for', 'a favor', 'a favor')),
    answers.of('against', false, named('against', 'en contra', 'contra')),
    answers.of('stand-aside', false, named('I stand aside', 'me hago a un lado', 'fico de lado')),
  ],
};

export const members = named('the members|s', 'las personas integrantes', 'as pessoas integrantes');
const rule = (method: Method, measure: Expr, percent: number, quorum: readonly [number, number]): Vote =>
  vote([seated('members', members, 'assembly', ['member'])], method, bands(measure, [at(typed.of(percent, 100), adopted())], dropped()), {
    quorum: { needs: atLeast(share(word('tally.voted'), word('tally.seated')), habit.of(...quorum)), short: noResult },
  });

const rungs: readonly Rung[] = [
  { from: 'due', after: habit.days(0), unless: null, effects: [{ is: 'publish' }] },
  { from: 'due', after: habit.days(14), unless: null, effects: [{ is: 'raise', body: 'assembly' }] },
  { from: 'due', after: habit.days(30), unless: null, effects: [{ is: 'mobilise', body: 'assembly' }] },
];
const answer = (days: number | null) =>
  respond({
    key: 'answer',
    name: named('to answer each text', 'responder cada texto', 'responder a cada texto'),
    debtor: actor('addressee'),
    creditor: theBody('assembly'),
    basis: 'letter',
    due: days === null ? { is: 'never_promised' } : within(typed.days(days)),
    ladder: days === null ? [] : rungs,
  });

/** What was filled in, by its name: it stands in the charter beside what came of it. */
export type Numbers = { readonly dueAfterDays: number | null } & Readonly<Record<string, string | number | null>>;

export interface Plan {
  readonly template: string;
  readonly name: Named;
  readonly size: Size;
  readonly routes: readonly Route[];
  readonly then: readonly SelectStep[];
  readonly vote: Vote;
}

/** One body, one class of seats, the plain run of stages, one rule, one duty, the two gates: what the rooms carry out today. */
const planned = ({ template, name, size, routes, then, vote: how }: Plan, { dueAfterDays, ...numbers }: Numbers): Charter => {
  const settings = { ...Object.fromEntries(Object.entries(numbers).map(([key, value]) => [key, String(value)])), days: dueAfterDays === null ? 'none' : String(dueAfterDays) };
  const parts = {
    name,
    parties: [
      organisation('convener', named('the convener', 'la parte convocante', 'a parte convocadora'), 'convener'),
      people('recipients', named('those to whom it is sent|s', 'quienes lo reciben|ms', 'quem o recebe|ms')),
    ],
    bodies: [body('assembly', named('the assembly', 'la asamblea', 'a assembleia'), [seats('member', members, size, ways(routes, then))])],
    kinds: [{ key: 'text', name: named('texts|s', 'los textos', 'os textos') }],
    mandates: [
      mandate(
        'question',
        party('convener'),
        'assembly',
        ['recipients'],
        [question('asked', say('The question that the mandate publishes.', 'La pregunta que publica el mandato.', 'A pergunta que o mandato publica.'))],
        typed.cite,
        { authority: 3 },
      ),
    ],
    stages: usual('assembly', 'form', 'learn', 'deliberate', 'decide', 'transmit', 'respond', 'monitor'),
    decisions: [
      decision('texts', named('the vote on texts', 'la votación de los textos', 'a votação dos textos'), 'assembly', 'decide', ['text'], how, typed.cite),
    ],
    duties: [answer(dueAfterDays)],
    gates: standardGates,
  };
  return charter(template, parts, settings);
};

/** The expanded charter as it is signed: read back from its canonical JSON, checked, and found to be one the rooms can carry out. */
export const signed = (plan: Plan, settings: Numbers): SignedCharter =>
  must(readSignedCharter(JSON.parse(canonicalJson(planned(plan, settings) as unknown as Json))), `the template ${plan.template} can be carried out`);

const letters = way(
  'addresses',
  named('a letter to an address drawn by lot', 'una carta a un domicilio sorteado', 'uma carta a um endereço sorteado'),
  addresses(null, habit.cite),
  invite(null, habit.cite, 'post'),
  enrol(['web', 'phone', 'paper'], 'household'),
);
const agencies = way(
  'agencies',
  named('an agency that knows people without an address', 'una agencia que conoce a personas sin domicilio', 'uma agência que conhece pessoas sem endereço'),
  { is: 'agencies', count: null, cite: habit.cite },
  invite(null, habit.cite, 'in-person'),
  enrol(['web', 'phone', 'paper', 'in-person']),
);
export const membership = way(
  'members',
  named('membership of the organisation', 'la membresía de la organización', 'a filiação à organização'),
  membersOf('convener'),
  everyone,
);

const numbersOf = ({ seats: wanted, percent, dueAfterDays }: Settings): Numbers => ({ seats: wanted, percent, dueAfterDays });

/** Saved configurations; the code never asks which one an assembly came from. */
export const templates = {
  lottery: {
    words: { en: 'People drawn by lot', es: 'Personas elegidas por sorteo', pt: 'Pessoas escolhidas por sorteio' },
    help: {
      en: 'Letters go out, a public draw fills the seats, texts are graded, offices answer each one.',
      es: 'Se envían cartas, un sorteo público llena los puestos, los textos se califican y las entidades responden cada uno.',
      pt: 'Cartas são enviadas, um sorteio público preenche os lugares, os textos recebem notas e os órgãos respondem a cada um.',
    },
    charter: (settings) =>
      signed(
        {
          template: 'lottery',
          name: named('an assembly drawn by lot', 'una asamblea por sorteo|f', 'uma assembleia por sorteio|f'),
          size: { is: 'exactly', seats: settings.seats, cite: typed.cite },
          routes: [letters, agencies],
          then: [lottery(typed.cite, []), replace('refit-quotas')],
          vote: rule(fiveGrades, ofCast, settings.percent, [2, 3]),
        },
        numbersOf(settings),
      ),
  },
  members: {
    words: { en: 'The members of an organisation', es: 'Las personas que integran una organización', pt: 'Os membros de uma organização' },
    help: {
      en: 'Everybody on the members’ list has a seat; texts are put for or against; the organisation answers to its own members.',
      es: 'Toda persona de la lista tiene un puesto; los textos se votan a favor o en contra; la organización responde ante su propia gente.',
      pt: 'Toda pessoa da lista tem um lugar; os textos são votados a favor ou contra; a organização responde aos próprios membros.',
    },
    charter: (settings) =>
      signed(
        {
          template: 'members',
          name: named('an assembly of members', 'una asamblea de integrantes|f', 'uma assembleia de membros|f'),
          size: { is: 'open' },
          routes: [membership],
          then: [],
          vote: rule(forOrAgainst, ofValid, settings.percent, [1, 2]),
        },
        numbersOf(settings),
      ),
  },
} as const satisfies Readonly<Record<string, Template>>;

export type TemplateKey = keyof typeof templates;
