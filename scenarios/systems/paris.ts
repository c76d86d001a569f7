import { body as theBody, party } from '#rules/actor.ts';
import { and, atLeast, compare, not, word } from '#rules/expression/say.ts';
import { named } from '#rules/grammar.ts';
import {
  above, adopted, bands, body, charter, decision, dropped, eligible, enrol, exactly, everyone, forAgainst, half, invented, invite, lottery, mandate,
  mandateFirst, moneyFirst, noneShort, ofCast, office, open, owed, published, question, quota, respond, result, say, seated, seats, stage, stageNames,
  inOrder, usually, vote, way, ways, within,
} from './pieces.ts';
import { tally, whole, type System } from './system.ts';

const paris_ = published('paris.fr 25055; oidp.net 1428');
const members = named('the members|s', 'las personas integrantes', 'as pessoas integrantes');
const heavy = named('the first group', 'el primer grupo', 'o primeiro grupo');
const light = named('the second group', 'el segundo grupo', 'o segundo grupo');
const routeNames = {
  roll: named('the electoral roll', 'el padrón electoral', 'o cadastro eleitoral'),
  minors: named(
    'holders of the citizen card aged 16 and 17|s',
    'quienes tienen la tarjeta ciudadana, de 16 y 17 años|ms',
    'quem tem o cartão cidadão, de 16 e 17 anos|ms',
  ),
  'non-eu': named('residents from outside the European Union|s', 'residentes de fuera de la Unión Europea|ms', 'residentes de fora da União Europeia|ms'),
};

/** Three ways in; the seats of each are a quota on the way in itself, fifteen of them fixed. */
const assembly = seats(
  'member',
  members,
  exactly(100, paris_.cite),
  ways(
    [
      way('roll', routeNames.roll, { is: 'electoral_roll', count: 10000, cite: paris_.cite }, invite(10000, paris_.cite, 'post'), enrol(['web', 'phone'])),
      way(
        'minors',
        routeNames.minors,
        { is: 'card_holders', count: null, cite: paris_.cite },
        eligible(and(atLeast(word('person.age'), paris_.of(16)), compare(word('person.age'), '<', paris_.of(18)))),
        { is: 'guardian', when: compare(word('person.age'), '<', paris_.of(18)) },
      ),
      way('non-eu', routeNames['non-eu'], { is: 'open', where: word('person.resident') }, eligible(not(word('person.voter')))),
    ],
    [
      lottery(paris_.cite, [
        quota('route', 'roll', routeNames.roll, 79, 83, invented.cite),
        quota('route', 'minors', routeNames.minors, 2, 6, invented.cite),
        quota('route', 'non-eu', routeNames['non-eu'], 15, 15, paris_.cite),
      ]),
      { is: 'assign', into: ['group-one', 'group-two'], balance: ['gender'] },
    ],
  ),
);

const group = (key: string, name: typeof heavy, kind: string) =>
  body(
    key,
    name,
    [
      seats(
        'seat',
        members,
        open,
        ways([
          way(
            'assembly',
            named('a seat in the assembly', 'un puesto en la asamblea', 'um lugar na assembleia'),
            { is: 'seats', body: 'assembly', class: 'member', turn: 'this' },
            everyone,
          ),
        ]),
      ),
    ],
    { parent: 'assembly', competence: [kind] },
  );
const majority = (key: string, of: string, cls: string, yes: ReturnType<typeof adopted>) =>
  vote([seated(key, members, of, [cls])], forAgainst, bands(ofCast, [above(half, yes)], dropped()));
const option = (key: string, support: number) => ({
  key,
  world: { word: ({ word: asked }: { readonly word: string }) => (asked === 'option.support' ? whole(support) : null), things: () => [] },
});

/** Paris’ standing assembly: three pools feed one body; two groups with different powers; bills go to the council. */
export const paris: System = {
  number: 12,
  key: 'paris',
  charter: charter('standing-assembly', {
    name: named('the Paris Citizens’ Assembly', 'la Asamblea Ciudadana de París', 'a Assembleia Cidadã de Paris'),
    parties: [
      office('council', named('the Paris Council', 'el Concejo de París', 'o Conselho de Paris'), 'convener', 'funder'),
      office('executive', named('the city’s executive', 'el ejecutivo de la ciudad', 'o executivo da cidade')),
    ],
    bodies: [
      body('assembly', named('the assembly', 'la asamblea', 'a assembleia'), [assembly], {
        renewal: { is: 'term', span: paris_.years(1) },
        competence: ['theme', 'bill', 'wish', 'question'],
      }),
      group('group-one', heavy, 'bill'),
      group('group-two', light, 'wish'),
    ],
    kinds: [
      { key: 'theme', name: named('themes|s', 'los temas', 'os temas') },
      { key: 'bill', name: named('citizen bills|s', 'las deliberaciones ciudadanas', 'as deliberações cidadãs') },
      { key: 'wish', name: named('wishes|s', 'los votos y deseos', 'os votos e desejos') },
      { key: 'question', name: named('questions|s', 'las preguntas', 'as perguntas') },
    ],
    terms: [{ key: 'gender', name: named('gender', 'el género', 'o gênero') }],
    mandates: [
      mandate(
        'standing',
        party('council'),
        'assembly',
        ['council'],
        [
          question(
            'city',
            say('What should the city take up this year?', '¿De qué debe ocuparse la ciudad este año?', 'De que a cidade deve tratar este ano?'),
          ),
        ],
        paris_.cite,
        { basis: 'resolution', authority: 4 },
      ),
    ],
    stages: inOrder(
      stage('form', 'form', stageNames.form, 'assembly'),
      stage('agenda', 'agenda', stageNames.agenda, 'group-one'),
      stage('deliberate', 'deliberate', stageNames.deliberate, 'assembly'),
      stage('decide', 'decide', stageNames.decide, 'assembly'),
      stage('transmit', 'transmit', stageNames.transmit, 'assembly'),
      stage('respond', 'respond', stageNames.respond, 'assembly'),
    ),
    decisions: [
      decision(
        'theme-choice',
        named('the choice among three themes', 'la elección entre tres temas', 'a escolha entre três temas'),
        'group-one',
        'agenda',
        ['theme'],
        vote(
          [seated('theme-votes', heavy, 'group-one', ['seat'])],
          { is: 'choose', most: 1, ranked: false, cite: paris_.cite },
          {
            is: 'pick',
            tie: 'chair',
            picks: [{ top: paris_.of(1), by: word('option.support'), per: null, atLeast: null }],
            picked: result('adopted', { is: 'adopt' }),
            rest: result('dropped', { is: 'drop' }),
          },
        ),
        paris_.cite,
      ),
      decision(
        'texts',
        named('the vote on texts', 'la votación de los textos', 'a votação dos textos'),
        'assembly',
        'decide',
        ['bill', 'wish', 'question'],
        {
          is: 'cases',
          cases: [
            {
              kinds: ['bill'],
              rule: majority('bill-votes', 'assembly', 'member', adopted({ is: 'transmit', to: party('council') }, { is: 'owe', duty: 'put-to-vote' })),
            },
            { kinds: ['wish'], rule: majority('wish-votes', 'group-two', 'seat', adopted({ is: 'transmit', to: party('council') })) },
          ],
          otherwise: majority('question-votes', 'assembly', 'member', adopted({ is: 'transmit', to: party('executive') })),
        },
        usually.cite,
      ),
    ],
    duties: [
      owed('adopt', {
        key: 'put-to-vote',
        name: named('to put the bill to the vote', 'someter la deliberación a votación', 'pôr a deliberação em votação'),
        on: { is: 'certified', decision: 'texts', outcomes: ['adopted'] },
        debtor: party('council'),
        creditor: theBody('assembly'),
        basis: 'resolution',
        cover: 'per-item',
        due: { is: 'next', stage: 'respond' },
      }),
      respond({
        key: 'answer-wishes',
        name: named('to answer wishes and questions', 'responder a deseos y preguntas', 'responder a desejos e perguntas'),
        debtor: party('executive'),
        creditor: theBody('assembly'),
        basis: 'resolution',
        due: within(usually.months(3)),
      }),
    ],
    gates: [mandateFirst, moneyFirst(noneShort)],
    rights: [
      { key: 'offer-themes', name: named('three themes|s', 'tres temas|ms', 'três temas|ms'), holder: party('executive'), act: 'propose', over: 'agenda' },
      {
        key: 'choose-theme',
        name: named('one theme of three', 'un tema de tres', 'um tema entre três'),
        holder: theBody('group-one'),
        act: 'choose-agenda',
        over: 'agenda',
      },
    ],
  }),
  labels: ['civic', 'standing', 'government-convened'],
  level: 3,
  phases: ['agenda', 'decision'],
  votes: [
    {
      decision: 'theme-choice',
      tally: tally('theme-votes', {}, {}, { options: [option('homelessness', 22), option('noise', 15), option('heat', 12)] }),
      outcome: 'adopted',
      picked: ['homelessness'],
    },
    {
      decision: 'theme-choice',
      tally: tally('theme-votes', {}, {}, { options: [option('homelessness', 22), option('noise', 22)] }),
      outcome: 'dropped',
      picked: [],
    },
    {
      decision: 'texts',
      tally: tally('bill-votes', { for: 60, against: 20 }, {}, { item: { 'item.kind': 'bill' } }),
      outcome: 'adopted',
      effects: ['adopt', 'transmit', 'owe'],
    },
    { decision: 'texts', tally: tally('wish-votes', { for: 20, against: 20 }, {}, { item: { 'item.kind': 'wish' } }), outcome: 'dropped' },
    {
      decision: 'texts',
      tally: tally('question-votes', { for: 51, against: 20 }, {}, { item: { 'item.kind': 'question' } }),
      outcome: 'adopted',
      effects: ['adopt', 'transmit'],
    },
  ],
  pools: [
    {
      class: 'assembly.member',
      seated: 100,
      missed: 0,
      people: [
        { count: 81, route: 'roll', words: {} },
        { count: 4, route: 'minors', words: { 'person.age': whole(17) } },
        { count: 3, route: 'minors', words: { 'person.age': whole(18) } },
        { count: 40, route: 'non-eu', words: { 'person.resident': true, 'person.voter': false } },
      ],
    },
  ],
  duties: [
    {
      duty: 'put-to-vote',
      on: '2024-07-09',
      happened: { is: 'certified', decision: 'texts', outcome: 'adopted' },
      debtors: ['council'],
      due: '2024-07-09',
      stages: { respond: '2024-07-09' },
    },
  ],
};
