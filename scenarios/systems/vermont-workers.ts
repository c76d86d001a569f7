import { body as theBody, party } from '#rules/actor.ts';
import { word } from '#rules/expression/say.ts';
import { named } from '#rules/grammar.ts';
import {
  above, adopted, bands, body, charter, comment, decision, dropped, elect, eligible, everyone, exactly, forAgainst, half, invented, mandate, mandateFirst,
  membersOf, ofCast, open, organisation, owed, published, question, report, result, say, seated, seats, stage, stageNames, inOrder, usually, vote, way, ways,
} from './pieces.ts';
import { tally, whole, type System } from './system.ts';

const source = published('workerscenter.org/news/2014-vwc-membership-assembly');
const members = named('the members|s', 'las personas integrantes', 'os membros');
const inRoom = (key: string, ballot: 'open' | 'confidential') => seated(key, members, 'assembly', ['member'], { ballot, channels: ['room', 'paper'] });

/** Seven seats, those with most approvals; a public lot between equals (numbers of seats invented). */
const election = vote(
  [inRoom('election-roll', 'confidential')],
  { is: 'approve', most: null, cite: usually.cite },
  {
    is: 'pick',
    tie: 'lot',
    picks: [{ top: invented.of(7), by: word('option.support'), per: null, atLeast: null }],
    picked: result('elected', { is: 'seat', body: 'committee', class: 'coordinator' }),
    rest: result('not-elected', { is: 'publish' }),
  },
);
const budget = vote(
  [inRoom('budget-roll', 'open')],
  forAgainst,
  bands(
    ofCast,
    [above(half, adopted({ is: 'allocate', what: named('the budget of the year', 'el presupuesto del año', 'o orçamento do ano') }))],
    dropped({ is: 'notify', who: theBody('committee') }),
  ),
);
const strategy = vote(
  [seated('strategy-roll', members, 'assembly', ['member'], { power: 'consultative', ballot: 'none', channels: ['room'] })],
  comment,
  report({ is: 'transmit', to: theBody('committee') }, { is: 'publish' }),
);

const candidate = (key: string, support: number) => ({
  key,
  world: { word: ({ word: asked }: { readonly word: string }) => (asked === 'option.support' ? whole(support) : null), things: () => [] },
});
const names = ['ana', 'bo', 'cy', 'dee', 'eli', 'fay', 'gus', 'hal', 'ivy'];

/** Vermont Workers’ Center: one meeting elects seats of another body, approves a budget, advises on strategy. */
export const vermontWorkers: System = {
  number: 2,
  key: 'vermont-workers',
  charter: charter('membership-assembly', {
    name: named('the annual membership assembly', 'la asamblea anual de integrantes', 'a assembleia anual de membros'),
    parties: [
      organisation(
        'workers-center',
        named('the Vermont Workers’ Center', 'el Centro de Trabajadores de Vermont', 'o Centro de Trabalhadores de Vermont'),
        'convener',
      ),
    ],
    bodies: [
      body(
        'assembly',
        named('the assembly', 'la asamblea', 'a assembleia'),
        [
          seats(
            'member',
            members,
            open,
            ways([
              way(
                'members',
                named('membership', 'la membresía', 'a filiação'),
                membersOf('workers-center'),
                eligible(word('person.in_good_standing')),
                everyone,
              ),
            ]),
          ),
        ],
        { of: 'workers-center', competence: ['budget', 'candidacy', 'strategy'] },
      ),
      body(
        'committee',
        named('the Coordinating Committee', 'el Comité Coordinador', 'o Comitê Coordenador'),
        [
          seats(
            'coordinator',
            named('the representatives|s', 'las personas representantes', 'as pessoas representantes'),
            exactly(7, invented.cite),
            ways([way('candidates', named('a candidacy', 'una candidatura', 'uma candidatura'), membersOf('workers-center'), elect('election'))]),
          ),
        ],
        { of: 'workers-center', renewal: { is: 'term', span: usually.years(1) } },
      ),
    ],
    kinds: [
      { key: 'candidacy', name: named('candidacies|s', 'las candidaturas', 'as candidaturas') },
      { key: 'budget', name: named('the budget', 'el presupuesto', 'o orçamento') },
      { key: 'strategy', name: named('the strategic plan', 'el plan estratégico', 'o plano estratégico') },
    ],
    mandates: [
      mandate(
        'own',
        party('workers-center'),
        'assembly',
        ['workers-center'],
        [
          question(
            'year',
            say(
              'Who coordinates us, what do we spend, where do we go?',
              '¿Quién nos coordina, en qué gastamos, a dónde vamos?',
              'Quem nos coordena, em que gastamos, para onde vamos?',
            ),
          ),
        ],
        source.cite,
        { authority: 5, basis: 'resolution' },
      ),
    ],
    stages: inOrder(
      stage(
        'deliberate',
        'deliberate',
        named('the examination of the budget and the plans', 'el examen del presupuesto y de los planes', 'o exame do orçamento e dos planos'),
        'assembly',
      ),
      stage('decide', 'decide', stageNames.decide, 'assembly'),
      stage('implement', 'implement', stageNames.implement, 'committee'),
      stage('monitor', 'monitor', stageNames.monitor, 'assembly'),
    ),
    decisions: [
      decision(
        'election',
        named('the election of the committee', 'la elección del comité', 'a eleição do comitê'),
        'assembly',
        'decide',
        ['candidacy'],
        election,
        source.cite,
      ),
      decision(
        'budget-vote',
        named('the vote on the budget', 'la votación del presupuesto', 'a votação do orçamento'),
        'assembly',
        'decide',
        ['budget'],
        budget,
        source.cite,
      ),
      decision(
        'strategy-talk',
        named('the talk on strategy', 'la conversación sobre la estrategia', 'a conversa sobre a estratégia'),
        'assembly',
        'deliberate',
        ['strategy'],
        strategy,
        source.cite,
      ),
    ],
    duties: [
      owed('report', {
        key: 'yearly-report',
        name: named('the report of the year', 'el informe del año', 'o relatório do ano'),
        on: { is: 'every', span: usually.years(1) },
        debtor: theBody('committee'),
        creditor: theBody('assembly'),
        basis: 'resolution',
        due: { is: 'every', span: usually.years(1) },
      }),
    ],
    gates: [mandateFirst],
    rights: [
      {
        key: 'set-agenda',
        name: named('the agenda of the year', 'la agenda del año', 'a pauta do ano'),
        holder: theBody('assembly'),
        act: 'choose-agenda',
        over: 'agenda',
      },
    ],
  }),
  labels: ['movement', 'standing', 'community-convened'],
  level: 5,
  phases: ['agenda', 'decision', 'implementation', 'monitoring'],
  votes: [
    {
      decision: 'election',
      tally: tally('election-roll', {}, { voted: 60 }, { options: names.map((key, at) => candidate(key, 50 - 3 * at)), lots: names }),
      outcome: 'elected',
      picked: names.slice(0, 7),
      effects: ['seat', 'publish'],
    },
    {
      decision: 'election',
      tally: tally('election-roll', {}, { voted: 60 }, { options: names.map((key) => candidate(key, 30)), lots: [...names].reverse() }),
      outcome: 'elected',
      picked: names.slice(2),
    },
    {
      decision: 'budget-vote',
      tally: tally('budget-roll', { for: 31, against: 20, abstain: 10 }, { voted: 61 }),
      outcome: 'adopted',
      effects: ['adopt', 'allocate'],
    },
    { decision: 'budget-vote', tally: tally('budget-roll', { for: 30, against: 20, abstain: 10 }, { voted: 60 }), outcome: 'dropped' },
    { decision: 'strategy-talk', tally: tally('strategy-roll', {}), outcome: 'advised', effects: ['transmit', 'publish'] },
  ],
  duties: [{ duty: 'yearly-report', on: '2014-10-04', happened: { is: 'every' }, debtors: ['committee'], due: '2015-10-04' }],
  seats: [{ class: 'committee.coordinator', least: 7, most: 7 }],
};
