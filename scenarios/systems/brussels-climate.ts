import { body as theBody, party } from '#rules/actor.ts';
import { word } from '#rules/expression/say.ts';
import { named } from '#rules/grammar.ts';
import {
  above, addresses, adopted, bands, between, body, charter, decision, dropped, enrol, exactly, forAgainst, half, invented, invite, lottery, mandate,
  mandateFirst, moneyFirst, noneShort, ofSides, office, organisation, owed, published, question, quota, respond, result, rung, say, seated, seats, stage,
  stageNames, inOrder, usually, vote, volunteer, way, ways, within,
} from './pieces.ts';
import { tally, whole, type System } from './system.ts';

const mp = published('missionspubliques.org; brusselstimes.com');
const g1000 = published('g1000.org; smartcitiesconnect.org');
const residents = named('the residents drawn by lot|s', 'las personas residentes sorteadas', 'as pessoas residentes sorteadas');
const agenda = named('the twenty-five of the agenda|s', 'las veinticinco personas de la agenda', 'as vinte e cinco pessoas da pauta');
const option = (key: string, support: number) => ({
  key,
  world: { word: ({ word: asked }: { readonly word: string }) => (asked === 'option.support' ? whole(support) : null), things: () => [] },
});

/** Brussels’ permanent assembly on climate: yearly cycles; twenty-five of the last panel choose the next theme. */
export const brusselsClimate: System = {
  number: 11,
  key: 'brussels-climate',
  charter: charter('standing-assembly', {
    name: named('the Citizens’ Assembly on Climate', 'la Asamblea Ciudadana por el Clima', 'a Assembleia Cidadã do Clima'),
    parties: [
      office('government', named('the Brussels Government', 'el Gobierno de Bruselas', 'o Governo de Bruxelas'), 'convener', 'funder'),
      organisation('local-actors', named('the local actors|s', 'los actores locales', 'os atores locais'), 'partner'),
    ],
    bodies: [
      body(
        'panel',
        named('the panel of the year', 'el panel del año', 'o painel do ano'),
        [
          seats(
            'resident',
            residents,
            between(80, 100, mp.cite),
            ways(
              [
                way(
                  'letters',
                  named('a letter to an address', 'una carta a un domicilio', 'uma carta a um endereço'),
                  addresses(10000, usually.cite),
                  invite(10000, usually.cite, 'post'),
                  enrol(['web', 'phone']),
                ),
              ],
              [
                lottery(mp.cite, [
                  quota('gender', 'woman', named('women|s', 'mujeres|fs', 'mulheres|fs'), 45, 55, invented.cite),
                  quota('gender', 'man', named('men|s', 'hombres|ms', 'homens|ms'), 45, 55, invented.cite),
                ]),
              ],
            ),
          ),
        ],
        { renewal: { is: 'term', span: mp.years(1) }, competence: ['recommendation'] },
      ),
      body(
        'agenda-group',
        named('the agenda group', 'el grupo de la agenda', 'o grupo da pauta'),
        [
          seats(
            'former-member',
            agenda,
            exactly(25, g1000.cite),
            ways([
              way(
                'past-panel',
                named('a seat in the last panel', 'un puesto en el panel anterior', 'um lugar no painel anterior'),
                { is: 'seats', body: 'panel', class: 'resident', turn: 'previous' },
                lottery(g1000.cite, []),
              ),
            ]),
          ),
        ],
        { renewal: { is: 'term', span: mp.years(1) }, competence: ['theme'] },
      ),
      body(
        'follow-up',
        named('the follow-up committee', 'el comité de seguimiento', 'o comitê de acompanhamento'),
        [
          seats(
            'watcher',
            named('members who watch|s', 'integrantes que vigilan|ms', 'membros que acompanham|ms'),
            { is: 'open' },
            ways([
              way(
                'panel',
                named('a seat in the panel', 'un puesto en el panel', 'um lugar no painel'),
                { is: 'seats', body: 'panel', class: 'resident', turn: 'this' },
                volunteer,
              ),
            ]),
          ),
        ],
        {},
      ),
    ],
    kinds: [
      { key: 'theme', name: named('themes|s', 'los temas', 'os temas') },
      { key: 'recommendation', name: named('recommendations|s', 'las recomendaciones', 'as recomendações') },
    ],
    terms: [{ key: 'gender', name: named('gender', 'el género', 'o gênero') }],
    mandates: [
      mandate(
        'standing',
        party('government'),
        'panel',
        ['government'],
        [
          question(
            'theme',
            say(
              'What should the Region do on the theme of this year?',
              '¿Qué debe hacer la Región en el tema de este año?',
              'O que a Região deve fazer no tema deste ano?',
            ),
          ),
        ],
        mp.cite,
        { basis: 'resolution', authority: 3 },
      ),
    ],
    stages: inOrder(
      stage('agenda', 'agenda', stageNames.agenda, 'agenda-group'),
      stage('learn', 'learn', stageNames.learn, 'panel'),
      stage('deliberate', 'deliberate', stageNames.deliberate, 'panel'),
      stage('decide', 'decide', stageNames.decide, 'panel'),
      stage('transmit', 'transmit', stageNames.transmit, 'panel'),
      stage('monitor', 'monitor', stageNames.monitor, 'follow-up'),
    ),
    decisions: [
      decision(
        'theme-choice',
        named('the choice of the next theme', 'la elección del próximo tema', 'a escolha do próximo tema'),
        'agenda-group',
        'agenda',
        ['theme'],
        vote(
          [seated('agenda-votes', agenda, 'agenda-group', ['former-member'])],
          { is: 'approve', most: null, cite: usually.cite },
          {
            is: 'pick',
            tie: 'lot',
            picks: [{ top: mp.of(1), by: word('option.support'), per: null, atLeast: null }],
            picked: result('adopted', { is: 'adopt' }, { is: 'charter', body: 'panel' }),
            rest: result('dropped', { is: 'drop' }),
          },
        ),
        g1000.cite,
      ),
      decision(
        'recommendation-vote',
        named('the vote on recommendations', 'la votación de las recomendaciones', 'a votação das recomendações'),
        'panel',
        'decide',
        ['recommendation'],
        vote(
          [seated('panel-votes', residents, 'panel', ['resident'])],
          forAgainst,
          bands(ofSides, [above(half, adopted({ is: 'transmit', to: party('government') }))], dropped()),
        ),
        usually.cite,
      ),
    ],
    duties: [
      respond({
        key: 'three-months',
        name: named('the answer at three months', 'la respuesta a los tres meses', 'a resposta aos três meses'),
        debtor: party('government'),
        creditor: theBody('panel'),
        basis: 'resolution',
        due: within(mp.months(3)),
        ladder: [rung('due', invented.days(0), [{ is: 'publish' }]), rung('due', invented.days(14), [{ is: 'raise', body: 'follow-up' }])],
      }),
      owed('report', {
        key: 'one-year',
        name: named('the report at one year', 'el informe al año', 'o relatório ao fim de um ano'),
        debtor: party('government'),
        creditor: theBody('follow-up'),
        basis: 'resolution',
        due: within(mp.years(1)),
      }),
      owed('explain', {
        key: 'explain-no',
        name: named('the detailed reasons for not doing it|s', 'los motivos detallados de no hacerlo', 'os motivos detalhados para não fazer'),
        on: { is: 'answered', with: ['declined', 'in-part'] },
        debtor: party('government'),
        creditor: theBody('panel'),
        basis: 'resolution',
        cover: 'per-item',
      }),
    ],
    gates: [mandateFirst, moneyFirst(noneShort)],
    rights: [
      {
        key: 'choose-theme',
        name: named('the theme of the next year', 'el tema del próximo año', 'o tema do próximo ano'),
        holder: theBody('agenda-group'),
        act: 'choose-agenda',
        over: 'agenda',
      },
      {
        key: 'partner-voice',
        name: named('the choice of the theme', 'la elección del tema', 'a escolha do tema'),
        holder: party('local-actors'),
        act: 'be-heard',
        over: 'agenda',
      },
    ],
  }),
  labels: ['civic', 'standing', 'government-convened'],
  level: 3,
  phases: ['agenda', 'decision', 'monitoring', 'enforcement'],
  votes: [
    {
      decision: 'theme-choice',
      tally: tally('agenda-votes', {}, {}, { options: [option('food', 15), option('housing', 15), option('water', 4)], lots: ['housing', 'food', 'water'] }),
      outcome: 'adopted',
      picked: ['housing'],
      effects: ['adopt', 'charter', 'drop'],
    },
    { decision: 'recommendation-vote', tally: tally('panel-votes', { for: 40, against: 39, abstain: 12 }), outcome: 'adopted' },
    { decision: 'recommendation-vote', tally: tally('panel-votes', { abstain: 60 }), outcome: 'no-result' },
  ],
  pools: [{ class: 'agenda-group.former-member', seated: 25, people: [{ count: 60, route: 'past-panel', words: {} }] }],
  duties: [
    {
      duty: 'three-months',
      on: '2023-11-15',
      happened: { is: 'transmitted' },
      debtors: ['government'],
      due: '2024-02-15',
      ladder: [
        { today: '2024-02-15', does: [] },
        { today: '2024-02-16', does: ['publish'] },
        { today: '2024-03-01', does: ['publish', 'raise'] },
      ],
    },
    { duty: 'one-year', on: '2024-02-29', happened: { is: 'transmitted' }, debtors: ['government'], due: '2025-02-28' },
  ],
};
