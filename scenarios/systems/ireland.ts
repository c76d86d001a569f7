import { body as theBody, party } from '#rules/actor.ts';
import { above as moreThan, compare, label, or, plus, same, share, word } from '#rules/expression/say.ts';
import { named, type Named } from '#rules/grammar.ts';
import {
  addresses, adopted, answers, appoint, ask, body, charter, decision, defined, dropped, elect, eligible, exactly, half, invented, invite, ladder, lottery,
  mandate, mandateFirst, moneyFirst, noneShort, office, outside, owed, published, question, quota, record, recorded, replace, respond, result, say, seated,
  seats, stage, stageNames, inOrder, usually, vote, way, ways, within,
} from './pieces.ts';
import { tally, type System } from './system.ts';

const terms = published('2016-2018.citizensassembly.ie, background');
const members = named('the citizens|s', 'las ciudadanas y los ciudadanos|m', 'as cidadãs e os cidadãos|m');
const noOpinion = answers.of('no-opinion', false, named('no opinion', 'sin opinión', 'sem opinião'));
const votes = (key: string) => seated(key, members, 'assembly', ['citizen'], { ballot: 'secret', channels: ['paper'] });

/** Two answers and "no opinion", which leaves the denominator; the chair breaks a tie; the answer that wins says what is asked next. */
const choice = (key: string, one: readonly [string, Named, string], other: readonly [string, Named, string]) =>
  vote(
    [votes(key)],
    { is: 'pick_one', answers: [answers.of(one[0], false, one[1]), answers.of(other[0], false, other[1]), noOpinion] },
    {
      is: 'option',
      need: compare(plus(word('tally.label', { about: one[0] }), word('tally.label', { about: other[0] })), '>', defined.of(0)),
      options: [
        { label: one[0], result: result('adopted', { is: 'open', stage: one[2] }) },
        { label: other[0], result: result('adopted', { is: 'open', stage: other[2] }) },
      ],
      equal: ask('chair', result('adopted', { is: 'open', stage: one[2] }), result('adopted', { is: 'open', stage: other[2] })),
      short: result('no-result', { is: 'drop' }),
    },
  );
const [yes, no] = [word('tally.label', { about: 'yes' }), word('tally.label', { about: 'no' })];
const reason = vote(
  [votes('ballot-4-votes')],
  { is: 'yes_no', answers: [answers.yes, answers.no, noOpinion] },
  ladder(
    [
      [compare(share(yes, plus(yes, no)), '=', half), ask('chair', adopted({ is: 'report', stage: 'report' }), dropped())],
      [moreThan(share(yes, plus(yes, no)), half), adopted({ is: 'report', stage: 'report' })],
    ],
    dropped(),
  ),
);
/** What is asked next hangs on the answer that won, not only on there being a result. */
const won = (key: string, answer: string) => same(word('decision.answer', { about: key }), label(answer));

const citizens = seats(
  'citizen',
  members,
  exactly(99, terms.cite),
  ways(
    [
      way(
        'census',
        named('a call at home', 'una visita a casa', 'uma visita em casa'),
        addresses(null, terms.cite),
        invite(null, terms.cite, 'in-person'),
        eligible(word('person.voter')),
      ),
    ],
    [
      lottery(
        terms.cite,
        [
          quota('gender', 'woman', named('women|s', 'mujeres|fs', 'mulheres|fs'), 48, 52, invented.cite),
          quota('gender', 'man', named('men|s', 'hombres|ms', 'homens|ms'), 47, 51, invented.cite),
        ],
        { seed: 'unpublished' },
      ),
      replace('next-alternate'),
    ],
  ),
);

/** Ireland, 2016 to 2018: secret ballots that depend on one another, then a committee of both Houses and a referendum. */
export const ireland: System = {
  number: 13,
  key: 'ireland',
  charter: charter('citizens-assembly', {
    name: named('the Citizens’ Assembly', 'la Asamblea Ciudadana', 'a Assembleia Cidadã'),
    parties: [
      office('houses', named('both Houses of the Oireachtas|s', 'ambas cámaras del Oireachtas|fs', 'ambas as casas do Oireachtas|fs'), 'convener', 'funder'),
      office('government', named('the Government', 'el Gobierno', 'o Governo')),
      office('joint-committee', named('the Joint Committee', 'la Comisión Mixta', 'a Comissão Mista')),
      { key: 'electorate', name: named('the electorate', 'el electorado', 'o eleitorado'), kind: 'people', roles: [] },
    ],
    bodies: [
      body(
        'assembly',
        named('the assembly', 'la asamblea', 'a assembleia'),
        [
          citizens,
          seats(
            'chair',
            named('the chair', 'la presidencia', 'a presidência'),
            exactly(1, terms.cite),
            ways([
              way(
                'government',
                named('an appointment', 'un nombramiento', 'uma nomeação'),
                { is: 'open', where: word('person.voter') },
                appoint(party('government')),
              ),
            ]),
            { vote: false },
          ),
        ],
        { competence: ['constitution-question', 'reason'] },
      ),
      body(
        'steering-group',
        named('the Steering Group', 'el Grupo Rector', 'o Grupo Diretor'),
        [
          seats(
            'steerer',
            named('members of the group|s', 'integrantes del grupo|ms', 'membros do grupo|ms'),
            { is: 'between', least: 5, most: 13, cite: invented.cite },
            ways([
              way(
                'members',
                named('the assembly’s members|s', 'integrantes de la asamblea|ms', 'membros da assembleia|ms'),
                { is: 'seats', body: 'assembly', class: 'citizen', turn: 'this' },
                elect('steering-election'),
              ),
            ]),
          ),
        ],
        { parent: 'assembly' },
      ),
    ],
    kinds: [
      {
        key: 'constitution-question',
        name: named('questions on the constitution|s', 'las preguntas sobre la constitución', 'as perguntas sobre a constituição'),
      },
      { key: 'reason', name: named('reasons and limits|s', 'los motivos y límites', 'os motivos e limites') },
      { key: 'candidacy', name: named('candidacies|s', 'las candidaturas', 'as candidaturas') },
    ],
    terms: [{ key: 'gender', name: named('gender', 'el género', 'o gênero') }],
    mandates: [
      mandate(
        'resolution',
        party('houses'),
        'assembly',
        ['houses', 'government'],
        [
          question(
            'eighth',
            say('What should be done about the Eighth Amendment?', '¿Qué debe hacerse con la Octava Enmienda?', 'O que se deve fazer com a Oitava Emenda?'),
          ),
        ],
        terms.cite,
        { basis: 'resolution', authority: 3 },
      ),
    ],
    stages: inOrder(
      stage('learn', 'learn', stageNames.learn, 'assembly'),
      stage('ballot-1', 'decide', named('the first ballot', 'la primera votación', 'a primeira votação'), 'assembly'),
      stage('ballot-2', 'decide', named('the second ballot', 'la segunda votación', 'a segunda votação'), 'assembly'),
      stage('ballot-3', 'decide', named('the third ballot', 'la tercera votación', 'a terceira votação'), 'assembly'),
      stage('ballot-4', 'decide', named('the fourth ballot', 'la cuarta votación', 'a quarta votação'), 'assembly'),
      stage('report', 'transmit', named('the report', 'el informe', 'o relatório'), 'assembly'),
      stage(
        'committee-work',
        'respond',
        named('the work of the Joint Committee', 'el trabajo de la Comisión Mixta', 'o trabalho da Comissão Mista'),
        'assembly',
      ),
      stage('referendum-day', 'respond', named('the day of the referendum', 'el día del referendo', 'o dia do referendo'), 'assembly'),
    ),
    decisions: [
      decision(
        'first',
        named('whether to keep the article in full', 'si se conserva el artículo completo', 'se o artigo é mantido por inteiro'),
        'assembly',
        'ballot-1',
        ['constitution-question'],
        choice(
          'ballot-1-votes',
          ['retain', named('keep it in full', 'conservarlo completo', 'mantê-lo por inteiro'), 'report'],
          ['not-retain', named('do not keep it in full', 'no conservarlo completo', 'não mantê-lo por inteiro'), 'ballot-2'],
        ),
        terms.cite,
      ),
      decision(
        'second',
        named('whether to delete or to replace it', 'si se suprime o se sustituye', 'se é suprimido ou substituído'),
        'assembly',
        'ballot-2',
        ['constitution-question'],
        choice(
          'ballot-2-votes',
          ['delete', named('delete it', 'suprimirlo', 'suprimi-lo'), 'ballot-4'],
          ['replace', named('replace or amend it', 'sustituirlo o enmendarlo', 'substituí-lo ou emendá-lo'), 'ballot-3'],
        ),
        terms.cite,
        { opens: won('first', 'not-retain') },
      ),
      decision(
        'third',
        named('who is to make the law', 'quién debe hacer la ley', 'quem deve fazer a lei'),
        'assembly',
        'ballot-3',
        ['constitution-question'],
        choice(
          'ballot-3-votes',
          ['parliament', named('let parliament legislate', 'que legisle el parlamento', 'que o parlamento legisle'), 'ballot-4'],
          ['constitution', named('write it into the constitution', 'escribirlo en la constitución', 'escrevê-lo na constituição'), 'report'],
        ),
        terms.cite,
        { opens: won('second', 'replace') },
      ),
      decision('fourth', named('for which reasons', 'por qué motivos', 'por quais motivos'), 'assembly', 'ballot-4', ['reason'], reason, terms.cite, {
        opens: or(won('second', 'delete'), won('third', 'parliament')),
      }),
      decision(
        'steering-election',
        named('the election of the Steering Group', 'la elección del Grupo Rector', 'a eleição do Grupo Diretor'),
        'assembly',
        'learn',
        ['candidacy'],
        vote(
          [votes('steering-votes')],
          { is: 'approve', most: null, cite: usually.cite },
          {
            is: 'pick',
            tie: 'lot',
            picks: [{ top: invented.of(9), by: word('option.support'), per: null, atLeast: null }],
            picked: result('elected', { is: 'seat', body: 'steering-group', class: 'steerer' }),
            rest: result('not-elected', { is: 'publish' }),
          },
        ),
        usually.cite,
      ),
      decision(
        'extension',
        named('more time from the Houses', 'más tiempo de las cámaras', 'mais tempo das casas'),
        'assembly',
        'learn',
        ['constitution-question'],
        vote(
          [outside('houses-record', named('both Houses|s', 'ambas cámaras|fs', 'ambas as casas|fs'), 'houses')],
          record,
          recorded(result('passed', { is: 'extend', duty: 'report-duty', by: invented.months(6) }, { is: 'publish' }), result('failed', { is: 'publish' })),
        ),
        terms.cite,
      ),
      decision(
        'committee',
        named('the committee’s vote', 'la votación de la comisión', 'a votação da comissão'),
        'assembly',
        'committee-work',
        ['constitution-question'],
        vote(
          [outside('committee-record', named('the Joint Committee', 'la Comisión Mixta', 'a Comissão Mista'), 'joint-committee')],
          record,
          recorded(result('passed', { is: 'open', stage: 'referendum-day' }), result('failed', { is: 'drop' })),
        ),
        published('oireachtas.ie, 4 April 2017').cite,
      ),
      decision(
        'referendum',
        named('the referendum', 'el referendo', 'o referendo'),
        'assembly',
        'referendum-day',
        ['constitution-question'],
        vote(
          [outside('electorate-record', named('the electorate', 'el electorado', 'o eleitorado'), 'electorate')],
          record,
          recorded(result('passed', { is: 'adopt' }), result('failed', { is: 'drop' })),
        ),
        usually.cite,
        { opens: same(word('decision.outcome', { about: 'committee' }), label('passed')) },
      ),
    ],
    duties: [
      owed('report', {
        key: 'report-duty',
        name: named('the report within a year', 'el informe en un año', 'o relatório em um ano'),
        on: { is: 'published' },
        debtor: theBody('assembly'),
        creditor: party('houses'),
        basis: 'resolution',
        due: within(terms.years(1)),
      }),
      respond({
        key: 'answer-each',
        name: named(
          'to answer each recommendation, with a time for a referendum',
          'responder cada recomendación, con plazo para un referendo',
          'responder a cada recomendação, com prazo para um referendo',
        ),
        debtor: party('government'),
        creditor: theBody('assembly'),
        basis: 'resolution',
      }),
    ],
    gates: [
      mandateFirst,
      moneyFirst(noneShort),
      {
        key: 'after-report',
        name: named('not before the report', 'no antes del informe', 'não antes do relatório'),
        at: { is: 'opens', stage: 'committee-work' },
        must: word('report.received'),
        severity: 'block',
        override: null,
      },
    ],
    rights: [
      {
        key: 'wording',
        name: named('the wording of the ballots', 'la redacción de las papeletas', 'a redação das cédulas'),
        holder: theBody('steering-group'),
        act: 'propose',
        over: 'decision',
      },
    ],
  }),
  labels: ['civic', 'government-convened'],
  level: 3,
  phases: ['decision'],
  votes: [
    { decision: 'first', tally: tally('ballot-1-votes', { retain: 12, 'not-retain': 79 }, { voted: 91, present: 95 }), outcome: 'adopted', effects: ['open'] },
    { decision: 'second', tally: tally('ballot-2-votes', { delete: 39, replace: 50, 'no-opinion': 2 }, { voted: 91 }), outcome: 'adopted', effects: ['open'] },
    { decision: 'second', tally: tally('ballot-2-votes', { delete: 45, replace: 45, 'no-opinion': 1 }), outcome: 'asked-chair' },
    { decision: 'second', tally: tally('ballot-2-votes', { delete: 45, replace: 45 }, {}, { chair: true }), outcome: 'adopted' },
    { decision: 'third', tally: tally('ballot-3-votes', { parliament: 51, constitution: 38, 'no-opinion': 2 }), outcome: 'adopted' },
    { decision: 'fourth', tally: tally('ballot-4-votes', { yes: 45, no: 45, 'no-opinion': 1 }), outcome: 'asked-chair' },
    { decision: 'fourth', tally: tally('ballot-4-votes', { yes: 81, no: 10 }), outcome: 'adopted', effects: ['adopt', 'report'] },
    { decision: 'fourth', tally: tally('ballot-4-votes', { yes: 45, no: 45 }, {}, { chair: false }), outcome: 'dropped' },
    { decision: 'steering-election', tally: tally('steering-votes', {}, {}, { options: [] }), outcome: 'not-elected' },
    { decision: 'extension', tally: { electorates: {}, recorded: 'passed' }, outcome: 'passed', effects: ['extend', 'publish'] },
    { decision: 'committee', tally: { electorates: {}, recorded: 'passed' }, outcome: 'passed' },
    { decision: 'referendum', tally: { electorates: {}, recorded: 'passed' }, outcome: 'passed', effects: ['adopt'] },
  ],
  duties: [
    { duty: 'report-duty', on: '2016-10-15', happened: { is: 'published' }, debtors: ['assembly'], due: '2017-10-15' },
    { duty: 'answer-each', on: '2017-06-29', happened: { is: 'transmitted' }, debtors: ['government'], due: null },
  ],
};
