import { body as theBody, party } from '#rules/actor.ts';
import { atLeast, word } from '#rules/expression/say.ts';
import { named } from '#rules/grammar.ts';
import {
  above, adopted, appoint, bands, body, charter, decision, dropped, enrol, exactly, forAgainst, half, invented, ladder, lottery, mandate, mandateFirst,
  moneyFirst, noneShort, ofSides, office, open, organisation, published, question, respond, result, say, seated, seats, stage, stageNames, inOrder, usually,
  vote, volunteer, way, ways,
} from './pieces.ts';
import { tally, type System } from './system.ts';

const press = published('press reports of the members’ session of February 2021');
const citizens = named('the hundred and fifty|s', 'las ciento cincuenta personas', 'as cento e cinquenta pessoas');

/** The French climate convention: guarantors watch; the members’ association scores the answer from 0 to 10, objective by objective. */
export const climateConvention: System = {
  number: 104,
  key: 'climate-convention',
  charter: charter('citizens-convention', {
    name: named('the Citizens’ Convention for the Climate', 'la Convención Ciudadana por el Clima', 'a Convenção Cidadã pelo Clima'),
    parties: [
      office('government', named('the Government', 'el Gobierno', 'o Governo'), 'convener', 'funder'),
      office(
        'cese',
        named('the Economic, Social and Environmental Council', 'el Consejo Económico, Social y Ambiental', 'o Conselho Econômico, Social e Ambiental'),
        'delivery',
      ),
      organisation('les-150', named('the members’ association', 'la asociación de integrantes', 'a associação de membros'), 'oversight'),
    ],
    bodies: [
      body(
        'convention',
        named('the convention', 'la convención', 'a convenção'),
        [
          seats(
            'citizen',
            citizens,
            exactly(150, press.cite),
            ways(
              [
                way(
                  'phones',
                  named('a telephone call', 'una llamada telefónica', 'uma ligação telefônica'),
                  { is: 'phones', mobile: usually.of(85, 100) },
                  enrol(['phone']),
                ),
              ],
              [lottery(usually.cite, [])],
            ),
          ),
        ],
        { competence: ['measure'] },
      ),
      body(
        'guarantors',
        named('the guarantors|s', 'las personas garantes', 'as pessoas garantidoras'),
        [
          seats(
            'guarantor',
            named('the three guarantors|s', 'las tres personas garantes', 'as três pessoas garantidoras'),
            exactly(3, usually.cite),
            ways([
              way(
                'appointed',
                named('an appointment', 'un nombramiento', 'uma nomeação'),
                { is: 'organisations', count: null, cite: usually.cite },
                appoint(party('cese')),
              ),
            ]),
          ),
        ],
        { of: 'cese' },
      ),
      body(
        'follow-up',
        named('the members after the end', 'la membresía después del final', 'os membros depois do fim|m'),
        [
          seats(
            'rater',
            named('members who score|s', 'quienes califican|ms', 'quem dá nota|ms'),
            open,
            ways([
              way(
                'past',
                named('a past seat in the convention', 'un puesto anterior en la convención', 'um lugar anterior na convenção'),
                { is: 'seats', body: 'convention', class: 'citizen', turn: 'previous' },
                volunteer,
              ),
            ]),
          ),
        ],
        { of: 'les-150', competence: ['objective'] },
      ),
    ],
    kinds: [
      { key: 'measure', name: named('measures|s', 'las medidas', 'as medidas') },
      { key: 'objective', name: named('objectives|s', 'los objetivos', 'os objetivos') },
    ],
    mandates: [
      mandate(
        'letter',
        party('government'),
        'convention',
        ['government'],
        [
          question(
            'emissions',
            say(
              'How can emissions fall by 40 % by 2030, in a spirit of social justice?',
              '¿Cómo reducir las emisiones un 40 % para 2030 con justicia social?',
              'Como reduzir as emissões em 40 % até 2030 com justiça social?',
            ),
          ),
        ],
        press.cite,
        { authority: 4 },
      ),
    ],
    stages: inOrder(
      stage('learn', 'learn', stageNames.learn, 'convention'),
      stage('decide', 'decide', stageNames.decide, 'convention'),
      stage('respond', 'respond', stageNames.respond, 'convention'),
      stage('monitor', 'monitor', named('the scoring of the answer', 'la calificación de la respuesta', 'a avaliação da resposta'), 'follow-up'),
    ),
    decisions: [
      decision(
        'measures',
        named('the vote on measures', 'la votación de las medidas', 'a votação das medidas'),
        'convention',
        'decide',
        ['measure'],
        vote(
          [seated('citizen-votes', citizens, 'convention', ['citizen'])],
          forAgainst,
          bands(ofSides, [above(half, adopted({ is: 'transmit', to: party('government') }))], dropped({ is: 'publish' })),
        ),
        usually.cite,
      ),
      decision(
        'score',
        named('the score of each objective', 'la nota de cada objetivo', 'a nota de cada objetivo'),
        'follow-up',
        'monitor',
        ['objective'],
        vote(
          [seated('rater-votes', named('members who score|s', 'quienes califican|ms', 'quem dá nota|ms'), 'follow-up', ['rater'])],
          { is: 'score', from: 0, to: 10, cite: press.cite },
          ladder(
            [[atLeast(word('tally.mean'), invented.of(5)), result('adopted', { is: 'publish' })]],
            result('dropped', { is: 'publish' }, { is: 'notify', who: party('government') }),
          ),
        ),
        press.cite,
      ),
    ],
    duties: [
      respond({
        key: 'answer',
        name: named(
          'to take up each measure “without filter” or say why not',
          'asumir cada medida «sin filtro» o decir por qué no',
          'assumir cada medida “sem filtro” ou dizer por que não',
        ),
        debtor: party('government'),
        creditor: theBody('convention'),
        basis: 'pledge',
      }),
    ],
    gates: [mandateFirst, moneyFirst(noneShort)],
    rights: [
      {
        key: 'veto-method',
        name: named('a breach of fairness', 'una falta a la equidad', 'uma quebra da equidade'),
        holder: theBody('guarantors'),
        act: 'veto',
        over: 'decision',
      },
    ],
  }),
  labels: ['civic', 'government-convened'],
  level: 3,
  phases: ['decision', 'monitoring'],
  votes: [
    { decision: 'measures', tally: tally('citizen-votes', { for: 90, against: 60 }), outcome: 'adopted' },
    { decision: 'measures', tally: tally('citizen-votes', { for: 40, against: 90 }), outcome: 'dropped', effects: ['drop', 'publish'] },
    { decision: 'score', tally: { electorates: { 'rater-votes': { scores: { sum: 405, count: 119 } } } }, outcome: 'dropped', effects: ['publish', 'notify'] },
    { decision: 'score', tally: { electorates: { 'rater-votes': { scores: { sum: 726, count: 119 } } } }, outcome: 'adopted' },
  ],
};
