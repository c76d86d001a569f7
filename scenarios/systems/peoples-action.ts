import { body as theBody, party } from '#rules/actor.ts';
import { share, word } from '#rules/expression/say.ts';
import { named } from '#rules/grammar.ts';
import {
  above, adopted, at, bands, body, charter, decision, defined, dropped, elect, everyone, forAgainst, half, inFavour, invented, mandate, mandateFirst,
  membersOf, open, organisation, owed, question, result, routed, say, seated, seats, stage, stageNames, inOrder, usually, vote, way, ways,
} from './pieces.ts';
import { tally, whole, type System } from './system.ts';

const gk = usually.cite;
const affiliates = [
  ['north', 'North Organising', 'Organización del Norte', 'Organização do Norte', 1800],
  ['lakes', 'Lakes Together', 'Lagos en Común', 'Lagos em Comum', 4200],
  ['valley', 'Valley Voices', 'Voces del Valle', 'Vozes do Vale', 640],
] as const;
const matrix = {
  rows: affiliates.map(([key, en, es, pt, figure]) => ({ key, name: named(en, `${es}|f`, `${pt}|f`), figure, cite: invented.cite })),
  figureName: named('the dues-paying members|s', 'las personas que pagan cuota', 'os membros que pagam cota'),
  size: { is: 'each', floor: 2, per: 500, round: 'down', multiple: 1, cite: gk },
  columns: [{ segment: 'delegates', share: defined.of(1) }],
  alternates: usually.of(1, 5),
} as const;
const delegates = named('the delegates|s', 'las personas delegadas', 'as pessoas delegadas');
const weight = word('seat.weight');

const platform = vote(
  [seated('convention-vote', delegates, 'convention', ['delegate'], { freezes: 'opened', ballot: 'open', channels: ['room'], weight })],
  forAgainst,
  bands(
    share(inFavour, word('tally.cast')),
    [
      at(usually.of(2, 3), adopted({ is: 'bind', who: party('peoples-action') })),
      above(half, routed('task-force-work', { is: 'notify', who: theBody('task-force') })),
    ],
    dropped(),
  ),
);
const delegateElection = vote(
  [seated('affiliate-vote', named('the members of the affiliate|s', 'integrantes de la afiliada|ms', 'membros da afiliada|ms'), 'affiliate', ['member'])],
  { is: 'approve', most: null, cite: gk },
  {
    is: 'pick',
    tie: 'chair',
    picks: [{ top: invented.of(5), by: word('option.support'), per: null, atLeast: null }],
    picked: result('elected', { is: 'seat', body: 'convention', class: 'delegate' }, { is: 'accredit', body: 'convention', class: 'delegate' }),
    rest: result('not-elected', { is: 'publish' }),
  },
);
const candidate = (key: string, support: number) => ({
  key,
  world: { word: ({ word: asked }: { readonly word: string }) => (asked === 'option.support' ? whole(support) : null), things: () => [] },
});

/** People’s Action: delegates of organisations by apportionment, a platform by bands. */
export const peoplesAction: System = {
  number: 4,
  key: 'peoples-action',
  charter: charter('federation-convention', {
    name: named('the national convention', 'la convención nacional', 'a convenção nacional'),
    parties: [
      organisation('peoples-action', named('People’s Action', 'People’s Action|f', 'People’s Action|f'), 'convener'),
      ...affiliates.map(([key, en, es, pt]) => organisation(key, named(en, `${es}|f`, `${pt}|f`))),
    ],
    bodies: [
      body(
        'convention',
        named('the convention', 'la convención', 'a convenção'),
        [
          seats(
            'delegate',
            delegates,
            { is: 'cells', segment: 'delegates', matrix },
            ways(
              [
                way(
                  'affiliates',
                  named('an affiliate', 'una organización afiliada', 'uma organização afiliada'),
                  { is: 'organisations', count: 40, cite: gk },
                  elect('delegate-election'),
                ),
              ],
              [{ is: 'alternates', share: usually.of(1, 5) }],
            ),
          ),
        ],
        { of: 'peoples-action', renewal: { is: 'term', span: usually.years(2) }, competence: ['plank'] },
      ),
      body(
        'affiliate',
        named('the affiliate', 'la organización afiliada', 'a organização afiliada'),
        [
          seats(
            'member',
            named('its members|s', 'sus integrantes|ms', 'seus membros|ms'),
            open,
            ways([way('dues', named('paid dues|s', 'el pago de la cuota', 'o pagamento da cota'), membersOf('peoples-action'), everyone)]),
          ),
        ],
        { of: 'peoples-action', competence: ['candidacy'] },
      ),
      body(
        'task-force',
        named('the task force', 'el grupo de trabajo', 'a força-tarefa'),
        [
          seats(
            'drafter',
            named('those who draft|s', 'quienes redactan|ms', 'quem redige|ms'),
            open,
            ways([
              way('volunteers', named('volunteers|s', 'personas voluntarias|fs', 'pessoas voluntárias|fs'), membersOf('peoples-action'), { is: 'volunteer' }),
            ]),
          ),
        ],
        { of: 'peoples-action', parent: 'convention' },
      ),
    ],
    kinds: [
      { key: 'plank', name: named('planks of the platform|s', 'los puntos de la plataforma', 'os pontos da plataforma') },
      { key: 'candidacy', name: named('candidacies|s', 'las candidaturas', 'as candidaturas') },
    ],
    terms: [{ key: 'delegates', name: named('delegates', 'delegadas y delegados|m', 'delegadas e delegados|m') }],
    mandates: [
      mandate(
        'own',
        party('peoples-action'),
        'convention',
        ['peoples-action'],
        [
          question(
            'platform',
            say(
              'What do we all fight for in the next two years?',
              '¿Por qué luchamos juntas en los próximos dos años?',
              'Pelo que lutamos juntos nos próximos dois anos?',
            ),
          ),
        ],
        gk,
        { authority: 5, basis: 'resolution' },
      ),
    ],
    stages: inOrder(
      stage(
        'task-force-work',
        'deliberate',
        named('the drafting by the task force', 'la redacción por el grupo de trabajo', 'a redação pela força-tarefa'),
        'task-force',
      ),
      stage(
        'delegates-named',
        'form',
        named('the naming of delegates', 'el nombramiento de delegadas y delegados', 'a indicação de delegadas e delegados'),
        'affiliate',
      ),
      stage('decide', 'decide', stageNames.decide, 'convention'),
      stage('implement', 'implement', stageNames.implement, 'affiliate'),
    ),
    decisions: [
      decision(
        'platform-vote',
        named('the vote on the platform', 'la votación de la plataforma', 'a votação da plataforma'),
        'convention',
        'decide',
        ['plank'],
        platform,
        gk,
      ),
      decision(
        'delegate-election',
        named('the election of delegates', 'la elección de delegadas y delegados', 'a eleição de delegadas e delegados'),
        'affiliate',
        'delegates-named',
        ['candidacy'],
        delegateElection,
        gk,
      ),
    ],
    duties: [
      owed('follow-through', {
        key: 'campaign',
        name: named('to campaign for what was adopted', 'hacer campaña por lo aprobado', 'fazer campanha pelo aprovado'),
        on: { is: 'certified', decision: 'platform-vote', outcomes: ['adopted'] },
        debtor: party('peoples-action'),
        creditor: theBody('convention'),
        basis: 'resolution',
        due: { is: 'within', span: usually.years(2), recess: 'runs' },
      }),
    ],
    gates: [mandateFirst],
    rights: [
      {
        key: 'propose-plank',
        name: named('planks|s', 'puntos de la plataforma|ms', 'pontos da plataforma|ms'),
        holder: theBody('affiliate'),
        act: 'propose',
        over: 'agenda',
      },
    ],
  }),
  labels: ['movement', 'standing', 'community-convened'],
  level: 5,
  phases: ['agenda', 'decision', 'implementation'],
  votes: [
    { decision: 'platform-vote', tally: tally('convention-vote', { for: 12, against: 5, abstain: 1 }, { voted: 18 }), outcome: 'adopted' },
    { decision: 'platform-vote', tally: tally('convention-vote', { for: 10, against: 8 }, { voted: 18 }), outcome: 'routed', effects: ['route', 'notify'] },
    { decision: 'platform-vote', tally: tally('convention-vote', { for: 9, against: 9 }, { voted: 18 }), outcome: 'dropped' },
    {
      decision: 'delegate-election',
      tally: tally('affiliate-vote', {}, { voted: 50 }, { options: ['a', 'b', 'c', 'd', 'e', 'f'].map((key, at) => candidate(key, 40 - at)) }),
      outcome: 'elected',
      picked: ['a', 'b', 'c', 'd', 'e'],
    },
  ],
  seats: [{ class: 'convention.delegate', least: 18, most: 18 }],
};
