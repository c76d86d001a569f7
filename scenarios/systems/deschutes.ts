import { body as theBody, competent, party } from '#rules/actor.ts';
import { atLeast, word } from '#rules/expression/say.ts';
import { named } from '#rules/grammar.ts';
import {
  addresses, adopted, answers, at, bands, body, charter, decision, dropped, eligible, enrol, exactly, hear, invented, invite, lottery, mandate, mandateFirst,
  moneyFirst, noneShort, ofCast, office, organisation, published, question, quota, replace, respond, say, seated, seats, usual, vote, way, ways,
} from './pieces.ts';
import { tally, whole, type System } from './system.ts';

const press = published('healthydemocracy.org/press/2024/10/30');
const selection = published('fatoftheland.ca/2024/07/10');
const made = invented.cite;
const recipients = ['county', 'city', 'coic', 'youth-board'];

const delegates = seats(
  'delegate',
  named('the delegates|s', 'las personas delegadas', 'as pessoas delegadas'),
  exactly(30, press.cite),
  ways(
    [
      way(
        'letters',
        named('a letter to an address', 'una carta a un domicilio', 'uma carta a um endereço'),
        addresses(12500, press.cite),
        invite(12500, press.cite, 'post'),
        enrol(['web', 'phone', 'paper'], 'household'),
        eligible(atLeast(word('person.age'), selection.of(16))),
      ),
      way(
        'shelters',
        named('an invitation at a shelter', 'una invitación en un albergue', 'um convite em um abrigo'),
        { is: 'agencies', count: null, cite: press.cite },
        invite(250, press.cite, 'in-person'),
        enrol(['web', 'phone', 'paper', 'in-person']),
        eligible(atLeast(word('person.age'), selection.of(16))),
      ),
    ],
    [
      lottery(
        made,
        [
          quota('housing', 'own', named('people who own their home|s', 'personas con vivienda propia|fs', 'pessoas com casa própria|fs'), 14, 18, made),
          quota('housing', 'rent', named('people who rent|s', 'personas que alquilan|fs', 'pessoas que alugam|fs'), 9, 12, made),
          quota('housing', 'unhoused', named('people without a home|s', 'personas sin hogar|fs', 'pessoas sem casa|fs'), 2, 4, made),
        ],
        { seed: 'unpublished' },
      ),
      replace('refit-quotas'),
    ],
  ),
);

const grades = {
  is: 'graded' as const,
  answers: [
    answers.of('strongly-support', true, named('I strongly support it', 'la apoyo firmemente', 'apoio fortemente')),
    answers.of('support', true, named('I support it', 'la apoyo', 'apoio')),
    answers.of('neutral', false, named('I am neutral', 'soy neutral', 'sou neutro')),
    answers.of('oppose', false, named('I oppose it', 'me opongo', 'sou contra')),
    answers.of('strongly-oppose', false, named('I strongly oppose it', 'me opongo firmemente', 'sou fortemente contra')),
  ],
};

const rule = vote(
  [seated('panel-votes', named('the delegates|s', 'las personas delegadas', 'as pessoas delegadas'), 'panel', ['delegate'])],
  grades,
  bands(ofCast, [at(press.of(3, 4), adopted({ is: 'transmit', to: competent(...recipients) }))], dropped()),
);

/** Deschutes County, Oregon, 2024: four recipients, three quarters of ballots cast, no date promised and nothing late. */
export const deschutes: System = {
  number: 6,
  key: 'deschutes',
  charter: charter('civic-assembly', {
    name: named('the Civic Assembly on Youth Homelessness', 'la Asamblea Cívica sobre Juventud sin Hogar', 'a Assembleia Cívica sobre Juventude sem Moradia'),
    parties: [
      organisation(
        'cocap',
        named('Central Oregon Civic Action Project|m', 'el Proyecto de Acción Cívica de Oregón Central', 'o Projeto de Ação Cívica do Oregon Central'),
        'convener',
      ),
      organisation('healthy-democracy', named('Healthy Democracy', 'Healthy Democracy|f', 'Healthy Democracy|f'), 'delivery'),
      office('county', named('Deschutes County', 'el Condado de Deschutes', 'o Condado de Deschutes')),
      office('city', named('the City of Bend', 'la Ciudad de Bend', 'a Cidade de Bend')),
      office(
        'coic',
        named(
          'the Central Oregon Intergovernmental Council',
          'el Consejo Intergubernamental de Oregón Central',
          'o Conselho Intergovernamental do Oregon Central',
        ),
      ),
      organisation('youth-board', named('the Youth Action Board', 'la Junta de Acción Juvenil', 'o Conselho de Ação Jovem'), 'partner'),
    ],
    bodies: [body('panel', named('the panel', 'el panel', 'o painel'), [delegates], { competence: ['recommendation'] })],
    kinds: [{ key: 'recommendation', name: named('recommendations|s', 'las recomendaciones', 'as recomendações') }],
    terms: [{ key: 'housing', name: named('housing', 'la vivienda', 'a moradia') }],
    mandates: [
      mandate(
        'question',
        party('cocap'),
        'panel',
        recipients,
        [
          question(
            'how',
            say(
              'How do we prevent and end youth homelessness in Deschutes County?',
              '¿Cómo prevenimos y ponemos fin a la falta de hogar entre jóvenes en el Condado de Deschutes?',
              'Como prevenimos e acabamos com a falta de moradia entre jovens no Condado de Deschutes?',
            ),
          ),
        ],
        press.cite,
      ),
    ],
    stages: usual('panel', 'form', 'learn', 'deliberate', 'decide', 'transmit', 'respond', 'implement', 'monitor'),
    decisions: [
      decision(
        'recommendations',
        named('the vote on recommendations', 'la votación de las recomendaciones', 'a votação das recomendações'),
        'panel',
        'decide',
        ['recommendation'],
        rule,
        press.cite,
      ),
    ],
    duties: [
      hear({
        key: 'hearing',
        name: named('to hear the delegates', 'escuchar a las personas delegadas', 'ouvir as pessoas delegadas'),
        debtor: competent(...recipients),
        creditor: theBody('panel'),
        basis: 'letter',
      }),
      respond({
        key: 'answer',
        name: named('to answer each recommendation', 'responder cada recomendación', 'responder a cada recomendação'),
        debtor: competent(...recipients),
        creditor: theBody('panel'),
        basis: 'letter',
      }),
    ],
    gates: [mandateFirst, moneyFirst(noneShort)],
    rights: [
      {
        key: 'testimony',
        name: named('to speak at public meetings', 'hablar en las sesiones públicas', 'falar nas sessões públicas'),
        holder: theBody('panel'),
        act: 'be-heard',
        over: 'implementation',
      },
    ],
  }),
  labels: ['civic', 'community-convened'],
  level: 3,
  phases: ['decision', 'implementation', 'monitoring'],
  votes: [
    {
      decision: 'recommendations',
      tally: tally('panel-votes', { 'strongly-support': 10, support: 9, neutral: 4, oppose: 2 }, { voted: 25 }),
      outcome: 'adopted',
      effects: ['adopt', 'transmit'],
    },
    {
      decision: 'recommendations',
      tally: tally('panel-votes', { 'strongly-support': 10, support: 8, neutral: 5, oppose: 2 }, { voted: 25 }),
      outcome: 'dropped',
      effects: ['drop'],
    },
    { decision: 'recommendations', tally: tally('panel-votes', {}, { voted: 0 }), outcome: 'no-result' },
  ],
  pools: [
    {
      class: 'panel.delegate',
      seated: 30,
      missed: 0,
      people: [
        { count: 18, route: 'letters', words: { 'person.age': whole(44), 'person.feature housing': 'own' } },
        { count: 10, route: 'letters', words: { 'person.age': whole(23), 'person.feature housing': 'rent' } },
        { count: 2, route: 'shelters', words: { 'person.age': whole(17), 'person.feature housing': 'unhoused' } },
        { count: 5, route: 'letters', words: { 'person.age': whole(15), 'person.feature housing': 'own' } },
      ],
    },
  ],
  duties: [
    {
      duty: 'answer',
      on: '2024-11-07',
      happened: { is: 'transmitted' },
      competent: ['county'],
      debtors: ['county'],
      due: null,
      ladder: [{ today: '2026-11-24', does: [] }],
    },
  ],
  gates: [
    { gate: 'money-first', words: { 'funds.lines_short': whole(1) }, passes: false },
    { gate: 'money-first', words: { 'funds.lines_short': whole(0) }, passes: true },
  ],
};
