import { body as theBody, party } from '#rules/actor.ts';
import { atLeast, compare, word } from '#rules/expression/say.ts';
import { named } from '#rules/grammar.ts';
import {
  about, addresses, adopted, at, bands, between, body, charter, consent, decision, defined, dropped, enrol, exactly, forAgainst, invented, invite, ladder,
  lottery, mandate, mandateFirst, moneyFirst, nominate, noneShort, ofCast, office, organisation, owed, published, question, respond, result, rung, say,
  seated, seats, stage, stageNames, inOrder, usually, vote, way, ways, within,
} from './pieces.ts';
import { tally, type System } from './system.ts';

const source = published('cambridge core, Equity, Participation, and Power');
const jurors = named('the jurors|s', 'las personas del jurado', 'as pessoas do júri');
const councillors = named('the members of the council|s', 'integrantes del consejo|ms', 'membros do conselho|ms');
const rule = {
  is: 'sequence' as const,
  passesOn: ['routed' as const],
  first: vote(
    [seated('jury-consent', jurors, 'jury', ['juror'], { ballot: 'none', channels: ['room'] })],
    consent,
    ladder([[compare(word('tally.objections'), '=', defined.of(0)), adopted({ is: 'transmit', to: party('authority') })]], result('routed')),
  ),
  then: vote(
    [seated('jury-votes', jurors, 'jury', ['juror'])],
    forAgainst,
    bands(ofCast, [at(usually.of(2, 3), adopted({ is: 'transmit', to: party('authority') }))], dropped()),
  ),
};

/** Health care: a jury decides what is needed; a council of users and workers watches what is done. */
export const healthCare: System = {
  number: 17,
  key: 'health-care',
  charter: charter('jury-and-council', {
    name: named('the health jury and its council', 'el jurado de salud y su consejo', 'o júri da saúde e seu conselho'),
    parties: [
      office('authority', named('the health authority', 'la autoridad de salud', 'a autoridade de saúde'), 'convener', 'funder'),
      organisation('users', named('the users’ organisations|s', 'las organizaciones de personas usuarias', 'as organizações de usuários'), 'partner'),
      organisation('workers', named('the health workers’ unions|s', 'los sindicatos de salud', 'os sindicatos da saúde'), 'partner'),
    ],
    bodies: [
      body(
        'jury',
        named('the jury', 'el jurado', 'o júri'),
        [
          seats(
            'juror',
            jurors,
            between(18, 24, usually.cite),
            ways(
              [
                way(
                  'letters',
                  named('a letter to an address', 'una carta a un domicilio', 'uma carta a um endereço'),
                  addresses(3000, invented.cite),
                  invite(3000, invented.cite, 'post'),
                  enrol(['web', 'phone', 'paper'], 'household'),
                ),
              ],
              [
                lottery(usually.cite, [
                  about('insured', 'yes', named('people with insurance|s', 'personas con seguro|fs', 'pessoas com plano|fs'), invented.of(3, 4)),
                  about('insured', 'no', named('people without insurance|s', 'personas sin seguro|fs', 'pessoas sem plano|fs'), invented.of(1, 4)),
                ]),
              ],
            ),
          ),
        ],
        { competence: ['need'] },
      ),
      body(
        'monitoring-council',
        named('the monitoring council', 'el consejo de vigilancia', 'o conselho de acompanhamento'),
        [
          seats(
            'user',
            named('users|s', 'personas usuarias|fs', 'pessoas usuárias|fs'),
            exactly(8, invented.cite),
            ways([
              way(
                'users',
                named('the users’ organisations|s', 'las organizaciones de personas usuarias', 'as organizações de usuários'),
                { is: 'members', of: 'users' },
                nominate(party('users')),
              ),
            ]),
          ),
          seats(
            'worker',
            named('workers|s', 'personal de salud|m', 'trabalhadores da saúde|ms'),
            exactly(4, invented.cite),
            ways([way('workers', named('the unions|s', 'los sindicatos', 'os sindicatos'), { is: 'members', of: 'workers' }, nominate(party('workers')))]),
          ),
        ],
        { renewal: { is: 'term', span: usually.years(2) }, competence: ['finding'] },
      ),
    ],
    kinds: [
      { key: 'need', name: named('needs|s', 'las necesidades', 'as necessidades') },
      { key: 'finding', name: named('findings|s', 'los hallazgos', 'as constatações') },
    ],
    terms: [{ key: 'insured', name: named('insurance', 'el seguro', 'o plano de saúde') }],
    mandates: [
      mandate(
        'letter',
        party('authority'),
        'jury',
        ['authority'],
        [
          question(
            'needs',
            say(
              'Which needs must the health system meet first?',
              '¿Qué necesidades debe atender primero el sistema de salud?',
              'Quais necessidades o sistema de saúde deve atender primeiro?',
            ),
          ),
        ],
        source.cite,
        { authority: 3 },
      ),
    ],
    stages: inOrder(
      stage('learn', 'learn', named('the needs assessment', 'el diagnóstico de necesidades', 'o diagnóstico de necessidades'), 'jury'),
      stage('decide', 'decide', stageNames.decide, 'jury'),
      stage('transmit', 'transmit', stageNames.transmit, 'jury'),
      stage('implement', 'implement', stageNames.implement, 'monitoring-council'),
      stage('monitor', 'monitor', stageNames.monitor, 'monitoring-council'),
    ),
    decisions: [
      decision(
        'need-vote',
        named('the vote on needs', 'la votación de las necesidades', 'a votação das necessidades'),
        'jury',
        'decide',
        ['need'],
        rule,
        usually.cite,
      ),
      decision(
        'finding-vote',
        named('the publishing of findings', 'la publicación de hallazgos', 'a publicação de constatações'),
        'monitoring-council',
        'monitor',
        ['finding'],
        vote(
          [seated('council-votes', councillors, 'monitoring-council', ['user', 'worker'], { ballot: 'open', channels: ['room'] })],
          forAgainst,
          bands(ofCast, [at(usually.of(1, 2), result('adopted', { is: 'publish' }, { is: 'notify', who: party('authority') }))], dropped()),
          {
            quorum: {
              needs: atLeast({ is: 'share', part: word('tally.present'), whole: word('tally.seated') }, usually.of(1, 2)),
              short: result('no-result', { is: 'drop' }),
            },
          },
        ),
        usually.cite,
      ),
    ],
    duties: [
      respond({
        key: 'answer',
        name: named('to answer each need', 'responder cada necesidad', 'responder a cada necessidade'),
        debtor: party('authority'),
        creditor: theBody('jury'),
        basis: 'letter',
        due: within(invented.days(90)),
        ladder: [rung('due', invented.days(0), [{ is: 'publish' }]), rung('due', invented.days(30), [{ is: 'mobilise', body: 'monitoring-council' }])],
      }),
      owed('report', {
        key: 'progress',
        name: named('the report on progress', 'el informe de avance', 'o relatório de andamento'),
        on: { is: 'every', span: usually.months(6) },
        debtor: party('authority'),
        creditor: theBody('monitoring-council'),
        basis: 'letter',
        due: { is: 'every', span: usually.months(6) },
      }),
      owed('follow-through', {
        key: 'commitments',
        name: named('to keep what was accepted', 'cumplir lo aceptado', 'cumprir o que foi aceito'),
        on: { is: 'answered', with: ['accepted', 'in-part'] },
        debtor: party('authority'),
        creditor: theBody('monitoring-council'),
        basis: 'letter',
        cover: 'per-item',
      }),
    ],
    gates: [
      mandateFirst,
      moneyFirst(noneShort),
      {
        key: 'watchers-first',
        name: named('watchers before the end', 'vigilancia antes del final', 'acompanhamento antes do fim'),
        at: { is: 'concludes' },
        must: word('follow_up.ready'),
        severity: 'block',
        override: null,
      },
    ],
    rights: [
      {
        key: 'right-of-access',
        name: named('what was promised', 'lo prometido', 'o que foi prometido'),
        holder: theBody('monitoring-council'),
        act: 'be-heard',
        over: 'monitoring',
      },
    ],
  }),
  labels: ['civic', 'government-convened'],
  level: 3,
  phases: ['decision', 'implementation', 'monitoring', 'enforcement'],
  votes: [
    { decision: 'need-vote', tally: tally('jury-consent', {}, { objections: 0 }), outcome: 'adopted' },
    {
      decision: 'need-vote',
      tally: { electorates: { 'jury-consent': { objections: 2 }, 'jury-votes': { answers: { for: 16, against: 8 } } } },
      outcome: 'adopted',
    },
    {
      decision: 'need-vote',
      tally: { electorates: { 'jury-consent': { objections: 2 }, 'jury-votes': { answers: { for: 15, against: 9 } } } },
      outcome: 'dropped',
    },
    {
      decision: 'finding-vote',
      tally: tally('council-votes', { for: 3, against: 3 }, { present: 6, seated: 12 }),
      outcome: 'adopted',
      effects: ['publish', 'notify'],
    },
    { decision: 'finding-vote', tally: tally('council-votes', { for: 5 }, { present: 5, seated: 12 }), outcome: 'no-result' },
  ],
  duties: [
    {
      duty: 'answer',
      on: '2026-01-01',
      happened: { is: 'transmitted' },
      debtors: ['authority'],
      due: '2026-04-01',
      ladder: [
        { today: '2026-04-01', does: [] },
        { today: '2026-04-02', does: ['publish'] },
        { today: '2026-05-02', does: ['publish', 'mobilise'] },
      ],
    },
  ],
  pools: [
    {
      class: 'jury.juror',
      seated: 24,
      missed: 0,
      people: [
        { count: 40, route: 'letters', words: { 'person.feature insured': 'yes' } },
        { count: 12, route: 'letters', words: { 'person.feature insured': 'no' } },
      ],
    },
  ],
};
