import { body as theBody, party } from '#rules/actor.ts';
import { word } from '#rules/expression/say.ts';
import { named } from '#rules/grammar.ts';
import {
  addresses, adopted, answers, at, bands, body, charter, decision, dropped, enrol, exactly, invite, lottery, mandate, mandateFirst, ofSeated, office, people,
  published, question, respond, result, say, seated, seats, stage, stageNames, inOrder, comment, report, vote, way, ways,
} from './pieces.ts';
import { tally, whole, type System } from './system.ts';

const source = published('scribd 689085111 (Gerwin)');
const members = named('the panellists|s', 'las personas del panel', 'as pessoas do painel');
/** Eight answers for a single item, four of them support; eighty per cent of all members bind the mayor. */
const eight = {
  is: 'graded' as const,
  answers: (
    [
      ['fully', true, 'I fully agree', 'totalmente de acuerdo', 'concordo totalmente'],
      ['agree', true, 'I agree', 'de acuerdo', 'concordo'],
      ['mostly', true, 'I mostly agree', 'bastante de acuerdo', 'concordo em grande parte'],
      ['reservations', true, 'I agree with reservations', 'de acuerdo, con reservas', 'concordo com ressalvas'],
      ['indifferent', false, 'it makes no difference to me', 'me da igual', 'tanto faz'],
      ['rather-not', false, 'I rather disagree', 'más bien en desacuerdo', 'discordo um pouco'],
      ['disagree', false, 'I disagree', 'en desacuerdo', 'discordo'],
      ['never', false, 'I fully disagree', 'totalmente en desacuerdo', 'discordo totalmente'],
    ] as const
  ).map(([key, support, en, es, pt]) => answers.of(key, support, named(en, es, pt))),
};
const single = vote(
  [seated('single-votes', members, 'panel', ['panelist'])],
  eight,
  bands(
    ofSeated,
    [at(source.of(4, 5), result('binding', { is: 'adopt' }, { is: 'bind', who: party('mayor') }))],
    dropped({ is: 'owe', duty: 'mayor-answer' }),
    dropped(),
  ),
);
const competing = vote(
  [seated('ranked-votes', members, 'panel', ['panelist'])],
  { is: 'rank', by: 'modified-borda' },
  {
    is: 'pick',
    tie: 'lot',
    picks: [{ top: source.of(1), by: word('option.points'), per: null, atLeast: null }],
    picked: adopted({ is: 'transmit', to: party('mayor') }),
    rest: dropped(),
  },
);
const option = (key: string, points: number) => ({
  key,
  world: { word: ({ word: asked }: { readonly word: string }) => (asked === 'option.points' ? whole(points) : null), things: () => [] },
});

/** Gdańsk: eighty per cent of the members bind the mayor; rival options are ranked; a comment stage stands between two votes. */
export const gdansk: System = {
  number: 102,
  key: 'gdansk',
  charter: charter('civic-assembly', {
    name: named('the Gdańsk Citizens’ Panel', 'el Panel Ciudadano de Gdansk', 'o Painel Cidadão de Gdansk'),
    parties: [
      office('mayor', named('the mayor', 'la alcaldía', 'a prefeitura'), 'convener'),
      people(
        'public',
        named(
          'experts, stakeholders and the public|s',
          'personas expertas, partes interesadas y público|ms',
          'especialistas, partes interessadas e público|ms',
        ),
      ),
    ],
    bodies: [
      body(
        'panel',
        named('the panel', 'el panel', 'o painel'),
        [
          seats(
            'panelist',
            members,
            exactly(60, source.cite),
            ways(
              [
                way(
                  'register',
                  named('a letter from the register', 'una carta del registro', 'uma carta do cadastro'),
                  addresses(null, source.cite),
                  invite(null, source.cite, 'post'),
                  enrol(['web', 'phone']),
                ),
              ],
              [lottery(source.cite, [], { seed: 'dice' })],
            ),
          ),
        ],
        { competence: ['single', 'rival'] },
      ),
    ],
    kinds: [
      { key: 'single', name: named('single recommendations|s', 'las recomendaciones individuales', 'as recomendações individuais') },
      { key: 'rival', name: named('rival options|s', 'las opciones rivales', 'as opções rivais') },
    ],
    mandates: [
      mandate(
        'rules',
        party('mayor'),
        'panel',
        ['mayor'],
        [
          question(
            'city',
            say(
              'How should the city prepare for heavy rain?',
              '¿Cómo debe prepararse la ciudad para lluvias fuertes?',
              'Como a cidade deve se preparar para chuvas fortes?',
            ),
          ),
        ],
        source.cite,
        { basis: 'pledge', authority: 5 },
      ),
    ],
    stages: inOrder(
      stage('learn', 'learn', stageNames.learn, 'panel'),
      stage('first-list', 'deliberate', named('the first list', 'la primera lista', 'a primeira lista'), 'panel'),
      stage('comments', 'deliberate', named('the comments|s', 'los comentarios', 'os comentários'), 'panel'),
      stage('decide', 'decide', named('the second meeting', 'la segunda reunión', 'a segunda reunião'), 'panel'),
    ),
    decisions: [
      decision(
        'comment-round',
        named('the comments on the first list', 'los comentarios a la primera lista', 'os comentários à primeira lista'),
        'panel',
        'comments',
        ['single', 'rival'],
        vote(
          [
            {
              key: 'commenters',
              name: named(
                'experts, stakeholders and the public|s',
                'personas expertas, partes interesadas y público|ms',
                'especialistas, partes interessadas e público|ms',
              ),
              who: { is: 'outside', party: 'public' },
              power: 'consultative',
              freezes: 'closed',
              ballot: 'none',
              channels: ['page', 'paper'],
              weight: null,
            },
          ],
          comment,
          report({ is: 'publish' }),
        ),
        source.cite,
      ),
      decision(
        'recommendations',
        named('the vote of the panel', 'la votación del panel', 'a votação do painel'),
        'panel',
        'decide',
        ['single', 'rival'],
        { is: 'cases', cases: [{ kinds: ['rival'], rule: competing }], otherwise: single },
        source.cite,
      ),
    ],
    duties: [
      respond({
        key: 'mayor-answer',
        name: named(
          'to answer what did not reach eighty per cent',
          'responder a lo que no llegó al ochenta por ciento',
          'responder ao que não chegou a oitenta por cento',
        ),
        on: { is: 'certified', decision: 'recommendations', outcomes: ['dropped', 'adopted'] },
        debtor: party('mayor'),
        creditor: theBody('panel'),
        basis: 'pledge',
      }),
    ],
    gates: [mandateFirst],
  }),
  labels: ['civic', 'government-convened'],
  level: 5,
  phases: ['decision'],
  votes: [
    { decision: 'comment-round', tally: { electorates: {} }, outcome: 'advised', effects: ['publish'] },
    {
      decision: 'recommendations',
      tally: tally('single-votes', { fully: 20, agree: 20, mostly: 5, reservations: 3, never: 8 }, { seated: 60 }, { item: { 'item.kind': 'single' } }),
      outcome: 'binding',
      effects: ['adopt', 'bind'],
    },
    {
      decision: 'recommendations',
      tally: tally('single-votes', { fully: 47 }, { seated: 60, voted: 47 }, { item: { 'item.kind': 'single' } }),
      outcome: 'dropped',
      effects: ['drop', 'owe'],
    },
    {
      decision: 'recommendations',
      tally: tally('ranked-votes', {}, {}, { item: { 'item.kind': 'rival' }, options: [option('tanks', 90), option('parks', 130)] }),
      outcome: 'adopted',
      picked: ['parks'],
    },
  ],
};
