import { body as theBody, party } from '#rules/actor.ts';
import { atLeast, compare, share, word } from '#rules/expression/say.ts';
import { named } from '#rules/grammar.ts';
import {
  above, adopted, article, bands, body, charter, consent, decision, defined, dropped, eligible, everyone, forAgainst, half, inFavour, invented, ladder,
  mandate, mandateFirst, membersOf, moneyFirst, noneShort, office, open, openTo, organisation, owed, question, result, rung, say, seated, seats, stage,
  stageNames, inOrder, usually, vote, way, ways,
} from './pieces.ts';
import { tally, whole, type System } from './system.ts';

const members = named('the members|s', 'las personas integrantes', 'os membros');
const campaigns = named('campaigns|s', 'las campañas', 'as campanhas');
const own = party('put-people-first');
const inRoom = seated('members-vote', members, 'assembly', ['member'], { ballot: 'open', channels: ['room'] });
const bindsUs = [
  { is: 'bind', who: own },
  { is: 'pledge', who: own },
] as const;

/** Consent of the room; where somebody objects, more than half of the members present (common practice: no threshold was published). */
const rule = {
  is: 'sequence' as const,
  passesOn: ['routed' as const],
  first: vote([inRoom], consent, ladder([[compare(word('tally.objections'), '=', defined.of(0)), adopted(...bindsUs)]], result('routed'))),
  then: vote([inRoom], forAgainst, bands(share(inFavour, word('tally.present')), [above(half, adopted(...bindsUs))], dropped())),
};

/** Put People First! PA: a member body that binds itself, and commitments of outsiders that it tracks. */
export const putPeopleFirst: System = {
  number: 1,
  key: 'put-people-first',
  charter: charter('membership-assembly', {
    name: named('the Membership Assembly', 'la Asamblea de Integrantes', 'a Assembleia de Membros'),
    parties: [
      organisation('put-people-first', named('Put People First! PA', 'Put People First! PA|f', 'Put People First! PA|f'), 'convener'),
      office('governor', named('the governor’s administration', 'el gobierno del estado', 'o governo do estado')),
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
                membersOf('put-people-first'),
                eligible(word('person.in_good_standing')),
                everyone,
              ),
            ]),
          ),
          seats(
            'child',
            named('children|s', 'las niñas y los niños|f', 'as crianças'),
            open,
            ways([
              way(
                'children',
                named('children of members|s', 'hijas e hijos de integrantes|fs', 'filhas e filhos de membros|fs'),
                openTo(compare(word('person.age'), '<', usually.of(16))),
                everyone,
              ),
            ]),
            { voice: false, vote: false },
          ),
          seats(
            'guest',
            named('guests of allied organisations|s', 'personas invitadas de organizaciones aliadas|fs', 'pessoas convidadas de organizações aliadas|fs'),
            open,
            ways([
              way(
                'allies',
                named('an invitation to allies', 'una invitación a organizaciones aliadas', 'um convite a organizações aliadas'),
                { is: 'organisations', count: 13, cite: { from: 'published', where: 'putpeoplefirstpa.org, 11th assembly' } },
                everyone,
              ),
            ]),
            { vote: false },
          ),
        ],
        { of: 'put-people-first', renewal: { is: 'term', span: usually.years(1) }, competence: ['campaign'] },
      ),
      body(
        'coordinators',
        named('the coordinators|s', 'las personas coordinadoras', 'a coordenação'),
        [
          seats(
            'coordinator',
            named('coordinators|s', 'las personas que coordinan', 'as pessoas que coordenam'),
            { is: 'between', least: 3, most: 9, cite: invented.cite },
            ways([
              way('volunteers', named('the members’ volunteers|s', 'integrantes que se ofrecen|ms', 'membros voluntários|ms'), membersOf('put-people-first'), {
                is: 'volunteer',
              }),
            ]),
          ),
        ],
        { of: 'put-people-first' },
      ),
    ],
    kinds: [{ key: 'campaign', name: campaigns }],
    mandates: [
      mandate(
        'own',
        own,
        'assembly',
        ['put-people-first'],
        [
          question('year', say('What do we campaign for this year?', '¿Por qué hacemos campaña este año?', 'Pelo que fazemos campanha este ano?'), {
            inScope: say('Campaigns and priorities of the year.', 'Campañas y prioridades del año.', 'Campanhas e prioridades do ano.'),
          }),
        ],
        article.cite,
        { authority: 5 },
      ),
    ],
    stages: inOrder(
      stage('learn', 'learn', named('the months of research|s', 'los meses de investigación', 'os meses de pesquisa'), 'assembly'),
      stage('deliberate', 'deliberate', named('the small groups|s', 'los grupos pequeños', 'os grupos pequenos'), 'assembly'),
      stage('decide', 'decide', stageNames.decide, 'assembly'),
      stage(
        'implement',
        'implement',
        named('the work of the campaign teams', 'el trabajo de los equipos de campaña', 'o trabalho das equipes de campanha'),
        'coordinators',
      ),
      stage('monitor', 'monitor', named('the monthly call', 'la llamada mensual', 'a chamada mensal'), 'assembly'),
      stage('agenda', 'agenda', named('the next assembly', 'la próxima asamblea', 'a próxima assembleia'), 'assembly'),
    ),
    decisions: [
      decision(
        'campaign-vote',
        named('the choice of the campaign', 'la elección de la campaña', 'a escolha da campanha'),
        'assembly',
        'decide',
        ['campaign'],
        rule,
        usually.cite,
      ),
    ],
    duties: [
      owed('report', {
        key: 'yearly-report',
        name: named('the report to the next assembly', 'el informe a la próxima asamblea', 'o relatório à próxima assembleia'),
        on: { is: 'certified', decision: 'campaign-vote', outcomes: ['adopted'] },
        debtor: theBody('coordinators'),
        creditor: theBody('assembly'),
        basis: 'resolution',
        due: { is: 'next', stage: 'agenda' },
        ladder: [rung('due', invented.days(30), [{ is: 'mobilise', body: 'assembly' }])],
      }),
      owed('act', {
        key: 'public-advocate',
        name: named('a public healthcare advocate', 'una defensoría pública de la salud', 'uma defensoria pública da saúde'),
        on: { is: 'asked' },
        debtor: party('governor'),
        creditor: theBody('assembly'),
        basis: 'pledge',
      }),
    ],
    gates: [
      mandateFirst,
      moneyFirst(noneShort),
      {
        key: 'childcare',
        name: named('childcare is staffed', 'hay quien cuide a la niñez', 'há quem cuide das crianças'),
        at: { is: 'opens', stage: 'decide' },
        must: atLeast(word('session.present'), invented.of(1)),
        severity: 'warn',
        override: theBody('coordinators'),
      },
    ],
    rights: [
      {
        key: 'propose-campaign',
        name: named('campaigns for the year|s', 'las campañas del año', 'as campanhas do ano'),
        holder: theBody('assembly'),
        act: 'propose',
        over: 'agenda',
      },
    ],
  }),
  labels: ['movement', 'standing', 'community-convened'],
  level: 5,
  phases: ['agenda', 'decision', 'implementation', 'monitoring', 'enforcement'],
  votes: [
    { decision: 'campaign-vote', tally: tally('members-vote', {}, { objections: 0, present: 130 }), outcome: 'adopted', effects: ['adopt', 'bind', 'pledge'] },
    { decision: 'campaign-vote', tally: tally('members-vote', { for: 66, against: 40, abstain: 24 }, { objections: 2, present: 130 }), outcome: 'adopted' },
    {
      decision: 'campaign-vote',
      tally: tally('members-vote', { for: 65, against: 10, abstain: 55 }, { objections: 2, present: 130 }),
      outcome: 'dropped',
      effects: ['drop'],
    },
  ],
  pools: [
    {
      class: 'assembly.member',
      seated: 5,
      people: [
        { count: 5, route: 'members', words: { 'person.in_good_standing': true } },
        { count: 3, route: 'members', words: { 'person.in_good_standing': false } },
      ],
    },
  ],
  duties: [
    {
      duty: 'yearly-report',
      on: '2022-10-22',
      happened: { is: 'certified', decision: 'campaign-vote', outcome: 'adopted' },
      debtors: ['coordinators'],
      due: '2023-10-20',
      stages: { agenda: '2023-10-20' },
      ladder: [
        { today: '2023-11-19', does: [] },
        { today: '2023-11-20', does: ['mobilise'] },
      ],
    },
  ],
  gates: [{ gate: 'childcare', words: { 'session.present': whole(0) }, passes: true }],
};
