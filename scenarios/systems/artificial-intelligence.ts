import { party } from '#rules/actor.ts';
import { named } from '#rules/grammar.ts';
import {
  adopted, at, bands, body, charter, decision, dropped, enrol, exactly, forAgainst, lottery, mandate, mandateFirst, ofCast, organisation, published, question,
  say, seated, seats, usual, usually, vote, way, ways,
} from './pieces.ts';
import { tally, type System } from './system.ts';

const brookings = published('brookings.edu, 13 December 2023');
const members = named('the residents drawn by lot|s', 'las personas residentes sorteadas', 'as pessoas residentes sorteadas');

/** United States, 2023: an assembly with no recipient, and shown as such. */
export const artificialIntelligence: System = {
  number: 15,
  key: 'artificial-intelligence',
  charter: charter('civic-assembly', {
    name: named(
      'the US Public Assembly on High Risk Artificial Intelligence',
      'la Asamblea Pública sobre Inteligencia Artificial de Alto Riesgo',
      'a Assembleia Pública sobre Inteligência Artificial de Alto Risco',
    ),
    parties: [
      organisation(
        'centre',
        named('the Center for New Democratic Processes', 'el Centro para Nuevos Procesos Democráticos', 'o Centro para Novos Processos Democráticos'),
        'convener',
        'delivery',
      ),
    ],
    bodies: [
      body(
        'panel',
        named('the panel', 'el panel', 'o painel'),
        [
          seats(
            'resident',
            members,
            exactly(40, brookings.cite),
            ways(
              [way('sample', named('a national sample', 'una muestra nacional', 'uma amostra nacional'), { is: 'residents' }, enrol(['web', 'phone']))],
              [lottery(brookings.cite, [], { objective: 'uniform', seed: 'unpublished' })],
            ),
          ),
        ],
        { competence: ['recommendation'] },
      ),
    ],
    kinds: [{ key: 'recommendation', name: named('recommendations|s', 'las recomendaciones', 'as recomendações') }],
    mandates: [
      mandate(
        'question',
        party('centre'),
        'panel',
        [],
        [
          question(
            'risk',
            say(
              'How should the public be protected where artificial intelligence decides about people?',
              '¿Cómo proteger al público donde la inteligencia artificial decide sobre las personas?',
              'Como proteger o público onde a inteligência artificial decide sobre as pessoas?',
            ),
          ),
        ],
        brookings.cite,
        { basis: 'claim', authority: 1 },
      ),
    ],
    stages: usual('panel', 'learn', 'deliberate', 'decide', 'transmit'),
    decisions: [
      decision(
        'recommendation-vote',
        named('the vote on recommendations', 'la votación de las recomendaciones', 'a votação das recomendações'),
        'panel',
        'decide',
        ['recommendation'],
        vote(
          [seated('panel-votes', members, 'panel', ['resident'], { channels: ['page'] })],
          forAgainst,
          bands(ofCast, [at(usually.of(2, 3), adopted({ is: 'publish' }))], dropped()),
        ),
        usually.cite,
      ),
    ],
    gates: [mandateFirst],
  }),
  labels: ['civic', 'community-convened'],
  level: 1,
  phases: ['decision'],
  votes: [
    { decision: 'recommendation-vote', tally: tally('panel-votes', { for: 26, against: 13 }), outcome: 'adopted', effects: ['adopt', 'publish'] },
    { decision: 'recommendation-vote', tally: tally('panel-votes', { for: 26, against: 14 }), outcome: 'dropped' },
  ],
  pools: [{ class: 'panel.resident', seated: 40, people: [{ count: 300, route: 'sample', words: {} }] }],
};
