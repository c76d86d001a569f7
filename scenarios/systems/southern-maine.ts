import { body as theBody, party } from '#rules/actor.ts';
import { and, atLeast, called, word } from '#rules/expression/say.ts';
import { named } from '#rules/grammar.ts';
import {
  body, charter, decision, elect, eligible, everyone, exactly, invented, mandate, mandateFirst, membersOf, open, organisation, owed, published, question,
  result, say, seated, seats, stage, stageNames, inOrder, usually, vote, way, ways,
} from './pieces.ts';
import { tally, whole, type System } from './system.ts';

const agreement = published('maineworkers.org/member-agreement');
const members = named('the active members|s', 'las personas integrantes activas', 'os membros ativos');

/** The right to vote comes from taking part: one event a quarter, one joint event a year, an orientation. */
const active = called(
  named('an active member', 'integrante en activo|m', 'membro em atividade|m'),
  and(
    atLeast(word('person.attended', { about: 'event', within: agreement.months(3) }), agreement.of(1)),
    atLeast(word('person.attended', { about: 'joint-event', within: agreement.years(1) }), agreement.of(1)),
    word('person.oriented'),
  ),
);

const election = vote(
  [seated('members-vote', members, 'members', ['member'])],
  { is: 'approve', most: 5, cite: invented.cite },
  {
    is: 'pick',
    tie: 'none',
    picks: [{ top: invented.of(5), by: word('option.support'), per: null, atLeast: atLeast(word('option.support'), invented.of(1)) }],
    picked: result('elected', { is: 'seat', body: 'board', class: 'director' }),
    rest: result('not-elected', { is: 'publish' }),
  },
);
const candidate = (key: string, support: number) => ({
  key,
  world: { word: ({ word: asked }: { readonly word: string }) => (asked === 'option.support' ? whole(support) : null), things: () => [] },
});
const took = (events: number, joint: number, oriented: boolean) => ({
  'person.attended event': whole(events),
  'person.attended joint-event': whole(joint),
  'person.oriented': oriented,
});

/** Southern Maine Workers’ Center: the right to vote is computed from attendance. */
export const southernMaine: System = {
  number: 3,
  key: 'southern-maine',
  charter: charter('membership-assembly', {
    name: named('the members’ meeting', 'la reunión de integrantes', 'a reunião de membros'),
    parties: [
      organisation(
        'workers-center',
        named('the Southern Maine Workers’ Center', 'el Centro de Trabajadores del Sur de Maine', 'o Centro de Trabalhadores do Sul do Maine'),
        'convener',
      ),
    ],
    bodies: [
      body(
        'members',
        named('the membership', 'la membresía', 'o quadro de membros'),
        [
          seats(
            'member',
            members,
            open,
            ways([
              way(
                'agreement',
                named('the member agreement', 'el acuerdo de integrantes', 'o acordo de membros'),
                membersOf('workers-center'),
                eligible(active),
                everyone,
              ),
            ]),
          ),
        ],
        { of: 'workers-center', competence: ['candidacy'] },
      ),
      body(
        'board',
        named('the board', 'la junta', 'a diretoria'),
        [
          seats(
            'director',
            named('the directors|s', 'las personas de la junta', 'as pessoas da diretoria'),
            exactly(5, invented.cite),
            ways([way('candidates', named('a candidacy', 'una candidatura', 'uma candidatura'), membersOf('workers-center'), elect('board-election'))]),
          ),
        ],
        { of: 'workers-center', renewal: { is: 'term', span: usually.years(2) } },
      ),
    ],
    kinds: [{ key: 'candidacy', name: named('candidacies|s', 'las candidaturas', 'as candidaturas') }],
    terms: [
      { key: 'event', name: named('events|s', 'eventos|ms', 'eventos|ms') },
      { key: 'joint-event', name: named('joint committee events|s', 'eventos conjuntos de comités|ms', 'eventos conjuntos de comitês|ms') },
    ],
    mandates: [
      mandate(
        'own',
        party('workers-center'),
        'members',
        ['workers-center'],
        [question('board', say('Who answers for our work?', '¿Quién responde por nuestro trabajo?', 'Quem responde pelo nosso trabalho?'))],
        agreement.cite,
        { authority: 5, basis: 'resolution' },
      ),
    ],
    stages: inOrder(
      stage('learn', 'learn', named('the orientation', 'la orientación', 'a orientação'), 'members'),
      stage('decide', 'decide', stageNames.decide, 'members'),
      stage('implement', 'implement', stageNames.implement, 'board'),
      stage('monitor', 'monitor', named('the committee meetings|s', 'las reuniones de comités', 'as reuniões de comitês'), 'members'),
    ),
    decisions: [
      decision(
        'board-election',
        named('the election of the board', 'la elección de la junta', 'a eleição da diretoria'),
        'members',
        'decide',
        ['candidacy'],
        election,
        agreement.cite,
      ),
    ],
    duties: [
      owed('report', {
        key: 'accounts',
        name: named('the account given at members’ meetings', 'la rendición de cuentas en las reuniones', 'a prestação de contas nas reuniões'),
        on: { is: 'every', span: usually.months(3) },
        debtor: theBody('board'),
        creditor: theBody('members'),
        basis: 'resolution',
        due: { is: 'every', span: usually.months(3) },
      }),
    ],
    gates: [mandateFirst],
    rights: [
      {
        key: 'recall',
        name: named('a meeting at any time', 'una reunión en cualquier momento', 'uma reunião a qualquer momento'),
        holder: theBody('members'),
        act: 'call',
        over: 'agenda',
      },
    ],
  }),
  labels: ['movement', 'standing', 'community-convened'],
  level: 5,
  phases: ['agenda', 'decision', 'implementation', 'monitoring'],
  votes: [
    {
      decision: 'board-election',
      tally: tally(
        'members-vote',
        {},
        { voted: 40 },
        {
          options: [candidate('a', 30), candidate('b', 28), candidate('c', 20), candidate('d', 19), candidate('e', 12), candidate('f', 12), candidate('g', 0)],
        },
      ),
      outcome: 'elected',
      picked: ['a', 'b', 'c', 'd'],
      effects: ['seat', 'publish'],
    },
    {
      decision: 'board-election',
      tally: tally('members-vote', {}, { voted: 3 }, { options: [candidate('a', 3), candidate('g', 0)] }),
      outcome: 'elected',
      picked: ['a'],
    },
  ],
  pools: [
    {
      class: 'members.member',
      seated: 12,
      people: [
        { count: 12, route: 'agreement', words: took(1, 1, true) },
        { count: 4, route: 'agreement', words: took(0, 1, true) },
        { count: 3, route: 'agreement', words: took(3, 0, true) },
        { count: 2, route: 'agreement', words: took(3, 2, false) },
      ],
    },
  ],
};
