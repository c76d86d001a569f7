import { body as theBody, party } from '#rules/actor.ts';
import { above as moreThan, word } from '#rules/expression/say.ts';
import { named } from '#rules/grammar.ts';
import {
  about, addresses, adopted, answers, at, bands, body, charter, decision, dropped, enrol, exactly, everyone, half, invented, invite, lottery, mandate,
  mandateFirst, moneyFirst, noneShort, ofCast, office, open, openTo, organisation, outside, owed, published, question, record, recorded, replace, result, say,
  seated, seats, stage, stageNames, inOrder, usually, vote, way, ways,
} from './pieces.ts';
import { tally, type System } from './system.ts';

const city = published('ourcity.fcgov.com, final report');
const old = published('yourgroupride.com, council materials of July and August 2024');
const now = published('healthydemocracy.org/press/2025/05/08');
const grades = {
  is: 'graded' as const,
  answers: [
    answers.of('strongly-agree', true, named('I strongly agree', 'muy de acuerdo', 'concordo fortemente')),
    answers.of('somewhat-agree', true, named('I somewhat agree', 'algo de acuerdo', 'concordo em parte')),
    answers.of('neutral', false, named('neutral or I do not know', 'neutral o no sé', 'neutro ou não sei')),
    answers.of('disagree', false, named('I disagree', 'en desacuerdo', 'discordo')),
  ],
};
const delegates = named('the delegates|s', 'las personas delegadas', 'as pessoas delegadas');
/** Each item has its own number of ballots: not everybody voted on each, so the share is of those cast on that item. */
const rule = (cite: typeof old, of: number) =>
  vote(
    [seated('delegate-votes', delegates, 'assembly', ['delegate'])],
    grades,
    bands(ofCast, [at(cite.of(of, 100), adopted({ is: 'transmit', to: party('council') }))], dropped()),
  );

const councillors = named('the members of the council|s', 'integrantes del concejo|ms', 'membros da câmara|ms');
const council = vote(
  [seated('council-votes', councillors, 'council-body', ['councillor'], { ballot: 'open', channels: ['room'] })],
  {
    is: 'pick_one',
    answers: [
      answers.of('approve', false, named('approve', 'aprobar', 'aprovar')),
      answers.of('reject', false, named('reject', 'rechazar', 'rejeitar')),
      answers.of('refer-to-ballot', false, named('refer it to the voters', 'someterlo a las urnas', 'submeter ao voto popular')),
    ],
  },
  {
    is: 'option',
    need: moreThan({ is: 'share', part: word('tally.cast'), whole: word('tally.seated') }, half),
    options: [
      { label: 'approve', result: adopted({ is: 'pledge', who: party('city') }) },
      { label: 'reject', result: dropped({ is: 'owe', duty: 'explain-rejection' }) },
      { label: 'refer-to-ballot', result: result('routed', { is: 'open', stage: 'referendum' }) },
    ],
    equal: dropped(),
    short: result('no-result', { is: 'drop' }),
  },
);

/** Fort Collins, 2025: a rule changed between mandate and sitting, graded ballots, then a referendum beside a rival. */
export const fortCollins: System = {
  number: 8,
  key: 'fort-collins',
  charter: charter('civic-assembly', {
    name: named('the Hughes Civic Assembly', 'la Asamblea Cívica Hughes', 'a Assembleia Cívica Hughes'),
    parties: [
      office('council', named('the City Council', 'el Concejo Municipal', 'a Câmara Municipal'), 'convener', 'funder'),
      office('city', named('the City of Fort Collins', 'la Ciudad de Fort Collins', 'a Cidade de Fort Collins')),
      organisation('healthy-democracy', named('Healthy Democracy', 'Healthy Democracy|f', 'Healthy Democracy|f'), 'delivery'),
      organisation('campaigners', named('the citizens’ initiative', 'la iniciativa ciudadana', 'a iniciativa cidadã')),
      { key: 'voters', name: named('the voters|s', 'el electorado', 'o eleitorado'), kind: 'people', roles: [] },
    ],
    bodies: [
      body(
        'assembly',
        named('the assembly', 'la asamblea', 'a assembleia'),
        [
          seats(
            'delegate',
            delegates,
            exactly(20, city.cite),
            ways(
              [
                way(
                  'postcards',
                  named('a postcard', 'una tarjeta postal', 'um cartão-postal'),
                  addresses(null, city.cite),
                  invite(null, city.cite, 'post'),
                  enrol(['web', 'phone'], 'household'),
                ),
              ],
              [
                lottery(city.cite, [
                  about('housing', 'rent', named('people who rent|s', 'personas que alquilan|fs', 'pessoas que alugam|fs'), invented.of(46, 100)),
                  about(
                    'housing',
                    'own',
                    named('people who own their home|s', 'personas con vivienda propia|fs', 'pessoas com casa própria|fs'),
                    invented.of(54, 100),
                  ),
                ]),
                replace('refit-quotas'),
              ],
            ),
          ),
        ],
        { competence: ['concept', 'major-use', 'minor-element'] },
      ),
      body('guides', named('the community guides|s', 'las personas guía', 'as pessoas guia'), [
        seats(
          'guide',
          named('guides|s', 'guías de la comunidad|fs', 'guias da comunidade|fs'),
          open,
          ways([way('call', named('an open call', 'una convocatoria abierta', 'uma chamada aberta'), openTo(word('person.resident')), everyone)]),
          { vote: false },
        ),
      ]),
      body(
        'council-body',
        named('the council in session', 'el concejo en sesión', 'a câmara em sessão'),
        [
          seats(
            'councillor',
            councillors,
            exactly(7, usually.cite),
            ways([
              way(
                'elections',
                named('elections', 'las elecciones municipales', 'as eleições municipais'),
                { is: 'residents' },
                { is: 'ex_officio', office: named('member of the council', 'integrante del concejo', 'membro da câmara') },
              ),
            ]),
            { government: true },
          ),
        ],
        { of: 'council' },
      ),
    ],
    kinds: [
      { key: 'concept', name: named('concepts|s', 'los conceptos', 'os conceitos') },
      { key: 'major-use', name: named('major uses|s', 'los usos principales', 'os usos principais') },
      { key: 'minor-element', name: named('minor elements|s', 'los elementos menores', 'os elementos menores') },
      { key: 'plan', name: named('the plan', 'el plan', 'o plano') },
    ],
    terms: [{ key: 'housing', name: named('housing', 'la vivienda', 'a moradia') }],
    mandates: [
      mandate(
        'question',
        party('council'),
        'assembly',
        ['council'],
        [
          question(
            'land',
            say('What should be done with the Hughes land?', '¿Qué debe hacerse con el terreno Hughes?', 'O que se deve fazer com o terreno Hughes?'),
            {
              fixedFacts: [
                say(
                  'In 2021 the voters limited the land to parks, recreation, open lands, natural areas and wildlife rescue.',
                  'En 2021 el electorado limitó el terreno a parques, recreación, espacios abiertos, áreas naturales y rescate de fauna.',
                  'Em 2021 o eleitorado limitou o terreno a parques, lazer, áreas abertas, áreas naturais e resgate de fauna.',
                ),
              ],
            },
          ),
        ],
        published('Ordinance 106-2024').cite,
        { basis: 'resolution', authority: 2 },
      ),
    ],
    stages: [
      ...inOrder(
        stage('learn', 'learn', stageNames.learn, 'assembly'),
        stage('decide', 'decide', stageNames.decide, 'assembly'),
        stage('transmit', 'transmit', stageNames.transmit, 'assembly'),
        stage('council-vote-day', 'decide', named('the vote of the council', 'la votación del concejo', 'a votação da câmara'), 'council-body'),
        stage('referendum', 'decide', named('the ballot of November 2025', 'la consulta de noviembre de 2025', 'a votação de novembro de 2025'), 'assembly'),
      ),
      stage('conversations', 'deliberate', named('the local conversations|s', 'las conversaciones locales', 'as conversas locais'), 'guides'),
    ],
    decisions: [
      decision(
        'items',
        named('the vote on the items', 'la votación de los puntos', 'a votação dos itens'),
        'assembly',
        'decide',
        ['concept', 'major-use', 'minor-element'],
        rule(now, 75),
        now.cite,
        { earlier: [{ until: '2025-04-12' as never, rule: rule(old, 70), approvedBy: party('council'), cite: old.cite }] },
      ),
      decision(
        'council-vote',
        named('the vote of the council on the plan', 'la votación del concejo sobre el plan', 'a votação da câmara sobre o plano'),
        'council-body',
        'council-vote-day',
        ['plan'],
        council,
        city.cite,
      ),
      decision(
        'ballot',
        named('the ballot measure', 'la medida sometida a las urnas', 'a medida submetida ao voto'),
        'assembly',
        'referendum',
        ['plan'],
        vote(
          [outside('electorate', named('the voters|s', 'el electorado', 'o eleitorado'), 'voters')],
          record,
          recorded(result('passed', { is: 'adopt' }, { is: 'notify', who: party('city') }), result('failed', { is: 'drop' })),
        ),
        published('yourgroupride.com/hughes-update-08-22-2025').cite,
      ),
    ],
    duties: [
      owed('respond', {
        key: 'council-answer',
        name: named('to approve, reject or refer the plan', 'aprobar, rechazar o someter a las urnas el plan', 'aprovar, rejeitar ou submeter ao voto o plano'),
        debtor: party('council'),
        creditor: theBody('assembly'),
        basis: 'resolution',
        dispositions: ['accepted', 'declined', 'referred'],
        reasonUnless: ['accepted', 'referred'],
      }),
      owed('explain', {
        key: 'explain-rejection',
        name: named('the reasons for a rejection|s', 'los motivos del rechazo', 'os motivos da rejeição'),
        on: { is: 'certified', decision: 'council-vote', outcomes: ['dropped'] },
        debtor: party('council'),
        creditor: theBody('assembly'),
        basis: 'resolution',
      }),
    ],
    gates: [mandateFirst, moneyFirst(noneShort)],
    rights: [
      {
        key: 'rival',
        name: named('a rival initiative', 'una iniciativa rival', 'uma iniciativa rival'),
        holder: party('campaigners'),
        act: 'propose',
        over: 'decision',
      },
    ],
  }),
  labels: ['civic', 'government-convened'],
  level: 2,
  phases: ['decision'],
  votes: [
    {
      decision: 'items',
      tally: tally('delegate-votes', { 'strongly-agree': 9, 'somewhat-agree': 6, neutral: 3, disagree: 1 }),
      outcome: 'adopted',
      effects: ['adopt', 'transmit'],
    },
    { decision: 'items', tally: tally('delegate-votes', { 'strongly-agree': 9, 'somewhat-agree': 5, neutral: 3, disagree: 2 }), outcome: 'dropped' },
    {
      decision: 'items',
      on: '2025-04-01',
      tally: tally('delegate-votes', { 'strongly-agree': 9, 'somewhat-agree': 5, neutral: 3, disagree: 2 }),
      outcome: 'adopted',
    },
    {
      decision: 'council-vote',
      tally: tally('council-votes', { approve: 1, reject: 1, 'refer-to-ballot': 5 }, { seated: 7 }),
      outcome: 'routed',
      effects: ['open'],
    },
    { decision: 'council-vote', tally: tally('council-votes', { approve: 3, reject: 3 }, { seated: 7 }), outcome: 'dropped' },
    { decision: 'ballot', tally: { electorates: {}, recorded: 'passed' }, outcome: 'passed' },
  ],
};
