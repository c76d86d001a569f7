import { body as theBody, party } from '#rules/actor.ts';
import { word } from '#rules/expression/say.ts';
import { named } from '#rules/grammar.ts';
import {
  afterAll, appoint, body, charter, consent, decision, elect, everyone, exactly, invented, ladder, mandate, mandateFirst, nominate, office, open, openTo,
  organisation, outside, owed, question, record, recorded, result, say, seated, seats, stage, usually, vote, way, ways,
} from './pieces.ts';
import { tally, type System } from './system.ts';
import { plan, norwood, sectors, nameOf, neighbours, noObjection, organisations, delegates, sectorVote, coalitionVote, jointVote } from './bronx-rules.ts';

/** The Bronx-wide Coalition: seven sectors to one plan, developed with an office, into a grant; organisations merge. */
export const bronx: System = {
  number: 23,
  key: 'bronx',
  charter: charter('coalition', {
    name: named('the Bronx-wide Plan', 'el Plan para todo el Bronx', 'o Plano para todo o Bronx'),
    parties: [
      organisation('coalition-members', organisations, 'convener'),
      organisation(
        'nwbccc',
        named(
          'the Northwest Bronx Community and Clergy Coalition',
          'la Coalición Comunitaria y Clerical del Noroeste del Bronx',
          'a Coalizão Comunitária e Clerical do Noroeste do Bronx',
        ),
      ),
      organisation(
        'bcdi',
        named(
          'the Bronx Cooperative Development Initiative',
          'la Iniciativa de Desarrollo Cooperativo del Bronx',
          'a Iniciativa de Desenvolvimento Cooperativo do Bronx',
        ),
      ),
      organisation('merged', named('the merged organisation', 'la organización fusionada', 'a organização fundida')),
      office('borough-president', named('the Borough President', 'la Presidencia del Condado', 'a Presidência do Condado')),
      office('federal-agency', named('the federal agency', 'la agencia federal', 'a agência federal')),
    ],
    bodies: [
      body(
        'coalition',
        named('the coalition', 'la coalición', 'a coalizão'),
        [
          seats(
            'delegate',
            delegates,
            exactly(24, plan.cite),
            ways([way('organisations', organisations, { is: 'organisations', count: 24, cite: plan.cite }, nominate(party('coalition-members')))]),
          ),
        ],
        { of: 'coalition-members', renewal: { is: 'term', span: usually.years(2) }, competence: ['plan', 'idea', 'succession'] },
      ),
      body(
        'steering',
        named('the steering group', 'el grupo coordinador', 'o grupo coordenador'),
        [
          seats(
            'steerer',
            named('those who steer|s', 'quienes coordinan|ms', 'quem coordena|ms'),
            exactly(12, norwood.cite),
            ways([
              way(
                'coalition',
                named('a seat in the coalition', 'un puesto en la coalición', 'um lugar na coalizão'),
                { is: 'seats', body: 'coalition', class: 'delegate', turn: 'this' },
                elect('steering-choice'),
              ),
            ]),
          ),
        ],
        { of: 'coalition-members', parent: 'coalition' },
      ),
      ...sectors.map((sector) =>
        body(
          sector[0],
          nameOf(sector),
          [
            seats(
              'neighbour',
              neighbours,
              open,
              ways([way('door', named('the open door', 'la puerta abierta', 'a porta aberta'), openTo(word('person.connected')), everyone)]),
            ),
          ],
          { of: 'coalition-members', parent: 'coalition', family: 'sectors', competence: ['idea'] },
        ),
      ),
      body(
        'joint',
        named('the joint table', 'la mesa conjunta', 'a mesa conjunta'),
        [
          seats(
            'community',
            delegates,
            exactly(6, invented.cite),
            ways([
              way(
                'coalition',
                named('the coalition', 'la coalición', 'a coalizão'),
                { is: 'seats', body: 'coalition', class: 'delegate', turn: 'this' },
                nominate(theBody('coalition')),
              ),
            ]),
          ),
          seats(
            'official',
            named('the office’s people|s', 'el personal de la oficina', 'o pessoal do gabinete'),
            exactly(4, invented.cite),
            ways([
              way('office', named('the office', 'la oficina', 'o gabinete'), { is: 'members', of: 'borough-president' }, appoint(party('borough-president'))),
            ]),
            { government: true },
          ),
        ],
        { competence: ['plan'] },
      ),
    ],
    kinds: [
      { key: 'idea', name: named('project ideas|s', 'las ideas de proyecto', 'as ideias de projeto') },
      { key: 'plan', name: named('the plan', 'el plan', 'o plano') },
      { key: 'succession', name: named('mergers of organisations|s', 'las fusiones de organizaciones', 'as fusões de organizações') },
      { key: 'candidacy', name: named('candidacies|s', 'las candidaturas', 'as candidaturas') },
    ],
    mandates: [
      mandate(
        'platform',
        party('coalition-members'),
        'coalition',
        ['borough-president'],
        [
          question(
            'economy',
            say(
              'What economy do the people of the Bronx want to own?',
              '¿Qué economía quiere hacer suya la gente del Bronx?',
              'Que economia o povo do Bronx quer para si?',
            ),
          ),
        ],
        plan.cite,
        { authority: 4 },
      ),
    ],
    stages: [
      stage('platform', 'agenda', named('the People’s Platform', 'la Plataforma Popular', 'a Plataforma Popular'), 'coalition'),
      ...sectors.map(([key, en, es, pt]) =>
        stage(
          `${key}-ideas`,
          'deliberate',
          named(`the spring and summer of ${en}`, `la primavera y el verano de ${es}`, `a primavera e o verão de ${pt}`),
          key,
          afterAll('platform'),
        ),
      ),
      stage(
        'draft',
        'deliberate',
        named('the drafting of the plan', 'la redacción del plan', 'a redação do plano'),
        'steering',
        afterAll(...sectors.map(([key]) => `${key}-ideas`)),
      ),
      stage('decide', 'decide', named('the coalition’s decision', 'la decisión de la coalición', 'a decisão da coalizão'), 'coalition', afterAll('draft')),
      stage(
        'co-develop',
        'decide',
        named('the development with the office', 'el desarrollo con la oficina', 'o desenvolvimento com o gabinete'),
        'joint',
        afterAll('decide'),
      ),
      stage('grant', 'respond', named('the grant', 'la subvención', 'a verba federal'), 'joint', afterAll('co-develop')),
      stage(
        'implement',
        'implement',
        named('the building of the projects', 'la realización de los proyectos', 'a realização dos projetos'),
        'coalition',
        afterAll('grant'),
      ),
      stage(
        'monitor',
        'monitor',
        named('the watch over the projects', 'la vigilancia de los proyectos', 'o acompanhamento dos projetos'),
        'coalition',
        afterAll('grant'),
      ),
    ],
    decisions: [
      ...sectors.map((sector) =>
        decision(
          `${sector[0]}-agreement`,
          named(`the agreement on ideas of ${sector[1]}`, `el acuerdo sobre ideas de ${sector[2]}`, `o acordo sobre ideias de ${sector[3]}`),
          sector[0],
          `${sector[0]}-ideas`,
          ['idea'],
          sectorVote(sector[0]),
          usually.cite,
        ),
      ),
      decision(
        'steering-choice',
        named('the choice of the steering group', 'la elección del grupo coordinador', 'a escolha do grupo coordenador'),
        'coalition',
        'platform',
        ['candidacy'],
        vote(
          [seated('steering-votes', delegates, 'coalition', ['delegate'])],
          { is: 'approve', most: 12, cite: norwood.cite },
          {
            is: 'pick',
            tie: 'lot',
            picks: [{ top: norwood.of(12), by: word('option.support'), per: null, atLeast: null }],
            picked: result('elected', { is: 'seat', body: 'steering', class: 'steerer' }),
            rest: result('not-elected', { is: 'publish' }),
          },
        ),
        usually.cite,
      ),
      decision(
        'coalition-vote',
        named('the coalition’s vote on the plan', 'la votación de la coalición sobre el plan', 'a votação da coalizão sobre o plano'),
        'coalition',
        'decide',
        ['plan'],
        coalitionVote,
        usually.cite,
      ),
      decision(
        'joint-vote',
        named('the joint decision', 'la decisión conjunta', 'a decisão conjunta'),
        'joint',
        'co-develop',
        ['plan'],
        jointVote,
        usually.cite,
      ),
      decision(
        'grant-decision',
        named('the decision on the grant', 'la decisión sobre la subvención', 'a decisão sobre a verba'),
        'joint',
        'grant',
        ['plan'],
        vote(
          [outside('agency-record', named('the agency', 'la agencia', 'a agência'), 'federal-agency')],
          record,
          recorded(
            result('passed', { is: 'allocate', what: named('the federal grant', 'la subvención federal', 'a verba federal') }),
            result('failed', { is: 'route', to: 'decide' }),
          ),
        ),
        usually.cite,
      ),
      decision(
        'merger',
        named('the merger of two members', 'la fusión de dos integrantes', 'a fusão de dois membros'),
        'coalition',
        'implement',
        ['succession'],
        vote(
          [seated('merger-votes', delegates, 'coalition', ['delegate'], { ballot: 'open', channels: ['room'] })],
          consent,
          ladder(
            [[noObjection, result('adopted', { is: 'succeed', from: 'nwbccc', to: 'merged' }, { is: 'succeed', from: 'bcdi', to: 'merged' })]],
            result('no-result', { is: 'drop' }),
          ),
        ),
        norwood.cite,
      ),
    ],
    duties: [
      owed('follow-through', {
        key: 'office-commitments',
        name: named('what the office took on', 'lo que la oficina asumió', 'o que o gabinete assumiu'),
        on: { is: 'certified', decision: 'joint-vote', outcomes: ['adopted'] },
        debtor: party('borough-president'),
        creditor: theBody('coalition'),
        basis: 'letter',
        cover: 'per-item',
      }),
      owed('act', {
        key: 'member-commitments',
        name: named('what each member organisation takes on', 'lo que asume cada organización', 'o que cada organização assume'),
        on: { is: 'certified', decision: 'coalition-vote', outcomes: ['adopted'] },
        debtor: party('coalition-members'),
        creditor: theBody('coalition'),
        basis: 'resolution',
      }),
    ],
    gates: [mandateFirst],
    syntheses: [
      {
        key: 'one-plan',
        name: named('the one plan', 'el plan único', 'o plano único'),
        body: 'steering',
        from: sectors.map(([key]) => key),
        to: 'coalition',
        may: ['merge', 'group'],
      },
    ],
    families: [
      {
        key: 'sectors',
        name: named('the seven sectors|s', 'los siete sectores', 'os sete setores'),
        template: 'sector-assembly',
        version: 1,
        members: sectors.map(([key]) => key),
        opens: ['name'],
        overrides: sectors.map(([key]) => ({ member: key, field: 'name' })),
      },
    ],
    rights: [
      {
        key: 'platform-right',
        name: named('the platform', 'la plataforma', 'a plataforma'),
        holder: theBody('coalition'),
        act: 'choose-agenda',
        over: 'agenda',
      },
    ],
  }),
  labels: ['movement', 'standing', 'governing-power', 'community-convened'],
  level: 4,
  phases: ['agenda', 'decision', 'implementation', 'monitoring'],
  votes: [
    ...sectors.map(([key]) => ({
      decision: `${key}-agreement`,
      tally: tally(`${key}-room`, {}, { objections: 0 }),
      outcome: 'adopted' as const,
      effects: ['adopt', 'promote'] as const,
    })),
    { decision: 'steering-choice', tally: tally('steering-votes', {}, {}, { options: [] }), outcome: 'not-elected' },
    {
      decision: 'coalition-vote',
      tally: { electorates: { 'coalition-consent': { objections: 1 }, 'coalition-votes': { answers: { for: 16, against: 8 } } } },
      outcome: 'adopted',
      effects: ['adopt', 'open', 'pledge'],
    },
    {
      decision: 'coalition-vote',
      tally: { electorates: { 'coalition-consent': { objections: 1 }, 'coalition-votes': { answers: { for: 15, against: 8, abstain: 1 } } } },
      outcome: 'dropped',
    },
    {
      decision: 'joint-vote',
      tally: { electorates: { 'joint-coalition': { answers: { for: 6 } }, 'joint-office': { answers: { for: 2, against: 2 } } } },
      outcome: 'dropped',
    },
    {
      decision: 'joint-vote',
      tally: { electorates: { 'joint-coalition': { answers: { for: 4, against: 2 } }, 'joint-office': { answers: { for: 3, against: 1 } } } },
      outcome: 'adopted',
      effects: ['adopt', 'transmit', 'bind'],
    },
    { decision: 'grant-decision', tally: { electorates: {}, recorded: 'failed' }, outcome: 'failed', effects: ['route'] },
    { decision: 'merger', tally: tally('merger-votes', {}, { objections: 0 }), outcome: 'adopted', effects: ['succeed', 'succeed'] },
  ],
};
