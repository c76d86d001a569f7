import { body as theBody, party } from '#rules/actor.ts';
import { atLeast, compare, or, word } from '#rules/expression/say.ts';
import { named } from '#rules/grammar.ts';
import {
  adopted, addresses, at, bands, between, body, charter, consent, decision, defined, dropped, enrol, exactly, forAgainst, invite, ladder, lottery, mandate,
  mandateFirst, ofCast, office, owed, people, published, question, respond, result, roll, say, seated, seats, stage, stageNames, inOrder, usually, vote, way,
  ways, within,
} from './pieces.ts';
import { tally, whole, type System } from './system.ts';

const source = published('tegenverkiezingen.nl; equalitybylot.com');
const councillors = named('the citizens of the council|s', 'las personas del consejo', 'as pessoas do conselho');
const citizens = named('the citizens of the assembly|s', 'las personas de la asamblea', 'as pessoas da assembleia');
const rule = {
  is: 'sequence' as const,
  passesOn: ['routed' as const],
  first: vote(
    [seated('assembly-consent', citizens, 'assembly', ['citizen'], { ballot: 'none', channels: ['room'] })],
    consent,
    ladder([[compare(word('tally.objections'), '=', defined.of(0)), adopted({ is: 'transmit', to: party('parliament') })]], result('routed')),
  ),
  then: vote(
    [seated('assembly-votes', citizens, 'assembly', ['citizen'])],
    forAgainst,
    bands(ofCast, [at(source.of(4, 5), adopted({ is: 'transmit', to: party('parliament') }))], dropped()),
  ),
};
const topics = vote(
  [seated('council-votes', councillors, 'council', ['citizen'])],
  { is: 'approve', most: 3, cite: source.cite },
  {
    is: 'pick',
    tie: 'lot',
    picks: [{ top: source.of(3), by: word('option.support'), per: null, atLeast: atLeast(word('option.support'), defined.of(1)) }],
    picked: result('adopted', { is: 'adopt' }, { is: 'charter', body: 'assembly' }),
    rest: dropped(),
  },
);
const option = (key: string, support: number) => ({
  key,
  world: { word: ({ word: asked }: { readonly word: string }) => (asked === 'option.support' ? whole(support) : null), things: () => [] },
});

/** Ostbelgien: a permanent council of twenty-four by lot sets the topics; consensus, else four fifths; parliament must answer. */
export const ostbelgien: System = {
  number: 101,
  key: 'ostbelgien',
  charter: charter('standing-assembly', {
    name: named('the Citizens’ Dialogue', 'el Diálogo Ciudadano', 'o Diálogo Cidadão'),
    parties: [
      office('parliament', named('the Parliament', 'el Parlamento', 'o Parlamento'), 'convener'),
      office('government', named('the Government', 'el Gobierno', 'o Governo')),
      people('residents', named('the residents|s', 'la población residente', 'a população residente')),
    ],
    bodies: [
      body(
        'council',
        named('the Citizens’ Council', 'el Consejo Ciudadano', 'o Conselho Cidadão'),
        [
          seats(
            'citizen',
            councillors,
            exactly(24, source.cite),
            ways([
              way(
                'past-assemblies',
                named('a past seat in an assembly', 'un puesto anterior en una asamblea', 'um lugar anterior em uma assembleia'),
                { is: 'seats', body: 'assembly', class: 'citizen', turn: 'any-earlier' },
                lottery(source.cite, []),
              ),
            ]),
          ),
        ],
        { renewal: { is: 'stagger', share: usually.of(1, 3), every: usually.months(6), term: source.months(18) }, competence: ['topic'] },
      ),
      body(
        'assembly',
        named('the Citizens’ Assembly', 'la Asamblea Ciudadana', 'a Assembleia Cidadã'),
        [
          seats(
            'citizen',
            citizens,
            between(25, 50, source.cite),
            ways(
              [
                way(
                  'letters',
                  named('a letter to an address', 'una carta a un domicilio', 'uma carta a um endereço'),
                  addresses(1000, usually.cite),
                  invite(1000, usually.cite, 'post'),
                  enrol(['web', 'phone', 'paper']),
                ),
              ],
              [lottery(source.cite, [])],
            ),
          ),
        ],
        { competence: ['recommendation'] },
      ),
    ],
    kinds: [
      { key: 'topic', name: named('topics|s', 'los temas', 'os temas') },
      { key: 'recommendation', name: named('recommendations|s', 'las recomendaciones', 'as recomendações') },
    ],
    mandates: [
      mandate(
        'decree',
        party('parliament'),
        'council',
        ['parliament', 'government'],
        [
          question(
            'topic',
            say(
              'Which topics of this year need a citizens’ assembly?',
              '¿Qué temas de este año necesitan una asamblea ciudadana?',
              'Que temas deste ano precisam de uma assembleia cidadã?',
            ),
          ),
        ],
        source.cite,
        { basis: 'law', authority: 3 },
      ),
    ],
    stages: inOrder(
      stage('agenda', 'agenda', stageNames.agenda, 'council'),
      stage('deliberate', 'deliberate', stageNames.deliberate, 'assembly'),
      stage('decide', 'decide', stageNames.decide, 'assembly'),
      stage('respond', 'respond', named('the joint session', 'la sesión conjunta', 'a sessão conjunta'), 'assembly'),
      stage('monitor', 'monitor', stageNames.monitor, 'council'),
    ),
    decisions: [
      decision(
        'proposal',
        named('a proposal of residents', 'una propuesta de residentes', 'uma proposta de residentes'),
        'council',
        'agenda',
        ['topic'],
        vote(
          [
            roll('signers', named('those who sign|s', 'quienes firman|ms', 'quem assina|ms'), or(word('person.resident')), 'register', {
              ballot: 'open',
              channels: ['page', 'paper'],
            }),
          ],
          { is: 'sign', most: 1, cite: defined.cite },
          ladder([[atLeast(word('tally.signatures'), source.of(100)), result('admitted', { is: 'admit' })]], result('not-admitted', { is: 'publish' })),
        ),
        source.cite,
      ),
      decision('topics', named('the choice of topics', 'la elección de temas', 'a escolha de temas'), 'council', 'agenda', ['topic'], topics, source.cite),
      decision(
        'recommendations',
        named('the recommendations|s', 'las recomendaciones finales', 'as recomendações finais'),
        'assembly',
        'decide',
        ['recommendation'],
        rule,
        source.cite,
      ),
    ],
    duties: [
      owed('hear', {
        key: 'joint-session',
        name: named(
          'the joint session with committee and minister',
          'la sesión conjunta con comisión y ministerio',
          'a sessão conjunta com comissão e ministério',
        ),
        debtor: party('parliament'),
        creditor: theBody('assembly'),
        basis: 'law',
      }),
      respond({
        key: 'justify',
        name: named('to justify each refusal', 'justificar cada negativa', 'justificar cada recusa'),
        debtor: party('parliament'),
        creditor: theBody('assembly'),
        basis: 'law',
      }),
      owed('report', {
        key: 'second-session',
        name: named('the second session within a year', 'la segunda sesión en un año', 'a segunda sessão em um ano'),
        debtor: party('government'),
        creditor: theBody('council'),
        basis: 'law',
        due: within(usually.years(1)),
      }),
    ],
    gates: [mandateFirst],
    rights: [
      {
        key: 'set-topics',
        name: named('up to three topics a year', 'hasta tres temas al año', 'até três temas por ano'),
        holder: theBody('council'),
        act: 'choose-agenda',
        over: 'agenda',
      },
    ],
  }),
  labels: ['civic', 'standing', 'government-convened'],
  level: 3,
  phases: ['agenda', 'decision', 'monitoring'],
  votes: [
    { decision: 'proposal', tally: tally('signers', {}, { signatures: 99 }), outcome: 'not-admitted' },
    {
      decision: 'topics',
      tally: tally('council-votes', {}, {}, { options: [option('care', 20), option('schools', 11), option('farms', 9), option('bees', 2), option('none', 0)] }),
      outcome: 'adopted',
      picked: ['care', 'schools', 'farms'],
      effects: ['adopt', 'charter', 'drop'],
    },
    {
      decision: 'recommendations',
      tally: { electorates: { 'assembly-consent': { objections: 1 }, 'assembly-votes': { answers: { for: 20, against: 5 } } } },
      outcome: 'adopted',
    },
    {
      decision: 'recommendations',
      tally: { electorates: { 'assembly-consent': { objections: 1 }, 'assembly-votes': { answers: { for: 19, against: 6 } } } },
      outcome: 'dropped',
    },
    { decision: 'recommendations', tally: tally('assembly-consent', {}, { objections: 0 }), outcome: 'adopted' },
  ],
  duties: [{ duty: 'second-session', on: '2020-06-09', happened: { is: 'transmitted' }, debtors: ['government'], due: '2021-06-09' }],
};
