import { body as theBody, party } from '#rules/actor.ts';
import { above as moreThan, and, atLeast, compare, label, later, not, or, plus, same, share, word } from '#rules/expression/say.ts';
import { named } from '#rules/grammar.ts';
import {
  above, addresses, adopted, bands, body, charter, decision, defined, dropped, eligible, enrol, forAgainst, half, inFavour, invented, invite, ladder, lottery,
  mandate, mandateFirst, office, owed, people, published, question, quota, respond, result, roll, rung, say, seated, seats, stage, stageNames, inOrder,
  usually, vote, way, ways, within,
} from './pieces.ts';
import { tally, whole, type System } from './system.ts';

const rules = published('democratie.brussels/pages/faq_cd');
const scheme = published('democratie.brussels/pages/cd_schema');
const lesoir = published('lesoir.be, 24 October 2021');
const citizens = named('the citizens drawn by lot|s', 'las personas sorteadas', 'as pessoas sorteadas');
const deputies = named('the members of parliament|s', 'las diputadas y los diputados|m', 'as deputadas e os deputados|m');
const side = (answer: 'for' | 'against') => word('tally.label', { about: answer, by: 'citizens' });
const most = (answer: 'for' | 'against') => moreThan(share(side(answer), plus(side('for'), side('against'))), half);
const passed = same(word('item.outcome'), label('adopted'));

/** Citizens vote in secret as advice; members of parliament vote in the open and decide; a divergence must be explained. */
const rule = vote(
  [
    seated('deputies', deputies, 'committee', ['deputy'], { ballot: 'open', channels: ['room'] }),
    seated('citizens', citizens, 'committee', ['citizen'], { power: 'consultative', ballot: 'secret', channels: ['paper'] }),
  ],
  forAgainst,
  bands(share(inFavour, word('tally.seated')), [above(half, adopted({ is: 'transmit', to: theBody('standing-committee') }))], dropped(), dropped()),
  {
    also: [{ when: or(and(most('for'), not(passed)), and(most('against'), passed)), effects: [{ is: 'owe', duty: 'explain-divergence' }] }],
  },
);
const both = (deputiesFor: number, citizensFor: number, citizensAgainst: number) => ({
  electorates: {
    deputies: { answers: { for: deputiesFor, against: 15 - deputiesFor }, seated: 15 },
    citizens: { answers: { for: citizensFor, against: citizensAgainst }, seated: 45 },
  },
});

/** Deliberative committees of the Brussels parliament: 1,000 signatures, 15 members of parliament beside 45 citizens. */
export const brusselsCommittee: System = {
  number: 10,
  key: 'brussels-committee',
  charter: charter('deliberative-committee', {
    name: named('the deliberative committee', 'la comisión deliberativa', 'a comissão deliberativa'),
    parties: [
      office('parliament', named('the Brussels Parliament', 'el Parlamento de Bruselas', 'o Parlamento de Bruxelas'), 'convener', 'funder'),
      people('residents', named('the residents|s', 'la población residente', 'a população residente')),
    ],
    bodies: [
      body(
        'committee',
        named('the committee', 'la comisión', 'a comissão'),
        [
          seats(
            'deputy',
            deputies,
            { is: 'share', of: scheme.of(1, 4), total: 60, cite: scheme.cite },
            ways([
              way(
                'office',
                named('a seat in the standing committee', 'un puesto en la comisión permanente', 'um lugar na comissão permanente'),
                { is: 'members', of: 'parliament' },
                {
                  is: 'ex_officio',
                  office: named('member of the standing committee', 'integrante de la comisión permanente', 'membro da comissão permanente'),
                },
              ),
            ]),
            { government: true },
          ),
          seats(
            'citizen',
            citizens,
            { is: 'share', of: scheme.of(3, 4), total: 60, cite: scheme.cite },
            ways(
              [
                way(
                  'letters',
                  named('a letter to an address', 'una carta a un domicilio', 'uma carta a um endereço'),
                  addresses(10000, rules.cite),
                  invite(10000, rules.cite, 'post'),
                  enrol(['web', 'phone']),
                  eligible(atLeast(word('person.age'), rules.of(16))),
                ),
              ],
              [
                lottery(rules.cite, [
                  quota('language', 'french', named('speakers of French|s', 'quienes hablan francés|ms', 'quem fala francês|ms'), 30, 40, invented.cite),
                  quota('language', 'dutch', named('speakers of Dutch|s', 'quienes hablan neerlandés|ms', 'quem fala neerlandês|ms'), 5, 15, invented.cite),
                ]),
              ],
            ),
          ),
        ],
        { competence: ['recommendation'] },
      ),
      body(
        'standing-committee',
        named('the standing committee', 'la comisión permanente', 'a comissão permanente'),
        [
          seats(
            'deputy',
            deputies,
            { is: 'exactly', seats: 15, cite: scheme.cite },
            ways([
              way(
                'office',
                named('an election to parliament', 'una elección al parlamento', 'uma eleição para o parlamento'),
                { is: 'members', of: 'parliament' },
                { is: 'ex_officio', office: named('member of parliament', 'integrante del parlamento', 'membro do parlamento') },
              ),
            ]),
            { government: true },
          ),
        ],
        { of: 'parliament', renewal: { is: 'term', span: usually.years(5) }, competence: ['theme'] },
      ),
    ],
    kinds: [
      { key: 'theme', name: named('themes|s', 'los temas', 'os temas') },
      { key: 'recommendation', name: named('recommendations|s', 'las recomendaciones', 'as recomendações') },
    ],
    terms: [{ key: 'language', name: named('language', 'el idioma', 'a língua') }],
    mandates: [
      mandate(
        'rules',
        party('parliament'),
        'committee',
        ['parliament'],
        [
          question(
            'theme',
            say(
              'What should be done about the theme that was chosen?',
              '¿Qué debe hacerse con el tema elegido?',
              'O que se deve fazer sobre o tema escolhido?',
            ),
          ),
        ],
        rules.cite,
        { basis: 'law', authority: 3 },
      ),
    ],
    stages: inOrder(
      stage('signatures', 'agenda', named('the gathering of signatures', 'la recogida de firmas', 'a coleta de assinaturas'), 'committee'),
      stage('parliament-day', 'agenda', named('the parliament’s choice', 'la elección del parlamento', 'a escolha do parlamento'), 'standing-committee'),
      stage('form', 'form', stageNames.form, 'committee'),
      stage('deliberate', 'deliberate', stageNames.deliberate, 'committee'),
      stage('decide', 'decide', stageNames.decide, 'committee'),
      stage('monitor', 'monitor', stageNames.monitor, 'standing-committee'),
    ),
    decisions: [
      decision(
        'suggestion',
        named('the citizens’ suggestion', 'la sugerencia ciudadana', 'a sugestão cidadã'),
        'committee',
        'signatures',
        ['theme'],
        vote(
          [
            roll(
              'signers',
              named('residents of sixteen and older|s', 'residentes de dieciséis años o más|ms', 'residentes de dezesseis anos ou mais|ms'),
              and(word('person.resident'), atLeast(word('person.age'), rules.of(16))),
              'register',
              { ballot: 'open', channels: ['page', 'paper'] },
            ),
          ],
          { is: 'sign', most: 1, cite: defined.cite },
          ladder(
            [[atLeast(word('tally.signatures'), rules.of(1000)), result('admitted', { is: 'route', to: 'parliament-day' })]],
            result('not-admitted', { is: 'publish' }),
          ),
        ),
        rules.cite,
      ),
      decision(
        'theme-vote',
        named('the choice of the theme', 'la elección del tema', 'a escolha do tema'),
        'standing-committee',
        'parliament-day',
        ['theme'],
        vote(
          [seated('parliament-votes', deputies, 'standing-committee', ['deputy'], { ballot: 'open', channels: ['room'] })],
          forAgainst,
          bands(
            share(inFavour, word('tally.cast')),
            [above(half, adopted({ is: 'charter', body: 'committee' }))],
            dropped({ is: 'owe', duty: 'explain-refusal' }, { is: 'publish' }),
          ),
        ),
        rules.cite,
        { opens: same(word('decision.outcome', { about: 'suggestion' }), label('admitted')) },
      ),
      decision(
        'recommendation-vote',
        named('the vote on recommendations', 'la votación de las recomendaciones', 'a votação das recomendações'),
        'committee',
        'decide',
        ['recommendation'],
        rule,
        usually.cite,
      ),
    ],
    duties: [
      owed('explain', {
        key: 'explain-refusal',
        name: named('the reasons for a refusal|s', 'los motivos de una negativa', 'os motivos de uma recusa'),
        on: { is: 'certified', decision: 'theme-vote', outcomes: ['dropped'] },
        debtor: party('parliament'),
        creditor: party('residents'),
        basis: 'law',
      }),
      owed('explain', {
        key: 'explain-divergence',
        name: named('the reasons for a divergence|s', 'los motivos de una divergencia', 'os motivos de uma divergência'),
        on: { is: 'certified', decision: 'recommendation-vote', outcomes: ['adopted', 'dropped'] },
        debtor: party('parliament'),
        creditor: theBody('committee'),
        basis: 'law',
        cover: 'per-item',
      }),
      respond({
        key: 'report-back',
        name: named('the report after nine months', 'el informe a los nueve meses', 'o relatório depois de nove meses'),
        debtor: party('parliament'),
        creditor: theBody('committee'),
        basis: 'law',
        due: within(lesoir.months(9), 'runs'),
        ladder: [rung('due', invented.days(14), [{ is: 'publish' }], word('item.answered'))],
      }),
    ],
    gates: [
      mandateFirst,
      {
        key: 'resubmission',
        name: named('a refused theme waits a year', 'un tema rechazado espera un año', 'um tema recusado espera um ano'),
        at: { is: 'opens', stage: 'signatures' },
        must: compare(word('today'), '>=', later(word('topic.refused_on'), rules.months(12)), 'holds'),
        severity: 'block',
        override: party('parliament'),
      },
      {
        key: 'first-session',
        name: named('the first session in time', 'la primera sesión a tiempo', 'a primeira sessão no prazo'),
        at: { is: 'opens', stage: 'deliberate' },
        must: and(compare(word('wait.days'), '>=', usually.of(60)), compare(word('wait.days'), '<=', usually.of(90))),
        severity: 'warn',
        override: null,
      },
    ],
    rights: [
      { key: 'suggest', name: named('themes|s', 'temas de trabajo|ms', 'temas de trabalho|ms'), holder: party('residents'), act: 'propose', over: 'agenda' },
    ],
  }),
  labels: ['civic', 'standing', 'government-convened'],
  level: 3,
  phases: ['agenda', 'decision'],
  votes: [
    { decision: 'suggestion', tally: tally('signers', {}, { signatures: 1000 }), outcome: 'admitted' },
    { decision: 'suggestion', tally: tally('signers', {}, { signatures: 999 }), outcome: 'not-admitted' },
    { decision: 'theme-vote', tally: tally('parliament-votes', { for: 40, against: 40 }), outcome: 'dropped', effects: ['drop', 'owe', 'publish'] },
    { decision: 'recommendation-vote', tally: both(8, 40, 5), outcome: 'adopted', effects: ['adopt', 'transmit'] },
    { decision: 'recommendation-vote', tally: both(7, 0, 45), outcome: 'dropped', effects: ['drop'] },
    { decision: 'recommendation-vote', tally: both(7, 45, 0), outcome: 'dropped', effects: ['drop', 'owe'] },
    { decision: 'recommendation-vote', tally: both(8, 10, 35), outcome: 'adopted', effects: ['adopt', 'transmit', 'owe'] },
    { decision: 'recommendation-vote', tally: both(0, 20, 20), outcome: 'dropped', effects: ['drop'] },
  ],
  duties: [
    {
      duty: 'report-back',
      on: '2021-07-01',
      happened: { is: 'transmitted' },
      debtors: ['parliament'],
      due: '2022-04-01',
      ladder: [
        { today: '2022-04-16', does: ['publish'] },
        { today: '2022-04-16', words: { 'item.answered': true }, does: [] },
      ],
    },
  ],
  gates: [
    { gate: 'resubmission', words: { today: '2026-06-01', 'topic.refused_on': '2025-06-02' }, passes: false },
    { gate: 'resubmission', words: { today: '2026-06-01' }, passes: true },
    { gate: 'first-session', words: { 'wait.days': whole(91) }, passes: true },
  ],
  seats: [
    { class: 'committee.deputy', least: 15, most: 15 },
    { class: 'committee.citizen', least: 45, most: 45 },
  ],
};
